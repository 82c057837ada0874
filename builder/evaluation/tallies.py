"""What is counted in one article, and the figures that sums of such counts give.

Every figure is a ratio of sums over articles. So a resample of the articles is a weighted sum of their rows,
and thousands of resamples are one matrix product: see `builder.evaluation.statistics`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Form = Literal["prf", "accuracy"]


class Tally(NamedTuple):
    """Right ones among the predicted, the predicted, right ones among the gold, the gold.

    The two counts of right ones are the same where units are matched one to one.
    """

    right_predicted: float
    predicted: float
    right_gold: float
    gold: float


def ratios(sums: Array) -> Array:
    """Return precision, recall and F1 of summed tallies: shape (..., 4) to (..., 3).

    Zero where there is something to find or something found, and nothing right; NaN where there is neither.
    """
    right_predicted, predicted, right_gold, gold = np.moveaxis(sums, -1, 0)
    precision = share(right_predicted, predicted, 0.0)
    recall = share(right_gold, gold, 0.0)
    f1 = share(2 * precision * recall, precision + recall, 0.0)
    found = np.stack([precision, recall, f1], axis=-1)
    found[(predicted == 0) & (gold == 0)] = np.nan
    return found


def per_article(tallies: Array) -> Array:
    """Return what macro figures sum up: per article precision, recall, F1 and 1, or four 0."""
    figures = ratios(tallies)
    defined = ~np.isnan(figures[..., :1])
    return np.concatenate([np.nan_to_num(figures), defined], axis=-1)


def means(sums: Array) -> Array:
    """Return macro precision, recall and F1 of summed rows of `per_article`: shape (..., 4) to (..., 3)."""
    return share(sums[..., :3], sums[..., 3:])


def share(right: Array, total: Array, without: float = np.nan) -> Array:
    """Divide ``right`` by ``total``, giving ``without`` where the total is zero."""
    divided: Array = np.divide(
        right, total, out=np.full(np.broadcast(right, total).shape, without), where=total > 0
    )
    return divided
