from __future__ import annotations

import csv
import io
from typing import Any

import pytest

TEXT = """\
THE BOAT

"Is it far?" asked Ada.

"Not so far," the old Ferryman
said. "Come in."

"Then I shall come," she said.

"Do."

"Now," said my tall brother.
"""
CHARACTERS = """\
Character ID,Main Name,Aliases,Gender,Category
0,Ada Brisk,"{'Ada', 'Ada Brisk'}",F,major
1,The Old Ferryman,{'The Old Ferryman'},M,minor
2,_group,['_group'],X,minor
3,The Brother,"{""The Brother"", '_narr'}",M,minor
"""
COLUMNS = [
    "quoteID",
    "quoteText",
    "subQuotationList",
    "quoteByteSpans",
    "speaker",
    "addressees",
    "quoteType",
    "referringExpression",
    "mentionTextsList",
    "mentionSpansList",
    "mentionEntitiesList",
]


def row(name: str, parts: list[str], speaker: str, expression: str = "nan", **changes: str) -> dict[str, str]:
    spans = [[TEXT.index(part), TEXT.index(part) + len(part)] for part in parts]
    nothing = str([[] for _ in parts])
    return {
        "quoteID": name,
        "quoteText": " ".join(parts),
        "subQuotationList": str(parts),
        "quoteByteSpans": str(spans),
        "speaker": speaker,
        "addressees": "['Ada Brisk']",
        "quoteType": "Implicit" if expression == "nan" else "Explicit",
        "referringExpression": expression,
        "mentionTextsList": nothing,
        "mentionSpansList": nothing,
        "mentionEntitiesList": nothing,
        **changes,
    }


def novel(rows: list[dict[str, str]]) -> dict[str, str]:
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return {
        "data/TheBoat/quotation_info.csv": table.getvalue(),
        "data/TheBoat/novel_text.txt": TEXT,
        "data/TheBoat/character_info.csv": CHARACTERS,
    }


I_AT = TEXT.index("I shall")
ROWS = [
    row("Q0", ["Is it far?"], "Ada Brisk", "asked Ada", addressees="{'The Old Ferryman'}"),
    row("Q1", ["Not so far,", "Come in."], "The Old Ferryman", "the old Ferryman said"),
    row(
        "Q2",
        ["Then I shall come,"],
        "Ada Brisk",
        "she said",
        mentionSpansList=f"[[[{I_AT}, {I_AT + 1}]]]",
        mentionEntitiesList="[[['Ada Brisk']]]",
    ),
    row("Q3", ["Do."], "The Old Ferryman"),
    row("Q4", ["Now,"], "The Brother", "said my tall brother"),
]


def test_quotations(imported: Any, files: Any) -> None:
    (article,), rejected = imported("pdnc", files(novel(ROWS)))
    assert rejected == []
    assert article.id == "TheBoat"
    assert [(q.type, q.text) for q in article.quotations] == [
        ("direct", "Is it far?"),
        ("direct", "Not so far, Come in."),
        ("direct", "Then I shall come,"),
        ("direct", "Do."),
        ("direct", "Now,"),
    ]
    assert [(q.speaker.name, q.speaker.mention, q.extra["mention_from"]) for q in article.quotations] == [
        ("Ada Brisk", "Ada", "referring expression"),
        ("The Old Ferryman", "the old Ferryman", "referring expression"),
        ("Ada Brisk", "she", "referring expression"),
        ("The Old Ferryman", "the old Ferryman", "nearest name"),
        ("The Brother", "my tall brother", "referring expression"),
    ]
    ada = article.speakers[0]
    assert [TEXT[span.start : span.end] for span in ada.mentions] == ["Ada", "I", "she"]
    first = article.quotations[0].extra
    assert (first["id"], first["addressees"], first["quote_type"], first["referring_expression"]) == (
        "Q0",
        ["The Old Ferryman"],
        "Explicit",
        "asked Ada",
    )
    assert article.quotations[2].extra["mentions"] == [
        {"start": I_AT, "end": I_AT + 1, "entities": ["Ada Brisk"]}
    ]
    assert article.extra["characters"][0] == {
        "id": "0",
        "name": "Ada Brisk",
        "aliases": ["Ada", "Ada Brisk"],
        "gender": "F",
        "category": "major",
    }


def test_speaker_named_nowhere_stays_in_extra(imported: Any, files: Any) -> None:
    found = imported("pdnc", files(novel([row("Q0", ["Do."], "_group")])))
    (quotation,) = found.articles[0].quotations
    assert (quotation.speaker, quotation.extra["speaker"]) == (None, "_group")
    assert "mention_from" not in quotation.extra
    assert found.kinds == ["speaker named nowhere outside quotations"]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"quoteByteSpans": "[[0, 4]]"}, "quotation whose text is not at its offsets"),
        ({"quoteByteSpans": "[[0, 4"}, "row of an unknown form"),
        ({"quoteByteSpans": "__import__('os')"}, "row of an unknown form"),
        ({"quoteByteSpans": "[[0]]"}, "row of an unknown form"),
        ({"quoteByteSpans": "-" * 100_000 + "1"}, "row of an unknown form"),
        ({"quoteByteSpans": "1" + "+1" * 30_000}, "row of an unknown form"),
        ({"quoteType": "a" * 140_000}, "row that can't be read, nor any after it"),
        ({"mentionSpansList": "[[], []]"}, "row of an unknown form"),
        ({"quoteByteSpans": "[]", "subQuotationList": "[]"}, "quotation without content"),
    ],
)
def test_what_can_not_be_converted_is_named(
    imported: Any, files: Any, changes: dict[str, str], kind: str
) -> None:
    found = imported("pdnc", files(novel([row("Q0", ["Do."], "Ada Brisk", "asked Ada", **changes)])))
    assert (found.articles[0].quotations, found.kinds) == ([], [kind])


def test_characters_may_be_missing(imported: Any, files: Any) -> None:
    corpus = novel(ROWS[:1])
    del corpus["data/TheBoat/character_info.csv"]
    found = imported("pdnc", files(corpus))
    assert (len(found.articles), found.kinds) == (1, ["novel without its characters"])
