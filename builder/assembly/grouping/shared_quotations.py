"""Which quotations are the same: the same words, long enough to be no commonplace, by the same speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.assembly.grouping.components import Components
from builder.assembly.grouping.table import KeyTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def shared_quotations(table: KeyTable) -> NDArray[np.int64]:
    """Return for each quotation of ``table``, numbered through all articles, the first that is the same."""
    import numpy as np

    said = table.sayings
    order = np.lexsort((said["quotation"], said["speaker"], said["words"]))
    words, speakers, quotations = (said[column][order] for column in ("words", "speaker", "quotation"))
    same = (words[1:] == words[:-1]) & (speakers[1:] == speakers[:-1])
    before, after = quotations[:-1][same], quotations[1:][same]
    # Few are shared, so that components are made of these alone.
    several = np.unique(np.concatenate([before, after]))
    components = Components(len(several))
    components.join_arrays(np.searchsorted(several, before), np.searchsorted(several, after))
    firsts = np.arange(int(table.first_quotation[-1]))
    firsts[several] = several[components.roots()]
    return firsts


def articles_of(quotations: NDArray[np.int64], table: KeyTable) -> NDArray[np.int64]:
    """Return the numbers of the articles that ``quotations`` stand in."""
    import numpy as np

    return np.searchsorted(table.first_quotation, quotations, side="right") - 1
