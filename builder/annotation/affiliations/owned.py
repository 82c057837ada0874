"""The body that is somebody's own: "Doe's | Harbour Party", "whose | company, Acme,", "and her | Acme group"."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.places import place_name
from builder.annotation.affiliations.runs import REACH, run_from
from builder.annotation.lexicon import CAPITAL, COMMA, DASH, END, LOWER, POSSESSIVE_MARK
from builder.annotation.tokens import Stream
from builder.schema import Span

_CLOSES = COMMA | DASH | END
_SOON = 8
"""Within how many units behind the owner the kind of body is named."""


def may_own(stream: Stream, at: int) -> bool:
    """Say whether a body may follow that is somebody's own behind "'s" or "and" at ``at``."""
    lows, lexicon = stream.lows, stream.lexicon
    if stream.flags[at] & POSSESSIVE_MARK and not lexicon.party_words.isdisjoint(
        stream.words[at + 1 : at + 1 + REACH]
    ):
        return True
    owner = stream.flags[at] & POSSESSIVE_MARK or lows[at + 1 : at + 2] in (["his"], ["her"])
    return bool(owner) and not lexicon.describing["venture"].isdisjoint(lows[at + 1 : at + _SOON])


def owned(stream: Stream, at: int, ceiling: int) -> Span | None:
    """Return the body that is somebody's own behind "'s" or "and her" at ``at``."""
    if stream.lows[at] == "and":
        at += 1
    at += 1
    end = run_from(stream, at, ceiling)
    body = body_in(stream, at, end) if end > at else None
    if body is not None and is_party(stream, body):
        # "Doe's ruling Harbour Party"
        return body
    return venture(stream, at, ceiling, stream.lexicon.describing["venture"])


def of_whom(stream: Stream, at: int, ceiling: int) -> Span | None:
    """Return the body that is somebody's at ``at``, behind "whose": "company, Acme, built it", "Acme group met"."""
    return venture(stream, at, ceiling, stream.lexicon.referring["body"] | stream.lexicon.describing["own"])


def venture(stream: Stream, at: int, ceiling: int, kinds: frozenset[str]) -> Span | None:
    """Return the body of one of the ``kinds`` that is named at ``at``: "company, Acme,", "firm Acme", "Acme group"."""
    lows, flags = stream.lows, stream.flags
    if at + 1 >= ceiling:
        return None
    if lows[at] in kinds and flags[at + 1] & CAPITAL:
        # "whose firm Acme built it"
        return body_in(stream, at + 1, run_from(stream, at + 1, ceiling))
    end = run_from(stream, at, ceiling)
    if end + 1 < ceiling and end > at and lows[end - 1] in kinds and flags[end] & COMMA:
        first, end = end + 1, run_from(stream, end + 1, ceiling)
        closed = end < ceiling and flags[end] & _CLOSES
        named = flags[first + (lows[first] == "the")] & CAPITAL
        return body_in(stream, first, end) if closed and named else None
    if end > at + 1 and flags[at] & CAPITAL and flags[end - 1] & LOWER and lows[end - 1] in kinds:
        # The noun behind a name of several words is no part of it.
        kind = end - at > 2 and lows[end - 1] in stream.lexicon.referring["body"]
        body = body_in(stream, at, end - kind)
        place = body is not None and place_name(stream, stream.string(at, end - 1))
        return None if place else body
    return None


def is_party(stream: Stream, body: Span) -> bool:
    """Say whether the name is a party's: by the list, or by its last word."""
    name = stream.text[body.start : body.end]
    return stream.lexicon.parties.get(name) == "name" or name.endswith((" Party", " party"))
