"""From linked stretches to quotations: which parts belong together, and whether they are direct or mixed."""

from __future__ import annotations

import msgspec

from builder.annotation.attribution.mixed import content_around, reports_more
from builder.annotation.attribution.sieve import Link
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream
from builder.schema import QuotationType, Span


class Found(msgspec.Struct, gc=False):
    """A quotation as the rules found it: offsets of its parts and of what is marked in it, and its link.

    ``sentence`` is where its first part stands; ``unit`` the first unit of its content.
    """

    type: QuotationType
    spans: list[Span]
    marked: list[Span]
    source: Phrase | None
    cue: Cue | None
    rule: str
    sentence: Sentence
    unit: int
    paragraphs: list[int]

    @property
    def at(self) -> int:
        """The unit of its cue, or else the first of its content."""
        return self.unit if self.cue is None else self.cue.first


def group(
    stream: Stream, links: dict[int, Link], place: dict[int, Sentence], *, double_apostrophes: bool = False
) -> list[Found]:
    """Join the kept stretches (``links`` by their unit, in text order) to quotations.

    Parts join when one goes on from the other without a cue of its own, or when one cue governs both in one
    sentence (`"We," she said, "stay."`). Words between pairs of apostrophes are direct or mixed only where
    ``double_apostrophes`` says that these are quotation marks; otherwise they are reported as indirect.
    """
    found: list[Found] = []
    for unit, link in links.items():
        stretch = stream.stretches[stream.stretch[unit]]
        span = Span(stretch.start, stretch.end)
        sentence = place[unit]
        last = found[-1] if found else None
        if last is not None and _continues(last, link, sentence):
            if not _within(span, last.spans):
                last.spans.append(span)
            last.marked.append(span)
            last.paragraphs.append(sentence.paragraph)
            continue
        shared = (
            last is not None
            and link.cue is not None
            and last.cue is not None
            and (last.cue.first, last.cue.last) == (link.cue.first, link.cue.last)
            and last.sentence == sentence
        )
        embedded = reports_more(stream, unit, link, sentence, shared=shared)
        if last is not None and shared:
            if last.type == "direct" and not embedded:
                last.spans.append(span)
                last.marked.append(span)
                continue
            if last.type == "mixed" and _within(span, last.spans):
                last.marked.append(span)
                continue
        content = content_around(stream, unit, link, sentence, links) if embedded else None
        if (
            last is not None
            and shared
            and last.type == "mixed"
            and content is not None
            and content[-1].start < last.spans[-1].end
        ):
            # `called it "a gift," if not "the gift"`
            last.spans[-1] = Span(last.spans[-1].start, content[-1].end)
            last.marked.append(span)
            continue
        found.append(
            Found(
                "direct" if content is None else "mixed",
                content or [span],
                [span],
                link.source,
                link.cue,
                link.rule,
                sentence,
                unit,
                [sentence.paragraph],
            )
        )
    if not double_apostrophes:
        for quotation in found:
            if stream.stretches[stream.stretch[quotation.unit]].apostrophes:
                quotation.type, quotation.marked = "indirect", []
    return found


def _continues(last: Found, link: Link, sentence: Sentence) -> bool:
    """Say whether a stretch goes on in the quotation before it: over paragraphs, or within one.

    A mixed quotation goes on only behind its cue: `That "is a gift," she said. "We stay."`.
    """
    if last.type != "direct" and (last.cue is None or last.cue.first < last.unit):
        return False
    return link.rule == "same-quotation" or (
        link.rule == "goes-on" and last.paragraphs[-1] == sentence.paragraph
    )


def _within(span: Span, parts: list[Span]) -> bool:
    """Say whether ``span`` stands in one of the ``parts``: a content may reach over the stretches behind it."""
    # The last ones alone can hold it; a quotation may have a part for each of a thousand paragraphs.
    return any(part.start <= span.start and span.end <= part.end for part in parts[-2:])
