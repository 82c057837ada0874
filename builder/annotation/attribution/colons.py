"""Whose words a colon introduces where no cue stands before it."""

from __future__ import annotations

from builder.annotation.attribution.headlines import is_topic
from builder.annotation.attribution.leads import is_nobodys, owner_in
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import BE, CAPITAL, COLON, FIRST_NAME, ROLE
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.subjects import clause_subject
from builder.annotation.tokens import Stream


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
