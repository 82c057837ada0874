"""Who acts where the subject of a sentence is only what happens, or an "it" that leads to a name."""

from __future__ import annotations

from builder.annotation.lexicon import (
    BE,
    CAPITAL,
    COMMA,
    DETERMINER,
    DOCUMENT,
    NUMBER,
    ORGANIZATION,
    PLACE,
    QUANTITY,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.subjects import VERBAL, leads_to
from builder.annotation.tokens import Stream

_HAPPENED = 12
"""How many units may stand between what happens and when."""
_HAPPENING = frozenset(("come", "comes", "came", "follow", "follows", "followed", "happened", "emerged"))
_WHEN = frozenset(("after", "as", "when", "before", "because", "since"))
_NO_THING = (
    CAPITAL | SUBJECT | ROLE | ORGANIZATION | DOCUMENT | PLACE | SOMEBODY | QUANTITY | NUMBER | RELATIVE
)
"""What the head of a phrase has of that may speak."""
_ACTS = CAPITAL | SUBJECT | ROLE | ORGANIZATION


def acting(stream: Stream, subject: Phrase, verb: int) -> Phrase | None:
    """Return who acts where only a thing happens: for "The vote came after Moen left, | saying", Moen."""
    flags, lows = stream.flags, stream.lows
    if subject.last >= verb:
        return None
    if lows[subject.head] == "it" and flags[subject.last] & BE:
        # "It was Moen who rose, | speaking"
        acting = phrase_from(stream, subject.last + 1, verb)
        if acting is not None and acting.last < verb and lows[acting.last] == "who":
            return acting
    if not flags[verb - 1] & COMMA:
        return None
    if lows[subject.head] == "it":
        happens = not _HAPPENING.isdisjoint(lows[subject.last : subject.last + 2])
    else:
        happens = not flags[subject.head] & _NO_THING and bool(flags[subject.first] & DETERMINER)
    if not happens:
        return None
    for at in range(subject.last + 1, min(verb - 2, subject.last + _HAPPENED)):
        if flags[at] & SUBORDINATOR and lows[at] in _WHEN:
            phrase = phrase_from(stream, at + 1, verb)
            if phrase is None or lows[phrase.head] == "it" or not flags[phrase.head] & _ACTS:
                return None
            return phrase if leads_to(stream, phrase.last, verb, VERBAL) else None
    return None
