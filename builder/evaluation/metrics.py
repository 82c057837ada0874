"""The metrics, each a function from `Judgements` to a row of four counts an article (see `Tally`).

`metric` looks one up by name; docs/metrics.md defines each with a worked example.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import numpy as np

from builder.errors import QuotebuilderError
from builder.evaluation.clustering import Overlaps, b_cubed, ceaf, lea
from builder.evaluation.comparison import Comparison
from builder.evaluation.judgements import Judgements
from builder.evaluation.matching import shared
from builder.evaluation.tallies import Array, Form, Tally
from builder.evaluation.units import LINKS, Stretch

Measure = Callable[[Judgements], Array]


class Metric(msgspec.Struct, frozen=True):
    """A figure with its name, its title, the group it is shown in, and the view of an article it is taken on.

    ``form`` is "prf" for precision, recall and F1, "accuracy" for a share of right ones. A share ``of`` what
    another metric finds is scored wherever that one is.
    """

    name: str
    title: str
    group: str
    measure: Measure
    view: str = "quotations"
    form: Form = "prf"
    of: str | None = None


def agreement(aspect: str) -> Measure:
    """Return the measure of an aspect from end to end.

    Right is a predicted unit that stands for a gold one and agrees with it; it is one of the predicted units
    that have the aspect, and one of the gold units that have it.
    """

    def measure(judged: Judgements) -> Array:
        gold, predicted = judged.gold, judged.predicted
        return np.stack(
            [
                predicted.total(judged.right_predicted(aspect)),
                predicted.total(predicted.has(aspect)),
                gold.total(judged.right_gold(aspect)),
                gold.total(gold.has(aspect)),
            ],
            axis=1,
        )

    return measure


def accuracy(aspect: str, among: str) -> Measure:
    """Return the share of the gold units with an aspect that are right in it.

    ``among`` is "all", or "found" for those that have been found.
    """

    def measure(judged: Judgements) -> Array:
        gold = judged.gold
        counted = gold.has(aspect) & judged.right_gold("found") if among == "found" else gold.has(aspect)
        right, total = gold.total(judged.right_gold(aspect)), gold.total(counted)
        return np.stack([right, total, right, total], axis=1)

    return measure


def content_tokens(judged: Judgements) -> Array:
    """Count detection by token: a word or mark that stands inside any quotation's content."""

    def tally(comparison: Comparison) -> Tally:
        gold = comparison.article.gold_tokens
        predicted = comparison.article.tokens(comparison.predicted)
        hits = shared(gold, predicted)
        return Tally(hits, _length(predicted), hits, _length(gold))

    return judged.each(tally)


def _length(stretches: Sequence[Stretch]) -> int:
    return sum(end - start for start, end in stretches)


def speaker_clusters(compare: Callable[[Overlaps], Tally]) -> Measure:
    """Return the measure of how quotations are grouped by who said them: quotations are the mentions.

    A predicted quotation is the same mention as the gold one it stands for.
    """
    return lambda judged: np.array([compare(overlaps) for overlaps in judged.speakers], dtype=float)


_SPEAKER = {
    "speaker_mention": "Speaker mention (overlap)",
    "speaker_mention_exact": "Speaker mention (exact)",
    "speaker_name": "Speaker name",
}
_CLUSTERS = {
    "b3": ("B³", b_cubed),
    "ceaf": ("CEAF", ceaf),
    "lea": ("LEA", lea),
}
TYPES = ("direct", "mixed", "indirect")

DETECTION = (
    Metric("quotation_strict", "Quotation (strict)", "Quotations", agreement("exact")),
    Metric("quotation_partial", "Quotation (partial)", "Quotations", agreement("found")),
    Metric("content_tokens", "Content tokens", "Quotations", content_tokens),
)
DETECTION_BY_TYPE = tuple(
    Metric(f"{whole.name}_{kind}", f"{whole.title}, {kind}", "Quotations by type", whole.measure, kind)
    for whole in DETECTION[:2]
    for kind in TYPES
)
CUE = (
    Metric("cue", "Cue (overlap)", "Cues", agreement("cue")),
    Metric("cue_exact", "Cue (exact)", "Cues", agreement("cue_exact")),
)
SPEAKER = tuple(Metric(name, title, "Speakers", agreement(name)) for name, title in _SPEAKER.items())
SPEAKER_OF_FOUND = tuple(
    Metric(
        f"{name}_of_found",
        f"{title}, of found",
        "Speakers",
        accuracy(name, among="found"),
        form="accuracy",
        of=name,
    )
    for name, title in _SPEAKER.items()
)
LINK = tuple(Metric(name, name.capitalize(), "Links", agreement(name)) for name in LINKS)
CLUSTERS = tuple(
    Metric(f"speaker_{name}", f"Speakers clustered ({title})", "Entities", speaker_clusters(compare))
    for name, (title, compare) in _CLUSTERS.items()
)
TASKS: dict[str, tuple[Metric, ...]] = {
    "extraction": (*DETECTION, *DETECTION_BY_TYPE, *CUE, *SPEAKER, *SPEAKER_OF_FOUND, *LINK, *CLUSTERS),
    "attribution": (*SPEAKER, *CLUSTERS),
    "links": LINK,
}


def metric(name: str, metrics: tuple[Metric, ...] = TASKS["extraction"]) -> Metric:
    """Return the metric called ``name``; `QuotebuilderError` listing the names where there is none."""
    for found in metrics:
        if found.name == name:
            return found
    raise QuotebuilderError(f"no metric {name!r}; there are {', '.join(found.name for found in metrics)}")
