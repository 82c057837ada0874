"""Whether ``confidence`` means something: of what a system is 80 % sure of, 80 % should be right.

A predicted quotation with a speaker and a confidence is right where it stands for a gold quotation and its
speaker mention (its speaker's name, where it has no mention) agrees with the gold's.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from builder.evaluation.judgements import Judgements
from builder.evaluation.tallies import Array, share

BINS = 10


def confidence_bins(views: Iterable[Judgements]) -> Array:
    """Sum up each article: (articles, bins, 3), a bin being the sum of confidences, the right ones, and all.

    Bins are of equal width; the upper edge belongs to the bin.
    """
    summed: Array = np.sum([_bins(judged) for judged in views], axis=0)
    return summed


def _bins(judged: Judgements) -> Array:
    side = judged.predicted
    mention = side.has("speaker_mention")
    confidence = np.array([np.nan if unit.confidence is None else unit.confidence for unit in side.units])
    counted = ~np.isnan(confidence) & (mention | side.has("speaker_name"))
    right = np.where(
        mention, judged.right_predicted("speaker_mention"), judged.right_predicted("speaker_name")
    )
    sums = np.zeros((side.articles, BINS, 3))
    # The small step keeps 0.3 * 10, which floating point has above 3, in the bin it is the edge of.
    bins = np.clip(np.ceil(confidence[counted] * BINS - 1e-9) - 1, 0, BINS - 1).astype(int)
    rows = np.stack([confidence[counted], right[counted], np.ones(len(bins))], axis=1)
    np.add.at(sums, (side.article[counted], bins), rows)
    return sums


def expected_error(sums: Array) -> Array:
    """Return the expected calibration error (Naeini et al. 2015) of summed bins: (..., bins, 3) to (...).

    The mean over quotations of how far their bin's share of right ones is from its mean confidence; NaN
    without any.
    """
    return share(np.abs(sums[..., 0] - sums[..., 1]).sum(axis=-1), sums[..., 2].sum(axis=-1))
