"""The rule that reads the cue right before a quotation."""

from __future__ import annotations

from builder.annotation.attribution.later import cue_later, goes_on_to
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.attribution.wordings import is_owned_remark
from builder.annotation.attribution.yielding import yields
from builder.annotation.lexicon import (
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE_NOUN,
    DASH,
    DOCUMENT,
    END,
    OPEN,
    ORGANIZATION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
)
from builder.annotation.sentence.insertions import left_behind
from builder.annotation.sentence.judging import judging
from builder.annotation.sentence.nesting import outer_report
from builder.annotation.sentence.objects import acts_on, is_things
from builder.annotation.sentence.phrases import WINDOW
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_LEADING = COMMA | COLON | OPEN | DASH
_SPEAKING = CAPITAL | SUBJECT | SOMEBODY | ROLE | ORGANIZATION | DOCUMENT | RELATIVE | QUANTITY | CUE_NOUN


def cue_before(context: Context) -> Claim | None:
    """`Ida Moen said: "We open on Monday."` -- the cue right before the quotation."""
    stream, unit, sentence = context.stream, context.unit, context.sentence
    flags, lows = stream.flags, stream.lows
    if is_owned_remark(context):
        return None
    before = unit - 1
    while before >= sentence.start and flags[before] & _LEADING:
        before -= 1
    joined = False
    if before >= sentence.start and lows[before] == "that":
        before -= 1
        joined = before > sentence.start and bool(flags[before] & CONJUNCTION)
        while before >= sentence.start and flags[before] & COMMA:
            before -= 1
    for cue in sentence.before(unit):
        if joined and cue.source is not None and lows[cue.last] == "that":
            # `Moen said that all was well and that "we open"`
            cue = outer_report(stream, sentence.cues, cue)
            return Claim(cue.source, cue)
        if (
            cue.source is None
            and cue.match.voice == "passive"
            and cue.kind == "say"
            and cue.last - 1 == before < unit - 1
            and "interview" not in lows[max(sentence.start, cue.first - WINDOW) : cue.first]
        ):
            # `Moen was told: "We open."`, not `In an interview with the Herald, Moen was asked: "Do you open?"`
            return Claim(None)
        if cue.source is None or (cue.match.voice == "noun" and lows[unit - 1] != "that"):
            continue
        if joined and cue.kind == "other":
            # `Moen said that no friend supports the tax and that "we open"`
            continue
        if (
            acts_on(stream, cue, unit)
            or goes_on_to(stream, cue)
            or (
                cue.kind in ("think", "other")
                and is_things(stream, cue)
                and any(other.source for other in sentence.before(cue.source.first))
            )
        ):
            # `held "open days"`, `would go on "for weeks"`, `Moen said the south will see "a decline"`
            return None
        right_before = cue.last - 1 == before
        if not right_before and not (
            before < unit - 1 and cue.last <= before and _plain(stream, cue.last, before + 1)
        ):
            return None
        if not right_before and left_behind(stream, cue, unit, sentence.start) < unit:
            # `Moen said that while Vik hopes it will rain, "we do not"`
            continue
        outer = _split_by(context, cue)
        if outer is not None:
            return Claim(outer.source, outer)
        judge = judging(stream, sentence.cues, cue, unit)
        if judge is not None:
            return Claim(judge.source, judge)
        if yields(stream, cue, unit) or not _can_say(stream, cue):
            # `The move signals "the end" of it, said Moen`
            later = cue_later(context)
            if later is not None:
                return later
        cue = outer_report(stream, sentence.cues, cue)
        return Claim(cue.source, cue)
    return None


def _split_by(context: Context, cue: Cue) -> Cue | None:
    """Return the cue that a quotation goes on from: `"We open," Moen said as she left, "on Monday."`."""
    stream, source = context.stream, cue.source
    if source is None or not stream.flags[context.unit - 1] & COMMA:
        return None
    if stream.lows[source.first - 1] not in ("as", "while", "when", "before", "after"):
        return None
    for other in context.sentence.before(source.first):
        lead = other.first if other.source is None else min(other.first, other.source.first)
        if other.source is not None and lead > context.sentence.start:
            return other if _behind_stretch(stream, lead) else None
    return None


def _behind_stretch(stream: Stream, at: int) -> bool:
    flags = stream.flags
    return bool(flags[at - 1] & QUOTE or (flags[at - 1] & COMMA and flags[at - 2] & QUOTE))


def _can_say(stream: Stream, cue: Cue) -> bool:
    """Say whether the source of the cue can speak: a name, a pronoun, somebody, a body or a document."""
    if cue.source is None:
        return False
    return bool(stream.flags[cue.source.head] & _SPEAKING) and stream.lows[cue.source.head] != "it"


def _plain(stream: Stream, first: int, last: int) -> bool:
    """Say whether the units hold no quotation and no end: an addressee, a time, a place."""
    return last - first <= 25 and not stream.has(QUOTE | END, first, last)
