"""Opening what people give, plain, compressed or standard input, as bytes, with a bound on a record."""

from __future__ import annotations

import gzip
import io
import os
import re
import shutil
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple, cast

from builder.errors import Rejected
from builder.storage import is_url, open_reading, size_of

if TYPE_CHECKING:
    from typing_extensions import Buffer

MAX_RECORD_BYTES = 64 * 2**20
"""The longest record read: a JSON line, a text file, an HTML page. Longer ones are rejected, which bounds
the memory that a file without line ends or a decompression bomb can take."""

MAX_DOCUMENT_BYTES = 512 * 2**20
"""The longest JSON document (an array, a ``{"data": [...]}``) read, as it has to be held whole."""

MAX_RATIO = 300
"""How many times its size a compressed file may become, beyond the first `MAX_RECORD_BYTES`. Text becomes ten times as
long at most, articles that are all the same a hundred; a decompression bomb a thousand (gzip) and more (zstd)."""

Compression = Literal["gz", "zst"]

_MAGIC = re.compile(
    rb"(?P<gzip>\x1f\x8b)|(?P<zstd>\x28\xb5\x2f\xfd)|(?P<bzip2>BZh[1-9]1AY&SY)|(?P<xz>\xfd7zXZ\0)"
    rb"|(?P<zip>PK\x03\x04)|(?P<lz4>\x04\x22\x4d\x18)|(?P<rar>Rar!\x1a\x07)"
)
_MAGIC_LENGTH = 10
_BUFFER = 2**17


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


class ExplodingError(Exception):
    """A compressed file becomes much longer than text does."""


class PackedError(Exception):
    """A file is compressed in a way that its name does not say, or twice."""


READING_ERRORS = (OSError, EOFError, zlib.error, ExplodingError, PackedError)
"""What reading a file or its compressed data can raise."""


class Allowance:
    """How much may come out of a file of ``size`` bytes: `MAX_RECORD_BYTES`, and `MAX_RATIO` times its size."""

    def __init__(self, size: int) -> None:
        self._left = MAX_RECORD_BYTES + MAX_RATIO * size

    def take(self, length: int) -> None:
        """Count ``length`` bytes more; raises ExplodingError where it is too much."""
        self._left -= length
        if self._left < 0:
            raise ExplodingError


class _Unpacked(io.RawIOBase):
    """The bytes of a compressed file, as long as they are not out of proportion to its size in bytes, ``packed``."""

    def __init__(self, stream: BinaryIO, packed: int) -> None:
        self._stream = stream
        self._allowance = Allowance(packed)
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        self._allowance.take(len(data))
        if not self._begun:
            _refuse_packed(data)
            self._begun = True
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


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
        if file.compression is None:
            _refuse_packed(cast(io.BufferedReader, stream).peek(_MAGIC_LENGTH))
            yield stream
            return
        size = size_of(file.path)
        if size is None:
            # Some servers do not say how long a file is.
            copy = str(on_disk(file, opened.enter_context(TemporaryDirectory())).path)
            stream, size = opened.enter_context(open_reading(copy)), size_of(copy)
        if file.compression == "gz":
            stream = cast(BinaryIO, opened.enter_context(gzip.GzipFile(fileobj=stream)))
        else:
            # pyarrow, since zstandard's own reader takes a truncated file for a complete one.
            import pyarrow

            stream = cast(BinaryIO, opened.enter_context(pyarrow.CompressedInputStream(stream, "zstd")))
        unpacked = _Unpacked(stream, size or 0)
        yield cast(BinaryIO, opened.enter_context(io.BufferedReader(unpacked, buffer_size=_BUFFER)))


def _refuse_packed(begin: bytes) -> None:
    """Raise PackedError for what begins as compressed data do: some libraries would unpack it without being asked."""
    if (found := _MAGIC.match(begin)) is not None:
        raise PackedError(found.lastgroup)


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
    elif isinstance(error, ExplodingError):
        mend = "unpack it first" if file.compression else "write it as JSON lines"
        reason = (
            f"unpacks to more than {MAX_RATIO} times its size, as no text does; if you trust it, {mend}{lost}"
        )
    elif isinstance(error, PackedError):
        inside = "what is in it" if file.compression else "it"
        reason = (
            f"{inside} is compressed ({error}), and not named so; unpack it first, or name it .gz or .zst"
        )
    elif isinstance(error, EOFError) or "Truncated" in str(error):
        reason = f"the compressed data ends too early, the file is truncated; get a complete copy{lost}"
    elif file.compression is not None and getattr(error, "errno", None) is None:
        reason = f"the {file.compression} data is damaged ({error}); get a sound copy{lost}"
    else:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}{lost}"
    return Rejected(file.label, line, reason)
