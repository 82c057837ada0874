"""Gold and predicted units of one article side by side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

import msgspec

from builder.evaluation.matching import Pair
from builder.evaluation.units import Stretch, Unit
from builder.schema import Article

_TOKEN = re.compile(r"\w+|[^\w\s]")


class GoldArticle(msgspec.Struct, dict=True):
    """An article to evaluate on: what systems get to read, and the gold units by the view they belong to.

    ``descriptions`` keeps what breakdowns say of these units.
    """

    article: Article
    units: dict[str, list[Unit]]
    descriptions: dict[str, list[tuple[str, str, str, str]]] = {}

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def _tokens(self) -> tuple[list[int], list[int]]:
        spans = [match.span() for match in _TOKEN.finditer(self.text)]
        return [start for start, _ in spans], [end for _, end in spans]

    @cached_property
    def gold_tokens(self) -> list[Stretch]:
        """The tokens in the content of the gold quotations."""
        return self.tokens(self.units["quotations"])

    def tokens(self, units: list[Unit]) -> list[Stretch]:
        """Return the tokens (words, single marks) inside ``units``, as stretches of token numbers."""
        starts, ends = self._tokens
        found: list[Stretch] = []
        for start, end in sorted(span for unit in units for span in unit.spans):
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            if found and first <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], last))
            else:
                found.append((first, last))
        return found


class Comparison(msgspec.Struct):
    """The gold and predicted units of one article (or one view of it), and which stand for each other.

    ``pairs`` are (index in ``gold``, index in ``predicted``). Where the gold quotations are given to the
    system, ``predicted`` are its answers: one unit a pair.
    """

    article: GoldArticle
    gold: list[Unit]
    predicted: list[Unit]
    pairs: list[Pair]

    def matched(self) -> list[tuple[Unit, Unit]]:
        """Return the pairs as units, gold first."""
        return [(self.gold[i], self.predicted[j]) for i, j in self.pairs]
