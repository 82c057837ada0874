"""What somebody else does beside the main clause, behind "with": "..., with Ida Moen calling it a gift"."""

from __future__ import annotations

from builder.annotation.lexicon import CAPITAL, COMMA, CONJUNCTION, LOWER, ORGANIZATION, ROLE
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.joined import JOINTS
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_LISTED = 15
"""How many units the names behind "with" may have before the last."""


def names_beside(stream: Stream, last: Phrase, start: int) -> Phrase | None:
    """Return all the names behind "with" of which ``last`` is the last: "with Ida Moen, Per Vik and | Ana Ruiz"."""
    flags = stream.flags
    at = last.first - 1
    if stream.lows[at] not in JOINTS:
        return None
    floor = max(start, at - _LISTED)
    while at > floor and flags[at] & (CAPITAL | COMMA | CONJUNCTION):
        at -= 1
    if stream.lows[at] != "with" or not flags[at + 1] & CAPITAL:
        return None
    first = phrase_from(stream, at + 1, last.last)
    return None if first is None else Phrase(first.first, last.last, first.head)


def named_with(stream: Stream, phrase: Phrase) -> Phrase:
    """Return the name behind "with" and a thing: for "fought its publication with Ida Moen | calling it", Moen."""
    link = stream.lows.index("with", phrase.head)
    things = stream.flags[phrase.head] & LOWER and not stream.flags[phrase.head] & (ROLE | ORGANIZATION)
    last = phrase.last - 1
    return Phrase(link + 1, phrase.last, last) if things and stream.flags[last] & CAPITAL else phrase


def accompanies(stream: Stream, at: int, start: int) -> bool:
    """Say whether "with" stands at ``at``, or an "and" that goes on: ", with Moen calling it and Vik saying"."""
    lows = stream.lows
    if lows[at] != "and":
        return lows[at] in ("with", "despite", "without", "amid")
    return any(
        lows[look] == "with" and stream.flags[look - 1] & COMMA
        for look in range(at - 1, max(start, at - 30), -1)
    )
