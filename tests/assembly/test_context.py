import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.assembly.context import REACH, context
from builder.paragraphs import paragraphs
from builder.schema import Span


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One.\n\nTwo here.\n\nThree.", "here", "Two here."),
        ("One.\n\nTwo here.\n\nThree.", "here.\n\nThree", "Two here.\n\nThree."),
        ("One.\n\n  Two.  \n\nThree.", "Two", "Two."),
        ("Only one.", "one", "Only one."),
    ],
)
def test_context_is_the_paragraphs_around(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    found = context(text, paragraphs(text), start, start + len(words))
    assert text[found.start : found.end] == expected


def test_context_of_a_huge_paragraph_is_cut_at_white_space() -> None:
    text = "word " * 10_000 + "HERE" + " word" * 10_000
    start = text.index("HERE")
    found = context(text, paragraphs(text), start, start + 4)
    cut = text[found.start : found.end]
    assert len(cut) <= 2 * REACH + 4
    assert set(cut.split()) == {"word", "HERE"}


def test_context_without_white_space_is_cut_all_the_same() -> None:
    text = "x" * 20_000
    assert context(text, paragraphs(text), 9_000, 9_001) == Span(9_000 - REACH, 9_001 + REACH)


@given(st.text(st.sampled_from("ab \n")), st.data())
def test_context_holds_the_quotation(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = context(text, paragraphs(text), start, end)
    assert 0 <= found.start <= start <= end <= found.end <= len(text)
