"""The rule that reads a verb beside a quotation that no list of cues holds."""

from __future__ import annotations

from builder.annotation.attribution.leads import is_person
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    ED,
    END,
    FIRST_NAME,
    LOWER,
    NUMBER,
    OPEN,
    ORGANIZATION,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.following import phrase_core, phrase_from
from builder.annotation.sentence.phrases import Phrase, few_words
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_NO_VERB = PREPOSITION | CONJUNCTION | SUBORDINATOR | DETERMINER | POSSESSIVE | QUANTITY | ADVERB | RELATIVE
_REACH = 40
"""How many units may stand between a quotation and the verb whose subject stands right behind it."""
_TITLE = 3
"""How many words before a comma outside the marks are rather a title than somebody's."""
_BEAT = 6
"""How many units what somebody does may have."""


def any_verb(context: Context) -> Claim | None:
    """`"We open!" beamed Ida Moen.` -- a verb that no list holds, between a quotation and a name or behind both."""
    stream, sentence = context.stream, context.sentence
    flags = stream.flags
    at = context.unit + 1
    if not context.opens_sentence:
        # `The plan "is mad", the clerk, Ida Moen, told the town.`
        if at >= sentence.end or not flags[at] & COMMA or flags[context.unit - 1] & PREPOSITION:
            # `With the help of "Low Tide", the clerk, Ida Moen, told the town.`
            return None
        led = any(cue.source is not None for cue in sentence.before(context.unit))
        return None if led else _far(context, at + 1, phrase_from(stream, at + 1, sentence.end))
    if context.last_character not in ",?!—–-" and not (
        at < sentence.end and flags[at] & COMMA and not few_words(stream, context.unit, _TITLE)
    ):
        # `"Low Tide", a film Moen made, opens`
        return None
    while at < sentence.end and flags[at] & (COMMA | DASH | ADVERB):
        at += 1
    if at + 1 >= sentence.end:
        return None
    if flags[at] & LOWER and not flags[at] & (AUXILIARY | _NO_VERB):
        # `"We open!" beams Ida Moen.`
        verb = flags[at] & (ED | VERB | CUE) or stream.lows[at].endswith("s")
        source = phrase_from(stream, at + 1, sentence.end) if verb else None
        if source is not None and flags[source.head] & CAPITAL:
            return Claim(source)
    source = phrase_from(stream, at, sentence.end)
    if context.last_character not in ",?!":
        closing = _closing(context, source)
        if closing is not None:
            return closing
    return _with_verb(context, source) or _far(context, at, source) or _beat(context, source)


def _closing(context: Context, apposed: Phrase | None) -> Claim | None:
    """`"We use Bolta", a service it pays for, sources said.`: the report that closes the sentence, behind a comma."""
    stream, sentence = context.stream, context.sentence
    cue = sentence.cues[-1] if sentence.cues else None
    if cue is None or apposed is None or cue.source is None or "q" not in cue.match.entry.frames:
        return None
    lead, flags = cue.source.first, stream.flags
    if cue.match.voice != "finite" or lead <= apposed.last or cue.source.last != cue.first:
        return None
    closes = cue.last >= sentence.end or flags[cue.last] & (END | CALENDAR)
    return Claim(cue.source, cue) if closes and flags[lead - 1] & COMMA else None


def _beat(context: Context, source: Phrase | None) -> Claim | None:
    """`"A strike?" Moen raises an eyebrow. "We talk."`: what somebody does behind a question that opens a paragraph."""
    stream, start, end = context.stream, context.sentence.start, context.sentence.end
    if source is None or context.last_character not in "?!" or end - source.last > _BEAT:
        return None
    if start != stream.paragraphs[context.sentence.paragraph][0] or stream.has(QUOTE, source.last, end):
        return None
    verb = source.last < end and (
        stream.flags[source.last] & (VERB | CUE | ED) or stream.lows[source.last].endswith("s")
    )
    return Claim(source) if verb and is_person(stream, source) else None


def _far(context: Context, at: int, source: Phrase | None) -> Claim | None:
    """`"We open," a tearful Moen, her hands raised, told the town.`: the phrase behind, with a cue further on."""
    stream, sentence = context.stream, context.sentence
    flags = stream.flags
    if at >= sentence.end or not (context.last_character == "," or flags[context.unit + 1] & COMMA):
        return None
    if not flags[at] & (CAPITAL | DETERMINER | POSSESSIVE | QUANTITY | NUMBER | SUBJECT):
        return None
    for cue in sentence.behind(at):
        if cue.first - at > _REACH or stream.has_stretch(at, cue.first):
            return None
        voice = cue.match.voice
        # "likes to say", "can be heard saying"
        helped = (
            voice in ("infinitive", "participle")
            and context.opens_sentence
            and (_acts(stream, source, cue) or _acts(stream, cue.source, cue))
        )
        if "q" not in cue.match.entry.frames or not (voice == "finite" or helped):
            continue
        subject = _subject(stream, at, source, cue)
        return None if subject is None or flags[subject.first] & RELATIVE else Claim(subject, cue)
    return None


def _acts(stream: Stream, source: Phrase | None, cue: Cue) -> bool:
    """Say whether a verb follows the phrase, before the cue."""
    if source is None or source.last >= cue.first:
        return False
    verb = stream.flags[source.last] & (AUXILIARY | VERB | CUE | ED | ADVERB)
    return bool(verb) or stream.lows[source.last].endswith("s")


def _subject(stream: Stream, at: int, source: Phrase | None, cue: Cue) -> Phrase | None:
    """Return who says it: the phrase at ``at``, or the source of the ``cue`` where the phrase is part of its name."""
    flags, other = stream.flags, cue.source
    if source is None:
        return other if flags[at] & CAPITAL else None
    if source.last > cue.first > source.first:
        # "a voice-over in the film states"
        return Phrase(source.first, cue.first, min(source.head, cue.first - 1))
    if other is not None and other.first >= source.last < cue.first:
        follows = flags[source.last]
        # "the bespectacled, 71-year-old clerk", "Fight for $15 organiser Ida Moen"
        adjective = flags[source.head] & LOWER and not flags[source.head] & (ROLE | ORGANIZATION)
        named = flags[other.first] & FIRST_NAME and not flags[source.first] & FIRST_NAME
        # "Superintendent of Police (Rural) K V Rao"
        ranked = follows & OPEN and flags[other.first - 1] & CLOSE and flags[other.head] & CAPITAL
        # "a clearly shaken Ida Moen"
        described = other.first == source.last and other.last == cue.first and flags[other.head] & CAPITAL
        if (
            (follows & COMMA and adjective)
            or (described and adjective)
            or (follows & PREPOSITION and named)
            or ranked
        ):
            return other
    return source


def _with_verb(context: Context, source: Phrase | None) -> Claim | None:
    """`"We open," Ida Moen boomed.`: the phrase behind the quotation, if a verb follows it."""
    if source is None:
        return None
    stream, end = context.stream, context.sentence.end
    flags = stream.flags
    verb = source.last
    if verb + 1 < end and stream.lows[verb] in ("of", "with", "at", "from"):
        # `"We open," the Rev. Ida Moen of the Harbour Temple boomed.`
        verb = phrase_core(stream, verb + 1, end) or verb
        verb -= bool(flags[verb - 1] & ED)
    while verb < end and flags[verb] & (ADVERB | CONJUNCTION):
        # `"We lost," Moen angrily and loudly railed.`
        verb += 1
    if verb < end and flags[verb] & (ED | VERB | CUE) and not flags[verb] & AUXILIARY:
        # but `"Since the flood," Moen has moved twice.`
        after = verb + 1
        if stream.lows[verb : verb + 3] in (["wanted", "to", "know"], ["wants", "to", "know"]):
            return Claim(source)
        if context.last_character in "?!" and not (after >= end or flags[after] & (END | COMMA)):
            # `"Go!" The crowd rose from its seats.`: a sentence of its own.
            return None
        return Claim(source)
    return None
