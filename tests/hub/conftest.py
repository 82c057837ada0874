"""The Hub on loopback, what runs commands against it, and folders to push."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_hub import FakeHub
from runner import Runner

from builder.cli import run


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

    def make(folder: Path, *, articles: int = 12, split: str = "0.6/0.2/0.2", word: str = "pier") -> Path:
        records = [
            {
                "id": f"n{n}",
                "published": f"2024-05-{n % 28 + 1:02}",
                "text": f"“The {word} stays open on day {n},” said Mara Quill, the harbour master.\n\n"
                f"Rain is due, according to the Vellin Courier.\n\nTomas Ekwall called it “dull number {n}.”",
            }
            for n in range(articles)
        ]
        source = folder.with_suffix(".jsonl")
        source.write_text("".join(json.dumps(record) + "\n" for record in records))
        arguments = ["-o", str(folder), "--split", split, "--workers", "1", "-q"]
        assert run(["generate", str(source), *arguments]) == 0
        return folder

    return make
