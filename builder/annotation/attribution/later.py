"""The rule that reads a cue later in the sentence than the stretch: `"..." to the town, Ida Moen said`."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.attribution.parted import set_apart
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    DOCUMENT,
    END,
    LOWER,
    ORGANIZATION,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
)
from builder.annotation.sentence.objects import in_subject
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_GOING_ON = frozenset(("continue", "begin", "go on"))
_CLOSING = END | CALENDAR | PREPOSITION
"""What stands behind a cue that has no content of its own behind it."""
_SPEAKING = CAPITAL | ROLE | ORGANIZATION | DOCUMENT | SOMEBODY
_REPORTING = frozenset(("finite", "preposition", "by", "infinitive"))
_NEAR = 4
"""How many words may stand between a noun for words and the stretch that says what they are."""
_LEADING_WORDS = 6
_MARKED = frozenset("q")
_ADVERBIAL = ADVERB | PREPOSITION | SUBORDINATOR | CONJUNCTION
_NO_LEAD = AUXILIARY | SUBJECT | PREPOSITION | RELATIVE | SUBORDINATOR | END | COLON | SEMICOLON


def cue_later(context: Context) -> Claim | None:
    """`The new hall is "a gift" to the town, Ida Moen said.` -- a cue later in the sentence, after a comma."""
    flags, unit, cues = context.stream.flags, context.unit, context.sentence.cues
    if (
        not cues
        or cues[-1].first <= unit
        or any(is_pledged(context, cue) for cue in context.sentence.before(unit))
    ):
        return None
    for cue in context.sentence.behind(unit + 1):
        if cue.source is None:
            continue
        if "q" not in cue.match.entry.frames and not (
            # `It was "a gift" to the town, in Moen's view.`
            cue.match.voice == "preposition" and flags[min(cue.last, len(flags) - 1)] & END
        ):
            continue
        if cue.match.voice not in _REPORTING or flags[cue.source.first] & RELATIVE:
            continue
        if cue.match.voice in ("by", "infinitive") and (
            # "a plan proposed by Moen", "Moen hopes to say", but "as Moen likes to say"
            context.stream.lows[min(cue.source.first, cue.first) - 1] != "as"
        ):
            continue
        if goes_on_to(context.stream, cue):
            continue
        if cue.source.first < cue.first and cue.match.entry.frames == _MARKED and _acts(context, cue):
            # `When Moen left "for good", the crowd began | calling her names.`
            continue
        if in_subject(context.stream, cue, unit):
            return None
        lead = min(cue.source.first, cue.first)
        if set_apart(context, cue):
            return None
        if lead > unit and (flags[lead - 1] & (COMMA | DASH | QUOTE) or _agreed(context, cue, lead)):
            return Claim(cue.source, cue)
        first = _opening_of(context, cue.source) if unit < lead == cue.source.first else None
        if first is not None:
            source = Phrase(first, cue.source.last, cue.source.head)
            return Claim(source, replace(cue, source=source))
    return None


def goes_on_to(stream: Stream, cue: Cue) -> bool:
    """Say whether the cue only tells what is to come: "the town would continue to be", `it would go on "for weeks"`."""
    if cue.lemma not in _GOING_ON or cue.last >= len(stream.lows):
        return False
    number = stream.stretch.get(cue.last)
    if number is not None:
        return stream.text[stream.stretches[number].start].islower()
    return stream.lows[cue.last] == "to"


def _agreed(context: Context, cue: Cue, lead: int) -> bool:
    """Say whether a clause that ends with ``cue`` closes the report: `The hall is "a gift" to us, as Moen says.`."""
    stream = context.stream
    if cue.match.voice == "preposition":
        # `The hall is "a gift" to the town according to Moen.`, but "weighed in the hall according to age"
        return cue.source is not None and bool(stream.flags[cue.source.head] & _SPEAKING)
    if stream.lows[lead - 1] != "as" or not stream.flags[lead - 2] & (COMMA | DASH):
        return False
    last = cue.last
    if cue.match.voice == "by" and cue.source is not None:
        # ", as described by Moen"
        last = cue.source.last
    return last >= context.sentence.end or bool(stream.flags[last] & _CLOSING)


def _acts(context: Context, cue: Cue) -> bool:
    """Say whether a verb that reports only what stands between marks has another object: "began calling her"."""
    flags = context.stream.flags
    return cue.last < context.sentence.end and bool(
        flags[cue.last] & LOWER and not flags[cue.last] & _ADVERBIAL
    )


def _opening_of(context: Context, source: Phrase) -> int | None:
    """Return where the phrase opens behind a comma that ends in ``source``: ", | the science and sea | board added"."""
    flags, at = context.stream.flags, source.first - 1
    if flags[source.first] & SUBJECT:
        # "a move he | said"
        return None
    while source.first - at < _LEADING_WORDS and not (flags[at] | flags[at - 1]) & _NO_LEAD:
        if flags[at - 1] & (COMMA | DASH):
            # `"We open," if it rains, | former Vice Chair Ida Moen said`
            named = context.opens_sentence and flags[at] & LOWER and flags[source.first] & CAPITAL
            return at if flags[at] & DETERMINER or named else None
        at -= 1
    return None


def is_pledged(context: Context, noun: Cue) -> bool:
    """Say whether the stretch is what somebody's ``noun`` is to do or be: `Moen's pledge to be "neutral"`."""
    return (
        noun.match.voice == "noun"
        # but `Moen's plan to be "neutral" was a lie, Vik said`
        and noun.kind == "say"
        and noun.source is not None
        and noun.source.first < noun.first
        and context.stream.lows[noun.last] == "to"
        and context.unit - noun.last <= _NEAR
        # but `Despite her pledge to stay, "she left" the town`
        and not context.stream.has(COMMA, noun.last, context.unit)
    )
