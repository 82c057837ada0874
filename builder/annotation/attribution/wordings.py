"""Rules that read the noun phrase a quotation is part of: words that are somebody's without a verb for it."""

from __future__ import annotations

from builder.annotation.attribution.leads import is_person, noun_for_words
from builder.annotation.attribution.sieve import Claim, Context, claim_of
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DETERMINER,
    LOWER,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.owners import owner_at, owner_before
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue
from builder.annotation.sentence.subjects import clause_subject
from builder.annotation.tokens import Stream

_NAMED = CAPITAL | ROLE | SUBJECT | ORGANIZATION
_STARTS = DETERMINER | POSSESSIVE | POSSESSIVE_MARK | LOWER
_SPEAKERS = DETERMINER | POSSESSIVE | SUBJECT | ROLE | SOMEBODY
"""What the words of a source are that starts right behind a stretch: `"hall for all" critics call`."""
_USING = frozenset(("use", "choice", "mention", "repetition", "repeated"))
_WORDS = frozenset(("word", "line"))
_CHANTS = frozenset(("chant", "chants", "cry", "cries", "shout", "shouts", "chorus"))
_AMID = frozenset(
    ("to", "amid", "amidst", "over", "despite", "prompting", "drawing", "sparking", "provoking", "triggering")
)
_FAR = 20
"""How many words may stand between an owner and the verb behind the noun."""
_REACH = 8
"""How many words may stand between the quotation and the clause that tells whose it is."""


def wording(context: Context) -> Claim | None:
    """`Ida Moen ran on the slogan "a hall for all".` -- a noun for words beside the stretch, and who has a verb."""
    stream, unit, sentence = context.stream, context.unit, context.sentence
    noun = unit - 1
    if noun > sentence.start and (stream.lows[noun] == "of" or stream.flags[noun] & COMMA):
        noun -= 1
    low = stream.lows[noun]
    if (
        noun < sentence.start
        or (noun == sentence.start and low not in _CHANTS)
        or (low not in stream.lexicon.clause["wording"] and low not in _WORDS)
    ):
        return None
    for at in range(noun - 1, max(sentence.start, noun - _REACH), -1):
        # "Moen's use of the word", "her old slogan"
        if stream.flags[at] & (POSSESSIVE_MARK | POSSESSIVE):
            return claim_of(owner_at(stream, at, sentence.start))
        verb = stream.flags[at] & (VERB | CUE) and not stream.flags[at] & CUE_NOUN
        if stream.flags[at] & (AUXILIARY | COMMA | QUOTE) or (verb and stream.lows[at] not in _USING):
            break
    if low == "word":
        return None
    if low in _CHANTS:
        for at in range(unit + 1, min(unit + _REACH, sentence.end - 1)):
            if stream.lows[at] in ("from", "by", "among"):
                # `Cries of "Never!" rang out from the hall.`
                behind = phrase_from(stream, at + 1, sentence.end)
                if behind is not None:
                    return Claim(behind)
    source = clause_subject(stream, sentence.start, noun)
    if low in _CHANTS and stream.lows[noun - 1] in _AMID:
        return Claim(None)
    if source is None or source.last >= noun:
        # `There were cries of "Never!"`: somebody's.
        return Claim(None) if low in _CHANTS else None
    if low not in _CHANTS and not stream.flags[source.head] & _NAMED:
        return None
    return None if stream.flags[source.head] & SOMEBODY else Claim(source)


def is_answered(context: Context) -> bool:
    """Say whether the stretch is what others cry at what the sentence tells: `Moen sat down to cries of "Never!"`."""
    noun, lows = context.unit - 2, context.stream.lows
    return (
        noun > context.sentence.start
        and lows[noun + 1] == "of"
        and lows[noun] in _CHANTS
        and lows[noun - 1] in _AMID
    )


def predicated(context: Context) -> Claim | None:
    """`Ida Moen's advice was to "open early".` -- somebody's noun for words is said to be the stretch."""
    stream, unit, start = context.stream, context.unit, context.sentence.start
    flags = stream.flags
    be = unit - 1
    between = COMMA | COLON | DETERMINER | LOWER | ADVERB
    while be > start and unit - be <= 5 and flags[be] & between and not flags[be] & (BE | CUE | VERB):
        be -= 1
    if not flags[be] & BE or flags[be] & POSSESSIVE_MARK:
        return None
    for at in range(be - 2, max(start - 1, be - _FAR), -1):
        if (
            flags[at] & (POSSESSIVE_MARK | POSSESSIVE)
            and noun_for_words(stream, at + 1, min(at + 5, be)) is not None
        ):
            return claim_of(owner_at(stream, at, start))
        if flags[at] & (QUOTE | SUBORDINATOR | RELATIVE):
            # "Moen's rule that the hall was"
            return None
    return None


def remark(context: Context) -> Claim | None:
    """`Ida Moen's "a hall for all" remark drew anger.` -- a noun for words behind the stretch, its owner before it."""
    stream, unit, sentence = context.stream, context.unit, context.sentence
    noun = unit + 1
    while (
        noun < sentence.end
        and noun <= unit + 3
        and stream.flags[noun] & LOWER
        and not _is_remark(stream, noun)
    ):
        noun += 1
    if noun >= sentence.end or not _is_remark(stream, noun):
        return _drawn(stream, unit, sentence.start, sentence.end)
    owner = owner_before(stream, unit, sentence.start, 4)
    if owner is None and noun + 2 < sentence.end and stream.lows[noun + 1] in ("by", "from", "of"):
        owner = phrase_from(stream, noun + 2, sentence.end)
    return Claim(owner) if owner is not None and _may_speak(stream, owner) else None


def is_owned_remark(context: Context) -> bool:
    """Say whether a noun for words, and whose, stand right around the stretch: `asked if Moen's "never" remark`."""
    stream, unit = context.stream, context.unit
    return bool(
        unit > context.sentence.start
        and stream.flags[unit - 1] & POSSESSIVE_MARK
        and unit + 1 < context.sentence.end
        and _is_remark(stream, unit + 1)
    )


def _drawn(stream: Stream, unit: int, start: int, end: int) -> Claim | None:
    """`It drew a loud "never" from Ida Moen.`: words with an article, and from whom they came."""
    lows, flags = stream.lows, stream.flags
    article = unit - 1
    while article > max(start, unit - 3) and flags[article] & LOWER and lows[article] not in ("a", "an"):
        article -= 1
    if lows[article] not in ("a", "an") or lows[article - 1] not in stream.lexicon.clause["drawing"]:
        return None
    for at in range(unit + 1, min(unit + 4, end - 1)):
        if lows[at] == "from":
            source = phrase_from(stream, at + 1, end)
            return Claim(source) if source is not None and is_person(stream, source) else None
        if not flags[at] & LOWER:
            return None
    return None


def _is_remark(stream: Stream, at: int) -> bool:
    low = stream.lows[at]
    return bool(stream.flags[at] & LOWER) and (
        low in stream.lexicon.clause["remark"] or low in stream.lexicon.clause["wording"]
    )


def relative(context: Context) -> Claim | None:
    """`The "hall for all" that Ida Moen promised is closed.` -- a clause behind says who called or promised it so."""
    stream, unit, sentence = context.stream, context.unit, context.sentence
    flags, lows = stream.flags, stream.lows
    for cue in sentence.behind(unit + 1):
        source = cue.source
        if source is None or source.first < unit:
            continue
        joint = min(cue.first, source.first)
        if joint - unit > _REACH or stream.has_stretch(unit + 1, joint):
            return None
        put = cue.lemma == "put it"
        if (
            cue.kind not in ("say", "write")
            or not (put or _may_speak(stream, source))
            or not (flags[unit - 1] & _STARTS or "as" in lows[unit + 1 : unit + 4])
        ):
            continue
        if source.first > cue.first:
            # `the "hall for all" promised by Moen`, `the "hall", as it was called by Moen`
            as_it = "as" in lows[unit + 1 : unit + 3] and cue.match.voice == "passive"
            if as_it or (cue.match.voice == "by" and _part_of_phrase(stream, unit + 1, joint)):
                return Claim(source, cue)
            continue
        if cue.match.voice != "finite" or stream.has(SUBORDINATOR, source.last, cue.first):
            continue
        if lows[joint - 1] == "as" and joint - unit <= 3:
            # `The "hall for all", as Moen calls it, is closed.`, `"at last count", as the paper put it`
            named = flags[source.head] & (CAPITAL | SUBJECT) or put
            named = named and lows[source.first] not in ("we", "they")
            return Claim(source, cue) if named else None
        noun = flags[unit + 1]
        if source.first == unit + 1 and noun & LOWER and not noun & _SPEAKERS and lows[unit + 1][-1:] != "s":
            # `The "Never Moen" movement continues to`: what the stretch describes
            return None
        end = joint - (lows[joint - 1] == "that")
        return Claim(source, cue) if _part_of_phrase(stream, unit + 1, end) and _ends(stream, cue) else None
    return None


def _part_of_phrase(stream: Stream, first: int, last: int) -> bool:
    """Say whether the units go on in the noun phrase that a stretch opens: `"new" rules of the town`."""
    joints = CONJUNCTION | SUBORDINATOR | RELATIVE | ADVERB | SUBJECT | AUXILIARY | BE
    return all(
        flag & POSSESSIVE_MARK or (flag & (LOWER | CAPITAL) and not flag & joints)
        for flag in stream.flags[first:last]
    )


def _ends(stream: Stream, cue: Cue) -> bool:
    """Say whether the verb has no object of its own, so that the stretch is one: `the "gift" Moen promised in May`."""
    if cue.last >= len(stream.flags):
        return True
    flag = stream.flags[cue.last]
    return (
        not flag & (DETERMINER | POSSESSIVE | SUBJECT | CAPITAL | QUOTE) and stream.lows[cue.last] != "that"
    )


def _may_speak(stream: Stream, source: Phrase) -> bool:
    return (
        bool(stream.flags[source.head] & (_NAMED | SOMEBODY | POSSESSIVE))
        and stream.lows[source.head] != "it"
    )
