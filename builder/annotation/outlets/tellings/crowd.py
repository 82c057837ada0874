"""A crowd that reacts to what is said: it was a speech."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import LOWER
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.places import Places
from builder.annotation.tokens import Stream

REACH = 25
"""How many units behind its cue a crowd may react."""
_JOINS = frozenset(("as", "while"))
_BEHIND = frozenset(("when", "as", "after"))
_NEAR = 5
"""How many units lie at most between a word for a crowd and the word that joins it to what was said."""
_SOON = 3
"""How many units lie at most between "as" and the crowd."""


class Crowds:
    """The crowds of one article that react to what somebody says; ``any`` says whether there are some."""

    def __init__(self, stream: Stream, places: Places) -> None:
        self._places = places
        # The noun of each crowd by the unit that joins it to what was said, before it or behind it.
        self._reacting: dict[int, int] = {}
        self._interrupting: dict[int, int] = {}
        lows, words = stream.lows, stream.lexicon.telling
        reaction, draw = words["reaction"], words["draw"]
        for noun in places.noted["crowd"]:
            low = lows[noun]
            if low == "onstage":
                self._reacting[noun] = noun
            soon = noun - _SOON if noun > _SOON else 0
            if (
                not _JOINS.isdisjoint(lows[soon:noun])
                and stream.lexicon.audiences.get(low) == "speech"
                and stream.flags[noun] & LOWER
                and (low != "house" or lows[noun - 1] == "the")
            ):
                for unit in range(soon, noun):
                    if lows[unit] in _JOINS and lows[unit - 1] != "such":
                        self._reacting.setdefault(unit, noun)
            if low in reaction:
                for unit in range(max(0, noun - _NEAR), noun):
                    if lows[unit] in draw:
                        self._reacting.setdefault(unit, noun)
                for unit in range(noun + 1, min(len(lows), noun + 1 + _NEAR)):
                    if lows[unit] in _BEHIND:
                        self._interrupting[unit] = noun
        self._units = sorted(self._reacting)
        self.any = bool(self._reacting or self._interrupting)

    def reacting(self, quotation: Found) -> Clue | None:
        """Return the clue that a crowd reacts to the quotation.

        `Moen said as the crowd cheered`, `she said, drawing applause`, `booed when she said`, `she said onstage`.
        """
        cue, source = quotation.cue, quotation.source
        if cue is None:
            return None
        # "The crowd booed when Moen said"
        noun = None if source is None else self._interrupting.get(source.first - 1)
        if noun is not None:
            return Clue("speech", None, noun, noun + 1, noun)
        place = bisect_left(self._units, cue.last)
        if place == len(self._units) or self._units[place] >= cue.last + REACH:
            return None
        _, end = self._places.sentence(cue.first)
        for unit in self._units[place : bisect_left(self._units, min(end - 1, cue.last + REACH), place)]:
            noun = self._reacting[unit]
            if noun < end:
                return Clue("speech", None, noun, noun + 1, unit)
        return None
