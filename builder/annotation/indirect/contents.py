"""What is reported: from a cue to the stretch of text that is its content."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    END,
    OPEN,
    QUOTE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_CLAUSAL = QUOTE | AUXILIARY | VERB | SUBJECT
_ASIDE = 12
_TRIMMED = COMMA | COLON | SEMICOLON | DASH | END | CONJUNCTION
_TRIMMED_BEHIND = _TRIMMED | OPEN
_TRIMMED_BEFORE = _TRIMMED | CLOSE
_LEADING = COMMA | COLON | DASH


def opening_of(stream: Stream, cue: Cue, end: int) -> int:
    """Return where the content behind ``cue`` starts, before ``end``.

    An opening "that", comma or colon is left out, and so are a time, a place and a listener before "that".
    """
    flags, lows = stream.flags, stream.lows
    first = cue.last
    if cue.match.voice == "preposition" and cue.source is not None and cue.source.first >= first:
        # "according to the report, officers failed"
        first = cue.source.last
        while first < end and first - cue.source.last < _ASIDE and not flags[first] & (COMMA | QUOTE):
            first += 1
    look = first
    while (
        look < end
        and look - first < 14
        and (not flags[look] & _CLAUSAL or (flags[look - 1] & DETERMINER and not flags[look] & QUOTE))
    ):
        if lows[look] == "that":
            if "t" not in cue.match.entry.frames and flags[first] & DETERMINER:
                # "denied the claim that": all of it
                break
            # A time, a place, a listener between: "said on Sunday in Oslo that".
            first = look
            break
        look += 1
    while first < end and (flags[first] & _LEADING or lows[first] == "that"):
        first += 1
    return first


def content_before(stream: Stream, start: int, cue: Cue) -> tuple[int, int] | None:
    """Return the units that a cue behind its content reports: from ``start`` to the comma before its source."""
    last = cue.first if cue.source is None else min(cue.first, cue.source.first)
    if last - 1 > start and stream.lows[last - 1] == "as":
        # "..., as she put it"
        last -= 1
    first = start
    while (
        first < last
        and stream.flags[first] & (ADVERB | CONJUNCTION | SUBORDINATOR)
        and stream.flags[first + 1] & COMMA
    ):
        first += 1
    return trim(stream, first, last)


def trim(stream: Stream, first: int, last: int) -> tuple[int, int] | None:
    """Return the units without punctuation around them, or None where nothing is left."""
    flags = stream.flags
    while first < last and flags[first] & _TRIMMED_BEFORE:
        first += 1
    while last > first and flags[last - 1] & _TRIMMED_BEHIND:
        last -= 1
    return (first, last) if first < last else None
