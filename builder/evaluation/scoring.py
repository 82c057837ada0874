"""From comparisons to figures: count per article, add up, resample, test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec
import numpy as np

from builder.evaluation.annotations import AnnotatedArticle
from builder.evaluation.breakdowns import Groups, breakdown
from builder.evaluation.calibration import BINS, confidence_bins, expected_error
from builder.evaluation.comparison import Comparison, GoldArticle
from builder.evaluation.judgements import Judgements
from builder.evaluation.metrics import Metric
from builder.evaluation.mistakes import Mistake, mistakes
from builder.evaluation.protocols.base import Protocol
from builder.evaluation.results import Bin, Calibration, Estimate, Group, PairedTest, Score, SystemResult
from builder.evaluation.statistics import Statistic, holm, interval, randomization_p, resampled_sums
from builder.evaluation.tallies import Array, means, per_article, ratios, share

_NAMES = ("precision", "recall", "f1")
_F1 = 2


class Counts(msgspec.Struct):
    """What was counted of one system: a row an article, articles by id."""

    comparisons: list[dict[str, Comparison]]
    tallies: Array  # (articles, metrics, 4)
    groups: Groups
    bins: Array  # (articles, bins, 3)


def count(
    protocol: Protocol, gold: Sequence[GoldArticle], predicted: Mapping[str, AnnotatedArticle]
) -> Counts:
    """Compare the predictions of one system with the gold; articles without one count as empty."""
    # Resampling goes by place, so the order must not depend on that of the file.
    ordered = sorted(gold, key=lambda article: article.id)
    comparisons = [
        protocol.compare(article, predicted.get(article.id) or AnnotatedArticle(article.id, []))
        for article in ordered
    ]
    judged = {view: Judgements([views[view] for views in comparisons]) for view in comparisons[0]}
    return Counts(
        comparisons=comparisons,
        tallies=np.stack([metric.measure(judged[metric.view]) for metric in protocol.metrics], axis=1),
        groups=breakdown(judged, protocol.judged),
        bins=confidence_bins(judged[view] for view, _ in protocol.judged),
    )


def unscored(metrics: Sequence[Metric], counts: Sequence[Counts]) -> list[str]:
    """Return the metrics that have nothing to find in the gold, and so are no figure of any system."""
    gold = sum(each.tallies.sum(axis=0)[:, 3] for each in counts)
    empty = {metric.name for metric, total in zip(metrics, np.atleast_1d(gold), strict=True) if not total}
    return [metric.name for metric in metrics if (metric.of or metric.name) in empty]


def score(
    protocol: Protocol, counts: Mapping[str, Counts], left_out: Sequence[str], samples: int, seed: int
) -> tuple[dict[str, SystemResult], list[PairedTest]]:
    """Turn the counts of each system into its figures with intervals, and test each pair of systems.

    ``left_out`` are metrics not to score; without ``samples``, or with a single article, there are no
    intervals.
    """
    kept = [n for n, metric in enumerate(protocol.metrics) if metric.name not in left_out]
    metrics = [protocol.metrics[n] for n in kept]
    panels = {name: _Panel(each, kept) for name, each in counts.items()}
    resampling = bool(samples) and all(len(each.tallies) > 1 for each in counts.values())
    if resampling:
        columns = np.concatenate([panel.columns for panel in panels.values()], axis=1)
        sums = resampled_sums(columns, samples, seed)
        place = 0
        for panel in panels.values():
            panel.resample(sums[:, place : place + panel.columns.shape[1]])
            place += panel.columns.shape[1]
    systems = {name: panel.result(name, metrics) for name, panel in panels.items()}
    return systems, _tests(panels, metrics, samples, seed) if resampling else []


class _Panel:
    """All figures of one system, each block of them a statistic of sums of its columns."""

    def __init__(self, counts: Counts, kept: list[int]) -> None:
        articles = len(counts.tallies)
        self.tallies = counts.tallies[:, kept]
        self.bins = counts.bins
        self.keys = sorted(counts.groups)
        shares = np.zeros((articles, len(self.keys), 2))
        for n, key in enumerate(self.keys):
            shares[:, n] = counts.groups[key]
        blocks: list[tuple[Array, Statistic]] = [
            (self.tallies, ratios),
            (per_article(self.tallies), means),
            (shares, _share),
            (self.bins, expected_error),
        ]
        self.shapes = [(*block.shape[1:],) for block, _ in blocks]
        self.statistics = [statistic for _, statistic in blocks]
        self.columns = np.concatenate([block.reshape(articles, -1) for block, _ in blocks], axis=1)
        total = self.columns.sum(axis=0)
        self.sums = self._split(total)
        self.figures = self._apply(total)
        # What the gold has and the system never gives is 0, not undefined.
        self.figures[0] = np.nan_to_num(self.figures[0])
        self.resamples: list[Array] | None = None
        self.without: list[Array] = []

    def _split(self, columns: Array) -> list[Array]:
        found, place = [], 0
        for shape in self.shapes:
            size = int(np.prod(shape))
            found.append(columns[..., place : place + size].reshape(*columns.shape[:-1], *shape))
            place += size
        return found

    def _apply(self, columns: Array) -> list[Array]:
        return [
            statistic(block) for statistic, block in zip(self.statistics, self._split(columns), strict=True)
        ]

    def resample(self, sums: Array) -> None:
        self.resamples = self._apply(sums)
        self.without = self._apply(self.columns.sum(axis=0) - self.columns)

    def _estimates(self, block: int) -> Array:
        """Return value, low and high of the figures of a block: (3, *shape)."""
        figure = self.figures[block]
        if self.resamples is None:
            return np.stack([figure, np.full_like(figure, np.nan), np.full_like(figure, np.nan)])
        return np.stack([figure, *interval(figure, self.resamples[block], self.without[block])])

    def result(self, name: str, metrics: Sequence[Metric]) -> SystemResult:
        micro, macro, shares, error = (self._estimates(block) for block in range(4))
        sums = self.sums[0]
        scores = {
            metric.name: Score(
                metric.name, metric.title, metric.group, metric.form,
                micro=_named(micro[:, n], metric), macro=_named(macro[:, n], metric),
                gold=float(sums[n, 3]), predicted=float(sums[n, 1]), right=float(sums[n, 2]),
            )
            for n, metric in enumerate(metrics)
        }  # fmt: skip
        return SystemResult(name, scores, self._groups(shares), self._calibration(error))

    def _groups(self, shares: Array) -> list[Group]:
        rows: dict[tuple[str, str], Group] = {}
        for n, (dimension, value, aspect) in enumerate(self.keys):
            row = rows.setdefault((dimension, value), Group(dimension, value, {}, {}))
            row.shares[aspect] = _estimate(shares[:, n])
            row.counts[aspect] = int(self.sums[2][n, 1])
        return sorted(rows.values(), key=lambda row: (row.dimension, -max(row.counts.values()), row.value))

    def _calibration(self, error: Array) -> Calibration | None:
        sums = self.sums[3]
        if not sums[:, 2].sum():
            return None
        bins = [
            Bin(n / BINS, (n + 1) / BINS, int(total), confidence / total, right / total)
            for n, (confidence, right, total) in enumerate(sums.tolist())
            if total
        ]
        return Calibration(_estimate(error), int(sums[:, 2].sum()), bins)


def _tests(
    panels: Mapping[str, _Panel], metrics: Sequence[Metric], samples: int, seed: int
) -> list[PairedTest]:
    found: list[PairedTest] = []
    for (first, a), (second, b) in combinations(panels.items(), 2):
        difference = a.figures[0][:, _F1] - b.figures[0][:, _F1]
        assert a.resamples is not None and b.resamples is not None  # noqa: PT018
        low, high = interval(
            difference,
            a.resamples[0][..., _F1] - b.resamples[0][..., _F1],
            a.without[0][..., _F1] - b.without[0][..., _F1],
        )
        p_values = randomization_p(
            a.tallies.reshape(len(a.tallies), -1),
            b.tallies.reshape(len(b.tallies), -1),
            lambda sums: np.nan_to_num(ratios(sums.reshape(*sums.shape[:-1], -1, 4))[..., _F1]),
            samples,
            seed,
        )
        found += [
            PairedTest(
                first,
                second,
                metric.name,
                _estimate((difference[n], low[n], high[n])),
                float(p_values[n]),
                1.0,
            )
            for n, metric in enumerate(metrics)
        ]
    adjusted = holm([test.p for test in found])
    return [msgspec.structs.replace(test, p_adjusted=p) for test, p in zip(found, adjusted, strict=True)]


def find_mistakes(
    protocol: Protocol, counts: Mapping[str, Counts], left_out: Sequence[str], system: str
) -> Iterator[Mistake]:
    """Yield the mistakes of a system in all articles."""
    for views in counts[system].comparisons:
        yield from mistakes(system, views, protocol.judged, set(left_out))


def _share(sums: Array) -> Array:
    return share(sums[..., 0], sums[..., 1])


def _named(figures: Array, metric: Metric) -> dict[str, Estimate]:
    """Name the figures of a metric: (3 bounds, 3 figures)."""
    if metric.form == "accuracy":
        return {"accuracy": _estimate(figures[:, _F1])}
    return {name: _estimate(figures[:, n]) for n, name in enumerate(_NAMES)}


def _estimate(bounds: Sequence[float] | Array) -> Estimate:
    return Estimate(*(None if np.isnan(bound) else float(bound) for bound in bounds))
