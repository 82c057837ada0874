"""The commands for the formats of others: import, export."""

from __future__ import annotations

import click
import msgspec

from builder.cli.options import ANY_PATH
from builder.cli.reporting import conclude, echo_record
from builder.errors import QuotebuilderError

CORPORA = ["citron", "directquote", "german-wikinews", "litbank", "pdnc", "polnear"]
EXPORTS = ["brat", "citron", "conll", "docbin", "label-studio"]


@click.command(
    "import",
    short_help="Convert a published quotation corpus.",
    epilog="Example: quotebuilder import polnear PolNeAR/data -o polnear.jsonl.gz",
)
@click.argument("format", type=click.Choice(CORPORA))
@click.argument("path", type=ANY_PATH)
@click.option(
    "-o",
    "--output",
    required=True,
    type=ANY_PATH,
    metavar="FILE|URL",
    help="Where to write: .gz and .zst are compressed, - is standard output.",
)
@click.option(
    "--annotator", metavar="NAME", help="Which of a polnear article's annotators; default: the first."
)
@click.option("-v", "--verbose", is_flag=True, help="Name everything that can't be converted.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
def import_corpus(
    format: str, path: str, output: str, annotator: str | None, verbose: bool, quiet: bool
) -> None:
    """Convert the published quotation corpus at PATH to annotated articles, one JSON a line.

    What fits no column is kept in "extra". docs/corpora.md says what each corpus annotates.
    """
    from pathlib import Path

    from builder.assembly.stream import open_output
    from builder.conversion import ConversionReport
    from builder.reading import corpora

    report = ConversionReport(echo_record if verbose else None)
    articles = corpora.import_corpus(format, Path(path), report.problem, annotator=annotator)
    with open_output(output, [path]) as write:
        for article in articles:
            write(msgspec.json.encode(article) + b"\n")
            report.converted(article)
    conclude(report, quiet=quiet)


@click.command(
    short_help="Write annotated articles for another tool.",
    epilog="Example: quotebuilder export label-studio output -o tasks --split test",
)
@click.argument("format", type=click.Choice(EXPORTS))
@click.argument("source", metavar="INPUT", type=ANY_PATH)
@click.option(
    "-o",
    "--output",
    required=True,
    type=ANY_PATH,
    metavar="PATH",
    help="Where to write: a file for conll and docbin, a new folder for the others.",
)
@click.option("--split", metavar="NAME", help="The split of a dataset to export; default: all.")
@click.option("-v", "--verbose", is_flag=True, help="Name everything that can't be converted.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
def export(format: str, source: str, output: str, split: str | None, verbose: bool, quiet: bool) -> None:
    """Write the annotated articles of INPUT, a dataset or a JSONL file, for another tool.

    brat: standoff files. citron: Citron's JSON. conll: IOB2 columns for sequence labellers. docbin: a spaCy
    DocBin with span groups. label-studio: tasks with predictions.
    """
    from pathlib import Path

    from builder.exporting import export as write
    from builder.reading import read_annotated
    from builder.storage import is_url, printable

    if is_url(output):
        raise QuotebuilderError(f"{printable(output)}: exports are written to this machine; give a path")
    articles = read_annotated(source, split=split)
    report = write(format, articles, Path(output), on_problem=echo_record if verbose else None)
    conclude(report, quiet=quiet)
