"""Whose a noun is: the owner before it, with a possessive mark or as a pronoun."""

from __future__ import annotations

from builder.annotation.lexicon import (
    BE,
    CALENDAR,
    CAPITAL,
    DETERMINER,
    LOWER,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    ROLE,
    SOMEBODY,
)
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

_OWNER = ROLE | ORGANIZATION | SOMEBODY | CAPITAL
_STOPS = POSSESSIVE | POSSESSIVE_MARK | BE | DETERMINER
"""What no words between a noun and its owner are."""


def owner_before(stream: Stream, noun: int, start: int, reach: int) -> Phrase | None:
    """Return whose the ``noun`` is, with fewer than ``reach`` words between: "Moen's old | claim", "his | refusal"."""
    flags = stream.flags
    at = noun - 1
    while at > start and noun - at < reach and flags[at] & (LOWER | CALENDAR) and not flags[at] & _STOPS:
        at -= 1
    return None if at < start else owner_at(stream, at, start)


def owner_at(stream: Stream, at: int, start: int) -> Phrase | None:
    """Return the owner whose possessive mark or pronoun is the unit ``at``: "Moen | 's", "| her"."""
    flag = stream.flags[at]
    if flag & POSSESSIVE_MARK:
        owner = phrase_before(stream, at, start)
        if owner is None or owner.last == owner.head + 1:
            return owner
        head = stream.flags[owner.head]
        if head & CAPITAL or not head & _OWNER:
            # "a review of | Moen's claim", "mocked Vik for | his aide's claim", but "the mayor of Selwick's claim"
            for inner in range(owner.last - 1, owner.head, -1):
                if stream.flags[inner] & PREPOSITION:
                    named = head & CAPITAL and stream.lows[inner] == "of"
                    return owner if named else Phrase(inner + 1, owner.last, owner.last - 1)
        return owner
    return Phrase(at, at + 1, at) if flag & POSSESSIVE else None
