"""The tables of an evaluation as rows of words, which the terminal and Markdown both show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from builder.evaluation.results import Estimate, Evaluation, Group, Score, SystemResult


class Table(msgspec.Struct):
    """A titled table: the names of the columns, rows of cells, and notes below."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    notes: list[str] = []


ABSENT = "–"


def percent(value: float | None) -> str:
    """Return a share in per cent with one decimal."""
    return ABSENT if value is None else f"{100 * value:.1f}"


def with_interval(estimate: Estimate) -> str:
    """Return a figure in per cent with its interval, if it has one."""
    if estimate.low is None or estimate.high is None:
        return percent(estimate.value)
    return f"{percent(estimate.value)} [{percent(estimate.low)}, {percent(estimate.high)}]"


def signed(estimate: Estimate) -> str:
    """Return a difference in points with its interval."""
    value, low, high = (
        ABSENT if bound is None else f"{round(100 * bound, 1) + 0.0:+.1f}"  # + 0.0 makes -0.0 plain zero.
        for bound in (estimate.value, estimate.low, estimate.high)
    )
    return value if ABSENT in (low, high) else f"{value} [{low}, {high}]"


def probability(p: float) -> str:
    """Return a p-value with three decimals."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def tables(evaluation: Evaluation, details: bool = False) -> Iterator[Table]:
    """Yield the tables of an evaluation; with ``details`` breakdowns and calibration too.

    One system has a table of all its figures; several have their main figures side by side, the tests between
    them, and their own tables with ``details``.
    """
    several = len(evaluation.systems) > 1
    if several:
        yield _side_by_side(evaluation)
        if evaluation.tests:
            yield from _tests(evaluation)
    for system in evaluation.systems.values():
        if not several or details:
            yield _figures(system)
        if details:
            yield from _breakdowns(system)
            yield from _calibration(system)


def about(evaluation: Evaluation) -> list[str]:
    """Return sentences on what was measured, how, and what was left out."""
    where = evaluation.gold if evaluation.split is None else f"{evaluation.gold}, split {evaluation.split}"
    how = ", ".join(f"{name} {value}" for name, value in evaluation.settings.items())
    lines = [
        f"{where}: {evaluation.articles:,} articles with {evaluation.quotations:,} gold quotations; "
        f"protocol {evaluation.protocol}, {how}."
    ]
    if evaluation.samples and evaluation.articles > 1:
        lines.append(
            f"In brackets 95 % intervals: BCa bootstrap over articles, {evaluation.samples:,} samples, "
            f"seed {evaluation.seed}."
        )
    if evaluation.unscored:
        lines.append(f"Not scored, as the gold has nothing of it: {', '.join(evaluation.unscored)}.")
    for system in evaluation.systems.values():
        if system.missing:
            lines.append(
                f"{system.name}: {system.missing:,} articles without a prediction, counted as empty."
            )
        notes = dict(system.notes)
        if system.seconds is not None:
            notes["seconds"] = round(system.seconds, 2)
        if notes:
            lines.append(
                f"{system.name}: "
                + ", ".join(f"{name} {_number(value)}" for name, value in notes.items())
                + "."
            )
    return lines


def _number(value: float | str) -> str:
    return f"{value:,}" if isinstance(value, int | float) else value


def _figures(system: SystemResult) -> Table:
    rows = [
        [
            score.title,
            *_three(score.micro, interval=True),
            _macro(score),
            f"{score.gold:,.0f}",
            f"{score.predicted:,.0f}",
        ]
        for score in system.scores.values()
    ]
    return Table(
        system.name,
        ["Metric", "Precision", "Recall", "F1 or accuracy", "Macro", "Gold", "Predicted"],
        rows,
        ["Macro: the mean over articles of F1 or accuracy."],
    )


def _three(figures: Mapping[str, Estimate], interval: bool) -> list[str]:
    if "accuracy" in figures:
        return ["", "", with_interval(figures["accuracy"])]
    return [
        percent(figures["precision"].value),
        percent(figures["recall"].value),
        with_interval(figures["f1"]),
    ]


def _macro(score: Score) -> str:
    return percent(score.macro["f1" if score.form == "prf" else "accuracy"].value)


def _side_by_side(evaluation: Evaluation) -> Table:
    systems = list(evaluation.systems.values())
    rows = [
        [
            score.title,
            *(with_interval(system.scores[name].headline) for system in systems),
            f"{score.gold:,.0f}",
        ]
        for name, score in systems[0].scores.items()
    ]
    return Table("F1 or accuracy", ["Metric", *(system.name for system in systems), "Gold"], rows)


def _tests(evaluation: Evaluation) -> Iterator[Table]:
    titles = {name: score.title for name, score in next(iter(evaluation.systems.values())).scores.items()}
    pairs = dict.fromkeys((test.first, test.second) for test in evaluation.tests)
    for first, second in pairs:
        rows = [
            [titles[test.metric], signed(test.difference), probability(test.p), probability(test.p_adjusted)]
            for test in evaluation.tests
            if (test.first, test.second) == (first, second)
        ]
        yield Table(
            f"{first} minus {second}",
            ["Metric", "Difference in points", "p", "p, adjusted"],
            rows,
            [
                "p: paired, two-sided, by approximate randomization over articles, "
                f"{evaluation.samples:,} shuffles. This is one of several comparisons, "
                f"{len(evaluation.tests)} tests in all; the adjusted p (Holm) allows for that."
            ],
        )


def _breakdowns(system: SystemResult) -> Iterator[Table]:
    for dimension in dict.fromkeys(group.dimension for group in system.breakdown):
        groups = [group for group in system.breakdown if group.dimension == dimension]
        aspects = list(dict.fromkeys(aspect for group in groups for aspect in group.shares))
        yield Table(
            f"{system.name} by {dimension}",
            [
                dimension.capitalize(),
                *(f"{aspect.replace('_', ' ').capitalize()} (of)" for aspect in aspects),
            ],
            [[group.value, *(_share(group, aspect) for aspect in aspects)] for group in groups],
        )


def _share(group: Group, aspect: str) -> str:
    if aspect not in group.shares:
        return ABSENT
    return f"{with_interval(group.shares[aspect])} ({group.counts[aspect]:,})"


def _calibration(system: SystemResult) -> Iterator[Table]:
    if system.calibration is None:
        return
    yield Table(
        f"{system.name}: what its confidence means",
        ["Confidence", "Quotations", "Mean confidence", "Right"],
        [
            [
                f"{row.low:.1f} to {row.high:.1f}",
                f"{row.count:,}",
                percent(row.confidence),
                percent(row.accuracy),
            ]
            for row in system.calibration.bins
        ],
        [f"Expected calibration error: {with_interval(system.calibration.error)} points."],
    )
