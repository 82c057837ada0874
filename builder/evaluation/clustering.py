"""Clusters of mentions compared: B³, CEAF and LEA, as coreference resolution is scored.

A clustering is a list of sets of mentions; mentions are anything hashable. A mention that only one side has
counts against that side ("twinless"), as in the reference scorer of Pradhan et al. (2014). Every function
returns a `Tally`, so that articles can be added up: recall and precision are sums over all articles, as
there. The worked examples of the papers are tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from scipy.optimize import linear_sum_assignment

from builder.evaluation.tallies import Tally

Clustering = Sequence[AbstractSet[Hashable]]


def b_cubed(gold: Clustering, predicted: Clustering) -> Tally:
    """B³ (Bagga and Baldwin 1998): for each mention, the share of its cluster kept with it."""
    return Tally(
        _b_cubed(predicted, gold), sum(map(len, predicted)), _b_cubed(gold, predicted), sum(map(len, gold))
    )


def ceaf(gold: Clustering, predicted: Clustering) -> Tally:
    """Entity-based CEAF (Luo 2005): clusters matched one to one, a pair scored by φ4."""
    if not gold or not predicted:
        return Tally(0.0, len(predicted), 0.0, len(gold))
    where = _where(predicted)
    similarity = np.zeros((len(gold), len(predicted)))
    for i, cluster in enumerate(gold):
        for j, both in Counter(where[mention] for mention in cluster if mention in where).items():
            similarity[i, j] = 2 * both / (len(cluster) + len(predicted[j]))
    total = float(similarity[linear_sum_assignment(similarity, maximize=True)].sum())
    return Tally(total, len(predicted), total, len(gold))


def lea(gold: Clustering, predicted: Clustering) -> Tally:
    """LEA (Moosavi and Strube 2016): clusters' shares of resolved links, weighted by size."""
    return Tally(_lea(predicted, gold), sum(map(len, predicted)), _lea(gold, predicted), sum(map(len, gold)))


def _where(clusters: Clustering) -> dict[Hashable, int]:
    return {mention: i for i, cluster in enumerate(clusters) for mention in cluster}


def _b_cubed(key: Clustering, response: Clustering) -> float:
    where = _where(response)
    total = 0.0
    for cluster in key:
        parts = Counter(where[mention] for mention in cluster if mention in where)
        total += sum(size * size for size in parts.values()) / len(cluster)
    return total


def _lea(key: Clustering, response: Clustering) -> float:
    where = _where(response)
    total = 0.0
    for cluster in key:
        if len(cluster) == 1:
            # A cluster of one has a link to itself, resolved by a cluster of one alone.
            (mention,) = cluster
            total += mention in where and len(response[where[mention]]) == 1
            continue
        parts = Counter(where[mention] for mention in cluster if mention in where)
        links = sum(size * (size - 1) for size in parts.values())
        total += len(cluster) * links / (len(cluster) * (len(cluster) - 1))
    return total
