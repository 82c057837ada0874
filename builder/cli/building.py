"""The commands that find quotations: annotate, generate, show."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from builder.cli.engines import EngineOptions, on_cluster
from builder.cli.options import ANY_PATH, BUILDING, INPUTS, READING, Options, common
from builder.cli.reporting import reporting, say, steps
from builder.errors import QuotebuilderError
from builder.viewing.plain import printable_line

if TYPE_CHECKING:
    from builder.assembly.placing import SplitBy
    from builder.assembly.shards import Format


def _parse_licences(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    licences = {}
    for value in values:
        source, _, licence = value.rpartition("=")
        if not source.strip() or not licence.strip():
            raise click.BadParameter(f"{value!r} is not of the form 'Vellin Herald=cc-by-4.0'", ctx, param)
        licences[source.strip()] = licence.strip()
    return licences


@click.command(
    short_help="Find the quotations in articles.",
    epilog="Example: quotebuilder annotate seeds -o annotated.jsonl.gz",
)
@INPUTS
@click.option(
    "-o",
    "--output",
    type=ANY_PATH,
    default="-",
    metavar="FILE|URL",
    help="Where to write: .gz and .zst are compressed, - is standard output (the default).",
)
@common(READING, BUILDING)
def annotate(inputs: tuple[str, ...], output: str, options: Options) -> None:
    """Find the quotations in articles: annotated articles come out, one JSON a line, in input order."""
    from builder.assembly.counts import Counts
    from builder.assembly.stream import open_output
    from builder.building.annotating import annotated_lines
    from builder.building.rejects import bounded
    from builder.viewing.summary import found

    counts, annotation = Counts(), options.annotation()
    with reporting(options) as (rejects, advance), open_output(output, inputs) as write:
        articles = bounded(options.read(inputs, rejects), options.longest(), rejects)
        for line in annotated_lines(articles, annotation, workers=options.processes(), rejects=rejects):
            write(line.json)
            counts.add(line.counts)
            advance(1)
    if not counts.articles:
        raise QuotebuilderError(f"no article to annotate: {found(counts, rejects.count)}")
    if not options.quiet:
        say(found(counts, rejects.count), err=True)


@click.command(
    short_help="Build a dataset folder from articles.",
    epilog="Example: quotebuilder generate seeds -o output",
)
@INPUTS
@click.option(
    "-o",
    "--output",
    type=ANY_PATH,
    required=True,
    metavar="DIR|URL",
    help="The dataset folder: made anew, or a former build, which is replaced.",
)
@click.option(
    "--split",
    default="0.8/0.1/0.1",
    show_default=True,
    metavar="TRAIN/VALIDATION/TEST",
    help="The shares of the splits. Near-duplicates, and articles that share a quotation, go to the same one.",
)
@click.option(
    "--split-by",
    type=click.Choice(["random", "published", "publisher", "speaker"]),
    default="random",
    show_default=True,
    help="What decides: the texts; the day, the newest to test; or no publisher, no speaker in two splits.",
)
@click.option("--deduplicate", is_flag=True, help="Keep one article of each group of near-duplicates.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "parquet"]),
    default="jsonl",
    show_default=True,
    help="How the rows are written.",
)
@click.option(
    "--shard-size", default="500MB", show_default=True, metavar="SIZE", help="The longest file of rows."
)
@click.option(
    "--corrections",
    type=ANY_PATH,
    multiple=True,
    metavar="FILE|URL",
    help="Apply the decisions of people in this file, JSONL; may be given several times, the last decision wins.",
)
@click.option(
    "--extend",
    metavar="DIR|URL|REPO_ID",
    help="Add to this dataset: its rows stay as they are, each in its split; what is there already is not doubled.",
)
@click.option(
    "--license", "licence", metavar="ID", help="The dataset's licence, as the Hub calls it: cc-by-4.0."
)
@click.option(
    "--source-license",
    "source_licences",
    multiple=True,
    callback=_parse_licences,
    metavar="SOURCE=ID",
    help="The licence of what one publisher's articles are under; may be given several times.",
)
@click.option(
    "--work-folder",
    metavar="DIR|URL",
    help="Where what is done is kept until the build is complete; default: beside the output, or here for a URL.",
)
@click.option("--restart", is_flag=True, help="Begin anew rather than go on with an unfinished build.")
@on_cluster
@common(READING, BUILDING)
def generate(
    inputs: tuple[str, ...],
    output: str,
    split: str,
    split_by: SplitBy,
    deduplicate: bool,
    format_: Format,
    shard_size: str,
    corrections: tuple[str, ...],
    extend: str | None,
    licence: str | None,
    source_licences: dict[str, str],
    work_folder: str | None,
    restart: bool,
    engine: EngineOptions,
    options: Options,
) -> None:
    """Build a dataset folder that datasets.load_dataset opens: a row an article, and a row a quotation.

    With it goes report.html, a page to look at it with.
    A build that was stopped goes on where it was when the same command is given again.
    """
    from builder.assembly.build import Licences
    from builder.assembly.shards import ShardForm, parse_size
    from builder.assembly.splits import parse_splits
    from builder.building.dataset import build_dataset
    from builder.building.inputs import describe
    from builder.building.options import BuildOptions
    from builder.storage import printable
    from builder.viewing.summary import summary

    try:
        splits, form = parse_splits(split), ShardForm(format_, parse_size(shard_size))
    except QuotebuilderError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    annotation = options.annotation()
    if extend is not None and not os.path.exists(extend):
        steps(quiet=True)
    with reporting(options) as (rejects, advance):
        build, samples = build_dataset(
            partial(options.read, inputs),
            output,
            BuildOptions(
                annotation=annotation,
                inputs=describe(inputs, options.input_split),
                reading={"columns": options.columns, "input_split": options.input_split},
                corrections=corrections,
                splits=splits,
                split_by=split_by,
                deduplicate=deduplicate,
                form=form,
                licences=Licences(licence, source_licences),
                max_article_chars=options.longest(),
            ),
            workers=options.processes(),
            rejects=rejects,
            work=work_folder,
            extend=extend,
            cluster=engine.cluster(inputs, options),
            restart=restart,
            on_articles=advance,
            on_note=lambda note: None if options.quiet else say(printable_line(note), err=True),
        )
    if not options.quiet:
        say(summary(build, samples, printable(output), _programs()))


@click.command(
    short_help="Show one article with its quotations.",
    epilog="Example: quotebuilder show seeds",
)
@click.argument("source", metavar="INPUT", type=ANY_PATH)
@click.option("--id", "article_id", metavar="ID", help="The article to show; default: the first.")
@click.option(
    "--all", "everything", is_flag=True, help="Also list what stands between marks and was kept out."
)
@common(READING)
def show(source: str, article_id: str | None, everything: bool, options: Options) -> None:
    """Show one article with its quotations, speakers, cues and outlets, and the links as a table."""
    from builder.annotation.pipeline import annotate_article, kept_out
    from builder.storage import printable
    from builder.viewing.terminal import show as draw

    annotation = options.annotation()
    with reporting(options) as (rejects, _):
        for article in options.read((source,), rejects):
            if article_id in (None, article.id):
                left = kept_out(article, annotation) if everything else []
                draw(annotate_article(article, annotation), sys.stdout, kept_out=left)
                return
    wanted = "no article" if article_id is None else f"no article with the id {article_id!r}"
    raise QuotebuilderError(f"{printable(source)}: {wanted} to show")


def _programs() -> str:
    """Return the folder, with a slash, of this installation's programs; nothing where PATH leads there."""
    folder = os.path.dirname(sys.executable)
    found = shutil.which("quotebuilder")
    if found is not None and os.path.realpath(os.path.dirname(found)) == os.path.realpath(folder):
        return ""
    inside = os.path.relpath(folder)
    return f"{folder if inside.startswith(os.pardir) else inside}{os.sep}"
