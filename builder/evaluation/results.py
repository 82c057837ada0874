"""What an evaluation gives: figures with intervals, tests, breakdowns, calibration, mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

import msgspec

from builder.evaluation.mistakes import Mistake
from builder.evaluation.tallies import Form


class Estimate(msgspec.Struct, frozen=True):
    """A figure with its 95 % interval; None where it is undefined or there are too few articles to tell."""

    value: float | None
    low: float | None = None
    high: float | None = None


class Score(msgspec.Struct, frozen=True):
    """One metric of one system.

    ``micro`` (summed over quotations) and ``macro`` (mean over articles) hold "precision", "recall" and
    "f1", or "accuracy" alone. ``gold`` and ``predicted`` are how many there are, ``right`` how many of them
    are right (a fraction where a metric gives part marks).
    """

    metric: str
    title: str
    group: str
    form: Form
    micro: dict[str, Estimate]
    macro: dict[str, Estimate]
    gold: float
    predicted: float
    right: float

    @property
    def headline(self) -> Estimate:
        """The figure that sums the metric up: micro F1, or accuracy."""
        return self.micro["f1" if self.form == "prf" else "accuracy"]


class Group(msgspec.Struct, frozen=True):
    """A row of a breakdown: per aspect, the share right of the quotations of this kind, and their number."""

    dimension: str
    value: str
    shares: dict[str, Estimate]
    counts: dict[str, int]


class Bin(msgspec.Struct, frozen=True):
    """A row of the reliability table: confidences above ``low`` up to ``high``."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


class Calibration(msgspec.Struct, frozen=True):
    """The expected calibration error, and the bins that are not empty."""

    error: Estimate
    count: int
    bins: list[Bin]


class SystemResult(msgspec.Struct):
    """The figures of one system.

    ``notes`` is what the system reports of itself (tokens used, what it could not do). ``missing`` counts
    gold articles without a prediction; ``seconds`` is what predicting took, None for predictions made
    elsewhere.
    """

    name: str
    scores: dict[str, Score]
    breakdown: list[Group]
    calibration: Calibration | None
    missing: int = 0
    seconds: float | None = None
    notes: dict[str, int | float | str] = {}


class PairedTest(msgspec.Struct, frozen=True):
    """Two systems on one metric.

    ``difference`` is that of the headline figures, first minus second. ``p`` is two-sided, by approximate
    randomization over articles; ``p_adjusted`` the same after Holm's correction for all tests of the
    evaluation.
    """

    first: str
    second: str
    metric: str
    difference: Estimate
    p: float
    p_adjusted: float


@dataclass
class Evaluation:
    """The result of `builder.evaluation.evaluate`.

    ``unscored`` are metrics of which the gold has nothing. `mistakes` yields every difference of a system
    from the gold; `to_dict` is the whole (mistakes aside) as plain data.
    """

    gold: str
    split: str | None
    protocol: str
    settings: dict[str, Any]
    articles: int
    quotations: int
    samples: int
    seed: int
    unscored: list[str]
    systems: dict[str, SystemResult]
    tests: list[PairedTest]
    find_mistakes: Callable[[str], Iterator[Mistake]] = field(repr=False)

    def __getitem__(self, system: str) -> SystemResult:
        """Return the result of a system by its name."""
        return self.systems[system]

    def mistakes(self, system: str | None = None) -> Iterator[Mistake]:
        """Yield the mistakes of a system (of all, without a name), by article id and place in the text."""
        for name in self.systems if system is None else (system,):
            yield from self.find_mistakes(name)

    def mistake_lines(self) -> Iterator[bytes]:
        """Yield the mistakes of all systems as lines of JSON."""
        for mistake in self.mistakes():
            yield msgspec.json.encode(mistake) + b"\n"

    def to_dict(self) -> dict[str, Any]:
        """Return the evaluation as plain dicts, lists and numbers, ready for JSON."""
        return {
            f.name: msgspec.to_builtins(getattr(self, f.name))
            for f in fields(self)
            if f.name != "find_mistakes"
        }

    def to_json(self) -> str:
        """Return the evaluation as indented JSON."""
        return msgspec.json.format(msgspec.json.encode(self.to_dict()), indent=2).decode()
