"""Annotated articles, read back in full: rows of the `articles` configuration, as built or annotated."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from builder.errors import QuotebuilderError, Rejected
from builder.reading.dataset_folder import article_shards, is_dataset_folder
from builder.reading.dates import iso_date
from builder.reading.files import InputFile
from builder.reading.hub import HubId, open_hub, parse_hub_id, read_hub
from builder.reading.parquet import read_parquet
from builder.reading.records import Row
from builder.reading.sources import STANDARD_INPUT, file_kind, look_for, missing, named_file
from builder.reading.typed_lines import typed_lines
from builder.schema import Article
from builder.storage import printable


def read_annotated(path: str | os.PathLike[str], *, split: str | None = None) -> Iterator[Article]:
    """Yield the articles at ``path``, with their quotations and speakers, one at a time.

    ``path`` is a JSON lines or Parquet file of the `articles` configuration (also ``.gz``, ``.zst``;
    ``-`` for standard input), a dataset folder, the URL of either, or the id of a dataset on the Hub
    (``owner/name@revision``); ``split`` chooses a split of a dataset. Types are checked, the rest of the contract is
    `builder.schema.violations`' concern. Raises QuotebuilderError naming file and line: at once for a path that does
    not fit, while reading for a row that is no annotated article.
    """
    written = os.fspath(path)
    there, folder = look_for(written)
    if folder:
        if not is_dataset_folder(written):
            raise QuotebuilderError(
                f"{printable(written)}: not a dataset folder (no build.json beside data/articles/);"
                " build one: quotebuilder generate"
            )
        return _articles([named_file(shard) for shard in article_shards(written, split)])
    if not there and file_kind(written) is None:
        hub_id = parse_hub_id(written)
        if hub_id is not None:
            return _hub_articles(hub_id, split)
    if split is not None:
        raise QuotebuilderError(f"{printable(written)}: a file has no splits to choose {split!r} from")
    if written != STANDARD_INPUT and not there:
        raise missing(written)
    return _articles([named_file(written)])


def _articles(files: list[InputFile]) -> Iterator[Article]:
    for file in files:
        if file.path is not None and (file_kind(file.path) or ("", ""))[1] == ".parquet":
            yield from _row_articles(read_parquet(file), file.label)
        else:
            yield from _line_articles(file)


def _line_articles(file: InputFile) -> Iterator[Article]:
    decoder = msgspec.json.Decoder(Article, strict=True)
    for _, article in typed_lines(file, decoder, lambda place, _, error: _no_article(place, error)):
        yield article


def _hub_articles(hub_id: HubId, split: str | None) -> Iterator[Article]:
    """Open the dataset at once, and return the rows of its `articles` configuration."""
    datasets = open_hub(hub_id._replace(config=hub_id.config or "articles"), split)

    def articles() -> Iterator[Article]:
        for name, dataset in datasets.items():
            label = f"{hub_id.name}/{name}"
            yield from _row_articles(read_hub(dataset, label), label)

    return articles()


def _row_articles(rows: Iterable[Row | Rejected], label: str) -> Iterator[Article]:
    for row in rows:
        if isinstance(row, Rejected):
            raise QuotebuilderError(str(row))
        yield _converted(row.values, f"{label}:{row.line}")


def _converted(row: Mapping[str, object], place: str) -> Article:
    try:
        return msgspec.convert({**row, "published": iso_date(row.get("published"))}, Article)
    except msgspec.ValidationError as error:
        raise _no_article(place, error) from None


def _no_article(place: str, error: Exception) -> QuotebuilderError:
    return QuotebuilderError(
        f"{place}: not an annotated article ({error}); rows are those of quotebuilder annotate"
    )
