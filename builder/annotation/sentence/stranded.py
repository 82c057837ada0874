"""Relative clauses that end with a preposition, and whom they tell of: "An official she spoke to | said"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    LOWER,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
)
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

_HELPING = AUXILIARY | ADVERB
_NO_VERB = PREPOSITION | CONJUNCTION | SUBORDINATOR | DETERMINER | RELATIVE | COMMA | CAPITAL
_COUNTED = DETERMINER | QUANTITY | NUMBER | POSSESSIVE | ROLE


def told_of(stream: Stream, preposition: int, start: int) -> Phrase | None:
    """Return whom the relative clause tells of that ends with the ``preposition``, if one does.

    "An official | she spoke to | said", "The miners | whom Vesti has talked with | say".
    """
    flags = stream.flags
    verb = preposition - 1
    if verb - 2 < start or not flags[verb] & LOWER or flags[verb] & _NO_VERB:
        return None
    helper = verb
    while verb - helper < 3 and flags[helper - 1] & _HELPING:
        helper -= 1
    inner = phrase_before(stream, helper, start)
    if inner is None or inner.last != helper:
        return None
    end = inner.first
    if flags[inner.head] & CAPITAL and flags[inner.first] & _COUNTED:
        # "A driver | Ida Moen talked to"
        end = inner.head
        while end > inner.first + 1 and flags[end - 1] & CAPITAL:
            end -= 1
        end = inner.first if flags[end - 1] & (DETERMINER | POSSESSIVE) else end
    end -= bool(end > start and flags[end - 1] & RELATIVE)
    noun = phrase_before(stream, end, start) if end > start else None
    if noun is None or noun.last != end or flags[noun.head] & CAPITAL:
        return None
    return noun if flags[noun.first] & _COUNTED else None
