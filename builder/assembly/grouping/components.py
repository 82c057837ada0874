"""Connected components, by union-find with path halving and union towards the smaller number.

Tarjan and van Leeuwen (1984), Worst-case analysis of set union algorithms.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AT_ONCE = 1 << 14
"""How many pairs are made Python's numbers, which take several times the memory, at a time."""


class Components:
    """Which of the things 0 to ``size`` - 1 hang together, as `join` is told of pairs."""

    def __init__(self, size: int) -> None:
        # A quarter of the memory of a list.
        self._parent = array("q", range(size))

    def find(self, one: int) -> int:
        """Return the smallest thing that ``one`` hangs together with."""
        parent = self._parent
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take note that the two of each pair hang together."""
        for one, other in pairs:
            a, b = self.find(one), self.find(other)
            if a < b:
                self._parent[b] = a
            elif b < a:
                self._parent[a] = b

    def join_arrays(self, ones: NDArray[np.int64], others: NDArray[np.int64]) -> None:
        """Take note of pairs that are in two arrays of the same length."""
        for at in range(0, len(ones), _AT_ONCE):
            some = slice(at, at + _AT_ONCE)
            self.join(zip(ones[some].tolist(), others[some].tolist(), strict=True))

    def roots(self) -> NDArray[np.int64]:
        """Return for each thing the smallest that it hangs together with."""
        import numpy as np

        roots = np.array(self._parent)
        while not np.array_equal(roots, further := roots[roots]):
            roots = further
        return roots


def runs(ordered: NDArray[np.generic]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the runs of two or more equal values begin and end in a sorted array."""
    import numpy as np

    changes = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    starts = np.concatenate([[0], changes])
    ends = np.concatenate([changes, [len(ordered)]])
    several = ends - starts > 1
    return starts[several], ends[several]
