"""Files of corrections: what is read, and how a line that is none is named."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from builder import QuotebuilderError
from builder.corrections.reading import read_corrections

GOOD: dict[str, Any] = {
    "decision": "speaker",
    "article": "a",
    "text_sha256": "0" * 64,
    "spans": [{"start": 1, "end": 4}],
    "text": "cat",
    "speaker": {"name": "Petra Lund", "kind": "person"},
}
COMPLETE = {"decision": "complete", "article": "b", "text_sha256": "0" * 64, "note": "read twice"}


def test_decisions_of_several_files_follow_each_other(tmp_path: Path) -> None:
    first, second = tmp_path / "one.jsonl", tmp_path / "two.jsonl.gz"
    first.write_text(f"\ufeff{json.dumps(GOOD)}\n\n{json.dumps(COMPLETE)}\n", encoding="utf-8")
    second.write_bytes(gzip.compress(json.dumps({**GOOD, "speaker": None}).encode()))
    read = read_corrections([first, second])
    assert read.total == 3
    assert [(one.number, Path(one.file).name, one.line) for one in read.by_article["a"]] == [
        (0, "one.jsonl", 1),
        (2, "two.jsonl.gz", 1),
    ]
    assert [one.number for one in read.others({1})] == [0, 2]
    assert read_corrections([]).total == 0


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "truncated"),
        ("[]", "Expected `object`"),
        ({**GOOD, "decision": "maybe"}, "Invalid value 'maybe'"),
        ({**GOOD, "spaeker": None}, "unknown field `spaeker`"),
        ({**GOOD, "speaker": {"name": "P", "age": 4}}, "unknown field `age`"),
        ({key: GOOD[key] for key in GOOD if key != "speaker"}, "missing required field `speaker`"),
        ({**GOOD, "text_sha256": "0"}, "text_sha256"),
        ({**GOOD, "spans": []}, "spans is empty"),
        ({**GOOD, "spans": [{"start": 4, "end": 4}]}, "does not end after its start"),
        ({**GOOD, "spans": [{"start": -1, "end": 4}]}, "does not end after its start"),
        ({**GOOD, "spans": [{"start": 5, "end": 9}, {"start": 1, "end": 4}]}, "order of the text"),
        ({**GOOD, "speaker": {}}, "a speaker needs a name"),
        ({**GOOD, "speaker": {"name": ""}}, "a speaker needs a name"),
        ({**GOOD, "speaker": {"start": 1}}, "start and end go together"),
        ({**GOOD, "speaker": {"start": 3, "end": 2}}, "does not end after its start"),
        ({**GOOD, "speaker": {"name": "P", "kind": "cat"}}, "Invalid enum value 'cat'"),
    ],
)
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: Any, reason: str) -> None:
    path = tmp_path / "c.jsonl"
    written = line if isinstance(line, str) else json.dumps(line)
    path.write_text(f"{json.dumps(GOOD)}\n{written}\n", encoding="utf-8")
    with pytest.raises(QuotebuilderError) as caught:
        read_corrections([path])
    assert f"{path}:2: not a correction" in str(caught.value)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "field", "said", "reason"),
    [
        ("affiliation", "affiliation", {}, "an affiliation needs a name or a role"),
        ("affiliation", "affiliation", {"name": "", "role": "skipper"}, "an affiliation needs"),
        ("outlet", "outlet", {"name": ""}, "an outlet needs a name or a medium"),
        ("extent", "new_spans", [], "new_spans is empty"),
    ],
)
def test_other_kinds_are_checked_too(tmp_path: Path, kind: str, field: str, said: Any, reason: str) -> None:
    path = tmp_path / "c.jsonl"
    made = {key: GOOD[key] for key in GOOD if key != "speaker"}
    path.write_text(json.dumps({**made, "decision": kind, field: said}), encoding="utf-8")
    with pytest.raises(QuotebuilderError, match=reason):
        read_corrections([path])


def test_a_file_that_is_not_there_or_damaged_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuotebuilderError, match=r"none\.jsonl: no such file"):
        read_corrections([tmp_path / "none.jsonl"])
    damaged = tmp_path / "c.jsonl.gz"
    damaged.write_bytes(gzip.compress(json.dumps(GOOD).encode())[:-9])
    with pytest.raises(QuotebuilderError, match=r"c\.jsonl\.gz: .*truncated"):
        read_corrections([damaged])
