"""The units of all articles in columns: what they have, and where they are right.

A metric is a sum over some of these rows, article by article; so are the rows of a breakdown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from builder.evaluation.aspects import ASPECTS
from builder.evaluation.clustering import Overlaps
from builder.evaluation.comparison import Comparison
from builder.evaluation.tallies import Array
from builder.evaluation.units import Unit

Column = NDArray[np.bool_]


class Side:
    """The gold or the predicted units of all articles, a row each, article after article.

    ``article`` is the number of a row's article, ``first`` that of an article's first row.
    """

    def __init__(self, units: Sequence[Sequence[Unit]]) -> None:
        self.articles = len(units)
        self.units = [unit for each in units for unit in each]
        sizes = [len(each) for each in units]
        self.first = np.cumsum([0, *sizes])
        self.article = np.repeat(np.arange(len(units)), sizes)
        self._has: dict[Callable[[Unit], object], Column] = {}

    def has(self, aspect: str) -> Column:
        """Return which units have an aspect."""
        test = ASPECTS[aspect].has
        if test not in self._has:  # Several aspects share a test.
            self._has[test] = np.array([bool(test(unit)) for unit in self.units], dtype=bool)
        return self._has[test]

    def total(self, chosen: Column) -> Array:
        """Count the chosen rows of each article."""
        return np.bincount(self.article[chosen], minlength=self.articles).astype(float)


class Judgements:
    """One view of all articles: the comparisons, their units in columns, and which agree in what."""

    def __init__(self, comparisons: Sequence[Comparison]) -> None:
        self.comparisons = comparisons
        self.gold = Side([comparison.gold for comparison in comparisons])
        self.predicted = Side([comparison.predicted for comparison in comparisons])
        self._pairs = [pair for comparison in comparisons for pair in comparison.matched()]
        self._gold_rows = self._rows(self.gold, 0)
        self._predicted_rows = self._rows(self.predicted, 1)
        self._agree: dict[str, Column] = {}

    def _rows(self, side: Side, place: int) -> NDArray[np.int64]:
        rows = [
            pair[place] + first
            for comparison, first in zip(self.comparisons, side.first.tolist(), strict=False)
            for pair in comparison.pairs
        ]
        return np.array(rows, dtype=np.int64)

    def _agreed(self, aspect: str) -> Column:
        if aspect not in self._agree:
            test = ASPECTS[aspect].agree
            self._agree[aspect] = np.array(
                [bool(test(ours, theirs)) for ours, theirs in self._pairs], dtype=bool
            )
        return self._agree[aspect]

    def right_gold(self, aspect: str) -> Column:
        """Return which gold units the predicted unit that stands for them agrees with."""
        column = np.zeros(len(self.gold.units), dtype=bool)
        column[self._gold_rows] = self._agreed(aspect)
        return column

    def right_predicted(self, aspect: str) -> Column:
        """Return which predicted units agree with the gold unit that they stand for."""
        column = np.zeros(len(self.predicted.units), dtype=bool)
        column[self._predicted_rows] = self._agreed(aspect)
        return column

    def sought(self, aspect: str) -> Column:
        """Return which predicted units stand for a gold one that has an aspect."""
        column = np.zeros(len(self.predicted.units), dtype=bool)
        column[self._predicted_rows] = self.gold.has(aspect)[self._gold_rows]
        return column

    @cached_property
    def speakers(self) -> list[Overlaps]:
        """How each article's quotations are grouped by speaker, in the gold and in the prediction."""
        return [
            Overlaps(
                Counter([unit.entity for unit in comparison.gold if unit.entity is not None]),
                Counter([unit.entity for unit in comparison.predicted if unit.entity is not None]),
                Counter(
                    [
                        (gold.entity, predicted.entity)
                        for gold, predicted in comparison.matched()
                        if gold.entity is not None and predicted.entity is not None
                    ]
                ),
            )
            for comparison in self.comparisons
        ]

    def each(self, count: Callable[[Comparison], Sequence[float]]) -> Array:
        """Return what ``count`` makes of each article's comparison, as rows."""
        return np.array([count(comparison) for comparison in self.comparisons], dtype=float)
