"""Where sentences end: a paragraph of units split into unit ranges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from builder.annotation.lexicon import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    END,
    FIRST_NAME,
    NUMBER,
    OPEN,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    UPPER,
)
from builder.annotation.shapes import SHAPES

if TYPE_CHECKING:
    from builder.annotation.tokens import Stream

STOPS = END | SEMICOLON | QUOTE
"""The flags of units with which a sentence may end."""
_AGREEING = frozenset(("agreed", "agrees", "disagreed", "disagrees", "concurred", "concurs"))
_DATELINE = CAPITAL | COMMA | NUMBER | OPEN | CLOSE | CALENDAR
_DASH = SHAPES[DASH]
_LONGEST_DATELINE = 15
"""How many units a dateline has at most, with the dash behind it."""
_SENTENCE_END = END | SEMICOLON
_IN_DATELINE = _DATELINE | DASH
_SMALL = DETERMINER | POSSESSIVE | PREPOSITION | CONJUNCTION | SUBORDINATOR | SUBJECT | ADVERB
"""What has a capital only from the start of a sentence, if it is none of `_NAMING`."""
_NAMING = FIRST_NAME | TITLE
_BEHIND_END = END | CLOSE
_SENTENCE_START = CAPITAL | QUOTE | NUMBER | OPEN | DASH


def split_paragraphs(stream: Stream) -> list[list[tuple[int, int]]]:
    """Return the sentences of every paragraph of ``stream``, as unit ranges."""
    stops = stream.having(STOPS, 0, len(stream.flags))
    found: list[list[tuple[int, int]]] = []
    behind = 0
    for first, last in stream.paragraphs:
        begin, behind = behind, bisect_left(stops, last, behind)
        found.append(split(stream, first, last, stops[begin:behind]))
    return found


def split(stream: Stream, first: int, last: int, stops: Sequence[int]) -> list[tuple[int, int]]:
    """Split the units ``[first, last)`` of a paragraph into sentences; ``stops`` are those of them in `STOPS`."""
    flags = stream.flags
    found: list[tuple[int, int]] = []
    start = after = first
    if (
        last - first > 2
        and flags[first + 1] & _IN_DATELINE
        and flags[first] & CAPITAL
        and stream.shapes.find(_DASH, first, min(last, first + _LONGEST_DATELINE)) > 0
    ):
        start = after = _after_dateline(stream, first, last)
    lines: Set[int] = frozenset()
    if first < last and stream.text.find("\n", stream.starts[first], stream.starts[last - 1]) >= 0:
        lines = _line_starts(stream, first, last)
    closing = stream.closing
    if closing:
        closing = closing[bisect_left(closing, first) : bisect_left(closing, last)]
    for unit in sorted({*stops, *lines, *closing}) if lines or closing else stops:
        if unit < after:
            continue
        flag = flags[unit]
        if lines and unit in lines and unit > start:
            found.append((start, unit))
            start = unit
        if closing and unit in closing:
            found.append((start, unit + 1))
            start = unit + 1
        elif flag & _SENTENCE_END:
            stop = unit + 1
            while stop < last and flags[stop] & _BEHIND_END:
                stop += 1
            if flag & SEMICOLON or stop >= last or flags[stop] & _SENTENCE_START:
                found.append((start, stop))
                start = stop
            after = stop
        elif (
            flag & QUOTE
            and unit + 1 < last
            # Most end with a comma, or with no mark.
            and stream.stretches[stream.stretch[unit]].last_character in ".…?!"
            and _closes(stream, unit, start, last)
        ):
            found.append((start, unit + 1))
            start = unit + 1
    if start < last:
        found.append((start, last))
    return found


def _line_starts(stream: Stream, first: int, last: int) -> Set[int]:
    """Return the units where a line of a paragraph of several starts that is one by itself, as under a headline."""
    line = stream.text.find("\n", stream.starts[first], stream.starts[last - 1])
    starts: list[int] = []
    while line >= 0:
        unit = bisect_right(stream.starts, line)
        # A line break within a stretch or before a small letter starts no line.
        opens = stream.flags[unit] & (CAPITAL | QUOTE)
        if opens and stream.text.find("\n", stream.ends[unit - 1], stream.starts[unit]) >= 0:
            starts.append(unit)
        line = stream.text.find("\n", stream.starts[unit], stream.starts[last - 1])
    return frozenset(starts)


def _after_dateline(stream: Stream, first: int, last: int) -> int:
    """Return where the text of a paragraph that may open with a dateline starts: behind "OSLO, June 3 (Wire) --".

    A place in small letters needs a date or a bracket behind it: "Oslo (Wire) -".
    """
    flags = stream.flags
    at, limit = first + 1, min(last, first + _LONGEST_DATELINE - 1)
    while at < limit and (flag := flags[at]) & _DATELINE and not flag & DASH:
        at += 1
    if at + 1 >= last or not flags[at] & DASH:
        return first
    dated = flags[at - 1] & CLOSE or (flags[at - 1] & NUMBER and flags[at - 2] & CALENDAR)
    return at + 1 if flags[first] & UPPER or dated else first


def _closes(stream: Stream, unit: int, start: int, last: int) -> bool:
    """Say whether the sentence ends with the marked stretch at ``unit``."""
    last_mark = stream.stretches[stream.stretch[unit]].last_character
    flags = stream.flags
    following = flags[unit + 1]
    if following & QUOTE:
        return True
    if not following & CAPITAL or _says(stream, unit + 1, last):
        return False
    if following & DETERMINER or (
        following & _SMALL and not following & _NAMING and stream.lows[unit + 1] != "i"
    ):
        # `"Go!" The crowd rose.`: the article would have a small letter where the sentence goes on.
        return True
    # `"Go!" Smith said` goes on; `She cried "Go!" The crowd rose.` does not.
    # `11.34 "Why?" Smith asked` goes on too.
    return last_mark in ".…" or unit > start + bool(flags[start] & NUMBER)


def _says(stream: Stream, first: int, last: int) -> bool:
    """Say whether a sentence of a name and a cue starts at ``first``, as in `"We stay." Moen said`."""
    flags = stream.flags
    for unit in range(first + 1, min(first + 4, last)):
        if flags[unit] & CUE:
            if stream.lows[unit] in _AGREEING:
                # `"We stay." Vik agreed. "So do I," he said.`
                return False
            return unit + 1 >= last or bool(flags[unit + 1] & END)
    return False
