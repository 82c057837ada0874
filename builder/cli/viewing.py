"""The command report."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from builder.cli.options import ANY_PATH
from builder.cli.reporting import echo_record, say

if TYPE_CHECKING:
    from builder.schema import Article


@click.command(
    short_help="Write a page to look at a dataset with.",
    epilog="Example: quotebuilder report output -o report.html",
)
@click.argument("source", metavar="INPUT", type=ANY_PATH)
@click.option(
    "-o",
    "--output",
    type=ANY_PATH,
    default="report.html",
    show_default=True,
    metavar="FILE|URL",
    help="Where to write; - is standard output.",
)
@click.option("--split", metavar="NAME", help="The split of a dataset to report on; default: all.")
@click.option(
    "--quotations",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    metavar="N",
    help="Beyond so many, report on a random sample of the articles, and say so.",
)
@click.option("--seed", default=0, show_default=True, metavar="N", help="Of that sample.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
def report(source: str, output: str, split: str | None, quotations: int, seed: int, quiet: bool) -> None:
    """Write one HTML file in which to look at annotated articles: plots, search, every quotation in its article.

    INPUT is a dataset folder or a JSONL file of annotated articles, the URL of one, or the id of a dataset on the
    Hugging Face Hub. The page loads nothing from anywhere.
    """
    from builder.assembly.stream import open_output
    from builder.reading import read_annotated
    from builder.storage import printable
    from builder.viewing.progress import progress
    from builder.viewing.report import draw, report_page

    name = "standard input" if source == "-" else printable(source)
    if os.path.exists(source):
        name = os.path.basename(os.path.abspath(source))
    with progress(shown=not quiet) as advance:

        def counted() -> Iterator[Article]:
            for article in read_annotated(source, split=split):
                yield article
                advance(1)

        sample = draw(counted(), name, quotations=quotations, seed=seed, on_reject=echo_record)
    page = report_page(sample, name if split is None else f"{name}, {split}")
    with open_output(output, [source]) as write:
        write(page.encode())
    if not quiet:
        shown = f"{sample.kept_quotations:,} quotations in {sample.kept_articles:,} articles"
        rest = "" if sample.complete else f", a sample of {sample.quotations:,} in {sample.articles:,}"
        say(f"{printable(output)}: {shown}{rest}", err=True)
