"""The tasks of a build as a datatrove pipeline: one step, which annotates the share that has the task's number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from datatrove.executor.base import PipelineExecutor
from datatrove.pipeline.base import PipelineStep
from loguru import logger

from builder.cluster.sharing import Job, annotate_share
from builder.errors import QuotebuilderError
from builder.storage import join, printable
from builder.storage.remote import remote_errors


class AnnotateShare(PipelineStep):  # type: ignore[misc]
    """The step; what it says goes to the log of its task."""

    type = "quotebuilder"
    name = "annotate"

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> None:
        """Annotate the share ``rank``."""
        report = annotate_share(self.job, rank)
        self.stat_update("articles", value=report.articles)
        logger.info(f"{report.articles} articles, {len(report.rejected)} rejected, {report.parts} parts")
        for trace in report.traces:
            logger.warning(trace)


class Tasks(Protocol):
    """How an engine runs tasks."""

    def run(self, job: Job, tasks: int, folder: str, on_done: Callable[[int], None]) -> None:
        """Run those of the tasks 0 to ``tasks`` - 1 that have no mark in ``folder``, which takes logs too.

        ``on_done`` is called with the number of each that is done. Raises QuotebuilderError where one fails, once the
        others are done.
        """

    def end(self) -> None:
        """Let go of the cluster."""


class Marks:
    """Which tasks are done: an empty file for each, as datatrove's executors make them."""

    def __init__(self, executor: PipelineExecutor) -> None:
        self._executor = executor
        self._left = set(without_mark(executor))

    @property
    def left(self) -> list[int]:
        """The tasks that are not done, as of the last look."""
        return sorted(self._left)

    def look(self) -> list[int]:
        """Look again, and return the tasks that are done since."""
        left = set(without_mark(self._executor, self.left))
        done = sorted(self._left - left)
        self._left = left
        return done


def without_mark(executor: PipelineExecutor, among: list[int] | None = None) -> list[int]:
    """Return the tasks that have no mark now, ``among`` these or all. Raises OSError."""
    folder = executor.logging_dir
    with remote_errors(str(folder.path)):
        # Clients of some storages remember what they have listed once.
        folder.invalidate_cache("completions")
        return executor.get_incomplete_ranks(among)  # type: ignore[no-any-return]


def failed(folder: str, tasks: list[int], reasons: dict[int, str], total: int) -> QuotebuilderError:
    """Return the error for ``tasks`` that failed, of ``total``."""
    first = tasks[0]
    reason = f": {reasons[first]}" if reasons.get(first) else ""
    named = ", ".join(map(str, tasks[:10])) + (", ..." if len(tasks) > 10 else "")
    return QuotebuilderError(
        f"{len(tasks):,} of {total:,} tasks failed ({named}){reason}; see {printable(join(folder, 'logs'))}, in which"
        f" task_{first:05d}.log is the log of the first; the same command tries them again"
    )


def quiet() -> None:
    """Keep datatrove's messages out of the terminal; the logs have them."""
    logger.disable("datatrove")
