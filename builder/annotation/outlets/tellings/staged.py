"""The networks that hold or air debates and town halls."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builder.annotation.lexicon import CAPITAL, NEWS
from builder.annotation.outlets.clues.clue import ON_AIR, Clue
from builder.annotation.outlets.naming.listed import Named, outlet_at
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.tellings.telling import Telling
from builder.annotation.sentence.phrases import WINDOW
from builder.annotation.tokens import Stream
from builder.schema import Medium

_OTHER = frozenset(("last", "previous", "earlier", "first", "second", "next", "another", "every", "each"))
"""What makes the occasion behind it another one than that told before."""


class Staged:
    """The occasions of one article that networks put on."""

    def __init__(self, stream: Stream, places: Places, clues: Sequence[Clue]) -> None:
        self.stream = stream
        self.places = places
        self._networks = _networks(stream, clues)

    def with_network(self, telling: Telling) -> Telling:
        """Return the speech with the network that held or aired it.

        "a town hall aired on Kanal 6", "in a forum hosted by Kanal 6 ... said at the forum"
        """
        stream = self.stream
        noun = stream.lows[telling.last - 1]
        network = self._beside(telling.first, telling.last)
        if network is not None:
            medium: Medium = "broadcast" if noun in stream.lexicon.telling["aired"] else "speech"
            return Telling(network.name, medium, network.first, network.last)
        name = self._networks.get(noun)
        if name is None or not _OTHER.isdisjoint(stream.lows[max(0, telling.first - 3) : telling.first]):
            return telling
        return replace(telling, name=name)

    def _beside(self, first: int, last: int) -> Named | None:
        """Return the network in the sentence of the town hall at ``[first, last)``: "aired on Kanal 6"."""
        stream, words = self.stream, self.stream.lexicon.telling
        if stream.lows[last - 1] not in words["staged"] and stream.lows[last - 1] not in words["aired"]:
            return None
        start, end = self.places.sentence(first)
        for unit in stream.having(CAPITAL, max(start, first - WINDOW), min(end, last + WINDOW)):
            if stream.flags[unit] & NEWS or stream.lows[unit] == "the":
                named = outlet_at(stream, unit, end)
                if named is not None and named.kind in ON_AIR:
                    return named
        return None


def _networks(stream: Stream, clues: Sequence[Clue]) -> dict[str, str]:
    """Return the network of each kind of occasion, by its noun, that ``clues`` tell one alone to have put on."""
    networks: dict[str, str] = {}
    several: set[str] = set()
    for clue in clues:
        if clue.medium != "speech":
            continue
        first, last = min(clue.at, clue.first), clue.last + 2
        for noun in stream.lexicon.telling["staged"].intersection(stream.lows[first:last]):
            if clue.name is not None:
                if networks.setdefault(noun, clue.name) != clue.name:
                    several.add(noun)
            elif stream.lows[clue.at + 1 : clue.at + 2] in (["a"], ["an"], ["another"]):
                # "at a forum hosted by Kanal 6 ... at a forum in Oslo"
                several.add(noun)
    return {noun: name for noun, name in networks.items() if noun not in several}
