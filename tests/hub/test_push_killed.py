"""A push that is killed, at any moment, leaves the old dataset or the new one, and the next push goes on."""

import copy
import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_hub import FakeHub, Gone, Request
from runner import Runner

MOMENTS = [
    ("GET /api/datasets/mara/quotes$", "before", "old"),
    ("GET .*/refs", "after", "old"),
    ("GET .*/tree/", "after", "old"),
    ("POST .*/preupload/", "before", "old"),
    ("POST .*/objects/batch", "after", "old"),
    ("PUT /storage", "before", "old"),
    ("PUT /storage", "after", "old"),
    ("POST /api/validate-yaml", "after", "old"),
    ("POST .*/commit/", "before", "old"),
    ("POST .*/commit/", "after", "new"),
    ("GET .*/resolve/.*train", "after", "new"),
]


def test_ten_moments(hub: FakeHub, quotebuilder: Runner, build: Callable[..., Path], tmp_path: Path) -> None:
    hub.large_from = 2_000
    build(tmp_path / "old")
    build(tmp_path / "new", word="quay", split="0.8/0.2/0")
    assert quotebuilder("push", "old", "mara/quotes").status == 0
    repositories = hub.repositories
    states = {"old": repositories["mara/quotes"].files()}
    hub.repositories = copy.deepcopy(repositories)
    assert quotebuilder("push", "new", "mara/quotes").status == 0
    states["new"] = hub.repositories["mara/quotes"].files()
    whole = {str(request) for request in hub.requested("PUT /storage")}

    for pattern, when, left in MOMENTS:
        hub.repositories = copy.deepcopy(repositories)
        hub.requests.clear()

        def kill(request: Request, pattern: str = pattern) -> None:
            if re.search(pattern, str(request)):
                while not quotebuilder.pid:
                    time.sleep(0.01)
                hub.before = hub.after = lambda request: None
                os.kill(quotebuilder.pid, signal.SIGKILL)
                raise Gone

        setattr(hub, when, kill)
        killed = quotebuilder("push", "new", "mara/quotes", read_back=True)
        assert killed.status == -signal.SIGKILL, pattern
        assert hub.repositories["mara/quotes"].files() == states[left], pattern

        stored = set(hub.repositories["mara/quotes"].objects)
        hub.requests.clear()
        assert quotebuilder("push", "new", "mara/quotes").status == 0
        assert hub.repositories["mara/quotes"].files() == states["new"], pattern
        again = {request.path.rsplit("/", 1)[1] for request in hub.requested("PUT /storage")}
        assert not again & stored, pattern
        if left == "new":
            assert not hub.requested("/commit/"), pattern
    assert len(whole) >= 3


@pytest.mark.parametrize(
    ("pattern", "when"), [("POST /api/repos/create", "before"), ("POST /api/repos/create", "after")]
)
def test_while_the_repository_is_made(
    hub: FakeHub, quotebuilder: Runner, build: Callable[..., Path], tmp_path: Path, pattern: str, when: str
) -> None:
    build(tmp_path / "made")

    def kill(request: Request) -> None:
        if re.search(pattern, str(request)):
            hub.before = hub.after = lambda request: None
            os.kill(quotebuilder.pid, signal.SIGKILL)
            raise Gone

    setattr(hub, when, kill)
    assert quotebuilder("push", "made", "mara/quotes").status == -signal.SIGKILL
    assert list(hub.repositories) == ([] if when == "before" else ["mara/quotes"])
    assert quotebuilder("push", "made", "mara/quotes").status == 0
    assert "build.json" in hub.repositories["mara/quotes"].files()
