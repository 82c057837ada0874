"""From linked stretches to quotations: which parts belong together, and whether they are direct or mixed."""

from __future__ import annotations

import msgspec

from builder.annotation.attribution.sieve import Link
from builder.annotation.indirect.contents import content_after, content_before
from builder.annotation.lexicon import CONJUNCTION
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


LONGEST = 300
"""How many units a clause around a stretch may have; in an endless sentence each would cost as much as the text."""

# Rules whose content is more than the stretch: the clause around it.
_EMBEDDED = frozenset(("governing-cue", "cue-later"))


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
        if last is not None and last.type == "direct" and _continues(last, link, sentence):
            last.spans.append(span)
            last.marked.append(span)
            last.paragraphs.append(sentence.paragraph)
            continue
        embedded = _embedded(stream, unit, link, sentence)
        if (
            last is not None
            and link.cue is not None
            and last.cue is not None
            and (last.cue.first, last.cue.last) == (link.cue.first, link.cue.last)
            and last.sentence == sentence
        ):
            if last.type == "direct" and not embedded:
                last.spans.append(span)
                last.marked.append(span)
                continue
            if last.type == "mixed" and last.spans[-1].start <= span.start and span.end <= last.spans[-1].end:
                last.marked.append(span)
                continue
        content = _content(stream, unit, link, sentence) if embedded else None
        if content is None or not (content.start <= span.start and span.end <= content.end):
            content = span
        found.append(
            Found(
                "direct" if content == span else "mixed",
                [content],
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
    """Say whether a stretch goes on in the quotation before it: over paragraphs, or within one."""
    return link.rule == "same-quotation" or (
        link.rule == "goes-on" and last.paragraphs[-1] == sentence.paragraph
    )


def _embedded(stream: Stream, unit: int, link: Link, sentence: Sentence) -> bool:
    if link.rule in _EMBEDDED:
        return True
    if link.rule == "cue-before":
        # `said that "we stay" is not enough`: the clause goes on behind the stretch.
        return unit + 1 < sentence.end and stream.words[unit + 1].isalpha()
    if link.rule in ("speaker-verb", "verb-speaker", "according-to"):
        return unit > sentence.start and stream.words[unit - 1].isalpha()
    return False


def _joint(stream: Stream, unit: int, sentence: Sentence) -> int:
    """Return where the report around the stretch at ``unit`` ends: with the sentence, or before "and Vik said"."""
    for cue in sentence.behind(unit + 1):
        if (
            cue.source is not None
            and cue.source.first > unit
            and (
                stream.flags[cue.source.first - 1] & CONJUNCTION
                or stream.lows[cue.source.first - 1] in ("while", "whereas", "although", "though")
            )
        ):
            return cue.source.first - 1
    return sentence.end


def _content(stream: Stream, unit: int, link: Link, sentence: Sentence) -> Span | None:
    """Return the characters of the clause that ``link`` reports around the stretch at ``unit``."""
    cue = link.cue
    if cue is None:
        return None
    if cue.first > unit:
        units = content_before(stream, sentence.start, cue)
    else:
        end = _joint(stream, unit, sentence)
        if cue.match.voice == "passive" and cue.source is not None and cue.source.first > unit:
            # `called "a gift" by Moen`
            end = min(end, cue.source.first - 1)
        units = content_after(stream, cue, end)
    if units is None:
        return None
    first, last = units
    if first == last - 1 or last - first > LONGEST:
        return None
    return stream.span(first, last)
