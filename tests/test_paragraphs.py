"""Paragraphs, and line breaks that only wrap lines to a width."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builder
from builder.paragraphs import paragraphs, unwrapped
from builder.schema import violations

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
WRAPPED = (
    "The council of Bellhaven closed its harbour on\nMonday, after the mayor of the town, Ida Moen,\n"
    "had called the cranes unsafe and the money for\nnew ones had been spent on a bandstand."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\n \nThree.", ["One.", "Two.", "Three."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One\nline.\n\n  Two.  ", ["One\nline.", "Two."]),
        ("\n\n", []),
    ],
)
def test_paragraphs_end_at_blank_lines_or_else_at_line_breaks(text: str, expected: list[str]) -> None:
    assert [text[part.start : part.end] for part in paragraphs(text)] == expected


def test_lines_wrapped_to_a_width_are_joined() -> None:
    assert unwrapped(f"Harbour shut\n\n{WRAPPED}") == "Harbour shut\n\n" + WRAPPED.replace("\n", " ")
    # Without blank lines a paragraph ends where the next word would have fitted.
    two = f"{WRAPPED}\n{WRAPPED}"
    assert unwrapped(two) == f"{WRAPPED}\n{WRAPPED}".replace("\n", " ").replace("bandstand. ", "bandstand.\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("One.\n\nTwo.\n\nThree.\n\nFour.", id="paragraphs"),
        pytest.param(
            "\n".join(["A first paragraph of one line, which is quite long. " * 5] * 6), id="a line each"
        ),
        pytest.param(
            "Present were:\n\nIda Moen, mayor\nJo Vik, treasurer of the harbour\nUma Dahl\nPer Lund, clerk",
            id="a list",
        ),
        pytest.param("Ida Moen\n12 Quay Street\nBellhaven\n\nDear Ms Moen,\n\nWe write.", id="an address"),
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text("ab .,“”\n", max_size=400))
def test_unwrapping_keeps_every_offset(text: str) -> None:
    read = unwrapped(text)
    assert len(read) == len(text)
    assert all(
        after == before or (before, after) == ("\n", " ") for before, after in zip(text, read, strict=True)
    )


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_an_article_says_the_same_wrapped(seed: Path) -> None:
    _, _, text = seed.read_text(encoding="utf-8").partition("\n\n")
    lines = "\n\n".join(textwrap.fill(part, 72, break_on_hyphens=False) for part in text.split("\n\n"))
    (plain,), (wrapped,) = builder.annotate(text), builder.annotate(lines)
    assert not violations(wrapped)

    def told(article: builder.Article) -> list[tuple[object, ...]]:
        return [
            (
                quotation.type,
                " ".join(quotation.text.split()),
                quotation.speaker and quotation.speaker.name,
                quotation.affiliation and (quotation.affiliation.name, quotation.affiliation.role),
                quotation.outlet and (quotation.outlet.name, quotation.outlet.medium),
            )
            for quotation in article.quotations
        ]

    assert told(wrapped) == told(plain)
