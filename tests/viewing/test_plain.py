import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.viewing.plain import printable, printable_line, shortened


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain “words”\n\tstay", "plain “words”\n\tstay"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "�31m"),
        ("over\rwritten\x08", "over␍written␈"),
        ("\u202egnp.exe", "�gnp.exe"),
        ("\u061ca\u206bb\ufff9c", "�a�b�c"),
        ("\x7f\x00", "␡␀"),
        ("\ud83d", "�"),
        ("👩‍🌾 é", "👩‍🌾 é"),
    ],
)
def test_what_could_steer_a_terminal_is_replaced(text: str, safe: str) -> None:
    assert printable(text) == safe


@given(st.text(st.characters()))
def test_offsets_stay(text: str) -> None:
    safe = printable(text)
    assert len(safe) == len(text)
    assert "\x1b" not in safe
    assert printable_line(text).splitlines() in ([], [printable_line(text)])


@given(st.text(st.characters()), st.integers(12, 80))
def test_shortened_text_fits(text: str, length: int) -> None:
    assert len(shortened(text, length)) <= length


def test_words_are_left_out_whole() -> None:
    assert shortened("one two three four five six seven eight nine ten", 24) == "one two three … ten"
