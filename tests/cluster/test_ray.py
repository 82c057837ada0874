"""A build on a Ray cluster of two nodes that work, one of which is killed: the bytes are those of one machine."""

from __future__ import annotations

import re
import threading
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

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    for _ in range(2):
        cluster.add_node(num_cpus=1)
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
    shares = Path(".out.build/cluster/shares")
    inputs = arguments[1 : arguments.index("--extend")]
    long = {
        f"{number:08}"
        for number, share in enumerate(cut_shares(expand(inputs)))
        if any(isinstance(source, Source) and source.label.endswith("long.txt") for source in share)
    }
    killed: list[str] = []
    over = threading.Event()

    def begun() -> dict[str, str]:
        """Return the pids of the workers that are at a share, by the share."""
        found = {}
        for path in shares.glob("*.begun"):
            with suppress(FileNotFoundError):
                found[path.stem] = path.read_text().split()[-1]
        return found

    def node_of(pid: str) -> Any:
        """Return the node whose raylet has started a worker."""
        [parent] = re.findall(r"PPid:\s*(\d+)", Path("/proc", pid, "status").read_text())
        return next(
            node for node in nodes.worker_nodes if node.all_processes["raylet"][0].process.pid == int(parent)
        )

    def kill() -> None:
        under_way: dict[str, str] = {}
        # Short ones end too soon.
        while not under_way and not over.is_set():
            under_way = {share: pid for share, pid in begun().items() if share in long}
        share, pid = next(iter(under_way.items()), ("", ""))
        if share:
            nodes.remove_node(node_of(pid), allow_graceful=False)
        while share and not killed and not over.is_set():
            # Only a task that was killed has its share begun once more, by another process.
            if begun().get(share, pid) != pid:
                killed.append(share)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        assert run([*arguments, "-o", "out", "--engine", "ray", "--ray-address", nodes.address]) == 0
    finally:
        over.set()
        killer.join()
    assert killed, "a task was to be killed under way"
    assert everything("out") == everything("local")
    assert [line for line in capfd.readouterr().err.splitlines() if "boat" not in line][:20] == [
        line for line in told.splitlines() if "boat" not in line
    ][:20]


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.")
    command = ["generate", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--engine", "ray"]
    assert run([*command, "--ray-address", "127.0.0.1:1"]) == 1
    assert "cannot use the Ray cluster 127.0.0.1:1: " in capfd.readouterr().err
