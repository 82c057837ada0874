"""A build with corrections: rows, counts and reports, whatever the workers and however often it was stopped."""

import hashlib
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from builder import generate, validate
from builder.building import whole_input
from builder.cli import run
from builder.corrections.decisions import text_digest


def text(n: int) -> str:
    own = " ".join(f"case{n}x{place}" for place in range(12))
    return f"{own}. “We wait for boat {n},” said Petra Lund, a spokeswoman for Ormsay Ferries."


def decision(kind: str, n: int, **more: Any) -> dict[str, Any]:
    start = text(n).index("We wait")
    words = f"We wait for boat {n},"
    on = {} if kind == "complete" else {"spans": [{"start": start, "end": start + len(words)}], "text": words}
    return {"decision": kind, "article": f"n{n}", "text_sha256": text_digest(text(n)), **on, **more}


DECISIONS = [
    decision("speaker", 3, speaker={"name": "Ormsay Ferries", "kind": "organization"}),
    decision("not-a-quotation", 40),
    decision("complete", 40),
    decision("complete", 41),
    decision("speaker", 70, speaker=None),
    {**decision("complete", 5), "text_sha256": "0" * 64, "note": "by Ola"},
]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from builder import running
    from builder.building import parts

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parts, "PART", 2_000)
    monkeypatch.setattr(running, "HEAD", 2_000)
    Path("in.jsonl").write_text(
        "".join(json.dumps({"id": f"n{n}", "text": text(n)}) + "\n" for n in range(60))
    )
    Path("c.jsonl").write_text("".join(json.dumps(one) + "\n" for one in DECISIONS))


def articles(folder: str) -> dict[str, Any]:
    lines = [
        line for path in Path(folder, "data/articles").iterdir() for line in path.read_text().splitlines()
    ]
    return {row["id"]: row for row in map(json.loads, lines)}


def everything(folder: str) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()
    }


def test_corrections_come_into_the_rows_and_the_others_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["generate", "in.jsonl", "-o", "out", "--corrections", "c.jsonl", "-q", "--workers", "1"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "c.jsonl:5: correction not applied: no article 'n70' was annotated",
        "c.jsonl:6: correction not applied: the text of article 'n5' is not the one that was corrected (note: by Ola)",
    ]  # fmt: skip
    rows = articles("out")
    (found,) = rows["n3"]["quotations"]
    assert (found["speaker"]["name"], found["verified"], found["rule"]) == (
        "Ormsay Ferries",
        True,
        "correction",
    )
    assert [(rows[name]["quotations"], rows[name]["verified"]) for name in ("n40", "n41")] == [([], True)] * 2
    assert [name for name, row in rows.items() if row["verified"]] == sorted(
        (name for name in ("n40", "n41")), key=list(rows).index
    )
    build = json.loads(Path("out/build.json").read_bytes())
    assert build["corrections"] == {"applied": 4, "unapplied": 2, "left_out": 1}
    assert build["rejected"] == 0
    digest = hashlib.sha256(Path("c.jsonl").read_bytes()).hexdigest()
    assert [one["sha256"] for one in build["options"]["corrections"]] == [digest]
    assert validate("out").valid


def test_the_last_of_several_files_wins() -> None:
    Path("d.jsonl").write_text(json.dumps(decision("speaker", 3, speaker=None)))
    Path("e.jsonl").write_text(json.dumps(decision("speaker", 3, speaker={"name": "Petra Lund"})))
    told: list[str] = []
    for files, name in ((["d.jsonl", "e.jsonl"], "Petra Lund"), (["e.jsonl", "d.jsonl"], None)):
        generate("in.jsonl", "out", corrections=files, on_reject=lambda one: told.append(str(one)))
        (found,) = articles("out")["n3"]["quotations"]
        assert (found["speaker"] and found["speaker"]["name"]) == name
    assert told == []


def test_a_build_that_was_stopped_knows_its_corrections(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["generate", "in.jsonl", "-q", "--corrections", "c.jsonl", "--workers"]
    assert run([*command, "1", "-o", "whole"]) == 0
    assert run([*command, "2", "-o", "two"]) == 0
    assert everything("two") == everything("whole")
    whole = whole_input.annotate_parts

    def stopping(*arguments: Any, **options: Any) -> Any:
        for n, report in enumerate(whole(*arguments, **{**options, "apart": False})):
            if n == 3:
                raise KeyboardInterrupt
            yield report

    monkeypatch.setattr(whole_input, "annotate_parts", stopping)
    assert run([*command, "1", "-o", "out"]) == 130
    monkeypatch.setattr(whole_input, "annotate_parts", partial(_here, whole))
    capsys.readouterr()
    assert run(["generate", "in.jsonl", "-q", "-o", "out"]) == 1
    assert "an unfinished build there has other corrections" in capsys.readouterr().err
    assert run([*command, "1", "-o", "out"]) == 0
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert everything("out") == everything("whole")


def _here(whole: Any, *arguments: Any, **options: Any) -> Any:
    return whole(*arguments, **{**options, "apart": False})


def test_a_wrong_line_stops_before_all_work(capsys: pytest.CaptureFixture[str]) -> None:
    Path("c.jsonl").write_text("{}\n")
    assert run(["generate", "in.jsonl", "-o", "out", "--corrections", "c.jsonl"]) == 1
    assert "c.jsonl:1: not a correction" in capsys.readouterr().err
    assert not Path("out").exists()
