"""Whether ``confidence`` means something: of what a system is 80 % sure of, 80 % should be right.

A predicted quotation with a speaker and a confidence is right where it stands for a gold quotation and its
speaker mention (its speaker's name, where it has no mention) agrees with the gold's.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from builder.evaluation.comparison import ASPECTS, Comparison
from builder.evaluation.tallies import Array, share

BINS = 10


def confidence_bins(comparisons: Iterable[Comparison]) -> Array:
    """Sum up one article: (bins, 3), a bin being the sum of confidences, the right ones, and all.

    Bins are of equal width; the upper edge belongs to the bin.
    """
    sums = np.zeros((BINS, 3))
    for comparison in comparisons:
        stands_for = {j: i for i, j in comparison.pairs}
        for j, predicted in enumerate(comparison.predicted):
            if predicted.confidence is None or not (predicted.source or predicted.names):
                continue
            aspect = ASPECTS["speaker_mention" if predicted.source else "speaker_name"]
            right = j in stands_for and aspect.agree(comparison.gold[stands_for[j]], predicted)
            # The small step keeps 0.3 * 10, which floating point has above 3, in the bin it is the edge of.
            place = min(BINS - 1, max(0, int(np.ceil(predicted.confidence * BINS - 1e-9)) - 1))
            sums[place] += (predicted.confidence, right, 1.0)
    return sums


def expected_error(sums: Array) -> Array:
    """Return the expected calibration error (Naeini et al. 2015) of summed bins: (..., bins, 3) to (...).

    The mean over quotations of how far their bin's share of right ones is from its mean confidence; NaN
    without any.
    """
    return share(np.abs(sums[..., 0] - sums[..., 1]).sum(axis=-1), sums[..., 2].sum(axis=-1))
