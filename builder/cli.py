"""The command line: one command a verb; each parses, calls, and prints."""

from __future__ import annotations

import functools
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
import msgspec

from builder import __version__
from builder.errors import QuotebuilderError, Rejected
from builder.viewing.plain import printable, printable_line

if TYPE_CHECKING:
    from builder.annotation.pipeline import AnnotationOptions
    from builder.building import Rejects
    from builder.conversion import ConversionReport
    from builder.schema import Article

# For completion in the shell alone: what opens a path says better than click what is wrong with it.
_ANY_PATH = click.Path(allow_dash=True, readable=False)
_CORPORA = ["citron", "directquote", "german-wikinews", "litbank", "pdnc", "polnear"]
_EXPORTS = ["brat", "citron", "conll", "docbin", "label-studio"]


def main() -> None:
    """Run the command line and exit: 0 done, 1 an error in the data, 2 in the usage, 130 interrupted."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line with ``arguments``, print errors in one line, and return the exit status.

    Where nobody reads the output any more (``| head``), click ends the process quietly.
    """
    try:
        status = quotebuilder.main(arguments, prog_name="quotebuilder", standalone_mode=False)
    except click.UsageError as error:
        command = "quotebuilder" if error.ctx is None else error.ctx.command_path
        return _fail(f"{error.format_message()} See '{command} --help'.", 2)
    except QuotebuilderError as error:
        return _fail(str(error), 1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("quotebuilder: interrupted", err=True)
        return 130
    return status if isinstance(status, int) else 0


class Options(msgspec.Struct, kw_only=True):
    """The options that several commands have; their help says what they are."""

    columns: dict[str, str] | None
    input_split: str | None
    double_apostrophes: bool
    lexicon: str | None
    spacy_model: str | None
    verbose: bool
    quiet: bool = False
    strict: bool = False
    workers: int | None = None

    def annotation(self) -> AnnotationOptions:
        """Return those of annotation; raise QuotebuilderError where one can't be used."""
        from builder.building import annotation_options

        return annotation_options(
            double_apostrophes=self.double_apostrophes,
            lexicon=self.lexicon,
            spacy_model=self.spacy_model,
        )

    def read(self, inputs: tuple[str, ...], rejects: Rejects) -> Iterator[Article]:
        """Read the articles of ``inputs``."""
        from builder.reading import read_articles

        return read_articles(inputs, columns=self.columns, split=self.input_split, on_reject=rejects)

    def processes(self) -> int:
        """Return how many processes to use."""
        from builder.running import cores

        return self.workers or cores()


def _parse_columns(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str] | None:
    if value is None:
        return None
    pairs = [part.partition("=") for part in value.split(",")]
    if not all(field.strip() and column.strip() for field, _, column in pairs):
        raise click.BadParameter(f"{value!r} is not of the form text=story,publisher=paper", ctx, param)
    return {field.strip(): column.strip() for field, _, column in pairs}


_READING = [
    click.option(
        "--columns",
        callback=_parse_columns,
        metavar="FIELD=COLUMN,...",
        help="Which column has which field: text=story,publisher=paper.",
    ),
    click.option("--input-split", metavar="NAME", help="The split of a Hub dataset to read; default: all."),
    click.option(
        "--double-apostrophes", is_flag=True, help="Read ''...'' (two apostrophes a side) as quotation marks."
    ),
    click.option(
        "--lexicon",
        type=click.Path(exists=True, file_okay=False),
        metavar="DIR",
        help="Add the word lists of this folder (cues.txt, titles.txt, ...) to those of the package.",
    ),
    click.option(
        "--spacy-model",
        metavar="NAME_OR_PATH",
        help="Read the articles with this trained spaCy pipeline too: slower, and a little surer.",
    ),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        help="Say how long it took, and where an annotation failed.",
    ),
]
_BUILDING = [
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes to use; default: one a core. The output is the same.",
    ),
    click.option("--strict", is_flag=True, help="Stop at the first record that can't be used."),
    click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong."),
]
_INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=_ANY_PATH)


def _common(*groups: list[Callable[..., Any]]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of ``groups``, which it gets as one `Options`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def wrapped(**values: Any) -> None:
            common = {name: values.pop(name) for name in Options.__struct_fields__ if name in values}
            command(options=Options(**common), **values)

        for option in reversed([option for group in groups for option in group]):
            wrapped = option(wrapped)
        return wrapped

    return decorate


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="quotebuilder %(version)s")
def quotebuilder() -> None:
    """Turn news articles into quote-attribution datasets: who said what, for whom and to whom.

    An INPUT is a text, HTML, JSON, JSONL, CSV, TSV or Parquet file (each also .gz or .zst), a folder or a
    glob of these, the id of a dataset on the Hugging Face Hub, or - for standard input.
    """


@quotebuilder.command(
    short_help="Find the quotations in articles.",
    epilog="Example: quotebuilder annotate seeds -o annotated.jsonl.gz",
)
@_INPUTS
@click.option(
    "-o",
    "--output",
    type=_ANY_PATH,
    default="-",
    metavar="FILE",
    help="Where to write: .gz and .zst are compressed, - is standard output (the default).",
)
@_common(_READING, _BUILDING)
def annotate(inputs: tuple[str, ...], output: str, options: Options) -> None:
    """Find the quotations in articles: annotated articles come out, one JSON a line, in input order."""
    from builder.assembly.counts import Counts
    from builder.assembly.stream import open_output
    from builder.building import annotated_lines
    from builder.viewing.summary import found

    counts, annotation = Counts(), options.annotation()
    with _reporting(options) as (rejects, advance), open_output(output, inputs) as write:
        articles = options.read(inputs, rejects)
        for line in annotated_lines(articles, annotation, workers=options.processes(), rejects=rejects):
            write(line.json)
            counts.add(line.counts)
            advance()
    if not counts.articles:
        raise QuotebuilderError(f"no article to annotate: {found(counts, rejects.count)}")
    if not options.quiet:
        click.echo(found(counts, rejects.count), err=True)


@quotebuilder.command(
    short_help="Build a dataset folder from articles.",
    epilog="Example: quotebuilder generate seeds -o output",
)
@_INPUTS
@click.option(
    "-o",
    "--output",
    type=_ANY_PATH,
    required=True,
    metavar="DIR",
    help="The dataset folder: made anew, or a former build, which is replaced.",
)
@click.option(
    "--split",
    default="0.8/0.1/0.1",
    show_default=True,
    metavar="TRAIN/VALIDATION/TEST",
    help="The shares of the splits. An article's text decides where it goes.",
)
@_common(_READING, _BUILDING)
def generate(inputs: tuple[str, ...], output: str, split: str, options: Options) -> None:
    """Build a dataset folder that datasets.load_dataset opens: a row an article, and a row a quotation."""
    from pathlib import Path

    from builder.assembly.splits import parse_splits
    from builder.building import build_dataset, describe
    from builder.viewing.summary import summary

    try:
        splits = parse_splits(split)
    except QuotebuilderError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    annotation = options.annotation()
    with _reporting(options) as (rejects, advance):
        build, samples = build_dataset(
            options.read(inputs, rejects),
            Path(output),
            splits=splits,
            annotation=annotation,
            inputs=describe(inputs, options.input_split),
            reading={"columns": options.columns, "input_split": options.input_split},
            workers=options.processes(),
            rejects=rejects,
            on_article=advance,
        )
    if not options.quiet:
        click.echo(summary(build, samples, output, _programs()))


@quotebuilder.command(
    short_help="Show one article with its quotations.",
    epilog="Example: quotebuilder show seeds",
)
@click.argument("source", metavar="INPUT", type=_ANY_PATH)
@click.option("--id", "article_id", metavar="ID", help="The article to show; default: the first.")
@click.option(
    "--all", "everything", is_flag=True, help="Also list what stands between marks and was kept out."
)
@_common(_READING)
def show(source: str, article_id: str | None, everything: bool, options: Options) -> None:
    """Show one article with its quotations, speakers, cues and outlets, and the links as a table."""
    from builder.annotation.pipeline import annotate_article, kept_out
    from builder.viewing.terminal import show as draw

    annotation = options.annotation()
    with _reporting(options) as (rejects, _):
        for article in options.read((source,), rejects):
            if article_id in (None, article.id):
                left = kept_out(article, annotation) if everything else []
                draw(annotate_article(article, annotation), sys.stdout, kept_out=left)
                return
    wanted = "no article" if article_id is None else f"no article with the id {article_id!r}"
    raise QuotebuilderError(f"{source}: {wanted} to show")


def _programs() -> str:
    """Return the folder, with a slash, of this installation's programs; nothing where PATH leads there."""
    folder = os.path.dirname(sys.executable)
    found = shutil.which("quotebuilder")
    if found is not None and os.path.realpath(os.path.dirname(found)) == os.path.realpath(folder):
        return ""
    inside = os.path.relpath(folder)
    return f"{folder if inside.startswith(os.pardir) else inside}{os.sep}"


@quotebuilder.command(
    "import",
    short_help="Convert a published quotation corpus.",
    epilog="Example: quotebuilder import polnear PolNeAR/data -o polnear.jsonl.gz",
)
@click.argument("format", type=click.Choice(_CORPORA))
@click.argument("path", type=_ANY_PATH)
@click.option(
    "-o",
    "--output",
    required=True,
    type=_ANY_PATH,
    metavar="FILE",
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

    report = ConversionReport(_echo_record if verbose else None)
    articles = corpora.import_corpus(format, Path(path), report.problem, annotator=annotator)
    with open_output(output, [path]) as write:
        for article in articles:
            write(msgspec.json.encode(article) + b"\n")
            report.converted(article)
    _conclude(report, quiet=quiet)


@quotebuilder.command(
    short_help="Write annotated articles for another tool.",
    epilog="Example: quotebuilder export label-studio output -o tasks --split test",
)
@click.argument("format", type=click.Choice(_EXPORTS))
@click.argument("source", metavar="INPUT", type=_ANY_PATH)
@click.option(
    "-o",
    "--output",
    required=True,
    type=_ANY_PATH,
    metavar="PATH",
    help="Where to write: a file for conll and docbin, a new folder for the others.",
)
@click.option("--split", metavar="NAME", help="The split of a dataset folder to export; default: all.")
@click.option("-v", "--verbose", is_flag=True, help="Name everything that can't be converted.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
def export(format: str, source: str, output: str, split: str | None, verbose: bool, quiet: bool) -> None:
    """Write the annotated articles of INPUT, a dataset folder or a JSONL file, for another tool.

    brat: standoff files. citron: Citron's JSON. conll: IOB2 columns for sequence labellers. docbin: a spaCy
    DocBin with span groups. label-studio: tasks with predictions.
    """
    from pathlib import Path

    from builder.exporting import export as write
    from builder.reading import read_annotated

    articles = read_annotated(source, split=split)
    report = write(format, articles, Path(output), on_problem=_echo_record if verbose else None)
    _conclude(report, quiet=quiet)


@quotebuilder.command(
    short_help="Measure quote-attribution systems on gold.",
    epilog="Example: quotebuilder evaluate output rules mine=predictions.jsonl --html report.html",
)
@click.argument("gold", type=_ANY_PATH)
@click.argument("systems", nargs=-1, required=True, metavar="[NAME=]SYSTEM...", type=_ANY_PATH)
@click.option(
    "--task",
    type=click.Choice(["extraction", "attribution", "links"]),
    default="extraction",
    show_default=True,
    help="Text in, everything out; who said the gold quotations; for whom and to whom, the speakers given.",
)
@click.option(
    "--split", metavar="NAME", help="The split of a dataset, or several: validation+test. [default: test]"
)
@click.option(
    "--protocol",
    type=click.Choice(["contract", "polnear"]),
    default="contract",
    show_default=True,
    help="What is compared: whole quotations, or stretches between marks as PolNeAR-like gold has them.",
)
@click.option("--links", type=_ANY_PATH, metavar="FILE", help="The links of PolNeAR-like gold, JSONL.")
@click.option(
    "--overlap",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.5,
    show_default=True,
    help="From which share of common characters on two contents are the same quotation.",
)
@click.option(
    "--unit",
    type=click.Choice(["quotation", "part"]),
    default="quotation",
    show_default=True,
    help="Compare whole quotations, or each part of an interrupted one on its own.",
)
@click.option("--allow-missing", is_flag=True, help="Count articles without a prediction as empty.")
@click.option(
    "--samples",
    type=click.IntRange(min=0),
    default=2000,
    show_default=True,
    help="Bootstrap samples, and shuffles of each paired test; 0 for neither.",
)
@click.option("--seed", default=0, show_default=True, help="Of the resampling.")
@click.option("--details", is_flag=True, help="Add breakdowns and calibration to the tables.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON instead of tables.")
@click.option("--markdown", is_flag=True, help="Print the tables as Markdown.")
@click.option("--html", type=_ANY_PATH, metavar="FILE", help="Write a page with plots and the mistakes.")
@click.option("--errors", type=_ANY_PATH, metavar="FILE", help="Write every mistake, JSONL.")
@click.option(
    "--model-index", type=_ANY_PATH, metavar="FILE", help="Write the first system's block for a model card."
)
@click.option(
    "--model-name", metavar="ID", help="What that block calls the model. [default: the system's name]"
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="How many processes the rules use.")
@click.option("--spacy-model", metavar="NAME", help="The spaCy pipeline for textacy: a folder or a package.")
@click.option(
    "--base-url", metavar="URL", help="The endpoint of llm:MODEL. Its key is read from OPENAI_API_KEY."
)
@click.option("--cache", type=_ANY_PATH, metavar="DIR", help="Where the answers of llm:MODEL are kept.")
@click.option(
    "--concurrency",
    type=click.IntRange(min=1),
    default=4,
    show_default=True,
    help="Requests to llm:MODEL under way at once.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def evaluate(
    gold: str,
    systems: tuple[str, ...],
    as_json: bool,
    markdown: bool,
    details: bool,
    html: str | None,
    errors: str | None,
    model_index: str | None,
    model_name: str | None,
    workers: int | None,
    spacy_model: str | None,
    base_url: str | None,
    cache: str | None,
    concurrency: int,
    quiet: bool,
    **how: Any,
) -> None:
    """Measure quote-attribution systems on gold, with intervals, tests between them, and their mistakes.

    GOLD is a built dataset (its folder or its id on the Hub), a JSONL file of annotated articles, or, with
    --protocol polnear, one of attributions. A SYSTEM is rules (the annotator), a JSONL file of predictions,
    textacy, llm:MODEL (a chat endpoint), MODULE:CALLABLE (a function from articles to articles), or the
    folder of a spaCy pipeline.
    """
    from pathlib import Path

    from builder.assembly.stream import open_output
    from builder.evaluation import SystemOptions
    from builder.evaluation import evaluate as evaluated
    from builder.evaluation.rendering.markdown import to_markdown
    from builder.evaluation.rendering.model_card import to_model_index
    from builder.evaluation.rendering.page import to_page
    from builder.evaluation.rendering.terminal import print_tables
    from builder.evaluation.systems import name_systems
    from builder.running import cores
    from builder.viewing.progress import progress

    if as_json and markdown:
        raise click.UsageError("--json and --markdown exclude each other.", click.get_current_context())
    options = SystemOptions(
        workers=workers or cores(),
        spacy_model=spacy_model,
        base_url=base_url,
        cache=Path(cache) if cache else None,
        concurrency=concurrency,
    )
    named = name_systems(systems, options)
    with progress(shown=not quiet) as advance:
        result = evaluated(gold, named, progress=lambda name, done, total: advance(), **how)

    def write(path: str, content: Callable[[], Iterable[bytes]]) -> None:
        with open_output(path, (gold, *systems)) as line_by_line:
            for line in content():
                line_by_line(line)

    if html:
        write(html, lambda: [to_page(result).encode()])
    if errors:
        write(errors, result.mistake_lines)
    if model_index:
        write(model_index, lambda: [to_model_index(result, model_name=model_name).encode()])
    if as_json:
        click.echo(result.to_json())
    elif markdown:
        click.echo(to_markdown(result, details), nl=False)
    elif "-" not in (html, errors, model_index):
        print_tables(result, sys.stdout, details)


def _conclude(report: ConversionReport, *, quiet: bool) -> None:
    """Say what a conversion did, and what it could not do even when ``quiet``."""
    for line in report.lines()[1 if quiet else 0 :]:
        click.echo(printable_line(line), err=True)


def _echo_record(record: Rejected) -> None:
    click.echo(printable_line(str(record)), err=True)


class _PrintableFormatter(logging.Formatter):
    """Makes messages, which may hold words of articles, safe for a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(super().format(record))


@contextmanager
def _reporting(options: Options) -> Iterator[tuple[Rejects, Callable[[], None]]]:
    """Yield what takes rejected records, and what to call for each article done."""
    from builder.building import Rejects
    from builder.viewing.progress import progress

    def report(record: Rejected) -> None:
        click.echo(printable_line(str(record)), err=True)

    handler = logging.StreamHandler()
    handler.setFormatter(_PrintableFormatter("quotebuilder: %(message)s"))
    logging.basicConfig(handlers=[handler])
    logging.getLogger("builder").setLevel(logging.INFO if options.verbose else logging.WARNING)
    with progress(shown=not options.quiet) as advance:
        yield Rejects(report, strict=options.strict), advance


def _fail(message: str, status: int) -> int:
    click.echo(f"quotebuilder: error: {printable_line(message)}", err=True)
    return status
