"""Several things asked of a storage at a time: each answer takes as long to come as much reading on a disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from builder.storage.urls import is_url

AT_ONCE = 16
"""How many answers are waited for, or wait for their turn, at a time: this bounds memory."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def read_ahead(read: Callable[[Item], Result], items: Iterable[Item], folder: str) -> Iterator[Result]:
    """Yield what ``read``, which reads files below ``folder``, gives for each of ``items``, in their order.

    At a URL it is called for several at a time, by threads. Raises what ``read`` raises, in its turn.
    """
    if not is_url(folder):
        yield from map(read, items)
        return
    pool = ThreadPoolExecutor(AT_ONCE, "read ahead")
    asked: deque[Future[Result]] = deque()
    try:
        for item in items:
            asked.append(pool.submit(read, item))
            if len(asked) == AT_ONCE:
                yield asked.popleft().result()
        while asked:
            yield asked.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
