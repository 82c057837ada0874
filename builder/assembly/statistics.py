"""What a dataset is made of, for its card: who is quoted, where, when, and how long articles and quotations are."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from builder.schema import Article

TOP = 20
"""How many of the most frequent names are said."""
_NAMES_AT_MOST = 50_000
"""How many names are counted at once; beyond, the rarest are forgotten, which costs the frequent ones nothing."""
QUOTATION_BINS = (1, 3, 6, 11, 21, 41, 81)
"""The least numbers of words of a quotation in each bin of the distribution; the last is open."""
ARTICLE_BINS = (1, 101, 201, 401, 801, 1601, 3201)
"""Likewise of an article."""


class ArticleFacts(msgspec.Struct, frozen=True):
    """What one article adds to the statistics. Lengths are in words: what white space parts."""

    publisher: str | None
    year: str | None
    speakers: list[str]
    outlets: list[str]
    words: int
    quotation_words: list[int]


class Statistics(msgspec.Struct):
    """Numbers of articles by publisher and year, of quotations by speaker and outlet, and by length.

    ``publishers``, ``speakers`` and ``outlets`` are the most frequent, `TOP` at most, the most frequent first;
    ``article_words`` and ``quotation_words`` go by the bins of `ARTICLE_BINS` and `QUOTATION_BINS`.
    """

    publishers: dict[str, int]
    years: dict[str, int]
    speakers: dict[str, int]
    outlets: dict[str, int]
    article_words: list[int]
    quotation_words: list[int]


def facts_of(article: Article) -> ArticleFacts:
    """Return what an annotated article adds."""
    return ArticleFacts(
        publisher=article.publisher,
        year=None if article.published is None else article.published[:4],
        speakers=[
            found.speaker.name
            for found in article.quotations
            if found.speaker is not None and found.speaker.kind in ("person", "organization")
        ],
        outlets=[found.outlet.name for found in article.quotations if found.outlet and found.outlet.name],
        words=len(article.text.split()),
        quotation_words=[len(found.text.split()) for found in article.quotations],
    )


class StatisticsCounter:
    """Adds up the facts of articles; memory does not grow with their number."""

    def __init__(self) -> None:
        self._publishers: Counter[str] = Counter()
        self._years: Counter[str] = Counter()
        self._speakers: Counter[str] = Counter()
        self._outlets: Counter[str] = Counter()
        self._articles = [0] * len(ARTICLE_BINS)
        self._quotations = [0] * len(QUOTATION_BINS)

    def add(self, facts: ArticleFacts) -> None:
        """Add an article."""
        _count(self._publishers, [facts.publisher] if facts.publisher else [])
        _count(self._years, [facts.year] if facts.year else [])
        _count(self._speakers, facts.speakers)
        _count(self._outlets, facts.outlets)
        self._articles[_bin(facts.words, ARTICLE_BINS)] += 1
        for words in facts.quotation_words:
            self._quotations[_bin(words, QUOTATION_BINS)] += 1

    def result(self) -> Statistics:
        """Return the statistics of what was added."""
        return Statistics(
            publishers=_top(self._publishers),
            years=dict(sorted(self._years.items())),
            speakers=_top(self._speakers),
            outlets=_top(self._outlets),
            article_words=self._articles,
            quotation_words=self._quotations,
        )


def labels(bins: tuple[int, ...]) -> list[str]:
    """Return the names of bins: "1-2", "3-5", "81+"."""
    ranges = [f"{first}–{after - 1}" for first, after in pairwise(bins)]
    return [*ranges, f"{bins[-1]}+"]


def _count(counter: Counter[str], names: Iterable[str]) -> None:
    counter.update(names)
    if len(counter) > _NAMES_AT_MOST:
        kept = _most_frequent(counter, _NAMES_AT_MOST // 2)
        counter.clear()
        counter.update(kept)


def _top(counter: Counter[str]) -> dict[str, int]:
    return _most_frequent(counter, TOP)


def _most_frequent(counter: Counter[str], number: int) -> dict[str, int]:
    return dict(heapq.nsmallest(number, counter.items(), key=lambda item: (-item[1], item[0])))


def _bin(words: int, bins: tuple[int, ...]) -> int:
    return max(0, bisect_right(bins, words) - 1)
