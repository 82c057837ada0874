"""The paragraphs and sentences of an article, and the days that it names, by the units that stand in them."""

from __future__ import annotations

from bisect import bisect_right

from builder.annotation.attribution.grouping import Found
from builder.annotation.tokens import Stream


class Places:
    """The paragraphs and sentences of a stream by the units that stand in them; ``sentences`` are all of them."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._starts = [first for first, _ in stream.paragraphs]
        self.sentences: list[tuple[int, int]] = []
        for number in range(len(stream.paragraphs)):
            self.sentences += stream.sentences_of(number)
        self._ends = [end for _, end in self.sentences[:-1]]
        self._days: tuple[tuple[int, int], frozenset[str]] = (0, 0), frozenset()

    def paragraph(self, unit: int) -> int:
        """Return the number of the paragraph that ``unit`` stands in."""
        return bisect_right(self._starts, unit) - 1

    def sentence(self, unit: int) -> tuple[int, int]:
        """Return the sentence that ``unit`` stands in, as a unit range."""
        return self.sentences[bisect_right(self._ends, unit)]

    def start_of(self, quotation: Found, unit: int) -> int:
        """Return where the sentence starts that ``unit`` stands in, which mostly is that of the ``quotation``."""
        sentence = quotation.sentence
        return sentence.start if sentence.start <= unit < sentence.end else self.sentence(unit)[0]

    def days(self, unit: int) -> frozenset[str]:
        """Return the days of the week, by three letters, named in the sentence that ``unit`` stands in."""
        sentence = self.sentence(unit)
        if sentence != self._days[0]:
            # An endless sentence of quotations is searched once.
            named = self._stream.lexicon.weekdays.intersection(self._stream.words[sentence[0] : sentence[1]])
            self._days = sentence, frozenset(day[:3] for day in named)
        return self._days[1]


def differ(days: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether both name days, and none in common."""
    return bool(days and others) and days.isdisjoint(others)
