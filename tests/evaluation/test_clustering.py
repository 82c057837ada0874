"""The cluster scores against worked examples from the literature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evaluation.clustering import Overlaps, b_cubed, ceaf, lea
from builder.evaluation.tallies import Tally, ratios

Clusters = list[set[str]]

# Key and response of figure 1 in Pradhan et al. (2014), whose sections work B³ and CEAF out, as section 3 of
# Moosavi and Strube (2016) does LEA.
KEY: Clusters = [{"a", "b", "c"}, {"d", "e", "f", "g"}]
BAGGA: Clusters = [set("12345"), set("67"), set("89ABC")]
RESPONSE: Clusters = [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}]


def overlaps_of(gold: Clusters, predicted: Clusters) -> Overlaps:
    """Return the overlaps of two lists of clusters, each a collection of mentions."""
    where = {mention: str(j) for j, cluster in enumerate(predicted) for mention in cluster}
    return Overlaps(
        Counter({str(i): len(cluster) for i, cluster in enumerate(gold)}),
        Counter({str(j): len(cluster) for j, cluster in enumerate(predicted)}),
        Counter((str(i), where[m]) for i, cluster in enumerate(gold) for m in cluster if m in where),
    )


@pytest.mark.parametrize(
    ("score", "key", "response", "recall", "precision"),
    [
        (b_cubed, KEY, RESPONSE, (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7, (4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8),
        (ceaf, KEY, RESPONSE, (4 / 5 + 4 / 8) / 2, (4 / 5 + 4 / 8) / 3),
        (lea, KEY, RESPONSE, (3 * 1 / 3 + 4 * 1 / 6) / 7, (2 * 1 + 2 * 0 + 4 * 1 / 6) / 8),
        # Bagga and Baldwin (1998): two clusters joined, one large with the small one or both large ones.
        (b_cubed, BAGGA, [set("12345"), set("6789ABC")], 1.0, 16 / 21),
        (b_cubed, BAGGA, [set("1234589ABC"), set("67")], 1.0, 7 / 12),
        # A cluster of one counts for LEA where the other side leaves it alone too.
        (lea, [{"a"}, {"b", "c"}], [{"a"}, {"b"}, {"c"}], 1 / 3, 1 / 3),
        (lea, [{"a"}, {"b"}], [{"a", "b"}], 0.0, 0.0),
    ],
)
def test_worked_examples(
    score: Callable[[Overlaps], Tally], key: Clusters, response: Clusters, recall: float, precision: float
) -> None:
    figures = ratios(np.array(score(overlaps_of(key, response)), dtype=float))
    assert figures[:2] == pytest.approx([precision, recall])


clusterings = st.lists(st.integers(0, 3), max_size=8).map(
    lambda labels: [{str(n) for n, own in enumerate(labels) if own == label} for label in sorted(set(labels))]
)


@pytest.mark.parametrize("score", [b_cubed, ceaf, lea])
@given(clusterings, clusterings)
def test_scores_are_shares_and_turn_around(
    score: Callable[[Overlaps], Tally], key: Clusters, response: Clusters
) -> None:
    there, back = score(overlaps_of(key, response)), score(overlaps_of(response, key))
    assert there == pytest.approx((back.right_gold, back.gold, back.right_predicted, back.predicted))
    assert 0 <= there.right_gold <= there.gold
    assert 0 <= there.right_predicted <= there.predicted
    same = score(overlaps_of(key, key))
    assert same.right_gold == same.gold == same.right_predicted == same.predicted
