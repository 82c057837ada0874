"""How long an evaluation takes, beside annotating the same articles in the same run, and how much memory.

    python benchmarks/evaluation_speed.py [--articles 1000] [--samples 2000]

The articles are put together from the paragraphs of seeds/, about ten quotations each; gold is what the
rules find in them, the three systems are copies of it with a tenth, a fifth and a third of the quotations
spoilt. Gold and predictions are read from files, as on the command line. Exits with 1 where the evaluation
takes longer than annotating, or the run more than 1 GB.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from builder.annotation.pipeline import annotate_article
from builder.evaluation import evaluate
from builder.reading import read_articles
from builder.schema import Article, Quotation, Span

SEEDS = Path(__file__).parent.parent / "seeds"
QUOTATIONS = 10
SPOILT = (0.1, 0.2, 0.33)
LIMIT_MB = 1000


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--samples", type=int, default=2000)
    given = options.parse_args()

    articles = long_articles(given.articles)
    start = time.perf_counter()
    gold = [annotate_article(article) for article in articles]
    annotating = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        target = written(Path(folder, "gold.jsonl"), gold)
        systems = {
            f"{share:.0%} spoilt": written(Path(folder, f"{share}.jsonl"), spoilt(gold, share))
            for share in SPOILT
        }
        start = time.perf_counter()
        evaluation = evaluate(target, systems, samples=given.samples)
        evaluating = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    words = sum(len(article.text.split()) for article in articles)
    print(
        f"{len(articles):,} articles of {words / len(articles):.0f} words on average, "
        f"{evaluation.quotations:,} quotations, {len(systems)} systems"
    )
    print(f"annotating        {annotating:7.2f} s")
    print(f"evaluating        {evaluating:7.2f} s   {evaluating / annotating:.2f} of annotating")
    print(f"peak memory       {memory:7.0f} MB")
    sys.exit(evaluating > annotating or memory > LIMIT_MB)


def long_articles(number: int) -> list[Article]:
    """Return articles of shuffled seed paragraphs with about ten quotations each."""
    generator = random.Random(0)
    seeds = [annotate_article(article) for article in read_articles([str(SEEDS)], on_reject=print)]
    paragraphs = [part for seed in seeds for part in seed.text.split("\n\n") if part.strip()]
    share = len(paragraphs) / sum(len(seed.quotations) for seed in seeds)
    return [
        Article(str(n), "\n\n".join(generator.choices(paragraphs, k=round(QUOTATIONS * share))))
        for n in range(number)
    ]


def written(path: Path, articles: list[Article]) -> Path:
    """Write articles as JSONL; return the path."""
    path.write_bytes(msgspec.json.Encoder().encode_lines(articles))
    return path


def spoilt(gold: list[Article], share: float) -> list[Article]:
    """Return copies with this share of the quotations left out, cut short, or without a speaker."""
    generator = random.Random(share)
    found = []
    for article in gold:
        kept: list[Quotation] = []
        for quotation in article.quotations:
            kind = generator.choice("abc") if generator.random() < share else ""
            if kind == "a":
                continue
            if kind == "b":
                span = quotation.spans[0]
                cut = Span(span.start, span.start + max(1, (span.end - span.start) // 2))
                quotation = msgspec.structs.replace(
                    quotation, spans=[cut], text=article.text[cut.start : cut.end]
                )
            elif kind == "c":
                quotation = msgspec.structs.replace(quotation, speaker=None)
            kept.append(quotation)
        found.append(msgspec.structs.replace(article, quotations=kept))
    return found


if __name__ == "__main__":
    main()
