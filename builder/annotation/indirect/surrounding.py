"""Content that stands before its cue, around it, or beside one that is no verb."""

from __future__ import annotations

from builder.annotation.indirect.complements import VERBAL, Report
from builder.annotation.indirect.contents import trim
from builder.annotation.indirect.extents import clause_units
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    END,
    ING,
    LOWER,
    OBJECT,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.following import phrase_core
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

_REPORT_END = END | COMMA | PREPOSITION | ADVERB | CALENDAR | DASH | CLOSE

_CLAUSAL = frozenset("tz")
_NEW_TURN = RELATIVE | DETERMINER | CONJUNCTION | QUOTE | SUBORDINATOR


def around(stream: Stream, sentence: Sentence, cue: Cue) -> Report | None:
    """`The hall, Ida Moen said, opens on Monday.` -- the cue, with a comma behind it, and its content on both sides."""
    flags, source, last = stream.flags, cue.source, cue.last
    if source is None or source.last > last or source.antecedent is not None:
        return None
    first = min(cue.first, source.first)
    if first <= sentence.start or cue.match.entry.frames.isdisjoint(_CLAUSAL):
        return None
    follows_as = stream.lows[first - 1] == "as" and first - 1 == sentence.start
    if not (flags[first - 1] & COMMA or follows_as):
        return None
    before = trim(stream, sentence.start, first)
    after = trim(stream, last, sentence.end)
    if after is None or flags[after[0]] & (RELATIVE | CONJUNCTION):
        return None
    if flags[after[0]] & (CUE | ING) and stream.lows[after[0]].endswith("ing"):
        return None
    lows = stream.lows
    if before is None or follows_as or "asked" in lows[before[0] : min(before[0] + 2, before[1])]:
        # "But, Moen said, the hall opens", "As Moen said, the hall opens", "When asked why, Moen said, the hall opens"
        return Report("clause-around", *after)
    if any(
        other.source is not None
        and other.match.voice == "finite"
        and not other.match.entry.frames.isdisjoint(_CLAUSAL)
        for other in sentence.before(first)
    ):
        # "Vik noted that the hall is full, which, Moen said, is a pity"
        return Report("clause-around", *after)
    return Report("clause-around", *before, *after)


def before(stream: Stream, sentence: Sentence, cue: Cue) -> Report | None:
    """`The hall opens on Monday, Ida Moen said.` -- the content before the cue, up to a comma."""
    frames = cue.match.entry.frames
    if cue.source is None or frames.isdisjoint(_CLAUSAL) or (cue.kind == "think" and "q" not in frames):
        return None
    if cue.source.antecedent is not None:
        return None
    lead = min(cue.source.first, cue.first)
    if stream.lows[lead - 1] == "as":
        # "The hall, as Moen has said, is full."
        lead -= 1
    if lead <= sentence.start + 1 or not stream.flags[lead - 1] & (COMMA | DASH):
        return None
    if stream.lows[lead - 2] in ("and", "but") or not _ends_report(stream, cue, sentence.end):
        return None
    start = sentence.start
    units = trim(stream, start, lead)
    if units is None or units[1] - units[0] < 3:
        return None
    # An introduction is no clause: "In Oslo, Moen said".
    opening = stream.flags[units[0]]
    if (
        opening & (PREPOSITION | SUBORDINATOR | ADVERB)
        and not opening & (DETERMINER | SUBJECT)
        and not stream.has(COMMA | AUXILIARY | VERB, units[0], lead - 1)
    ):
        return None
    return Report("clause-before", *units)


def _adds(stream: Stream, at: int) -> bool:
    """Say whether the writer takes over again at ``at``: ", taking a step", ", even as"."""
    return stream.lows[at] == "even" or (bool(stream.flags[at] & LOWER) and stream.lows[at].endswith("ing"))


def _ends_report(stream: Stream, cue: Cue, end: int) -> bool:
    """Say whether nothing that could be reported follows the cue: the end, a time, a place, a listener."""
    at = max(cue.last, cue.source.last if cue.source is not None else 0)
    if at >= end:
        return True
    if cue.match.entry.frames >= {"a", "z"} and cue.last == at:
        # "told The Oslo Times."
        at = at + 1 if stream.flags[at] & OBJECT else phrase_core(stream, at, end) or at
        if at < end and stream.flags[at] & QUOTE:
            # `told Vesti's "The Late Hour".`
            at += 1
        if at >= end:
            return True
    flag = stream.flags[at]
    return bool(flag & _REPORT_END) and stream.lows[at] != "that"


def according(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """`According to Ida Moen, the hall opens on Monday.` -- before its content, or behind it."""
    source = cue.source
    if source is None:
        return None
    if cue.first <= sentence.start + 1:
        at = source.last
        while at < sentence.end and not stream.flags[at] & COMMA:
            at += 1
        units = clause_units(stream, sentence, number, at)
        return None if units is None else Report("according-to-clause", *units)
    units = trim(stream, sentence.start, cue.first)
    if units is None:
        return None
    at = source.last
    while at < sentence.end and not stream.flags[at] & (COMMA | QUOTE | DASH):
        at += 1
    rest = trim(stream, at, sentence.end)
    if rest is None or stream.flags[at] & DASH or stream.flags[rest[0]] & _NEW_TURN or _adds(stream, rest[0]):
        return Report("according-to-clause", *units)
    return Report("according-to-clause", *units, *rest)


def of_noun(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """`Ida Moen's claim that the hall was full surprised nobody.` -- the clause behind a noun and its owner."""
    flags, lows = stream.flags, stream.lows
    if any(flags[other.match.verb] & CUE for other in sentence.cues[:number]):
        # "Moen repeated her claim that": what the verb reports holds the claim.
        return None
    at = cue.last
    while at < sentence.end and at - cue.last < 6 and lows[at] != "that" and not flags[at] & VERBAL:
        at += 1
    if at < sentence.end and lows[at] == "that" and "t" in cue.match.entry.frames:
        units = clause_units(stream, sentence, number, at + 1)
        return None if units is None else Report("noun-clause", *units)
    return None
