"""The example of docs/corrections.md works as written, and the page names every kind and field."""

import json
import re
import shlex
from pathlib import Path

import msgspec
import pytest

from builder.cli import run
from builder.corrections.decisions import AnyDecision

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    article, corrections = blocks("json")
    Path("news.jsonl").write_text(article, encoding="utf-8")
    Path("corrections.jsonl").write_text(corrections, encoding="utf-8")
    for line in "".join(blocks("sh")).splitlines():
        program, *arguments = shlex.split(line)
        assert program == "quotebuilder"
        assert run(arguments) == 0, capsys.readouterr().err
    assert json.loads(Path("quotations/build.json").read_bytes())["corrections"] == {
        "applied": 3,
        "unapplied": 0,
        "left_out": 0,
    }
    (shard,) = Path("quotations/data/articles").iterdir()
    row = json.loads(shard.read_bytes())
    assert row["verified"]
    said = [(one["text"], one["type"], one["speaker"]["name"], one["verified"]) for one in row["quotations"]]
    assert said == [
        ("It is sound,", "direct", "Mara Quill", True),
        ("a patchwork", "direct", "Tam Orr", True),
    ]


def test_every_kind_and_field_is_named() -> None:
    kinds = {kind.__struct_config__.tag: kind for kind in AnyDecision.__args__}
    rows = {row[0]: row[1:] for row in re.findall(r"^\| `([\w-]+)` \| ([^|]*)\| ([^|]*)", PAGE, re.MULTILINE)}
    assert kinds.keys() <= rows.keys()
    common = {"article", "text_sha256", "note", "spans", "text"}
    for name, kind in kinds.items():
        fields = {field.name for field in msgspec.structs.fields(kind)} - common
        assert fields == set(re.findall(r"`(\w+)`", rows[str(name)][0]))
