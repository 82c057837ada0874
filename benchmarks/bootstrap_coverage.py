"""How often the 95 % intervals of the evaluation hold: simulated corpora whose true figure is known.

    python benchmarks/bootstrap_coverage.py [--runs 500] [--samples 1000]

A made population of articles has quotations in uneven numbers (a few articles have most of them) and a system
that does well on some articles and badly on others. Its F1 over the whole population is the truth. Each run
draws a corpus of so many articles and makes the interval as `builder.evaluation` does. The table says how
often the truth lies in it, below and above, and how wide it is, beside the plain percentile interval and one
that resamples quotations, not articles. Exits with 1 where the interval of the evaluation holds in less
than 91 or more than 98 of a hundred runs of 100 articles or more.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

from builder.evaluation.statistics import interval, resampled_sums
from builder.evaluation.tallies import Array, means, per_article, ratios

POPULATION = 100_000
CORPORA = (20, 50, 100, 300)
QUALITIES = {"middling": 0.75, "good": 0.95}
F1 = 2
LOWEST, HIGHEST = 0.91, 0.98


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--runs", type=int, default=500)
    options.add_argument("--samples", type=int, default=1000)
    given = options.parse_args()

    print(
        f"{given.runs:,} runs, {given.samples:,} bootstrap samples each; shares in per cent, widths in points"
    )
    names = "".join(f"{name:>7}" for name in ("holds", "below", "above", "width"))
    print(f"{'system':10}{'figure':8}{'articles':>9}  {'interval':24}{names}")
    failed = False
    for quality, rate in QUALITIES.items():
        population = made_population(rate)
        truths = {
            "micro": ratios(population.sum(axis=0))[F1],
            "macro": means(per_article(population).sum(axis=0))[F1],
        }
        for articles in CORPORA:
            made = simulate(population, articles, given.runs, given.samples)
            for (figure, kind), bounds in made.items():
                low, high = bounds.T
                below, above = (low > truths[figure]).mean(), (high < truths[figure]).mean()
                holds = 1 - below - above
                print(
                    f"{quality:10}{figure:8}{articles:9}  {kind:24}{100 * holds:7.1f}{100 * below:7.1f}"
                    f"{100 * above:7.1f}{100 * (high - low).mean():7.1f}"
                )
                failed |= kind == OURS and articles >= 100 and not LOWEST <= holds <= HIGHEST
    sys.exit(failed)


OURS, PERCENTILE, QUOTATIONS = "BCa over articles", "percentile, articles", "percentile, quotations"


def made_population(rate: float) -> Array:
    """Return the tallies of many articles on which a system finds about the share ``rate``."""
    generator = np.random.default_rng(7)
    gold = generator.negative_binomial(1, 0.09, POPULATION)
    quality = generator.beta(8 * rate, 8 * (1 - rate), POPULATION)
    right = generator.binomial(gold, quality)
    predicted = right + generator.poisson(gold * (1 - quality))
    return np.stack([right, predicted, right, gold], axis=1).astype(float)


def simulate(population: Array, articles: int, runs: int, samples: int) -> dict[tuple[str, str], Array]:
    """Return the intervals of each figure and kind: (runs, 2)."""
    generator = np.random.default_rng(articles)
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for run in range(runs):
        corpus = population[generator.integers(0, len(population), articles)]
        for figure, columns, statistic in [("micro", corpus, ratios), ("macro", per_article(corpus), means)]:
            total = columns.sum(axis=0)
            resamples = statistic(resampled_sums(columns, samples, seed=run))
            low, high = interval(statistic(total), resamples, statistic(total - columns))
            found.setdefault((figure, OURS), []).append((low[F1], high[F1]))
            plain = np.nanquantile(resamples[:, F1], [0.025, 0.975])
            found.setdefault((figure, PERCENTILE), []).append((plain[0], plain[1]))
        # Quotations drawn one by one: found, missed or spurious, whatever article they stand in.
        right, predicted, _, gold = corpus.sum(axis=0)
        outcomes = np.array([right, gold - right, predicted - right])
        drawn = generator.multinomial(int(outcomes.sum()), outcomes / outcomes.sum(), size=samples)
        plain = np.quantile(2 * drawn[:, 0] / (2 * drawn[:, 0] + drawn[:, 1] + drawn[:, 2]), [0.025, 0.975])
        found.setdefault(("micro", QUOTATIONS), []).append((plain[0], plain[1]))
    return {key: np.array(bounds) for key, bounds in found.items()}


if __name__ == "__main__":
    main()
