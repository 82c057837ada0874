"""Rules that read the rest of the sentence a stretch stands in, where no cue stands right beside it."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.attribution.actors import actor, lights, state
from builder.annotation.attribution.headlines import headed, is_topic
from builder.annotation.attribution.leads import is_nobodys, owner_in
from builder.annotation.attribution.parted import set_apart
from builder.annotation.attribution.sieve import Claim, Context, Rule
from builder.annotation.attribution.wordings import is_answered, predicated, relative, remark, wording
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    END,
    FIRST_NAME,
    HAVE,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.insertions import in_brackets, left_behind, opening_closed
from builder.annotation.sentence.judging import judged, judging
from builder.annotation.sentence.nesting import outer_report
from builder.annotation.sentence.objects import acts_on, in_subject
from builder.annotation.sentence.phrases import Phrase, few_words
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.reports import Cue
from builder.annotation.sentence.subjects import clause_subject
from builder.annotation.tokens import Stream

_NEAR = 4
"""How many words may stand between a noun for words and the stretch that says what they are."""
_NEW_CLAUSE = SUBORDINATOR | SUBJECT
_WHY = frozenset(("because", "when", "while", "though", "although", "as", "since"))
_MARKED_ONLY = "x"
_NO_OBJECT = QUOTE | COMMA | COLON | DASH | PREPOSITION | CONJUNCTION | ADVERB
_REPORTING = frozenset("tznaj")
_REACH = 8
"""How many units may stand between the words of one and those of another who shares the verb."""
_OPENING = 25
"""How many units may stand between a stretch and whose the participle before it is."""
_SEEING = CAPITAL | SUBJECT | ROLE | OBJECT
_GOING_ON = frozenset(("continue", "begin", "go on"))
_LEADING = frozenset(("a", "an", "the", "as"))
_FEW = 5
_LEADING_WORDS = 6
_NO_LEAD = AUXILIARY | SUBJECT | PREPOSITION | RELATIVE | SUBORDINATOR | END | COLON | SEMICOLON


def governing_cue(context: Context) -> Claim | None:
    """`Ida Moen said the new hall was "a gift" to the town.` -- the nearest cue before, in the same sentence."""
    stream, sentence = context.stream, context.sentence
    reach = context.unit
    if is_answered(context):
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
        if acts_on(stream, cue, context.unit):
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
        pledged |= _pledged(context, cue)
        if pledged and voice != "noun" and (cue.kind != "say" or voice == "by"):
            # `Many fear that Moen's pledge to be "neutral" will not last`
            return None
        if voice == "noun" and (
            stream.lows[cue.last] != "that"
            # `Moen dismissed Vik's claim that it was late as "a joke"`
            or judged(stream, sentence.cues, cue, context.unit)
        ):
            continue
        if _MARKED_ONLY in cue.match.entry.frames and voice != "finite":
            continue
        if voice == "by" and not cue.match.entry.frames & _REPORTING:
            # "an order signed by Moen"
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
            else cue.lemma in _GOING_ON and stream.lows[cue.last] == "to"
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
        if think or voice == "infinitive" or (only_marked and voice == "finite"):
            # "the men knew each other \"well\", said Moen": the report is Moen's.
            later = cue_later(context)
            if later is not None and (voice != "infinitive" or _is_preposition(later.cue)):
                return later
        other = _other(stream, context.unit, cue)
        if other is not None:
            return Claim(other)
        outer = outer_report(stream, sentence.cues, cue)
        return Claim(outer.source, outer)
    return None


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


def cue_later(context: Context) -> Claim | None:
    """`The new hall is "a gift" to the town, Ida Moen said.` -- a cue later in the sentence, after a comma."""
    flags, unit, cues = context.stream.flags, context.unit, context.sentence.cues
    if (
        not cues
        or cues[-1].first <= unit
        or any(_pledged(context, cue) for cue in context.sentence.before(unit))
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
        if cue.match.voice not in ("finite", "preposition") or flags[cue.source.first] & RELATIVE:
            continue
        if in_subject(context.stream, cue, unit):
            return None
        lead = min(cue.source.first, cue.first)
        if set_apart(context, cue):
            return None
        if lead > unit and flags[lead - 1] & (COMMA | DASH | QUOTE):
            return Claim(cue.source, cue)
        first = _opening_of(context.stream, cue.source) if unit < lead == cue.source.first else None
        if first is not None:
            source = Phrase(first, cue.source.last, cue.source.head)
            return Claim(source, replace(cue, source=source))
    return None


def _opening_of(stream: Stream, source: Phrase) -> int | None:
    """Return where the phrase opens behind a comma that ends in ``source``: ", | the science and sea | board added"."""
    flags, at = stream.flags, source.first - 1
    if flags[source.first] & SUBJECT:
        # "a move he | said"
        return None
    while source.first - at < _LEADING_WORDS and not (flags[at] | flags[at - 1]) & _NO_LEAD:
        if flags[at - 1] & (COMMA | DASH):
            return at if flags[at] & DETERMINER else None
        at -= 1
    return None


def noun_cue(context: Context) -> Claim | None:
    """`Nobody trusts Ida Moen's claim that the hall is "a gift".` -- a noun that reports, with its owner."""
    for cue in context.sentence.before(context.unit):
        if cue.match.voice == "noun" and context.unit <= cue.last + 20 and cue.source is not None:
            return None if _left(context, cue) else Claim(cue.source, cue)
    return None


def _pledged(context: Context, noun: Cue) -> bool:
    """Say whether the stretch is what somebody's ``noun`` is to do or be: `Moen's pledge to be "neutral"`."""
    return (
        noun.match.voice == "noun"
        and noun.source is not None
        and noun.source.first < noun.first
        and context.stream.lows[noun.last] == "to"
        and context.unit - noun.last <= _NEAR
    )


def _left(context: Context, noun: Cue) -> bool:
    """Say whether a clause of its own starts behind the ``noun``: "welcomed her appeal, and though Vik was".

    Or whether others say it of the noun: "Her comments have been called".
    """
    flags = context.stream.flags
    return bool(flags[noun.last] & HAVE) or any(
        (flags[at] & COMMA and flags[at + 1] & CONJUNCTION and flags[at + 2] & _NEW_CLAUSE)
        or (context.stream.lows[at] in _WHY and flags[at + 1] & SUBJECT)
        for at in range(noun.last, context.unit - 2)
    )


def colon(context: Context) -> Claim | None:
    """`One wish is left to Ida Moen: "We open on Monday."` -- a sentence without a cue that leads to a colon."""
    stream, unit, sentence = context.stream, context.unit, context.sentence
    if unit - 1 <= sentence.start or not stream.flags[unit - 1] & COLON:
        return None
    source = led_to(stream, sentence.start, unit - 1)
    if source is None or is_nobodys(stream, source):
        # "The answer:", "One reason:"
        return None
    if not sentence.paragraph and is_topic(stream, source):
        # `Harbor fire: "It was hell"`
        return None
    return Claim(owner_in(stream, source))


def led_to(stream: Stream, start: int, colon: int) -> Phrase | None:
    """Return whom a sentence without a cue names before its ``colon``: behind "from", right there, or its subject."""
    for at in range(start, min(start + 8, colon)):
        if stream.lows[at] in ("from", "by") and (at < start + 4 or stream.lows[at - 1] == "this"):
            # "And from Chairwoman Moen:"
            source = phrase_from(stream, at + 1, colon)
            if source is not None:
                return source
    if colon - start > 2 and stream.lows[start] in ("here", "this") and stream.flags[start + 1] & BE:
        # "Here is Moen in 2003:"
        shown = phrase_from(stream, start + 2, colon)
        return shown if shown is not None and stream.flags[shown.head] & CAPITAL else None
    name = phrase_before(stream, colon, start)
    if name is not None and name.first - 1 > start and stream.lows[name.first - 1] == "to":
        # "Moen to Vik:"
        speaker = phrase_from(stream, start, name.first)
        if speaker is not None and speaker.last == name.first - 1:
            return speaker
    if name is not None and name.first > start and stream.lows[name.first - 1] in ("on", "about"):
        # "Moen on Vik:"
        name = None
    named = name is not None and stream.flags[name.head] & CAPITAL
    if name is not None and named and stream.flags[name.first] & (FIRST_NAME | ROLE):
        return name
    return clause_subject(stream, start, colon)


RULES: tuple[Rule, ...] = (
    governing_cue,
    cue_later,
    headed,
    noun_cue,
    wording,
    remark,
    relative,
    colon,
    lights,
    state,
    predicated,
    actor,
)
"""The rules of this module in the order they are tried."""
LONE: tuple[Rule, ...] = (headed,)
"""Those of them that may link a stretch which is alone in its sentence."""
