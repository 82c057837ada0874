"""The numbers of a dataset for its card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.assembly import statistics
from builder.assembly.statistics import (
    ARTICLE_BINS,
    QUOTATION_BINS,
    TOP,
    ArticleFacts,
    StatisticsCounter,
    labels,
)


def facts(speakers: list[str], words: int = 10) -> ArticleFacts:
    return ArticleFacts("Vellin Herald", "2024", speakers, [], words, [words])


@pytest.mark.parametrize(
    ("words", "place"), [(0, 0), (1, 0), (2, 0), (3, 1), (5, 1), (6, 2), (80, 5), (81, 6), (10**6, 6)]
)
def test_lengths_go_to_their_bins(words: int, place: int) -> None:
    counter = StatisticsCounter()
    counter.add(facts([], words))
    assert [n for n, number in enumerate(counter.result().quotation_words) if number] == [place]


def test_bins_have_labels() -> None:
    assert labels(QUOTATION_BINS) == ["1–2", "3–5", "6–10", "11–20", "21–40", "41–80", "81+"]
    assert len(labels(ARTICLE_BINS)) == len(ARTICLE_BINS)


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_the_most_frequent_come_first_and_then_by_name(names: list[str]) -> None:
    counter = StatisticsCounter()
    counter.add(facts(names))
    ranked = list(counter.result().speakers.items())
    assert ranked == sorted(ranked, key=lambda item: (-item[1], item[0]))
    assert sum(number for _, number in ranked) == len(names)


def test_memory_is_bounded_and_the_frequent_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "_NAMES_AT_MOST", 100)
    counter = StatisticsCounter()
    for n in range(2_000):
        counter.add(facts([f"Somebody {n}", "Mara Quill"]))
    assert counter.result().speakers["Mara Quill"] == 2_000
    assert len(counter.result().speakers) == TOP
