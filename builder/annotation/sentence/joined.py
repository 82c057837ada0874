"""Joined subjects: "Ruiz and her lawyer", read from their last part."""

from __future__ import annotations

from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    LOWER,
    ORGANIZATION,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.fields import sees_to_both
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

JOINTS = frozenset(("and", "or", "&"))
"""What joins the parts of a subject."""


def joined_subject(stream: Stream, phrase: Phrase, start: int) -> Phrase:
    """Return the whole of a joined subject: for "Ruiz and her lawyer said", all three."""
    flags, lows = stream.flags, stream.lows
    for _ in range(4):
        joint = phrase.first - 1
        if joint <= start or lows[joint] not in JOINTS:
            break
        if flags[phrase.head] & SUBJECT and not flags[joint - 1] & CAPITAL:
            # "Vik left the suite and | he said"
            break
        at = joint - 1 if flags[joint - 1] & COMMA else joint
        first = phrase_before(stream, at, start)
        if first is not None and first.last - first.first == 1 and stream.words[first.first][1:2] == "-":
            # "Moen, D-Ohio, and Vik said"
            first = phrase_before(stream, first.first - 1, start) if flags[first.first - 1] & COMMA else first
        if first is None:
            break
        if flags[phrase.head] & CAPITAL and _holds_verb(stream, first):
            # "a woman asked for a seat and | Moen said"
            break
        # "a study by Moen and Vik found"
        authored = flags[first.head] & DOCUMENT and flags[first.last - 1] & flags[phrase.head] & CAPITAL
        if not authored and not flags[first.head] & (CAPITAL | ROLE | SUBJECT | SOMEBODY | ORGANIZATION):
            if not sees_to_both(stream, first.first, joint, phrase.last):
                break
            first = Phrase(first.first, joint, phrase.head)
        opener = COMMA | QUOTE | SUBORDINATOR | DASH | COLON | CONJUNCTION | CALENDAR | RELATIVE
        if first.first > start and not flags[first.first - 1] & opener:
            break
        head = phrase.head if first.head == phrase.head or _in_name(stream, first, phrase) else first.head
        phrase = Phrase(first.first, phrase.last, head)
    return phrase


def _in_name(stream: Stream, first: Phrase, last: Phrase) -> bool:
    """Say whether one body's name holds the "and": "the Bread | and | Salt Agency spokesman"."""
    flags, head = stream.flags, last.head
    employed = flags[head] & ROLE and flags[head] & LOWER and flags[head - 1] & ORGANIZATION
    named = flags[first.last - 1] & flags[last.first] & flags[head - 1] & CAPITAL
    return bool(employed and named and flags[first.first] & DETERMINER and first.head == first.last - 1)


def _holds_verb(stream: Stream, phrase: Phrase) -> bool:
    """Say whether a verb stands in the phrase, which is no passive: "a woman asked for a seat", "a letter sent by"."""
    flags, lows = stream.flags, stream.lows
    noun = ROLE | ORGANIZATION | DOCUMENT | CUE_NOUN | CAPITAL
    return any(
        flags[at] & (ED | VERB | CUE) and not flags[at] & noun and lows[at + 1] != "by"
        for at in range(phrase.first + 1, phrase.last - 1)
    )
