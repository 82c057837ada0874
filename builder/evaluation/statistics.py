"""Intervals and tests over articles: articles, not quotations, are what was sampled, and what is resampled.

Quotations of one article share a speaker, a style and an error, so that resampling them one by one would give
intervals that are too narrow. benchmarks/bootstrap_coverage.py measures how often the intervals hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import sqrt

import numpy as np
from scipy.special import ndtr, ndtri, stdtrit

from builder.evaluation.tallies import Array

# Resamples are made a block at a time, so that a block of weights stays below this many numbers.
_BLOCK = 4_000_000
# Differences that are equal but for the order of additions count as equal.
_SAME = 1e-12
Statistic = Callable[[Array], Array]


def resampled_sums(columns: Array, samples: int, seed: int) -> Array:
    """Sum ``columns`` (articles, columns) over bootstrap samples of the articles: (samples, columns).

    How often each article is in a sample is multinomial, so a sample's sums are its weights times the
    columns.
    """
    # Many columns are the same: what the gold has, for every system.
    numbers: dict[bytes, int] = {}
    place = [numbers.setdefault(column.tobytes(), len(numbers)) for column in columns.T]
    distinct = columns[:, np.unique(place, return_index=True)[1]]
    articles = len(columns)
    generator = np.random.default_rng(seed)
    even = np.full(articles, 1.0 / articles)
    sums = [
        generator.multinomial(articles, even, size=size).astype(float) @ distinct
        for size in _blocks(samples, articles)
    ]
    return np.concatenate(sums)[:, place]


def interval(
    figure: Array, resamples: Array, left_out: Array, level: float = 0.95, expanded: bool = True
) -> tuple[Array, Array]:
    """Return the bias-corrected and accelerated bootstrap interval (BCa; Efron 1987) of each of many figures.

    ``figure`` has any shape, ``resamples`` (samples, *shape) its value in each bootstrap sample and
    ``left_out`` (articles, *shape) its value without each article. NaN where the figure is undefined.
    ``expanded`` takes Student's t for the normal distribution, and n for n - 1, as Hesterberg (2015) does for
    percentile intervals: without it they are too narrow for a few dozen articles.
    """
    articles = len(left_out)
    valid = np.maximum((~np.isnan(resamples)).sum(axis=0), 1)
    below = (
        (resamples < figure - _SAME).sum(axis=0) + 0.5 * (np.abs(resamples - figure) <= _SAME).sum(axis=0)
    ) / valid
    bias = ndtri(np.clip(below, 0.5 / valid, 1 - 0.5 / valid))
    mean = _nan_mean(left_out)
    apart = np.nan_to_num(mean - left_out)
    spread = (apart**2).sum(axis=0) ** 1.5
    acceleration = np.divide((apart**3).sum(axis=0), 6 * spread, out=np.zeros_like(spread), where=spread > 0)
    ordered = np.sort(resamples, axis=0)  # NaN last
    bounds = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        normal = stdtrit(articles - 1, tail) * sqrt(articles / (articles - 1)) if expanded else ndtri(tail)
        shifted = bias + normal
        quantile = ndtr(bias + shifted / np.maximum(1 - acceleration * shifted, 1e-3))
        place = quantile * (valid - 1)
        low = np.floor(place).astype(int)
        high = np.minimum(low + 1, valid - 1)
        at_low = np.take_along_axis(ordered, low[None], axis=0)[0]
        at_high = np.take_along_axis(ordered, high[None], axis=0)[0]
        bounds.append(np.where(np.isnan(figure), np.nan, at_low + (place - low) * (at_high - at_low)))
    return bounds[0], bounds[1]


def randomization_p(a: Array, b: Array, statistic: Statistic, samples: int, seed: int) -> Array:
    """Return two-sided p-values by approximate randomization (Noreen 1989; Yeh 2000), a figure each.

    ``a`` and ``b`` are the same articles' columns under two systems; ``statistic`` turns their sums into
    figures. In each of ``samples`` shuffles every article's two rows change places with probability one
    half; p is the share of shuffles, the real assignment among them, whose difference is at least the one
    observed. The same for a and b as for b and a.
    """
    sum_a, sum_b = a.sum(axis=0), b.sum(axis=0)
    observed = np.abs(np.nan_to_num(statistic(sum_a) - statistic(sum_b)))
    generator = np.random.default_rng(seed)
    moved = a - b
    reached = np.zeros_like(observed)
    for size in _blocks(samples, len(a)):
        change = generator.integers(0, 2, size=(size, len(a))).astype(float) @ moved
        difference = np.nan_to_num(statistic(sum_a - change) - statistic(sum_b + change))
        reached += (np.abs(difference) >= observed - _SAME).sum(axis=0)
    return (reached + 1) / (samples + 1)


def holm(p_values: Sequence[float]) -> list[float]:
    """Return p-values adjusted for being several, by Holm's (1979) step-down method."""
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, i in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[i]))
        adjusted[i] = highest
    return adjusted


def _nan_mean(values: Array) -> Array:
    counted = (~np.isnan(values)).sum(axis=0)
    return np.asarray(np.nansum(values, axis=0) / np.maximum(counted, 1))


def _blocks(samples: int, articles: int) -> Iterator[int]:
    size = max(1, _BLOCK // max(1, articles))
    for start in range(0, samples, size):
        yield min(size, samples - start)
