"""One build at a time at a URL."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from builder.cli import run
from builder.errors import QuotebuilderError
from builder.storage import holding
from builder.storage.holding import held


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "BEAT", 0.05)


def test_who_comes_second_is_refused_while_the_first_is_there(memory: Any) -> None:
    with held("memory://out", "memory://out") as make_sure:
        with (
            pytest.raises(QuotebuilderError, match=r"memory://out: another build is writing there"),
            held("memory://out", "memory://out"),
        ):
            pass
        make_sure()
    assert memory.find("/out") == []
    with held("memory://out", "memory://out"):
        pass


def test_what_a_killed_build_holds_is_taken_over(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    left = b'{"holder": "gone", "host": "elsewhere", "process": 1, "beat": 7}'
    memory.pipe_file("/out/lease.json", left)
    with held("memory://out", "memory://out") as make_sure:
        make_sure()
    # Of one that ran here it is known at once.
    memory.pipe_file("/out/lease.json", left.replace(b"elsewhere", b"here").replace(b": 1,", b": 999999999,"))
    monkeypatch.setattr(holding.socket, "gethostname", lambda: "here")
    monkeypatch.setattr(holding, "BEAT", 1000)
    with held("memory://out", "memory://out"):
        pass


def test_who_has_lost_it_is_told(memory: Any) -> None:
    with held("memory://out", "memory://out") as make_sure:
        memory.pipe_file("/out/lease.json", b'{"holder": "other", "host": "elsewhere", "process": 1}')
        time.sleep(0.2)
        with pytest.raises(QuotebuilderError, match="another build has begun there meanwhile"):
            make_sure()
    assert b"other" in memory.cat_file("/out/lease.json")
    assert "lease" not in {thread.name for thread in threading.enumerate()}


def test_a_second_build_is_refused(folder: Path, memory: Any, capfd: pytest.CaptureFixture[str]) -> None:
    with held("memory://out/.build", "memory://out"):
        assert run(["generate", "in.jsonl", "-o", "memory://out"]) == 1
    assert "memory://out: another build is writing there" in capfd.readouterr().err
