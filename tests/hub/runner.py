"""The command line in processes that know no other Hub than the one on loopback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ZYGOTE = """
import json, os, sys
import datasets, huggingface_hub, pyarrow, spacy
import frontmatter, matplotlib.backends.backend_agg, matplotlib.figure, rensa, yaml
import builder.building.dataset, builder.hub, builder.viewing.pushed, builder.viewing.report
from builder.annotation.lexicon import load_lexicon
from builder.cli import run
load_lexicon(None)
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


NOT_READ_BACK = "import builder.hub.pushing as pushing; pushing.compare = lambda *given: None"


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

    def __call__(
        self, *arguments: str, token: str | None = "hf_mara", code: str = "", read_back: bool = False
    ) -> Result:
        """Run the command with ``arguments``, after ``code``, as the user that ``token`` is of.

        A push is spared the reading back, which takes most of its time, unless ``read_back``.
        """
        code = code if read_back else f"{NOT_READ_BACK}\n{code}"
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
