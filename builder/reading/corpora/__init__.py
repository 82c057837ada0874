"""Published quotation corpora as articles that keep the data contract: a file a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path

from builder.errors import QuotebuilderError, Rejected
from builder.reading.corpora.gold import OnReject
from builder.schema import Article

FORMATS = {
    "citron": "Citron's JSON, a file a document",
    "directquote": "DirectQuote's IOB1 columns",
    "german-wikinews": "German Wikinews quotations, a JSON file an article",
    "litbank": "LitBank quotations, .ann beside .txt",
    "pdnc": "the Project Dialogism Novel Corpus, a folder a novel",
    "polnear": "PolNeAR, or other attributions in brat standoff",
}


def import_corpus(
    format: str, path: Path, on_reject: OnReject, *, annotator: str | None = None
) -> Iterator[Article]:
    """Yield the articles of the corpus at ``path``, which is in ``format``, one of `FORMATS`.

    Every article keeps the data contract, and ids are unique. What the corpus says beyond the contract is in
    ``extra``, and ``extra["assumed"]`` names the columns it does not annotate. What can't be converted goes
    to ``on_reject``, with a reason whose part before the first colon is the kind of fault. ``annotator``
    chooses among several (polnear only).

    Raises QuotebuilderError, at once, for an unknown format and where there is no article of that format.
    """
    if format not in FORMATS:
        raise QuotebuilderError(f"{format}: no such corpus format; there are {', '.join(sorted(FORMATS))}")
    if annotator is not None and format != "polnear":
        raise QuotebuilderError(f"{format} has no annotators to choose from: --annotator is for polnear")
    module = import_module(f"builder.reading.corpora.{format.replace('-', '_')}")
    reasons: list[Rejected] = []

    def noted(rejected: Rejected) -> None:
        if not reasons:
            reasons.append(rejected)
        on_reject(rejected)

    articles = _distinct(module.articles(Path(path), noted, annotator=annotator), noted)
    first = next(articles, None)
    if first is None:
        why = f"; the first reason is {reasons[0]}" if reasons else ""
        raise QuotebuilderError(f"{path}: no article could be converted from {format}{why}")
    return chain([first], articles)


def _distinct(articles: Iterator[Article], on_reject: OnReject) -> Iterator[Article]:
    seen: set[str] = set()
    for article in articles:
        if article.id in seen:
            reason = f"id that was there already: {article.id}"
            on_reject(Rejected(article.source or article.id, None, reason))
        else:
            seen.add(article.id)
            yield article
