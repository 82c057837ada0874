"""Bodies without a capital before a role: "the Norwegian defence ministry | spokesman"."""

from __future__ import annotations

from builder.annotation.affiliations.openings import is_department
from builder.annotation.affiliations.places import place_prefix
from builder.annotation.lexicon import (
    CAPITAL,
    DETERMINER,
    LOWER,
    NATIONALITY,
    NUMBER,
    PLACE,
    POSSESSIVE,
    QUANTITY,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

COUNTED = DETERMINER | POSSESSIVE | QUANTITY | NUMBER
"""What opens a phrase, and is no part of a body or role in it."""
_LONGEST = 4
"""How many words such a body has at most with its country: "Norwegian public health institute"."""


def small_body(stream: Stream, at: int, head: int, last: int, first: int) -> tuple[Span, int] | None:
    """Return the department before a role, and where the role starts: "the Norwegian defence ministry | spokesman".

    It has no capital, and is told by what it sees to or where it is; the words before the role start at ``at``.
    """
    flags, lows, describing = stream.flags, stream.lows, stream.lexicon.describing
    # "city council member", which may be listed as a role with its council
    final = head + 1 if last - head > 1 else head
    for end in range(final, at, -1):
        if is_department(stream, end - 1):
            break
    else:
        return None
    if not flags[end - 1] & LOWER:
        return None
    while at < end - 1 and (
        lows[at] == "chief" or lows[at] in describing["rank"] or lows[at] in describing["epithet"]
    ):
        at += 1
    start = at
    while (
        start > first and flags[start - 1] & (PLACE | NATIONALITY | LOWER) and not flags[start - 1] & COUNTED
    ):
        start -= 1
    while start < at and not flags[start] & CAPITAL:
        start += 1
    if start == end - 1 or (start > first and flags[start - 1] & (CAPITAL | DETERMINER) == CAPITAL):
        # "council leader" is one of any council; "Brask University council leader" of that.
        return None
    return stream.span(start, end), end


def placed_start(stream: Stream, end: int, first: int) -> int:
    """Return where a body without a capital starts with its country: "Norwegian central bank" before "Governor"."""
    flags = stream.flags
    at = end - 1
    while at > max(first, end - _LONGEST) and flags[at] & LOWER and not flags[at] & COUNTED:
        at -= 1
    return at if place_prefix(stream, at, end) > at else end
