from __future__ import annotations

import pytest

from builder.reading.corpora.nearest import NameFinder
from builder.schema import Span

TEXT = "Mr. Ode rowed. “Ode, row!” cried the old Ferryman. Then May Ode slept; in may they sailed."


def found(names: list[str], at: str) -> str | None:
    quoted = Span(TEXT.index("“"), TEXT.index("”"))
    place = NameFinder(TEXT, {"x": names}, [quoted]).nearest("x", Span(TEXT.index(at), TEXT.index(at) + 1))
    return None if place is None else f"{place.start}:{TEXT[place.start : place.end]}"


@pytest.mark.parametrize(
    ("names", "at", "expected"),
    [
        (["Mr Ode"], "“", "0:Mr. Ode"),
        (["Ode"], "“", "4:Ode"),
        (["Ode"], "slept", "60:Ode"),
        (["Ode", "May Ode"], "slept", "56:May Ode"),
        (["May"], "sailed", "56:May"),
        (["The Old Ferryman"], "“", "33:the old Ferryman"),
        (["Row"], "“", None),
        (["Od"], "“", None),
        (["Nobody"], "“", None),
        (["..."], "“", None),
    ],
)
def test_nearest(names: list[str], at: str, expected: str | None) -> None:
    assert found(names, at) == expected


def test_unknown_speaker() -> None:
    assert NameFinder(TEXT, {}, []).nearest("nobody", Span(0, 1)) is None


def test_a_name_of_two_speakers_counts_for_both() -> None:
    finder = NameFinder(TEXT, {"a": ["Ode"], "b": ["Ode"]}, [])
    assert finder.nearest("a", Span(0, 3)) == finder.nearest("b", Span(0, 3)) == Span(4, 7)
