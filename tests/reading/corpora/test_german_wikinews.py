from __future__ import annotations

import json
from typing import Any

import pytest

TEXT = (
    "Die Fähre von Wellin bleibt an Land.\n"
    "Laut der Taucherin sei der Rumpf „sehr dünn“. „Wir warten“, teilte sie am Abend mit."
)


def part(*words: str) -> dict[str, Any]:
    spans = [{"charBegin": TEXT.index(word), "charEnd": TEXT.index(word) + len(word)} for word in words]
    return {"spans": spans, "text": " ".join(words), "tokenIds": []}


def annotation(number: int, kind: str, quote: dict[str, Any], **roles: Any) -> dict[str, Any]:
    empty = {role: part() for role in ("speaker", "cue", "frame", "addressee")}
    return {
        **empty,
        "id": number,
        "type": kind,
        "medium": "Speech",
        "quote": quote,
        "isNested": False,
        "hasNested": False,
        **roles,
    }


def document(annotations: list[dict[str, Any]], name: str = "7 - Fähre: bleibt (2021-05-04)") -> str:
    return json.dumps({"documentName": name, "originalText": TEXT, "annotations": annotations, "tokens": []})


ANNOTATIONS = [
    annotation(
        0,
        "Indirect",
        part("sei der Rumpf „sehr dünn“"),
        speaker=part("der Taucherin"),
        cue=part("Laut"),
        frame=part("Laut der Taucherin"),
        hasNested=True,
    ),
    annotation(1, "Direct", part("„sehr dünn“"), speaker=part("der Taucherin"), isNested=True),
    annotation(
        2, "Direct", part("„Wir warten“"), speaker=part("sie"), cue=part("teilte", "mit"), medium="WT"
    ),
    annotation(3, "Reported", part("Die Fähre von Wellin bleibt an Land."), medium="ST"),
]


def test_articles(imported: Any, files: Any) -> None:
    (article,), rejected = imported("german-wikinews", files({"train/7.json": document(ANNOTATIONS)}))
    assert rejected == []
    assert (article.id, article.title, article.published, article.publisher, article.language) == (
        "7",
        "Fähre: bleibt",
        "2021-05-04",
        "Wikinews",
        "de",
    )
    assert [(q.type, q.text, q.extra["type"]) for q in article.quotations] == [
        ("indirect", "Die Fähre von Wellin bleibt an Land.", "Reported"),
        ("mixed", "sei der Rumpf „sehr dünn“", "Indirect"),
        ("direct", "sehr dünn", "Direct"),
        ("direct", "Wir warten", "Direct"),
    ]
    _, mixed, nested, direct = article.quotations
    assert (mixed.cue.text, mixed.cue.kind, mixed.speaker.mention) == ("Laut", "say", "der Taucherin")
    assert [TEXT[s["start"] : s["end"]] for s in mixed.extra["frame"]] == ["Laut der Taucherin"]
    assert mixed.extra["has_nested"]
    assert nested.extra["nested"]
    assert nested.speaker.entity == mixed.speaker.entity
    assert (direct.cue.text, direct.cue.kind, direct.extra["medium"]) == ("teilte", "write", "WT")
    assert [TEXT[s["start"] : s["end"]] for s in direct.extra["cue"]] == ["teilte", "mit"]


def test_a_name_of_another_form_is_the_id(imported: Any, files: Any) -> None:
    (article,), _ = imported("german-wikinews", files({"a.json": document([], "Fähre")}))
    assert (article.id, article.title, article.published) == ("Fähre", None, None)


def test_what_can_not_be_converted_is_named(imported: Any, files: Any) -> None:
    wrong = {"spans": [{"charBegin": 0, "charEnd": 3}], "text": "Der"}
    lonely = annotation(5, "Direct", part("„Wir warten“"), speaker=wrong)
    path = files(
        {
            "a.json": document([annotation(4, "Direct", wrong), lonely, annotation(6, "Direct", part())]),
            "b.json": "{",
            "c.json": '{"text": "x"}',
        }
    )
    found = imported("german-wikinews", path)
    assert [quotation.speaker for quotation in found.articles[0].quotations] == [None]
    assert found.kinds == [
        "quotation whose text is not at its offsets",
        "speaker whose text is not at its offsets",
        "quotation without content",
        "file of an unknown form",
        "file of an unknown form",
    ]


@pytest.mark.parametrize("kind", ["FreeIndirect", "IndirectFreeIndirect"])
def test_further_types_are_read_off_the_marks(imported: Any, files: Any, kind: str) -> None:
    quote = annotation(0, kind, part("Die Fähre von Wellin bleibt an Land."))
    (article,), _ = imported("german-wikinews", files({"a.json": document([quote])}))
    assert (article.quotations[0].type, article.quotations[0].extra["type"]) == ("indirect", kind)
