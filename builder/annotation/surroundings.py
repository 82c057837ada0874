"""Links of stretches that no rule of their sentence reached, from the sentences and paragraphs around them."""

from __future__ import annotations

from collections.abc import Callable

from builder.annotation.attribution import RULES, Context, Link, opens_sentence, subject
from builder.annotation.lexicon import (
    COLON,
    QUOTE,
    WORD,
)
from builder.annotation.phrases import clause_subject
from builder.annotation.reports import Sentence, cues_of
from builder.annotation.tokens import Stream


def link_stretches(
    stream: Stream, sentences: list[Sentence], is_excluded: Callable[[Stream, int, Link], bool]
) -> tuple[dict[int, Link], dict[int, Sentence]]:
    """Link every stretch of the stream, in text order.

    ``sentences`` are those with a stretch or a cue; ``is_excluded`` says of a linked stretch that it is nobody's
    words, so that nothing goes on from it. Returns, by the unit of the stretch, its link and its sentence.
    """
    place = {
        at: sentence
        for sentence in sentences
        for at in range(sentence.start, sentence.end)
        if stream.flags[at] & QUOTE
    }
    links: dict[int, Link] = {}
    for unit, number in stream.stretch.items():
        if stream.stretches[number].continues:
            continue
        context = Context(stream, unit, place[unit])
        for rule in RULES:
            link = rule(context)
            if link is not None:
                links[unit] = link
                break
    around = Surroundings(stream, place, links)
    last: dict[int, Sentence] = {sentence.paragraph: sentence for sentence in sentences}
    ordered: dict[int, Link] = {}
    for unit in stream.unit_of:
        if unit not in links:
            links[unit] = _from_around(around, unit, last.get(place[unit].paragraph - 1))
        ordered[unit] = links[unit]
        if not is_excluded(stream, unit, links[unit]):
            around.previous = unit
    return ordered, place


class Surroundings:
    """What the rules that look beyond the sentence read: the links made so far, and where each stretch stands.

    ``previous`` is the last stretch before that is a quotation.
    """

    def __init__(self, stream: Stream, place: dict[int, Sentence], links: dict[int, Link]) -> None:
        self.stream = stream
        self.place = place
        self.links = links
        self.previous: int | None = None


def _from_around(around: Surroundings, unit: int, paragraph_before: Sentence | None) -> Link:
    """Link a stretch that no rule of the sentence reached, from what stands around the sentence."""
    stream, place, links = around.stream, around.place, around.links
    sentence = place[unit]
    previous = around.previous
    stretch = stream.stretches[stream.stretch[unit]]
    if stretch.continues and previous is not None:
        return Link("same-quotation", links[previous].source, links[previous].cue)
    same_paragraph = previous is not None and place[previous].paragraph == sentence.paragraph
    alone = not any(stream.flags[at] & WORD for at in range(sentence.start, sentence.end))
    opens = opens_sentence(Context(stream, unit, sentence)) and stretch.end - stretch.start > 25
    if previous is not None and same_paragraph and (alone or opens):
        return Link("goes-on", links[previous].source, links[previous].cue)
    if not alone:
        return (
            _lone_participle(around, unit)
            or subject(Context(stream, unit, sentence))
            or Link("unlinked", None, None)
        )
    ahead = _ahead(around, unit)
    if ahead is not None:
        return ahead
    first, last = stream.paragraphs[sentence.paragraph]
    if sentence.start > first:
        lead = _lead(stream, first, sentence.start, None)
        if lead is not None:
            return Link("sentence-before", lead.source, lead.cue)
    first, last = stream.paragraphs[sentence.paragraph - 1] if sentence.paragraph else (0, 0)
    if last > first and stream.flags[last - 1] & COLON:
        lead = _lead(stream, first, last, paragraph_before)
        if lead is not None:
            return Link("lead-in", lead.source, lead.cue)
    if previous is not None and place[previous].paragraph == sentence.paragraph - 1:
        return Link("next-paragraph", links[previous].source, links[previous].cue)
    return Link("unlinked", None, None)


def _ahead(around: Surroundings, unit: int) -> Link | None:
    """`"We stay." He sat down. "We always stay," Moen said.` -- the next quotation of the paragraph has a speaker."""
    sentence = around.place[unit]
    for other in around.stream.unit_of:
        if other <= unit:
            continue
        if around.place[other].paragraph != sentence.paragraph:
            return None
        link = around.links.get(other)
        if link is not None and link.rule in ("speaker-verb", "verb-speaker"):
            return Link("goes-before", link.source, link.cue)
    return None


def _lone_participle(around: Surroundings, unit: int) -> Link | None:
    """`Adding: "We stay."` -- a participle for a sentence: whoever spoke last in the paragraph."""
    sentence, previous = around.place[unit], around.previous
    if previous is None or around.place[previous].paragraph != sentence.paragraph or not sentence.cues:
        return None
    cue = sentence.cues[0]
    if cue.first != sentence.start or cue.match.voice != "participle":
        return None
    return Link("goes-on", around.links[previous].source, cue)


def _lead(stream: Stream, first: int, last: int, sentence: Sentence | None) -> Link | None:
    """Return the source of the last sentence of the units ``[first, last)``: of its cue, or its subject."""
    start, end = stream.sentences(first, last)[-1]
    cues = sentence.cues if sentence is not None and sentence.end == last else cues_of(stream, start, end)
    for cue in reversed(cues):
        if cue.source is not None:
            return Link("lead-in", cue.source, cue)
    source = clause_subject(stream, start, end)
    return None if source is None else Link("lead-in", source, None)
