"""The groups of a dataset: of articles, of quotations, and of articles that no split may part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from builder.assembly.grouping.components import Components
from builder.assembly.grouping.near_duplicates import near_duplicates
from builder.assembly.grouping.shared_quotations import SharedQuotations, shared_quotations
from builder.assembly.grouping.table import KeyTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class GroupCounts(msgspec.Struct):
    """How much of a dataset repeats itself.

    ``duplicate_groups`` of two articles or more, ``near_duplicates`` articles in them; ``quotation_groups`` of
    two quotations or more, in which there are ``shared_quotations``; ``largest`` is the number of articles in
    the largest set that must go to one split.
    """

    duplicate_groups: int = 0
    near_duplicates: int = 0
    quotation_groups: int = 0
    shared_quotations: int = 0
    largest: int = 0


class Groups:
    """What belongs together in ``table``, found anew.

    ``duplicates`` has for each article the number of the first of its near-duplicates, and ``together`` that of the
    first article that must go to the same split: near-duplicates, and articles that share a quotation; ``quotations``
    has those that are shared.
    """

    def __init__(self, table: KeyTable) -> None:
        import numpy as np

        size = len(table)
        self.duplicates: NDArray[np.int64] = near_duplicates(table).roots()
        self.quotations: SharedQuotations = shared_quotations(table)
        together = Components(size)
        repeated = np.flatnonzero(self.duplicates != np.arange(size))
        together.join_arrays(repeated, self.duplicates[repeated])
        together.join_arrays(*map(table.articles_of, self.quotations))
        self.together: NDArray[np.int64] = together.roots()

    def counts(self) -> GroupCounts:
        """Count the groups."""
        duplicate_groups, near = _count(self.duplicates)
        quotation_groups, shared = _count(self.quotations.firsts)
        return GroupCounts(duplicate_groups, near, quotation_groups, shared, largest(self.together))


def largest(roots: NDArray[np.int64]) -> int:
    """Return how many are in the largest group."""
    import numpy as np

    return int(np.bincount(roots).max()) if len(roots) else 0


def _count(roots: NDArray[np.int64]) -> tuple[int, int]:
    import numpy as np

    sizes = np.unique(roots, return_counts=True)[1]
    sizes = sizes[sizes > 1]
    return len(sizes), int(sizes.sum())
