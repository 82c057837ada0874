"""The options that say where articles are annotated: on this machine or on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from builder.cli.options import Options, gathered

if TYPE_CHECKING:
    from builder.cluster.annotating import Cluster

_OPTIONS = [
    click.option(
        "--engine",
        type=click.Choice(["local", "ray", "slurm"]),
        default="local",
        show_default=True,
        help="Where the articles are annotated: here, on a Ray cluster, or by Slurm jobs. The output is the same.",
    ),
    click.option(
        "--ray-address",
        metavar="ADDRESS",
        help="The Ray cluster to use; default: that of RAY_ADDRESS or of this machine, else one is started.",
    ),
    click.option("--partition", metavar="NAME", help="Slurm's partition for the jobs."),
    click.option("--time", metavar="TIME", help="The limit of a Slurm job's time; default: 12:00:00."),
    click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N", help="How many Slurm jobs at most; default: 1000."
    ),
    click.option(
        "--memory", metavar="SIZE", help="The memory of a task on a cluster; Slurm's default: 2GiB."
    ),
]


class EngineOptions(msgspec.Struct, kw_only=True):
    """The options of engines; their help says what they are."""

    engine: str
    ray_address: str | None
    partition: str | None
    time: str | None
    jobs: int | None
    memory: str | None

    def cluster(self, inputs: tuple[str, ...], options: Options) -> Cluster | None:
        """Return the cluster to annotate on, None for this machine.

        Raises click.UsageError for options of another engine, QuotebuilderError where the engine is not there.
        """
        if self == EngineOptions(
            engine="local", ray_address=None, partition=None, time=None, jobs=None, memory=None
        ):
            return None
        from builder.assembly.shards import parse_size
        from builder.cluster.engines import Engine

        given = msgspec.to_builtins(self)
        name = given.pop("engine")
        given["memory"] = None if self.memory is None else parse_size(self.memory)
        engine = Engine(name=name, **given)
        if surplus := engine.surplus():
            raise click.UsageError(
                f"--{surplus[0].replace('_', '-')} says nothing with --engine {name}",
                click.get_current_context(),
            )
        return engine.cluster(inputs, options.columns, options.input_split, options.workers)


on_cluster = gathered("engine", EngineOptions, _OPTIONS)
"""Gives a command the options of engines, which it gets as one `EngineOptions`."""
