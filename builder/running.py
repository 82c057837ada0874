"""Running one function over many items, in this process or in several: the results are the same."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from builder.errors import QuotebuilderError

Item = TypeVar("Item")
Result = TypeVar("Result")

HEAD = 1_000_000
"""How much is worked on here before other processes are started: about what starting them costs in time."""
CHUNK = 200_000
"""How much goes to another process at once: enough to make the way there cheap."""
CHUNK_ITEMS = 256
"""How many items go at once, however small."""
CHUNKS_AHEAD = 4
"""How many chunks wait or are worked on for each process, which bounds memory."""

GARBAGE = 50_000
"""How many objects are made between two looks for garbage in cycles."""


def collect_seldom() -> None:
    """Have Python look for garbage in cycles seldom: annotation makes hardly any, and every look takes time.

    For processes of our own; one that only imports the package keeps its settings.
    """
    gc.set_threshold(GARBAGE)


def cores() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int = 1,
    size: Callable[[Item], int] = lambda _: 1,
) -> Iterator[Result]:
    """Yield ``function(item)`` for every item, in the order of ``items``, whatever the number of ``workers``.

    With more than one worker, ``function``, the items and the results must be picklable; a short input is
    still worked on here. ``size`` is an item's weight in characters. Items are read only so far ahead as
    keeps the workers busy. Where reading an item raises, the results of those before it come first.

    Raises what ``function`` or ``items`` raise, and QuotebuilderError where a worker dies.
    """
    source = iter(items)
    done = 0
    for item in source:
        yield function(item)
        done += size(item)
        if workers > 1 and done >= HEAD:
            yield from _run_in_processes(function, source, workers, size)
            return


def _run_in_processes(
    function: Callable[[Item], Result], items: Iterator[Item], workers: int, size: Callable[[Item], int]
) -> Iterator[Result]:
    # spawn, not fork: the progress bar and Arrow have threads, and a fork copies their locks as they stand.
    context = multiprocessing.get_context("spawn")
    stopped, stop = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(stopped,))
    waiting: deque[Future[list[Result]]] = deque()
    source = _Source(items)
    try:
        for chunk in _chunks(source, size):
            with _interrupts_held():
                waiting.append(pool.submit(_work, function, chunk))
            while len(waiting) >= workers * CHUNKS_AHEAD or (waiting and waiting[0].done()):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
        if source.failure is not None:
            raise source.failure
    except BrokenProcessPool as error:
        raise QuotebuilderError(
            "a worker process was killed, often because memory ran out; try again with fewer --workers"
        ) from error
    finally:
        if waiting:
            # An exception, or nobody wants the rest: the workers end at once, whatever they are at.
            stop.send_bytes(b"stop")
        pool.shutdown(wait=True, cancel_futures=True)
        stop.close()
        stopped.close()


class _Source(Iterator[Item]):
    """The items up to the first that raises when it is read; ``failure`` is what it raised."""

    def __init__(self, items: Iterator[Item]) -> None:
        self._items = items
        self.failure: Exception | None = None

    def __next__(self) -> Item:
        try:
            return next(self._items)
        except StopIteration:
            raise
        except Exception as failure:
            self.failure = failure
            raise StopIteration from None


def _chunks(items: Iterator[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    weight = 0
    for item in items:
        chunk.append(item)
        weight += size(item)
        if weight >= CHUNK or len(chunk) >= CHUNK_ITEMS:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


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


def _work(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [function(item) for item in chunk]


def _begin(stopped: Connection) -> None:
    """Prepare a worker: Ctrl-C is its parent's business, and it ends when told or when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    parent = multiprocessing.parent_process()
    watched: list[Connection | int] = [stopped] if parent is None else [stopped, parent.sentinel]

    def end() -> None:
        wait(watched)
        os._exit(1)

    threading.Thread(target=end, name="end with the parent", daemon=True).start()
