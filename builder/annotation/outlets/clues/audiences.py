"""Who listens: "reporters", "a packed hall", "a news conference"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    COMMA,
    CUE,
    DETERMINER,
    END,
    LOWER,
    OBJECT,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    ROLE,
    SUBORDINATOR,
)
from builder.annotation.outlets.clues.clue import STOP
from builder.annotation.outlets.clues.media import means_at
from builder.annotation.tokens import Stream
from builder.schema import Medium

_OPENER = DETERMINER | POSSESSIVE
_CLOSES = COMMA | END | QUOTE
_ROUGHLY = frozenset(("about", "almost", "around", "more", "nearly", "over", "roughly", "some", "than"))
_PRESENT = frozenset(("at", "from", "gathered", "in", "outside"))
"""Words behind those who work somewhere that make them a crowd there, and not somebody's own."""
_COUNTS = frozenset(("dozens", "hundreds", "thousand", "thousands"))


def audience_at(stream: Stream, at: int, end: int) -> tuple[int, Medium] | None:
    """Return the unit of the noun for who listens in the phrase that starts at ``at``, and the medium."""
    flags, lows = stream.flags, stream.lows
    audiences = stream.lexicon.audiences
    apposed = False
    # "told the Selwick Summit"; not "told Harbour Talk"
    low_start = at < end and bool(flags[at] & _OPENER)
    best: tuple[int, Medium] | None = None
    unit = at
    while unit + 1 < end and unit - at < 2 and lows[unit] in _ROUGHLY:
        # "told more than 300 people"
        unit += 1
    while unit < min(end, at + 12):
        low, flag = lows[unit], flags[unit]
        medium = audiences.get(low) or ("speech" if low == "people" and _many(stream, at, unit) else None)
        if medium == "press" and not flag & LOWER:
            # "the Associated Press", "The Film Reporter"
            return best
        if (low == "house" and lows[unit - 1] != "the") or (
            low == "board" and (not flag & LOWER or lows[unit - 1] == "editorial")
        ):
            # "told the White House", "told Acme Board"
            medium = None
        if low == "workers" and unit == at and _PRESENT.isdisjoint(lows[unit + 1 : unit + 2]):
            # "the company told workers that"; but "told union workers", "told workers in Oslo"
            medium = None
        if medium == "speech" and unit + 2 < end and lows[unit + 1] == "press":
            # "told a council press conference"
            medium = None
        if medium is not None and not (unit + 1 < end and flags[unit + 1] & POSSESSIVE_MARK):
            best = unit, medium
            if medium in ("press", "interview") or unit + 1 >= end or lows[unit + 1] != "of":
                return best
        elif (
            low in stream.lexicon.media
            and unit > at
            and (flag & LOWER or low_start)
            # "told Kanal 6 breakfast host Jo Vik"
            and not (unit + 1 < end and (flags[unit + 1] & ROLE or lows[unit + 1] in stream.lexicon.media))
            # "told a cabinet meeting press conference"
            and not (unit + 2 < end and lows[unit + 1] in ("media", "news", "press"))
        ):
            means = means_at(stream, unit, at)
            if means is not None and means.medium in ("speech", "press"):
                return unit, means.medium
        elif flag & COMMA and not apposed and unit + 1 < end and lows[unit + 1] in ("a", "an"):
            # "told the Selwick Dialogue, a regional forum"
            apposed = True
        elif flag & STOP or (flag & SUBORDINATOR and low != "as") or (flag & PREPOSITION and low != "of"):
            return best
        elif flag & OBJECT and unit == at and not flag & POSSESSIVE:
            return None
        elif (
            flag & CUE
            and flag & LOWER
            and not flags[unit - 1] & _OPENER
            # "told cheering supporters"
            and (best is not None or not low.endswith("ing"))
        ):
            return best
        unit += 1
    return best


def _many(stream: Stream, at: int, people: int) -> bool:
    """Say whether a crowd is counted before the unit ``people``: "told about 400 people", "told hundreds of people"."""
    for unit in range(max(at, people - 2), people):
        digits = stream.words[unit].replace(",", "")
        if stream.lows[unit] in _COUNTS or (digits.isdigit() and len(digits) > 2):
            return True
    return False


def press_at(stream: Stream, at: int, end: int) -> int | None:
    """Return the unit of the noun for the press in the phrase that starts at ``at``: "a group of journalists"."""
    audience = audience_at(stream, at, end)
    return audience[0] if audience is not None and audience[1] == "press" else None


def with_reporters(stream: Stream, at: int, end: int) -> bool:
    """Say whether the occasion was for the press: `a session with reporters`, `remarks to reporters`."""
    for unit in range(at, min(end, at + 5)):
        if stream.lows[unit] in ("with", "to", "for"):
            return press_at(stream, unit + 1, end) is not None
        if stream.flags[unit] & _CLOSES:
            return False
    return False
