from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.corpora.marks import overlapping, stretches
from builder.schema import Span

TABLE = [
    ("Nobody spoke.", []),
    ("“We sail,” Ode said. “At noon.”", ["We sail,", "At noon."]),
    ('"We sail," Ode said. "At noon."', ["We sail,", "At noon."]),
    ('He said: "We sail—" and left.', ["We sail—"]),
    ("``We sail,'' Ode said.", ["We sail,"]),
    ("„Wir fahren“, sagte Ode. „Bald.”", ["Wir fahren", "Bald."]),
    ("»Wir fahren«, sagte Ode.", ["Wir fahren"]),
    ("«On part», dit Ode.", ["On part"]),
    ("”Vi seglar”, sade Ode.", ["Vi seglar"]),
    ("“He called it “the Tub” twice,” Ode said.", ["He called it “the Tub” twice,"]),
    ("“He called it ‘the Tub’,” Ode said.", ["He called it ‘the Tub’,"]),
    ("The mast is 6'2\" tall, “or so,” Ode said.", ["or so,"]),
    ("“One.\n\n“Two,” Ode said.", ["One.", "Two,"]),
    ("“One.\n“Two,” Ode said.\nNobody spoke.", ["One.", "Two,"]),
    ('"One.\n\n"Two," Ode said.', ["One.", "Two,"]),
    ("“One\ntwo,” Ode said.\nNobody spoke.", ["One\ntwo,"]),
    ("“One.\nOde said “two” twice.", ["One.", "two"]),
    ("Nobody\nspoke “one.\nNobody spoke.", ["one."]),
    ("Nobody\n\nspoke “one\ntwo.\n\nNobody spoke.", ["one\ntwo."]),
    ("‘We sail,’ Ode said.", []),
    ("It ended.” Nobody spoke.", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_stretches(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in stretches(text)] == expected


@given(st.text(alphabet="ab .,\n“”„‟«»\"＂`'‘’", max_size=200))
def test_stretches_are_in_order_and_apart(text: str) -> None:
    found = stretches(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize("unit", ["“", "«“", '"a ', "“”", "»«", "``", "“\n“", "a"])
def test_stretches_take_linear_time(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        start = time.perf_counter()
        stretches(text)
        return time.perf_counter() - start

    seconds(1_000)
    assert seconds(80_000) < 40 * max(seconds(10_000), 0.001)


@given(st.lists(st.integers(0, 60), max_size=12, unique=True), st.integers(0, 60), st.integers(0, 60))
def test_overlapping_finds_what_shares_a_character(edges: list[int], start: int, end: int) -> None:
    edges.sort()
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    expected = [span for span in spans if span.start < end and start < span.end]
    assert overlapping(spans, start, end) == (expected if start < end else overlapping(spans, start, end))
