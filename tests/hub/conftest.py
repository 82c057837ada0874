"""The Hub on loopback, and the command line in processes that know no other Hub."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fake_hub import FakeHub

from builder.assembly.splits import parse_splits
from builder.building import Rejects, annotation_options, build_dataset
from builder.reading import read_articles

ZYGOTE = """
import json, os, sys
import datasets, huggingface_hub, pyarrow, spacy
import builder.building, builder.hub, builder.viewing.pushed
from builder.cli import run
for line in sys.stdin:
    asked = json.loads(line)
    pid = os.fork()
    if pid == 0:
        for stream, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(asked[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
        os.chdir(asked["folder"])
        os.environ.update(asked["environment"])
        exec(asked["code"])
        status = run(asked["arguments"])
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    print(pid, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""
"""A process that has everything imported, and forks for each command: starting anew takes seconds."""


class Result(NamedTuple):
    """What a run of the command gave; the status is negative where a signal ended it."""

    status: int
    out: str
    err: str


class Runner:
    """Runs commands, each in a process of its own, whose id is ``pid`` while it runs."""

    def __init__(self, environment: dict[str, str], home: Path) -> None:
        self.pid = 0
        self.folder = home
        self.home, self._environment = home, environment
        self._process = subprocess.Popen(
            [sys.executable, "-c", ZYGOTE],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *arguments: str, token: str | None = "hf_mara", code: str = "") -> Result:
        """Run the command with ``arguments``, after ``code``, as the user that ``token`` is of."""
        asked: dict[str, Any] = {"arguments": arguments, "code": code, "folder": str(self.folder)}
        asked["environment"] = {"HF_TOKEN": token} if token else {}
        asked["out"], asked["err"] = str(self.home / "out.txt"), str(self.home / "err.txt")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        self.pid = int(self._process.stdout.readline())
        status = int(self._process.stdout.readline())
        self.pid = 0
        result = Result(status, Path(asked["out"]).read_text(), Path(asked["err"]).read_text())
        for secret in (token or "hf_", "signature=secret"):
            assert secret not in result.out + result.err
        return result

    def afresh(self, program: str, *arguments: str) -> str:
        """Run a Python program in a new process with a cache of its own; return what it prints."""
        environment = {**self._environment, "HF_HOME": str(self.folder / "fresh"), "HF_TOKEN": "hf_mara"}
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            env=environment,
            cwd=self.folder,
            text=True,
            capture_output=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def close(self) -> None:
        self._process.communicate()


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
        rejects = Rejects(lambda record: None, strict=True)
        build_dataset(
            read_articles([source], on_reject=rejects),
            folder,
            splits=parse_splits(split),
            annotation=annotation_options(double_apostrophes=False, lexicon=None, spacy_model=None),
            inputs=[],
            reading={},
            workers=1,
            rejects=rejects,
        )
        return folder

    return make
