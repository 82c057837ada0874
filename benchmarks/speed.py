"""Speed and memory of the annotator on one core, beside those of spaCy's blank English tokenizer.

    python benchmarks/speed.py                            # the sample articles, repeated
    python benchmarks/speed.py ../shared/gold/tune.jsonl  # any input that quotebuilder reads

Both work through the same texts in the same run, in turns, and the median of the rounds counts, so that what
else the machine does hits both. Tokens are spaCy's for both.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable

import spacy

from builder.annotation.pipeline import annotate_article
from builder.reading import read_articles
from builder.schema import Article
from builder.workers import collect_seldom

LEAST_CHARS = 2_000_000


def read(inputs: list[str]) -> list[Article]:
    """Return the articles of ``inputs``, repeated until there is enough text to time."""
    articles = list(read_articles(inputs, on_reject=lambda record: print(record, file=sys.stderr)))
    size = sum(len(article.text) for article in articles)
    if not size:
        sys.exit(f"no text in {', '.join(inputs)}")
    return articles * -(-LEAST_CHARS // size)


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def peak_megabytes() -> float:
    """Return the most memory this process has held so far (ru_maxrss is in kB; in bytes on macOS)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["seeds"], metavar="INPUT")
    parser.add_argument("--rounds", type=int, default=5, help="how often each works through all texts")
    arguments = parser.parse_args()

    collect_seldom()  # as the command does
    articles = read(arguments.inputs)
    tokenizer = spacy.blank("en").tokenizer
    tokens = 0

    def tokenize() -> None:
        nonlocal tokens
        tokens = sum(len(tokenizer(article.text)) for article in articles)

    def annotate() -> None:
        for article in articles:
            annotate_article(article)

    # A first round warms up: the tokenizer fills its cache, the rules compile their patterns.
    tokenize()
    annotate()
    rounds = [(seconds(tokenize), seconds(annotate)) for _ in range(arguments.rounds)]
    blank, ours = (tokens / statistics.median(times) for times in zip(*rounds, strict=True))
    print(f"{len(articles):,} articles, {tokens:,} tokens, {arguments.rounds} rounds on one core, CPU time")
    print(f"{'spacy.blank(en) tokenizing':<28}{blank:>12,.0f} tokens/s")
    print(f"{'annotate_article':<28}{ours:>12,.0f} tokens/s")
    print(f"{'ratio':<28}{ours / blank:>12.2f}")
    print(f"{'peak memory':<28}{peak_megabytes():>12,.0f} MB")


if __name__ == "__main__":
    main()
