"""Which articles a report shows: all, or where these are too many a sample that does not depend on their order."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from hashlib import blake2b

import msgspec

from builder.errors import QuotebuilderError, Rejected
from builder.schema import Article, violations
from builder.viewing.web.records import browser_record

QUOTATIONS = 10_000
"""So many quotations a report shows at most, unless said otherwise."""
CHARACTERS = 20_000_000
"""So many characters of text at most, which keeps a report below 15 MB."""


class Sample:
    """Takes annotated articles, keeps as many whole ones as fit, and counts all.

    Articles are ranked by a hash of ``seed`` and id, and the first are kept until ``quotations`` quotations or
    `CHARACTERS` characters are passed: bottom-k sampling (Cohen and Kaplan 2007), which needs one pass, memory for
    the sample alone, and gives the same for the same articles in any order. One article is always kept.
    """

    def __init__(self, quotations: int = QUOTATIONS, seed: int = 0) -> None:
        self.seed = seed
        self.articles = 0
        """How many articles were given, kept or not."""
        self.quotations = 0
        """How many quotations were in them."""
        self._most = quotations
        self._kept: list[_Kept] = []
        self._kept_quotations = 0
        self._kept_characters = 0
        self._limit: tuple[bytes, str] | None = None
        self._ids: set[str] = set()

    def __contains__(self, article_id: object) -> bool:
        """Whether an article with this id is kept."""
        return article_id in self._ids

    @property
    def complete(self) -> bool:
        """Whether every article was kept."""
        return len(self._kept) == self.articles

    @property
    def kept_articles(self) -> int:
        """How many articles were kept."""
        return len(self._kept)

    @property
    def kept_quotations(self) -> int:
        """How many quotations are in the articles kept."""
        return self._kept_quotations

    def add(self, article: Article) -> None:
        """Count ``article``, and keep it while it is among the first in rank."""
        place = self.articles
        self.articles += 1
        self.quotations += len(article.quotations)
        rank = self._rank(article.id)
        if self._limit is not None and rank >= self._limit:
            return
        record = msgspec.json.encode(browser_record(article))
        kept = _Kept(_Reversed(rank), place, len(article.quotations), len(article.text), record)
        heapq.heappush(self._kept, kept)
        self._ids.add(article.id)
        self._kept_quotations += kept.quotations
        self._kept_characters += kept.characters
        while len(self._kept) > 1 and (
            self._kept_quotations > self._most or self._kept_characters > CHARACTERS
        ):
            last = heapq.heappop(self._kept)
            self._limit = last.rank.value
            self._ids.remove(last.rank.value[1])
            self._kept_quotations -= last.quotations
            self._kept_characters -= last.characters

    def add_line(self, article_id: str, line: bytes, quotations: int) -> None:
        """Count an article given as JSON, with so many quotations; it is decoded where it may be kept alone."""
        if self._limit is None or self._rank(article_id) < self._limit:
            self.add(_decoder.decode(line))
        else:
            self.articles += 1
            self.quotations += quotations

    def records(self) -> list[bytes]:
        """Return the articles kept, in the order given, each as JSON for the browser."""
        return [kept.record for kept in sorted(self._kept, key=lambda kept: kept.place)]

    def _rank(self, article_id: str) -> tuple[bytes, str]:
        hashed = blake2b(f"{self.seed}\0{article_id}".encode("utf-8", "surrogatepass"), digest_size=16)
        return hashed.digest(), article_id


def draw(
    articles: Iterable[Article],
    name: str,
    *,
    quotations: int = QUOTATIONS,
    seed: int = 0,
    on_reject: Callable[[Rejected], None],
) -> Sample:
    """Read ``articles`` once, and return the sample of them that a report shows.

    An article that breaks the data contract, or has the id of another one in the sample, goes to ``on_reject``;
    ``name`` is what they come from. Raises QuotebuilderError where no article is left.
    """
    sample = Sample(quotations, seed)
    for article in articles:
        wrong = violations(article)
        if article.id in sample:
            wrong.insert(0, "id: is that of an earlier article")
        if wrong:
            on_reject(Rejected(name, None, f"article {article.id!r} is left out: {wrong[0]}"))
        else:
            sample.add(article)
    if not sample.articles:
        raise QuotebuilderError(f"{name}: no article to report on")
    return sample


class _Reversed(msgspec.Struct, frozen=True):
    """A rank that sorts backwards, so that the heap has the last one on top."""

    value: tuple[bytes, str]

    def __lt__(self, other: _Reversed) -> bool:
        return self.value > other.value


class _Kept(msgspec.Struct):
    rank: _Reversed
    place: int
    quotations: int
    characters: int
    record: bytes

    def __lt__(self, other: _Kept) -> bool:
        return self.rank < other.rank


_decoder = msgspec.json.Decoder(Article)
