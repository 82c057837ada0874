"""Posts that list what they see to: "Minister of Ports, Salt and Sails"."""

from __future__ import annotations

from builder.annotation.lexicon import CAPITAL, COMMA, FIRST_NAME, ROLE, TITLE
from builder.annotation.tokens import Stream

_LONGEST = 9
"""How many units the fields before the last one may have."""
_LINKS = frozenset(("of", "for", "on"))


def listing_post(stream: Stream, at: int) -> int:
    """Return the noun of the post that the words from ``at`` on are the last field of, -1 for none.

    "the | Minister of Ports, Salt and | Sails".
    """
    flags, lows = stream.flags, stream.lows
    unit = at - 1
    floor = max(0, at - _LONGEST)
    if unit < floor or not (flags[unit] & COMMA or lows[unit] == "and"):
        return -1
    while unit > floor and (
        (flags[unit] & CAPITAL and not flags[unit] & FIRST_NAME) or flags[unit] & COMMA or lows[unit] == "and"
    ):
        unit -= 1
    return unit - 1 if unit > floor and lows[unit] in _LINKS and flags[unit - 1] & (ROLE | TITLE) else -1


def behind_fields(stream: Stream, at: int) -> int:
    """Return the unit behind the fields that go on at ``at``, or ``at`` itself.

    "Minister of Ports|, Salt and Sails|, Ida Moen".
    """
    flags, lows = stream.flags, stream.lows
    words, titles, size = stream.words, stream.lexicon.titles, len(flags)
    unit, joined = at, False
    while (
        unit + 1 < size
        and unit - at < _LONGEST
        and (flags[unit] & COMMA or lows[unit] == "and")
        and not joined
    ):
        joined = lows[unit] == "and"
        unit += 1
        if lows[unit] == "and":
            joined = True
            unit += 1
        start = unit
        while (
            unit < size
            and flags[unit] & CAPITAL
            and not (flags[unit] & FIRST_NAME or (words[unit],) in titles)
        ):
            unit += 1
        if unit == start:
            return at
    return unit if joined else at
