"""Rules that read the cue right beside a quotation: behind it or before it."""

from __future__ import annotations

import msgspec

from builder.annotation.attribution.embedded import cue_later
from builder.annotation.attribution.sieve import Claim, Context, Rule
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    END,
    LOWER,
    OPEN,
    ORGANIZATION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.borrowing import PASSING
from builder.annotation.sentence.following import phrase_core, phrase_from
from builder.annotation.sentence.nesting import outer_report
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_REACH = 50
_ASIDE = 10
"""How many units may stand between a quotation and the verb by which a paper passes it on."""


def verb_speaker(context: Context) -> Claim | None:
    """`"We open on Monday," said Ida Moen.` -- the cue, then the speaker, right behind the quotation."""
    found = _cue_behind(context)
    if found is None:
        return None
    cue, after = found
    if (
        cue.first != after
        or cue.match.voice == "preposition"
        or cue.source is None
        or cue.source.first < cue.last
    ):
        return None
    return Claim(cue.source, cue)


def according_to(context: Context) -> Claim | None:
    """`"We open on Monday," according to Ida Moen.` -- the source behind the quotation, without a verb."""
    found = _cue_behind(context)
    if found is None or found[0].match.voice != "preposition" or found[0].first != found[1]:
        return None
    return Claim(found[0].source, found[0])


def speaker_verb(context: Context) -> Claim | None:
    """`"We open on Monday," Ida Moen said.` -- the speaker, then the cue, right behind the quotation."""
    found = _cue_behind(context)
    if found is None:
        return None
    cue, after = found
    source = cue.source
    if cue.first == after or source is None or source.first < after:
        return None
    if cue.lemma in PASSING and (source.first >= cue.last or cue.match.voice == "passive"):
        # `"...," Vesti quoted Moen as saying`, `"...," Moen was quoted as saying`
        near = cue.first - after <= _ASIDE and not context.stream.has(COMMA | QUOTE, after, cue.first)
        return Claim(source, cue) if near else None
    if cue.match.voice != "finite" and (cue.match.voice != "infinitive" or cue.first - source.last > 3):
        # "he said", "he likes to say"
        return None
    flags = context.stream.flags
    lows = context.stream.lows
    described = (
        flags[after] & DETERMINER
        and source.first - after == 2
        and flags[after + 1] & LOWER
        and flags[source.head] & CAPITAL
    )
    if source.first - after > 3 or not (
        # `"We open," a tearful Moen said`
        described or all(flags[at] & ADVERB or lows[at] in ("as", "so") for at in range(after, source.first))
    ):
        return None
    if lows[after] == "as" and context.last_character != "," and not context.opens_sentence:
        # `The crowd chanted "Go home!" as Moen spoke.`
        return None
    if flags[source.first] & RELATIVE:
        # `a "gift," which allows`
        return None
    if context.stream.has(QUOTE, after, cue.first):
        return None
    return Claim(source, cue)


def _cue_behind(context: Context) -> tuple[Cue, int] | None:
    """Return the first cue behind the stretch, and the unit where what stands behind the stretch starts."""
    if isinstance(context.cue_behind, msgspec.UnsetType):
        context.cue_behind = _find_cue_behind(context)
    return context.cue_behind


def _find_cue_behind(context: Context) -> tuple[Cue, int] | None:
    stream, unit, sentence = context.stream, context.unit, context.sentence
    flags = stream.flags
    after = unit + 1
    if after >= sentence.end:
        return None
    opens = context.opens_sentence
    opener = sentence.start
    while opener < unit and flags[opener] & (CONJUNCTION | ADVERB) and not flags[opener] & SUBORDINATOR:
        opener += 1
    if not opens and context.last_character not in ",?!—–-." and not flags[after] & COMMA:
        return None
    if (
        not opens
        and not flags[unit - 1] & COLON
        and flags[opener] & SUBORDINATOR
        and any(cue.source for cue in sentence.before(unit))
    ):
        # "While Moen called it \"a gift\", Vik said": the clause before has its own report.
        return None
    while after < sentence.end and flags[after] & (COMMA | DASH):
        after += 1
    for cue in sentence.behind(after):
        if cue.first - after > _REACH or cue.source is None:
            return None
        if "q" not in cue.match.entry.frames and cue.match.voice != "preposition":
            return None
        return cue, after
    return None


def cue_before(context: Context) -> Claim | None:
    """`Ida Moen said: "We open on Monday."` -- the cue right before the quotation."""
    stream, unit, sentence = context.stream, context.unit, context.sentence
    flags, lows = stream.flags, stream.lows
    before = unit - 1
    while before >= sentence.start and flags[before] & (COMMA | COLON | OPEN | DASH):
        before -= 1
    joined = False
    if before >= sentence.start and lows[before] == "that":
        before -= 1
        joined = before > sentence.start and bool(flags[before] & CONJUNCTION)
        while before >= sentence.start and flags[before] & COMMA:
            before -= 1
    for cue in sentence.before(unit):
        if joined and cue.source is not None and lows[cue.last] == "that":
            # `Moen said that all was well and that "we open"`
            cue = outer_report(stream, sentence.cues, cue)
            return Claim(cue.source, cue)
        if cue.source is None or (cue.match.voice == "noun" and lows[unit - 1] != "that"):
            continue
        right_before = cue.last - 1 == before
        if not right_before and not (
            before < unit - 1 and cue.last <= before and _plain(stream, cue.last, before + 1)
        ):
            return None
        outer = _split_by(context, cue)
        if outer is not None:
            return Claim(outer.source, outer)
        if cue.kind in ("think", "show", "other") or not _can_say(stream, cue):
            # `The move signals "the end" of it, said Moen`
            later = cue_later(context)
            if later is not None:
                return later
        cue = outer_report(stream, sentence.cues, cue)
        return Claim(cue.source, cue)
    return None


def _split_by(context: Context, cue: Cue) -> Cue | None:
    """Return the cue that a quotation goes on from: `"We open," Moen said as she left, "on Monday."`."""
    stream, source = context.stream, cue.source
    if source is None or not stream.flags[context.unit - 1] & COMMA:
        return None
    if stream.lows[source.first - 1] not in ("as", "while", "when", "before", "after"):
        return None
    for other in context.sentence.before(source.first):
        lead = other.first if other.source is None else min(other.first, other.source.first)
        if other.source is not None and lead > context.sentence.start:
            return other if _behind_stretch(stream, lead) else None
    return None


def _behind_stretch(stream: Stream, at: int) -> bool:
    flags = stream.flags
    return bool(flags[at - 1] & QUOTE or (flags[at - 1] & COMMA and flags[at - 2] & QUOTE))


def _can_say(stream: Stream, cue: Cue) -> bool:
    """Say whether the source of the cue can speak: a name, a pronoun, somebody, a body or a document."""
    if cue.source is None:
        return False
    speaks = CAPITAL | SUBJECT | SOMEBODY | ROLE | ORGANIZATION | DOCUMENT | RELATIVE | QUANTITY | CUE_NOUN
    return bool(stream.flags[cue.source.head] & speaks) and stream.lows[cue.source.head] != "it"


def _plain(stream: Stream, first: int, last: int) -> bool:
    """Say whether the units hold no quotation and no end: an addressee, a time, a place."""
    return last - first <= 25 and not stream.has(QUOTE | END, first, last)


def signature(context: Context) -> Claim | None:
    """`"We open on Monday." -- Ida Moen, mayor` -- a dash and a name behind the quotation, or in the next line."""
    stream, sentence = context.stream, context.sentence
    flags = stream.flags
    last = stream.paragraphs[sentence.paragraph][1]
    at = context.unit + 1
    while at < last and flags[at] & (END | COMMA):
        at += 1
    if at >= last and sentence.paragraph + 1 < len(stream.paragraphs):
        at, last = stream.paragraphs[sentence.paragraph + 1]
    if at + 1 >= last or last - at > 30 or not flags[at] & DASH or not context.opens_sentence:
        return None
    source = phrase_from(stream, at + 1, last)
    return Claim(source) if source is not None and flags[source.head] & CAPITAL else None


def speaker_label(context: Context) -> Claim | None:
    """`Ida Moen: "We open on Monday."` -- nothing but a name and a colon, as in headlines and transcripts."""
    stream, unit = context.stream, context.unit
    flags = stream.flags
    colon, start = unit - 1, context.sentence.start
    if colon <= start or not flags[colon] & COLON:
        return None
    source = phrase_before(stream, colon, start)
    if source is None or not flags[source.head] & CAPITAL or source.last - source.first > 8:
        return None
    first = source.first
    if first - 2 >= start and stream.lows[first - 1] == "and":
        # "Moen and Vik:"
        before = phrase_before(stream, first - 1, start)
        if before is not None and flags[before.head] & CAPITAL:
            source, first = Phrase(before.first, source.last, before.head), before.first
    led = first > start and flags[first - 1] & DASH
    return Claim(source) if led or first == start else None


def any_verb(context: Context) -> Claim | None:
    """`"We open!" beamed Ida Moen.` -- a verb that no list holds, between a quotation and a name or behind both."""
    stream, sentence = context.stream, context.sentence
    flags = stream.flags
    if not context.opens_sentence:
        return None
    at = context.unit + 1
    if at + 2 < sentence.end and stream.lows[at] in ("is", "was") and stream.lows[at + 1] in ("how", "what"):
        # `"A gift" is how Moen put it.`, `"Never" was what Moen said.`
        source = phrase_from(stream, at + 2, sentence.end)
        return None if source is None else Claim(source)
    if context.last_character not in ",?!—–-":
        return None
    while at < sentence.end and flags[at] & (COMMA | DASH | ADVERB):
        at += 1
    if at + 1 >= sentence.end:
        return None
    if stream.lows[at] in ("came", "comes"):
        # `"Go!" came the cry from the crowd.`
        for look in range(at + 1, min(at + 8, sentence.end - 1)):
            if stream.lows[look] == "from":
                source = phrase_from(stream, look + 1, sentence.end)
                return None if source is None else Claim(source)
        # `"Never," came the reply.`: somebody's words, nobody tells whose.
        return Claim(None)
    if stream.lows[at] == "was" and stream.lows[at + 1] == "all":
        # `"Never," was all that Moen would say.`
        that = at + 2 < sentence.end and stream.lows[at + 2] == "that"
        source = phrase_from(stream, at + 2 + that, sentence.end)
        return None if source is None else Claim(source)
    if flags[at] & (ED | VERB | CUE) and flags[at] & LOWER and not flags[at] & AUXILIARY:
        source = phrase_from(stream, at + 1, sentence.end)
        if source is not None and flags[source.head] & CAPITAL:
            return Claim(source)
    source = phrase_from(stream, at, sentence.end)
    if source is None:
        return None
    verb = source.last
    if verb + 1 < sentence.end and stream.lows[verb] in ("of", "with", "at", "from"):
        # `"We open," the Rev. Ida Moen of the Harbour Temple boomed.`
        verb = phrase_core(stream, verb + 1, sentence.end) or verb
        verb -= bool(flags[verb - 1] & ED)
    while verb < sentence.end and flags[verb] & (ADVERB | CONJUNCTION):
        # `"We lost," Moen angrily and loudly railed.`
        verb += 1
    if verb < sentence.end and flags[verb] & (ED | VERB | CUE):
        after = verb + 1
        if context.last_character in "?!" and not (after >= sentence.end or flags[after] & (END | COMMA)):
            # `"Go!" The crowd rose from its seats.`: a sentence of its own.
            return None
        return Claim(source)
    return None


RULES: tuple[Rule, ...] = (
    verb_speaker,
    according_to,
    speaker_verb,
    signature,
    speaker_label,
    cue_before,
    any_verb,
)
"""The rules of this module in the order they are tried."""
