"""Which predicted unit stands for which gold one."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evaluation.annotations import AnnotatedQuotation
from builder.evaluation.matching import best_of, one_to_one, overlap, shared
from builder.evaluation.units import Stretch, Unit, unit_of
from builder.schema import Span

TEXT = "x" * 100


def unit(*spans: Stretch) -> Unit:
    return unit_of(AnnotatedQuotation([Span(*span) for span in spans], type="direct"), TEXT, spans)


@pytest.mark.parametrize(
    ("a", "b", "both", "share"),
    [
        ([(0, 10)], [(0, 10)], 10, 1.0),
        ([(0, 10)], [(5, 15)], 5, 5 / 15),
        ([(0, 10), (20, 30)], [(5, 25)], 10, 10 / 30),
        ([(0, 10)], [(10, 20)], 0, 0.0),
        ([(0, 5), (10, 15)], [(5, 10)], 0, 0.0),
    ],
)
def test_overlap(a: list[Stretch], b: list[Stretch], both: int, share: float) -> None:
    assert shared(a, b) == shared(b, a) == both
    assert overlap(a, b) == pytest.approx(share)


def test_the_best_sum_wins_not_the_first_come() -> None:
    # Alone, the first gold unit would take the prediction that the second one needs.
    gold = [unit((0, 10)), unit((4, 12))]
    predicted = [unit((2, 11)), unit((0, 6))]
    assert one_to_one(gold, predicted, 0.5) == [(0, 1), (1, 0)]


def test_the_same_spans_always_match() -> None:
    gold = [unit((0, 10)), unit((0, 12))]
    predicted = [unit((0, 12)), unit((0, 10), (20, 21))]
    assert one_to_one(gold, predicted, 0.5) == [(0, 1), (1, 0)]
    assert one_to_one(gold, [unit((0, 12))], 0.5) == [(1, 0)]


def test_the_threshold_itself_is_enough() -> None:
    assert one_to_one([unit((0, 10))], [unit((0, 5))], 0.5) == [(0, 0)]
    assert one_to_one([unit((0, 10))], [unit((0, 4))], 0.5) == []


def test_one_answer_may_serve_several_given_quotations() -> None:
    gold = [unit((0, 10)), unit((20, 30)), unit((50, 60))]
    assert best_of(gold, [unit((0, 30)), unit((21, 30))]) == [(0, 0), (1, 1)]


stretches = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=4,
)


@given(stretches, stretches)
def test_no_other_matching_has_a_larger_sum(gold: list[Stretch], predicted: list[Stretch]) -> None:
    ours, theirs = [unit(span) for span in gold], [unit(span) for span in predicted]
    pairs = one_to_one(ours, theirs, 0.5)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    exact = {(i, j) for i, j in pairs if gold[i] == predicted[j]}
    rest_gold = [i for i in range(len(gold)) if i not in {i for i, _ in exact}]
    rest_predicted: list[int | None] = [j for j in range(len(predicted)) if j not in {j for _, j in exact}]

    def worth(i: int, j: int | None) -> float:
        share = 0.0 if j is None else overlap([gold[i]], [predicted[j]])
        return share if share >= 0.5 else 0.0

    best = max(
        sum(worth(i, j) for i, j in zip(rest_gold, chosen, strict=False))
        for chosen in permutations(rest_predicted + [None] * len(rest_gold), len(rest_gold))
    )
    assert sum(worth(i, j) for i, j in pairs if (i, j) not in exact) == pytest.approx(best)
