"""Tasks as an array of Slurm jobs, by datatrove's executor."""

from __future__ import annotations

import math
import os
import shlex
import subprocess  # nosec B404
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from datatrove.executor.slurm import SlurmPipelineExecutor

from builder.cluster.sharing import Job
from builder.cluster.tasks import AnnotateShare, Marks, failed, quiet
from builder.errors import QuotebuilderError
from builder.storage import is_url, join, printable, read_if_there, remove, write_whole

JOBS = 1000
"""How many jobs an array has at most where nobody says otherwise; Slurm's own bound is 1001 as a rule."""
LOGS = "slurm_logs"
"""The folder in the current one for what jobs say before their tasks begin, where the work folder is at a URL."""
POLL = 10.0
"""How many seconds pass between two looks at what is done."""
_GRACE = 3
"""How often to look again once Slurm knows of no job any more: files may be seen late elsewhere."""


class SlurmTasks(NamedTuple):
    """How to run them: in so many ``jobs``, ``at_once`` of them at a time.

    ``partition``, ``time`` (a job's limit) and ``memory`` (its gibibytes) are as Slurm means them.
    """

    partition: str
    time: str
    memory: int
    jobs: int | None = None
    at_once: int | None = None

    def run(self, job: Job, tasks: int, folder: str, on_done: Callable[[int], None]) -> None:
        """Submit the tasks and wait for them, as `builder.cluster.tasks.Tasks` says.

        Jobs of an earlier command that are still there are waited for instead. KeyboardInterrupt says that they go on.
        """
        quiet()
        if len(folder.split()) > 1:
            raise QuotebuilderError(
                f"{printable(folder)}: Slurm's scripts take no spaces in the name of a folder"
            )
        executor = _Executor(
            [AnnotateShare(job)],
            tasks=tasks,
            time=self.time,
            partition=self.partition,
            mem_per_cpu_gb=self.memory,
            tasks_per_job=math.ceil(tasks / (self.jobs or JOBS)),
            workers=self.at_once or -1,
            job_name="quotebuilder",
            qos="",
            env_command=f"export PATH={shlex.quote(os.path.dirname(sys.executable))}:$PATH",
            logging_dir=folder,
            # Slurm itself writes to file systems alone.
            slurm_logs_folder=LOGS if is_url(folder) else None,
        )
        marks = Marks(executor)
        if not marks.left:
            return
        submitted = join(folder, "job")
        number = (read_if_there(submitted) or b"").decode()
        if not number or not _queued(number):
            number = _submit(executor)
            write_whole(submitted, number.encode())
        try:
            _wait(marks, number, on_done)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(
                f"Slurm's job {number} goes on; give the same command again to go on with it, or scancel {number}"
            ) from None
        remove(submitted)
        if marks.left:
            raise failed(folder, marks.left, {}, tasks)

    def end(self) -> None:
        """Do nothing: jobs that wait or run go on."""


class _Executor(SlurmPipelineExecutor):  # type: ignore[misc]
    def launch_merge_stats(self) -> None:
        """Leave that job out: there is nothing to merge."""


def _submit(executor: _Executor) -> str:
    try:
        executor.run()
    except FileNotFoundError:
        raise QuotebuilderError(
            "there is no sbatch here; give the command on a machine that submits to Slurm"
        ) from None
    except subprocess.CalledProcessError as error:
        raise QuotebuilderError(f"sbatch refused the job (status {error.returncode}, reason above)") from None
    return str(executor.job_id)


def _wait(marks: Marks, number: str, on_done: Callable[[int], None]) -> None:
    grace = _GRACE
    while True:
        for done in marks.look():
            on_done(done)
        if not marks.left:
            return
        if not _queued(number):
            grace -= 1
            if not grace:
                return
        time.sleep(POLL)


def _queued(number: str) -> bool:
    """Tell whether Slurm still has the job: squeue fails for one that it has forgotten."""
    command = ["squeue", "--noheader", "--jobs", number]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)  # nosec B603
    return asked.returncode == 0 and bool(asked.stdout.strip())
