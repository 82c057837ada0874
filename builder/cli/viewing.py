"""The commands that open a dataset in the browser: report, review."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from builder.cli.options import ANY_PATH
from builder.cli.reporting import echo_record, say
from builder.errors import QuotebuilderError

if TYPE_CHECKING:
    from builder.review.store import Event
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


@click.command(
    short_help="Check and correct a dataset in the browser.",
    epilog="Example: quotebuilder review output --reviewer Ada",
)
@click.argument("folder", metavar="DIR", type=ANY_PATH)
@click.option("--split", metavar="NAME", help="The split to review; default: all.")
@click.option(
    "--order",
    type=click.Choice(["uncertain", "random", "text"]),
    default="uncertain",
    show_default=True,
    help="The least certain first, at random (for an estimate without bias), or as they stand.",
)
@click.option("--seed", default=0, show_default=True, metavar="N", help="Of the random order.")
@click.option(
    "--type",
    "of_type",
    type=click.Choice(["direct", "mixed", "indirect"]),
    help="Only quotations of this type.",
)
@click.option("--rule", metavar="NAME", help="Only those that this rule linked.")
@click.option("--speaker", metavar="NAME", help="Only those of this speaker.")
@click.option(
    "--missing",
    type=click.Choice(["speaker", "cue", "affiliation", "outlet"]),
    help="Only those without this link.",
)
@click.option(
    "--overlap",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    metavar="SHARE",
    help="Of so many quotations every reviewer decides, to see how far they agree.",
)
@click.option("--reviewer", metavar="NAME", help="Who reviews; default: the page asks.")
@click.option(
    "--double-apostrophes", is_flag=True, help="Two apostrophes are quotation marks, as in the build."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Default: one that is free."
)
@click.option(
    "--browser/--no-browser", default=True, help="Open the page in the browser, or only say its address."
)
@click.option(
    "--store", metavar="FILE", type=ANY_PATH, help="Where decisions are kept; default: DIR/review.sqlite."
)
@click.option(
    "--export", metavar="FILE", type=ANY_PATH, help="Write the corrections instead; - is standard output."
)
@click.option(
    "--gold", metavar="FOLDER", type=ANY_PATH, help="Write the articles that are done as a dataset instead."
)
@click.option(
    "--stats", is_flag=True, help="Say instead how often each rule was right, and how far reviewers agree."
)
@click.option(
    "--card", is_flag=True, help="Write that figure, of those drawn at random, into the card instead."
)
def review(folder: str, **values: Any) -> None:
    """Check quotations one by one in the browser, and correct them; several people may do so at once.

    DIR is a dataset folder. Every decision is kept at once in a file; --export writes them for `generate
    --corrections`. The page is for this machine alone: it listens on 127.0.0.1, and its address has a secret.
    """
    from builder.review.store import Store

    if values["export"] is None and values["gold"] is None and not values["stats"] and not values["card"]:
        return _serve(folder, values)
    store = Store(values["store"] or _store_of(folder), new=False)
    events = store.events()
    store.close()
    if values["export"] is not None:
        _export(events, values["export"], store.path)
    if values["gold"] is not None or values["stats"] or values["card"]:
        _judge(folder, events, values)
    return None


def _serve(folder: str, values: dict[str, Any]) -> None:
    import webbrowser
    from urllib.parse import quote

    from builder.reading import read_annotated
    from builder.review.items import Filter, queue
    from builder.review.review import Options, Review
    from builder.review.server import serve
    from builder.review.store import Store

    _need("flask", "waitress")
    articles = list(read_annotated(folder, split=values["split"]))
    wanted = Filter(values["of_type"], values["rule"], values["speaker"], values["missing"])
    items = queue(articles, values["order"], seed=values["seed"], wanted=wanted)
    if not items:
        raise QuotebuilderError(f"{folder}: no quotation to review there")
    store = Store(values["store"] or _store_of(folder))
    came = values["order"] if wanted == Filter() else "filter"
    options = Options(came, values["overlap"], values["seed"], values["double_apostrophes"])
    reviewer = f"&reviewer={quote(values['reviewer'], safe='')}" if values["reviewer"] else ""

    def ready(address: str) -> None:
        say(f"{address}{reviewer}")
        say(f"{len(items):,} quotations to review; Ctrl-C ends, {store.path} keeps what is decided", err=True)
        if values["browser"]:
            webbrowser.open(f"{address}{reviewer}")

    try:
        serve(
            Review(articles, items, store, options),
            os.path.basename(os.path.abspath(folder)),
            port=values["port"],
            on_ready=ready,
        )
    except KeyboardInterrupt:
        say("", err=True)
    finally:
        store.close()


def _export(events: list[Event], output: str, store: str) -> None:
    from builder.assembly.stream import open_output
    from builder.review.exporting import corrections
    from builder.storage import printable

    lines = corrections(events)
    with open_output(output, [store]) as write:
        for line in lines:
            write(line)
    say(f"{printable(output)}: {len(lines):,} decisions", err=True)


def _judge(folder: str, events: list[Event], values: dict[str, Any]) -> None:
    from builder.reading import read_annotated
    from builder.review.carding import put_in_card
    from builder.review.figures import figures, lines
    from builder.review.gold import complete, write_gold
    from builder.storage import printable

    articles = list(read_annotated(folder, split=values["split"]))
    apostrophes = values["double_apostrophes"]
    if values["gold"] is not None:
        done = complete(articles, events, double_apostrophes=apostrophes)
        write_gold(done, values["gold"])
        say(f"{printable(values['gold'])}: {len(done):,} articles", err=True)
    if values["stats"] or values["card"]:
        _need("krippendorff", "scipy")
        found = figures(articles, events, double_apostrophes=apostrophes)
        for line in lines(found) if values["stats"] else ():
            say(line)
        if values["card"]:
            put_in_card(folder, found)
            say(f"{os.path.join(folder, 'README.md')}: the figure is in the card", err=True)


def _need(*libraries: str) -> None:
    for library in libraries:
        if find_spec(library) is None:
            raise QuotebuilderError(
                f"{library} is not installed; install it with pip install 'quotebuilder[review]'"
            )


def _store_of(folder: str) -> str:
    """Return where the decisions on a dataset folder are kept: in it, where a new build lets them be."""
    if not os.path.isdir(folder):
        raise QuotebuilderError(
            f"{folder}: not a folder; review a dataset folder, or say where: --store FILE"
        )
    return os.path.join(folder, "review.sqlite")
