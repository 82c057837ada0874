"""The units of an article: where each stands, and the sentences they make."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.annotation.lexicon import CAPITAL, CLUE, END, NEWS, QUOTE, ROLE, load_lexicon
from builder.annotation.marks import find_stretches
from builder.annotation.tokens import Stream
from builder.paragraphs import paragraphs


def stream_of(text: str) -> Stream:
    parts = paragraphs(text)
    return Stream(text, parts, find_stretches(text, parts), load_lexicon())


def seen(word: str) -> str:
    """Return the word without what nobody sees, where that leaves any."""
    return normalize("NFC", re.sub("[\xad\ufeff]", "", word)) or word


@settings(deadline=None)  # The first loads the word lists.
@given(st.text("abM .,?\"“”'’()—\n\u2003\xa07\xad\ufeff\u0301", max_size=80))
def test_units_stand_where_they_say_and_cover_the_text(text: str) -> None:
    stream = stream_of(text)
    assert len(stream.words) == len(stream.starts) == len(stream.ends) == len(stream.shapes)
    rest = list(text)
    for unit, word in enumerate(stream.words):
        start, end = stream.starts[unit], stream.ends[unit]
        if unit in stream.stretch:
            stretch = stream.stretches[stream.stretch[unit]]
            assert (start, end) == (stretch.outer_start, stretch.outer_end)
            assert stream.flags[unit] == QUOTE
        else:
            assert text[start:end] == word
            assert stream.lows[unit] == seen(word.lower())
        rest[start:end] = " " * (end - start)
    assert not re.sub("[\xad\ufeff]", "", "".join(rest)).strip()
    for mask in (NEWS, NEWS | QUOTE, CLUE, END | ROLE, CAPITAL):
        flagged = [unit for unit, flag in enumerate(stream.flags) if flag & mask]
        assert stream.having(mask, 0, len(stream.flags)) == flagged
        assert stream.having(mask, 1, 5) == [unit for unit in flagged if 1 <= unit < 5]
    assert [unit for first, last in stream.paragraphs for unit in range(first, last)] == [
        *range(len(stream.words))
    ]


def test_a_flag_is_found_however_it_is_asked_for() -> None:
    stream = stream_of("Moen stayed. “We open,” she said; Vik left.")
    assert [stream.words[unit] for unit in stream.having(END, 0, len(stream.words))] == [".", "."]
    quotes = stream.having(QUOTE, 0, len(stream.words))
    assert quotes == stream.unit_of
    for first in range(len(stream.words)):
        for last in range(first, len(stream.words)):
            assert (
                stream.has_stretch(first, last)
                == stream.has(QUOTE, first, last)
                == (first <= quotes[0] < last)
            )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moen stayed. Vik left.", ["Moen stayed.", "Vik left."]),
        ("Mr. Moen stayed in St. Brask.", ["Mr. Moen stayed in St. Brask."]),
        ("“We stay.” Vik left the hall.", ["“We stay.”", "Vik left the hall."]),
        ("“We stay.” Moen said.", ["“We stay.” Moen said."]),
        ("BRASK, June 3 (Wire) — Moen stayed.", ["Moen stayed."]),
        (
            "Brask Salt (BRK.N) and Vik (9984.T) stayed. (All of V.) Moen left.",
            ["Brask Salt (BRK.N) and Vik (9984.T) stayed.", "(All of V.)", "Moen left."],
        ),
        ("Moen, 34 — a clerk — stayed.", ["Moen, 34 — a clerk — stayed."]),
        ("Hall opens\nMoen stayed.\n\nVik left.", ["Hall opens", "Moen stayed.", "Vik left."]),
        ("Moen\nstayed. Vik left.\n\nHe ran.", ["Moen\nstayed.", "Vik left.", "He ran."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    stream = stream_of(text)
    found = [
        stream.string(*of) for number in range(len(stream.paragraphs)) for of in stream.sentences_of(number)
    ]
    assert found == expected


def test_what_is_forgotten_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Ida Moen, the mayor, said on Monday that the harbour board would meet in Oslo. “We wait,” she said."
    )
    expected = stream_of(text)
    lexicon = load_lexicon()
    assert lexicon.tokens is not None
    monkeypatch.setattr("builder.annotation.tokens.REMEMBERED", 5)
    lexicon.tokens.clear()
    lexicon.clear()
    for _ in range(2):
        stream = stream_of(text)
        assert (stream.words, stream.flags, stream.shapes) == (
            expected.words,
            expected.flags,
            expected.shapes,
        )
        assert len(lexicon.tokens) <= 5
        assert len(lexicon) <= 5
