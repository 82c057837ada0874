from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.corpora.litbank import untokenized

SENTENCES = """\
CHAPTER I. Ada was tired of the boat , and Mrs. Ode 's nets did n't help .
“ Is it _ far _ ? ”
“ Not so far . ”
“ Come in ( now ) , ” said Ada , “ or do n’t .
I ’ll wait .
“ But not long . ”
-- No , it is raining .
"""


def annotation(*lines: str) -> str:
    return "".join("\t".join(line.split("|")) + "\n" for line in lines)


QUOTES = annotation(
    "QUOTE|Q1|1|0|1|7|“ Is it _ far _ ? ”",
    "QUOTE|Q2|2|0|2|5|“ Not so far . ”",
    "QUOTE|Q3|3|0|3|7|“ Come in ( now ) , ”",
    "QUOTE|Q4|3|11|5|5|“ or do n’t . I ’ll wait . “ But not long . ”",
    "QUOTE|Q5|6|0|6|6|-- No , it is raining .",
    "ATTRIB|Q1|Ada-1",
    "ATTRIB|Q2|Mrs__Ode-2",
    "ATTRIB|Q4|Ada-1",
    "ATTRIB|Q5|the_captain-9",
)


def test_text() -> None:
    text, places = untokenized([line.split() for line in SENTENCES.splitlines()])
    assert text == (
        "CHAPTER I. Ada was tired of the boat, and Mrs. Ode's nets didn't help. “Is it _far_?”\n\n"
        "“Not so far.”\n\n"
        "“Come in (now),” said Ada, “or don’t. I’ll wait.\n\n"
        "“But not long.” -- No, it is raining."
    )
    assert text[places[5][0].start : places[5][-1].end] == "“But not long.”"


def test_quotations(imported: Any, files: Any) -> None:
    path = files({"1_ode_brat.txt": SENTENCES, "1_ode_brat.ann": QUOTES})
    found = imported("litbank", path)
    (article,) = found.articles
    assert article.id == "1_ode_brat"
    assert [(q.type, q.text, q.extra["id"]) for q in article.quotations] == [
        ("direct", "Is it _far_?", "Q1"),
        ("direct", "Not so far.", "Q2"),
        ("direct", "Come in (now),", "Q3"),
        ("direct", "or don’t. I’ll wait. But not long.", "Q4"),
        ("direct", "-- No, it is raining.", "Q5"),
    ]
    assert [q.speaker and q.speaker.name for q in article.quotations] == [
        "Ada",
        "Mrs. Ode",
        None,
        "Ada",
        None,
    ]
    assert [q.speaker and q.speaker.start for q in article.quotations][::3] == [
        article.text.index("Ada"),
        article.text.index("Ada,"),
    ]
    assert [entity.name for entity in article.speakers] == ["Ada", "Mrs. Ode"]
    assert article.quotations[4].extra == {"id": "Q5", "speaker": "the_captain-9", "bare": True}
    assert found.kinds == ["speaker named nowhere outside quotations"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("QUOTE|Q9|1|0|1|99|“ Is it _ far _ ? ”", "quotation outside the text"),
        ("QUOTE|Q9|1|7|1|0|“ Is it _ far _ ? ”", "quotation outside the text"),
        ("QUOTE|Q9|1|0|1|7|“ Is it near ? ”", "quotation whose text is not at its offsets"),
        ("ATTRIB|Q9|Ada-1", "speaker of an unknown quotation"),
        ("QUOTE|Q9|one|0|1|7|“ Is it _ far _ ? ”", "line of an unknown form"),
        ("NOTE|Q9", "line of an unknown form"),
    ],
)
def test_what_can_not_be_converted_is_named(imported: Any, files: Any, line: str, kind: str) -> None:
    found = imported("litbank", files({"a.txt": SENTENCES, "a.ann": annotation(line)}))
    assert (found.articles[0].quotations, found.kinds, found.rejected[0].line) == ([], [kind], 1)


def test_missing_text(imported: Any, files: Any) -> None:
    assert imported("litbank", files({"a.ann": QUOTES})).kinds == ["annotation without a text"]


tokens = st.text(alphabet="ab.,_“”‘’'\"()-`", min_size=1, max_size=4)


@given(st.lists(st.lists(tokens, max_size=6), max_size=6))
def test_every_token_stands_where_it_is_said_to(sentences: list[list[str]]) -> None:
    text, places = untokenized(sentences)
    assert [[text[place.start : place.end] for place in row] for row in places] == sentences
    assert "".join(text.split()) == "".join(token for row in sentences for token in row)
