"""The keys of all articles of a dataset as arrays, put together from those of its parts."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

from builder.assembly.grouping.keys import DIGEST_BYTES, HASHES, Keys, saying_type
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
    ``first_speaker`` likewise. The signatures are in temporary files in ``folder`` (default: where such files are).
    """

    def __init__(self, parts: Iterable[Keys], folder: str | None = None) -> None:
        import numpy as np

        self.ids = Strings()
        self.signatures = Signatures(folder)
        # They grow in place: pieces to be joined at the end would be there twice.
        columns = {name: bytearray() for name in Keys.__struct_fields__ if name not in ("ids", "signatures")}
        before = 0
        for keys in parts:
            self.ids.add(keys.ids)
            self.signatures.add(keys.signatures)
            said = np.frombuffer(keys.sayings, saying_type()).copy()
            said["quotation"] += before
            for name, column in columns.items():
                column += said.tobytes() if name == "sayings" else getattr(keys, name)
            before += int(np.frombuffer(keys.quotations, "<u4").sum())
        self.signatures.end()
        self.characters: NDArray[np.uint32] = np.frombuffer(columns["characters"], "<u4")
        self.published: NDArray[np.bytes_] = np.frombuffer(columns["published"], "S10")
        self.publishers: NDArray[np.uint64] = np.frombuffer(columns["publishers"], "<u8")
        self.speakers: NDArray[np.uint64] = np.frombuffer(columns["speakers"], "<u8")
        self.shingles: NDArray[np.uint32] = np.frombuffer(columns["shingles"], "<u4")
        self.digests: NDArray[np.void] = np.frombuffer(columns["digests"], f"V{DIGEST_BYTES}")
        self.sayings: NDArray[np.void] = np.frombuffer(columns["sayings"], saying_type())
        self.first_speaker = _firsts(columns["speaker_counts"])
        self.first_quotation = _firsts(columns["quotations"])

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
        speaking = np.searchsorted(self.first_quotation, self.sayings["quotation"], side="right") - 1
        self.sayings = self.sayings[~articles[speaking]]

    def __len__(self) -> int:
        return len(self.ids)


def _firsts(counts: bytearray) -> NDArray[np.int64]:
    import numpy as np

    return np.concatenate([[0], np.cumsum(np.frombuffer(counts, "<u4"), dtype="<i8")])
