"""Outlets that only pass on what somebody said: "according to Vesti", "Vesti reported", "comments carried by Vesti"."""

from __future__ import annotations

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import CAPITAL, COMMA
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.naming.earlier import outlet_before
from builder.annotation.outlets.naming.listed import Named, outlet_at
from builder.annotation.outlets.naming.phrases import named_here, outlet_in
from builder.annotation.outlets.naming.unlisted import unknown_at
from builder.annotation.outlets.places import Places
from builder.annotation.tokens import Stream

_BEFORE_SOURCE = frozenset(("by", "per", "reported", "reports", "to"))
_LONGEST = 12
"""How many units the name of an outlet may take, with the comma before it."""
REACH = 25
"""How many units from its cue the outlet that passes a quotation on may be named."""


def relayed(stream: Stream, places: Places, quotation: Found) -> Clue | None:
    """Return the clue that an outlet relays the words: `Moen said, according to Vesti`, `Moen said, Vesti reported`."""
    if quotation.cue is None or quotation.source is None:
        return None
    flags, lows = stream.flags, stream.lows
    first, last = max(0, quotation.cue.first - REACH), quotation.cue.last + REACH
    near = places.noted_in("relay", first, last)
    if not near:
        return None
    start, end = places.sentence(quotation.cue.first)
    first, last = max(start, first), min(end - 1, last)
    # Where the source itself may be an outlet, and around each word: "according to Vesti", ", Vesti reported".
    beside = {quotation.source.first - 1}
    for told in near:
        beside.update(range(max(first, told - _LONGEST), min(last, told + 2)))
    for unit in sorted(beside):
        aside = flags[unit] & COMMA or lows[unit] == "as"
        if not aside and lows[unit] not in _BEFORE_SOURCE:
            continue
        if not first <= unit < last:
            continue
        if quotation.source.first <= unit < quotation.source.last:
            continue
        if not aside and not _names_source(stream, unit, start):
            continue
        begins = flags[unit + 1] & CAPITAL or lows[unit + 1] in ("the", "a")
        if not begins and lows[unit + 1] not in stream.lexicon.telling["owner"]:
            continue
        named = _relayer(stream, unit + 1, end)
        if named is None or named.kind in ("platform", "programme"):
            continue
        if quotation.source.first <= named.first < quotation.source.last:
            # "According to Vesti, the plan": it speaks for itself.
            return None
        if not aside or (named.last < end and lows[named.last] in ("reported", "reports")):
            return Clue(None, named.name, named.first, named.last, unit)
    return None


def _relayer(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet in the phrase at ``at``: "state-run Vesti", "the Post", "the paper", "a Vesti report"."""
    lows = stream.lows
    named = outlet_at(stream, at, end) or named_here(stream, at, end)
    if named is not None or at + 1 >= end:
        return named
    if lows[at] == "the" and lows[at + 1] in stream.lexicon.outlet_kinds:
        before = outlet_before(stream, at)
        return None if before is None else Named(before.name, at, at + 2, "outlet")
    if lows[at] == "the" and (named := unknown_at(stream, at + 1, end)) is not None:
        return named
    for noun in range(at, min(end - 2, at + 4)):
        if lows[noun] in ("report", "reports") and lows[noun + 1] in ("in", "by", "from", "on"):
            return outlet_in(stream, noun + 2, end)
    return None


def _names_source(stream: Stream, unit: int, start: int) -> bool:
    """Say whether the unit stands before who reports: "according to", "reported by", ", reports", ", per"."""
    low, before = stream.lows[unit], stream.lows[unit - 1] if unit > start else ""
    if low == "to":
        return before == "according"
    if low == "by":
        return before in ("carried", "published", "reported")
    return low in ("reports", "reported", "per") and unit > start and bool(stream.flags[unit - 1] & COMMA)
