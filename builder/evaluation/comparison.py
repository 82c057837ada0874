"""Gold and predicted units of one article side by side, and the aspects in which two of them can agree."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType

import msgspec

from builder.evaluation.matching import Pair, shared
from builder.evaluation.units import LINKS, Unit
from builder.schema import Article

_TOKEN = re.compile(r"\w+|[^\w\s]")


class GoldArticle(msgspec.Struct, dict=True):
    """An article to evaluate on: what systems get to read, and the gold units by the view they belong to."""

    article: Article
    units: dict[str, list[Unit]]

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

    def tokens(self, units: list[Unit]) -> set[int]:
        """Return the numbers of the text's tokens (words, single marks) in the content of ``units``."""
        starts, ends = self._tokens
        found: set[int] = set()
        for unit in units:
            for start, end in unit.spans:
                found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
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


class Aspect(msgspec.Struct, frozen=True):
    """Something that a unit may have, and in which a gold and a predicted unit agree or not."""

    has: Callable[[Unit], bool]
    agree: Callable[[Unit, Unit], bool]


def _cue_overlaps(gold: Unit, predicted: Unit) -> bool:
    return bool(gold.cue and predicted.cue and shared([gold.cue], [predicted.cue]))


def _mention_overlaps(gold: Unit, predicted: Unit) -> bool:
    return any(min(e, end) > max(s, start) for s, e in gold.source for start, end in predicted.source)


def _link(name: str) -> Aspect:
    return Aspect(lambda unit: bool(unit.links[name]), lambda a, b: bool(a.links[name] & b.links[name]))


ASPECTS: Mapping[str, Aspect] = MappingProxyType(
    {
        "found": Aspect(lambda unit: True, lambda gold, predicted: True),
        "cue": Aspect(lambda unit: unit.cue is not None, _cue_overlaps),
        "cue_exact": Aspect(
            lambda unit: unit.cue is not None, lambda a, b: a.cue is not None and a.cue == b.cue
        ),
        "speaker_mention": Aspect(lambda unit: bool(unit.source), _mention_overlaps),
        "speaker_mention_exact": Aspect(
            lambda unit: bool(unit.source), lambda a, b: bool(a.source) and a.source == b.source
        ),
        "speaker_name": Aspect(lambda unit: bool(unit.names), lambda a, b: bool(a.names & b.names)),
        **{name: _link(name) for name in LINKS},
    }
)
