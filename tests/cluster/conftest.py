"""An input with everything that tells shares from a whole, and what one machine makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.cli import run
from builder.corrections.decisions import text_digest

SAID = " “We wait,” said Petra Lund, who told the Ormsay Post that “they will come.”"


def text(n: int | str) -> str:
    own = " ".join(f"case{n}x{place}" for place in range(60))
    return f"{own}. “We wait for boat {n},” said Petra Lund, a spokeswoman for Ormsay Ferries."


@pytest.fixture
def arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a command, but for its output and engine, in whose shares the same ids, names and texts come again.

    Some of its tasks take a second, so that there is time to kill one.
    """
    from builder.building import parts
    from builder.cluster import shares

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parts, "PART", 6_000)
    monkeypatch.setattr(shares, "SHARE", 14_000)

    def row(n: int, **more: str) -> str:
        return json.dumps({"id": f"n{n}", "text": text(n), **more}) + "\n"

    lines = [row(n) for n in range(60)]
    lines[30:30] = ["not json\n", "\n", row(2), '{"text": ""}\n']
    Path("long.jsonl").write_text("".join(lines) + row(3).strip())
    Path("b.jsonl").write_text(row(1) + row(61) + row(900) + row(10))
    Path("old.jsonl").write_text("".join(row(n) for n in range(900, 910)) + row(12))
    for folder in "xyz":
        (Path("pages") / folder).mkdir(parents=True)
        (Path("pages") / folder / "index.txt").write_text(text(folder))
        (Path("pages") / folder / "long.txt").write_text(text("the same") + SAID * 5_000)
    decisions = [
        {"decision": "complete", "article": f"n{n}", "text_sha256": text_digest(text(n))} for n in (3, 70)
    ]
    Path("decisions.jsonl").write_text("".join(json.dumps(one) + "\n" for one in decisions))
    assert run(["generate", "-q", "old.jsonl", "-o", "old", "--workers", "1"]) == 0
    inputs = ["long.jsonl", "b.jsonl", "pages", "long.jsonl"]
    return ["generate", *inputs, "--extend", "old", "--corrections", "decisions.jsonl"]


@pytest.fixture
def everything() -> Callable[[str], dict[str, bytes]]:
    """Return what reads all files of a folder."""

    def read(folder: str) -> dict[str, bytes]:
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}

    return read
