"""The Hub on loopback, what runs commands against it, and folders to push."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_hub import FakeHub
from runner import Runner

from builder.cli import run

NOUNS = (
    "rope paint timber gravel lamps paper glass bread copper wool coal bricks salt maps boats nets ropes bells wires "
    "tiles pumps chairs doors songs clocks ferries trains stamps kites drums"
)


@pytest.fixture(scope="session")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FakeHub, Runner]]:
    home = tmp_path_factory.mktemp("hub")
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(("HF_", "HUGGING"))}
    with FakeHub() as hub:
        environment = {
            **kept,
            "HF_ENDPOINT": hub.url,
            "HF_HOME": str(home / "cache"),
            "HF_HUB_DISABLE_XET": "1",
            "HF_HUB_DISABLE_TELEMETRY": "1",
            "NO_PROXY": "127.0.0.1,localhost",
        }
        runner = Runner(environment, home)
        yield hub, runner
        runner.close()


@pytest.fixture
def hub(_running: tuple[FakeHub, Runner]) -> FakeHub:
    """Return an empty Hub."""
    _running[0].reset()
    return _running[0]


@pytest.fixture
def quotebuilder(_running: tuple[FakeHub, Runner], tmp_path: Path) -> Runner:
    """Return what runs the command, with an empty cache."""
    runner = _running[1]
    runner.folder = tmp_path
    shutil.rmtree(runner.home / "cache", ignore_errors=True)
    return runner


@pytest.fixture
def build() -> Callable[..., Path]:
    """Return what builds a dataset folder from made-up articles."""

    def make(
        folder: Path,
        *,
        articles: int = 20,
        split: str = "0.5/0.25/0.25",
        word: str = "pier",
        form: str = "jsonl",
    ) -> Path:
        records = []
        for n in range(articles):
            words = random.Random(n).sample(NOUNS.split(), 30)
            text = (
                f"“The {word} needs {words[0]}, {words[1]} and {words[2]},” said Mara Quill, the harbour master.\n\n"
                f"The council has looked at {', '.join(words)}.\n\nTomas Ekwall called it “a {words[4]} of "
                f"{words[5]} and {words[6]}.”"
            )
            records.append({"id": f"n{n}", "published": f"2024-05-{n + 1:02}", "text": text})
        source = folder.with_suffix(".jsonl")
        source.write_text("".join(json.dumps(record) + "\n" for record in records))
        arguments = ["-o", str(folder), "--split", split, "--format", form, "--workers", "1", "-q"]
        assert run(["generate", str(source), *arguments]) == 0
        return folder

    return make
