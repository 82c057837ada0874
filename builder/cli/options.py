"""The options that several commands have."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click
import msgspec

if TYPE_CHECKING:
    from builder.annotation.pipeline import AnnotationOptions
    from builder.errors import Rejected
    from builder.schema import Article

ANY_PATH = click.Path(allow_dash=True, readable=False)
"""For completion in the shell alone: what opens a path says better than click what is wrong with it."""


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
    max_article_chars: int | None = None

    def annotation(self) -> AnnotationOptions:
        """Return those of annotation; raise QuotebuilderError where one can't be used."""
        from builder.building.annotating import annotation_options

        return annotation_options(
            double_apostrophes=self.double_apostrophes,
            lexicon=self.lexicon,
            spacy_model=self.spacy_model,
        )

    def read(self, inputs: tuple[str, ...], on_reject: Callable[[Rejected], None]) -> Iterator[Article]:
        """Read the articles of ``inputs``."""
        from builder.reading import read_articles

        return read_articles(inputs, columns=self.columns, split=self.input_split, on_reject=on_reject)

    def longest(self) -> int:
        """Return how many characters an article may have."""
        from builder.building.rejects import MAX_ARTICLE_CHARS

        return self.max_article_chars or MAX_ARTICLE_CHARS

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


READING = [
    click.option(
        "--columns",
        callback=_parse_columns,
        metavar="FIELD=COLUMN,...",
        help="Which column has which field: text=story,publisher=paper.",
    ),
    click.option("--input-split", metavar="NAME", help="The split of a dataset to read; default: all."),
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
        help="Read the articles with this trained spaCy pipeline too: much slower, hardly surer with a small one.",
    ),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        help="Say how long it took, and where an annotation failed.",
    ),
]
BUILDING = [
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes to use; default: one a core. The output is the same.",
    ),
    click.option(
        "--max-article-chars",
        type=click.IntRange(min=1),
        metavar="N",
        help="Reject articles that are longer; default: 10,000,000.",
    ),
    click.option("--strict", is_flag=True, help="Stop at the first record that can't be used."),
    click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong."),
]
INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=ANY_PATH)


def common(*groups: list[Callable[..., Any]]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of ``groups``, which it gets as one `Options`."""
    return gathered("options", Options, [option for group in groups for option in group])


def gathered(
    name: str, form: type[msgspec.Struct], options: list[Callable[..., Any]]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command ``options``, which it gets as one ``form``, whose fields they are, in the argument ``name``."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def wrapped(**values: Any) -> None:
            ours = {field: values.pop(field) for field in form.__struct_fields__ if field in values}
            command(**{name: form(**ours)}, **values)

        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return decorate
