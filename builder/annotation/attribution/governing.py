"""The rule that reads the nearest cue before a stretch: `Ida Moen said the new hall was "a gift"`."""

from __future__ import annotations

from builder.annotation.attribution.later import cue_later, goes_on_to, is_pledged
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.attribution.wordings import is_answered, is_owned_remark
from builder.annotation.attribution.yielding import yields
from builder.annotation.lexicon import (
    ADVERB,
    BE,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    ROLE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
)
from builder.annotation.sentence.insertions import in_brackets, left_behind, opening_closed
from builder.annotation.sentence.judging import judged, judging
from builder.annotation.sentence.nesting import outer_report
from builder.annotation.sentence.objects import acts_on, is_things
from builder.annotation.sentence.phrases import Phrase, few_words
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_MARKED_ONLY = "x"
_NO_OBJECT = QUOTE | COMMA | COLON | DASH | PREPOSITION | CONJUNCTION | ADVERB
_REPORTING = frozenset("tznaj")
_REACH = 8
"""How many units may stand between the words of one and those of another who shares the verb."""
_OPENING = 25
"""How many units may stand between a stretch and whose the participle before it is."""
_SEEING = CAPITAL | SUBJECT | ROLE | OBJECT
_NEAR = 4
"""How many units before a stretch the verb is looked for that judges a noun."""
_TO_DO = frozenset(
    ("decision", "move", "plan", "bid", "refusal", "attempt", "failure", "call", "vote", "effort")
)
"""Nouns with an infinitive that tells what somebody does."""
_LEADING = frozenset(("a", "an", "the", "as"))
_FEW = 5


def governing_cue(context: Context) -> Claim | None:
    """`Ida Moen said the new hall was "a gift" to the town.` -- the nearest cue before, in the same sentence."""
    stream, sentence = context.stream, context.sentence
    reach = context.unit
    if is_answered(context) or is_owned_remark(context):
        return None
    pledged = False
    for cue in sentence.before(context.unit):
        if cue.source is None or cue.first > reach or in_brackets(stream, cue, context.unit):
            continue
        if opening_closed(stream, cue, sentence.start, context.unit):
            continue
        if reach == context.unit:
            aside = left_behind(stream, cue, context.unit, sentence.start)
            if aside < reach and any(other.source is not None for other in sentence.before(aside)):
                reach = aside
                continue
        if acts_on(stream, cue, context.unit) or is_things(stream, cue):
            continue
        voice = cue.match.voice
        opening = voice == "participle" and cue.first - sentence.start < 3
        if (
            voice == "preposition"
            and cue.source.last == context.unit
            and stream.flags[cue.source.head] & POSSESSIVE
        ):
            # `According to her "smart" plan`
            continue
        if (
            voice != "passive"
            and cue.source.first > context.unit + 2 * opening
            and not (
                opening
                and cue.source.first - context.unit < _OPENING
                and not stream.has(COMMA, context.unit + 1, cue.source.first - 1)
            )
        ):
            # `called "a gift" by Moen`, `By calling it "a gift," Moen`, `By calling it "a gift" to all, Moen`
            continue
        if (
            voice == "participle"
            and cue.last < cue.source.first < context.unit
            and stream.flags[cue.source.first - 1] & COMMA
        ):
            # "After telling the court so, Moen bought the \"best\" yacht"
            continue
        if voice == "infinitive" and _is_of_noun(stream, cue, context.unit):
            continue
        pledged |= is_pledged(context, cue)
        if pledged and voice != "noun" and (cue.kind != "say" or voice == "by"):
            # `Many fear that Moen's pledge to be "neutral" will not last`
            return None
        if voice == "noun" and (
            not (stream.lows[cue.last] == "that" or _opens_with_that(stream, cue, context.unit))
            # `Moen dismissed Vik's claim that it was late as "a joke"`
            or judged(stream, sentence.cues, cue, context.unit)
        ):
            continue
        if _MARKED_ONLY in cue.match.entry.frames and voice != "finite":
            continue
        if voice == "by" and (
            not cue.match.entry.frames & _REPORTING or _is_closed(stream, cue, context.unit)
        ):
            # "an order signed by Moen", "Vik's claim, repeated by Moen, that"
            continue
        if (
            voice == "finite"
            and few_words(stream, context.unit, _FEW if cue.source.first > cue.first else 3)
            and _has_content(stream, cue, sentence.start)
        ):
            # `"...," said Moen, who heads the "big four"`: that is not what she said.
            return None
        frames = cue.match.entry.frames
        only_marked = len(frames) == 1 and "q" in frames
        if only_marked and (
            # "not finishing the pills is \"a risk\", said Moen"
            not stream.flags[cue.last] & _NO_OBJECT
            if voice in ("participle", "infinitive")
            # `Moen said the town would continue to "be neutral"`
            else goes_on_to(stream, cue)
        ):
            continue
        if (
            cue.last >= context.unit - 1
            or (stream.flags[context.unit - 1] | stream.flags[context.unit - 2]) & COMMA
        ):
            judge = judging(stream, sentence.cues, cue, context.unit)
            if judge is not None:
                return Claim(judge.source, judge)
        think = cue.kind in ("think", "show")
        if think and (
            voice == "infinitive"
            # `the 1970s, which saw the rise of "smart" laws`
            or (cue.lemma == "see" and not stream.flags[cue.source.head] & _SEEING)
        ):
            continue
        gives_way = yields(stream, cue, context.unit)
        if gives_way or voice == "infinitive" or (only_marked and voice == "finite"):
            # "the men knew each other \"well\", said Moen": the report is Moen's.
            later = cue_later(context)
            if later is not None and (gives_way or voice != "infinitive" or _is_preposition(later.cue)):
                return later
        other = _other(stream, context.unit, cue)
        if other is not None:
            return Claim(other)
        outer = outer_report(stream, sentence.cues, cue)
        return Claim(outer.source, outer)
    return None


def _opens_with_that(stream: Stream, noun: Cue, unit: int) -> bool:
    """Say whether the stretch right behind a noun holds the "that" of its clause: `Vik's claim "that it is late"`."""
    return noun.last == unit and stream.text.startswith("that ", stream.stretches[stream.stretch[unit]].start)


def _is_closed(stream: Stream, cue: Cue, unit: int) -> bool:
    """Say whether a participle with who did it stands between commas: "Vik's claim, | repeated by Moen, | that"."""
    source = cue.source
    return (
        source is not None
        and bool(stream.flags[cue.first - 1] & COMMA)
        and stream.has(COMMA, source.last, min(unit, source.last + _NEAR))
    )


def _is_of_noun(stream: Stream, cue: Cue, unit: int) -> bool:
    """Say whether an infinitive only tells of a noun that is judged: `Moen's decision to announce it was "late"`."""
    flags, lows = stream.flags, stream.lows
    noun, be = cue.match.verb - 2, unit - 1
    if noun < 0 or lows[noun] not in _TO_DO:
        return False
    while be > unit - _NEAR and not flags[be] & BE:
        be -= 1
    return bool(flags[be] & BE and be > cue.last) and "that" not in lows[cue.last : be]


def _is_preposition(cue: Cue | None) -> bool:
    return cue is not None and cue.match.voice == "preposition"


def _other(stream: Stream, unit: int, cue: Cue) -> Phrase | None:
    """Return who shares the verb of the report before: `Moen called it "a gift", | Vik "a joke"`."""
    number = stream.stretch[unit]
    floor = stream.unit_of[number - 1] if number else -1
    if floor < cue.last or unit - floor > _REACH:
        return None
    flags, lows = stream.flags, stream.lows
    end = unit
    while end > floor + 1 and lows[end - 1] in _LEADING:
        end -= 1
    phrase = phrase_before(stream, end, floor + 1)
    if (
        phrase is None
        or phrase.last != end
        or not flags[phrase.head] & (CAPITAL | QUANTITY | DETERMINER | SOMEBODY)
    ):
        return None
    joint = phrase.first - 1
    while joint > floor and flags[joint] & (COMMA | SEMICOLON | CONJUNCTION):
        joint -= 1
    if joint == phrase.first - 1 or joint > floor:
        return None
    # but `called Moen "a fool" and Vik "a thief"`
    return None if flags[phrase.head] & CAPITAL and not flags[cue.last] & (OBJECT | QUOTE) else phrase


def _has_content(stream: Stream, cue: Cue, start: int) -> bool:
    """Say whether the cue closes a report: its content stands before it and its source."""
    flags = stream.flags
    before = min(cue.first, cue.first if cue.source is None else cue.source.first) - 1
    if before > start and flags[before] & (COMMA | DASH):
        before -= 1
    return before == start and bool(flags[before] & QUOTE)
