from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from builder import exporting
from builder.cli import run
from builder.cli.converting import CORPORA, EXPORTS
from builder.reading import corpora
from builder.schema import Article

TEXT = "“The hull is thin,” said Ada Brisk. She added that they wait."


def place(words: str) -> dict[str, object]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    quotes = [
        {"cue": place("said"), "sources": [place("Ada Brisk")], "contents": [place("“The hull is thin,”")]},
        {"cue": place("added"), "sources": [place("She")], "contents": [place("that they wait.")]},
        {"cue": place("added"), "sources": [], "contents": []},
    ]
    folder = tmp_path / "citron"
    folder.mkdir()
    (folder / "ferry.json").write_text(json.dumps({"text": TEXT, "quotes": quotes}), "utf-8")
    return folder


def test_import_and_export(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotated = tmp_path / "ferry.jsonl"
    assert run(["import", "citron", str(corpus), "-o", str(annotated)]) == 0
    first, second = capsys.readouterr().err.splitlines()
    assert first == "1 articles, 2 quotations, 2 with a speaker"
    assert second.startswith("1 not converted: quotation without its content (first: ")
    article = msgspec.json.decode(annotated.read_bytes(), type=Article)
    assert [quotation.type for quotation in article.quotations] == ["direct", "indirect"]
    for format in exporting.FORMATS:
        assert run(["export", format, str(annotated), "-o", str(tmp_path / f"to-{format}"), "-q"]) == 0
        assert capsys.readouterr().err == ""
    assert run(["import", "polnear", str(tmp_path / "to-brat"), "-o", str(tmp_path / "again.jsonl.gz")]) == 0


def test_verbose_names_everything(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "citron", str(corpus), "-o", "-", "-q", "-v"]) == 0
    out, err = capsys.readouterr()
    assert err.splitlines()[0].endswith("ferry.json: quotation without its content: quote 3")
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["import", "parc", "."], 2, "'parc' is not one of"),
        (["import", "pdnc", "."], 1, "no quotation_info.csv in this folder or below"),
        (["import", "pdnc", "nowhere"], 1, "no such file or folder"),
        (["import", "pdnc", ".", "--annotator", "x"], 1, "--annotator is for polnear"),
        (["export", "brat", "nowhere.jsonl"], 1, "nowhere.jsonl"),
    ],
)
def test_errors(
    arguments: list[str],
    status: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").write_text("kept")
    assert run([*arguments, "-o", "out"]) == status
    assert message in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "kept"


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("import", "export"):
        assert run([command, "--help"]) == 0
        assert f"Example: quotebuilder {command} " in capsys.readouterr().out


def test_the_commands_know_every_format() -> None:
    assert list(corpora.FORMATS) == CORPORA
    assert list(exporting.FORMATS) == EXPORTS
