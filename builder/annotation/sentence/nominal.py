"""Cues that are no verbs: "his claim that", "is confident that", "according to", "in her view"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CALENDAR,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_ADJECTIVE,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    ED,
    END,
    FIRST_NAME,
    LOWER,
    NEGATION,
    OBJECT,
    ORGANIZATION,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    ROLE,
    SUBORDINATOR,
    TITLE,
    VERB,
    CueVerb,
)
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.owners import owner_before
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.sources import source_of
from builder.annotation.sentence.voices import Voice
from builder.annotation.tokens import Stream

_ARTICLE = DETERMINER | QUANTITY
_NO_VERB = PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY
_NOUN = ROLE | ORGANIZATION | CUE_NOUN | DOCUMENT | ED
_ADVERBIAL = ADVERB | NEGATION
_PHRASE_END = COMMA | END | PREPOSITION
_CLAIMING = ORGANIZATION | ROLE | CAPITAL
_NO_CLAIMANT = FIRST_NAME | PREPOSITION | CALENDAR | CUE | DETERMINER | POSSESSIVE | QUANTITY
_ACTED = VERB | ED | CUE

# Verbs that only say that something is done with the noun behind them.
_SUPPORT = frozenset((
    "have", "has", "had", "having", "make", "makes", "made", "making", "raise", "raises", "raised", "raising",
    "give", "gives", "gave", "given", "giving", "take", "takes", "took", "taken", "taking", "issue", "issues",
    "issued", "issuing",
))  # fmt: skip
# Adjectives that tell of a fact where "it" is their subject.
_WITH = frozenset(("on", "with", "into"))
_BEST = frozenset(("best", "only", "last", "sole", "great", "main", "final"))
"""What stands before "hope" where that is somebody or something."""
_OF_FACTS = frozenset(("clear", "certain"))
_BEFORE_DEGREE = frozenset(("a", "an", "the", "even", "far", "much"))
_USING = ["to", "use"], ["to", "borrow"]
_ACCORDING = CueVerb("according to", "say", frozenset("q"), (), "base")


def nominal_report(stream: Stream, at: int, start: int, end: int) -> tuple[CueMatch, Phrase | None] | None:
    """Return the cue whose head is the unit ``at`` with the phrase of its source, if it is such a cue."""
    flags, lows = stream.flags, stream.lows
    if lows[at] == "according":
        if at + 1 >= end or lows[at + 1] != "to":
            return None
        match = CueMatch(at, at, at + 2, _ACCORDING, "preposition", False)
        if (
            at + 2 < end
            and flags[at + 2] & OBJECT
            and not (at + 3 < end and flags[at + 3] & (LOWER | CAPITAL))
        ):
            # "according to her, "
            return match, Phrase(at + 2, at + 3, at + 2)
        source = phrase_from(stream, at + 2, end)
        if source is None and at + 3 < end and flags[at + 2] & ADVERB:
            # "according to early results", "according to early returns"
            source = phrase_from(stream, at + 3, end) or _plural(stream, at + 2, end)
        return match, source if source is None else _maker(stream, source, end) or source
    if flags[at] & CAPITAL and at > start:
        return None
    if flags[at] & CUE_NOUN:
        report = _noun(stream, at, start, end)
        if report is not None:
            return report
    if flags[at] & CUE_ADJECTIVE:
        return _adjective(stream, at, start, end)
    return None


def _plural(stream: Stream, first: int, end: int) -> Phrase | None:
    """Return the adjective and the plural from ``first`` on, though it may be a verb elsewhere: "early returns"."""
    noun = first + 1
    if stream.lows[noun][-1:] != "s" or not stream.flags[noun] & LOWER:
        return None
    closes = noun + 1 >= end or stream.flags[noun + 1] & _PHRASE_END
    return Phrase(first, noun + 1, noun) if closes else None


def _maker(stream: Stream, source: Phrase, end: int) -> Phrase | None:
    """Return the person whose work the ``source`` is: for "calculations by Ida Moen", Moen."""
    flags, by = stream.flags, source.last
    if by + 1 >= end or stream.lows[by] != "by" or not flags[by + 1] & (FIRST_NAME | TITLE):
        return None
    if flags[source.head] & CAPITAL or flags[by - 1] & ED or flags[by + 1] & DETERMINER:
        # "a copy seen by the clerk"
        return None
    return phrase_from(stream, by + 1, end)


def _noun(stream: Stream, at: int, start: int, end: int) -> tuple[CueMatch, Phrase | None] | None:
    """`Moen's claim that it rains`, `in her view`, `a promise by the mayor to stay`, `Moen made the case that`."""
    lows, flags = stream.lows, stream.flags
    entry = stream.lexicon.cue_nouns[lows[at]]
    frames = entry.frames
    if entry.lemma == "hope" and lows[at - 1] in _BEST:
        # "the town's best hope to win"
        return None
    if "s" in frames:
        # "In a poll of the town, half of the voters ..."
        if lows[start] != "in" or at - start > 12 or stream.has(COMMA | AUXILIARY | SUBORDINATOR, start, at):
            return None
        if any(flags[unit] & CUE and flags[unit] & LOWER for unit in range(start, at)):
            return None
        behind = phrase_from(stream, at, end)
        source = Phrase(start + 1, at + 1 if behind is None else behind.last, at)
        return CueMatch(start, start, start + 1, entry, "preposition", False), source
    owner = owner_before(stream, at, start, 4)
    if (
        owner is not None
        and owner.last < at - 1
        and (
            not _SUPPORT.isdisjoint(lows[owner.last : at])
            or any(
                flags[between] & VERB and not flags[between] & _NOUN for between in range(owner.last + 2, at)
            )
        )
    ):
        # "Moen's lawyers also raised concerns", "Moen's remarks drew criticism"
        owner = None
    if owner is None and at + 2 < end and lows[at + 1] in ("by", "from"):
        owner = phrase_from(stream, at + 2, end)
    if (
        owner is None
        and "v" in frames
        and at - 2 >= start
        and lows[at - 2 : at] in (["in", "the"], ["by", "the"])
    ):
        # "in the words of Moen"
        owner = phrase_from(stream, at + 2, end) if at + 2 < end and lows[at + 1] == "of" else None
        if owner is not None:
            return CueMatch(at - 2, at, at + 2, entry, "preposition", False), owner
    viewing = owner is not None and not frames.isdisjoint("vp") and start < owner.first < at
    # "were wrong in their recollections that it rained"
    viewing = viewing and lows[at + 1 : at + 2] != ["that"]
    if (
        owner is not None
        and viewing
        and lows[owner.first - 1] in ("in", "by")
        and ("v" in frames or owner.first - 1 == start or bool(flags[owner.first - 2] & (COMMA | QUOTE)))
    ):
        return CueMatch(owner.first - 1, at, at + 1, entry, "preposition", False), owner
    if (
        viewing
        and owner is not None
        and "v" in frames
        and owner.first - 2 > start
        and lows[owner.first - 2 : owner.first] in _USING
        and flags[owner.first - 3] & (COMMA | QUOTE)
    ):
        # ", to use Moen's word, "
        return CueMatch(owner.first - 2, at, at + 1, entry, "preposition", False), owner
    if owner is None or (owner.first < at and flags[owner.first] & POSSESSIVE):
        # "Moen made the case that", "Moen renewed her call to": whoever does something with the noun speaks.
        verb = (_object_start(stream, at, start) if owner is None else owner.first) - 1
        if owner is None and verb > start and lows[verb] in _WITH:
            # "Moen ran on a promise to", "Moen opened the talks with a call for"
            acts = _verb_before(stream, verb, start)
            owner = None if acts is None else _subject_of(stream, acts, entry, start, end)
        if verb > start and (owner is not None or lows[verb] in _SUPPORT):
            owner = _subject_of(stream, verb, entry, start, end) or owner
    if owner is None:
        if at + 1 >= end or lows[at + 1] != "that":
            return None
        owner = _claimant(stream, at, start)
        if owner is None:
            return None
    last = owner.last if owner.first > at else at + 1
    if last + 1 < end and flags[last] & BE and lows[last + 1] == "that":
        # "Moen's argument is that"
        last += 1
    return CueMatch(at, at, last, entry, "noun", False), owner


def _claimant(stream: Stream, noun: int, start: int) -> Phrase | None:
    """Return the body or people right before the ``noun`` that a clause follows: "amid | union | demands that"."""
    flags = stream.flags
    first = noun - 1
    if first <= start or not flags[first] & _CLAIMING or flags[first] & _NO_CLAIMANT:
        return None
    while flags[first - 1] & CAPITAL and first - 1 > start and noun - first < 4:
        first -= 1
    return Phrase(first, noun, noun - 1)


def _verb_before(stream: Stream, preposition: int, start: int) -> int | None:
    """Return the verb before a ``preposition`` and its object, if it opens no aside: "opened the talks | with"."""
    flags = stream.flags
    for at in range(preposition - 1, max(start, preposition - 5), -1):
        if not flags[at] & LOWER or flags[at] & _NO_VERB:
            return None
        if flags[at] & _ACTED:
            return None if flags[at - 1] & COMMA else at
    return None


def _object_start(stream: Stream, noun: int, start: int) -> int:
    """Return the first unit of the noun phrase of ``noun``: its article or number, with up to three words between."""
    flags, lows = stream.flags, stream.lows
    at = noun
    while (
        at > start
        and noun - at < 4
        and flags[at] & LOWER
        and (not flags[at] & _ARTICLE or _is_degree(lows, at))
    ):
        if lows[at - 1] in _SUPPORT:
            # "The group raised | serious concerns"
            return at
        at -= 1
    return at if flags[at] & _ARTICLE else noun


def _is_degree(lows: list[str], at: int) -> bool:
    """Say whether "more" stands between an article and an adjective: "an even | more forceful argument"."""
    return lows[at] in ("more", "less", "most", "least") and lows[at - 1] in _BEFORE_DEGREE


def _subject_of(stream: Stream, verb: int, entry: CueVerb, start: int, end: int) -> Phrase | None:
    """Return the subject of the word at ``verb``, if that is a verb."""
    flags, lows = stream.flags, stream.lows
    if not flags[verb] & LOWER or (flags[verb] & _NO_VERB and lows[verb] not in _SUPPORT):
        return None
    first = verb
    while (
        first > start
        and flags[first - 1] & (AUXILIARY | ADVERB | NEGATION)
        and not flags[first - 1] & CAPITAL
    ):
        first -= 1
    voice: Voice = "finite"
    if first - 1 > start and lows[first - 1] == "to":
        first, voice = first - 1, "infinitive"
    elif lows[verb].endswith("ing") and first == verb:
        voice = "participle"
    return source_of(stream, CueMatch(first, verb, verb + 1, entry, voice, False), start, end)


def _adjective(stream: Stream, at: int, start: int, end: int) -> tuple[CueMatch, Phrase | None] | None:
    """`Moen is confident that it rains`: an adjective behind a form of "be"."""
    flags, lows = stream.flags, stream.lows
    if at + 1 < end and flags[at + 1] & COMMA and lows[at] == "concerned":
        # "as far as the town is concerned, "
        return None
    entry = stream.lexicon.cue_adjectives[lows[at]]
    be = at - 1
    negated = False
    while be > start and at - be < 5 and flags[be] & _ADVERBIAL and not flags[be] & BE:
        negated |= bool(flags[be] & NEGATION)
        be -= 1
    if be < start or not flags[be] & BE:
        return None
    negated |= bool(flags[be] & NEGATION)
    match = CueMatch(be, at, at + 1, entry, "finite", negated)
    source = source_of(stream, match, start, end)
    if source is not None and entry.lemma in _OF_FACTS and lows[source.head] == "it":
        # "It is clear that it rains"
        source = None
    return match, source
