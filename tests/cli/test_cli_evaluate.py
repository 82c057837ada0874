"""The command that evaluates, end to end."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builder import annotate
from builder.cli import run

STORIES = {
    "ferry": "“We have one engine and two islands,” said Petra Lund, a spokeswoman for Ormsay Ferries.\n\n"
    "“We will wait,” she said. Tomas Ekwall told the Dalby Gazette that nobody had asked the farmers.",
    "weir": "“Close the weir,” said Mayor Ines Falk. According to the council, the weir is safe.",
}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write gold and predictions that miss a quotation into the working directory."""
    monkeypatch.chdir(tmp_path)
    rows: list[dict[str, Any]] = []
    for article in annotate([{"id": name, "text": text} for name, text in STORIES.items()]):
        spans = [
            [{"start": s.start, "end": s.end} for s in quotation.spans] for quotation in article.quotations
        ]
        rows.append(
            {"id": article.id, "text": article.text, "quotations": [{"spans": each} for each in spans]}
        )
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    rows[0]["quotations"].pop()
    (tmp_path / "fewer.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


def test_tables_are_printed_and_files_written(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = ["--html", "page.html", "--errors", "errors.jsonl", "--model-index", "card.md"]
    assert run(["evaluate", "gold.jsonl", "rules", "other=fewer.jsonl", "--samples", "50", *files]) == 0
    out = capsys.readouterr().out
    assert "rules minus other" in out
    assert "Quotation (strict)" in out
    assert (gold / "page.html").read_text().startswith("<!doctype html>")
    assert [json.loads(line)["kinds"] for line in (gold / "errors.jsonl").open()] == [["missed"]]
    assert (gold / "card.md").read_text().startswith("---\nmodel-index:\n- name: rules\n")


def test_json_and_markdown_go_to_standard_output(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "gold.jsonl", "fewer.jsonl", "--json", "--samples", "0"]) == 0
    assert json.loads(capsys.readouterr().out)["systems"]["fewer"]["scores"]["quotation_strict"]["right"] > 0
    assert run(["evaluate", "gold.jsonl", "fewer.jsonl", "--markdown", "--details", "--samples", "0"]) == 0
    assert capsys.readouterr().out.startswith("### fewer\n\n| Metric |")
    assert run(["evaluate", "gold.jsonl", "fewer.jsonl", "--errors", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["kinds"] == ["missed"]
    assert run(["evaluate", "gold.jsonl", "fewer.jsonl", "--json", "--markdown"]) == 2


def test_gold_is_read_from_standard_input(
    gold: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for place in ("gold.jsonl", "-"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((gold / "gold.jsonl").read_bytes())))
        assert run(["evaluate", place, "fewer.jsonl", "--json", "--samples", "0"]) == 0
        found.append(json.loads(capsys.readouterr().out)["systems"]["fewer"]["scores"])
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["gold.jsonl"], 2, "Missing argument"),
        (["gold.jsonl", "fewer.jsonl", "--task", "guessing"], 2, "guessing"),
        (["gold.jsonl", "fewer.jsonl", "--overlap", "0"], 2, "0<x<=1"),
        (["absent.jsonl", "fewer.jsonl"], 1, "absent.jsonl: cannot be read"),
        (["gold.jsonl", "absent.jsonl"], 1, "absent.jsonl: no such file, and no system of that name"),
        (["gold.jsonl", "textacy"], 1, "--spacy-model"),
        (["gold.jsonl", "fewer.jsonl", "--html", "gold.jsonl"], 1, "gold.jsonl: is an input too"),
    ],
)
def test_errors_in_one_line(
    gold: Path, arguments: list[str], status: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (gold / "gold.jsonl").read_bytes()
    assert run(["evaluate", *arguments]) == status
    err = capsys.readouterr().err
    assert message in err
    assert len(err.splitlines()) == 1
    assert (gold / "gold.jsonl").read_bytes() == before


def test_the_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from builder.cli import run; run(['evaluate', '--help']); "
        "print({'numpy', 'scipy', 'spacy', 'datasets', 'rich', 'openai'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.endswith(
        "set()\n"
    )
