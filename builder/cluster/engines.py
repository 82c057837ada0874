"""Which engine annotates: this machine, a Ray cluster or a Slurm cluster, as options say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from builder.cluster.annotating import Cluster
from builder.errors import QuotebuilderError

EngineName = Literal["local", "ray", "slurm"]
_GIBIBYTE = 2**30


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """An engine and its options; those that are None have not been given.

    ``ray_address`` is that of a Ray cluster; ``partition``, ``time`` and ``jobs`` are Slurm's: the partition, the
    limit of a job's time, and how many jobs there are at most. ``memory`` is how many bytes a task needs.
    """

    name: EngineName = "local"
    ray_address: str | None = None
    partition: str | None = None
    time: str | None = None
    jobs: int | None = None
    memory: int | None = None

    def surplus(self) -> list[str]:
        """Return the names of options that were given and are another engine's."""
        has = {
            "local": (),
            "ray": ("ray_address", "memory"),
            "slurm": ("partition", "time", "jobs", "memory"),
        }
        fields = [field for field in self.__struct_fields__ if field != "name"]
        return [name for name in fields if name not in has[self.name] and getattr(self, name) is not None]

    def cluster(
        self,
        inputs: tuple[str, ...],
        columns: Mapping[str, str] | None,
        split: str | None,
        at_once: int | None,
    ) -> Cluster | None:
        """Return the cluster that annotates ``inputs``, with so many tasks ``at_once``; None for this machine.

        Raises QuotebuilderError where there is no such engine, it isn't installed, lacks an option, or has been given
        another's.
        """
        if self.name not in get_args(EngineName):
            raise QuotebuilderError(
                f"no engine {self.name!r}; the engines are {', '.join(get_args(EngineName))}"
            )
        if surplus := self.surplus():
            raise QuotebuilderError(f"{surplus[0]} says nothing with the engine {self.name}")
        if self.name == "local":
            return None
        try:
            if self.name == "ray":
                import ray  # noqa: F401 - to tell now whether it is there

                from builder.cluster.ray_tasks import RayTasks

                return Cluster(RayTasks(self.ray_address, at_once, self.memory), inputs, columns, split)
            from builder.cluster.slurm_tasks import SlurmTasks
        except ImportError as error:
            raise QuotebuilderError(
                f"the engine {self.name} is not installed ({error.name} is missing):"
                f" pip install 'quotebuilder[{self.name}]'"
            ) from None
        if self.partition is None:
            raise QuotebuilderError("Slurm needs to be told a partition (--partition); sinfo lists them")
        gibibytes = -(-(self.memory or 2 * _GIBIBYTE) // _GIBIBYTE)
        tasks = SlurmTasks(self.partition, self.time or "12:00:00", gibibytes, self.jobs, at_once)
        return Cluster(tasks, inputs, columns, split)
