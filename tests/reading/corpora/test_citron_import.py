from __future__ import annotations

import json
from typing import Any

import pytest

TEXT = (
    "Ada Brisk dives. “The hull is thin,” she told the crew. Brisk and her mate said that the paint is old."
)


def place(words: str) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}


def document(*quotes: dict[str, Any], **more: Any) -> str:
    return json.dumps({"text": TEXT, "quotes": quotes, **more})


DIRECT = {
    "cue": place("told"),
    "sources": [place("she")],
    "contents": [place("“The hull is thin,”")],
    "coreferences": [place("Ada Brisk")],
    "confidence": "0.7500",
    "id": "q1",
}
INDIRECT = {
    "cue": place("said"),
    "sources": [place("Brisk and"), place("her mate")],
    "contents": [place("that the paint is old.")],
}


def test_quotes(imported: Any, files: Any) -> None:
    path = files({"a/ferry.json": document(DIRECT, INDIRECT)})
    (article,), rejected = imported("citron", path)
    assert rejected == []
    assert (article.id, article.language) == ("a/ferry", None)
    direct, indirect = article.quotations
    assert (direct.type, direct.text, direct.confidence, direct.cue.text) == (
        "direct",
        "The hull is thin,",
        0.75,
        "told",
    )
    assert (direct.speaker.mention, direct.speaker.name, direct.extra["id"]) == ("she", "Ada Brisk", "q1")
    assert (indirect.type, indirect.speaker.mention, indirect.confidence) == ("indirect", "Brisk and", 1.0)
    assert [span["start"] for span in indirect.extra["sources"]] == [
        place("Brisk and")["start"],
        place("her mate")["start"],
    ]


def test_coreference_groups_join_speakers(imported: Any, files: Any) -> None:
    one = {**DIRECT, "coreferences": []}
    other = {**INDIRECT, "sources": [place("Brisk")]}
    group = [place("she"), place("Ada Brisk"), place("her")]
    path = files({"ferry.json": document(one, other, coreference_groups=[group], id="x/1", language="en")})
    (article,), _ = imported("citron", path)
    assert (article.id, article.language) == ("x/1", "en")
    entity = article.speakers[0]
    assert entity.name == "Ada Brisk"
    assert [TEXT[span.start : span.end] for span in entity.mentions] == ["Ada Brisk", "she", "her"]
    assert article.quotations[1].speaker.name == "Brisk"


WRONG = {"start": 0, "end": 3, "text": "told"}


@pytest.mark.parametrize(
    ("quote", "kinds", "quotations"),
    [
        ({**DIRECT, "contents": []}, ["quotation without its content"], 0),
        (
            {**DIRECT, "contents": [WRONG]},
            ["content whose text is not at its offsets", "quotation without its content"],
            0,
        ),
        ({**DIRECT, "cue": WRONG}, ["cue whose text is not at its offsets"], 1),
        ({**DIRECT, "sources": [{**WRONG, "end": -4}]}, ["source whose text is not at its offsets"], 1),
        ({**DIRECT, "coreferences": [WRONG]}, ["coreference whose text is not at its offsets"], 1),
        ({**DIRECT, "confidence": "high"}, ["confidence that is not between 0 and 1"], 1),
        ({**DIRECT, "confidence": 7}, ["confidence that is not between 0 and 1"], 1),
    ],
)
def test_what_can_not_be_converted_is_named(
    imported: Any, files: Any, quote: dict[str, Any], kinds: list[str], quotations: int
) -> None:
    found = imported("citron", files({"a.json": document(quote)}))
    assert (found.kinds, len(found.articles[0].quotations)) == (kinds, quotations)


def test_other_json_is_no_document(imported: Any, files: Any) -> None:
    path = files({"a.json": "[]", "b.json": document(coreference_groups=[[WRONG]]), "c.json": "nothing"})
    assert imported("citron", path).kinds == [
        "file of an unknown form",
        "mention whose text is not at its offsets",
        "file of an unknown form",
    ]
