"""A build's parts: stretches of the input of bounded size, each annotated and on the disk before it counts as done.

A part is two files: ``00000012.jsonl`` has its annotated articles, a line each, and ``00000012.part`` what else
is known of it, with checksums of both. The second is renamed into place once both are on the disk, so that it is
there whole or not at all; a file that is damaged afterwards is found by its checksum, and the part made again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from builder.assembly.counts import Counts
from builder.assembly.grouping.keys import Keys
from builder.corrections.report import CorrectionReport
from builder.errors import JSON_ERRORS, QuotebuilderError, Rejected
from builder.schema import Article

PART = 1_000_000
"""How many code points of text make a part."""
PART_ITEMS = 5_000
"""How many articles and rejected records make a part, however small."""

_CHECKSUM = 16


class Part(msgspec.Struct):
    """A stretch of the input: its articles, and the records in it that became none.

    ``place``: the articles are annotated already, and in this split, by its place in
    `builder.assembly.splits.NAMES`. ``digest`` is one of all that, so that the part is known again when it is read
    again.
    """

    number: int
    articles: list[Article] = []
    rejected: list[Rejected] = []
    characters: int = 0
    digest: bytes = b""
    place: int | None = None

    def __reduce__(self) -> tuple[Callable[[bytes], Part], tuple[bytes]]:
        # On its way to another process: several times as fast as pickling every article.
        return _unpacked, (msgspec.msgpack.encode(self),)


def _unpacked(packed: bytes) -> Part:
    return msgspec.msgpack.decode(packed, type=Part)


class AnnotatedPart(msgspec.Struct):
    """What is known of a part once it is annotated, its articles aside.

    ``rejected`` has the records that became no article, then the articles that could not be annotated.
    ``corrections`` is what became of the decisions on its articles, ``place`` that of the part.
    ``lines_checksum`` is of the file with the articles.
    """

    number: int
    digest: bytes
    counts: Counts
    rejected: list[Rejected]
    keys: Keys
    corrections: CorrectionReport
    place: int | None = None
    lines_checksum: bytes = b""


_decoder = msgspec.msgpack.Decoder(AnnotatedPart)


def cut(
    read: Callable[[Callable[[Rejected], None]], Iterator[Article]],
    *,
    first: int = 0,
    place: int | None = None,
) -> Iterator[Part]:
    """Yield what ``read`` gives in parts; ``read`` takes a function for the records that become no article.

    Where the parts end depends on the input alone. ``first`` is the number of the first, ``place`` that of all.
    """
    part = Part(first, place=place)
    rejected: list[Rejected] = []
    for article in read(rejected.append):
        part.articles.append(article)
        part.characters += len(article.text)
        if part.characters >= PART or len(part.articles) + len(rejected) >= PART_ITEMS:
            yield _finished(part, rejected)
            part = Part(part.number + 1, place=place)
    if part.articles or rejected:
        yield _finished(part, rejected)


def _finished(part: Part, rejected: list[Rejected]) -> Part:
    part.rejected = rejected.copy()
    rejected.clear()
    part.digest = blake2b(msgspec.msgpack.encode(part), digest_size=_CHECKSUM).digest()
    return part


class PartStore(msgspec.Struct):
    """The folder with the parts of a build."""

    folder: str

    def write(self, part: AnnotatedPart, lines: bytes) -> None:
        """Put ``part``, and the articles in it as ``lines``, on the disk. Raises OSError."""
        part.lines_checksum = _checksum(lines)
        packed = msgspec.msgpack.encode(part)
        _write(self._path(part.number, "jsonl"), lines)
        _write(self._path(part.number, "part"), _checksum(packed) + packed)

    def read(self, number: int) -> AnnotatedPart | None:
        """Return a part that is done; None where it is not, or no longer whole."""
        try:
            with open(self._path(number, "part"), "rb") as file:
                checksum, packed = file.read(_CHECKSUM), file.read()
        except FileNotFoundError:
            return None
        return _decoder.decode(packed) if _checksum(packed) == checksum else None

    def lines(self, part: AnnotatedPart) -> bytes | None:
        """Return the articles of ``part`` as lines of JSON; None where they are no longer whole."""
        try:
            lines = Path(self._path(part.number, "jsonl")).read_bytes()
        except FileNotFoundError:
            return None
        return lines if _checksum(lines) == part.lines_checksum else None

    def known(self, number: int) -> AnnotatedPart:
        """Return a part that was done a moment ago. Raises QuotebuilderError where somebody has damaged it."""
        part = self.read(number)
        if part is None:
            raise self.damaged(number)
        return part

    def damaged(self, number: int) -> QuotebuilderError:
        """Return the error for a part that is no longer what was written."""
        return QuotebuilderError(
            f"{self._path(number, 'part')}: was damaged while the build ran; give the same command again, which"
            " makes this part anew"
        )

    def any(self) -> bool:
        """Tell whether a part is done."""
        try:
            return any(name.endswith(".part") for name in os.listdir(self.folder))
        except FileNotFoundError:
            return False

    def _path(self, number: int, ending: str) -> str:
        return os.path.join(self.folder, f"{number:08}.{ending}")


class Journal:
    """What an unfinished build was made from and how, so that no other is mixed into it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def differences(self, made: dict[str, Any]) -> list[str] | None:
        """Return the names of what is not as it was in the unfinished build; None where there is no such build."""
        try:
            before = msgspec.json.decode(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except JSON_ERRORS:
            return ["its journal"]
        now = msgspec.json.decode(msgspec.json.encode(made))
        return sorted(name for name in {*before, *now} if before.get(name) != now.get(name))

    def write(self, made: dict[str, Any]) -> None:
        """Write down what a build is made from and how. Raises OSError."""
        _write(str(self._path), msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")


def _checksum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECKSUM).digest()


def _write(path: str, data: bytes) -> None:
    """Write a file that is there whole or not at all, even if the power fails."""
    with open(f"{path}.unfinished", "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(f"{path}.unfinished", path)
