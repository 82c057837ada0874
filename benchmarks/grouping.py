"""How well near-duplicates and shared quotations are found, and what that costs, on planted ones.

    python benchmarks/grouping.py                       # 2,000 and 20,000 articles
    python benchmarks/grouping.py --sizes 2000 200000

Under the kinds stands the share of planted pairs that are in one split; "at 80%" are those with four fifths of
their pairs of words in common. Precision is the share of the pairs in a duplicate group that were planted. Time is
CPU time, an article, of annotation and of making its keys, and of grouping them all; memory the peak of the main
process, in which the benchmark's own copy of the texts is.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, islice
from pathlib import Path

from made_news import KINDS, Made, made_news, resemblance

from builder.annotation.pipeline import AnnotationOptions, annotate_article
from builder.assembly.grouping.keys import keys_of
from builder.assembly.splits import parse_splits
from builder.building.annotated_parts import Annotating, annotate_parts
from builder.building.assembling import place_parts
from builder.building.parts import PartStore, cut
from builder.building.placements import unpacked
from builder.running import cores
from builder.schema import Article
from builder.workers import collect_seldom


def peak_megabytes() -> float:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def cost_of_keys(number: int = 500, rounds: int = 3) -> tuple[float, float]:
    """Return the milliseconds that annotation, and making the keys, take an article, at best of some rounds."""
    articles = [made.article for made in islice(made_news(number), number)]
    times = []
    for _ in range(rounds):
        start = time.process_time()
        annotated = [annotate_article(article) for article in articles]
        between = time.process_time()
        keys_of(annotated)
        times.append((between - start, time.process_time() - between))
    annotation, keys = (min(column) / number * 1000 for column in zip(*times, strict=True))
    return annotation, keys


def measure(number: int, folder: str) -> dict[str, str]:
    planted: list[Made] = []
    texts: dict[str, str] = {}

    def articles() -> Iterator[Article]:
        for made in made_news(number):
            texts[made.article.id] = made.article.text
            if made.kind is not None:
                planted.append(made)
            yield made.article

    store = PartStore(folder)
    options = AnnotationOptions()
    parts = sum(
        1
        for _ in annotate_parts(
            cut(lambda _: articles()), store, Annotating(options), workers=cores(), apart=False
        )
    )
    start = time.process_time()
    file = str(Path(folder, "placements"))
    placement = place_parts(
        store, range(parts), file, parse_splits("0.8/0.1/0.1"), "random", deduplicate=False
    )
    seconds = time.process_time() - start
    memory = peak_megabytes()

    split: dict[str, int] = {}
    group: dict[str, str] = {}
    for placed in map(unpacked, placement.parts.packed()):
        keys = store.keys(store.known(placed.number))
        assert keys is not None
        ids = keys.ids
        for n, (name, place) in enumerate(zip(ids, placed.places, strict=True)):
            split[name] = place
            group[name] = placed.duplicate_groups.get(n, name)
    together: Counter[str] = Counter()
    total: Counter[str] = Counter()
    family: dict[str, str] = {}
    for made in planted:
        assert made.of is not None
        kinds = [made.kind or ""]
        if made.kind != "requoted":
            family[made.article.id] = family.get(made.of, made.of)
            if resemblance(made.article.text, texts[made.of]) >= 0.8:
                kinds.append("at 80%")
        for kind in kinds:
            total[kind] += 1
            together[kind] += split[made.article.id] == split[made.of]
    members = defaultdict(list)
    for name, of in group.items():
        members[of].append(name)
    pairs = [pair for names in members.values() for pair in combinations(names, 2)]
    right = sum(family.get(a, a) == family.get(b, b) for a, b in pairs)
    row = {"articles": f"{number:,}"}
    for kind in (*KINDS, "at 80%"):
        row[kind] = f"{together[kind] / total[kind]:.4f}"
    row["precision"] = f"{right / len(pairs):.4f}" if pairs else "-"
    row["grouping"] = f"{seconds:.1f} s"
    row["ms an article"] = f"{seconds / number * 1000:.3f}"
    row["memory"] = f"{memory:,.0f} MB"
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000], metavar="ARTICLES")
    arguments = parser.parse_args()
    collect_seldom()
    annotation, keys = cost_of_keys()
    rows = []
    for number in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measure(number, folder))
    print(f"annotation {annotation:.2f} ms an article, of which its keys are {keys:.2f} ms more")
    widths = [max(len(name), *(len(row[name]) for row in rows)) for name in rows[0]]
    for cells in (rows[0].keys(), *(row.values() for row in rows)):
        print("  ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True)))


if __name__ == "__main__":
    main()
