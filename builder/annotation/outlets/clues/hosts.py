"""Who speaks for an outlet: hosts of programmes, and those who ask the questions."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.lexicon import CALENDAR, CAPITAL, END, NUMBER, POSSESSIVE_MARK, QUOTE, ROLE
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.naming.earlier import programme_before
from builder.annotation.outlets.naming.listed import Named, outlet_at
from builder.annotation.outlets.naming.phrases import outlet_in
from builder.annotation.outlets.naming.titles import quoted_title
from builder.annotation.outlets.naming.unlisted import name_end
from builder.annotation.tokens import Stream

_AGAIN = frozenset(("the", "this", "that", "same"))
"""What stands before the noun for a programme that was named before."""
_OWN = _AGAIN | {"her", "his", "their"}
"""What stands before it where the programme is the speaker's own."""


class Hosts:
    """The people of outlets in one article.

    ``of`` has the clue of the outlet or programme by the surname of who asks or hosts there, ``programmes`` those
    that the article says somebody hosts, by the surname in lower case; ``show`` is the clue that a programme was
    named by last.
    """

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.of: dict[str, Clue] = {}
        self.programmes: dict[str, Named] = {}
        self.show: Clue | None = None

    def remember(self, clue: Clue, end: int) -> None:
        """Remember the person whom the clue names with the outlet: "told Kanal 6's Jo Vik"."""
        host = _host(self.stream, clue, end)
        if host is not None:
            self.of[host] = clue

    def named(self, surname: str) -> Clue | None:
        """Return the clue of the outlet of the person, or of the programme that goes by the name: "The Jo Vik Show"."""
        host = self.of.get(surname)
        if host is None and self.show is not None and surname in (self.show.name or "").split()[1:-1]:
            return self.show
        return host

    def with_show(self, clue: Clue) -> Clue:
        """Return the clue with the name it had before: "on Kanal 6's Late Hour ... later in the show"."""
        if clue.name is not None:
            if self.show is None or not self._is_programme(self.show) or self._is_programme(clue):
                # "on Late Hour ... shown on Kanal 6 ... said on the programme"
                self.show = clue
            return clue
        before = self.stream.lows[clue.at : clue.first]
        if self.show is not None:
            # "on Wednesday's show"
            again = not _AGAIN.isdisjoint(before) or self.stream.flags[clue.at + 1] & CALENDAR
            return replace(clue, name=self.show.name) if again else clue
        named = None if _OWN.isdisjoint(before) else programme_before(self.stream, clue.at)
        return clue if named is None else replace(clue, name=named.name)

    def _on_air(self, at: int) -> bool:
        """Say whether the host at ``at`` has a programme that no name is given of: "talk show host"."""
        words = self.stream.lexicon.telling
        before = self.stream.lows[at - 1] if at else ""
        return before in words["air"] or before in words["programme"]

    def _is_programme(self, clue: Clue) -> bool:
        """Say whether the clue names a programme, not its network."""
        quoted = clue.first > 0 and bool(self.stream.flags[clue.first - 1] & QUOTE)
        listed = self.stream.lexicon.outlets.get(tuple((clue.name or "").split()))
        return quoted if listed is None else listed[1] == "programme"

    def asked_by(self, verb: int, end: int) -> Clue | None:
        """`Asked by Vik`, `pressed by host Jo Vik`: the outlet or programme that the person is known to host."""
        words = self.stream.words
        for at in range(verb + 1, min(end, verb + 7)):
            if self.stream.lows[at] == "by":
                for unit in range(at + 1, min(end, at + 5)):
                    host = self.of.get(words[unit])
                    if host is not None:
                        return replace(host, first=unit, last=unit + 1, at=verb, verb=None)
                    if not self.stream.flags[unit] & (CAPITAL | ROLE):
                        return None
        return None

    def remember_asking(self, verb: int, start: int) -> None:
        """Remember who asks the questions for an outlet: "Kanal 6's Jo Vik asked", "Vesti reporter Jo Vik pressed"."""
        flags = self.stream.flags
        if not flags[verb - 1] & CAPITAL or verb - 1 <= start:
            return
        for at in range(max(start, verb - 8), verb - 1):
            if flags[at] & CAPITAL and (named := outlet_in(self.stream, at, verb)) is not None:
                between = flags[named.last : verb]
                if between and all(flag & (POSSESSIVE_MARK | ROLE | CAPITAL) for flag in between):
                    clue = Clue("interview", named.name, named.first, named.last, verb)
                    self.of.setdefault(self.stream.words[verb - 1], clue)
                return

    def remember_hosting(self, at: int) -> None:
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
        elif name > at and self._on_air(at):
            # "radio host Jo Vik"
            host = self.stream.string(at + 1, name + 1)
            self.of.setdefault(self.stream.words[name], Clue("broadcast", host, at + 1, name + 1, at))
        elif self.show is not None and name > at:
            # "on Kanal 6's Late Hour ... host Jo Vik"
            self.of.setdefault(self.stream.words[name], self.show)


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
    last = name_end(stream, at, min(end, at + 4))
    if at == clue.last or last == at:
        return None
    word = stream.words[last - 1]
    # "Kanal 6's Vik", named in full before
    known = last - at > 1 or f" {word}" in stream.text[: stream.starts[at] - 1]
    return word if known else None


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
