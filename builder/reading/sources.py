"""From what people name (files, folders, globs, standard input, the Hub) to the files to read, in order."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from builder.errors import QuotebuilderError, Rejected
from builder.reading.dataset_folder import article_shards, is_dataset_folder
from builder.reading.files import Compression, InputFile
from builder.reading.html import MISSING_EXTRA, can_read_html, read_html
from builder.reading.hub import open_hub, parse_hub_id, read_hub
from builder.reading.json_records import read_json, read_json_lines, read_stream
from builder.reading.parquet import read_parquet
from builder.reading.records import Row
from builder.reading.tables import read_csv, read_tsv
from builder.reading.text import read_text
from builder.storage import (
    entries,
    exists,
    is_file,
    is_folder,
    is_url,
    last_name,
    matches,
    printable,
    why_missing,
)
from builder.storage.urls import has_magic

STANDARD_INPUT = "-"
_STANDARD_INPUT_LABEL = "stdin"

Reader = Callable[[InputFile], Iterator[Row | Rejected]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".parquet": read_parquet,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
"""The kinds of files, by the ending of their names."""

_COMPRESSIONS: dict[str, Compression] = {".gz": "gz", ".zst": "zst"}


class Source(NamedTuple):
    """Something to read: ``label`` names it, ``stem`` is the id of a file that is one article.

    ``file`` is where it is read from, None where that is no file; ``whole`` whether it is all of it.
    """

    label: str
    stem: str | None
    rows: Callable[[], Iterator[Row | Rejected]]
    file: InputFile | None = None
    whole: bool = True


def expand(inputs: Iterable[str | os.PathLike[str]], split: str | None = None) -> Iterator[Source | Rejected]:
    """Yield what there is to read in ``inputs``, in their order, and folders that cannot be listed.

    An input may be a URL. Folders are read whole, in the order of names; hidden files, files of unknown kinds,
    links to folders and what is no regular file are passed over in them. ``split`` chooses one of a dataset's splits.
    Raises QuotebuilderError, before anything is yielded, for an input that does not exist, is of an unknown
    kind, or has nothing to read in it.
    """
    if isinstance(inputs, (str, os.PathLike)):
        inputs = [inputs]
    written = [os.fspath(one) for one in inputs]
    if not written:
        raise QuotebuilderError(
            "no input is given: name files, folders, a dataset on the Hub, or - for standard input"
        )
    if written.count(STANDARD_INPUT) > 1:
        raise QuotebuilderError("standard input (-) can be read once only")
    found = [_find_at_url(one, split) if is_url(one) else _find(one, split) for one in written]
    if len(written) == 1 and os.path.isfile(written[0]) and not os.access(written[0], os.R_OK):
        raise QuotebuilderError(f"{printable(written[0])}: cannot be read: permission denied")
    return chain.from_iterable(found)


def named_file(path: str) -> InputFile:
    """Return the file at ``path``, a path or URL, or standard input for ``-``, to be opened."""
    if path == STANDARD_INPUT:
        return InputFile(_STANDARD_INPUT_LABEL, None)
    return InputFile(printable(path), path, _COMPRESSIONS.get(os.path.splitext(last_name(path))[1].lower()))


def look_for(path: str) -> tuple[bool, bool]:
    """Tell of a path or URL whether there is anything, and whether that is a folder.

    Raises QuotebuilderError where a storage does not say.
    """
    try:
        return exists(path), is_folder(path)
    except OSError as error:
        raise QuotebuilderError(f"{printable(path)}: {error.strerror}") from error


def missing(path: str) -> QuotebuilderError:
    """Return the error for an input that does not exist."""
    if is_url(path):
        return QuotebuilderError(f"{printable(path)}: {why_missing(path)}")
    link = "; it is a link to nothing" if os.path.lexists(path) else ""
    return QuotebuilderError(f"{printable(path) or repr(path)}: no such file or folder{link}")


def _find(written: str, split: str | None) -> Iterable[Source | Rejected]:
    if os.path.isdir(written):
        return _find_in_folder(written, split)
    if not os.path.exists(written) and written != STANDARD_INPUT:
        hub_id = parse_hub_id(written)
        if hub_id is not None and file_kind(written) is None:
            # Rows of the Hub have no file: their label is the id, as written, with the split.
            return [
                Source(f"{written}/{name}", None, partial(read_hub, dataset, f"{written}/{name}"))
                for name, dataset in open_hub(hub_id, split).items()
            ]
    if split is not None:
        raise _no_splits(written, split)
    if written == STANDARD_INPUT:
        return [_stream(named_file(written))]
    if os.path.exists(written):
        return [_explicit(written)]
    if glob.has_magic(written):
        return _find_matches(written)
    raise missing(written)


def _find_at_url(url: str, split: str | None) -> Iterable[Source | Rejected]:
    try:
        if is_folder(url):
            return _find_in_folder(url, split)
        if split is not None:
            raise _no_splits(url, split)
        if is_file(url):
            return [_explicit(url)]
        if has_magic(url):
            return _found(matches(url), url)
    except OSError as error:
        raise QuotebuilderError(f"{printable(url)}: {error.strerror}") from error
    raise missing(url)


def _no_splits(written: str, split: str) -> QuotebuilderError:
    return QuotebuilderError(
        f"{printable(written)}: has no splits to choose {split!r} from; only datasets have (a folder"
        " that quotebuilder built, a dataset on the Hub)"
    )


def _explicit(path: str) -> Source:
    if not is_url(path) and not os.path.isfile(path):
        return _stream(InputFile(printable(path), path))
    source = _file(path)
    if source is None:
        kinds = " ".join(READERS)
        raise QuotebuilderError(
            f"{printable(path)}: of an unknown kind; names end in one of {kinds}, each also with .gz or .zst"
        )
    if can_read_html() or not isinstance(source.rows, partial) or source.rows.func is not read_html:
        return source
    raise QuotebuilderError(f"{printable(path)}: {MISSING_EXTRA}")


def _stream(file: InputFile) -> Source:
    return Source(file.label, None, partial(read_stream, file), file)


def _find_in_folder(folder: str, split: str | None) -> Iterable[Source | Rejected]:
    if is_dataset_folder(folder):
        return _shards(folder, split)
    if split is not None:
        raise QuotebuilderError(
            f"{printable(folder)}: not a dataset that quotebuilder built, so it has no splits"
        )
    try:
        entries(folder)
    except OSError as error:
        raise QuotebuilderError(f"{printable(folder)}: cannot be listed: {error.strerror}") from None
    if not any(isinstance(one, Source) for one in _walk(folder)):
        raise QuotebuilderError(
            f"{printable(folder)}: no articles in this folder; files end in {' '.join(READERS)}"
        )
    return _walk(folder)


def _shards(folder: str, split: str | None) -> list[Source | Rejected]:
    return [source for path in article_shards(folder, split) if (source := _file(path)) is not None]


def _find_matches(pattern: str) -> Iterable[Source | Rejected]:
    paths = sorted(glob.glob(pattern, recursive=True), key=lambda path: path.split(os.sep))
    return _found([path for path in paths if os.path.isfile(path)], pattern)


def _found(paths: Iterable[str], pattern: str) -> list[Source | Rejected]:
    files: list[Source | Rejected] = [source for path in paths if (source := _file(path)) is not None]
    if files:
        return files
    raise QuotebuilderError(
        f"{printable(pattern)}: no file of a known kind matches; they end in {' '.join(READERS)}"
    )


def _walk(folder: str) -> Iterator[Source | Rejected]:
    try:
        found = entries(folder)
    except OSError as error:
        yield Rejected(printable(folder), None, f"cannot be listed: {error.strerror}")
        return
    if any(entry.name == "build.json" for entry in found) and is_dataset_folder(folder):
        yield from _shards(folder, None)
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_folder:
            yield from _walk(entry.place)
        elif entry.is_file and (source := _file(entry.place)) is not None:
            yield source


def file_kind(path: str) -> tuple[str, str] | None:
    """Return the stem of a file's name and the ending that tells its kind; ``path`` may be a URL."""
    stem, ending = os.path.splitext(last_name(path))
    if ending.lower() in _COMPRESSIONS:
        stem, ending = os.path.splitext(stem)
    return (stem, ending.lower()) if ending.lower() in READERS else None


def _file(path: str) -> Source | None:
    kind = file_kind(path)
    if kind is None:
        return None
    stem, ending = kind
    file = named_file(path)
    return Source(file.label, printable(stem), partial(READERS[ending], file), file)
