"""Links from stretches between marks to their cue and source: a sieve of rules, the surest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from builder.annotation.cues import CueMatch, find_cue
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    ED,
    END,
    LOWER,
    OBJECT,
    OPEN,
    PREPOSITION,
    QUESTION,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    VERB,
    WORD,
)  # fmt: skip
from builder.annotation.phrases import Phrase, clause_subject, phrase_from
from builder.annotation.sources import source_of
from builder.annotation.tokens import Stream
from builder.schema import CueKind


class Cue(NamedTuple):
    """A cue that was found: its units, its lemma and kind, and its source's phrase if it has one."""

    first: int
    last: int
    lemma: str
    kind: CueKind
    source: Phrase | None
    match: CueMatch | None


class Link(NamedTuple):
    """What a rule says of one stretch: its source and cue, or None for both where it only found the stretch."""

    rule: str
    source: Phrase | None
    cue: Cue | None


class Sentence(NamedTuple):
    """A sentence that has a stretch or a cue: units ``[start, end)`` with its cues in order."""

    start: int
    end: int
    cues: list[Cue]
    paragraph: int


def cues_of(stream: Stream, start: int, end: int) -> list[Cue]:
    """Find the cues of the sentence ``[start, end)`` with their sources, in text order."""
    found: list[Cue] = []
    flags, lows = stream.flags, stream.lows
    for at in range(start, end):
        if not flags[at] & CUE:
            continue
        if lows[at] == "according":
            if at + 1 < end and lows[at + 1] == "to":
                source = phrase_from(stream, at + 2, end)
                found.append(Cue(at, at + 2, "according to", "say", source, None))
        else:
            match = find_cue(stream, at, start, end)
            if match is not None:
                source = _shared_source(stream, match, found, start) or source_of(stream, match, start, end)
                found.append(Cue(match.first, match.last, match.entry.lemma, match.entry.kind, source, match))
    return found


def _shared_source(stream: Stream, match: CueMatch, found: list[Cue], start: int) -> Phrase | None:
    """Return the source of the report before, where this one goes on from it: "Moen said ..., adding"."""
    before = match.first - 1
    if not found or before <= start or match.voice not in ("participle", "finite"):
        return None
    flag, low = stream.flags[before], stream.lows[before]
    previous = found[-1]
    if match.voice == "participle":
        goes_on = flag & (COMMA | CONJUNCTION) or low in ("before", "after", "while", "when", "by", "then")
    else:
        goes_on = flag & CONJUNCTION and not (
            match.last < len(stream.flags)
            and stream.flags[before - 1] & QUOTE
            and previous.last == before - 1
        )
    if not goes_on or previous.source is None or previous.match is None or previous.match.voice != "finite":
        return None
    if "q" not in previous.match.entry.frames and match.voice == "participle":
        return None
    return _outer(stream, found, previous).source


class Context(NamedTuple):
    """What a rule may look at to link the stretch at ``unit``."""

    stream: Stream
    unit: int
    sentence: Sentence


Rule = Callable[[Context], Link | None]


def _outer_text_before(context: Context) -> int:
    """Return the first unit of the sentence that is no punctuation or conjunction."""
    stream, sentence = context.stream, context.sentence
    at = sentence.start
    while at < context.unit and stream.flags[at] & (COMMA | DASH | CONJUNCTION | COLON):
        at += 1
    return at


def speaker_verb(context: Context) -> Link | None:
    """`"We open on Monday," Ida Moen said.` -- the speaker, then the cue, right behind the quotation."""
    return _behind(context, inverted=False)


def verb_speaker(context: Context) -> Link | None:
    """`"We open on Monday," said Ida Moen.` -- the cue, then the speaker, right behind the quotation."""
    return _behind(context, inverted=True)


def _behind(context: Context, *, inverted: bool) -> Link | None:
    stream, unit, sentence = context
    flags = stream.flags
    stretch = stream.stretches[stream.stretch[unit]]
    after = unit + 1
    if after >= sentence.end:
        return None
    opens = _outer_text_before(context) == unit
    if not opens and stretch.last_character not in ",?!—–-" and not flags[after] & COMMA:
        return None
    while after < sentence.end and flags[after] & (COMMA | DASH):
        after += 1
    for cue in sentence.cues:
        if cue.first < after:
            continue
        if cue.first - after > 50 or cue.source is None:
            return None
        if cue.match is not None and "q" not in cue.match.entry.frames:
            return None
        if cue.first == after:
            if inverted and cue.source.first >= cue.last:
                return Link("verb-speaker" if cue.match else "according-to", cue.source, cue)
            return None
        if inverted or cue.source.first < after or cue.match is None or cue.match.voice != "finite":
            return None
        lead = range(after, cue.source.first)
        if len(lead) > 3 or any(not flags[at] & (ADVERB | SUBORDINATOR) for at in lead):
            return None
        if any(flags[at] & QUOTE for at in range(after, cue.first)):
            return None
        return Link("speaker-verb", cue.source, cue)
    return None


def cue_before(context: Context) -> Link | None:
    """`Ida Moen said: "We open on Monday."` -- the cue right before the quotation."""
    stream, unit, sentence = context
    flags, lows = stream.flags, stream.lows
    before = unit - 1
    while before >= sentence.start and flags[before] & (COMMA | COLON | OPEN | DASH):
        before -= 1
    if before >= sentence.start and lows[before] == "that":
        before -= 1
        while before >= sentence.start and flags[before] & COMMA:
            before -= 1
    for cue in reversed(sentence.cues):
        if cue.first >= unit:
            continue
        if cue.source is None:
            continue
        if cue.last - 1 == before or (
            before < unit - 1 and cue.last <= before and _plain(stream, cue.last, before + 1)
        ):
            cue = _outer(stream, sentence.cues, cue)
            return Link("cue-before", cue.source, cue)
        return None
    return None


def _plain(stream: Stream, first: int, last: int) -> bool:
    """Say whether the units hold no further verb or quotation: an addressee, a time, a place."""
    if last - first > 25:
        return False
    return not any(stream.flags[at] & (QUOTE | END) for at in range(first, last))


def governing_cue(context: Context) -> Link | None:
    """`Ida Moen said the new hall was "a gift" to the town.` -- the nearest cue before, in the same sentence."""
    stream, unit, sentence = context
    for cue in reversed(sentence.cues):
        if cue.first < unit and cue.source is not None and cue.source.first < unit:
            if cue.match is not None and cue.match.voice == "infinitive" and cue.kind in ("think", "show"):
                continue
            if cue.kind in ("think", "show"):
                # "the men knew each other \"well\", said Moen": the report is Moen's.
                later = cue_later(context)
                if later is not None:
                    return later
            cue = _outer(stream, sentence.cues, cue)
            return Link("governing-cue", cue.source, cue)
    return None


def _outer(stream: Stream, cues: list[Cue], cue: Cue) -> Cue:
    """Return the cue of the report that the writer makes: for "Moen said Vik called it", Moen's.

    A report inside another's clause, or in a relative clause that tells which one is meant ("rivals who said"),
    belongs to whoever is quoted with it; behind a joint ("..., and Vik called it") it stands for itself.
    """
    flags, lows = stream.flags, stream.lows
    source = cue.source
    if source is None:
        return cue
    for other in cues:
        # "The paper, Moen said, called it": the report between commas is the writer's.
        if (
            other.source is not None
            and source.last < other.source.first
            and other.last < cue.first
            and flags[other.source.first - 1] & COMMA
            and flags[other.last] & COMMA
        ):
            return other
    for other in reversed(cues):
        if other.source is None or other.last > source.first or other.source.first >= source.first:
            continue
        if other.match is not None and not other.match.entry.frames & _CLAUSAL and source.antecedent is None:
            if not (flags[source.first - 1] & (RELATIVE | QUESTION)):
                continue
        between = range(other.last, source.first)
        if len(between) > 40:
            break
        joined = any(
            flags[at] & (QUOTE | SEMICOLON)
            or lows[at] in ("while", "but", "although", "though")
            or (flags[at] & CONJUNCTION and flags[at - 1] & COMMA)
            for at in between
        )
        if joined or (len(between) > 1 and flags[source.first - 1] & COMMA):
            break
        return _outer(stream, cues, other)
    return cue


_CLAUSAL = frozenset("tz")


def cue_later(context: Context) -> Link | None:
    """`The new hall is "a gift" to the town, Ida Moen said.` -- a cue later in the sentence, after a comma."""
    stream, unit, sentence = context
    for cue in sentence.cues:
        if cue.first <= unit or cue.source is None:
            continue
        if cue.match is not None and ("q" not in cue.match.entry.frames or cue.match.voice != "finite"):
            continue
        lead = min(cue.source.first, cue.first)
        if lead <= unit:
            continue
        before = stream.flags[lead - 1]
        if before & (COMMA | DASH | QUOTE):
            return Link("cue-later", cue.source, cue)
    return None


def colon(context: Context) -> Link | None:
    """`Ida Moen: "We open on Monday."` -- nothing but a name and a colon, as in headlines and transcripts."""
    stream, unit, sentence = context
    if unit - 1 <= sentence.start or not stream.flags[unit - 1] & COLON:
        return None
    for at in range(sentence.start, min(sentence.start + 4, unit - 1)):
        if stream.lows[at] in ("from", "by"):
            # "And from Chairwoman Moen:"
            source = phrase_from(stream, at + 1, unit - 1)
            if source is not None:
                return Link("colon", source, None)
    source = clause_subject(stream, sentence.start, unit - 1)
    if source is None:
        return None
    return Link("colon", source, None)


def signature(context: Context) -> Link | None:
    """`"We open on Monday." -- Ida Moen, mayor` -- a dash and a name behind the quotation, or in the next line."""
    stream, unit, sentence = context
    flags = stream.flags
    first, last = stream.paragraphs[sentence.paragraph]
    at = unit + 1
    while at < last and flags[at] & (END | COMMA):
        at += 1
    if at >= last and sentence.paragraph + 1 < len(stream.paragraphs):
        at, last = stream.paragraphs[sentence.paragraph + 1]
    if at + 1 >= last or last - at > 30 or not flags[at] & DASH:
        return None
    source = phrase_from(stream, at + 1, last)
    if source is None or not flags[source.head] & CAPITAL:
        return None
    return Link("signature", source, None)


def subject(context: Context) -> Link | None:
    """`Ida Moen was in no doubt about the "gift".` -- the subject of the sentence, without any cue."""
    stream, unit, sentence = context
    source = clause_subject(stream, sentence.start, unit)
    return None if source is None else Link("subject", source, None)


def any_verb(context: Context) -> Link | None:
    """`"We open!" beamed Ida Moen.` -- a verb that no list holds, between a quotation and a name or behind both."""
    stream, unit, sentence = context
    flags = stream.flags
    stretch = stream.stretches[stream.stretch[unit]]
    if _outer_text_before(context) != unit or stretch.last_character not in ",?!—–-":
        return None
    at = unit + 1
    while at < sentence.end and flags[at] & (COMMA | DASH | ADVERB):
        at += 1
    if at + 1 >= sentence.end:
        return None
    if flags[at] & (ED | VERB | CUE) and flags[at] & LOWER and not flags[at] & AUXILIARY:
        source = phrase_from(stream, at + 1, sentence.end)
        if source is not None and flags[source.head] & CAPITAL:
            return Link("any-verb", source, None)
    source = phrase_from(stream, at, sentence.end)
    if source is not None and source.last < sentence.end and flags[source.last] & (ED | VERB | CUE):
        return Link("any-verb", source, None)
    return None


RULES: tuple[Rule, ...] = (
    verb_speaker,
    speaker_verb,
    signature,
    cue_before,
    any_verb,
    governing_cue,
    cue_later,
    colon,
)
"""The rules that look at one sentence, in the order they are tried."""


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
    alone = not any(
        stream.flags[at] & WORD for at in range(sentence.start, sentence.end)
    )
    opens = _outer_text_before(Context(stream, unit, sentence)) == unit and stretch.end - stretch.start > 25
    if previous is not None and same_paragraph and (alone or opens):
        return Link("goes-on", links[previous].source, links[previous].cue)
    if not alone:
        return _lone_participle(around, unit) or subject(Context(stream, unit, sentence)) or Link("unlinked", None, None)
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
    if last > first:
        lead = _lead(stream, first, last, None)
        if lead is not None:
            return Link("floating", lead.source, None)
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
    if cue.first != sentence.start or cue.match is None or cue.match.voice != "participle":
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


__all__ = ["Cue", "Link", "Sentence", "cues_of", "link_stretches"]
