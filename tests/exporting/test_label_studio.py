from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_articles import articles

from builder.exporting import export
from builder.schema import Article


def written(made: list[Article], folder: Path) -> tuple[list[dict[str, Any]], ElementTree.Element]:
    export("label-studio", made, folder / "out")
    tasks = json.loads((folder / "out" / "tasks.json").read_bytes())
    return tasks, ElementTree.parse(folder / "out" / "labeling_config.xml").getroot()


def check(task: dict[str, Any], configuration: ElementTree.Element) -> None:
    """Check a task against what Label Studio's guide says of tasks, predictions and regions."""
    labels = {label.get("value") for label in configuration.iter("Label")}
    relations = {relation.get("value") for relation in configuration.iter("Relation")}
    controls = {tag.get("name"): tag.tag.lower() for tag in configuration.iter() if tag.get("toName")}
    text = task["data"]["text"]
    (prediction,) = task["predictions"]
    regions = {}
    for result in prediction["result"]:
        if result["type"] == "relation":
            assert {result["from_id"], result["to_id"]} <= set(regions)
            assert set(result["labels"]) <= relations
            assert result["direction"] == "right"
            continue
        assert result["to_name"] == configuration.find("Text").get("name")
        assert controls[result["from_name"]] == result["type"]
        assert 0 <= result["score"] <= 1
        value = result["value"]
        if result["type"] == "labels":
            assert result["id"] not in regions
            regions[result["id"]] = value
            assert set(value["labels"]) <= labels
            assert text[value["start"] : value["end"]] == value["text"]
        else:
            assert (value["start"], value["end"]) == tuple(regions[result["id"]][k] for k in ("start", "end"))
            assert all(isinstance(words, str) for words in value["text"])


def test_by_hand(annotate_by_hand: Callable[..., Article], tmp_path: Path) -> None:
    (task,), configuration = written([annotate_by_hand("a", title="The Hull")], tmp_path)
    check(task, configuration)
    assert (task["data"]["id"], task["data"]["title"]) == ("a", "The Hull")
    (prediction,) = task["predictions"]
    assert prediction["score"] == pytest.approx(0.75)
    regions = {
        result["id"]: (result["value"]["labels"][0], result["value"]["text"])
        for result in prediction["result"]
        if result["type"] == "labels"
    }
    relations = [
        (regions[result["from_id"]][1], result["labels"][0], regions[result["to_id"]][1])
        for result in prediction["result"]
        if result["type"] == "relation"
    ]
    assert relations[:5] == [
        ("The cranes are quiet,", "continues", "They will stay so."),
        ("The cranes are quiet,", "cue", "said"),
        ("The cranes are quiet,", "speaker", "Ada Brisk"),
        ("The cranes are quiet,", "affiliation", "Vellin Port Office"),
        ("The cranes are quiet,", "outlet", "Vellin Courier"),
    ]
    assert [r["value"]["text"] for r in prediction["result"] if r["type"] == "textarea"] == [
        ["Ada Brisk"],
        ["planner, Vellin Port Office"],
        ["Vellin Courier, interview"],
        ["Critics"],
        ["Vellin Port Office"],
        ["planner"],
    ]


@given(st.lists(articles(), min_size=1, max_size=2, unique_by=lambda article: article.id))
@settings(max_examples=40, deadline=None)
def test_any_article(tmp_path_factory: pytest.TempPathFactory, made: list[Article]) -> None:
    tasks, configuration = written(made, tmp_path_factory.mktemp("tasks"))
    assert [task["data"]["text"] for task in tasks] == [article.text for article in made]
    for task in tasks:
        check(task, configuration)


def test_label_studio_accepts_it(annotate_by_hand: Callable[..., Article], tmp_path: Path) -> None:
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    (task,), _ = written([annotate_by_hand("a")], tmp_path)
    labels = interface.LabelInterface((tmp_path / "out" / "labeling_config.xml").read_text("utf-8"))
    labels.validate()
    assert labels.validate_prediction(task["predictions"][0], return_errors=True) == []
