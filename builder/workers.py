"""Worker processes: each does one chunk of work at a time and may die without the others."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle  # nosec B403
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

GARBAGE = 50_000
"""How many objects are made between two looks for garbage in cycles."""

GROWTH = 1 / 3
"""By what share of its memory after its first chunk a worker may grow before a new one takes its place."""


def collect_seldom() -> None:
    """Have Python look for garbage in cycles seldom: annotation makes hardly any, and every look takes time.

    For processes of our own; one that only imports the package keeps its settings.
    """
    gc.set_threshold(GARBAGE)


class Done(NamedTuple):
    """A worker's answer: the results of a chunk, or what the function raised; and the most memory it held."""

    results: list[Any]
    raised: Exception | None
    peak: int


class Death(NamedTuple):
    """What is told of a worker that died instead of an answer: how, in words."""

    how: str


class StartError(Exception):
    """A worker ended before it could take work; ``killed`` tells whether it was killed, or ended by itself."""

    def __init__(self, how: str, *, killed: bool) -> None:
        super().__init__(how)
        self.killed = killed


class Worker:
    """A process that applies one function to the items of the chunks it is given."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        # spawn, not fork: the progress bar and Arrow have threads, and a fork copies their locks as they stand.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, function), daemon=True)
        with _interrupts_held():
            self.process.start()
        theirs.close()
        self.started = False
        self._first_peak: int | None = None
        self._peak = 0

    @property
    def grown(self) -> bool:
        """Whether it has taken so much more memory than its first chunk needed that a new one should go on."""
        return self._first_peak is not None and self._peak > (1 + GROWTH) * self._first_peak

    def give(self, chunk: bytes) -> None:
        """Hand it a pickled list of items. It must be idle; should it be dead, `answer` tells."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send_bytes(chunk)

    def answer(self) -> Done | Death | None:
        """Return its answer to the last chunk, once `wait_for_any` has named it; None where it has just started.

        Raises StartError where it never came to life.
        """
        try:
            said = self.connection.recv()
        except (EOFError, ConnectionResetError, pickle.UnpicklingError):
            self.process.join()
            how = _how(self.process.exitcode)
            if not self.started:
                raise StartError(how, killed=(self.process.exitcode or 0) < 0) from None
            return Death(how)
        if not self.started:
            self.started = True
            return None
        done: Done = said
        self._peak = done.peak
        if self._first_peak is None:
            self._first_peak = done.peak
        return done

    def end(self) -> None:
        """End it, whatever it is at."""
        self.process.kill()
        self.process.join()
        self.connection.close()


def wait_for_any(workers: Sequence[Worker], timeout: float | None = None) -> list[Worker]:
    """Return those of ``workers`` that have answered, started or died; wait for one if none has.

    ``timeout`` is in seconds, after which the list may be empty; None waits for good.
    """
    ready = set(wait([worker.connection for worker in workers], timeout))
    return [worker for worker in workers if worker.connection in ready]


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back: a process started meanwhile never sees it, and this one does afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"killed by {signal.Signals(-code).name}"
    return f"ended with status {code}"


def _serve(connection: Connection, function: Callable[[Any], Any]) -> None:
    """Be a worker: Ctrl-C is the parent's business, and it ends when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    collect_seldom()
    parent = multiprocessing.parent_process()
    assert parent is not None

    def end() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=end, name="end with the parent", daemon=True).start()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send("started")
        while True:
            # From the process that started this one. No name for it, or two chunks would be held at a time.
            connection.send(_work(function, pickle.loads(connection.recv_bytes())))  # nosec B301


def _work(function: Callable[[Any], Any], chunk: list[Any]) -> Done:
    results: list[Any] = []
    try:
        for item in chunk:
            results.append(function(item))
    except Exception as error:
        return Done(results, error, 0)
    return Done(results, None, _peak())


def _peak() -> int:
    """Return the most memory this process has held so far, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
