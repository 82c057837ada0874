"""Annotated articles in the formats of other tools: a file a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from builder.conversion import ConversionReport
from builder.errors import QuotebuilderError, Rejected
from builder.schema import Article, violations

FORMATS = {
    "brat": "a folder of .txt and .ann files with the configuration that brat needs",
    "citron": "a folder of Citron's JSON files",
    "conll": "a file of tab-separated IOB2 columns, a token a line, for sequence labellers",
    "docbin": "a spaCy DocBin file with span groups",
    "label-studio": "a folder with tasks.json and the labeling configuration",
}


def export(
    format: str,
    articles: Iterable[Article],
    output: Path,
    *,
    on_problem: Callable[[Rejected], None] | None = None,
) -> ConversionReport:
    """Write annotated ``articles`` to ``output`` in ``format``, one of `FORMATS`, and report what is written.

    ``output`` is a file or a folder as `FORMATS` says, and appears when it is complete; a folder must not
    hold files already. An article that breaks the data contract, and an annotation that the format can't
    hold, are counted and named in the report, and given to ``on_problem``.

    Raises QuotebuilderError for an unknown format, where ``output`` can't be written, and where there was
    nothing to write.
    """
    if format not in FORMATS:
        raise QuotebuilderError(f"{format}: no such export format; there are {', '.join(sorted(FORMATS))}")
    report = ConversionReport(on_problem)
    module = import_module(f"builder.exporting.{format.replace('-', '_')}")
    module.write(_sound(articles, report), Path(output), report)
    return report


def _sound(articles: Iterable[Article], report: ConversionReport) -> Iterator[Article]:
    seen: set[str] = set()
    for article in articles:
        where = article.source or article.id
        if article.id in seen:
            report.problem(Rejected(where, None, f"id that was there already: {article.id}"))
        elif broken := violations(article):
            reason = f"article breaks the data contract: {article.id}: {'; '.join(broken[:3])}"
            report.problem(Rejected(where, None, reason))
        else:
            seen.add(article.id)
            report.converted(article)
            yield article
    if not report.articles:
        raise QuotebuilderError("; ".join(["there is no article to export", *report.lines()[1:]]))
