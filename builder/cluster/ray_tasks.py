"""Tasks on a Ray cluster that runs, or on one of this machine, started for them.

datatrove has an executor for Ray, but one (0.10.1) that waits for good where a node dies while a task on it starts:
what starts tasks fails then, and nobody is told. So tasks are Ray's own here, which Ray starts again elsewhere.
"""

from __future__ import annotations

import logging
import os
import re
import socket
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from datatrove.executor.base import PipelineExecutor

from builder.cluster.sharing import Job
from builder.cluster.tasks import AnnotateShare, failed, quiet, without_mark
from builder.errors import QuotebuilderError

RETRIES = 3
"""How often a task is started again whose process or node died."""
AT_ONCE = 1000
"""How many tasks Ray is told of at once; it runs as many of them as it has processors."""
TASKS_A_PROCESS = 20
"""After how many tasks a process makes way for a new one, which bounds the memory that it gathers."""

_HOST_AND_PORT = re.compile(r"(?P<host>[^/:]+):(?P<port>\d{1,5})")
_PATIENCE = 10.0


class RayTasks(NamedTuple):
    """How to run them: so many ``at_once``, each with so many bytes of ``memory`` set aside for it.

    ``address`` is that of the cluster; None for that of RAY_ADDRESS, else that of this machine, else a new one.
    """

    address: str | None = None
    at_once: int | None = None
    memory: int | None = None

    def run(self, job: Job, tasks: int, folder: str, on_done: Callable[[int], None]) -> None:
        """Run the tasks, as `builder.cluster.tasks.Tasks` says."""
        import ray

        quiet()
        executor = _Executor(job, tasks, folder)
        waiting = deque(without_mark(executor))
        if not waiting:
            return
        if not ray.is_initialized():
            _connect(self.address)
        resources: dict[str, Any] = {"memory": self.memory} if self.memory else {}
        as_task = ray.remote(num_cpus=1, max_retries=RETRIES, max_calls=TASKS_A_PROCESS, **resources)
        task = as_task(_run)
        everywhere = ray.put(executor)
        running: dict[Any, int] = {}
        reasons: dict[int, str] = {}
        while waiting or running:
            while waiting and len(running) < (self.at_once or AT_ONCE):
                number = waiting.popleft()
                running[task.remote(everywhere, number)] = number
            for done in ray.wait(list(running), timeout=10)[0]:
                number = running.pop(done)
                try:
                    ray.get(done)
                except ray.exceptions.RayError as error:
                    reasons[number] = _in_words(error)
                else:
                    on_done(number)
        if reasons:
            raise failed(folder, sorted(reasons), reasons, tasks)

    def end(self) -> None:
        """Disconnect; what still runs ends then."""
        import ray

        ray.shutdown()


class _Executor(PipelineExecutor):  # type: ignore[misc]
    """datatrove's way of running a task: with a log, and a mark once it is done."""

    def __init__(self, job: Job, tasks: int, folder: str) -> None:
        super().__init__([AnnotateShare(job)], logging_dir=folder)
        self._tasks = tasks

    @property
    def world_size(self) -> int:
        return self._tasks

    def run(self) -> None:
        raise NotImplementedError

    def get_distributed_env(self, node_rank: int = -1) -> dict[str, str]:
        names = ("node_ips", "cpus_per_task", "mem_per_cpu", "gpus_on_node")
        return {**{f"datatrove_{name}": "" for name in names}, "datatrove_executor": "RAY"}


def _run(executor: _Executor, number: int) -> None:
    # The first task of a process only says everything on standard error too.
    executor._run_for_rank(number, local_rank=1)


def _connect(address: str | None) -> None:
    import ray

    # Ray would ask, and send statistics to its makers.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        if found := _HOST_AND_PORT.fullmatch(address or os.environ.get("RAY_ADDRESS", "")):
            # Ray itself tries for minutes.
            socket.create_connection((found["host"], int(found["port"])), _PATIENCE).close()
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
    except (OSError, ValueError, RuntimeError) as error:
        where = address or os.environ.get("RAY_ADDRESS") or "of this machine"
        raise QuotebuilderError(
            f"cannot use the Ray cluster {where}: {error}; ray status says how it is"
        ) from error


def _in_words(error: Exception) -> str:
    cause = getattr(error, "cause", None) or error
    return f"{type(cause).__name__}: {str(cause).strip().splitlines()[0] if str(cause).strip() else ''}"
