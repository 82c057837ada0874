"""Which quotations are the same: the same words, long enough to be no commonplace, by the same speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.assembly.grouping.components import Components
from builder.assembly.grouping.table import KeyTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AT_ONCE = 1 << 18
"""About how many sayings are sorted at once, at the least: what that takes is several times as much as they do."""
_STRETCHES = 32
"""In how many stretches they are sorted at most: each time all are looked through."""


def shared_quotations(table: KeyTable) -> NDArray[np.int64]:
    """Return for each quotation of ``table``, numbered through all articles, the first that is the same."""
    import numpy as np

    pairs = list(_pairs(table.sayings))
    before, after = (np.concatenate([pair[place] for pair in pairs]) for place in (0, 1))
    # Few are shared, so that components are made of these alone.
    several = np.unique(np.concatenate([before, after]))
    components = Components(len(several))
    components.join_arrays(np.searchsorted(several, before), np.searchsorted(several, after))
    firsts = np.arange(int(table.first_quotation[-1]))
    firsts[several] = several[components.roots()]
    return firsts


def _pairs(sayings: NDArray[np.void]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield the quotations that are the same, each with the next one, from one stretch of hashes after the other."""
    import numpy as np

    stretches = min(max(1, len(sayings) // _AT_ONCE), _STRETCHES)
    if stretches > 1:
        # The upper half of a hash, times the number of stretches, says which it falls in.
        of = ((sayings["words"] >> np.uint64(32)) * np.uint64(stretches) >> np.uint64(32)).astype("<u2")
    for number in range(stretches):
        said = sayings if stretches == 1 else sayings[of == number]
        order = np.lexsort((said["quotation"], said["speaker"], said["words"]))
        words, speakers, quotations = (said[column][order] for column in ("words", "speaker", "quotation"))
        same = (words[1:] == words[:-1]) & (speakers[1:] == speakers[:-1])
        yield quotations[:-1][same], quotations[1:][same]


def articles_of(quotations: NDArray[np.int64], table: KeyTable) -> NDArray[np.int64]:
    """Return the numbers of the articles that ``quotations`` stand in."""
    import numpy as np

    return np.searchsorted(table.first_quotation, quotations, side="right") - 1
