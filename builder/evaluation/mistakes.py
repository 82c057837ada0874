"""Every difference between a prediction and the gold, with its kind and its context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec

from builder.evaluation.annotations import AnnotatedQuotation
from builder.evaluation.aspects import ASPECTS
from builder.evaluation.comparison import Comparison
from builder.evaluation.protocols.base import Judged
from builder.evaluation.units import Unit

_BEFORE, _AFTER, _FURTHEST = 160, 160, 600


class Mistake(msgspec.Struct):
    """One quotation that differs: what gold has and what the system said (either may be None).

    ``kinds`` are "missed" or "spurious", or else some of "boundaries", "type", and an aspect ("cue",
    "speaker", "name", "affiliation", "role", "outlet", "medium") with "missing", "wrong" or "extra".
    ``context`` is the text from code point ``context_start`` on; offsets in the quotations are the
    article's.
    """

    system: str
    article: str
    publisher: str | None
    kinds: list[str]
    gold: AnnotatedQuotation | None
    predicted: AnnotatedQuotation | None
    context: str
    context_start: int


_TITLES = {"speaker_mention": "speaker", "speaker_name": "name"}


def mistakes(
    system: str, views: Mapping[str, Comparison], judged: Sequence[Judged], unscored: Set[str]
) -> Iterator[Mistake]:
    """Yield the mistakes in one article, in text order. Aspects in ``unscored`` are not judged."""
    for view, aspects in judged:
        comparison = views[view]
        answers = dict(comparison.pairs)
        spare = sorted(set(range(len(comparison.predicted))) - set(answers.values()))
        rows: list[tuple[Unit | None, Unit | None]] = [
            (gold, comparison.predicted[answers[i]] if i in answers else None)
            for i, gold in enumerate(comparison.gold)
        ]
        rows += [(None, comparison.predicted[j]) for j in spare]
        rows.sort(key=lambda row: (row[0] or row[1] or comparison.gold[0]).spans)
        for gold, predicted in rows:
            kinds = list(_kinds(gold, predicted, [name for name in aspects if name not in unscored]))
            if kinds:
                yield _mistake(system, comparison, kinds, gold, predicted)


def _kinds(gold: Unit | None, predicted: Unit | None, aspects: Sequence[str]) -> Iterator[str]:
    if gold is None:
        yield "spurious"
        return
    if predicted is None:
        yield "missed"
        return
    if "found" in aspects:
        if gold.spans != predicted.spans:
            yield "boundaries"
        if gold.type != predicted.type:
            yield "type"
    same_mention = ASPECTS["speaker_mention"].agree(gold, predicted)
    for name in aspects:
        if name == "found" or (name not in ("cue", "speaker_mention") and not gold.linked):
            continue
        if name == "speaker_name" and gold.source and predicted.source and not same_mention:
            continue  # Another speaker's name follows from another speaker.
        aspect, title = ASPECTS[name], _TITLES.get(name, name)
        if not aspect.has(predicted):
            if aspect.has(gold):
                yield f"{title} missing"
        elif not aspect.has(gold):
            yield f"{title} extra"
        elif not aspect.agree(gold, predicted):
            yield f"{title} wrong"


def _mistake(
    system: str, comparison: Comparison, kinds: list[str], gold: Unit | None, predicted: Unit | None
) -> Mistake:
    text = comparison.article.text
    units = [unit for unit in (gold, predicted) if unit is not None]
    start, end = min(unit.start for unit in units), max(unit.end for unit in units)
    # The speakers' mentions are shown where they are not too far away.
    near = [s for unit in units for s in unit.source if s[1] > start - _FURTHEST and s[0] < end + _FURTHEST]
    start = max(0, min([start - _BEFORE, *(s for s, e in near if e > s)]))
    end = min(len(text), max([end + _AFTER, *(e for s, e in near if e > s)]))
    return Mistake(
        system=system,
        article=comparison.article.id,
        publisher=comparison.article.article.publisher,
        kinds=kinds,
        gold=_worded(gold, text),
        predicted=_worded(predicted, text),
        context=text[start:end],
        context_start=start,
    )


def _worded(unit: Unit | None, text: str) -> AnnotatedQuotation | None:
    """Return the quotation a unit was made from, with the words of its content and its speaker's mention."""
    if unit is None:
        return None
    quotation, speaker = unit.origin, unit.origin.speaker
    if speaker and speaker.start is not None and speaker.end is not None:
        speaker = msgspec.structs.replace(speaker, mention=text[speaker.start : speaker.end])
    cue = quotation.cue
    return msgspec.structs.replace(
        quotation,
        text=" ".join(text[span.start : span.end] for span in sorted(quotation.spans)),
        speaker=speaker,
        cue=msgspec.structs.replace(cue, text=text[cue.start : cue.end]) if cue else None,
    )
