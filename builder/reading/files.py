"""Opening what people give, plain, compressed or standard input, as bytes, with a bound on a record."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO, Literal, NamedTuple, cast

from builder.errors import Rejected
from builder.storage import is_url, open_reading

MAX_RECORD_BYTES = 64 * 2**20
"""The longest record read: a JSON line, a text file, an HTML page. Longer ones are rejected, which bounds
the memory that a file without line ends or a decompression bomb can take."""

MAX_DOCUMENT_BYTES = 512 * 2**20
"""The longest JSON document (an array, a ``{"data": [...]}``) read, as it has to be held whole."""

READING_ERRORS = (OSError, EOFError, zlib.error)
"""What reading a file or its compressed data can raise."""

Compression = Literal["gz", "zst"]


class InputFile(NamedTuple):
    """A file to read: ``path``, or URL, opens it (None: standard input), ``label`` names it in messages and rows."""

    label: str
    path: str | None
    compression: Compression | None = None


class TooLargeError(Exception):
    """A file that must be held whole is longer than the bound, ``limit`` in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


@contextmanager
def open_bytes(file: InputFile) -> Iterator[BinaryIO]:
    """Open ``file`` for reading, decompressed.

    Raises one of `READING_ERRORS`, now or while it is read; QuotebuilderError where the connection to a URL fails.
    """
    if file.path is None:
        yield sys.stdin.buffer
        return
    with ExitStack() as opened:
        stream = opened.enter_context(open_reading(file.path))
        if file.compression == "gz":
            stream = cast(BinaryIO, opened.enter_context(gzip.GzipFile(fileobj=stream)))
        elif file.compression == "zst":
            # pyarrow, since zstandard's own reader takes a truncated file for a complete one.
            import pyarrow

            unpacked = opened.enter_context(pyarrow.CompressedInputStream(stream, "zstd"))
            stream = cast(BinaryIO, opened.enter_context(io.BufferedReader(unpacked)))
        yield stream


def on_disk(file: InputFile, folder: str) -> InputFile:
    """Return ``file`` or, where it is at a URL, its copy in ``folder``, for what can't be read in one go.

    Raises as `open_bytes` does.
    """
    if file.path is None or not is_url(file.path):
        return file
    copy = os.path.join(folder, "fetched")
    with open_reading(file.path) as there, open(copy, "wb") as here:
        shutil.copyfileobj(there, here, 1 << 20)
    return file._replace(path=copy)


def read_whole(stream: BinaryIO, limit: int, head: bytes = b"") -> bytes:
    """Return ``head`` and the rest of ``stream``; raises `TooLargeError` beyond ``limit`` bytes."""
    data = head + stream.read(max(limit + 1 - len(head), 0))
    if len(data) > limit:
        raise TooLargeError(limit)
    return data


def read_file(file: InputFile) -> bytes | Rejected:
    """Return what is in ``file``, decompressed, or why it can't be read or is beyond `MAX_RECORD_BYTES`."""
    try:
        with open_bytes(file) as stream:
            return read_whole(stream, MAX_RECORD_BYTES)
    except (*READING_ERRORS, TooLargeError) as error:
        return unreadable(file, error)


def numbered_lines(stream: BinaryIO, first: int = 1, head: bytes = b"") -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of ``stream``, numbered from ``first``; None for one longer than `MAX_RECORD_BYTES`.

    ``head`` is what was read of the first line already.
    """
    number = first
    line = head if head.endswith(b"\n") else head + stream.readline(MAX_RECORD_BYTES + 1)
    while line:
        if len(line) > MAX_RECORD_BYTES and not line.endswith(b"\n"):
            while (rest := stream.readline(2**20)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line
        number += 1
        line = stream.readline(MAX_RECORD_BYTES + 1)


def unreadable(file: InputFile, error: BaseException, line: int | None = None) -> Rejected:
    """Say in a `Rejected` why ``file`` cannot be read (on); ``line`` is the first line or row lost."""
    lost = "" if line is None else "; nothing from here on is read"
    if isinstance(error, TooLargeError):
        reason = f"longer than {error.limit:,} bytes; split it, or write its articles as JSON lines"
    elif isinstance(error, EOFError) or "Truncated" in str(error):
        reason = f"the compressed data ends too early, the file is truncated; get a complete copy{lost}"
    elif file.compression is not None and getattr(error, "errno", None) is None:
        reason = f"the {file.compression} data is damaged ({error}); get a sound copy{lost}"
    else:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}{lost}"
    return Rejected(file.label, line, reason)
