"""What conversions from and into other formats share: the report, file names from ids, whole outputs."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from urllib.parse import quote, unquote

from builder.errors import QuotebuilderError, Rejected
from builder.schema import Article


class ConversionReport:
    """Counts what was converted, and counts and names what was not.

    ``problems`` counts by kind, which is the part of a reason before its first colon; ``examples`` has the
    first of each. ``listener`` is called with every one.
    """

    def __init__(self, listener: Callable[[Rejected], None] | None = None) -> None:
        self.articles = 0
        self.quotations = 0
        self.with_speaker = 0
        self.problems: Counter[str] = Counter()
        self.examples: dict[str, Rejected] = {}
        self._listener = listener

    def converted(self, article: Article) -> None:
        """Count an article that was converted."""
        self.articles += 1
        self.quotations += len(article.quotations)
        self.with_speaker += sum(quotation.speaker is not None for quotation in article.quotations)

    def problem(self, rejected: Rejected) -> None:
        """Count something that could not be converted."""
        kind = rejected.reason.partition(":")[0]
        self.problems[kind] += 1
        self.examples.setdefault(kind, rejected)
        if self._listener is not None:
            self._listener(rejected)

    def lines(self) -> list[str]:
        """Return the report in words: what was converted, and a line for each kind of what was not."""
        return [
            f"{self.articles:,} articles, {self.quotations:,} quotations, "
            f"{self.with_speaker:,} with a speaker",
            *(
                f"{count:,} not converted: {kind} (first: {self.examples[kind]})"
                for kind, count in sorted(self.problems.items())
            ),
        ]


_LONGEST = 120
# Names that mean a device to Windows, whatever their ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def file_name(identifier: str) -> str:
    """Return a file name, without ending, for an article's id, whatever the id contains; it is never a path.

    Letters, digits, ``-``, ``_`` and ``.`` within stay; every other byte of its UTF-8 becomes ``=`` and two
    hexadecimal digits. Different ids get different names; a name too long for a file system ends in a digest.
    """
    safe = quote(identifier, safe="", errors="surrogatepass").replace("~", "%7E").replace("%", "=")
    if safe.startswith(".") or _DEVICE.match(safe):
        safe = f"={ord(safe[0]):02X}{safe[1:]}"
    if len(safe) > _LONGEST or not safe:
        digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        safe = f"{safe[: _LONGEST - 18]}=={digest}"
    return safe


def id_of_file(name: str) -> str:
    """Return the id that `file_name` made ``name`` from; any other name is its own id."""
    try:
        identifier = unquote(name.replace("=", "%"), errors="strict")
    except UnicodeDecodeError:
        return name
    return identifier if "%" not in name and file_name(identifier) == name else name


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing that takes the place of ``path`` when the block ends well, else disappears.

    Raises QuotebuilderError where it can't be written.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            yield file
        os.replace(unfinished, path)
    except OSError as error:
        raise QuotebuilderError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Yield a folder to fill, which becomes ``path`` when the block ends well, else disappears.

    Raises QuotebuilderError where ``path`` holds files already or can't be written.
    """
    if path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise QuotebuilderError(f"{path}: exists already; give a new folder, or remove this one")
    unfinished = path.resolve().with_name(f".{path.resolve().name}.unfinished")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        yield unfinished
        if path.is_dir():
            path.rmdir()
        os.replace(unfinished, path)
    except OSError as error:
        raise QuotebuilderError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
