"""What every reader that leans on the ``datasets`` library shares: its rows, without its noise."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_NOISY = ("datasets.packaged_modules.csv.csv", "datasets.packaged_modules.parquet.parquet")


@contextmanager
def quietly(heard: list[str]) -> Iterator[None]:
    """Silence the loaders, which log what they also raise; warnings are added to ``heard``."""
    loggers = [logging.getLogger(name) for name in _NOISY]
    before = [logger.disabled for logger in loggers]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for logger in loggers:
            logger.disabled = True
        try:
            yield
        finally:
            for logger, disabled in zip(loggers, before, strict=True):
                logger.disabled = disabled
            heard.extend(str(warning.message) for warning in caught)


def stream_rows(dataset: Any, heard: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a streamed ``datasets.IterableDataset``; raises what its loader raises."""
    rows = iter(dataset)
    while True:
        with quietly(heard):
            row = next(rows, None)
        if row is None:
            return
        yield row


def in_short(error: BaseException) -> str:
    """Return the first line of what ``error`` says, or its name where it says nothing."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
