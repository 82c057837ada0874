"""Every clue of an article to how its words were given and to whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    CLUE,
    END,
    NEWS,
    NUMBER,
    POSSESSIVE_MARK,
    QUOTE,
    ROLE,
)
from builder.annotation.lexicon.entries import leading_word
from builder.annotation.outlets.asking import by_outlet, questioned, quoting
from builder.annotation.outlets.bodies import Named, names_of, outlet_at, outlet_in, quoted_title
from builder.annotation.outlets.hearers import (
    addressee,
    in_print,
    met_press,
    on_air,
    platform_verb,
    spoken_to,
    to_outlet,
    to_press,
)
from builder.annotation.outlets.media import Clue, by_noun
from builder.annotation.shapes import NAMING
from builder.annotation.tokens import Stream


class Places:
    """The paragraphs and sentences of a stream by the units that stand in them."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._starts = [first for first, _ in stream.paragraphs]
        self._sentences: list[tuple[int, int]] = []
        for number in range(len(stream.paragraphs)):
            self._sentences += stream.sentences_of(number)
        self._ends = [end for _, end in self._sentences[:-1]]
        self._days: tuple[tuple[int, int], frozenset[str]] = (0, 0), frozenset()

    def paragraph(self, unit: int) -> int:
        """Return the number of the paragraph that ``unit`` stands in."""
        return bisect_right(self._starts, unit) - 1

    def sentence(self, unit: int) -> tuple[int, int]:
        """Return the sentence that ``unit`` stands in, as a unit range."""
        return self._sentences[bisect_right(self._ends, unit)]

    def days(self, unit: int) -> frozenset[str]:
        """Return the days of the week, by three letters, named in the sentence that ``unit`` stands in."""
        sentence = self.sentence(unit)
        if sentence != self._days[0]:
            # An endless sentence of quotations is searched once.
            named = self._stream.lexicon.weekdays.intersection(self._stream.words[sentence[0] : sentence[1]])
            self._days = sentence, frozenset(day[:3] for day in named)
        return self._days[1]


class Clues:
    """The clues of one article; earlier ones tell later ones who "the newspaper" or a host is."""

    def __init__(self, stream: Stream, places: Places, publisher: str | None) -> None:
        self.stream = stream
        self.publisher = publisher
        self.found: list[Clue] = []
        self.hosts: dict[str, Clue] = {}
        self.programmes: dict[str, Named] = {}
        self.show: Clue | None = None
        self._named: Clue | None = None
        self.interviews: list[int] = []
        for name, kind in names_of(publisher or ""):
            first_word = leading_word(name.removeprefix("The "))
            stream.own_outlets.setdefault(first_word, []).append((name, kind))
            _flag_news(stream, first_word)
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
                continue
            if low in words["posted"] and not (
                low in lexicon.media or low[:4] == "post" or stream.flags[at - 1] & CAPITAL
            ):
                # "the video", but "the Facebook video"
                continue
            speaks = low in words["speak"]
            if speaks and words["link"].isdisjoint(lows[at + 1 : at + 6]):
                if low not in lexicon.media:
                    continue
                speaks = False
            start, end = places.sentence(at)
            if (
                low == "interview"
                and not {"the", "this", "that"}.isdisjoint(lows[max(0, at - 2) : at])
                and lows[at + 1 : at + 2] != ["with"]
            ):
                self.interviews.append(at)
            if low in lexicon.media or low in words["posted"]:
                self._add(by_noun(stream, at, start, end, publisher), end)
            elif low in lexicon.platforms:
                self._add(platform_verb(stream, at), end)
            if low in words["tell"] or low in words["address"]:
                self._add(addressee(stream, at, end, publisher) or self._again(at, end), end)
            if speaks:
                self._add(spoken_to(stream, at, end, publisher), end)
            if low in words["met"]:
                self._add(met_press(stream, at, end), end)
            if low in words["asked"]:
                self._add(by_outlet(stream, at, end) or self._by_host(at, end), end)
                self._interviewer(at, start)
            if low in words["quote"]:
                self._add(quoting(stream, at, start), end)
            if low in words["question"]:
                self._add(questioned(stream, at, start, end), end)
            if low in words["write"]:
                self._add(in_print(stream, at, end), end)
            if low in words["send"]:
                self._add(Clue("statement", None, at, at + 1, at), end)
            if low in words["host"]:
                self._host_of(at)
        self.found.sort(key=lambda clue: clue.at)

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
            clue = self._the_show(clue)
        self.found.append(clue)
        if clue.name is not None and clue.medium != "social":
            self._named = clue
        if clue.name is not None and clue.medium != "social":
            host = _host(self.stream, clue, end)
            if host is not None:
                self.hosts[host] = clue

    def _again(self, verb: int, end: int) -> Clue | None:
        """`told the newspaper`, `told Vik`: the outlet named before, or the one that Vik works for."""
        stream = self.stream
        at = verb + 1
        if at >= end or stream.lows[verb] not in stream.lexicon.telling["tell"]:
            return None
        host = self.hosts.get(stream.words[at])
        if host is not None and not (at + 1 < end and stream.flags[at + 1] & CAPITAL):
            return Clue("told", host.name, at, at + 1, verb, verb)
        if (
            stream.lows[at] != "the"
            or at + 1 >= end
            or "noun" not in stream.lexicon.outlet_nouns.get(stream.lows[at + 1], "")
        ):
            return None
        return self._named and Clue("told", self._named.name, at, at + 2, verb, verb)

    def _the_show(self, clue: Clue) -> Clue:
        """Return the clue with the name it had before: "on Kanal 6's Late Hour ... later in the show"."""
        if clue.name is not None:
            self.show = clue
        elif self.show is not None and {"the", "this", "that", "same"} & set(
            self.stream.lows[clue.at : clue.first]
        ):
            return clue._replace(name=self.show.name)
        return clue

    def _by_host(self, verb: int, end: int) -> Clue | None:
        """`Asked by Vik`, `pressed by host Jo Vik`: the outlet or programme that the person is known to host."""
        words = self.stream.words
        for at in range(verb + 1, min(end, verb + 7)):
            if self.stream.lows[at] == "by":
                for unit in range(at + 1, min(end, at + 5)):
                    host = self.hosts.get(words[unit])
                    if host is not None:
                        return host._replace(first=unit, last=unit + 1, at=verb, verb=None)
                    if not self.stream.flags[unit] & (CAPITAL | ROLE):
                        return None
        return None

    def _interviewer(self, verb: int, start: int) -> None:
        """Remember who asks the questions for an outlet: "Kanal 6's Jo Vik asked", "Vesti reporter Jo Vik pressed"."""
        flags = self.stream.flags
        if not flags[verb - 1] & CAPITAL or verb - 1 <= start:
            return
        for at in range(max(start, verb - 8), verb - 1):
            if flags[at] & CAPITAL and (named := outlet_in(self.stream, at, verb)) is not None:
                between = flags[named.last : verb]
                if between and all(flag & (POSSESSIVE_MARK | ROLE | CAPITAL) for flag in between):
                    clue = Clue("interview", named.name, named.first, named.last, verb)
                    self.hosts.setdefault(self.stream.words[verb - 1], clue)
                return

    def _host_of(self, at: int) -> None:
        """Remember the host of a programme, by surname.

        `"Late Hour" host Jo Vik`, "Jo Vik, host of the Late Hour", `Jo Vik, who hosts "Late Hour"`.
        """
        flags, lows = self.stream.flags, self.stream.lows
        end = min(len(lows), at + 10)
        if at > 0 and lows[at - 1] in ("former", "once", "previously"):
            return
        if at + 2 < end and flags[at + 1] & flags[at + 2] & CAPITAL:
            show, name = _programme(self.stream, max(0, at - 4), at), at + 2
            while name + 1 < end and flags[name + 1] & CAPITAL:
                name += 1
        else:
            show, name = _programme(self.stream, at + 1, end), at - 1
            while name > 1 and at - name < 8 and not (flags[name] & flags[name - 1] & CAPITAL):
                name -= 1
        if name <= 0 or not flags[name] & CAPITAL:
            return
        if show is not None:
            self.programmes.setdefault(lows[name], show)
        elif self.show is not None and name > at:
            # "on Kanal 6's Late Hour ... host Jo Vik"
            self.hosts.setdefault(self.stream.words[name], self.show)


def _flag_news(stream: Stream, start: str) -> None:
    """Flag the units that begin with ``start``, the first word of an outlet's name that no list has."""
    if start in stream.lexicon.outlet_starts:
        return
    at = stream.text.find(start)
    while at >= 0:
        unit = bisect_left(stream.starts, at)
        if unit < len(stream.starts) and stream.starts[unit] == at:
            stream.flags[unit] |= NEWS
        at = stream.text.find(start, at + 1)


def _host(stream: Stream, clue: Clue, end: int) -> str | None:
    """Return the surname of the person of the outlet in the clue: "Kanal 6's Jo Doe", "Jo Doe of Kanal 6"."""
    flags, lows = stream.flags, stream.lows
    before = clue.first - 1
    while before > clue.at and lows[before] in ("of", "from", "on", "at", "the"):
        before -= 1
    if (
        before > clue.at
        and before < clue.first - 1
        and flags[before] & CAPITAL
        and flags[before - 1] & CAPITAL
    ):
        return stream.words[before]
    at = clue.last
    while (
        at < end and at - clue.last < 4 and (flags[at] & (POSSESSIVE_MARK | ROLE) and not flags[at] & CAPITAL)
    ):
        at += 1
    last = at
    while last < end and last - at < 4 and flags[last] & CAPITAL and not flags[last] & CALENDAR:
        last += 1
    return stream.words[last - 1] if at > clue.last and last - at > 1 else None


def _programme(stream: Stream, start: int, end: int) -> Named | None:
    """Return the first programme named in the units ``[start, end)``."""
    for unit in range(start, end):
        flag = stream.flags[unit]
        if flag & END:
            return None
        named = None
        if flag & QUOTE:
            named = quoted_title(stream, unit)
        elif flag & (CAPITAL | NUMBER):
            named = outlet_at(stream, unit, end)
        if named is not None and named.kind == "programme":
            return named
    return None
