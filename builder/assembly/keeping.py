"""Which articles of a group stay in the dataset, and which one stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.assembly.grouping.groups import Groups
from builder.assembly.grouping.table import KeyTable
from builder.assembly.splits import NAMES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.int64]


def torn_articles(groups: Groups, fixed: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Tell which new articles belong together with others that are in several splits already.

    ``fixed`` are the places of the articles that have a split, -1 for the new ones. Wherever a torn one went, it would
    leak.
    """
    import numpy as np

    roots, old = groups.together, fixed >= 0
    lowest, highest = np.full(len(roots), len(NAMES)), np.full(len(roots), -1)
    np.minimum.at(lowest, roots[old], fixed[old])
    np.maximum.at(highest, roots[old], fixed[old])
    return (lowest < highest)[roots] & ~old


def kept_articles(table: KeyTable, groups: Groups, fixed: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Tell for each article whether it is the one to keep of its near-duplicates.

    That is the one published first, of several the longest, of several the first read. Articles that have a split
    already (``fixed``, where it is not -1) are kept, and no new ones like them.
    """
    import numpy as np

    published = np.where(table.published == b"", b"9999-99-99", table.published)
    order = np.lexsort((-table.characters.astype("<i8"), published, fixed < 0, groups.duplicates))
    kept = fixed >= 0
    kept[order[np.unique(groups.duplicates[order], return_index=True)[1]]] = True
    return kept


def representatives(roots: Array, table: KeyTable, kept: NDArray[np.bool_]) -> Array:
    """Return for each article the member that stands for its group.

    It is the kept one with the smallest second half of the digest of its text: an article that is added takes
    its place seldom, whatever the order of articles.
    """
    import numpy as np

    order = np.lexsort((halves(table)[:, 1], ~kept, roots))
    firsts = order[np.unique(roots[order], return_index=True)[1]]
    standing = np.empty(len(roots), "<i8")
    standing[roots[firsts]] = firsts
    return standing[roots]


def halves(table: KeyTable) -> NDArray[np.uint64]:
    """Return for each article the two halves of the digest of its text, as numbers."""
    import numpy as np

    return np.ascontiguousarray(table.digests).view(">u8").reshape(-1, 2).astype(np.uint64)
