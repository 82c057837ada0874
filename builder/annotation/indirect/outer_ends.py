"""Where a report without quotation marks ends at the latest: where its sentence goes on with another one."""

from __future__ import annotations

from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    ED,
    NUMBER,
    POSSESSIVE,
    QUANTITY,
    QUOTE,
    SOMEBODY,
    SUBJECT,
    VERB,
)
from builder.annotation.sentence.reports import REACH, Cue, Sentence
from builder.annotation.tokens import Stream

_MARK = COMMA | DASH
FARTHEST = 80
"""How many units behind its start the end of a report is looked for."""
# No report is read further than this, so that reports inside reports without end cost linear time.
_LONGEST = 300
_CLAUSAL = frozenset(("finite", "participle"))
_PREDICATE = CUE | VERB | AUXILIARY | ED
_OPENERS = frozenset(
    ["while", "as", "when", "although", "though", "if", "after", "because", "since", "once", "whereas"]
)
CLAUSE_START = SUBJECT | DETERMINER | POSSESSIVE | CAPITAL | SOMEBODY | QUANTITY | NUMBER
"""What the first word of a new clause is."""


def outer_end(stream: Stream, sentence: Sentence, number: int, start: int, held: int = -1) -> int:
    """Return where the sentence goes on with another report, or ends: "..., Vik added", "and Vik denied it".

    The report of the cue with ``number`` starts at ``start`` and has the unit ``held``, if that is given, in it.
    """
    flags = stream.flags
    cue = sentence.cues[number]
    source = cue.source
    first = start if start > held else held
    if source is not None and source.antecedent is not None:
        end = _relative_end(stream, source.first, first, sentence.end)
        if end is not None:
            return end
    if stream.lows[sentence.start] in _OPENERS or cue.match.voice == "by":
        opened = _opened_end(stream, sentence, cue, held if held >= start else start + 2)
        if opened is not None:
            return opened
    for other in sentence.cues[number + 1 : number + 1 + REACH]:
        lead = other.first
        if lead <= first:
            continue
        if other.source is not None and first < other.source.first < lead:
            lead = other.source.first
        before = lead - 1
        if before <= first:
            continue
        if before >= sentence.end:
            break
        if flags[before] & COMMA and (
            other.match.voice == "preposition"
            or other.match.voice == "participle"
            or (other.match.voice == "finite" and other.source is not None and other.last >= sentence.end - 1)
        ):
            return before
        if flags[before] & CONJUNCTION and flags[before - 1] & COMMA:
            return before - 1
        if (
            flags[before] & CONJUNCTION
            and other.match.voice in _CLAUSAL
            and lead == other.first
            and other.match.entry.form == cue.match.entry.form
        ):
            return before
    return min(sentence.end, start + _LONGEST)


def _relative_end(stream: Stream, relative: int, start: int, end: int) -> int | None:
    """Return the comma that closes `Moen, who said the hall was full, left`: the one a verb follows."""
    flags = stream.flags
    if not flags[relative - 1] & _MARK:
        return None
    for at in range(start + 1, min(end - 1, start + FARTHEST)):
        if flags[at] & _MARK and flags[at + 1] & _PREDICATE and not stream.lows[at + 1].endswith("ing"):
            return at
    return None


def _opened_end(stream: Stream, sentence: Sentence, cue: Cue, start: int) -> int | None:
    """Return the comma that closes `While Moen said the hall was full, the doors stayed open`."""
    flags, lows = stream.flags, stream.lows
    source = cue.source
    if source is None or source.first - sentence.start > 20:
        return None
    if lows[sentence.start] not in _OPENERS and not (cue.match.voice == "by" and cue.first == sentence.start):
        return None
    if cue.match.voice != "by" and stream.has(COMMA, sentence.start, source.first):
        return None
    for at in range(start, min(sentence.end - 2, start + FARTHEST)):
        if flags[at + 1] & CLAUSE_START:
            if flags[at] & COMMA and not flags[at - 1] & CALENDAR:
                return at
            if flags[at] & QUOTE and stream.ends_in_comma(at):
                return at + 1
    return None
