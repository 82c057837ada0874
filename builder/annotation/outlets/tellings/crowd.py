"""A crowd that reacts to what is said: it was a speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import LOWER
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.places import Places
from builder.annotation.tokens import Stream

REACH = 25
"""How many units behind its cue a crowd may react."""
_JOINS = frozenset(("as", "while", "onstage"))

_BEHIND = frozenset(("when", "as", "after"))


def reacting(stream: Stream, places: Places) -> list[int]:
    """Return the units of the words for a crowd with a word beside them that may say how it reacts, in order."""
    lows = stream.lows
    beside = _JOINS | _BEHIND | stream.lexicon.telling["draw"]
    return [
        unit
        for unit in places.noted["crowd"]
        if not beside.isdisjoint(lows[unit - 5 if unit > 5 else 0 : unit + 6])
    ]


def crowd(stream: Stream, places: Places, quotation: Found, crowds: Sequence[int]) -> Clue | None:
    """Return the clue that a crowd reacts.

    `Moen said as the crowd cheered`, `she said, drawing applause`, `booed when she said`, `she said onstage`.
    ``crowds`` are the `reacting` ones of the article.
    """
    if quotation.cue is None:
        return None
    first, last = quotation.cue.last, quotation.cue.last + REACH
    begin = first if quotation.source is None else min(first, quotation.source.first - 6)
    # Most crowds stand elsewhere, or react to nothing.
    place = bisect_left(crowds, begin)
    if place == len(crowds) or crowds[place] >= last + 5:
        return None
    lows, words = stream.lows, stream.lexicon.telling
    if quotation.source is not None and lows[quotation.source.first - 1] in _BEHIND:
        # "The crowd booed when Moen said"
        joint = quotation.source.first - 1
        for noun in range(joint - 1, max(0, joint - 6), -1):
            if lows[noun] in words["reaction"]:
                return Clue("speech", None, noun, noun + 1, noun)
    behind = lows[first:last]
    if _JOINS.isdisjoint(behind) and words["draw"].isdisjoint(behind):
        return None
    if not places.noted_in("crowd", first, last):
        return None
    _, end = places.sentence(quotation.cue.first)
    stop = min(end - 1, last)
    before = {
        unit for noun in places.noted_in("crowd", first, last + 5) for unit in range(noun - 5, noun + 1)
    }
    for unit in sorted(before):
        if not first <= unit < stop:
            continue
        low = lows[unit]
        if low in ("as", "while"):
            for noun in range(unit + 1, min(end, unit + 4)):
                if stream.lexicon.audiences.get(lows[noun]) == "speech" and stream.flags[noun] & LOWER:
                    return Clue("speech", None, noun, noun + 1, unit)
        elif low == "onstage":
            return Clue("speech", None, unit, unit + 1, unit)
        elif low in words["draw"]:
            for noun in range(unit + 1, min(end, unit + 6)):
                if lows[noun] in words["reaction"]:
                    return Clue("speech", None, noun, noun + 1, unit)
    return None
