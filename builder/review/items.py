"""What there is to review: the quotations of a dataset, in an order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Literal, NamedTuple

import msgspec

from builder.schema import Article, Quotation, Span

Order = Literal["uncertain", "random", "text"]


class Item(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """A quotation to review: the id of its article, and where its content stands in it (`key_of`)."""

    article: str
    key: str


class Filter(NamedTuple):
    """Which quotations are wanted; None wants all. ``missing`` names a link that they lack, such as ``speaker``."""

    type: str | None = None
    rule: str | None = None
    speaker: str | None = None
    missing: str | None = None

    def fits(self, quotation: Quotation) -> bool:
        """Tell whether ``quotation`` is wanted."""
        speaker = None if quotation.speaker is None else quotation.speaker.name
        return (
            self.type in (None, quotation.type)
            and self.rule in (None, quotation.rule)
            and self.speaker in (None, speaker)
            and (self.missing is None or getattr(quotation, self.missing) is None)
        )


def key_of(spans: Sequence[Span]) -> str:
    """Return the key of a quotation in its article: ``12-30,41-58``. Unlike its number it lasts when rules change."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def spans_of(key: str) -> list[Span]:
    """Return the spans of a key. Raises ValueError for what `key_of` does not give."""
    spans = []
    for part in key.split(","):
        start, end = map(int, part.split("-"))
        spans.append(Span(start, end))
    return spans


def queue(
    articles: Iterable[Article], order: Order = "uncertain", *, seed: int = 0, wanted: Filter | None = None
) -> list[Item]:
    """Return the quotations in the order in which they are to be reviewed.

    ``uncertain``: that of the least ``confidence`` first, those of the same in the order of the dataset. ``random``:
    by a hash of ``seed`` and the quotation's place, so that it does not depend on the order of the articles.
    ``text``: as they stand.
    """
    wanted = wanted or Filter()
    placed = [
        (Item(article.id, key_of(quotation.spans)), quotation.confidence)
        for article in articles
        for quotation in article.quotations
        if wanted.fits(quotation)
    ]
    if order == "uncertain":
        placed.sort(key=lambda one: one[1])
    elif order == "random":
        placed.sort(key=lambda one: (rank(one[0], seed), one[0]))
    return list(dict.fromkeys(item for item, _ in placed))


def rank(item: Item, seed: int) -> float:
    """Return a number from 0 to below 1 that is as good as random for ``item``, and always the same."""
    digest = blake2b(f"{seed}\0{item.article}\0{item.key}".encode("utf-8", "surrogatepass"), digest_size=6)
    return int.from_bytes(digest.digest(), "big") / 2**48
