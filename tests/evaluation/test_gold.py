"""The forms of gold, and what is said of gold and predictions that do not fit."""

from __future__ import annotations

import bz2
import gzip
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from made_gold import Row, empty, gold

from builder.errors import QuotebuilderError
from builder.evaluation import evaluate
from builder.evaluation.gold import hub_rows, read_gold
from builder.evaluation.protocols.contract import ContractProtocol
from builder.reading import files


def write(path: Path, rows: list[Row]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_a_file_of_annotated_articles(name: str, tmp_path: Path) -> None:
    found = read_gold(write(tmp_path / name, gold()), ContractProtocol())
    assert [article.id for article in found.articles] == ["pier", "bells", "trams"]
    assert found.quotations == 7


def test_a_dataset_folder_and_its_splits(tmp_path: Path) -> None:
    first, *others = gold()
    write(tmp_path / "data/articles/test-00000-of-00001.jsonl", [first])
    write(tmp_path / "data/articles/train-00000-of-00002.jsonl", others[:1])
    write(tmp_path / "data/articles/train-00001-of-00002.jsonl", others[1:])
    for split, expected in [
        (None, ["pier"]),
        ("train", ["bells", "trams"]),
        ("test+train", ["pier", "bells", "trams"]),
    ]:
        found = read_gold(tmp_path, ContractProtocol(), split)
        assert [article.id for article in found.articles] == expected
        assert found.split == (split or "test")
    with pytest.raises(QuotebuilderError, match="no split 'validation'; the splits are test, train"):
        read_gold(tmp_path, ContractProtocol(), "validation")


def test_a_dataset_that_the_datasets_library_loads(tmp_path: Path) -> None:
    # A Hub id goes the same way, through datasets.load_dataset.
    write(tmp_path / "data/articles/test-00000-of-00001.jsonl", gold())
    (tmp_path / "README.md").write_text(
        "---\nconfigs:\n- config_name: articles\n  data_files:\n  - split: test\n"
        "    path: data/articles/test-*.jsonl\n---\n"
    )
    rows = hub_rows(str(tmp_path), "test")
    assert read_gold(rows, ContractProtocol()).quotations == 7
    with pytest.raises(QuotebuilderError, match="cannot be loaded"):
        list(hub_rows(str(tmp_path), "validation"))


def test_systems_do_not_see_the_gold() -> None:
    seen: list[Any] = []
    for task, quotations, speakers in [("extraction", 0, 0), ("attribution", 3, 0), ("links", 3, 2)]:
        seen.clear()

        def look(articles: list[Any]) -> list[Row]:
            seen.extend(articles)
            return empty(gold())

        evaluate(gold(), look, task=task, samples=0)
        pier = seen[0]
        assert (len(pier.quotations), len(pier.speakers)) == (quotations, speakers)
        assert not any(
            quotation.affiliation or quotation.outlet or quotation.cue for quotation in pier.quotations
        )


def changed(**change: Any) -> list[Row]:
    rows = deepcopy(gold())
    rows[0]["quotations"][0] |= change
    return rows


MISFITS = [
    (
        changed(spans=[{"start": 5, "end": 9000}], marked=[], text=None),
        r"quotations\[0\].spans: \[5, 9000\) is not",
    ),
    (
        changed(spans=[{"start": 9, "end": 9}], marked=[], text=None),
        r"quotations\[0\].spans: \[9, 9\) is not",
    ),
    (changed(spans=[], marked=[], text=None), r"quotations\[0\].spans: is empty"),
    (
        changed(spans=[{"start": 5, "end": 9}, {"start": 7, "end": 12}], text=None),
        r"spans: \[7, 12\) overlaps another",
    ),
    (
        changed(text="We found gold,"),
        r"quotations\[0\].text: is 'We found gold,', but its spans hold 'We found rust",
    ),
    (changed(speaker={"start": -4, "end": 2}), r"quotations\[0\].speaker: \[-4, 2\)"),
    (changed(speaker={"start": 4}), r"quotations\[0\].speaker.end: is absent"),
    (changed(cue={"start": 4, "end": 4}), r"quotations\[0\].cue: \[4, 4\)"),
    (changed(confidence=80), r"quotations\[0\].confidence: 80.0 is not between 0 and 1"),
    (changed(type="spoken"), r"quotations\[0\].type: Invalid enum value 'spoken'"),
    (
        changed(spans=[{"start": "5", "end": 9}]),
        r"quotations\[0\].spans\[0\].start: Expected `int`, got `str`",
    ),
    (
        [gold()[0] | {"text": "Another text."}, *gold()[1:]],
        r"field text: differs from the gold's from code point 0",
    ),
]


@pytest.mark.parametrize(("rows", "message"), MISFITS)
def test_predictions_that_do_not_fit_are_named(rows: list[Row], message: str, tmp_path: Path) -> None:
    for predictions in (rows, write(tmp_path / "p.jsonl", rows)):
        with pytest.raises(QuotebuilderError, match=rf"article 'pier': .*{message}"):
            evaluate(gold(), predictions, samples=0)


@pytest.mark.parametrize(("rows", "message"), MISFITS[:-1])
def test_gold_that_does_not_fit_is_named(rows: list[Row], message: str) -> None:
    with pytest.raises(QuotebuilderError, match=rf"gold: article 'pier': .*{message}"):
        evaluate(rows, [], samples=0)


def test_space_at_the_end_of_a_text_is_no_difference() -> None:
    target, predictions = gold(), gold()
    target[0]["text"] += " \n"
    assert evaluate(target, predictions, samples=0)["system"].scores["quotation_strict"].headline.value == 1.0
    predictions[0]["text"] = " " + predictions[0]["text"]
    with pytest.raises(QuotebuilderError, match="field text: differs from the gold's from code point 0"):
        evaluate(target, predictions, samples=0)


def test_ids_that_do_not_fit_are_named() -> None:
    with pytest.raises(QuotebuilderError, match="system: article 'pier': field id: occurs twice"):
        evaluate(gold(), [*gold(), gold()[0]])
    with pytest.raises(QuotebuilderError, match="gold: article 'trams': field id: occurs twice"):
        evaluate([*gold(), gold()[2]], gold())
    with pytest.raises(
        QuotebuilderError, match="article 'elsewhere': field id: not in the gold, like 1 more"
    ):
        evaluate(gold(), [*gold(), *({"id": name, "quotations": []} for name in ("elsewhere", "there"))])
    with pytest.raises(QuotebuilderError, match="article 'bells': field id: no prediction for it and 1 more"):
        evaluate(gold(), gold()[:1])


def test_absent_articles_can_count_as_empty() -> None:
    evaluation = evaluate(gold(), gold()[:1], allow_missing=True, samples=0)
    assert evaluation["system"].missing == 2
    assert evaluation["system"].scores["quotation_strict"].micro["recall"].value == 3 / 7


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('{"id": "a", "quotations": []}\n{nonsense\n', r"p.jsonl:2: not a JSON object"),
        ('{"id": "a"}\n', r"p.jsonl:1: article 'a': Object missing required field `quotations`"),
        ("[]\n", r"p.jsonl:1: Expected `object`, got `array`"),
        (
            '{"id": "a", "quotations": [{"spans": [{"start": 0}]}]}\n',
            r"field quotations\[0\].spans\[0\]: Object missing",
        ),
    ],
)
def test_lines_that_do_not_fit_are_named(lines: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(lines)
    with pytest.raises(QuotebuilderError, match=message):
        evaluate(gold(), path)


def test_what_could_explode_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_RECORD_BYTES", 1_000)
    path = tmp_path / "p.jsonl.bz2"
    path.write_bytes(bz2.compress(json.dumps(gold()[0]).encode()))
    with pytest.raises(QuotebuilderError, match=r"p.jsonl.bz2: it is compressed \(bzip2\)"):
        evaluate(gold(), path)
    bomb = tmp_path / "p.jsonl.gz"
    bomb.write_bytes(gzip.compress((b" " * 500 + b"\n") * 10_000))
    with pytest.raises(QuotebuilderError, match=r"p.jsonl.gz:\d+: unpacks to more than 300 times its size"):
        evaluate(gold(), bomb)


def test_gold_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuotebuilderError, match="no articles to evaluate on"):
        evaluate([], [])
    with pytest.raises(QuotebuilderError, match="no article has a gold quotation"):
        evaluate([{"id": "a", "text": "Rain.", "quotations": []}], [])
    with pytest.raises(QuotebuilderError, match="field text: is absent"):
        evaluate([{"id": "a", "quotations": []}], [])
    with pytest.raises(QuotebuilderError, match="split test: no articles"):
        evaluate(write(tmp_path / "data/articles/test-00000-of-00001.jsonl", []).parents[2], [])


def test_options_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    polnear = write(tmp_path / "polnear.jsonl", [{"id": "a", "text": "Rain.", "attributions": []}])
    ours = write(tmp_path / "ours.jsonl", gold())
    for target, options, message in [
        (gold(), {"task": "guessing"}, "no task 'guessing'"),
        (gold(), {"protocol": "mine"}, "no protocol 'mine'"),
        (gold(), {"overlap": 0.0}, "overlap 0.0"),
        (gold(), {"unit": "word"}, "no unit 'word'"),
        (gold(), {"samples": -1}, "samples -1"),
        (gold(), {"links": ours}, "--protocol polnear"),
        (gold(), {"split": "test"}, "has no splits|have no splits"),
        (ours, {"split": "test"}, "has no splits"),
        (polnear, {}, "attributions, not quotations; give --protocol polnear"),
        (polnear, {"protocol": "polnear", "task": "links"}, "task extraction"),
        (gold(), {"protocol": "polnear"}, "from a JSONL file"),
        (tmp_path / "absent.jsonl", {}, "absent.jsonl: cannot be read"),
        (tmp_path, {}, "no data/articles in it"),
    ]:
        with pytest.raises(QuotebuilderError, match=message):
            evaluate(target, gold(), **options)


def verified() -> list[Row]:
    rows = deepcopy(gold())
    rows[0]["verified"] = True
    for quotation in (rows[0]["quotations"][0], rows[0]["quotations"][2], rows[1]["quotations"][1]):
        quotation["verified"] = True
    return rows


@pytest.mark.parametrize(
    ("task", "quotations", "left_out"),
    [
        ("extraction", {"pier": 2}, {"bells", "trams"}),
        ("attribution", {"pier": 2, "bells": 1}, {"trams"}),
        ("links", {"pier": 2, "bells": 1}, {"trams"}),
    ],
)
def test_what_people_have_verified_is_gold(task: str, quotations: dict[str, int], left_out: set[str]) -> None:
    found = read_gold(verified(), ContractProtocol(task), verified=True)
    assert {one.id: len(one.units["quotations"]) for one in found.articles} == quotations
    assert found.left_out == left_out
    # Predictions for the others are no mistake, and do not count.
    result = evaluate(verified(), {"all": gold()}, task=task, verified=True, samples=0)
    assert result.articles == len(quotations)
    assert result.settings["verified"] is True


def test_where_nothing_is_verified_that_is_said() -> None:
    with pytest.raises(QuotebuilderError, match="nothing is verified"):
        read_gold(gold(), ContractProtocol(), verified=True)
    with pytest.raises(QuotebuilderError, match="does not say what is verified"):
        evaluate("gold.jsonl", {"a": "rules"}, protocol="polnear", verified=True)
