"""Writing annotated articles as a stream: to standard output or a file, compressed by its suffix."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import BinaryIO, Protocol, cast

from builder.errors import QuotebuilderError


@contextmanager
def open_output(path: str, inputs: Sequence[str] = ()) -> Iterator[Callable[[bytes], None]]:
    """Yield a function that writes to ``path``; ``-`` is standard output, ``.gz`` and ``.zst`` compress.

    Lines go out as they come, and stay when the block ends with an exception. The same lines give the same
    bytes. Raises QuotebuilderError where ``path`` is one of ``inputs`` or can't be written (BrokenPipeError
    where nobody reads standard output any more).
    """
    if path == "-":
        yield _write_through
        return
    if any(os.path.exists(path) and os.path.exists(one) and os.path.samefile(path, one) for one in inputs):
        raise QuotebuilderError(f"{path}: is an input too, and writing would destroy it; give another file")
    with ExitStack() as files:
        with _writing_errors(path):
            raw = open(path, "wb")  # noqa: SIM115 - closed below
        files.callback(_close_quietly, raw)
        file = _compressed(path, raw)

        def write(line: bytes) -> None:
            with _writing_errors(path):
                file.write(line)

        yield write
        with _writing_errors(path):
            file.close()
            raw.close()


def _write_through(line: bytes) -> None:
    try:
        sys.stdout.buffer.write(line)
        # So that the next command in a pipe has each article when it is done.
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise QuotebuilderError(f"standard output: cannot be written ({error.strerror})") from error


class _Sink(Protocol):
    def write(self, data: bytes, /) -> object: ...

    def close(self) -> None: ...


def _compressed(path: str, raw: BinaryIO) -> _Sink:
    if path.endswith(".gz"):
        # Without name and time in the header, which would differ from run to run.
        return gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0)
    if path.endswith(".zst"):
        import pyarrow

        return cast(_Sink, pyarrow.CompressedOutputStream(raw, "zstd"))
    return raw


@contextmanager
def _writing_errors(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise QuotebuilderError(
            f"{path}: cannot be written ({error.strerror or error}); rows already there are kept"
        ) from error


def _close_quietly(file: BinaryIO) -> None:
    with suppress(OSError):
        file.close()
