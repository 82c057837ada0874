"""When two names are the same name."""

from __future__ import annotations

import pytest

from builder.evaluation.names import body_key, person_key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dr. Mara Quill", "Mara Quill"),
        ("Mayor Lise Brandt", "lise brandt"),
        ("José Ñandú", "Jose Nandu"),
        ("Tam O’Duya", "Tam O'Duya"),
        ("the Harbour Trust (HT)", "Harbour Trust"),
        ("Saltmere's Council", "Saltmere Council"),
        ("Марта Кволь", "марта кволь"),
    ],
)
def test_the_same_speaker(a: str, b: str) -> None:
    assert person_key(a) == person_key(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Mara Quill", "Quill"), ("Mara Quill", "Maro Quill"), ("Марта", "Кволь")]
)
def test_another_speaker(a: str, b: str) -> None:
    assert person_key(a) != person_key(b)


def test_a_title_alone_is_a_name() -> None:
    assert person_key("The Mayor") == "the mayor"
    assert body_key("the Mayor") == "mayor"


def test_titles_belong_to_bodies() -> None:
    assert body_key("Office of the Mayor") != body_key("Office")
    assert body_key("The Office") == body_key("Office")
