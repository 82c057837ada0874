"""The walk through docs/evaluating.md works as written."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.cli import run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "evaluating.md").read_text(encoding="utf-8")
# These need something that is not here: a network, a model, an endpoint.
ELSEWHERE = ("pip install", "textacy", "llm:")


def commands() -> Iterator[list[str]]:
    for block in re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if not any(words in line for words in ELSEWHERE):
                yield shlex.split(line)


def test_every_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    model, python = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    shutil.copytree(ROOT / "seeds", "seeds")
    Path("my_model.py").write_text(model, encoding="utf-8")
    for command in commands():
        if command[0] == "python":
            subprocess.run([sys.executable, *command[1:]], check=True)
            continue
        assert command[0] == "quotebuilder"
        arguments, _, target = (" ".join(map(shlex.quote, command[1:]))).partition(" '>' ")
        assert run(shlex.split(arguments)) == 0, command
        out = capsys.readouterr().out
        if target:
            Path(target).write_text(out, encoding="utf-8")
    assert all(
        Path(name).stat().st_size
        for name in ("figures.json", "figures.md", "report.html", "errors.jsonl", "card.md")
    )
    exec(python, {})
    assert "Estimate(value=" in capsys.readouterr().out
