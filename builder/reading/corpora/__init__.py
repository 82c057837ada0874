"""Published quotation corpora as articles that keep the data contract: a file a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import msgspec

from builder.conversion import ConversionReport, whole_file
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

    Every article keeps the data contract; what the corpus says beyond it is in ``extra``, and
    ``extra["assumed"]`` names the columns it does not annotate. What can't be converted goes to
    ``on_reject``, with a reason whose part before the first colon is the kind of fault. ``annotator``
    chooses among several (polnear only).

    Raises QuotebuilderError for an unknown format, and where nothing of that format is at ``path``.
    """
    if format not in FORMATS:
        raise QuotebuilderError(f"{format}: no such corpus format; there are {', '.join(sorted(FORMATS))}")
    if annotator is not None and format != "polnear":
        raise QuotebuilderError(f"{format} has no annotators to choose from: --annotator is for polnear")
    module = import_module(f"builder.reading.corpora.{format.replace('-', '_')}")
    articles: Iterator[Article] = module.articles(Path(path), on_reject, annotator=annotator)
    return articles


def import_to_file(
    format: str, path: Path, output: Path, *, annotator: str | None = None
) -> ConversionReport:
    """Write the corpus at ``path`` to ``output`` as JSONL, an article a line, and report what was converted.

    An article whose id was there already is left out. ``output`` appears when it is complete.

    Raises QuotebuilderError as `import_corpus` does, where ``output`` can't be written, and where nothing
    was converted.
    """
    report = ConversionReport()
    seen: set[str] = set()
    encode = msgspec.json.Encoder().encode
    articles = import_corpus(format, path, report.problem, annotator=annotator)
    with whole_file(output) as file:
        for article in articles:
            if article.id in seen:
                report.problem(
                    Rejected(article.source or str(path), None, f"id that was there already: {article.id}")
                )
                continue
            seen.add(article.id)
            file.write(encode(article) + b"\n")
            report.converted(article)
        if not report.articles:
            raise QuotebuilderError(f"{path}: no article could be converted from {format}\n{report}")
    return report
