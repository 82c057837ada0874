"""Which quotations are the same: the same words, long enough to be no commonplace, by the same speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.assembly.grouping.components import Components
from builder.assembly.grouping.keys import KeyTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def shared_quotations(table: KeyTable) -> Components:
    """Return which quotations of ``table``, numbered through all articles, are the same."""
    import numpy as np

    components = Components(int(table.first_quotation[-1]))
    said = table.sayings
    order = np.lexsort((said["quotation"], said["speaker"], said["words"]))
    said = said[order]
    same = (said["words"][1:] == said["words"][:-1]) & (said["speaker"][1:] == said["speaker"][:-1])
    components.join_arrays(said["quotation"][:-1][same], said["quotation"][1:][same])
    return components


def articles_of(quotations: NDArray[np.int64], table: KeyTable) -> NDArray[np.int64]:
    """Return the numbers of the articles that ``quotations`` stand in."""
    import numpy as np

    return np.searchsorted(table.first_quotation, quotations, side="right") - 1
