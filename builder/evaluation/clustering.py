"""Clusters of mentions compared: B³, CEAF and LEA, as coreference resolution is scored.

All three follow from how many mentions each pair of clusters shares. A mention that only one side has counts
against that side ("twinless"), as in the reference scorer of Pradhan et al. (2014). Every function returns a
`Tally`, so that articles can be added up: recall and precision are sums over all articles, as there. The
worked examples of the papers are tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec
import numpy as np
from scipy.optimize import linear_sum_assignment

from builder.evaluation.tallies import Tally


class Overlaps(msgspec.Struct, frozen=True):
    """Two clusterings: the sizes of the clusters of each, and how many mentions a pair of clusters shares.

    Clusters go by any name that is theirs alone on their side.
    """

    gold: Counter[str]
    predicted: Counter[str]
    shared: Counter[tuple[str, str]]


def b_cubed(overlaps: Overlaps) -> Tally:
    """B³ (Bagga and Baldwin 1998): for each mention, the share of its cluster kept with it."""
    gold, predicted = overlaps.gold, overlaps.predicted
    shared = overlaps.shared.items()
    return Tally(
        sum(both * both / predicted[theirs] for (_, theirs), both in shared),
        sum(predicted.values()),
        sum(both * both / gold[ours] for (ours, _), both in shared),
        sum(gold.values()),
    )


def ceaf(overlaps: Overlaps) -> Tally:
    """Entity-based CEAF (Luo 2005): clusters matched one to one, a pair scored by φ4.

    φ4 is twice the shared mentions over the sum of both sizes; the matching is the best there is.
    """
    gold, predicted = list(overlaps.gold), list(overlaps.predicted)
    similarity = np.zeros((len(gold), len(predicted)))
    rows, columns = ({name: n for n, name in enumerate(names)} for names in (gold, predicted))
    for (ours, theirs), both in overlaps.shared.items():
        sizes = overlaps.gold[ours] + overlaps.predicted[theirs]
        similarity[rows[ours], columns[theirs]] = 2 * both / sizes
    total = float(similarity[linear_sum_assignment(similarity, maximize=True)].sum())
    return Tally(total, len(predicted), total, len(gold))


def lea(overlaps: Overlaps) -> Tally:
    """LEA (Moosavi and Strube 2016): clusters' shares of resolved links, weighted by size."""
    shared = overlaps.shared.items()
    gold, predicted = overlaps.gold, overlaps.predicted
    return Tally(
        _resolved((predicted[theirs], gold[ours], both) for (ours, theirs), both in shared),
        sum(predicted.values()),
        _resolved((gold[ours], predicted[theirs], both) for (ours, theirs), both in shared),
        sum(gold.values()),
    )


def _resolved(cells: Iterable[tuple[int, int, int]]) -> float:
    """Sum up the resolved links of (size of the cluster, of the other side's, mentions in both)."""
    total = 0.0
    for size, other, both in cells:
        if size > 1:
            # The cluster's size times the share of its links: n (n - 1) / 2 of them, were it whole.
            total += both * (both - 1) / (size - 1)
        else:
            # A cluster of one has a link to itself, resolved by a cluster of one alone.
            total += other == 1
    return total
