"""Writing annotated articles as a stream: to standard output or a file, compressed by its suffix."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from tempfile import mkdtemp
from typing import BinaryIO, Protocol, cast

from builder.errors import QuotebuilderError
from builder.storage import is_url, last_name, printable, probe, upload


@contextmanager
def open_output(path: str, inputs: Sequence[str] = ()) -> Iterator[Callable[[bytes], None]]:
    """Yield a function that writes to ``path``; ``-`` is standard output, ``.gz`` and ``.zst`` compress.

    Lines go out as they come, and stay when the block ends with an exception. Where ``path`` is a URL, they are kept
    on this machine and go out together when the block ends well, so that the file there is whole or not at all. The
    same lines give the same bytes. Raises QuotebuilderError where ``path`` is one of ``inputs`` or can't be written
    (BrokenPipeError where nobody reads standard output any more).
    """
    if path == "-":
        yield _write_through
        return
    if is_url(path):
        if path in inputs:
            raise _is_input(path)
        with _writing_errors(path, "nothing was done"):
            probe(path)
        folder = mkdtemp(prefix="quotebuilder-")
        here = os.path.join(folder, last_name(path))
        try:
            with _opened(here, path) as write:
                yield write
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        with _writing_errors(path, f"what was to go there is in {here}"):
            upload(here, path)
        shutil.rmtree(folder, ignore_errors=True)
        return
    if any(os.path.exists(path) and os.path.exists(one) and os.path.samefile(path, one) for one in inputs):
        raise _is_input(path)
    with _opened(path, path) as write:
        yield write


@contextmanager
def _opened(path: str, name: str) -> Iterator[Callable[[bytes], None]]:
    """Yield a function that writes to the file at ``path``, compressed as the ending of ``name`` says."""
    with ExitStack() as files:
        with _writing_errors(name):
            raw = open(path, "wb")  # noqa: SIM115 - closed below
        files.callback(_close_quietly, raw)
        file = _compressed(name, raw)

        def write(line: bytes) -> None:
            with _writing_errors(name):
                file.write(line)

        yield write
        with _writing_errors(name):
            file.close()
            raw.close()


def _is_input(path: str) -> QuotebuilderError:
    return QuotebuilderError(
        f"{printable(path)}: is an input too, and writing would destroy it; give another file"
    )


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
    if last_name(path).endswith(".gz"):
        # Without name and time in the header, which would differ from run to run.
        return gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0)
    if last_name(path).endswith(".zst"):
        import pyarrow

        return cast(_Sink, pyarrow.CompressedOutputStream(raw, "zstd"))
    return raw


@contextmanager
def _writing_errors(path: str, left: str = "rows already there are kept") -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise QuotebuilderError(
            f"{printable(path)}: cannot be written ({error.strerror or error}); {left}"
        ) from error


def _close_quietly(file: BinaryIO) -> None:
    with suppress(OSError):
        file.close()
