"""What keeps a stretch out of the report that stands behind it in the sentence."""

from __future__ import annotations

from builder.annotation.attribution.sieve import Context
from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    COLON,
    DETERMINER,
    ORGANIZATION,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
)
from builder.annotation.sentence.reports import Cue

_SPEAKING = CAPITAL | ROLE | SUBJECT | ORGANIZATION | SOMEBODY | POSSESSIVE | RELATIVE | QUANTITY
_CONTENT = SUBJECT | DETERMINER | POSSESSIVE | CAPITAL | QUOTE
"""What the content of a report starts with."""


def set_apart(context: Context, cue: Cue) -> bool:
    """Say whether the stretch is in a report that opens the sentence, and ``cue`` behind has a content of its own.

    `Asked about Vik's claim that it was "dead", | Moen said it was alive`
    """
    stream, unit = context.stream, context.unit
    source = cue.source
    if (
        context.opens_sentence
        or source is None
        or source.first >= cue.first
        or cue.last >= context.sentence.end
    ):
        return False
    if cue.match.voice != "finite" or stream.flags[unit - 1] & COLON:
        return False
    follows = stream.flags[cue.last]
    if stream.lows[cue.last] != "that" and (
        not follows & _CONTENT or follows & CALENDAR or cue.lemma == "tell"
    ):
        return False
    start = context.sentence.start
    # "Holding signs that call it so, | the crowd said": what opens so has no source of its own.
    holding = stream.lows[start].endswith("ing") and not stream.flags[start] & PREPOSITION
    voices = ("noun",) if holding else ("finite", "noun")
    return any(
        other.match.voice in voices
        and other.source is not None
        and (other.source.first > start or len(voices) > 1)
        and other.source.last <= unit
        and stream.flags[other.source.head] & _SPEAKING
        for other in context.sentence.before(unit)
    )
