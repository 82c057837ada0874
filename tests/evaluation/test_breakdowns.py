"""Breakdowns, calibration and mistakes."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from made_gold import Row, gold, tagged

from builder.evaluation import evaluate
from builder.evaluation.annotations import AnnotatedQuotation, AnnotatedSpeaker
from builder.evaluation.breakdowns import mention_kind
from builder.evaluation.units import unit_of
from builder.schema import Span


def groups(predictions: list[Row], dimension: str) -> dict[str, Any]:
    rows = evaluate(gold(), predictions, samples=0)["system"].breakdown
    return {
        row.value: {aspect: (share.value, row.counts[aspect]) for aspect, share in row.shares.items()}
        for row in rows
        if row.dimension == dimension
    }


def test_breakdowns_count_gold_by_kind() -> None:
    predictions = deepcopy(gold())
    del predictions[1]["quotations"][2]
    predictions[0]["quotations"][1]["speaker"] = None
    kinds = groups(predictions, "type")
    assert kinds["direct"]["found"] == (pytest.approx(2 / 3), 3)
    assert kinds["mixed"]["speaker_mention"] == (0.5, 2)
    assert kinds["indirect"]["speaker_name"] == (1.0, 2)
    places = groups(predictions, "cue position")
    assert {value: row["found"][1] for value, row in places.items()} == {"before": 5, "inside": 1, "after": 1}
    mentions = groups(predictions, "speaker mention")
    assert {value: row["found"][1] for value, row in mentions.items()} == {
        "name": 4,
        "description": 2,
        "pronoun": 1,
    }
    assert groups(predictions, "publisher") == {
        "The Saltmere Gazette": {
            "found": (pytest.approx(6 / 7), 7),
            "speaker_mention": (pytest.approx(5 / 7), 7),
            "speaker_name": (pytest.approx(5 / 7), 7),
        }
    }


def test_rules_are_judged_by_what_they_find() -> None:
    predictions = deepcopy(gold())
    for n, quotation in enumerate(predictions[1]["quotations"]):
        quotation["rule"] = f"rule-{n}"
    predictions[1]["quotations"][1]["speaker"] = None
    predictions[1]["quotations"].append(
        {"spans": [{"start": 0, "end": 5}], "rule": "rule-0", "type": "indirect"}
    )
    rules = groups(predictions, "rule")
    assert rules["rule-0"]["found"] == (0.5, 2)
    assert rules["rule-0"]["speaker_mention"] == (1.0, 1)
    assert rules["rule-1"]["speaker_mention"] == (0.0, 1)


@pytest.mark.parametrize(
    ("mention", "name", "kind"),
    [
        ("Mara Quill", "Mara Quill", "name"),
        ("Quill", "Mara Quill", "name"),
        ("The Harbour Trust", "Harbour Trust", "name"),
        ("she", "Mara Quill", "pronoun"),
        ("They", "Critics", "pronoun"),
        ("the engineer", "Mara Quill", "description"),
        ("The trust", "Harbour Trust", "description"),
        ("a senior official", "senior official", "description"),
        ("Quill", None, "name"),
        ("an engineer", None, "description"),
    ],
)
def test_kinds_of_mention(mention: str, name: str | None, kind: str) -> None:
    text = f"{mention} spoke."
    speaker = AnnotatedSpeaker(name=name, start=0, end=len(mention))
    quotation = AnnotatedQuotation([Span(len(mention), len(text))], type="indirect", speaker=speaker)
    assert mention_kind(unit_of(quotation, text, ((len(mention), len(text)),)), text) == kind


def test_calibration_compares_confidence_with_what_is_right() -> None:
    predictions = deepcopy(gold())
    quotations = [quotation for article in predictions for quotation in article["quotations"]]
    for quotation, confidence in zip(quotations, [0.3, 0.3, 0.9, 0.9, 0.9, 0.9, 1.0], strict=True):
        quotation["confidence"] = confidence
    for wrong in (0, 2):
        quotations[wrong]["speaker"] |= {"start": 0, "end": 3}
    calibration = evaluate(gold(), predictions, samples=50)["system"].calibration
    assert calibration is not None
    rows = [(row.low, row.high, row.count, row.confidence, row.accuracy) for row in calibration.bins]
    assert rows == [
        (0.2, 0.3, 2, pytest.approx(0.3), 0.5),
        (0.8, 0.9, 4, pytest.approx(0.9), 0.75),
        (0.9, 1.0, 1, 1.0, 1.0),
    ]
    assert calibration.error.value == pytest.approx((2 * 0.2 + 4 * 0.15 + 0) / 7)
    assert calibration.error.low is not None


def test_every_kind_of_mistake_has_its_name() -> None:
    marked = (
        "“<c1>One is here,</c1>” <k1>said</k1> <s1>Ada Brisk</s1>. “<c2>Two is here,</c2>” <k2>said</k2> "
        "<s2>Ben Cole</s2>. “<c3>Three is here,</c3>” <k3>said</k3> <s3>Cy Dell</s3>. Nothing more happened."
    )
    outlet = {"name": "Chirper", "medium": "social"}
    target = [
        tagged("a", marked, q1={"outlet": outlet}, q2={"affiliation": {"name": "Trust", "role": "clerk"}})
    ]
    predictions = deepcopy(target)
    one, two, three = predictions[0]["quotations"]
    one |= {"spans": [{"start": 1, "end": 10}], "text": None, "outlet": {"name": "Courier", "medium": None}}
    one["speaker"] |= {"name": "Ada Frost"}
    two |= {"type": "indirect", "affiliation": {"name": None, "role": "mayor"}, "outlet": outlet, "cue": None}
    two["speaker"] |= {"start": 0, "end": 3}
    del predictions[0]["quotations"][2]
    predictions[0]["quotations"].append(
        {"spans": [{"start": three["spans"][0]["end"] + 22, "end": len(target[0]["text"])}]}
    )
    found = list(evaluate(target, predictions, samples=0).mistakes())
    assert [mistake.kinds for mistake in found] == [
        ["boundaries", "name wrong", "outlet wrong", "medium missing"],
        [
            "type",
            "cue missing",
            "speaker wrong",
            "affiliation missing",
            "role wrong",
            "outlet extra",
            "medium extra",
        ],
        ["missed"],
        ["spurious"],
    ]
    assert found[0].gold is not None
    assert found[0].gold.text == "One is here,"
    assert found[0].context.startswith("“One is here,” said Ada Brisk")
