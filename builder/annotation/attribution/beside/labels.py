"""Rules that read a name that only a mark links to the quotation: a dash behind it, a colon before it."""

from __future__ import annotations

from builder.annotation.attribution.leads import is_person
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import (
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    CUE,
    DASH,
    END,
    FIRST_NAME,
    OPEN,
    ORGANIZATION,
    QUOTE,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
    WORD,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

_CLOSING = END | COMMA
_CLAUSE = AUXILIARY | SUBJECT | RELATIVE | SUBORDINATOR | QUOTE
_MARKS = frozenset('"”')
_SIGNED = 15
"""How many units a name without a dash may have, with what follows it."""


def signature(context: Context) -> Claim | None:
    """`"We open on Monday." -- Ida Moen, mayor` -- a dash and a name behind the quotation, or in the next line."""
    if not context.opens_sentence:
        return None
    stream, sentence = context.stream, context.sentence
    flags = stream.flags
    last = stream.paragraphs[sentence.paragraph][1]
    at = context.unit + 1
    while at < last and flags[at] & _CLOSING:
        at += 1
    if at >= last and context.alone and sentence.paragraph + 1 < len(stream.paragraphs):
        if sentence.start > stream.paragraphs[sentence.paragraph][0]:
            # What is signed has a paragraph of its own.
            return None
        at, last = stream.paragraphs[sentence.paragraph + 1]
    if at + 1 >= last or last - at > 30:
        return None
    if not flags[at] & DASH:
        return _signed(stream, at, last) if context.last_character not in ",:;" else None
    source = phrase_from(stream, at + 1, last)
    return Claim(source) if source is not None and flags[source.head] & CAPITAL else None


def _signed(stream: Stream, at: int, last: int) -> Claim | None:
    """`"We open." Ida Moen, mayor`, `"We open" (Ida Moen, mayor)`: nothing but a name and what she is."""
    flags = stream.flags
    if flags[at] & OPEN:
        at, last = at + 1, next((end for end in range(at + 1, last) if flags[end] & CLOSE), at)
    elif stream.words[last - 1] in _MARKS:
        # The mark that closes a block with its signature.
        last -= 1 + bool(flags[last - 2] & END)
    elif flags[last - 1] & END:
        return None
    if last - at < 2 or last - at > _SIGNED or stream.has(VERB | CUE | AUXILIARY | QUOTE | COLON, at, last):
        return None
    source = phrase_from(stream, at, last)
    if source is None or not flags[source.first] & FIRST_NAME or source.last - source.first < 2:
        return None
    closes = source.last >= last or flags[source.last] & (COMMA | OPEN)
    return Claim(source) if closes and not flags[source.head] & ORGANIZATION else None


def speaker_label(context: Context) -> Claim | None:
    """`Ida Moen: "We open on Monday."` -- nothing but a name and a colon, as in headlines and transcripts."""
    stream, unit = context.stream, context.unit
    flags = stream.flags
    colon, start = unit - 1, context.sentence.start
    if colon <= start or not flags[colon] & COLON:
        return None
    source = phrase_before(stream, colon, start)
    if source is None or not flags[source.head] & CAPITAL or source.last - source.first > 8:
        return None
    if any(
        source.first < cue.first < colon and cue.source is not None for cue in context.sentence.before(colon)
    ):
        # `Moen Tells Vik: "We open."`
        return None
    first = source.first
    if first - 2 >= start and stream.lows[first - 1] == "and":
        # "Moen and Vik:"
        before = phrase_before(stream, first - 1, start)
        if before is not None and flags[before.head] & CAPITAL:
            source, first = Phrase(before.first, source.last, before.head), before.first
    led = first > start and flags[first - 1] & DASH
    return Claim(source) if led or first == start else _introduced(context, start, colon)


def _introduced(context: Context, start: int, colon: int) -> Claim | None:
    """`Ida Moen, 54, clerk, Vik: "We stay."`, `* Ida Moen (Vik): "We stay."`: a name, and nothing but what she is."""
    stream, flags = context.stream, context.stream.flags
    while start < colon and not flags[start] & WORD:
        start += 1
    if colon - start > _SIGNED or not flags[start] & CAPITAL or stream.has(_CLAUSE, start, colon):
        return None
    if any(cue.source is not None for cue in context.sentence.before(colon)):
        return None
    source = phrase_from(stream, start, colon)
    if source is None or source.last >= colon or source.last - source.first < 2:
        return None
    return Claim(source) if flags[source.last] & (COMMA | OPEN) and is_person(stream, source) else None
