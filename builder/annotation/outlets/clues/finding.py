"""Every clue of an article to how its words were given and to whom."""

from __future__ import annotations

from collections.abc import Callable

from builder.annotation.lexicon import CAPITAL, CLUE, DETERMINER, NEWS
from builder.annotation.outlets.clues.addressees import (
    addressee,
    met_press,
    phoned_in,
    spoken_to,
    to_outlet,
    to_press,
    visiting,
)
from builder.annotation.outlets.clues.asking import (
    by_outlet,
    interviewing,
    outlet_asks,
    questioned,
    quoting,
    sparring,
)
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.clues.hosts import Hosts
from builder.annotation.outlets.clues.nouns import PHRASE, by_noun
from builder.annotation.outlets.clues.venues import in_print, letter_to, on_air, platform_verb, printed_in
from builder.annotation.outlets.naming.listed import forget_beginnings
from builder.annotation.outlets.naming.phrases import REACH
from builder.annotation.outlets.naming.publisher import know_publisher
from builder.annotation.outlets.places import Places
from builder.annotation.shapes import MAY_NAME, NAMES_NEWS, NEWSLIKE
from builder.annotation.tokens import Stream

_NEWSLIKE = NEWS | DETERMINER
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
        forget_beginnings(stream)
        self._find()
        self._find_printed()
        self.found.sort(key=lambda clue: clue.at)

    def _find(self) -> None:
        stream = self.stream
        lexicon, lows = stream.lexicon, stream.lows
        press, link, interviews = lexicon.press, lexicon.telling["link"], lexicon.telling["interviews"]
        ways, readers, openers = lexicon.clue_ways, lexicon.clue_classes, lexicon.openers
        noted, units = lexicon.noted, self.places.noted
        kinds = lexicon.outlet_kinds.keys()
        again = not kinds.isdisjoint(stream.vocabulary)
        pressed = not press.isdisjoint(stream.vocabulary)
        naming, news, newslike = map(stream.shapes.translate, (MAY_NAME, NAMES_NEWS, NEWSLIKE))
        sentences = self.places.sentences
        behind = (sentences[-1][0] if sentences else 0, len(lows))
        following = iter(sentences)
        start = end = 0
        for at in stream.having(CLUE, 0, len(lows)):
            low = lows[at]
            if low in noted:
                for of in noted[low]:
                    units[of].append(at)
            way = ways[low]
            if way is None:
                continue
            while at >= end:
                start, end = next(following, behind)
            if way == "preposition":
                # A name or a title may follow, and an outlet's: most are done with here.
                if 1 in newslike[at : at + 1 + REACH] and 1 in naming[at + 1 : at + 5]:
                    self._preposition(at, start, end)
            elif way == "to":
                if pressed and not press.isdisjoint(lows[at + 1 : at + 4]):
                    told = self.found and self.found[-1].first > at
                    self._add(None if told else to_press(stream, at, end), end)
                if (1 in news[at : at + 1 + REACH] and 1 in naming[at + 1 : at + 5]) or (
                    # "confirmed to the newspaper"
                    again and not kinds.isdisjoint(lows[at + 2 : at + 4])
                ):
                    self._preposition(at, start, end)
            elif way == "speak":
                # "said", but "said to", "speaking at"
                if not link.isdisjoint(lows[at + 1 : at + 6]):
                    self._add(spoken_to(stream, at, end, self.publisher), end)
                    if low in interviews:
                        self._add(interviewing(stream, at, start), end)
            elif way == "word" or stream.flags[at - 1] & CAPITAL:
                # "the Facebook video", but not "the video"
                for of in readers[low]:
                    if of == "medium":
                        if low == "interview" and self._is_known(at):
                            self.interviews.append(at)
                        reach, opening = openers[low]
                        first = at - reach - PHRASE
                        if opening.isdisjoint(lows[first if first > start else start : at]):
                            # Most nouns of means just stand somewhere.
                            continue
                    _READERS[of](self, at, start, end)

    def _find_printed(self) -> None:
        """Add the papers that open a sentence: "In Vesti, Moen called it"."""
        lows, flags = self.stream.lows, self.stream.flags
        for start, end in self.places.sentences:
            if lows[start] == "in" and end - start > 2 and flags[start + 1] & _NEWSLIKE:
                clue = printed_in(self.stream, start, end)
                if clue is not None:
                    self.found.append(clue)

    def _noun(self, at: int, start: int, end: int) -> None:
        """Add the clue of a noun that tells how words were given: "interview"."""
        clue = by_noun(self.stream, at, start, end, self.publisher)
        if clue is not None:
            if clue.medium == "speech" and clue.name is not None:
                self._drop_bare(clue)
            self._add(clue, end)

    def _drop_bare(self, clue: Clue) -> None:
        """Drop the clue of "speaking" before one that says where: "speaking [at a town hall hosted by Kanal 6]"."""
        last = self.found[-1] if self.found else None
        bare = last is not None and (last.medium, last.name, last.verb) == ("speech", None, None)
        if last is not None and bare and last.at == last.first and 0 <= clue.at - last.last < 2:
            self.found.pop()

    def _platform_verb(self, at: int, start: int, end: int) -> None:
        self._add(platform_verb(self.stream, at), end)

    def _told(self, at: int, start: int, end: int) -> None:
        known = self.stream.words[at + 1 : at + 2]
        again = self._again(at, end) if known and self.hosts.named(known[0]) is not None else None
        self._add(again or addressee(self.stream, at, end, self.publisher) or self._again(at, end), end)

    def _spoke(self, at: int, start: int, end: int) -> None:
        if not self.stream.lexicon.telling["link"].isdisjoint(self.stream.lows[at + 1 : at + 6]):
            self._add(spoken_to(self.stream, at, end, self.publisher), end)

    def _phoned(self, at: int, start: int, end: int) -> None:
        self._add(phoned_in(self.stream, at, end), end)

    def _visited(self, at: int, start: int, end: int) -> None:
        self._add(visiting(self.stream, at, end), end)

    def _interviewed(self, at: int, start: int, end: int) -> None:
        self._add(interviewing(self.stream, at, start), end)

    def _met(self, at: int, start: int, end: int) -> None:
        self._add(met_press(self.stream, at, end), end)

    def _sparred(self, at: int, start: int, end: int) -> None:
        self._add(sparring(self.stream, at, end), end)

    def _asked(self, at: int, start: int, end: int) -> None:
        clue = by_outlet(self.stream, at, end) or self.hosts.asked_by(at, end)
        self._add(clue or outlet_asks(self.stream, at, start), end)
        self.hosts.remember_asking(at, start)

    def _quoted(self, at: int, start: int, end: int) -> None:
        self._add(quoting(self.stream, at, start), end)

    def _questioned(self, at: int, start: int, end: int) -> None:
        self._add(questioned(self.stream, at, start, end), end)

    def _wrote(self, at: int, start: int, end: int) -> None:
        self._add(in_print(self.stream, at, end) or letter_to(self.stream, at), end)

    def _sent(self, at: int, start: int, end: int) -> None:
        self._add(Clue("statement", None, at, at + 1, at), end)

    def _hosted(self, at: int, start: int, end: int) -> None:
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
        host = self.hosts.named(stream.words[at])
        if host is not None and not (at + 1 < end and stream.flags[at + 1] & CAPITAL):
            return Clue("told", host.name, at, at + 1, verb, verb)
        if (
            stream.lows[at] != "the"
            or at + 1 >= end
            or "noun" not in stream.lexicon.outlet_nouns.get(stream.lows[at + 1], "")
        ):
            return None
        named = self._named
        if named is None or not self._is_called(named, stream.lows[at + 1]):
            return None
        return Clue("told", named.name, at, at + 2, verb, verb)

    def _is_called(self, named: Clue, noun: str) -> bool:
        """Say whether the outlet of the clue can be called by the noun, as far as lists tell: no agency is a paper."""
        listed = self.stream.lexicon.outlets.get(tuple((named.name or "").split()))
        kinds = self.stream.lexicon.outlet_kinds.get(noun)
        return listed is None or kinds is None or listed[1] in kinds


_READERS: dict[str, Callable[[Clues, int, int, int], None]] = {
    "medium": Clues._noun,
    "platform": Clues._platform_verb,
    "tell": Clues._told,
    "speak": Clues._spoke,
    "phone": Clues._phoned,
    "visit": Clues._visited,
    "interviews": Clues._interviewed,
    "met": Clues._met,
    "spar": Clues._sparred,
    "asked": Clues._asked,
    "quote": Clues._quoted,
    "question": Clues._questioned,
    "write": Clues._wrote,
    "send": Clues._sent,
    "host": Clues._hosted,
}
"""What reads at a word of each class, in this order; it gets the word's unit and the sentence around it."""
