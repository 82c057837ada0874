"""Which quotations are the same: the same words, long enough to be no commonplace, by the same speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from builder.assembly.grouping.components import Components
from builder.assembly.grouping.table import KeyTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.int64]


class SharedQuotations(NamedTuple):
    """The quotations that are there twice or more; few are, so that no others are spoken of.

    ``numbers`` are theirs through all articles, from 0, in ascending order; ``firsts`` has for each the number of the
    first that is the same.
    """

    numbers: Array
    firsts: Array


def shared_quotations(table: KeyTable) -> SharedQuotations:
    """Return which quotations of ``table`` are the same, directly or by way of others."""
    import numpy as np

    pairs = list(_pairs(table))
    numbers = np.unique(np.concatenate([np.unique(np.concatenate(both)) for both in pairs]))
    components = Components(len(numbers))
    for both in pairs:
        components.join_arrays(*(np.searchsorted(numbers, one) for one in both))
    return SharedQuotations(numbers, numbers[components.roots()])


def _pairs(table: KeyTable) -> Iterator[tuple[Array, Array]]:
    """Yield the quotations that are the same, each with the next one, from one stretch of keys after the other."""
    import numpy as np

    for keys, quotations in table.said():
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        same = np.flatnonzero(ordered[1:] == ordered[:-1])
        yield quotations[order[same]], quotations[order[same + 1]]
