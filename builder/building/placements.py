"""Where the articles of each part go: in a file between grouping and assembling, of some 200 bytes an article."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import msgspec

from builder.building.parts import PLACEMENTS, checksum
from builder.errors import QuotebuilderError
from builder.storage import is_url


class PlacedPart(msgspec.Struct):
    """Where the articles of a part go, in their order.

    ``places`` are those in `builder.assembly.splits.NAMES`, -1 for an article that is left out. The groups are
    given where they are not named after the article, or the quotation, itself: ``duplicate_groups`` by the
    number of the article in the part, ``quotation_groups`` by that of the quotation in the part, from 0.
    """

    number: int
    places: list[int]
    duplicate_groups: dict[int, str]
    quotation_groups: dict[int, str]


def unpacked(packed: bytes) -> PlacedPart:
    """Return what `Placements` gives packed."""
    return msgspec.msgpack.decode(zlib.decompress(packed), type=PlacedPart)


class Placements(msgspec.Struct):
    """A file with the `PlacedPart` of each part, packed, one after the other; ``ends`` and checksums are kept here.

    Grouping may have written it in another process; nothing of it outlasts a build.
    """

    file: str
    ends: list[int] = []
    checksums: list[bytes] = []

    def write(self, parts: Iterator[PlacedPart]) -> None:
        """Write the file. Raises OSError."""
        end = 0
        with open(self.file, "wb") as file:
            for part in parts:
                # Ids are much alike.
                packed = zlib.compress(msgspec.msgpack.encode(part), level=1)
                file.write(packed)
                end += len(packed)
                self.ends.append(end)
                self.checksums.append(checksum(packed))

    def packed(self) -> Iterator[bytes]:
        """Yield each part, packed. Raises OSError, and QuotebuilderError where the file has been damaged."""
        start = 0
        with open(self.file, "rb") as file:
            for end, expected in zip(self.ends, self.checksums, strict=True):
                yield self._checked(file, end - start, expected)
                start = end

    def _checked(self, file: BinaryIO, size: int, expected: bytes) -> bytes:
        packed = file.read(size)
        if checksum(packed) != expected:
            raise QuotebuilderError(
                f"{self.file}: was damaged while the build ran; give the same command again, which makes it anew"
            )
        return packed


@contextmanager
def placements_file(folder: str) -> Iterator[str]:
    """Give the path of a file for placements: in the ``folder`` with the parts or, if that is a URL, a temporary one.

    It is removed at the end; one that a killed build has left there is written over.
    """
    if is_url(folder):
        with TemporaryDirectory() as temporary:
            yield str(Path(temporary, PLACEMENTS))
        return
    path = Path(folder, PLACEMENTS)
    try:
        yield str(path)
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
