"""Reading: what people have, as articles. A file here for each kind of source."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping

from builder.errors import Rejected
from builder.reading.annotated import read_annotated
from builder.reading.ids import Ids
from builder.reading.records import Mapper, Row
from builder.reading.sources import Source, expand
from builder.schema import Article

__all__ = ["articles_of", "read_annotated", "read_articles"]


def read_articles(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    columns: Mapping[str, str] | None = None,
    split: str | None = None,
    on_reject: Callable[[Rejected], None],
) -> Iterator[Article]:
    """Yield the articles of ``inputs``, in their order, one at a time, without quotations and speakers.

    ``inputs`` are paths of text, JSON lines, JSON, CSV, TSV, Parquet (each also ``.gz``, ``.zst``) and HTML
    files, folders and globs of these, dataset folders built here, URLs of all of them, ids of datasets on the
    Hub (``owner/name``, ``owner/name:config@revision``), and ``-`` for standard input (JSON, else text).
    ``columns`` maps fields of an article (``text``, ``publisher`` ...) to the columns that have them, where
    `builder.reading.records.COLUMN_NAMES` does not know their names. ``split`` chooses a split of a dataset.

    ``on_reject`` is called with every record, or file among several, that does not become an article.
    Raises QuotebuilderError, before anything is read, for inputs and columns that cannot be meant.
    """
    mapper = Mapper(columns)
    return articles_of(expand(inputs, split), mapper, Ids(), on_reject)


def articles_of(
    sources: Iterable[Source | Rejected], mapper: Mapper, ids: Ids, on_reject: Callable[[Rejected], None]
) -> Iterator[Article]:
    """Yield the articles of ``sources``, as `read_articles` does; ``ids`` has those that are taken."""
    for source in sources:
        if isinstance(source, Rejected):
            on_reject(source)
            continue
        row: Row | Rejected | None = None
        for row in source.rows():
            read = row if isinstance(row, Rejected) else mapper.article(row, source.label)
            if isinstance(read, Rejected):
                on_reject(read if isinstance(row, Rejected) else read.with_record(row.values))
                continue
            assert isinstance(row, Row)
            duplicate = ids.settle(read, source.label, row.line, source.stem if row.line is None else None)
            if duplicate is not None:
                on_reject(Rejected(source.label, row.line, duplicate).with_record(row.values))
                continue
            yield read
        if row is None and source.whole:
            on_reject(Rejected(source.label, None, "no text: there is no record in it"))
