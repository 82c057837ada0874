"""The keys of all articles of a dataset as arrays, put together from those of its parts."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from builder.assembly.grouping.keys import DIGEST_BYTES, HASHES, Keys
from builder.assembly.grouping.sayings import Sayings
from builder.assembly.grouping.signatures import Signatures

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Strings:
    """Strings, in little more memory than their characters."""

    def __init__(self) -> None:
        self._bytes, self._ends = bytearray(), array("Q", [0])

    def add(self, strings: Iterable[str]) -> None:
        """Add strings at the end."""
        for one in strings:
            self._bytes += one.encode("utf-8", "surrogatepass")
            self._ends.append(len(self._bytes))

    def __getitem__(self, number: int) -> str:
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        return len(self._ends) - 1


class KeyTable:
    """The keys of all articles, a row an article: the arrays are as in `Keys`.

    ``first_quotation``: of each article the number of its first quotation, and last the number of all;
    ``first_speaker`` likewise. Signatures and sayings are in temporary files in ``folder`` (default: where such files
    are).
    """

    def __init__(self, parts: Iterable[Keys], folder: str | None = None) -> None:
        import numpy as np

        self.ids = Strings()
        self.signatures = Signatures(folder)
        self._sayings = Sayings(folder)
        self._muted: NDArray[np.bool_] | None = None
        # They grow in place: pieces to be joined at the end would be there twice.
        columns = {
            name: bytearray()
            for name in Keys.__struct_fields__
            if name not in ("ids", "signatures", "sayings")
        }
        before = 0
        for keys in parts:
            self.ids.add(keys.ids)
            self.signatures.add(keys.signatures)
            self._sayings.add(keys.sayings, before)
            for name, column in columns.items():
                column += getattr(keys, name)
            before += int(np.frombuffer(keys.quotations, "<u4").sum())
        self.signatures.end()
        self.characters: NDArray[np.uint32] = np.frombuffer(columns["characters"], "<u4")
        self.published: NDArray[np.bytes_] = np.frombuffer(columns["published"], "S10")
        self.publishers: NDArray[np.uint64] = np.frombuffer(columns["publishers"], "<u8")
        self.speakers: NDArray[np.uint64] = np.frombuffer(columns["speakers"], "<u8")
        self.shingles: NDArray[np.uint32] = np.frombuffer(columns["shingles"], "<u4")
        self.digests: NDArray[np.void] = np.frombuffer(columns["digests"], f"V{DIGEST_BYTES}")
        self.first_speaker = _firsts(columns["speaker_counts"])
        self.first_quotation = _firsts(columns["quotations"])

    def said(self) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.int64]]]:
        """Yield what is said, and by which quotations, as `Sayings.stretches` does, but for muted articles."""
        for keys, quotations in self._sayings.stretches():
            if self._muted is None:
                yield keys, quotations
            else:
                heard = ~self._muted[self.articles_of(quotations)]
                yield keys[heard], quotations[heard]

    def articles_of(self, quotations: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the numbers of the articles that ``quotations`` stand in."""
        import numpy as np

        return np.searchsorted(self.first_quotation, quotations, side="right") - 1

    def mute(self, articles: NDArray[np.bool_]) -> None:
        """Let these ``articles`` be like no other, and say nothing that another says."""
        import numpy as np

        numbers = np.flatnonzero(articles)
        others = [
            hashlib.shake_128(b"muted %d" % n).digest(DIGEST_BYTES + HASHES * 4) for n in numbers.tolist()
        ]
        self.digests[numbers] = np.array([np.void(other[:DIGEST_BYTES]) for other in others])
        for number, other in zip(numbers.tolist(), others, strict=True):
            self.signatures.replace(number, other[DIGEST_BYTES:])
        self._muted = articles

    def __len__(self) -> int:
        return len(self.ids)


def _firsts(counts: bytearray) -> NDArray[np.int64]:
    import numpy as np

    return np.concatenate([[0], np.cumsum(np.frombuffer(counts, "<u4"), dtype="<i8")])
