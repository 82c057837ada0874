"""MinHash signatures on the disk: half a kilobyte an article, of which little is needed at a time.

A file has them row by row, for comparing some, and a file for each band has a hash of that band of all of them, for
sorting. So memory has one band at a time.
"""

from __future__ import annotations

import mmap
from hashlib import shake_128
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from builder.assembly.grouping.keys import HASHES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROWS = 4
"""Hashes a band: with 32 bands, of pairs with half of their pairs of words in common 87 of 100 meet, with 0.6 99
of 100, with 0.8 all but five in a hundred million."""
BANDS = HASHES // ROWS

_AT_ONCE = 1 << 7
"""How many pairs are compared at once: of each signature that is looked at, 64 kB of the file count as memory."""


class Signatures:
    """The signatures of all articles, in temporary files in ``folder``: `add` them all, then `end`, then look."""

    def __init__(self, folder: str | None = None) -> None:
        # They live as long as this.
        self._rows: Any
        self._rows, *self._bands = (TemporaryFile(dir=folder) for _ in range(1 + BANDS))  # noqa: SIM115
        self._wholes = bytearray()
        self._mapped: Any = None

    def add(self, signatures: bytes) -> None:
        """Add the signatures of some articles. Raises OSError."""
        import numpy as np

        rows = np.frombuffer(signatures, "<u4").reshape(-1, HASHES)
        self._rows.write(signatures)
        self._wholes += _hashes(rows).tobytes()
        for band, file in enumerate(self._bands):
            file.write(_hashes(rows[:, band * ROWS : (band + 1) * ROWS]).tobytes())

    def end(self) -> None:
        """Have everything in the files. Raises OSError."""
        import numpy as np

        for file in (self._rows, *self._bands):
            file.flush()
        if len(self):
            self._mapped = np.memmap(self._rows, "<u4", "r+", shape=(len(self), HASHES))

    def wholes(self) -> NDArray[np.uint64]:
        """Return a hash of each signature."""
        import numpy as np

        return np.frombuffer(self._wholes, "<u8")

    def band(self, number: int) -> NDArray[np.uint64]:
        """Return a hash of one band of each signature."""
        import numpy as np

        file = self._bands[number]
        file.seek(0)
        return np.fromfile(file, "<u8")

    def resemblance(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return for each pair of articles the share of hashes that are the same in both signatures."""
        import numpy as np

        found = np.empty(len(a))
        for at in range(0, len(a), _AT_ONCE):
            some = slice(at, at + _AT_ONCE)
            found[some] = (self._mapped[a[some]] == self._mapped[b[some]]).mean(axis=1)
            # What was read counts as memory of this process until the system is told that it may go.
            if hasattr(mmap, "MADV_DONTNEED"):
                self._mapped._mmap.madvise(mmap.MADV_DONTNEED)
        return found

    def replace(self, number: int, signature: bytes) -> None:
        """Put another signature in the place of one."""
        import numpy as np

        row = np.frombuffer(signature, "<u4").reshape(1, HASHES)
        self._mapped[number] = row
        self._mapped.flush()
        self._wholes[number * 8 : number * 8 + 8] = _hashes(row).tobytes()
        for band, file in enumerate(self._bands):
            file.seek(number * 8)
            file.write(_hashes(row[:, band * ROWS : (band + 1) * ROWS]).tobytes())
            file.flush()

    def __len__(self) -> int:
        return len(self._wholes) // 8


def _hashes(rows: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return a 64-bit hash of each row: its numbers, each times a number of its own, added up."""
    import numpy as np

    factors = np.frombuffer(shake_128(b"factors").digest(rows.shape[1] * 8), "<u8")
    hashes: NDArray[np.uint64] = (rows.astype(np.uint64) * factors).sum(axis=1, dtype=np.uint64)
    return hashes
