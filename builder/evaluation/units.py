"""What is compared: units, each a quotation or a part of one, with its links as keys."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

import msgspec

from builder.evaluation.annotations import AnnotatedQuotation
from builder.evaluation.names import body_key, person_key
from builder.schema import QuotationType

Stretch = tuple[int, int]
NONE: frozenset[str] = frozenset()
LINKS = ("affiliation", "role", "outlet", "medium")

# What may stand at the edge of a content without being part of it: spaces and marks.
MARKS = frozenset("\"'`“”„‟‘’‚‛«»‹›")
EDGE = MARKS | frozenset(" \t\n\r\u00a0")


class Unit(msgspec.Struct, frozen=True, gc=False):
    """One gold or predicted quotation as the comparison sees it.

    ``spans`` are its content, trimmed of marks and spaces at the edges; ``source`` where the speaker's
    mention stands; ``names`` the accepted forms of the speaker's name, and ``affiliation``, ``role``,
    ``outlet`` and ``medium`` those of the links, all as keys. ``linked`` is False for a gold unit whose
    names and links nobody annotated. ``origin`` is the quotation it was made from.
    """

    spans: tuple[Stretch, ...]
    type: QuotationType
    cue: Stretch | None
    source: tuple[Stretch, ...]
    names: frozenset[str]
    entity: str | None
    affiliation: frozenset[str]
    role: frozenset[str]
    outlet: frozenset[str]
    medium: frozenset[str]
    confidence: float | None
    rule: str | None
    origin: AnnotatedQuotation
    linked: bool = True

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.spans[-1][1]


def in_text_order(units: list[Unit]) -> list[Unit]:
    """Return units in text order, the same whatever order they came in, so that ties break alike."""
    found = sorted(units, key=lambda unit: unit.spans)
    if any(a.spans == b.spans for a, b in pairwise(found)):
        found.sort(key=_order)
    return found


def _order(unit: Unit) -> tuple[object, ...]:
    links = [sorted(getattr(unit, link)) for link in LINKS]
    sure = -1.0 if unit.confidence is None else unit.confidence
    speaker = (unit.source, sorted(unit.names), unit.entity or "")
    return unit.spans, unit.type, unit.cue or (), speaker, links, sure, unit.rule or ""


def unit_of(quotation: AnnotatedQuotation, text: str, spans: tuple[Stretch, ...]) -> Unit:
    """Make the unit of a quotation in ``text``, or of the part of it, whose content is at ``spans``."""
    speaker, affiliation, outlet = quotation.speaker, quotation.affiliation, quotation.outlet
    name = speaker.name if speaker else None
    return Unit(
        spans=spans,
        type=quotation.type or type_of(quotation, text),
        cue=None if quotation.cue is None else (quotation.cue.start, quotation.cue.end),
        source=source_of(quotation),
        names=frozenset((person_key(name),)) if name else NONE,
        entity=(speaker.entity or (person_key(name) if name else None)) if speaker else None,
        affiliation=frozenset((body_key(affiliation.name),)) if affiliation and affiliation.name else NONE,
        role=frozenset((body_key(affiliation.role),)) if affiliation and affiliation.role else NONE,
        outlet=frozenset((body_key(outlet.name),)) if outlet and outlet.name else NONE,
        medium=frozenset((outlet.medium,)) if outlet and outlet.medium else NONE,
        confidence=quotation.confidence,
        rule=quotation.rule,
        origin=quotation,
    )


def source_of(quotation: AnnotatedQuotation) -> tuple[Stretch, ...]:
    """Return where the speaker's mention stands; nothing where that is not said."""
    speaker = quotation.speaker
    if speaker is None or speaker.start is None or speaker.end is None:
        return ()
    return ((speaker.start, speaker.end),)


def trimmed(text: str, span: Stretch, edge: Set[str] = EDGE) -> Stretch:
    """Return ``span`` without the characters of ``edge`` at its ends; as it is if nothing else is in it."""
    start, end = span
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return (start, end) if start < end else span


def type_of(quotation: AnnotatedQuotation, text: str) -> QuotationType:
    """Tell a quotation's type by ``marked``, or else by the marks around its spans."""
    if quotation.marked is not None:
        if not quotation.marked:
            return "indirect"
        return "direct" if sorted(quotation.marked) == sorted(quotation.spans) else "mixed"
    if all(_between_marks(text, trimmed(text, (span.start, span.end))) for span in quotation.spans):
        return "direct"
    inside = "".join(text[span.start : span.end] for span in quotation.spans)
    return "mixed" if any(mark in inside for mark in '"“”„«»') else "indirect"


def _between_marks(text: str, span: Stretch) -> bool:
    """Tell whether a mark opens before ``span`` and closes after it, or its paragraph ends there."""
    before, after = text[max(0, span[0] - 1) : span[0]], text[span[1] : span[1] + 1]
    return before in MARKS and (after in MARKS or after in "\r\n")
