"""Links from stretches between marks to their cue and source, in one sentence: a sieve of rules, the surest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    ED,
    END,
    LOWER,
    OPEN,
    QUOTE,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.phrases import Phrase, clause_subject, phrase_from
from builder.annotation.reports import Cue, Sentence, outer_report
from builder.annotation.tokens import Stream


class Link(NamedTuple):
    """What a rule says of one stretch: its source and cue, or None for both where it only found the stretch."""

    rule: str
    source: Phrase | None
    cue: Cue | None


class Context(NamedTuple):
    """What a rule may look at to link the stretch at ``unit``."""

    stream: Stream
    unit: int
    sentence: Sentence


Rule = Callable[[Context], Link | None]


def opens_sentence(context: Context) -> bool:
    """Say whether nothing but punctuation and conjunctions stands before the stretch in its sentence."""
    flags = context.stream.flags
    return all(
        flags[at] & (COMMA | DASH | CONJUNCTION | COLON) for at in range(context.sentence.start, context.unit)
    )


def speaker_verb(context: Context) -> Link | None:
    """`"We open on Monday," Ida Moen said.` -- the speaker, then the cue, right behind the quotation."""
    return _behind(context, inverted=False)


def verb_speaker(context: Context) -> Link | None:
    """`"We open on Monday," said Ida Moen.` -- the cue, then the speaker, right behind the quotation."""
    return _behind(context, inverted=True)


def _behind(context: Context, *, inverted: bool) -> Link | None:
    stream, unit, sentence = context
    flags = stream.flags
    stretch = stream.stretches[stream.stretch[unit]]
    after = unit + 1
    if after >= sentence.end:
        return None
    opens = opens_sentence(context)
    if not opens and stretch.last_character not in ",?!—–-" and not flags[after] & COMMA:
        return None
    if (
        not opens
        and flags[sentence.start] & SUBORDINATOR
        and any(cue.first < unit and cue.source is not None for cue in sentence.cues)
    ):
        # "While Moen called it \"a gift\", Vik said": the clause before has its own report.
        return None
    while after < sentence.end and flags[after] & (COMMA | DASH):
        after += 1
    for cue in sentence.cues:
        if cue.first < after:
            continue
        if cue.first - after > 50 or cue.source is None:
            return None
        if "q" not in cue.match.entry.frames:
            return None
        if cue.first == after:
            if inverted and cue.source.first >= cue.last:
                return Link(
                    "according-to" if cue.match.voice == "preposition" else "verb-speaker", cue.source, cue
                )
            return None
        if inverted or cue.source.first < after or cue.match.voice != "finite":
            return None
        lead = range(after, cue.source.first)
        if len(lead) > 3 or any(not flags[at] & (ADVERB | SUBORDINATOR) for at in lead):
            return None
        if any(flags[at] & QUOTE for at in range(after, cue.first)):
            return None
        return Link("speaker-verb", cue.source, cue)
    return None


_MARKED_ONLY = frozenset("x")


def cue_before(context: Context) -> Link | None:
    """`Ida Moen said: "We open on Monday."` -- the cue right before the quotation."""
    stream, unit, sentence = context
    flags, lows = stream.flags, stream.lows
    before = unit - 1
    while before >= sentence.start and flags[before] & (COMMA | COLON | OPEN | DASH):
        before -= 1
    if before >= sentence.start and lows[before] == "that":
        before -= 1
        while before >= sentence.start and flags[before] & COMMA:
            before -= 1
    for cue in reversed(sentence.cues):
        if (
            cue.first >= unit
            or cue.source is None
            or (cue.match.voice == "noun" and lows[unit - 1] != "that")
        ):
            continue
        if cue.last - 1 == before or (
            before < unit - 1 and cue.last <= before and _plain(stream, cue.last, before + 1)
        ):
            cue = outer_report(stream, sentence.cues, cue)
            return Link("cue-before", cue.source, cue)
        return None
    return None


def _plain(stream: Stream, first: int, last: int) -> bool:
    """Say whether the units hold no further verb or quotation: an addressee, a time, a place."""
    if last - first > 25:
        return False
    return not any(stream.flags[at] & (QUOTE | END) for at in range(first, last))


def governing_cue(context: Context) -> Link | None:
    """`Ida Moen said the new hall was "a gift" to the town.` -- the nearest cue before, in the same sentence."""
    stream, unit, sentence = context
    for cue in reversed(sentence.cues):
        if cue.first < unit and cue.source is not None and cue.source.first < unit:
            if cue.match.voice == "noun" and stream.lows[cue.last] != "that":
                continue
            if cue.match.entry.frames == _MARKED_ONLY and cue.match.voice != "finite":
                continue
            if cue.match.voice == "infinitive" and cue.kind in ("think", "show"):
                continue
            if cue.kind in ("think", "show"):
                # "the men knew each other \"well\", said Moen": the report is Moen's.
                later = cue_later(context)
                if later is not None:
                    return later
            cue = outer_report(stream, sentence.cues, cue)
            return Link("governing-cue", cue.source, cue)
    return None


def cue_later(context: Context) -> Link | None:
    """`The new hall is "a gift" to the town, Ida Moen said.` -- a cue later in the sentence, after a comma."""
    stream, unit, sentence = context
    for cue in sentence.cues:
        if cue.first <= unit or cue.source is None:
            continue
        if "q" not in cue.match.entry.frames or cue.match.voice not in ("finite", "preposition"):
            continue
        lead = min(cue.source.first, cue.first)
        if lead <= unit:
            continue
        before = stream.flags[lead - 1]
        if before & (COMMA | DASH | QUOTE):
            return Link("cue-later", cue.source, cue)
    return None


def noun_cue(context: Context) -> Link | None:
    """`Nobody trusts Ida Moen's claim that the hall is "a gift".` -- a noun that reports, with its owner."""
    unit, sentence = context.unit, context.sentence
    for cue in reversed(sentence.cues):
        if cue.match.voice == "noun" and cue.last <= unit <= cue.last + 20 and cue.source is not None:
            return Link("noun-cue", cue.source, cue)
    return None


def colon(context: Context) -> Link | None:
    """`Ida Moen: "We open on Monday."` -- nothing but a name and a colon, as in headlines and transcripts."""
    stream, unit, sentence = context
    if unit - 1 <= sentence.start or not stream.flags[unit - 1] & COLON:
        return None
    for at in range(sentence.start, min(sentence.start + 4, unit - 1)):
        if stream.lows[at] in ("from", "by"):
            # "And from Chairwoman Moen:"
            source = phrase_from(stream, at + 1, unit - 1)
            if source is not None:
                return Link("colon", source, None)
    source = clause_subject(stream, sentence.start, unit - 1)
    if source is None:
        return None
    return Link("colon", source, None)


def signature(context: Context) -> Link | None:
    """`"We open on Monday." -- Ida Moen, mayor` -- a dash and a name behind the quotation, or in the next line."""
    stream, unit, sentence = context
    flags = stream.flags
    first, last = stream.paragraphs[sentence.paragraph]
    at = unit + 1
    while at < last and flags[at] & (END | COMMA):
        at += 1
    if at >= last and sentence.paragraph + 1 < len(stream.paragraphs):
        at, last = stream.paragraphs[sentence.paragraph + 1]
    if at + 1 >= last or last - at > 30 or not flags[at] & DASH:
        return None
    source = phrase_from(stream, at + 1, last)
    if source is None or not flags[source.head] & CAPITAL:
        return None
    return Link("signature", source, None)


def subject(context: Context) -> Link | None:
    """`Ida Moen was in no doubt about the "gift".` -- the subject of the sentence, without any cue."""
    stream, unit, sentence = context
    source = clause_subject(stream, sentence.start, unit)
    return None if source is None else Link("subject", source, None)


def any_verb(context: Context) -> Link | None:
    """`"We open!" beamed Ida Moen.` -- a verb that no list holds, between a quotation and a name or behind both."""
    stream, unit, sentence = context
    flags = stream.flags
    stretch = stream.stretches[stream.stretch[unit]]
    if not opens_sentence(context) or stretch.last_character not in ",?!—–-":
        return None
    at = unit + 1
    while at < sentence.end and flags[at] & (COMMA | DASH | ADVERB):
        at += 1
    if at + 1 >= sentence.end:
        return None
    if flags[at] & (ED | VERB | CUE) and flags[at] & LOWER and not flags[at] & AUXILIARY:
        source = phrase_from(stream, at + 1, sentence.end)
        if source is not None and flags[source.head] & CAPITAL:
            return Link("any-verb", source, None)
    source = phrase_from(stream, at, sentence.end)
    if source is not None and source.last < sentence.end and flags[source.last] & (ED | VERB | CUE):
        return Link("any-verb", source, None)
    return None


RULES: tuple[Rule, ...] = (
    verb_speaker,
    speaker_verb,
    signature,
    cue_before,
    any_verb,
    governing_cue,
    cue_later,
    noun_cue,
    colon,
)
"""The rules that look at one sentence, in the order they are tried."""
