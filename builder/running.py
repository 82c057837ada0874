"""Running one function over many items, in this process or in several: the results are the same."""

from __future__ import annotations

import os
import pickle  # nosec B403
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from builder.errors import QuotebuilderError
from builder.workers import Death, Done, StartError, Worker, wait_for_any

Item = TypeVar("Item")
Result = TypeVar("Result")

HEAD = 1_000_000
"""How much is worked on here before other processes are started: about what starting them costs in time."""
CHUNK = 200_000
"""How much goes to another process at once: enough to make the way there cheap."""
CHUNK_ITEMS = 256
"""How many items go at once, however small."""
STARTS = 3
"""How many workers that are killed while they start are too many."""
CHUNKS_AHEAD = 4
"""How many chunks wait, are worked on or are done before their turn, for each process: this bounds memory."""


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
    died: Callable[[Item, str], Result] | None = None,
    apart: bool = False,
) -> Iterator[Result]:
    """Yield ``function(item)`` for every item, in the order of ``items``, whatever the number of ``workers``.

    With more than one worker, ``function``, the items and the results must be picklable; a short input is
    still worked on here, unless ``apart``, which has even one worker be another process. ``size`` is an item's
    weight in characters. Items are read only so far ahead as keeps the workers busy. Where reading an item
    raises, the results of those before it come first.

    An item that a worker dies on (it runs out of memory, say) is tried again alone; where that worker dies too,
    ``died(item, how)`` gives the result, and the rest goes on.

    Raises what ``function`` or ``items`` raise, and QuotebuilderError where a worker dies twice and there is no
    ``died``, or where no worker can be started.
    """
    source = iter(items)
    pool = _Pool(function, workers, died)
    done = 0
    try:
        if not apart:
            for item in source:
                done += size(item)
                more = workers > 1 and done >= HEAD
                if more:
                    # They get ready while this process is at its last item.
                    pool.start()
                yield function(item)
                if more:
                    break
            else:
                return
        yield from pool.results(_Source(source), size)
    finally:
        pool.end()


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


class _Task(Generic[Item]):
    """Items to work on together; ``deaths`` counts the workers that died on them."""

    def __init__(self, place: tuple[int, int], items: list[Item], deaths: int = 0) -> None:
        self.place, self.items, self.deaths = place, items, deaths
        self.pickled = pickle.dumps(items, pickle.HIGHEST_PROTOCOL)


class _Pool(Generic[Item, Result]):
    """Workers, the tasks they are at, and the results that wait for their turn.

    A task has the place of its chunk and its own within that: a chunk that a worker died on comes apart.
    """

    def __init__(
        self, function: Callable[[Item], Result], workers: int, died: Callable[[Item, str], Result] | None
    ) -> None:
        self._function, self._number, self._died = function, workers, died
        self._idle: list[Worker] = []
        self._busy: dict[Worker, _Task[Item] | None] = {}
        self._waiting: deque[_Task[Item]] = deque()
        self._results: dict[int, dict[int, list[Result]]] = {}
        self._missing: dict[int, int] = {}
        self._stillborn = 0

    def start(self) -> None:
        """Start all workers, and wait for none."""
        self._start(self._number)

    def results(self, source: _Source[Item], size: Callable[[Item], int]) -> Iterator[Result]:
        """Yield the results of everything in ``source``."""
        chunks = _chunks(source, size)
        turn = 0
        more = True
        while True:
            while self._missing.get(turn) == 0:
                del self._missing[turn]
                parts = self._results.pop(turn, {})
                for part in sorted(parts):
                    yield from parts[part]
                turn += 1
            self._give()
            if (
                more
                and len(self._waiting) < self._number
                and len(self._missing) < self._number * CHUNKS_AHEAD
            ):
                chunk = next(chunks, None)
                if chunk is None:
                    more = False
                else:
                    number = turn + len(self._missing)
                    self._missing[number] = 1
                    self._waiting.append(_Task((number, 0), chunk))
                # Who is done meanwhile gets new work before the next chunk is read.
                self._listen(0)
            elif self._missing:
                self._listen(None)
            else:
                break
        if source.failure is not None:
            raise source.failure

    def end(self) -> None:
        """End all workers, whatever they are at."""
        for worker in [*self._idle, *self._busy]:
            worker.end()

    def _give(self) -> None:
        while self._waiting and self._idle:
            worker, task = self._idle.pop(), self._waiting.popleft()
            self._busy[worker] = task
            worker.give(task.pickled)
        starting = sum(task is None for task in self._busy.values())
        self._start(min(len(self._waiting) - starting, self._number - len(self._busy)))

    def _start(self, number: int) -> None:
        for _ in range(number):
            self._busy[Worker(self._function)] = None

    def _listen(self, timeout: float | None) -> None:
        if not self._busy:
            return
        for worker in wait_for_any(list(self._busy), timeout):
            try:
                answer = worker.answer()
            except StartError as error:
                self._stillborn += 1
                if error.killed and self._stillborn < STARTS:
                    del self._busy[worker]
                    worker.end()
                    continue
                raise QuotebuilderError(
                    f"a worker process cannot be started ({error}); a script of yours needs the usual"
                    ' if __name__ == "__main__":, and memory may be short: try fewer workers'
                ) from error
            task = self._busy.pop(worker)
            if isinstance(answer, Death):
                worker.end()
                assert task is not None
                self._bury(task, answer.how)
                continue
            if answer is not None:
                assert task is not None
                self._take(task, answer)
            if worker.grown:
                worker.end()
            else:
                self._idle.append(worker)

    def _take(self, task: _Task[Item], answer: Done) -> None:
        if answer.raised is not None:
            raise answer.raised
        self._keep(task.place, answer.results)

    def _keep(self, place: tuple[int, int], results: list[Result]) -> None:
        number, part = place
        self._results.setdefault(number, {})[part] = results
        self._missing[number] -= 1

    def _bury(self, task: _Task[Item], how: str) -> None:
        """Try the items of ``task`` again, each alone, or give up the one that has killed two workers."""
        if len(task.items) > 1:
            number = task.place[0]
            self._missing[number] += len(task.items) - 1
            alone = [_Task((number, n), [item], 1) for n, item in enumerate(task.items)]
            self._waiting.extendleft(reversed(alone))
        elif task.deaths == 0:
            self._waiting.appendleft(_Task(task.place, task.items, 1))
        elif self._died is not None:
            self._keep(task.place, [self._died(task.items[0], how)])
        else:
            raise QuotebuilderError(
                f"a worker process was {how}, often because memory ran out; try again with fewer --workers"
            )


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
