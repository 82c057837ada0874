"""Time and memory of `quotebuilder generate` over workers and over the number of articles.

    python benchmarks/scaling.py                                             # the samples, repeated with changes
    python benchmarks/scaling.py ../shared/gold/tune.jsonl --articles 20000 200000

Each build runs in a process of its own. Memory is the most that it and its workers held together (the sum of their
resident sets, looked at ten times a second; from /proc, so on Linux alone). The bytes of all builds of as many
articles are compared.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import msgspec

from builder.reading import read_articles
from builder.running import cores
from builder.schema import Article

_WORD = re.compile(r"\b[a-z]{6,}\b")


def changed(articles: list[Article], number: int) -> Iterator[Article]:
    """Yield ``articles`` again and again, each time with other words for the longer ones that are no names."""
    words = sorted({word for article in articles for word in _WORD.findall(article.text)})
    for n, article in enumerate(islice(cycle(articles), number)):
        others = random.Random(n).choices(words, k=97)
        text = _WORD.sub(lambda word, others=others: others[hash_of(word[0]) % 97], article.text)  # type: ignore[misc]
        yield msgspec.structs.replace(article, id=f"{article.id}-{n}", text=text)


def hash_of(word: str) -> int:
    return int.from_bytes(word.encode()[-5:], "big")


def tree(pid: int) -> list[int]:
    """Return ``pid`` and the processes below it."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


def resident(pid: int) -> int:
    """Return how many bytes of memory ``pid`` holds; 0 where it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    except (OSError, IndexError):
        return 0


def build(source: Path, output: Path, workers: int) -> tuple[float, int, str]:
    """Build a dataset; return the seconds, the most bytes of memory, and a digest of build.json."""
    start, most = time.monotonic(), 0
    command = [sys.executable, "-m", "builder", "generate", "-q", str(source), "-o", str(output)]
    with subprocess.Popen([*command, "--workers", str(workers)]) as process:
        while process.poll() is None:
            try:
                most = max(most, sum(map(resident, tree(process.pid))))
            except OSError:
                continue  # one has just ended
            time.sleep(0.1)
    if process.returncode:
        sys.exit("the build failed")
    seconds = time.monotonic() - start
    return seconds, most, hashlib.sha256((output / "build.json").read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["seeds"], metavar="INPUT")
    parser.add_argument("--articles", type=int, nargs="+", default=[2_000, 20_000], metavar="N")
    parser.add_argument("--workers", type=int, nargs="+", default=sorted({1, cores()}), metavar="N")
    arguments = parser.parse_args()
    articles = list(read_articles(arguments.inputs, on_reject=lambda record: print(record, file=sys.stderr)))
    if not articles:
        sys.exit(f"no article in {', '.join(arguments.inputs)}")
    print("articles  workers  seconds  articles/s  speed-up  memory (MB)  same bytes")
    for number in arguments.articles:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "articles.jsonl")
            with source.open("wb") as file:
                file.writelines(msgspec.json.encode(one) + b"\n" for one in changed(articles, number))
            first: tuple[float, int, str] | None = None
            for workers in arguments.workers:
                seconds, memory, digest = build(source, Path(folder, "out"), workers)
                first = first or (seconds, workers, digest)
                same = "yes" if digest == first[2] else "NO"
                print(
                    f"{number:>8,}  {workers:>7}  {seconds:>7.1f}  {number / seconds:>10,.0f}  "
                    f"{first[0] / seconds:>8.2f}  {memory / 2**20:>11,.0f}  {same:>10}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
