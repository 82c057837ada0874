"""Where a report without quotation marks ends: with its sentence, or where the writer takes over again."""

from __future__ import annotations

from builder.annotation.contents import trim
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    ED,
    ING,
    LOWER,
    NUMBER,
    OPEN,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    RELATIVE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.reports import Cue, Sentence
from builder.annotation.tokens import Stream

_REACH = 80
_BREAKS = COMMA | DASH | CONJUNCTION | SUBORDINATOR | PREPOSITION | OPEN
_PREDICATE = CUE | VERB | AUXILIARY | ED
_TURNS = frozenset(("but", "though", "although", "while", "even", "whereas", "despite"))
_CIRCUMSTANCES = frozenset(("because", "when", "until", "unless", "although", "though", "despite", "while", "whereas"))
_NEW_SUBJECT = SUBJECT | DETERMINER | POSSESSIVE | CAPITAL | SOMEBODY | QUANTITY | NUMBER


def clause_units(stream: Stream, sentence: Sentence, number: int, start: int) -> tuple[int, int] | None:
    """Return the units of the reported clause that starts at ``start``: `said the hall was full, but ...`."""
    return trim(stream, start, _clause_end(stream, sentence, number, start))


def phrase_units(stream: Stream, sentence: Sentence, number: int, start: int) -> tuple[int, int] | None:
    """Return the units of what is reported as a noun phrase from ``start`` on: `praised the plan and left`."""
    return trim(stream, start, _phrase_end(stream, sentence, number, start))


def has_clause(stream: Stream, start: int, end: int) -> bool:
    """Say whether the words from ``start`` on have a finite verb before a comma: a clause, not a noun phrase."""
    flags = stream.flags
    for at in range(start + 1, min(end, start + 14)):
        flag = flags[at]
        if flag & (COMMA | DASH | SEMICOLON) or flag & RELATIVE:
            return False
        if flag & (AUXILIARY | VERB) or (flag & CUE and not stream.lows[at].endswith("ing")):
            return True
    return False


def _clause_end(stream: Stream, sentence: Sentence, number: int, start: int) -> int:
    flags, lows = stream.flags, stream.lows
    end = _outer_end(stream, sentence, number, start)
    for at in range(start + 3, min(end - 2, start + _REACH)):
        flag = flags[at]
        if flag & (COMMA | DASH):
            after = at + 1
            if lows[after] in _TURNS:
                return at
            if flags[after] & CUE and lows[after].endswith("ing"):
                return at
    return end


def _phrase_end(stream: Stream, sentence: Sentence, number: int, start: int) -> int:
    flags, lows = stream.flags, stream.lows
    end = _outer_end(stream, sentence, number, start)
    for at in range(start + 1, min(end - 1, start + _REACH)):
        flag = flags[at]
        if not flag & _BREAKS and lows[at] not in _CIRCUMSTANCES:
            continue
        after = at + 1
        follows, low = flags[after], lows[after]
        if flag & (COMMA | DASH):
            if follows & CONJUNCTION and after + 1 < end:
                low = lows[after + 1]
                if lows[after] == "but" or flags[after + 1] & (SUBJECT | _PREDICATE) and not flags[after + 1] & CAPITAL:
                    return at
                continue
            if follows & (RELATIVE | SUBJECT | ADVERB) and low != "so":
                return at
            if low in _TURNS or (follows & _PREDICATE and not follows & CAPITAL):
                return at
            if follows & DETERMINER:
                return at
        elif flag & CONJUNCTION:
            if follows & (CUE | VERB | AUXILIARY) and follows & LOWER and not flags[at - 1] & COMMA:
                return at
            if lows[at] == "but":
                return at
        elif flag & OPEN:
            continue
        elif lows[at] in _CIRCUMSTANCES:
            return at
        elif flag & PREPOSITION and lows[at] == "on" and follows & CALENDAR:
            return at
    return end


def _outer_end(stream: Stream, sentence: Sentence, number: int, start: int) -> int:
    """Return where the sentence goes on with another report, or ends: "..., Vik added", "and Vik denied it"."""
    flags = stream.flags
    cue = sentence.cues[number]
    source = cue.source
    if source is not None and source.antecedent is not None:
        end = _relative_end(stream, source.first, start, sentence.end)
        if end is not None:
            return end
    for other in sentence.cues[number + 1 :]:
        if other.first <= start:
            continue
        lead = other.first
        if other.source is not None and start < other.source.first < lead:
            lead = other.source.first
        before = lead - 1
        if before <= start:
            continue
        if flags[before] & COMMA and (
            other.match.voice == "preposition"
            or other.match.voice == "participle"
            or (other.match.voice == "finite" and other.source is not None and other.last >= sentence.end - 1)
        ):
            return before
        if flags[before] & CONJUNCTION and flags[before - 1] & COMMA:
            return before - 1
        if flags[before] & CONJUNCTION and other.match.voice == "finite" and lead == other.first:
            return before
    return sentence.end


def _relative_end(stream: Stream, relative: int, start: int, end: int) -> int | None:
    """Return the comma that closes `Moen, who said the hall was full, left`: the one a verb follows."""
    flags = stream.flags
    if not flags[relative - 1] & (COMMA | DASH):
        return None
    for at in range(start + 1, min(end - 1, start + _REACH)):
        if flags[at] & (COMMA | DASH) and flags[at + 1] & _PREDICATE and not stream.lows[at + 1].endswith("ing"):
            return at
    return None
