"""Outlets that a noun alone stands for behind their name: "the newspaper", "the network"."""

from __future__ import annotations

from collections.abc import Sequence

from builder.annotation.lexicon import CAPITAL, DETERMINER, FIRST_NAME, NATIONALITY, NEWS
from builder.annotation.outlets.naming.listed import Named, outlet_at
from builder.annotation.outlets.naming.unlisted import unknown_at
from builder.annotation.tokens import Stream

NEAR = 150
"""How many units back "the newspaper" may refer."""
CALLED = 400
"""How many characters around its name an agency may be called one of news."""
_DESCRIBING = frozenset(("local", "news", "same", "state"))
"""What may stand before the noun: "the news agency"."""


def outlet_before(stream: Stream, unit: int, kinds: Sequence[str] = ()) -> Named | None:
    """Return the outlet named last before ``unit``, of ``kinds`` where they are given: what "the newspaper" is.

    One of which no kind is known comes second.
    """
    flags = stream.flags
    unclear: Named | None = None
    for at in range(unit - 1, max(-1, unit - NEAR), -1):
        if flags[at] & CAPITAL:
            named = outlet_at(stream, at, unit)
            if named is None and kinds and not flags[at] & DETERMINER:
                before = at - 1 if at > 0 else None
                if before is not None and stream.lows[before] == "the":
                    named = unknown_at(stream, before, unit)
                elif before is None or not flags[before] & CAPITAL:
                    named = unknown_at(stream, at, unit)
            if named is None or named.kind in ("platform", "programme"):
                continue
            if not kinds or named.kind in kinds:
                return named
            if named.kind == "outlet":
                unclear = unclear or named
    return unclear


def programme_before(stream: Stream, unit: int) -> Named | None:
    """Return the programme named last before ``unit``: "her new Harbour Talk podcast ... says on the show"."""
    for at in range(unit - 1, max(-1, unit - NEAR), -1):
        if stream.flags[at] & NEWS and stream.lows[at] in stream.lexicon.telling["hosted"]:
            first = at
            while first > 0 and at - first < 4 and stream.flags[first - 1] & CAPITAL:
                first -= 1
            if first < at and not stream.flags[first] & FIRST_NAME:
                return Named(stream.string(first, at), first, at, "programme")
    return None


def again_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet that a noun at ``at`` calls once more: "told [the newspaper]", "to [the news agency]"."""
    if stream.lows[at] != "the" or at + 1 >= end:
        return None
    noun = at + 1
    if (stream.lows[noun] in _DESCRIBING or stream.flags[noun] & NATIONALITY) and noun + 1 < end:
        noun += 1
    kinds = stream.lexicon.outlet_kinds.get(stream.lows[noun])
    if kinds is None or (noun + 1 < end and stream.flags[noun + 1] & CAPITAL):
        return None
    before = outlet_before(stream, at, kinds)
    if before is None or (
        stream.lows[noun] == "agency" and noun == at + 1 and not _is_agency(stream, before)
    ):
        return None
    # "the Post", for which a longer name may be known
    short = (before.name,) not in stream.lexicon.outlets and before.name == stream.words[before.first]
    short = short and before.first > 0 and stream.lows[before.first - 1] == "the"
    return Named(f"The {before.name}" if short else before.name, at, noun + 1, before.kind)


def _is_agency(stream: Stream, outlet: Named) -> bool:
    """Say whether "the agency" is a news agency, as the text says or the publisher is: many others are called so."""
    if outlet.name.endswith("Agency") or outlet.name.split()[0] in stream.own_outlets:
        return True
    start = stream.starts[outlet.first]
    near = stream.text[max(0, start - CALLED) : start + CALLED]
    return "news agency" in near or "News Agency" in near
