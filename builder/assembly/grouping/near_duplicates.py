"""Which articles are nearly the same: MinHash signatures, banded to find pairs, and compared to make sure.

Broder (1997), On the resemblance and containment of documents; Leskovec, Rajaraman and Ullman, Mining of
Massive Datasets, chapter 3, for the bands. The signatures are rensa's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.assembly.grouping.components import Components, runs
from builder.assembly.grouping.signatures import BANDS
from builder.assembly.grouping.table import KeyTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.int64]

RESEMBLANCE = 0.5
"""How much of the pairs of words of two near-duplicates is common to both, by estimate. Of two articles on the same
news by different writers it is below 0.2."""
CONTAINMENT = 0.85
"""How much of the shorter one is in the longer one, where that is cut off, or has other matter around it."""
CONTAINED_RESEMBLANCE = 0.35

_ALL_PAIRS = 2_000
_AT_ONCE = 1 << 16


def near_duplicates(table: KeyTable) -> Components:
    """Return which articles of ``table`` are nearly the same as each other, directly or by way of others."""
    import numpy as np

    components = Components(len(table))
    # Copies of a text first: of each only one goes on, so that no band is crowded by them.
    order = np.argsort(table.digests, kind="stable")
    for start, end in zip(*runs(table.digests[order]), strict=True):
        components.join(pairwise(order[start:end].tolist()))
    ones = np.flatnonzero(components.roots() == np.arange(len(table)))
    # Texts with the same pairs of words are alike too; of these, the bands would see the same.
    whole = table.signatures.wholes()[ones]
    order = np.argsort(whole, kind="stable")
    for start, end in zip(*runs(whole[order]), strict=True):
        components.join(pairwise(ones[order[start:end]].tolist()))
    ones = np.flatnonzero(components.roots() == np.arange(len(table)))
    for band in range(BANDS):
        roots = components.roots()
        for a, b in _pairs(table.signatures.band(band)[ones], ones, roots):
            alike = _alike(table, a, b)
            components.join_arrays(a[alike], b[alike])
    return components


def _pairs(band: NDArray[np.uint64], ones: Array, roots: Array) -> Iterator[tuple[Array, Array]]:
    """Yield the pairs of ``ones`` with the same ``band``, but those that ``roots`` says are known already."""
    import numpy as np

    order = np.argsort(band, kind="stable")
    starts, ends = runs(band[order])
    members = ones[order]
    sizes = ends - starts
    # Buckets of the same size at once: most are of two or three.
    for size in np.unique(sizes[sizes <= _ALL_PAIRS]).tolist():
        first, second = np.triu_indices(size, 1)
        buckets = starts[sizes == size]
        step = max(1, _AT_ONCE // len(first))
        for at in range(0, len(buckets), step):
            some = buckets[at : at + step, None]
            a, b = members[(some + first).ravel()], members[(some + second).ravel()]
            new = roots[a] != roots[b]
            yield a[new], b[new]
    # All pairs of a crowd would be too many: each is compared with its neighbours and with the first.
    for start, end in zip(starts[sizes > _ALL_PAIRS], ends[sizes > _ALL_PAIRS], strict=True):
        crowd = members[start:end]
        for a, b in ((crowd[:-1], crowd[1:]), (np.repeat(crowd[:1], len(crowd) - 1), crowd[1:])):
            new = roots[a] != roots[b]
            yield a[new], b[new]


def _alike(table: KeyTable, a: Array, b: Array) -> NDArray[np.bool_]:
    """Tell for each pair of articles whether their signatures say that they are near-duplicates."""
    import numpy as np

    resemblance = table.signatures.resemblance(a, b)
    sizes = np.stack([table.shingles[a], table.shingles[b]]).astype(np.int64)
    common = resemblance * sizes.sum(axis=0) / (1 + resemblance)
    contained = common / sizes.min(axis=0) >= CONTAINMENT
    alike: NDArray[np.bool_] = (resemblance >= RESEMBLANCE) | contained & (
        resemblance >= CONTAINED_RESEMBLANCE
    )
    return alike
