"""The command review: the server with its page, and what comes out of a review."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click
import msgspec

from builder.cli.options import ANY_PATH
from builder.cli.reporting import say
from builder.errors import QuotebuilderError

if TYPE_CHECKING:
    from builder.review.items import Order
    from builder.review.store import Event


class _Options(msgspec.Struct, kw_only=True):
    """The options; their help says what they are."""

    split: str | None
    order: Order
    seed: int
    of_type: str | None
    rule: str | None
    speaker: str | None
    missing: str | None
    overlap: float
    reviewer: str | None
    double_apostrophes: bool
    port: int
    browser: bool
    store: str | None
    export: str | None
    gold: str | None
    stats: bool
    card: bool


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

    options = _Options(**values)
    if options.export is None and options.gold is None and not options.stats and not options.card:
        return _serve(folder, options)
    store = Store(options.store or _store_of(folder), new=False)
    events = store.events()
    store.close()
    if options.export is not None:
        _export(events, options.export, store.path)
    if options.gold is not None or options.stats or options.card:
        _judge(folder, events, options)
    return None


def _serve(folder: str, options: _Options) -> None:
    import webbrowser
    from urllib.parse import quote

    from builder.reading import read_annotated
    from builder.review.items import Filter, queue
    from builder.review.review import Options as ReviewOptions
    from builder.review.review import Review
    from builder.review.server import serve
    from builder.review.store import Store

    _need("flask", "waitress")
    articles = list(read_annotated(folder, split=options.split))
    wanted = Filter(options.of_type, options.rule, options.speaker, options.missing)
    items = queue(articles, options.order, seed=options.seed, wanted=wanted)
    if not items:
        raise QuotebuilderError(f"{folder}: no quotation to review there")
    store = Store(options.store or _store_of(folder))
    came = options.order if wanted == Filter() else "filter"
    how = ReviewOptions(came, options.overlap, options.seed, options.double_apostrophes)
    reviewer = f"&reviewer={quote(options.reviewer, safe='')}" if options.reviewer else ""

    def ready(address: str) -> None:
        say(f"{address}{reviewer}")
        say(f"{len(items):,} quotations to review; Ctrl-C ends, {store.path} keeps what is decided", err=True)
        if options.browser:
            webbrowser.open(f"{address}{reviewer}")

    try:
        serve(
            Review(articles, items, store, how),
            os.path.basename(os.path.abspath(folder)),
            port=options.port,
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


def _judge(folder: str, events: list[Event], options: _Options) -> None:
    from builder.reading import read_annotated
    from builder.review.carding import put_in_card
    from builder.review.figures import figures, lines
    from builder.review.gold import complete, write_gold
    from builder.storage import printable

    articles = list(read_annotated(folder, split=options.split))
    apostrophes = options.double_apostrophes
    if options.gold is not None:
        done = complete(articles, events, double_apostrophes=apostrophes)
        write_gold(done, options.gold)
        say(f"{printable(options.gold)}: {len(done):,} articles", err=True)
    if options.stats or options.card:
        _need("krippendorff", "scipy")
        found = figures(articles, events, double_apostrophes=apostrophes)
        for line in lines(found) if options.stats else ():
            say(line)
        if options.card:
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
