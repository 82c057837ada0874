"""What somebody sees to in a role: "head | of surgery", "Minister | of Health", "Secretary | of Labor"."""

from __future__ import annotations

from builder.annotation.affiliations.runs import run_from
from builder.annotation.lexicon import (
    CAPITAL,
    DETERMINER,
    LOWER,
    NATIONALITY,
    NUMBER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    ROLE,
    TITLE,
    UPPER,
)
from builder.annotation.tokens import Stream

BEFORE_FIELD = frozenset(("of", "for", "on"))
"""Words between a role and its field."""
_WITH_PORTFOLIO = frozenset(("minister", "ministers", "professor", "lecturer", "reader"))
_SEES_TO = frozenset(("commissioner", "secretary"))
"""Offices that "for" gives what they see to: "the commissioner for Works"."""
_LONGEST = 4
"""How many units a field may have before "and"."""


def field_end(stream: Stream, end: int, ceiling: int) -> int:
    """Return where the field of the role that ends before ``end`` ends: "head | of surgery" at Acme.

    A field is no body: small words, or with a minister or professor any but a place.
    """
    flags, lows = stream.flags, stream.lows
    if end + 1 >= ceiling or lows[end] not in ("of", "for"):
        return end
    first = end + 1
    portfolio = (
        lows[end - 1] in _WITH_PORTFOLIO
        or (lows[end] == "for" and lows[end - 1] in _SEES_TO)
        # "the Minister of State for Fish"
        or lows[max(0, end - 3) : end] == ["minister", "of", "state"]
        or _is_secretary(stream, end, ceiling)
    )
    if portfolio and lows[first] == "the" and first + 1 < ceiling and flags[first + 1] & CAPITAL:
        first += 1
    if flags[first] & (DETERMINER | POSSESSIVE | QUANTITY | NUMBER):
        return end
    # "Minister for Railways", "Minister of Police"
    ministerial = lows[end - 1] == "minister" and lows[first] in stream.lexicon.describing["portfolio_body"]
    body = 0 if ministerial else ORGANIZATION
    other = ROLE | POSSESSIVE_MARK | (PLACE | NATIONALITY | body | UPPER if portfolio else CAPITAL | NUMBER)
    if flags[first] & CAPITAL and not portfolio and _oversees(stream, end):
        remit = _remit_end(stream, first, ceiling)
        if remit > first:
            return remit
    if not portfolio and lows[end] == "for":
        return end
    if flags[first] & TITLE and (stream.words[first],) in stream.lexicon.titles:
        # "Minister of | Justice", but "secretary for | Mr. Moen"
        alone = portfolio and (first + 1 == ceiling or not flags[first + 1] & CAPITAL)
        return first + 1 if alone else end
    last = _field_from(stream, first, ceiling)
    if last == first or last - first > _LONGEST or stream.has(other, first, last):
        return end
    if flags[last - 1] & ORGANIZATION and not ministerial:
        return end
    if last + 1 < ceiling and lows[last] == "and":
        # "of labor economics | and trade", "of Health | and Population"
        joined = _field_from(stream, last + 1, ceiling)
        ends = joined == ceiling or not flags[joined] & (LOWER | CAPITAL) or flags[joined] & PREPOSITION
        if joined > last + 1 and ends and not stream.has(other | DETERMINER, last + 1, joined):
            last = joined
    return last


def _oversees(stream: Stream, end: int) -> bool:
    """Say whether the role that ends before ``end`` is one of those that oversee a field: "Head | of Trading"."""
    return (
        stream.lows[end - 1] in stream.lexicon.describing["overseeing"]
        or stream.lows[max(0, end - 2)] == "vice"
    )


def _remit_end(stream: Stream, first: int, ceiling: int) -> int:
    """Return where a field with capitals ends that is no body: "Director of | Corporate Affairs"."""
    flags, lows, at = stream.flags, stream.lows, first
    while at < ceiling and (
        (flags[at] & CAPITAL and _is_remit(stream, at, first))
        or (lows[at] == "and" and first < at < ceiling - 1 and flags[at + 1] & CAPITAL)
    ):
        at += 1
    return first if at < ceiling and flags[at] & (CAPITAL | POSSESSIVE_MARK | NUMBER) else at


def _is_remit(stream: Stream, at: int, first: int) -> bool:
    """Say whether the word with a capital at ``at`` is part of what somebody sees to: "Corporate | Affairs"."""
    low, describing = stream.lows[at], stream.lexicon.describing
    if stream.flags[at] & (ORGANIZATION | PLACE | NATIONALITY):
        return low == "public" or (at > first and low in describing["remit_joined"])
    return (
        low in describing["remit"]
        or low in describing["field"]
        or (low in describing["modifier"] and at == first)
    )


def _is_secretary(stream: Stream, end: int, ceiling: int) -> bool:
    """Say whether a secretary sees to what follows: "Secretary | of Labor", "Secretary of State | for Fish"."""
    lows, words = stream.lows, stream.words
    if lows[end] == "for":
        return lows[max(0, end - 3) : end - 1] == ["secretary", "of"]
    return (
        lows[end - 1] in ("secretary", "undersecretary")
        and end + 1 < ceiling
        and (words[end + 1], "Secretary") in stream.lexicon.titles
    )


def _field_from(stream: Stream, first: int, ceiling: int) -> int:
    """Return where a field that starts at ``first`` ends: "political advertising", which may end like a verb."""
    last = run_from(stream, first, ceiling)
    flag = stream.flags[last] if last < ceiling else 0
    if flag & LOWER and not flag & PREPOSITION and stream.lows[last].endswith("ing"):
        last = max(last + 1, run_from(stream, last + 1, ceiling))
    return last
