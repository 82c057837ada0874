"""What the quotations of all articles say, on the disk: of each sentence a key, of which few are there twice.

A file has those of one stretch of keys, so that memory has one stretch at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from builder.assembly.grouping.keys import saying_type

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BITS = 4
"""How many bits of a key say which stretch it is in."""


class Sayings:
    """The sayings of all articles, in temporary files in ``folder``: `add` them all, then look at `stretches`."""

    def __init__(self, folder: str | None = None) -> None:
        # They live as long as this.
        self._files: list[Any] = [TemporaryFile(dir=folder) for _ in range(1 << _BITS)]  # noqa: SIM115

    def add(self, sayings: bytes, before: int) -> None:
        """Add rows of `saying_type`, whose first quotation comes after ``before`` others. Raises OSError."""
        import numpy as np

        said = np.frombuffer(sayings, saying_type())
        rows = np.empty(len(said), _row_type())
        rows["key"] = said["key"]
        rows["quotation"] = said["quotation"]
        rows["quotation"] += before
        of = said["key"] >> np.uint64(64 - _BITS)
        rows = rows[np.argsort(of, kind="stable")]
        ends = np.cumsum(np.bincount(of.astype("<i8"), minlength=len(self._files)))
        for file, some in zip(self._files, np.split(rows, ends[:-1]), strict=True):
            file.write(some.tobytes())

    def stretches(self) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.int64]]]:
        """Yield keys, and the numbers of their quotations through all articles, from 0, in ascending order.

        The same key is in the same stretch. Raises OSError.
        """
        import numpy as np

        for file in self._files:
            file.seek(0)
            rows = np.fromfile(file, _row_type())
            yield rows["key"], rows["quotation"]


def _row_type() -> np.dtype[np.void]:
    import numpy as np

    return np.dtype([("key", "<u8"), ("quotation", "<i8")])
