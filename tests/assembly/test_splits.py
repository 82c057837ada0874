from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.assembly.splits import parse_splits
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


def test_articles_fall_by_the_shares() -> None:
    splits = parse_splits("0.8/0.1/0.1")
    counts = Counter(splits.of(f"article {n}") for n in range(10_000))
    assert counts["train"] == pytest.approx(8000, abs=200)
    assert counts["validation"] == pytest.approx(1000, abs=150)


def test_a_share_of_nothing_gets_nothing() -> None:
    assert {parse_splits("0/1/0").of(f"article {n}") for n in range(1000)} == {"validation"}


def test_a_text_stays_in_its_split_for_good() -> None:
    """Were the hash to change, articles of datasets published before would move."""
    splits = parse_splits("0.4/0.3/0.3")
    assert [splits.of(text) for text in ("one", "two", "nine", "Łódź")] == [
        "validation",
        "train",
        "test",
        "test",
    ]


@given(st.text(st.characters()))
def test_every_text_has_a_split(text: str) -> None:
    assert parse_splits("0.8/0.1/0.1").of(text) in ("train", "validation", "test")
