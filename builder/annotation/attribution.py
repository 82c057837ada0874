"""Links from stretches between marks to their cue and source: a sieve of rules, the surest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from builder.annotation.cues import CueMatch, find_cue
from builder.annotation.lexicon import (
    ADVERB, AUXILIARY, CAPITAL, COLON, COMMA, CONJUNCTION, CUE, DASH, ED, END, LOWER, OBJECT, OPEN, PREPOSITION, QUESTION, QUOTE, RELATIVE, SEMICOLON, SUBJECT, SUBORDINATOR, VERB, WORD,
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
            match.last < len(stream.flags) and stream.flags[before - 1] & QUOTE and previous.last == before - 1
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
        if joined or (between and flags[source.first - 1] & COMMA and not flags[source.head] & SUBJECT):
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
    if flags[at] & (ED | VERB) and flags[at] & LOWER and not flags[at] & AUXILIARY:
        source = phrase_from(stream, at + 1, sentence.end)
        if source is not None and flags[source.head] & CAPITAL:
            return Link("any-verb", source, None)
    source = phrase_from(stream, at, sentence.end)
    if source is not None and source.last < sentence.end and flags[source.last] & (ED | VERB | CUE):
        return Link("any-verb", source, None)
    return None


RULES: tuple[Rule, ...] = (verb_speaker, speaker_verb, signature, cue_before, any_verb, governing_cue, cue_later, colon)
"""The rules that look at one sentence, in the order they are tried."""


def link_stretches(stream: Stream, sentences: list[Sentence]) -> tuple[dict[int, Link], dict[int, Sentence]]:
    """Link every stretch of the stream, in text order; ``sentences`` are those with a stretch or a cue.

    Returns, by the unit of the stretch, its link and its sentence.
    """
    links: list[Link | None] = [None] * len(stream.stretches)
    place: dict[int, Sentence] = {}
    for sentence in sentences:
        for at in range(sentence.start, sentence.end):
            if stream.flags[at] & QUOTE:
                place[at] = sentence
    for unit, number in stream.stretch.items():
        if stream.stretches[number].continues:
            continue
        context = Context(stream, unit, place[unit])
        for rule in RULES:
            link = rule(context)
            if link is not None:
                links[number] = link
                break
    done = _link_the_rest(stream, links, place, sentences)
    return dict(zip(stream.unit_of, done, strict=True)), place


def _link_the_rest(
    stream: Stream, links: list[Link | None], place: dict[int, Sentence], sentences: list[Sentence]
) -> list[Link]:
    """Link what no sentence rule reached, from what stands around it."""
    units = stream.unit_of
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    done: list[Link] = []
    for number, link in enumerate(links):
        unit = units[number]
        sentence = place[unit]
        if link is None:
            link = _around(stream, number, sentence, links, place, by_paragraph)
            links[number] = link
        done.append(link)
    return done


def _around(
    stream: Stream,
    number: int,
    sentence: Sentence,
    links: list[Link | None],
    place: dict[int, Sentence],
    by_paragraph: dict[int, list[Sentence]],
) -> Link:
    units = stream.unit_of
    unit = units[number]
    stretch = stream.stretches[number]
    previous = links[number - 1] if number else None
    previous_place = place[units[number - 1]] if number else None
    if stretch.continues and previous is not None:
        return Link("same-quotation", previous.source, previous.cue)
    alone = all(
        stream.flags[at] & (QUOTE | END | COMMA | DASH) for at in range(sentence.start, sentence.end)
    )
    if alone:
        if previous is not None and previous_place is not None and previous_place.paragraph == sentence.paragraph:
            return Link("goes-on", previous.source, previous.cue)
        following = number + 1
        while following < len(links) and place[units[following]].paragraph == sentence.paragraph:
            ahead = links[following]
            if ahead is not None and ahead.rule in ("speaker-verb", "verb-speaker"):
                return Link("goes-before", ahead.source, ahead.cue)
            following += 1
        before = by_paragraph.get(sentence.paragraph - 1)
        first, last = stream.paragraphs[sentence.paragraph - 1] if sentence.paragraph else (0, 0)
        in_paragraph = [s for s in by_paragraph.get(sentence.paragraph, []) if s.end <= sentence.start]
        if in_paragraph:
            lead = in_paragraph[-1]
            for cue in reversed(lead.cues):
                if cue.source is not None:
                    return Link("sentence-before", cue.source, cue)
            source = clause_subject(stream, lead.start, lead.end)
            if source is not None:
                return Link("sentence-before", source, None)
        if last > first and stream.flags[last - 1] & COLON:
            lead = before[-1] if before else Sentence(first, last, [], 0)
            if lead.end == last:
                for cue in reversed(lead.cues):
                    if cue.source is not None:
                        return Link("lead-in", cue.source, cue)
            start = stream.sentences(first, last)[-1][0]
            source = clause_subject(stream, start, last)
            if source is not None:
                return Link("lead-in", source, None)
        if previous is not None and previous_place is not None and previous_place.paragraph == sentence.paragraph - 1:
            return Link("next-paragraph", previous.source, previous.cue)
        if last > first:
            start = stream.sentences(first, last)[-1][0]
            source = clause_subject(stream, start, last)
            if source is not None:
                return Link("floating", source, None)
        return Link("floating", None, None)
    found = subject(Context(stream, unit, sentence))
    if found is not None:
        return found
    return Link("unlinked", None, None)


__all__ = ["CAPITAL", "OBJECT", "PREPOSITION", "WORD", "Cue", "Link", "Sentence", "cues_of", "link_stretches"]
