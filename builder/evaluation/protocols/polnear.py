"""The protocol for gold in the manner of PolNeAR: attributions, and link rows for some of them.

It gives the figures of the scorer that such gold comes with, figure by figure: stretches between quotation
marks matched greedily in the order of the gold from an overlap of 0.8 on, indirect contents by the hull of
their spans from 0.5 on, links judged where a stretch has a row of them (several forms accepted).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
import numpy as np

from builder.evaluation.annotations import (
    AnnotatedAffiliation,
    AnnotatedArticle,
    AnnotatedCue,
    AnnotatedOutlet,
    AnnotatedQuotation,
    AnnotatedSpeaker,
)
from builder.evaluation.comparison import Comparison, GoldArticle
from builder.evaluation.judgements import Judgements
from builder.evaluation.matching import Pair, candidates
from builder.evaluation.metrics import Metric, accuracy, agreement
from builder.evaluation.names import body_key, person_key
from builder.evaluation.protocols.base import Protocol
from builder.evaluation.tallies import Array
from builder.evaluation.units import LINKS, NONE, Stretch, Unit, trimmed, type_of, unit_of
from builder.schema import Article, QuotationType, Span

_EDGE = frozenset(" \t\n\r.,;:!?—–-'\"“”‘’…()[]")
_STRETCH_OVERLAP, _INDIRECT_OVERLAP = 0.8, 0.5
# The mention of a speaker without offsets: it is counted, and overlaps nothing.
_NOWHERE: tuple[Stretch, ...] = ((0, 0),)


class PolnearAttribution(msgspec.Struct):
    """An attribution: source, cue and content, and the stretches between marks in the content."""

    id: str
    type: QuotationType
    source: list[Stretch]
    content: list[Stretch]
    segments: list[Stretch]
    cue: list[Stretch] = []


class PolnearArticle(msgspec.Struct):
    """An article with its attributions. Offsets are code points of ``text``."""

    id: str
    text: str
    attributions: list[PolnearAttribution]
    publisher: str | None = None
    date: str | None = None
    title: str | None = None


class PolnearLink(msgspec.Struct):
    """Who an attribution's speaker is, for whom, to whom: accepted forms of each, best first."""

    article: str
    id: str
    speaker: list[str]
    affiliation: list[list[str]]
    role: list[str]
    outlet: list[list[str]]
    medium: str | None
    doubt: bool = False
    kind: Literal["person", "organization", "group", "unnamed"] | None = None


def _attributed_of_found(judged: Judgements) -> Array:
    gold = judged.gold
    right, found = (gold.total(judged.right_gold(aspect)) for aspect in ("speaker_mention", "found"))
    return np.stack([right, found, right, found], axis=1)


def _indirect(judged: Judgements) -> Array:
    """Count indirect contents whose source is right; those without a source are to be found, too."""
    found = agreement("found")(judged)
    found[:, [0, 2]] = agreement("speaker_mention")(judged)[:, [0, 2]]
    return found


_MARKS, _LINKS = "Stretches between marks", "Links"
METRICS = (
    Metric("detect", "Detect", _MARKS, agreement("found"), "stretches"),
    Metric("attribute", "Attribute", _MARKS, agreement("speaker_mention"), "stretches"),
    Metric(
        "attribution_accuracy_of_found",
        "Attribution of found",
        _MARKS,
        _attributed_of_found,
        "stretches",
        form="accuracy",
        of="detect",
    ),
    Metric("indirect_content", "Indirect content", "Indirect", agreement("found"), "indirect"),
    Metric("indirect", "Indirect", "Indirect", _indirect, "indirect"),
    Metric("name_accuracy", "Name", _LINKS, accuracy("speaker_name", among="all"), "linked", form="accuracy"),
    *(Metric(name, name.capitalize(), _LINKS, agreement(name), "linked") for name in LINKS),
)


class PolnearProtocol(Protocol):
    """Stretches between marks, indirect contents, and links, as the scorer of such gold counts them."""

    name = "polnear"
    task = "extraction"
    metrics = METRICS
    judged = (
        ("stretches", ("found", "speaker_mention", "speaker_name", *LINKS)),
        ("indirect", ("found", "speaker_mention")),
    )

    def __init__(self) -> None:
        self.settings = {"task": self.task}

    def gold_article(self, gold: PolnearArticle, links: Mapping[str, PolnearLink]) -> GoldArticle:
        """Make the article that systems read and the units of the comparison; ``links`` by attribution id."""
        stretches, indirect = [], []
        for attribution in gold.attributions:
            origin = _quotation(attribution, links.get(attribution.id), gold.text)
            for segment in attribution.segments:
                if stretch := _stretch(gold.text, segment):
                    stretches.append(_gold_unit(attribution, links.get(attribution.id), stretch, origin))
            if attribution.type == "indirect":
                hull = (
                    min(start for start, _ in attribution.content),
                    max(end for _, end in attribution.content),
                )
                indirect.append(_gold_unit(attribution, None, hull, origin))
        article = Article(
            id=gold.id,
            text=gold.text,
            title=gold.title,
            publisher=gold.publisher,
            published=gold.date,
            language="en",
        )
        return GoldArticle(article, {"stretches": stretches, "indirect": indirect})

    def compare(self, gold: GoldArticle, predicted: AnnotatedArticle) -> dict[str, Comparison]:
        """Match stretches and indirect contents; links are judged on the stretches that have them."""
        stretches, indirect = [], []
        for quotation in _in_order(predicted.quotations):
            if (quotation.type or type_of(quotation, gold.text)) == "indirect":
                hull = (min(quotation.spans).start, max(span.end for span in quotation.spans))
                indirect.append(_predicted_unit(quotation, gold.text, hull))
                continue
            marked = quotation.spans if quotation.marked is None else quotation.marked
            for span in marked:
                if stretch := _stretch(gold.text, (span.start, span.end)):
                    stretches.append(_predicted_unit(quotation, gold.text, stretch))
        ours = gold.units["stretches"]
        found = Comparison(gold, ours, stretches, _greedy(ours, stretches, _STRETCH_OVERLAP))
        known = [(i, j) for i, j in found.pairs if ours[i].linked]
        numbers = {i: n for n, i in enumerate(i for i, unit in enumerate(ours) if unit.linked)}
        linked = Comparison(
            gold,
            [unit for unit in ours if unit.linked],
            [stretches[j] for _, j in known],
            [(numbers[i], n) for n, (i, _) in enumerate(known)],
        )
        ours = gold.units["indirect"]
        return {
            "stretches": found,
            "linked": linked,
            "indirect": Comparison(gold, ours, indirect, _greedy(ours, indirect, _INDIRECT_OVERLAP)),
        }


def _in_order(quotations: list[AnnotatedQuotation]) -> Iterable[AnnotatedQuotation]:
    """Return quotations in the order of their numbers, where all have one, as greedy matching goes by it."""
    numbers = [quotation.id.rpartition("/")[2] if quotation.id else "" for quotation in quotations]
    if not all(number.isdecimal() for number in numbers):
        return quotations
    return [
        quotation
        for _, quotation in sorted(zip(map(int, numbers), quotations, strict=True), key=lambda x: x[0])
    ]


def _greedy(gold: list[Unit], predicted: list[Unit], threshold: float) -> list[Pair]:
    """Give each gold unit in turn the free predicted one that overlaps it most, the last of several."""
    rivals: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, j, score in candidates(gold, predicted):
        if score >= threshold:
            rivals[i].append((score, j))
    pairs: list[Pair] = []
    used: set[int] = set()
    for i in range(len(gold)):
        free = [j for _, j in sorted(rivals[i]) if j not in used]
        if free:
            used.add(free[-1])
            pairs.append((i, free[-1]))
    return pairs


def _stretch(text: str, span: Stretch) -> Stretch | None:
    """Return ``span`` without marks and punctuation at its ends; None where nothing is left."""
    start, end = trimmed(text, span, _EDGE)
    return (start, end) if start < end and text[start] not in _EDGE else None


def _gold_unit(
    attribution: PolnearAttribution, link: PolnearLink | None, stretch: Stretch, origin: AnnotatedQuotation
) -> Unit:
    return Unit(
        spans=(stretch,),
        type=attribution.type,
        cue=(min(attribution.cue)[0], max(end for _, end in attribution.cue)) if attribution.cue else None,
        source=tuple(attribution.source),
        names=frozenset(map(person_key, link.speaker)) if link else frozenset(),
        entity=None,
        affiliation=frozenset(body_key(form) for forms in link.affiliation for form in forms)
        if link
        else NONE,
        role=frozenset(map(body_key, link.role)) if link else NONE,
        outlet=frozenset(body_key(form) for forms in link.outlet for form in forms) if link else NONE,
        medium=frozenset((link.medium,)) if link and link.medium else NONE,
        confidence=None,
        rule=None,
        origin=origin,
        linked=link is not None,
    )


def _predicted_unit(quotation: AnnotatedQuotation, text: str, stretch: Stretch) -> Unit:
    unit = unit_of(quotation, text, (stretch,))
    nowhere = quotation.speaker is not None and not unit.source
    return msgspec.structs.replace(unit, source=_NOWHERE) if nowhere else unit


def _quotation(attribution: PolnearAttribution, link: PolnearLink | None, text: str) -> AnnotatedQuotation:
    """Say an attribution in our terms, to show it beside a prediction."""
    source = min(attribution.source, default=None)
    speaker = (link.speaker[0] if link.speaker else None) if link else None
    return AnnotatedQuotation(
        spans=[Span(*span) for span in sorted(attribution.content)],
        type=attribution.type,
        marked=[Span(*span) for span in sorted(attribution.segments)],
        cue=AnnotatedCue(*min(attribution.cue)) if attribution.cue else None,
        speaker=AnnotatedSpeaker(name=speaker, start=source[0], end=source[1]) if source else None,
        affiliation=AnnotatedAffiliation(
            link.affiliation[0][0] if link.affiliation else None, link.role[0] if link.role else None
        )
        if link and (link.affiliation or link.role)
        else None,
        outlet=AnnotatedOutlet(link.outlet[0][0] if link.outlet else None, link.medium)
        if link and (link.outlet or link.medium)
        else None,
        id=attribution.id,
    )
