"""Builds that are disturbed, and whether going on gives the bytes of one that was left alone.

    python benchmarks/faults.py
    python benchmarks/faults.py --rounds 500

A round is a build with a fault at a random moment, and then the same command until it succeeds. The faults: the
process is killed (SIGKILL) as it opens or renames a file; the disk is full, or fails, from some file on; a part that
was done is cut off, or other bytes are in it, before the build goes on; a worker is killed while the build runs.
Everything but that last one runs in one process, forked for each round, so POSIX alone.
"""

from __future__ import annotations

import argparse
import errno
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from made_news import made_news

from builder import running
from builder.building import parts
from builder.cli import run

ARTICLES = 120
ARGUMENTS = ["generate", "-q", "in.jsonl", "-o", "out"]


def generate(*options: str) -> int:
    return run([*ARGUMENTS, *options])


def everything() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path("out").rglob("*")) if path.is_file()}


def forked(disturb: Callable[[], None], *options: str) -> int:
    """Build in another process, after ``disturb`` was called there; return how it ended."""
    pid = os.fork()
    if pid == 0:
        status = 70
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            disturb()
            status = generate(*options)
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def at(moment: int, act: Callable[[int], None]) -> Callable[[], None]:
    """Return what has ``act`` called as the ``moment``-th file of the build, and each after it, is touched."""

    def disturb() -> None:
        count = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            if event in ("open", "os.rename") and ".out.build" in str(arguments[0]):
                count += 1
                if count >= moment:
                    act(count - moment)

        sys.addaudithook(watch)

    return disturb


def kill(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def fail_once(after: int) -> None:
    if after == 0:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def killed(chance: random.Random, moments: int) -> bool:
    return forked(at(chance.randrange(1, moments), kill), "--workers", "1") < 0


def disk_full(chance: random.Random, moments: int) -> bool:
    return forked(at(chance.randrange(1, moments), full), "--workers", "1") == 1


def io_error(chance: random.Random, moments: int) -> bool:
    return forked(at(chance.randrange(1, moments), fail_once), "--workers", "1") == 1


def damaged(chance: random.Random, moments: int) -> bool:
    """Kill a build late, and spoil one of its parts."""
    forked(at(chance.randrange(moments // 3, moments // 2), kill), "--workers", "1")
    done = sorted(path for path in Path(".out.build/parts").iterdir() if path.suffix in (".part", ".jsonl"))
    spoiled = chance.choice(done)
    data = spoiled.read_bytes()
    place = chance.randrange(len(data))
    cut = chance.random() < 0.5
    spoiled.write_bytes(data[:place] if cut else data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    return True


def worker_killed(chance: random.Random, moments: int) -> bool:
    """Kill a worker of a build that runs in this process; it must not even notice."""
    struck = threading.Event()

    def strike() -> None:
        deadline = time.monotonic() + 60
        while not (workers := multiprocessing.active_children()) and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(chance.uniform(0.2, 1.5))
        workers = multiprocessing.active_children()
        if workers:
            os.kill(chance.choice(workers).pid or 0, signal.SIGKILL)
            struck.set()

    thread = threading.Thread(target=strike)
    thread.start()
    status = generate("--workers", "2")
    thread.join()
    return struck.is_set() and status == 0


FAULTS = {
    "killed": killed,
    "disk full": disk_full,
    "input/output error": io_error,
    "part damaged": damaged,
    "worker killed": worker_killed,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200, help="how many in all")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    # Small parts, so that there are many moments between them.
    parts.PART = running.HEAD = 6_000
    shares = {"worker killed": max(1, arguments.rounds // 20)}
    others = [name for name in FAULTS if name not in shares]
    for name in others:
        shares[name] = (arguments.rounds - shares["worker killed"]) // len(others)
    shares["killed"] += arguments.rounds - sum(shares.values())
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("in.jsonl", "w", encoding="utf-8") as file:
            for made in made_news(ARTICLES):
                file.write(json.dumps({"id": made.article.id, "text": made.article.text}) + "\n")
        generate("--workers", "1")
        expected = everything()
        moments = count_moments()
        print(f"{ARTICLES} articles, {moments} moments at which a file is opened or renamed")
        print(f"{'fault':<20}{'rounds':>8}{'disturbed':>11}{'same bytes':>12}")
        for name, disturb in FAULTS.items():
            disturbed = same = 0
            for _ in range(shares[name]):
                shutil.rmtree("out", ignore_errors=True)
                disturbed += disturb(chance, moments)
                tries = 0
                while not Path("out/build.json").exists() and tries < 3:
                    forked(lambda: None, "--workers", "1")
                    tries += 1
                same += everything() == expected and not Path(".out.build").exists()
                shutil.rmtree(".out.build", ignore_errors=True)
            print(f"{name:<20}{shares[name]:>8}{disturbed:>11}{same:>12}", flush=True)
            failed += shares[name] - same
        os.chdir("/")
    sys.exit(f"{failed} rounds gave other bytes" if failed else 0)


def count_moments() -> int:
    """Return how many files an undisturbed build opens or renames."""
    reader, writer = os.pipe()

    def count(n: int) -> None:
        os.write(writer, b".")

    shutil.rmtree("out")
    forked(at(1, count), "--workers", "1")
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        return len(file.read())


if __name__ == "__main__":
    main()
