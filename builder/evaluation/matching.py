"""Which predicted unit stands for which gold one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
from scipy.optimize import linear_sum_assignment

from builder.evaluation.units import Stretch, Unit

Pair = tuple[int, int]


def shared(a: Sequence[Stretch], b: Sequence[Stretch]) -> int:
    """Count the characters that stand in both ``a`` and ``b``, each a list of stretches in text order."""
    i = j = total = 0
    while i < len(a) and j < len(b):
        total += max(0, min(a[i][1], b[j][1]) - max(a[i][0], b[j][0]))
        if a[i][1] <= b[j][1]:
            i += 1
        else:
            j += 1
    return total


def overlap(a: Sequence[Stretch], b: Sequence[Stretch]) -> float:
    """Return the characters in both ``a`` and ``b`` as a share of those in either (Jaccard; 0 to 1)."""
    both = shared(a, b)
    return both / (sum(e - s for s, e in a) + sum(e - s for s, e in b) - both) if both else 0.0


def one_to_one(gold: Sequence[Unit], predicted: Sequence[Unit], threshold: float) -> list[Pair]:
    """Match each gold unit to at most one predicted unit and the other way round.

    Units with the same spans are matched first. The rest are matched so that the sum of the overlaps of pairs
    that overlap by ``threshold`` or more is the largest possible (the assignment problem, solved by
    `scipy.optimize.linear_sum_assignment` on each group of units that compete with each other).
    Returns (index in ``gold``, index in ``predicted``) in the order of ``gold``.
    """
    waiting: dict[tuple[Stretch, ...], list[int]] = defaultdict(list)
    for j in reversed(range(len(predicted))):
        waiting[predicted[j].spans].append(j)
    pairs = {i: waiting[unit.spans].pop() for i, unit in enumerate(gold) if waiting.get(unit.spans)}
    taken = set(pairs.values())
    left = [i for i in range(len(gold)) if i not in pairs]
    free = [j for j in range(len(predicted)) if j not in taken]
    edges = {
        (left[i], free[j]): score
        for i, j, score in candidates([gold[i] for i in left], [predicted[j] for j in free])
        if score >= threshold
    }
    for group in _competing(edges):
        if len(group) == 1:
            pairs.update(group)
            continue
        rows, columns = sorted({i for i, _ in group}), sorted({j for _, j in group})
        scores = np.array([[edges.get((i, j), 0.0) for j in columns] for i in rows])
        for row, column in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
            if scores[row, column] > 0:
                pairs[rows[row]] = columns[column]
    return sorted(pairs.items())


def best_of(gold: Sequence[Unit], predicted: Sequence[Unit]) -> list[Pair]:
    """Give each gold unit the predicted unit that overlaps it most, if any does; one may serve several.

    Returns (index in ``gold``, index in ``predicted``) in the order of ``gold``.
    """
    best: dict[int, tuple[float, int]] = {}
    for i, j, score in candidates(gold, predicted):
        best[i] = max(best.get(i, (0.0, 0)), (score, -j))
    return sorted((i, -j) for i, (_, j) in best.items())


def candidates(gold: Sequence[Unit], predicted: Sequence[Unit]) -> Iterator[tuple[int, int, float]]:
    """Yield (index in ``gold``, index in ``predicted``, overlap) of all pairs that share a character."""
    if not gold or not predicted:
        return
    order = sorted(range(len(predicted)), key=lambda j: predicted[j].start)
    starts = [predicted[j].start for j in order]
    # The furthest end up to each place never falls, so that bisection skips all that end too early.
    ends = list(accumulate((predicted[j].end for j in order), max))
    for i, unit in enumerate(gold):
        for k in range(bisect_right(ends, unit.start), bisect_left(starts, unit.end)):
            score = overlap(unit.spans, predicted[order[k]].spans)
            if score:
                yield i, order[k], score


def _competing(edges: dict[Pair, float]) -> list[list[Pair]]:
    """Split the edges of a bipartite graph into those of its connected components."""
    leader: dict[int, int] = {}

    def find(node: int) -> int:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for i, j in edges:
        leader[find(i)] = find(-1 - j)  # gold nodes are 0, 1, ..., predicted ones -1, -2, ...
    groups: dict[int, list[Pair]] = defaultdict(list)
    for i, j in edges:
        groups[find(i)].append((i, j))
    return list(groups.values())
