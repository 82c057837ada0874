"""What a build costs, by phase and article, measured over the number of articles, fitted, and carried on to many more.

    python benchmarks/costs.py                                    # 1,000, 10,000 and 100,000 articles
    python benchmarks/costs.py --articles 10000 1000000 --price 0.05
    python benchmarks/costs.py --articles 10000 100000 1000000 --sentences 3     # short articles, in half the time
    python benchmarks/costs.py --grouping 100000 1000000          # grouping alone, of made-up keys

Articles are those of `made_news`; with other --sentences, all that is printed is of such articles. Each phase runs in
a process of its own, whose CPU time and peak of memory are measured (annotation is one worker's, as a cluster's task
is). What is printed: the measurements; a fit of each, a + b x n (for the time of grouping, which sorts,
a + b x n log2 n), and how far the fit misses the largest measurement when made from the others; the memory of
annotating and assembling is bounded, so that of these it is the most that was seen. Then for 1, 10 and 200 million
articles the core-hours, bytes and memory, and the time on some machines, where annotation takes all cores, grouping
one, and assembling eight at most. A vCPU counts as --vcpu of a core of this machine, and costs --price an hour, in
your currency. What is held for a while at a time looks as if it grew in small numbers: the fit to the memory of
grouping is to be trusted where the largest number is 100,000 or more.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from made_news import SENTENCES, made_news

from builder.annotation.pipeline import AnnotationOptions
from builder.assembly.counts import Counts
from builder.assembly.grouping.keys import DIGEST_BYTES, HASHES, Keys, saying_type
from builder.assembly.shards import ShardForm
from builder.assembly.splits import parse_splits
from builder.assembly.writing import dataset_writer
from builder.building.annotated_parts import Annotating, annotate_parts
from builder.building.assembling import Placement, assemble_parts, place_parts
from builder.building.parts import AnnotatedPart, PartStore, cut
from builder.corrections.report import CorrectionReport
from builder.reading import read_articles
from builder.workers import collect_seldom

PHASES = ("annotate", "group", "assemble")
KEYS_AT_ONCE = 500
MACHINES = {  # vCPUs and GiB, of Amazon's lists of instance types
    "c7i.4xlarge": (16, 32),
    "m7i.8xlarge": (32, 128),
    "r7i.8xlarge": (32, 256),
    "c7i.48xlarge": (192, 384),
}
AIMS = (1_000_000, 10_000_000, 200_000_000)


class Measured(NamedTuple):
    """CPU seconds and peak bytes of each phase; bytes of the input, of parts and their keys, and of the dataset."""

    articles: int
    seconds: dict[str, float]
    memory: dict[str, int]
    sizes: dict[str, int]


def peak() -> int:
    """Return the most bytes of memory that this process has held."""
    try:
        # Where it can be had: rusage has that of the process before this one's program too.
        return int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1]) * 1024  # type: ignore[index]
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def phase(name: str, folder: Path, number: int) -> None:
    """Do one phase on what the former ones left in ``folder``, and print what it took."""
    collect_seldom()
    store = PartStore(str(folder / "parts"))
    start = time.process_time()
    if name == "annotate":
        store.make()
        parts = cut(lambda reject: islice(read_articles([folder / "in.jsonl"], on_reject=reject), number))
        how = Annotating(AnnotationOptions())
        done = sum(1 for _ in annotate_parts(parts, store, how, workers=1, apart=False))
        (folder / "count").write_text(str(done))
    elif name == "group":
        placement = placed(store, range(int((folder / "count").read_text())), folder)
        (folder / "placement").write_bytes(msgspec.msgpack.encode(placement))
    else:
        placement = msgspec.msgpack.decode((folder / "placement").read_bytes(), type=Placement)
        (folder / "out").mkdir()
        with dataset_writer(folder / "out", folder / "out", ShardForm()) as writer:
            for rows in assemble_parts(store, placement.parts, workers=1):
                for one in rows:
                    writer.write(one)
            writer.finish(version="0", options={"split": {}}, inputs=[], texts_sha256="")
    seconds = time.process_time() - start
    print(json.dumps([seconds, peak()]))


def placed(store: PartStore, parts: range, folder: Path) -> Placement:
    """Group and place the articles of ``parts``."""
    splits = parse_splits("0.8/0.1/0.1")
    return place_parts(store, parts, str(folder / "placements"), splits, "random", deduplicate=False)


def made_keys(number: int) -> Iterator[Keys]:
    """Yield keys such as news has: a fifth of near-duplicates, ten sayings an article, few of them shared."""
    chance = np.random.default_rng(0)
    former = np.empty((0, HASHES), "<u4")
    for start in range(0, number, KEYS_AT_ONCE):
        size = min(KEYS_AT_ONCE, number - start)
        signatures = chance.integers(2**32, size=(size, HASHES), dtype="<u4")
        if len(former):
            like = chance.random(size) < 0.2
            same = chance.random((like.sum(), HASHES)) < chance.uniform(0.55, 1, (like.sum(), 1))
            signatures[like] = np.where(
                same, former[chance.integers(len(former), size=like.sum())], signatures[like]
            )
        former = signatures
        said = np.zeros(size * 10, saying_type())
        said["quotation"] = np.arange(size * 10)
        # Keys are hashes, so that they are all over the range.
        said["key"] = chance.integers(2**64, size=size * 10, dtype="<u8")
        few = chance.integers(number, size=len(said[::50]), dtype="<u8")
        said["key"][::50] = few * np.uint64(0x9E3779B97F4A7C15)
        yield Keys(
            ids=[f"made-{n}" for n in range(start, start + size)],
            characters=np.full(size, 1_500, "<u4").tobytes(),
            published=np.full(size, b"2024-03-04", "S10").tobytes(),
            publishers=chance.integers(1, 40, size=size, dtype="<u8").tobytes(),
            speaker_counts=np.full(size, 3, "<u4").tobytes(),
            speakers=chance.integers(1, 10**6, size=size * 3, dtype="<u8").tobytes(),
            quotations=np.full(size, 10, "<u4").tobytes(),
            shingles=np.full(size, 220, "<u4").tobytes(),
            digests=chance.bytes(size * DIGEST_BYTES),
            signatures=signatures.tobytes(),
            sayings=said.tobytes(),
        )


def group_keys(number: int, folder: Path) -> None:
    """Group made-up keys, and print what that took."""
    store = PartStore(str(folder))
    parts = -1
    for parts, keys in enumerate(made_keys(number)):
        done = AnnotatedPart(parts, b"", Counts(articles=len(keys)), [], CorrectionReport())
        store.write(done, keys, b"")
    start = time.process_time()
    placement = placed(store, range(parts + 1), folder)
    seconds = time.process_time() - start
    print(
        f"{number:>10,} articles  {seconds:>8.1f} s  {seconds / number * 1e6:>6.1f} us an article  "
        f"{peak() / 2**20:>8,.0f} MB  {placement.groups.near_duplicates:,} near-duplicates",
        flush=True,
    )


def measure(number: int, source: Path) -> Measured:
    """Build a dataset of the first ``number`` articles of ``source``, phase by phase."""
    seconds, memory = {}, {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with source.open("rb") as whole, (folder / "in.jsonl").open("wb") as file:
            file.writelines(islice(whole, number))
        for one in PHASES:
            command = [sys.executable, __file__, "--phase", one, "--articles", str(number), "--folder", name]
            said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
            seconds[one], memory[one] = json.loads(said.splitlines()[-1])
        sizes = {
            "input": (folder / "in.jsonl").stat().st_size,
            "keys": total(folder, "parts/*.keys"),
            "parts": total(folder, "parts/*"),
            "dataset": total(folder, "out/data/*/*"),
        }
    return Measured(number, seconds, memory, sizes)


def total(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern))


class Fit(NamedTuple):
    """a + b x n, or a + b x n log2 n where it ``sorts``."""

    a: float
    b: float
    sorts: bool = False

    def at(self, n: float) -> float:
        """Return the value for ``n`` articles."""
        return float(self.a + self.b * n * (np.log2(n) if self.sorts else 1))


def fit(sizes: list[int], values: list[float], *, sorts: bool = False) -> Fit:
    x = np.array(sizes, float)
    b, a = np.polyfit(x * np.log2(x) if sorts else x, np.array(values, float), 1)
    return Fit(float(a), float(b), sorts)


def missed(sizes: list[int], values: list[float], *, sorts: bool = False) -> str:
    """Say by how much the fit to all but the largest size misses that one."""
    if len(sizes) < 3:
        return "-"
    return f"{fit(sizes[:-1], values[:-1], sorts=sorts).at(sizes[-1]) / values[-1] - 1:+.0%}"


def report(measured: list[Measured], vcpu: float, price: float | None) -> None:
    sizes = [one.articles for one in measured]
    print(
        f"{'articles':>9}"
        + "".join(f"{one + ' ms':>13}{'MB':>7}" for one in PHASES)
        + "   bytes an article: ",
        end="",
    )
    print(", ".join(measured[0].sizes))
    for one in measured:
        cells = "".join(
            f"{one.seconds[name] / one.articles * 1000:>13.3f}{one.memory[name] / 2**20:>7,.0f}"
            for name in PHASES
        )
        print(
            f"{one.articles:>9,}{cells}   "
            + ", ".join(f"{n / one.articles:,.0f}" for n in one.sizes.values())
        )
    times = {name: [one.seconds[name] for one in measured] for name in PHASES}
    peaks = {name: [float(one.memory[name]) for one in measured] for name in PHASES}
    time_fits = {name: fit(sizes, times[name], sorts=name == "group") for name in PHASES}
    memory = fit(sizes, peaks["group"])
    print(
        "\nphase      CPU time                                misses  memory                          misses"
    )
    for name in PHASES:
        seconds = time_fits[name]
        grows = f"{seconds.b * 1e6:>7,.1f} us an article" + (" x log2 n" if seconds.sorts else "         ")
        print(
            f"{name:<9}  {seconds.a:>5.1f} s + {grows}  {missed(sizes, times[name], sorts=seconds.sorts):>6}",
            end="  ",
        )
        if name == "group":
            held = f"{memory.a / 2**20:>5,.0f} MB + {memory.b:>7,.0f} bytes an article"
            print(f"{held}  {missed(sizes, peaks[name]):>6}")
        else:
            print(f"{max(peaks[name]) / 2**20:>5,.0f} MB at most")
    per = {name: n / measured[-1].articles for name, n in measured[-1].sizes.items()}
    for aim in AIMS:
        hours = {name: one.at(aim) / 3600 for name, one in time_fits.items()}
        grouping = memory.at(aim) / 2**30
        print(
            f"\n{aim:,} articles: " + ", ".join(f"{name} {value:,.2f}" for name, value in hours.items()),
            end="",
        )
        print(
            " core-hours; " + ", ".join(f"{name} {value * aim / 1e9:,.1f} GB" for name, value in per.items())
        )
        print(
            f"  grouping holds {grouping:,.1f} GiB, and {aim * 768 / 1e9:,.1f} GB of signatures on the disk"
        )
        for machine, (cpus, gibibytes) in MACHINES.items():
            cores = cpus * vcpu
            wall = hours["annotate"] / cores + hours["group"] + hours["assemble"] / min(cores, 8)
            cost = "" if price is None else f", {wall * cpus * price:,.2f} to pay"
            room = "" if grouping < gibibytes * 0.8 else "; too little memory to group"
            took = f"{wall:,.1f} hours" if wall >= 1 else f"{wall * 60:,.1f} minutes"
            print(f"  one {machine} ({cpus} vCPUs, {gibibytes} GiB): {took}{cost}{room}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000], metavar="N")
    parser.add_argument(
        "--sentences",
        type=int,
        default=SENTENCES,
        metavar="N",
        help="about how many an article has that quote nobody; one that does for every four (default: %(default)s)",
    )
    parser.add_argument(
        "--vcpu", type=float, default=0.6, help="how much of a core of this machine a vCPU is"
    )
    parser.add_argument("--price", type=float, metavar="MONEY", help="what a vCPU costs an hour")
    parser.add_argument(
        "--grouping", type=int, nargs="+", metavar="N", help="measure grouping alone, of made-up keys"
    )
    parser.add_argument("--phase", choices=(*PHASES, "keys"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.phase == "keys":
        group_keys(arguments.articles[0], arguments.folder)
        return
    for number in arguments.grouping or []:
        with tempfile.TemporaryDirectory() as folder:
            command = [
                sys.executable,
                __file__,
                "--phase",
                "keys",
                "--articles",
                str(number),
                "--folder",
                folder,
            ]
            subprocess.run(command, check=True)
    if arguments.grouping:
        return
    if arguments.phase:
        phase(arguments.phase, arguments.folder, arguments.articles[0])
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "made.jsonl")
        with source.open("wb") as file:
            for made in made_news(max(arguments.articles), sentences=arguments.sentences):
                file.write(msgspec.json.encode(made.article) + b"\n")
        measured = []
        for number in sorted(arguments.articles):
            measured.append(measure(number, source))
            print(f"measured {number:,} articles", file=sys.stderr)
    report(measured, arguments.vcpu, arguments.price)


if __name__ == "__main__":
    main()
