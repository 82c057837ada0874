"""A build's parts: stretches of the input of bounded size, each annotated and stored before it counts as done.

A part is three files: ``00000012.jsonl`` has its annotated articles, a line each, ``00000012.keys`` what they are
grouped by, and ``00000012.part`` what else is known of it, with checksums of all. The last is put in its place once the
others are stored, so that a part is there whole or not at all; a file that is damaged afterwards is found by its
checksum, and the part made again.
They are in a folder of this machine, or at a URL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any

import msgspec

from builder.assembly.counts import Counts
from builder.assembly.grouping.keys import Keys
from builder.corrections.report import CorrectionReport
from builder.errors import JSON_ERRORS, QuotebuilderError, Rejected
from builder.schema import Article
from builder.storage import entries, join, make_folder, printable, read_if_there, remove_from, write_whole

PART = 1_000_000
"""How many code points of text make a part."""
PART_ITEMS = 5_000
"""How many articles and rejected records make a part, however small."""

PLACEMENTS = "placements"
"""The file beside the parts that says where they go, while they are assembled."""

_CHECKSUM = 16
_NAME = re.compile(rf"\d{{8,}}\.(?:jsonl|keys|part)(?:\..+\.unfinished)?|{PLACEMENTS}")


class Part(msgspec.Struct):
    """A stretch of the input: its articles, and the records in it that became none.

    Before each of these the number of articles of the part that come first is said, as order matters.
    ``place``: the articles are annotated already, and in this split, by its place in
    `builder.assembly.splits.NAMES`. ``digest`` is one of all that, so that the part is known again when it is read
    again.
    """

    number: int
    articles: list[Article] = []
    rejected: list[tuple[int, Rejected]] = []
    characters: int = 0
    digest: bytes = b""
    place: int | None = None

    def __reduce__(self) -> tuple[Callable[[bytes], Part], tuple[bytes]]:
        # On its way to another process: several times as fast as pickling every article.
        return _unpacked, (msgspec.msgpack.encode(self),)


def _unpacked(packed: bytes) -> Part:
    return msgspec.msgpack.decode(packed, type=Part)


class AnnotatedPart(msgspec.Struct):
    """What is known of a part once it is annotated, its articles and their keys aside.

    ``rejected`` has the records that became no article and the articles that could not be annotated, in the order of
    the input.
    ``corrections`` is what became of the decisions on its articles, ``place`` that of the part.
    ``lines_checksum`` is of the file with the articles, ``keys_checksum`` of that with their keys.
    """

    number: int
    digest: bytes
    counts: Counts
    rejected: list[Rejected]
    corrections: CorrectionReport
    place: int | None = None
    lines_checksum: bytes = b""
    keys_checksum: bytes = b""


_part_decoder = msgspec.msgpack.Decoder(AnnotatedPart)
_keys_decoder = msgspec.msgpack.Decoder(Keys)


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

    def reject(record: Rejected) -> None:
        part.rejected.append((len(part.articles), record))

    for article in read(reject):
        part.articles.append(article)
        part.characters += len(article.text)
        if part.characters >= PART or len(part.articles) + len(part.rejected) >= PART_ITEMS:
            yield _finished(part)
            part = Part(part.number + 1, place=place)
    if part.articles or part.rejected:
        yield _finished(part)


def _finished(part: Part) -> Part:
    part.digest = blake2b(msgspec.msgpack.encode(part), digest_size=_CHECKSUM).digest()
    return part


class DamagedError(QuotebuilderError):
    """A part is no longer what was written; ``number`` is its number."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(message)
        self.number = number


class PartStore(msgspec.Struct):
    """The folder with the parts of a build, a path or URL."""

    folder: str

    def make(self) -> None:
        """Make the folder, where there are such things. Raises OSError."""
        make_folder(self.folder)

    def clear(self) -> None:
        """Remove all parts, and nothing else that is there."""
        remove_from(self.folder, [name for name in self._names() if _NAME.fullmatch(name)])

    def write(self, part: AnnotatedPart, keys: Keys, lines: bytes) -> None:
        """Put ``part``, and its articles as ``lines``, with their ``keys``, into the folder. Raises OSError."""
        packed_keys = msgspec.msgpack.encode(keys)
        part.lines_checksum, part.keys_checksum = checksum(lines), checksum(packed_keys)
        packed = msgspec.msgpack.encode(part)
        write_whole(self._path(part.number, "jsonl"), lines)
        write_whole(self._path(part.number, "keys"), packed_keys)
        write_whole(self._path(part.number, "part"), checksum(packed) + packed)

    def read(self, number: int) -> AnnotatedPart | None:
        """Return a part that is done; None where it is not, or no longer whole."""
        found = read_if_there(self._path(number, "part"))
        if found is None:
            return None
        whole = memoryview(found)
        expected, packed = whole[:_CHECKSUM], whole[_CHECKSUM:]
        return _part_decoder.decode(packed) if checksum(packed) == expected else None

    def lines(self, part: AnnotatedPart) -> bytes | None:
        """Return the articles of ``part`` as lines of JSON; None where they are no longer whole."""
        return self._checked(part.number, "jsonl", part.lines_checksum)

    def keys(self, part: AnnotatedPart) -> Keys | None:
        """Return the keys of the articles of ``part``; None where they are no longer whole."""
        packed = self._checked(part.number, "keys", part.keys_checksum)
        return None if packed is None else _keys_decoder.decode(packed)

    def whole(self, part: AnnotatedPart) -> bool:
        """Tell whether the articles of ``part`` and their keys are what was written."""
        return self.lines(part) is not None and self.keys(part) is not None

    def known(self, number: int) -> AnnotatedPart:
        """Return a part that was done a moment ago. Raises QuotebuilderError where somebody has damaged it."""
        part = self.read(number)
        if part is None:
            raise self.damaged(number)
        return part

    def known_keys(self, number: int) -> tuple[AnnotatedPart, Keys]:
        """Return a part that was done a moment ago, and its keys. Raises QuotebuilderError likewise."""
        part = self.known(number)
        keys = self.keys(part)
        if keys is None:
            raise self.damaged(number)
        return part, keys

    def damaged(self, number: int) -> DamagedError:
        """Return the error for a part that is no longer what was written."""
        return DamagedError(
            number,
            f"{printable(self._path(number, 'part'))}: was damaged while the build ran; give the same command again,"
            " which makes this part anew",
        )

    def any(self) -> bool:
        """Tell whether a part is done."""
        return any(name.endswith(".part") for name in self._names())

    def _names(self) -> list[str]:
        try:
            return [entry.name for entry in entries(self.folder)]
        except FileNotFoundError:
            return []

    def _checked(self, number: int, ending: str, expected: bytes) -> bytes | None:
        data = read_if_there(self._path(number, ending))
        return data if data is not None and checksum(data) == expected else None

    def _path(self, number: int, ending: str) -> str:
        return join(self.folder, f"{number:08}.{ending}")


class Journal:
    """What an unfinished build was made from and how, so that no other is mixed into it."""

    def __init__(self, path: str) -> None:
        self._path = path

    def differences(self, made: dict[str, Any]) -> list[str] | None:
        """Return the names of what is not as it was in the unfinished build; None where there is no such build."""
        said = read_if_there(self._path)
        if said is None:
            return None
        try:
            before = msgspec.json.decode(said)
        except JSON_ERRORS:
            return ["its journal"]
        now = msgspec.json.decode(msgspec.json.encode(made))
        return sorted(name for name in {*before, *now} if before.get(name) != now.get(name))

    def write(self, made: dict[str, Any]) -> None:
        """Write down what a build is made from and how. Raises OSError."""
        write_whole(self._path, msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")


def checksum(data: bytes | memoryview) -> bytes:
    """Return the checksum that what is stored is known to be whole by."""
    return blake2b(data, digest_size=_CHECKSUM).digest()
