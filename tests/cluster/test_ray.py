"""A build on a Ray cluster of two nodes, one of which is killed: the bytes are those of one machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from builder.cli import run
from builder.cluster.shares import cut_shares
from builder.reading.sources import Source, expand

ray = pytest.importorskip("ray", reason="needs quotebuilder[ray]")
pytest.importorskip("datatrove", reason="needs quotebuilder[ray]")


@pytest.fixture
def nodes() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    yield cluster
    ray.shutdown()
    cluster.shutdown()


def test_a_node_that_is_killed_costs_nothing(
    arguments: list[str],
    everything: Callable[[str], dict[str, bytes]],
    nodes: Any,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run([*arguments, "-o", "local", "--workers", "1"]) == 0
    told = capfd.readouterr().err
    second = nodes.add_node(num_cpus=1)
    shares, tasks = Path(".out.build/cluster/shares"), Path(".out.build/cluster/tasks")
    inputs = arguments[1 : arguments.index("--extend")]
    long = {
        f"{number:08}"
        for number, share in enumerate(cut_shares(expand(inputs)))
        if any(isinstance(source, Source) and source.label.endswith("long.txt") for source in share)
    }
    begun: dict[str, list[str]] = {}
    killed: list[str] = []

    def kill() -> None:
        nonlocal begun
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            # Each node has one processor: where two tasks are under way, one is on either. Short ones end too soon.
            with suppress(FileNotFoundError):
                begun = {path.stem: path.read_text().split()[1:] for path in shares.glob("*.begun")}
            if len(begun) == 2 and all(begun.values()) and begun.keys() <= long:
                nodes.remove_node(second, allow_graceful=False)
                while not killed and time.monotonic() < deadline:
                    killed.extend(share for share, (pid,) in begun.items() if not Path("/proc", pid).exists())
                killed[:] = [share for share in killed if not (tasks / "completions" / share[-5:]).exists()]
                return

    killer = threading.Thread(target=kill)
    killer.start()
    assert run([*arguments, "-o", "out", "--engine", "ray", "--ray-address", nodes.address]) == 0
    killer.join()
    assert len(killed) == 1, "a task was to be killed under way"
    assert everything("out") == everything("local")
    assert [line for line in capfd.readouterr().err.splitlines() if "boat" not in line][:20] == [
        line for line in told.splitlines() if "boat" not in line
    ][:20]


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.")
    command = ["generate", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--engine", "ray"]
    assert run([*command, "--ray-address", "127.0.0.1:1"]) == 1
    assert "cannot use the Ray cluster 127.0.0.1:1: " in capfd.readouterr().err
