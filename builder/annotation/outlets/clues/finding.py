"""Every clue of an article to how its words were given and to whom."""

from __future__ import annotations

from builder.annotation.lexicon import CAPITAL, CLUE
from builder.annotation.outlets.clues.addressees import (
    addressee,
    met_press,
    phoned_in,
    spoken_to,
    to_outlet,
    to_press,
)
from builder.annotation.outlets.clues.asking import by_outlet, interviewing, questioned, quoting
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.clues.hosts import Hosts
from builder.annotation.outlets.clues.nouns import by_noun
from builder.annotation.outlets.clues.venues import in_print, on_air, platform_verb
from builder.annotation.outlets.naming.publisher import know_publisher
from builder.annotation.outlets.places import Places
from builder.annotation.shapes import NAMING
from builder.annotation.tokens import Stream

_KNOWN = frozenset(("the", "this", "that"))


class Clues:
    """The clues of one article; earlier ones tell later ones who "the newspaper" or a host is.

    ``found`` are the clues in text order, ``interviews`` the units where it says "the interview", ``hosts`` the
    people of the outlets.
    """

    def __init__(self, stream: Stream, places: Places, publisher: str | None) -> None:
        self.stream = stream
        self.places = places
        self.publisher = publisher
        self.found: list[Clue] = []
        self.hosts = Hosts(stream)
        self.interviews: list[int] = []
        self._named: Clue | None = None
        know_publisher(stream, publisher)
        self._find()
        self.found.sort(key=lambda clue: clue.at)

    def _find(self) -> None:
        stream, places = self.stream, self.places
        lexicon, lows = stream.lexicon, stream.lows
        words = lexicon.telling
        prepositions, audiences = words["preposition"], lexicon.press
        naming = stream.of_kind(NAMING)
        for at in stream.having(CLUE, 0, len(lows)):
            low = lows[at]
            if low in prepositions:
                if low == "to" and not audiences.isdisjoint(lows[at + 1 : at + 4]):
                    _, end = places.sentence(at)
                    if not (self.found and self.found[-1].first > at):
                        self._add(to_press(stream, at, end), end)
                # A name or a title may follow: most are done with here.
                if 1 in naming[at + 1 : at + 5]:
                    self._preposition(at, *places.sentence(at))
            elif low not in words["posted"] or (
                # "the Facebook video", but not "the video"
                low in lexicon.media or low[:4] == "post" or stream.flags[at - 1] & CAPITAL
            ):
                self._word(at, low)

    def _word(self, at: int, low: str) -> None:
        """Add the clues that a noun or a verb makes: "interview", "tweeted", "told"."""
        stream, lexicon, publisher = self.stream, self.stream.lexicon, self.publisher
        words = lexicon.telling
        speaks = low in words["speak"]
        if speaks and words["link"].isdisjoint(stream.lows[at + 1 : at + 6]):
            if low not in lexicon.media:
                return
            speaks = False
        start, end = self.places.sentence(at)
        if low == "interview" and self._is_known(at):
            self.interviews.append(at)
        if low in lexicon.media or low in words["posted"]:
            self._add(by_noun(stream, at, start, end, publisher), end)
        elif low in lexicon.platforms:
            self._add(platform_verb(stream, at), end)
        if low in words["tell"] or low in words["address"]:
            self._add(addressee(stream, at, end, publisher) or self._again(at, end), end)
        if speaks:
            self._add(spoken_to(stream, at, end, publisher), end)
        if low in words["interviews"]:
            self._add(interviewing(stream, at, start), end)
        if low in words["phone"]:
            self._add(phoned_in(stream, at, end), end)
        if low in words["met"]:
            self._add(met_press(stream, at, end), end)
        if low in words["asked"]:
            self._add(by_outlet(stream, at, end) or self.hosts.asked_by(at, end), end)
            self.hosts.remember_asking(at, start)
        if low in words["quote"]:
            self._add(quoting(stream, at, start), end)
        if low in words["question"]:
            self._add(questioned(stream, at, start, end), end)
        if low in words["write"]:
            self._add(in_print(stream, at, end), end)
        if low in words["send"]:
            self._add(Clue("statement", None, at, at + 1, at), end)
        if low in words["host"]:
            self.hosts.remember_hosting(at)

    def _is_known(self, at: int) -> bool:
        """Say whether the noun at ``at`` goes back to what was told before: "in the interview", "this interview"."""
        lows = self.stream.lows
        return lows[at + 1 : at + 2] != ["with"] and not _KNOWN.isdisjoint(lows[max(0, at - 2) : at])

    def _preposition(self, at: int, start: int, end: int) -> None:
        """Add the clue of `on Kanal 6`, `via Twitter`, `took to Twitter`, `confirmed to Kanal 6`."""
        lows = self.stream.lows
        if lows[at] != "to" or (at > start and lows[at - 1] in self.stream.lexicon.telling["take"]):
            self._add(on_air(self.stream, at, start, end), end)
            return
        clue = to_outlet(self.stream, at, end)
        if clue is not None and not (self.found and self.found[-1].first == clue.first):
            self._add(clue, end)

    def _add(self, clue: Clue | None, end: int) -> None:
        if clue is None:
            return
        if clue.medium == "broadcast":
            clue = self.hosts.with_show(clue)
        self.found.append(clue)
        if clue.name is not None and clue.medium != "social":
            self._named = clue
            self.hosts.remember(clue, end)

    def _again(self, verb: int, end: int) -> Clue | None:
        """`told the newspaper`, `told Vik`: the outlet named before, or the one that Vik works for."""
        stream = self.stream
        at = verb + 1
        if at >= end or stream.lows[verb] not in stream.lexicon.telling["tell"]:
            return None
        host = self.hosts.of.get(stream.words[at])
        if host is not None and not (at + 1 < end and stream.flags[at + 1] & CAPITAL):
            return Clue("told", host.name, at, at + 1, verb, verb)
        if (
            stream.lows[at] != "the"
            or at + 1 >= end
            or "noun" not in stream.lexicon.outlet_nouns.get(stream.lows[at + 1], "")
        ):
            return None
        return self._named and Clue("told", self._named.name, at, at + 2, verb, verb)
