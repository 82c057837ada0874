"""The paragraphs and sentences of an article, its days and other words that tell, by the units that stand in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import chain
from operator import itemgetter

from builder.annotation.attribution.grouping import Found
from builder.annotation.tokens import Stream

_FIRST, _END = itemgetter(0), itemgetter(1)
_NO_DAYS = frozenset[str]()


class Places:
    """The paragraphs and sentences of a stream by the units that stand in them.

    ``sentences`` are all of them; ``noted`` are the units of the words that the lexicon says to note, by class.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._starts = list(map(_FIRST, stream.paragraphs))
        self.sentences = list(chain.from_iterable(stream.split_paragraphs()))
        self._ends = list(map(_END, self.sentences[:-1]))
        self.noted: dict[str, list[int]] = defaultdict(list)
        self._dated = not stream.lexicon.weekdays.isdisjoint(stream.vocabulary)
        self._days: tuple[tuple[int, int], frozenset[str]] = (0, 0), _NO_DAYS

    def paragraph(self, unit: int) -> int:
        """Return the number of the paragraph that ``unit`` stands in."""
        return bisect_right(self._starts, unit) - 1

    def sentence(self, unit: int) -> tuple[int, int]:
        """Return the sentence that ``unit`` stands in, as a unit range."""
        return self.sentences[bisect_right(self._ends, unit)]

    def noted_in(self, of: str, first: int, last: int) -> list[int]:
        """Return the units of ``[first, last)`` where words of a class stand that the lexicon says to note."""
        units = self.noted[of]
        if not units or units[-1] < first:
            return []
        begin = bisect_left(units, first)
        return units[begin : bisect_left(units, last, begin)]

    def start_of(self, quotation: Found, unit: int) -> int:
        """Return where the sentence starts that ``unit`` stands in, which mostly is that of the ``quotation``."""
        sentence = quotation.sentence
        start = sentence.start
        return start if start <= unit < sentence.end else self.sentence(unit)[0]

    def days(self, unit: int) -> frozenset[str]:
        """Return the days of the week, by three letters, named in the sentence that ``unit`` stands in."""
        if not self._dated:
            return _NO_DAYS
        (start, end), days = self._days
        if not start <= unit < end:
            # An endless sentence of quotations is searched once.
            start, end = self.sentence(unit)
            named = self._stream.lexicon.weekdays.intersection(self._stream.words[start:end])
            days = frozenset(day[:3] for day in named) if named else _NO_DAYS
            self._days = (start, end), days
        return days


def differ(days: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether both name days, and none in common."""
    return bool(days and others) and days.isdisjoint(others)
