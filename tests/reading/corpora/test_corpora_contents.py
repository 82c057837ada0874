from __future__ import annotations

import pytest

from builder.reading.corpora.contents import Content, Contents
from builder.schema import Span

# The content as annotated stands between braces; what is expected of it follows.
DERIVED = [
    ("{“We sail at noon,”} Ode said.", "direct", ["We sail at noon,"], ["We sail at noon,"]),
    ("“{We sail at noon,}” Ode said.", "direct", ["We sail at noon,"], ["We sail at noon,"]),
    ("Ode said {“we sail”.}", "direct", ["we sail"], ["we sail"]),
    ("Ode said {that they sail at noon}.", "indirect", ["that they sail at noon"], []),
    ("Ode said {it was “a poor ship”}.", "mixed", ["it was “a poor ship”"], ["a poor ship"]),
    ("Ode said {“a poor ship” would sail}.", "mixed", ["“a poor ship” would sail"], ["a poor ship"]),
    ("{“We sail,”} Ode said. {“At noon.”}", "direct", ["We sail,", "At noon."], ["We sail,", "At noon."]),
    (
        "{“We sail,”} Ode said, {adding it was late}.",
        "mixed",
        ["We sail,", "adding it was late"],
        ["We sail,"],
    ),
    ("{“One.\n\n“Two,”} Ode said.", "direct", ["One.", "Two,"], ["One.", "Two,"]),
    ("{“One.”\n\n}{“Two,”} Ode said.", "direct", ["One.", "Two,"], ["One.", "Two,"]),
    ("Ode {‘Not Ready’}, Says Harbor", "direct", ["Not Ready"], ["Not Ready"]),
    ("Ode says {'not today' and 'not here'}.", "indirect", ["'not today' and 'not here'"], []),
    ("Ode said {\n that they sail \n}.", "indirect", ["that they sail"], []),
]
DIRECT = [
    ("{“We sail,”} Ode said.", ["We sail,"], False),
    ("{‘We sail,’} Ode said.", ["We sail,"], False),
    ("‘{We sail,’} Ode said.", ["We sail,"], False),
    ('"{We sail,}" Ode said.', ["We sail,"], False),
    ("{``We sail,''} Ode said.", ["We sail,"], False),
    ("{“One.\n\n“Two,”} Ode said.", ["One.", "Two,"], False),
    ("“{One.\n“Two,}” Ode said.", ["One.", "Two,"], False),
    ("{‘He read “Tub” or not’} on it.", ["He read “Tub” or not"], False),
    ("{'Tis late,} Ode said.", ["'Tis late,"], True),
    ("{We sail,} Ode said.", ["We sail,"], True),
]


def braces(text: str) -> tuple[str, list[Span]]:
    plain, parts, start = "", [], 0
    for character in text:
        if character == "{":
            start = len(plain)
        elif character == "}":
            parts.append(Span(start, len(plain)))
        else:
            plain += character
    return plain, parts


def words(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(("annotated", "kind", "spans", "marked"), DERIVED)
def test_type_is_derived_from_the_marks(
    annotated: str, kind: str, spans: list[str], marked: list[str]
) -> None:
    text, parts = braces(annotated)
    content = Contents(text, [parts]).derived(parts)
    assert content is not None
    assert (content.type, words(text, content.spans), words(text, content.marked)) == (kind, spans, marked)


@pytest.mark.parametrize(("annotated", "spans", "bare"), DIRECT)
def test_declared_direct_leaves_out_enclosing_marks(annotated: str, spans: list[str], bare: bool) -> None:
    text, parts = braces(annotated)
    content = Contents(text, [parts]).direct(parts)
    assert content is not None
    assert (words(text, content.spans), content.bare) == (spans, bare)
    assert content.marked == content.spans


def test_words_within_anothers_words_are_not_between_their_own_marks() -> None:
    text = "“Ode told me the ship is late,” she said."
    outer = Span(0, text.index(" she"))
    inner = Span(text.index("the ship"), text.index(",”"))
    contents = Contents(text, [[outer], [inner]])
    assert contents.derived([inner]) == Content("indirect", [inner], [])
    assert Contents(text, [[inner]]).derived([inner]) == Content("direct", [inner], [inner])


def test_no_word_is_no_content() -> None:
    assert Contents("“—” Ode said.", []).derived([Span(0, 3)]) is None
    assert Contents("“—” Ode said.", []).direct([Span(0, 3)]) is None
