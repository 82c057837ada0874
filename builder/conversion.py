"""What conversions from and into other formats share: the report, file names from ids, whole outputs."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from urllib.parse import quote, unquote

import msgspec

from builder.errors import QuotebuilderError, Rejected
from builder.schema import Article


class ConversionReport(msgspec.Struct):
    """Counts what was converted, and counts and names what was not.

    ``problems`` counts by kind; a kind is the part of a reason before its first colon. ``rejected`` holds
    the first `KEPT` records themselves, so that a large corpus with one systematic fault stays small.
    """

    articles: int = 0
    quotations: int = 0
    with_speaker: int = 0
    problems: Counter[str] = msgspec.field(default_factory=Counter)
    rejected: list[Rejected] = msgspec.field(default_factory=list)

    def converted(self, article: Article) -> None:
        """Count an article that was converted."""
        self.articles += 1
        self.quotations += len(article.quotations)
        self.with_speaker += sum(quotation.speaker is not None for quotation in article.quotations)

    def problem(self, rejected: Rejected) -> None:
        """Count something that could not be converted."""
        self.problems[rejected.reason.partition(":")[0]] += 1
        if len(self.rejected) < KEPT:
            self.rejected.append(rejected)

    def __str__(self) -> str:
        lines = [
            f"{self.articles} articles, {self.quotations} quotations, {self.with_speaker} with a speaker"
        ]
        lines += [f"{count:6} not converted: {kind}" for kind, count in sorted(self.problems.items())]
        return "\n".join(lines)


KEPT = 1000
_LONGEST = 120


def file_name(identifier: str) -> str:
    """Return a file name, without ending, for an article's id, whatever the id contains; it is never a path.

    Letters, digits, ``-``, ``_`` and ``.`` within stay; every other byte of its UTF-8 becomes ``=`` and two
    hexadecimal digits. Different ids get different names; a name too long for a file system ends in a digest.
    """
    safe = quote(identifier, safe="", errors="surrogatepass").replace("~", "%7E").replace("%", "=")
    if safe.startswith("."):
        safe = f"=2E{safe[1:]}"
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
