import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder import running, workers
from builder.errors import QuotebuilderError
from builder.running import run


def square(n: int) -> int:
    return n * n


def process_id(n: int) -> int:
    return os.getpid()


def die_at_5000(n: int) -> int:
    if n == 5000:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def fail_at_5000(n: int) -> int:
    if n == 5000:
        raise ValueError("five thousand")
    return n


@pytest.fixture(autouse=True)
def early_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start processes after ten items rather than a million characters."""
    monkeypatch.setattr(running, "HEAD", 10)
    monkeypatch.setattr(running, "CHUNK_ITEMS", 100)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_order(workers: int) -> None:
    assert list(run(square, range(2000), workers=workers)) == [n * n for n in range(2000)]


def test_one_worker_is_this_process() -> None:
    assert set(run(process_id, range(50), workers=1)) == {os.getpid()}


def test_a_short_input_starts_no_process() -> None:
    assert set(run(process_id, range(10), workers=2)) == {os.getpid()}


def test_several_workers_share_the_rest() -> None:
    found = list(run(process_id, range(3000), workers=2))
    assert set(found[:10]) == {os.getpid()}
    assert os.getpid() not in found[10:]


@pytest.mark.parametrize("workers", [1, 2])
def test_input_is_read_only_so_far_ahead(workers: int) -> None:
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for number in range(1_000_000):
            read = number
            yield number

    results = run(square, items(), workers=workers)
    for _ in range(500):
        next(results)
    results.close()  # type: ignore[attr-defined]
    assert read <= 500 + (workers * running.CHUNKS_AHEAD + 1) * running.CHUNK_ITEMS


@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_read_before_an_error_comes_first(workers: int) -> None:
    def items() -> Iterator[int]:
        yield from range(777)
        raise QuotebuilderError("line 778")

    results = run(square, items(), workers=workers)
    assert [next(results) for _ in range(777)] == [n * n for n in range(777)]
    with pytest.raises(QuotebuilderError, match="line 778"):
        next(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_function_raises_is_raised(workers: int) -> None:
    with pytest.raises(ValueError, match="five thousand"):
        list(run(fail_at_5000, range(10_000), workers=workers))


def test_a_killed_worker_is_an_error_and_no_hang() -> None:
    with pytest.raises(QuotebuilderError, match="worker process was killed by SIGKILL"):
        list(run(die_at_5000, range(10_000), workers=2))


class Dies:
    """A function that, as the worker takes it over, kills the worker, the first ``times`` times."""

    def __init__(self, folder: Path, times: int) -> None:
        self.folder, self.times = folder, times

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        deaths = len(list(self.folder.iterdir()))
        if deaths < self.times:
            (self.folder / str(os.getpid())).touch()
            os.kill(os.getpid(), signal.SIGKILL)

    def __call__(self, n: int) -> int:
        return n


def test_a_worker_killed_while_it_starts_is_replaced_but_not_for_ever(tmp_path: Path) -> None:
    (tmp_path / "once").mkdir()
    assert list(run(Dies(tmp_path / "once", 1), range(300), apart=True)) == list(range(300))
    (tmp_path / "ever").mkdir()
    with pytest.raises(QuotebuilderError, match=r"cannot be started \(killed by SIGKILL"):
        list(run(Dies(tmp_path / "ever", 100), range(300), apart=True))
    assert len(list((tmp_path / "ever").iterdir())) == running.STARTS


def alive(pids: set[int]) -> set[int]:
    """Return those of ``pids`` that still run (a zombie that nobody has waited for does not)."""
    still = set()
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            continue
        if state != "Z":
            still.add(pid)
    return still


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at /proc")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_their_parent(tmp_path: Path, sign: signal.Signals) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, time\n"
        "from builder import running\n"
        "def work(n):\n"
        "    if n == 11: time.sleep(60)\n"
        "    return os.getpid()\n"
        "if __name__ == '__main__':\n"
        "    running.HEAD = 10; running.CHUNK_ITEMS = 1\n"
        "    for pid in running.run(work, iter(range(100_000)), workers=2):\n"
        "        print(pid, flush=True)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    lines = [int(parent.stdout.readline()) for _ in range(11)]
    workers = {lines[-1]}
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
    workers |= {int(child) for child in children}
    start = time.monotonic()
    parent.send_signal(sign)
    parent.communicate(timeout=10)
    while alive(workers) and time.monotonic() - start < 10:
        time.sleep(0.05)
    assert not alive(workers)
    assert time.monotonic() - start < 5


def die_at_two_numbers(n: int) -> int:
    if n in (5000, 7001):
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def test_an_item_that_kills_costs_itself_alone() -> None:
    found = list(run(die_at_two_numbers, range(10_000), workers=2, died=lambda n, how: -n))
    assert found == [-n if n in (5000, 7001) else n for n in range(10_000)]


def test_how_a_worker_died_is_told() -> None:
    (how,) = run(die_at_5000, [5000], apart=True, died=lambda _, how: how)  # type: ignore[arg-type, return-value]
    assert how == "killed by SIGKILL"


def test_one_worker_may_be_another_process() -> None:
    found = set(run(process_id, range(50), apart=True))
    assert len(found) == 1
    assert os.getpid() not in found


def test_a_worker_that_has_grown_makes_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "GROWTH", -1)
    found = list(run(process_id, range(300), apart=True))
    assert [len(set(found[at : at + 100])) for at in (0, 100, 200)] == [1, 1, 1]
    assert len(set(found)) == 3


def test_a_script_without_its_guard_is_told(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("from builder.running import run\nlist(run(abs, range(9), apart=True))\n")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert 'a script of yours needs the usual if __name__ == "__main__":' in done.stderr
