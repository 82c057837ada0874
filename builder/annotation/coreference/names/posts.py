"""Posts before a name, with what they see to or are of: "Minister of Ports, Salt and Sails", "mayor of Selwick"."""

from __future__ import annotations

from builder.annotation.coreference.names.kinds import BODY
from builder.annotation.lexicon import CAPITAL, COMMA, FIRST_NAME, INITIAL, LOWER, PLACE, ROLE, TITLE, UPPER
from builder.annotation.tokens import Stream

_LONGEST = 9
"""How many units the fields before the last one may have."""
_LINKS = frozenset(("of", "for", "on"))
_LEADING_UP = frozenset(("of", "for", "to", "the", "and"))
_SEEING_TO = frozenset(("of", "for", "to"))
_BEHIND_POST = frozenset(("for", "on", "and"))
"""Words between a post and its field, or the fields."""
_NO_SURNAME = FIRST_NAME | PLACE | BODY | ROLE | TITLE


def listing_post(stream: Stream, at: int) -> int:
    """Return the noun of the post that the words from ``at`` on are the last field of, -1 for none.

    "the | Minister of Ports, Salt and | Sails".
    """
    flags, lows = stream.flags, stream.lows
    unit = at - 1
    floor = max(0, at - _LONGEST)
    if unit < floor or not (flags[unit] & COMMA or lows[unit] == "and"):
        return -1
    while unit > floor and (
        (flags[unit] & CAPITAL and not flags[unit] & FIRST_NAME) or flags[unit] & COMMA or lows[unit] == "and"
    ):
        unit -= 1
    return unit - 1 if unit > floor and lows[unit] in _LINKS and flags[unit - 1] & (ROLE | TITLE) else -1


def behind_fields(stream: Stream, at: int) -> int:
    """Return the unit behind the fields that go on at ``at``, or ``at`` itself.

    "Minister of Ports|, Salt and Sails|, Ida Moen".
    """
    flags, lows = stream.flags, stream.lows
    words, titles, size = stream.words, stream.lexicon.titles, len(flags)
    unit, joined = at, False
    while (
        unit + 1 < size
        and unit - at < _LONGEST
        and (flags[unit] & COMMA or lows[unit] == "and")
        and not joined
    ):
        joined = lows[unit] == "and"
        unit += 1
        if lows[unit] == "and":
            joined = True
            unit += 1
        start = unit
        while (
            unit < size
            and flags[unit] & CAPITAL
            and not (flags[unit] & FIRST_NAME or (words[unit],) in titles)
        ):
            unit += 1
        if unit == start:
            return at
    return unit if joined else at


def ends_post(stream: Stream, first: int, last: int) -> int:
    """Return how many of the first of three words or more in a run still belong to the post before the name in it."""
    flags = stream.flags
    if (
        first > 1
        and stream.lows[first - 1] in _BEHIND_POST
        and (
            (stream.lows[first - 1] != "and" and flags[first - 2] & (ROLE | TITLE))
            or listing_post(stream, first) >= 0
        )
    ):
        # "Member for Selwick Ridge Ida Moen", "Minister of Ports and Salt Trade Ida Moen"
        given = (
            at
            for at in range(first + 1, last - 1)
            if (flags[at] & FIRST_NAME and not flags[at] & PLACE)
            or stream.words[at] in stream.lexicon.families
        )
        at = next(given, first)
        if at > first and not flags[last - 1] & BODY:
            return at - first
    if (
        flags[first] & PLACE
        and stream.lows[first - 1] in ("to", "for", "in")
        and first > 1
        and flags[first - 2] & (ROLE | TITLE)
        and not flags[last - 1] & BODY
    ):
        # "Norway's Ambassador to Oman Ida Moen"
        return 1
    if stream.lows[first - 1] not in _LEADING_UP:
        called = flags[first - 1] & LOWER and flags[first - 1] & BODY
        return _ends_body(stream, first, last) if called else 0
    return _ends_portfolio(stream, first, last) or _ends_body(stream, first, last)


def _ends_portfolio(stream: Stream, first: int, last: int) -> int:
    """Return how many words of a run are what an office is for: "Minister for | Resettlement | Ida Moen".

    "Commissioner for Works and | Housing | Oke Moen", "Secretary to the | Government | Oke Moen".
    """
    flags, lows = stream.flags, stream.lows
    link = first - 1
    if lows[link] == "and" and link > 1 and flags[link - 1] & CAPITAL:
        link -= 2
    if lows[link] == "the":
        link -= 1
    if (
        link < 1
        or lows[link] not in _SEEING_TO
        or not flags[link - 1] & (ROLE | TITLE)
        or flags[last - 1] & BODY
        or not all(flag & CAPITAL for flag in flags[first:last])
    ):
        # Not "head of the | Centre for Salt |" either, which is a body.
        return 0
    at = first
    while at < last - 2 and not flags[at] & (FIRST_NAME | INITIAL):
        if flags[at] & (TITLE | BODY) or lows[at] in stream.vocabulary:
            at += 1
        elif at < last - 3 and flags[at + 1] & (TITLE | BODY):
            # "Social | Welfare"
            at += 2
        else:
            break
    if at == first and last - first == 3 and lows[link - 1] == "minister" and not flags[first + 1] & BODY:
        return int(not flags[first] & (FIRST_NAME | INITIAL))
    return at - first


def _ends_body(stream: Stream, first: int, last: int) -> int:
    """Return how many words of a run are the body or place that a post is of: "the mayor of | Selwick | Ida Moen".

    "Head of the union | Harbour | Ida Moen". The article goes on to call that person by the last name.
    """
    flags, words = stream.flags, stream.words
    given = last - 2
    if (
        first < 3
        or (stream.lows[first - 1] == "of" and not _is_post(stream, first - 2))
        or flags[given] & (FIRST_NAME | PLACE | BODY) != FIRST_NAME
        or flags[last - 1] & _NO_SURNAME
        or stream.has(FIRST_NAME | INITIAL | UPPER | TITLE, first, given)
    ):
        return 0
    return given - first if words.count(words[last - 1]) > 1 else 0


def _is_post(stream: Stream, at: int) -> bool:
    """Say whether the word in small letters is a post or trade, and no relation: "director", not "friend"."""
    role = stream.lexicon.roles.get((stream.lows[at],), ("person",))[0]
    return bool(stream.flags[at] & LOWER) and role != "person"
