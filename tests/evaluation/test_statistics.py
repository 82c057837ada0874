"""Intervals and tests against scipy's, slower, own."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from builder.evaluation.statistics import holm, interval, randomization_p, resampled_sums
from builder.evaluation.tallies import Array, means, per_article, ratios


def tallies(seed: int, articles: int = 40, rate: float = 0.7) -> Array:
    generator = np.random.default_rng(seed)
    gold = generator.integers(1, 15, articles)
    right = generator.binomial(gold, generator.beta(6 * rate, 6 * (1 - rate), articles))
    predicted = right + generator.integers(0, 5, articles)
    return np.stack([right, predicted, right, gold], axis=1).astype(float)


def f1(*columns: Array, axis: int = -1) -> Array:
    right, predicted, gold = (column.sum(axis=axis) for column in columns)
    return np.asarray(2 * right / (predicted + gold))


def test_few_articles_widen_the_interval() -> None:
    for articles, most in [(10, 1.5), (400, 1.02)]:
        table = tallies(4, articles)
        total = table.sum(axis=0)
        given = ratios(total), ratios(resampled_sums(table, 5000, seed=1)), ratios(total - table)
        narrow, wide = (np.diff(interval(*given, expanded=kind), axis=0)[0, 2] for kind in (False, True))
        assert narrow < wide < most * narrow


@pytest.mark.parametrize("articles", [12, 40, 200])
def test_the_interval_is_that_of_scipy(articles: int) -> None:
    table = tallies(3, articles)
    total = table.sum(axis=0)
    low, high = interval(
        ratios(total), ratios(resampled_sums(table, 20_000, seed=1)), ratios(total - table), expanded=False
    )
    theirs = stats.bootstrap(
        (table[:, 0], table[:, 1], table[:, 3]),
        f1,
        paired=True,
        vectorized=True,
        n_resamples=20_000,
        method="BCa",
        rng=np.random.default_rng(2),
    ).confidence_interval
    assert (low[2], high[2]) == pytest.approx((theirs.low, theirs.high), abs=0.006)


def test_the_p_value_is_that_of_scipy() -> None:
    a, b = tallies(1), tallies(1)
    b[::3, 0] = b[::3, 2] = np.floor(b[::3, 0] * 0.8)

    def difference(x: Array, y: Array, axis: int = -1) -> Array:
        # Only the right ones differ between the two; the rest is the same sum whatever changes places.
        rest = a[:, 1].sum() + a[:, 3].sum()
        return np.asarray(2 * (x.sum(axis=axis) - y.sum(axis=axis)) / rest)

    ours = randomization_p(a, b, lambda sums: ratios(sums)[..., 2], 20_000, seed=0)
    theirs = stats.permutation_test(
        (a[:, 0], b[:, 0]), difference, permutation_type="samples", vectorized=True, n_resamples=20_000
    ).pvalue
    assert float(ours) == pytest.approx(theirs, abs=0.01)


def test_nothing_to_tell_apart_gives_p_of_one() -> None:
    table = tallies(5)
    assert float(randomization_p(table, table, lambda sums: ratios(sums)[..., 2], 100, seed=0)) == 1.0


def test_a_perfect_and_an_empty_figure_have_an_interval_without_width() -> None:
    table = np.array([[3.0, 3.0, 3.0, 3.0], [1.0, 1.0, 1.0, 1.0], [5.0, 5.0, 5.0, 5.0]])
    for factor, value in (([1, 1, 1, 1], 1.0), ([0, 1, 0, 1], 0.0)):
        made = table * factor
        total = made.sum(axis=0)
        low, high = interval(ratios(total), ratios(resampled_sums(made, 100, 0)), ratios(total - made))
        assert low[2] == high[2] == value


def test_macro_leaves_out_articles_with_nothing_in_them() -> None:
    table = np.array([[1.0, 2.0, 1.0, 1.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 4.0]])
    precision, recall, f1_mean = means(per_article(table).sum(axis=0))
    assert (precision, recall, f1_mean) == pytest.approx((0.25, 0.5, (2 / 3) / 2))


def test_the_sums_of_many_articles_come_in_blocks_and_are_the_same_in_kind() -> None:
    ones = np.ones((30_000, 1))
    assert np.unique(resampled_sums(ones, 300, seed=0)).tolist() == [30_000.0]


def test_holm() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, 0.9]) == [1.0, 1.0]
    assert holm([]) == []
