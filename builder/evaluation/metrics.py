"""The metrics, each a function from the `Comparison` of one article to a `Tally`.

`metric` looks one up by name; docs/metrics.md defines each with a worked example.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence

import msgspec

from builder.errors import QuotebuilderError
from builder.evaluation import clustering
from builder.evaluation.comparison import ASPECTS, Comparison
from builder.evaluation.tallies import Form, Tally
from builder.evaluation.units import LINKS, Unit

Measure = Callable[[Comparison], Tally]


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


def quotations_found(comparison: Comparison) -> Tally:
    """Partial detection: the content overlaps a gold quotation's by the threshold or more, one to one."""
    hits = len(comparison.pairs)
    return Tally(hits, len(comparison.predicted), hits, len(comparison.gold))


def quotations_exact(comparison: Comparison) -> Tally:
    """Strict detection: the content has the gold's spans, marks and spaces at their edges aside."""
    gold, predicted = (
        Counter(unit.spans for unit in units) for units in (comparison.gold, comparison.predicted)
    )
    hits = (gold & predicted).total()
    return Tally(hits, len(comparison.predicted), hits, len(comparison.gold))


def content_tokens(comparison: Comparison) -> Tally:
    """Count detection by token: a word or mark that stands inside any quotation's content."""
    gold = comparison.article.tokens(comparison.gold)
    predicted = comparison.article.tokens(comparison.predicted)
    hits = len(gold & predicted)
    return Tally(hits, len(predicted), hits, len(gold))


def agreement(aspect: str) -> Measure:
    """Return the measure of an aspect from end to end.

    Right is a predicted unit that stands for a gold one and agrees with it; it is one of the predicted units
    that have the aspect, and one of the gold units that have it.
    """
    has, agree = ASPECTS[aspect].has, ASPECTS[aspect].agree

    def measure(comparison: Comparison) -> Tally:
        hits = sum(agree(gold, predicted) for gold, predicted in comparison.matched())
        return Tally(hits, sum(map(has, comparison.predicted)), hits, sum(map(has, comparison.gold)))

    return measure


def agreement_of_found(aspect: str) -> Measure:
    """Return the measure of an aspect among the gold units that were found and have it."""
    has, agree = ASPECTS[aspect].has, ASPECTS[aspect].agree

    def measure(comparison: Comparison) -> Tally:
        judged = [agree(gold, predicted) for gold, predicted in comparison.matched() if has(gold)]
        return Tally(sum(judged), len(judged), sum(judged), len(judged))

    return measure


def speaker_clusters(compare: Callable[[clustering.Clustering, clustering.Clustering], Tally]) -> Measure:
    """Return the measure of how quotations are grouped by who said them: quotations are the mentions."""

    def measure(comparison: Comparison) -> Tally:
        # A predicted quotation is the same mention as the gold one it stands for, or one of its own.
        stands_for = {j: i for i, j in comparison.pairs}
        numbers = [stands_for.get(j, -1 - j) for j in range(len(comparison.predicted))]
        return compare(
            _by_entity(comparison.gold, range(len(comparison.gold))),
            _by_entity(comparison.predicted, numbers),
        )

    return measure


def _by_entity(units: Sequence[Unit], numbers: Sequence[int]) -> list[set[Hashable]]:
    clusters: dict[str, set[Hashable]] = defaultdict(set)
    for unit, number in zip(units, numbers, strict=True):
        if unit.entity is not None:
            clusters[unit.entity].add(number)
    return list(clusters.values())


_SPEAKER = {
    "speaker_mention": "Speaker mention (overlap)",
    "speaker_mention_exact": "Speaker mention (exact)",
    "speaker_name": "Speaker name",
}
_CLUSTERS = {
    "b3": ("B³", clustering.b_cubed),
    "ceaf": ("CEAF", clustering.ceaf),
    "lea": ("LEA", clustering.lea),
}
TYPES = ("direct", "mixed", "indirect")

DETECTION = (
    Metric("quotation_strict", "Quotation (strict)", "Quotations", quotations_exact),
    Metric("quotation_partial", "Quotation (partial)", "Quotations", quotations_found),
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
        agreement_of_found(name),
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
