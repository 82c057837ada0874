"""The fullest name that an article gives an outlet before it cuts it down: "the Post" of the Selwick Post."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.lexicon import CALENDAR, CAPITAL
from builder.annotation.outlets.naming.listed import outlet_at
from builder.annotation.outlets.naming.unlisted import unknown_at
from builder.annotation.tokens import Stream

_LONGEST = 4
"""How many words may stand before the last one of an outlet's name."""


class LongerNames:
    """The longer names in one article of the outlets that it calls by their last word, each looked for once."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self._found: dict[str, list[tuple[int, str]]] = {}

    def fullest(self, name: str, at: int) -> str:
        """Return the longer name of the outlet that the article calls ``name`` at the unit ``at``.

        Only what has the article is cut down ("the Post"), and only where one name alone comes before it that ends so.
        """
        stream = self.stream
        short = name.removeprefix("The ")
        definite = len(short) < len(name) or (at > 0 and stream.lows[at - 1] == "the")
        if not definite or " " in short or not stream.words[at].endswith((short, "The", "the")):
            return name
        longer = [full for unit, full in self._longer(short) if unit < at]
        return longer[0] if len(longer) == 1 else name

    def _longer(self, short: str) -> list[tuple[int, str]]:
        """Return the first two longer names that end with ``short``, with the units that they end at."""
        found = self._found.get(short)
        if found is None:
            found = self._found[short] = []
            stream, text = self.stream, self.stream.text
            at = text.find(f" {short}")
            while at >= 0 and len(found) < 2:
                unit = bisect_left(stream.starts, at + 1)
                if unit < len(stream.words) and stream.words[unit] == short and stream.starts[unit] == at + 1:
                    full = _ending_at(stream, unit)
                    if full is not None and all(full != other for _, other in found):
                        found.append((unit, full))
                at = text.find(f" {short}", at + 1)
        return found


def _ending_at(stream: Stream, last: int) -> str | None:
    """Return the name of an outlet whose last word is the unit ``last`` and which has others before it."""
    first = last
    while (
        first > 0
        and last - first < _LONGEST
        and stream.flags[first - 1] & CAPITAL
        and not stream.flags[first - 1] & CALENDAR
        and stream.lows[first - 1] != "the"
    ):
        first -= 1
    for start in range(first, last):
        named = outlet_at(stream, start, last + 1) or unknown_at(stream, start, last + 1)
        if named is not None and named.last == last + 1 and named.kind not in ("platform", "programme"):
            return named.name
    return None
