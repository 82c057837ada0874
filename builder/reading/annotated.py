"""Annotated articles, read back in full: rows of the `articles` configuration, as built or annotated."""

from __future__ import annotations

import os
from collections.abc import Iterator

import msgspec

from builder.errors import QuotebuilderError
from builder.reading.dataset_folder import article_shards, is_dataset_folder
from builder.reading.files import (
    MAX_RECORD_BYTES,
    READING_ERRORS,
    InputFile,
    numbered_lines,
    open_bytes,
    unreadable,
)
from builder.reading.sources import STANDARD_INPUT, missing, named_file, printable
from builder.schema import Article

_ROWS_AT_ONCE = 500


def read_annotated(path: str | os.PathLike[str], *, split: str | None = None) -> Iterator[Article]:
    """Yield the articles at ``path``, with their quotations and speakers, one at a time.

    ``path`` is a JSON lines or Parquet file of the `articles` configuration (JSON lines also ``.gz``, ``.zst``;
    ``-`` for standard input), or a dataset folder, of which ``split`` chooses a split. Types are checked, the
    rest of the contract is `builder.schema.violations`' concern. Raises QuotebuilderError naming file and line:
    at once for a path that does not fit, while reading for a row that is no annotated article.
    """
    written = os.fspath(path)
    if os.path.isdir(written):
        if not is_dataset_folder(written):
            raise QuotebuilderError(
                f"{printable(written)}: not a dataset folder (no build.json beside data/articles/);"
                " build one: quotebuilder generate"
            )
        return _articles([named_file(shard) for shard in article_shards(written, split)])
    if split is not None:
        raise QuotebuilderError(f"{printable(written)}: a file has no splits to choose {split!r} from")
    if written != STANDARD_INPUT and not os.path.exists(written):
        raise missing(written)
    return _articles([named_file(written)])


def _articles(files: list[InputFile]) -> Iterator[Article]:
    for file in files:
        if file.path is not None and file.path.endswith(".parquet"):
            yield from _parquet_articles(file)
        else:
            yield from _line_articles(file)


def _parquet_articles(file: InputFile) -> Iterator[Article]:
    from pyarrow import ArrowException, parquet

    number = 0
    try:
        with parquet.ParquetFile(file.path) as opened:
            for batch in opened.iter_batches(batch_size=_ROWS_AT_ONCE):
                for row in batch.to_pylist():
                    number += 1
                    day = row.get("published")
                    yield msgspec.convert({**row, "published": day and str(day)}, Article)
    except msgspec.ValidationError as error:
        raise _no_article(f"{file.label}:{number}", error) from None
    except (ArrowException, OSError) as error:
        raise QuotebuilderError(f"{file.label}: damaged, or not Parquet ({error})") from None


def _line_articles(file: InputFile) -> Iterator[Article]:
    decoder = msgspec.json.Decoder(Article, strict=True)
    number = 0
    try:
        with open_bytes(file) as stream:
            for number, line in numbered_lines(stream):
                if line is None:
                    raise QuotebuilderError(
                        f"{file.label}:{number}: the line is longer than {MAX_RECORD_BYTES:,} bytes"
                    )
                if line.strip():
                    yield _decoded(decoder, line, f"{file.label}:{number}")
    except READING_ERRORS as error:
        raise QuotebuilderError(str(unreadable(file, error, number + 1 if number else None))) from None


def _decoded(decoder: msgspec.json.Decoder[Article], line: bytes, place: str) -> Article:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _no_article(place, error) from None


def _no_article(place: str, error: Exception) -> QuotebuilderError:
    return QuotebuilderError(
        f"{place}: not an annotated article ({error}); rows are those of quotebuilder annotate"
    )
