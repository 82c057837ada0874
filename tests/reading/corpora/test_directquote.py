from __future__ import annotations

from typing import Any

import pytest

PARAGRAPHS = """\
Ada NNP I-NP I-Speaker
Brisk NNP I-NP I-Speaker
said: VBD O O
"The I I I-LeftSpeaker
hull I I I-LeftSpeaker
is I I I-LeftSpeaker
thin." I I I-LeftSpeaker
"We I I B-LeftSpeaker
wait," I I I-LeftSpeaker
she O O O
added. O O Out

"Not O O I-RightSpeaker
so." O O I-RightSpeaker
The O O O
owner O O I-Out
Bo O O I-Speaker
Ode O O I-Speaker
"Go!" O O I-Unknown
"""


def test_paragraphs_are_articles(imported: Any, files: Any) -> None:
    first, second = imported("directquote", files({"train.txt": PARAGRAPHS})).articles
    assert (first.id, first.source, second.id, second.source) == (
        "train.txt:1",
        "train.txt:1",
        "train.txt:2",
        "train.txt:13",
    )
    assert first.text == 'Ada Brisk said: "The hull is thin." "We wait," she added.'
    assert [(q.type, q.text, q.speaker.name, q.extra["label"]) for q in first.quotations] == [
        ("direct", "The hull is thin.", "Ada Brisk", "LeftSpeaker"),
        ("direct", "We wait,", "Ada Brisk", "LeftSpeaker"),
    ]
    assert [(q.text, q.speaker and q.speaker.mention) for q in second.quotations] == [
        ("Not so.", "Bo Ode"),
        ("Go!", None),
    ]


def test_documents(imported: Any, files: Any) -> None:
    start = "-DOCSTART- -X- O O\n\n"
    path = files({"train.txt": start + PARAGRAPHS + "\n" + start + PARAGRAPHS.replace("\n", "\r\n")})
    articles, rejected = imported("directquote", path)
    assert rejected == []
    assert [len(article.quotations) for article in articles] == [4, 4]
    assert "\n\n" in articles[0].text
    assert articles[0].text == articles[1].text


@pytest.mark.parametrize(
    ("lines", "kind", "line"),
    [
        (
            '"Go!" O O I-LeftSpeaker\nsaid O\nAda I-Speaker\n',
            "no speaker on the side that the label tells",
            1,
        ),
        ('Ada I-Speaker\n"Go!" O O I-RightSpeaker\n', "no speaker on the side that the label tells", 2),
        ("Ada\n", "line of an unknown form, its paragraph is left out", 1),
        ("Ada I-PER\n", "line of an unknown form, its paragraph is left out", 1),
    ],
)
def test_what_can_not_be_converted_is_named(
    imported: Any, files: Any, lines: str, kind: str, line: int
) -> None:
    found = imported("directquote", files({"dev.txt": PARAGRAPHS.split("\n\n")[0] + "\n\n" + lines}))
    assert found.kinds == [kind]
    assert found.rejected[0].line == line + 12
    assert len(found.articles[0].quotations) == 2
