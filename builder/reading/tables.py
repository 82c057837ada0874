"""CSV and TSV, streamed by the ``datasets`` library; a row that is broken is told, not fatal.

Rows count from 1, the header left out. Every value is read as a string: an id ``007`` stays that, and so does
a headline ``NA``.
"""

from __future__ import annotations

import codecs
import csv
import glob
import io
import os
import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from builder.errors import QuotebuilderError, Rejected
from builder.reading.copies import UnusableError, fetched, placed
from builder.reading.encoding import survey
from builder.reading.files import READING_ERRORS, InputFile, open_bytes, unreadable
from builder.reading.records import Row
from builder.reading.streaming import in_short, quietly, stream_rows

_BLOCK = 2**20
_ROWS_AT_ONCE = 500
_FIELD_LIMIT = 2**31 - 1

# The columns beyond the header come out under this name; a sentinel stands for bytes that are not UTF-8.
_SURPLUS = "\ufdd1surplus"
_UNDECODED = "\ufdd0"
_MARK_UNDECODED = "quotebuilder-mark"

_TOO_MANY = re.compile(r"line (\d+): expected \d+ fields, saw (\d+)")
_NEVER_CLOSED = re.compile(r"EOF inside string starting at row (\d+)")


class _Form(NamedTuple):
    """How a file of separated values is written. ``head`` counts the lines up to the header, with it."""

    names: list[str]
    head: int
    separator: str
    quoted: bool
    encoding: str
    sound: bool
    nulls: bool


def read_csv(file: InputFile) -> Iterator[Row | Rejected]:
    """Yield the rows of a CSV file; commas, semicolons or tabs separate, whichever its header has most."""
    yield from _read_separated(file, ",;\t")


def read_tsv(file: InputFile) -> Iterator[Row | Rejected]:
    """Yield the rows of a TSV file, whether it encloses values in marks, as CSV does, or not at all."""
    yield from _read_separated(file, "\t")


def _read_separated(file: InputFile, separators: str) -> Iterator[Row | Rejected]:
    number = 0
    try:
        with TemporaryDirectory() as folder:
            here = fetched(file, folder)
            form = _form(here, separators)
            # Some versions of the loader take a null byte for the end of a value; some cannot unpack zst.
            copied = form.nulls or file.compression == "zst"
            path = placed(here, folder, copied=copied, drop=b"\0" if form.nulls else b"")
            for item in _separated_rows(file.label, form, path):
                number = item.line or number
                yield item
    except UnusableError as error:
        yield error.rejected
    except QuotebuilderError:
        raise
    except Exception as error:
        yield Rejected(file.label, number + 1, f"{in_short(error)}; nothing from here on is read")


def _separated_rows(label: str, form: _Form, path: str) -> Iterator[Row | Rejected]:
    number = read = 0
    skipped: dict[int, str] = {}
    unclosed: int | None = None
    sound_rows: int | None = None
    while sound_rows is None or sound_rows > read:
        heard: list[str] = []
        try:
            rows = stream_rows(_load_separated(form, path, sound_rows), heard)
            for values in islice(rows, read, None):
                skipped.update(_skipped(heard, form.head))
                read += 1
                number += 1
                while number in skipped:
                    yield Rejected(label, number, skipped.pop(number))
                    number += 1
                item = _row(label, number, values, form)
                if item is not None:
                    yield item
            break
        except Exception as error:
            found = _NEVER_CLOSED.search(str(error))
            if found is None or sound_rows is not None:
                raise
            # The loader drops the whole block of rows that the error is in: read it again up to there.
            skipped.update(_skipped(heard, form.head))
            unclosed = int(found[1]) - form.head + 1
            sound_rows = unclosed - 1 - sum(row < unclosed for row in skipped) - (number - read)
        finally:
            skipped.update(_skipped(heard, form.head))
    for row in sorted(row for row in skipped if row > number):
        yield Rejected(label, row, skipped[row])
    if unclosed is not None:
        yield Rejected(label, unclosed, 'a " opens here and never closes; nothing after it is read')


def _row(label: str, number: int, values: dict[str, Any], form: _Form) -> Row | Rejected | None:
    surplus = values.pop(_SURPLUS)
    if surplus:
        width = len(form.names)
        return Rejected(
            label, number, f"more than {width} values, yet the header has {width} columns; quote them"
        )
    if not form.sound and any(value and _UNDECODED in value for value in values.values()):
        return Rejected(label, number, "not valid UTF-8; save the file as UTF-8")
    return Row(number, values) if any(values.values()) else None


def _skipped(heard: list[str], head: int) -> dict[int, str]:
    """Return the rows that the loader warns to have skipped, and why."""
    found = {}
    for line, values in _TOO_MANY.findall(" ".join(heard)):
        found[int(line) - head] = f"{values} values, more than the header has columns; quote them"
    heard.clear()
    return found


def _load_separated(form: _Form, path: str, rows: int | None) -> Any:
    from datasets import Features, Value
    from datasets.io.csv import CsvDatasetReader

    codecs.register_error(_MARK_UNDECODED, _mark_undecoded)
    names = [*form.names, _SURPLUS]
    # A class of datasets.io, since load_dataset tells the Hub of local files too. The locks that this takes go beside
    # the file.
    reader = partial(
        CsvDatasetReader,
        glob.escape(path),
        streaming=True,
        cache_dir=os.path.dirname(path),
        features=Features({name: Value("string") for name in names}),
        names=names,
        header=None,
        skiprows=form.head,
        nrows=rows,
        sep=form.separator,
        quoting=csv.QUOTE_MINIMAL if form.quoted else csv.QUOTE_NONE,
        encoding=form.encoding,
        encoding_errors="strict" if form.sound else _MARK_UNDECODED,
        index_col=False,
        keep_default_na=False,
        na_filter=False,
        skip_blank_lines=False,
        on_bad_lines="warn",
        chunksize=_ROWS_AT_ONCE,
    )
    with quietly([]):
        return reader().read()


def _mark_undecoded(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return _UNDECODED, error.end


def _form(file: InputFile, separators: str) -> _Form:
    """Look through ``file`` for how it is written; raises `UnusableError`."""
    try:
        with open_bytes(file) as stream:
            found = survey(iter(lambda: stream.read(_BLOCK), b""))
        with open_bytes(file) as stream:
            begin = stream.read(_BLOCK)
        quoted = separators != "\t" or _is_quoted(file, found.encoding)
    except READING_ERRORS as error:
        raise UnusableError(unreadable(file, error)) from None
    text = begin.removeprefix(codecs.BOM_UTF8).decode(found.encoding, "replace").replace("\0", "")
    lines = text.lstrip("\r\n")
    blank = text[: len(text) - len(lines)].replace("\r\n", "\n")
    separator = max(separators, key=lines.split("\n", 1)[0].count)
    try:
        names = next(csv.reader(io.StringIO(lines, newline=""), delimiter=separator), [])
    except csv.Error as error:
        raise UnusableError(Rejected(file.label, None, f"the header cannot be read: {error}")) from None
    if not any(names):
        raise UnusableError(Rejected(file.label, None, "no text: the file is empty"))
    names = [name.strip() or f"column {place}" for place, name in enumerate(names, 1)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UnusableError(Rejected(file.label, None, f"two columns are called {twice!r}; rename one"))
    sound = found.broken_at is None
    return _Form(names, len(blank) + 1, separator, quoted, found.encoding, sound, found.nulls)


def _is_quoted(file: InputFile, encoding: str) -> bool:
    """Tell whether a TSV file encloses values in marks: if none has a mark astray, as in plain text it would.

    Read with the wrong answer, a value that begins with a quotation would lose its marks.
    """
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        with open_bytes(file) as stream:
            text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
            lines = (line.replace("\0", "") for line in text)
            for _ in csv.reader(lines, delimiter="\t", strict=True):
                pass
    except csv.Error:
        return False
    finally:
        csv.field_size_limit(limit)
    return True
