from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.assembly.splits import NAMES, SCALE, Splits, parse_splits
from builder.errors import QuotebuilderError


@pytest.mark.parametrize(
    ("shares", "exact"),
    [
        ("0.8/0.1/0.1", ("4/5", "1/10", "1/10")),
        ((0.8, 0.1, 0.1), ("4/5", "1/10", "1/10")),
        ("1/0/0", ("1", "0", "0")),
        ("0.7 / 0.2 / 0.1", ("7/10", "1/5", "1/10")),
    ],
)
def test_shares_are_exact(shares: str | tuple[float, ...], exact: tuple[str, ...]) -> None:
    assert parse_splits(shares).shares == exact


@pytest.mark.parametrize(
    "shares",
    ["0.8/0.1", "0.8/0.1/0.2", "a/b/c", "1.2/-0.1/-0.1", "", "0.5/0.2/0.2/0.1", "nan/0/1", "80/10/10"],
)
def test_wrong_shares_are_refused(shares: str) -> None:
    with pytest.raises(QuotebuilderError, match="sum is 1"):
        parse_splits(shares)


def test_points_fall_by_the_shares() -> None:
    splits = parse_splits("0.8/0.1/0.1")
    counts = Counter(splits.at(n * (SCALE // 10_000)) for n in range(10_000))
    assert counts == pytest.approx({0: 8000, 1: 1000, 2: 1000}, abs=1)


def test_a_share_of_nothing_gets_nothing() -> None:
    splits = parse_splits("0/1/0")
    assert {splits.at(point) for point in (0, 1, SCALE // 2, SCALE - 1)} == {1}


@given(st.integers(0, SCALE - 1), st.sampled_from(["0.8/0.1/0.1", "0/0.5/0.5", "1/0/0", "0/0/1"]))
def test_every_point_has_a_split_with_a_share(point: int, shares: str) -> None:
    splits: Splits = parse_splits(shares)
    place = splits.at(point)
    assert splits.weights[place] > 0
    assert NAMES[place] in ("train", "validation", "test")
    assert sum(splits.weights) == SCALE
