"""Rules that read what stands before or behind a quotation and reports nothing itself."""

from __future__ import annotations

import re

from builder.annotation.attribution.leads import can_speak, is_person, lead
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DETERMINER,
    ED,
    LOWER,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    QUOTE,
    SUBJECT,
    VERB,
)
from builder.annotation.sentence.phrases import WINDOW, Phrase, few_words
from builder.annotation.sentence.reports import Cue
from builder.annotation.sentence.subjects import clause_subject
from builder.annotation.tokens import Stream

_LINKING = frozenset((
    "another", "again", "also", "plus", "next", "finally", "besides", "later", "elsewhere", "earlier", "meanwhile",
    "first", "second", "third", "this", "that", "therefore", "or", "why",
))  # fmt: skip
_OUR = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b(?!\.)")
_I = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b(?!\.)")
_READ = 300
"""How many characters of a quotation are searched for who says it."""
_HEADLINE = 15
"""How many units the first paragraph has if it is none."""
_SHIFTED = frozenset(("could", "had", "might", "must", "should", "was", "were", "will", "would"))
"""Verbs of a sentence that goes on in what somebody is reported to have said."""
_CLOSING = 5
"""How many units may stand behind a cue that closes its sentence."""
_FRAGMENT = 10
"""How many units may stand before the quotation that a fragment leads to: "And then, of the rain:"."""


def fragment(context: Context) -> Claim | None:
    """`"We open," Moen said. And on rain: "We stay."` -- a few words without a verb lead on from what was said."""
    sentence, unit = context.sentence, context.unit
    if not 0 < unit - sentence.start <= _FRAGMENT or sentence.cues:
        return None
    stream = context.stream
    flags, start = stream.flags, sentence.start
    if not flags[unit - 1] & (COLON | COMMA):
        return None
    if stream.has(SUBJECT | AUXILIARY | BE | QUOTE, start, unit):
        return None
    opens = flags[start] & (PREPOSITION | CONJUNCTION | ADVERB) or stream.lows[start] in _LINKING
    if not opens and not (flags[start] & DETERMINER and flags[unit - 2] & CUE_NOUN and unit - start <= 5):
        return None
    small = PREPOSITION | CONJUNCTION | ADVERB | DETERMINER | CUE_NOUN
    verbs = stream.having(VERB | CUE | ED, start + 1, unit)
    if any(flags[at] & LOWER and not flags[at] & small for at in verbs):
        return None
    if flags[start + 1] & CAPITAL and not flags[start] & PREPOSITION:
        # "And Vik:"
        return None
    return _led_by(context)


def _led_by(context: Context) -> Claim | None:
    """Return who goes on: the subject of the sentence before, or who was quoted right before."""
    stream, previous, start = context.stream, context.previous, context.sentence.start
    first = stream.paragraphs[context.sentence.paragraph][0]
    if previous is not None and context.same_paragraph:
        first = previous.sentence.end
    if first < start:
        before = lead(stream, max(first, start - WINDOW), start, None)
        if before is not None and is_person(stream, before.source):
            return before
    if previous is None:
        return None
    if not context.same_paragraph:
        last = previous.sentence.paragraph
        if last != context.sentence.paragraph - 1 or stream.paragraphs[last][1] != previous.sentence.end:
            return None
    return Claim(previous.link.source, previous.link.cue)


def in_report(context: Context) -> Claim | None:
    """`Moen said it rained. The hall was "wet to the last of its beams".` -- behind a report, in its paragraph."""
    stream, sentence = context.stream, context.sentence
    first = stream.paragraphs[sentence.paragraph][0]
    few = few_words(stream, context.unit, 5)
    if context.alone or (few and not _backshifted(context)):
        return None
    last = sentence.start
    if last <= first:
        # `Moen said it rained. / The hall was "wet to the last of its beams".`
        stretch = stream.stretches[stream.stretch[context.unit]]
        asked = any(cue.lemma.split()[0] in stream.lexicon.clause["asking"] for cue in sentence.cues)
        if not sentence.paragraph or asked or not stream.text[stretch.start].islower():
            return None
        first, last = stream.paragraphs[sentence.paragraph - 1]
        if first >= last:
            return None
    if any(
        # `The hall is described by nobody knows whom as "a gift to all of us"`
        cue.source is not None or cue.match.voice == "passive"
        for cue in (*sentence.before(context.unit), *sentence.behind(context.unit))
    ):
        return None
    if stream.flags[sentence.start + 1] & COLON or (last == sentence.start and _acts_for_itself(context)):
        # `Q: And was it "wet to the last of its beams"?`
        return None
    claim = lead(stream, max(first, last - WINDOW), last, None)
    if claim is None or claim.cue is None or claim.cue.kind not in ("say", "write"):
        return None
    if few and not (last == sentence.start and _closes(stream, claim.cue, last)):
        return None
    return claim if can_speak(stream, claim.source) else None


def _acts_for_itself(context: Context) -> bool:
    """Say whether somebody acts in the sentence, so that the words may be theirs: `Vik dressed her down for "lies".`.

    What is said of somebody, with a form of "be" or another auxiliary, may well be told: `Vik was "wet to the bones".`
    """
    stream, unit = context.stream, context.unit
    subject = clause_subject(stream, context.sentence.start, unit)
    if subject is None or subject.last >= unit or not is_person(stream, subject):
        return False
    verb = subject.last
    while verb < unit - 1 and stream.flags[verb] & ADVERB:
        verb += 1
    if stream.flags[subject.head] & SUBJECT:
        return not stream.flags[verb] & (AUXILIARY | BE)
    # but "Good | news came"
    return bool(stream.flags[verb] & (VERB | CUE | ED)) and not stream.flags[verb] & (AUXILIARY | BE)


def _closes(stream: Stream, cue: Cue, end: int) -> bool:
    """Say whether a cue stands behind what it reports, at the end of its sentence: "It rained, Moen said in May."."""
    lead = cue.first if cue.source is None else min(cue.first, cue.source.first)
    return end - cue.last <= _CLOSING and bool(stream.flags[lead - 1] & (COMMA | QUOTE))


def _backshifted(context: Context) -> bool:
    """Say whether the sentence may go on in the report before it: `It rained, Moen said. All must "stay put".`."""
    stream, unit = context.stream, context.unit
    start = max(context.sentence.start, unit - WINDOW)
    small = stream.text[stream.stretches[stream.stretch[unit]].start].islower()
    return small and not _SHIFTED.isdisjoint(stream.lows[start:unit])


def introduced(context: Context) -> Claim | None:
    """`Moen lost her hall in the flood. / "All is gone."` -- the paragraph before closes with somebody's story."""
    number = context.sentence.paragraph - 1
    if not context.alone or number < 0:
        return None
    stream = context.stream
    first, last = stream.paragraphs[number]
    if last - first < (3 if number else _HEADLINE) or stream.has_stretch(max(first, last - WINDOW), last):
        return None
    start, end = stream.sentences(max(first, last - WINDOW), last)[-1]
    subject = clause_subject(stream, start, end)
    if subject is not None and stream.lows[start] not in ("for", "one") and _tells(context, subject):
        return Claim(subject)
    claim = lead(stream, max(first, last - WINDOW), last, None)
    return claim if claim is not None and claim.source is not None and _tells(context, claim.source) else None


def _tells(context: Context, source: Phrase) -> bool:
    """Say whether the one that a paragraph is about can go on in the next: a body or "they" says "we" there."""
    stream, head = context.stream, context.stream.flags[source.head]
    several = head & ORGANIZATION or stream.lows[source.head] == "they"
    if not several or head & PLACE:
        return is_person(stream, source)
    return _has(context, _OUR)


def says_i(context: Context) -> bool:
    """Say whether one person speaks in the stretch: "I", "my"."""
    return _has(context, _I)


def _has(context: Context, words: re.Pattern[str]) -> bool:
    stretch = context.stream.stretches[context.stream.stretch[context.unit]]
    end = min(stretch.end, stretch.start + _READ)
    return words.search(context.stream.text, stretch.start, end) is not None
