"""What a build found, in numbers and in its best rows."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

import msgspec

from builder.schema import Article, QuotationRow


class Counts(msgspec.Struct):
    """How many articles and quotations there are, and how many of these are linked to what, and checked by people."""

    articles: int = 0
    quotations: int = 0
    direct: int = 0
    mixed: int = 0
    indirect: int = 0
    speaker: int = 0
    affiliation: int = 0
    outlet: int = 0
    verified: int = 0

    def add(self, other: Counts) -> None:
        """Add the numbers of ``other``."""
        for field in self.__struct_fields__:
            setattr(self, field, getattr(self, field) + getattr(other, field))


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum of ``counts``."""
    whole = Counts()
    for one in counts:
        whole.add(one)
    return whole


def count(article: Article) -> Counts:
    """Return the numbers of one annotated article."""
    counts = Counts(articles=1, quotations=len(article.quotations))
    for quotation in article.quotations:
        setattr(counts, quotation.type, getattr(counts, quotation.type) + 1)
        counts.speaker += quotation.speaker is not None
        counts.affiliation += quotation.affiliation is not None
        counts.outlet += quotation.outlet is not None
        counts.verified += quotation.verified
    return counts


class Sample(msgspec.Struct):
    """A row worth showing, and how well it shows what a dataset holds."""

    score: tuple[float, ...]
    row: QuotationRow


def best(samples: list[Sample], n: int = 3) -> list[Sample]:
    """Return the ``n`` samples with the highest scores, the best first, of equal ones the earlier."""
    return heapq.nlargest(n, samples, key=lambda sample: sample.score)


def sample(row: QuotationRow) -> Sample:
    """Judge how well ``row`` shows the data: by its links, marks, an easy length, and confidence."""
    links: list[object] = [row.cue, row.speaker]
    if row.affiliation is not None:
        links += [row.affiliation.name, row.affiliation.role]
    if row.outlet is not None:
        links += [row.outlet.name, row.outlet.medium]
    easy = 40 <= len(row.text) <= 160
    linked = sum(link is not None for link in links)
    return Sample((float(linked), float(bool(row.marked)), float(easy), row.confidence), row)
