"""Whose a role is: the owner before it, and whether what stands there can be one."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.places import place_name, place_prefix
from builder.annotation.affiliations.roles import RoleClass
from builder.annotation.affiliations.runs import run_before, run_from
from builder.annotation.lexicon import (
    CAPITAL,
    DETERMINER,
    END,
    LOWER,
    NATIONALITY,
    NEWS,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    ROLE,
    UPPER,
)
from builder.annotation.sentence.within_names import joins_name
from builder.annotation.tokens import Stream
from builder.schema import Span

_OF_STATE = frozenset(("investigator", "lawmaker", "legislator", "parliamentarian", "politician", "soldier"))
"""Whom a place before them calls those of its state, though they are no officials."""
_AGAINST = frozenset(("critic", "detractor", "foe", "sceptic", "skeptic"))
_IN_WORKS = frozenset(("actor", "actress", "actresse", "filmmaker", "hitmaker"))
"""Whom a name before them gives a work of theirs: "the Salt Road actress"."""
_LEADING = frozenset(("captain", "skipper"))
_CONTEST = 30
"""How many units beside a candidate are looked through for the contest."""
_BACK = 300
"""How many units before a bare "campaign manager" are looked through for the campaign."""


def owner_at(stream: Stream, first: int, mark: int) -> Span | None:
    """Return the body whose possessive mark stands at ``mark``: "the Guild's spokesman"."""
    floor = first
    first = max(floor, run_before(stream, mark, floor))
    if (
        first - 2 >= floor
        and stream.lows[first - 1] == "for"
        and stream.flags[first] & stream.flags[first - 2] & CAPITAL
    ):
        # "Bakers for Oslo's director"
        first -= 2
        while first > floor and stream.flags[first - 1] & CAPITAL:
            first -= 1
    if mark - 2 >= floor and stream.lows[mark - 2] == "the" and stream.flags[mark - 1] & LOWER:
        if stream.flags[mark - 1] & ROLE and not stream.flags[mark - 1] & ORGANIZATION:
            return None
        # "the union's", "the zoo's", of the one that is named before; there is but one government.
        only = stream.span(mark - 1, mark) if stream.lows[mark - 1] == "government" else None
        return body_before(stream, stream.lows[mark - 1], mark - 2) or only
    body = body_in(stream, first, mark)
    if body is None and stream.flags[mark - 1] & ROLE:
        # "the Norwegian foreign minister's adviser"
        while first < mark and stream.flags[first] & DETERMINER:
            first += 1
        end = place_prefix(stream, first, mark - 1)
        body = stream.span(first, end) if end > first else None
    return body


def body_before(stream: Stream, kind: str, end: int) -> Span | None:
    """Return the body of a ``kind`` that is named last before ``end``: the campaign of "campaign manager"."""
    lows = stream.lows
    if kind not in lows[max(0, end - _BACK) : max(0, end)]:
        return None
    for at in range(end - 1, max(0, end - _BACK), -1):
        if lows[at] == kind and (body := body_at(stream, at, end)) is not None:
            return body
    return None


def body_at(stream: Stream, at: int, end: int) -> Span | None:
    """Return the body whose name has its noun at ``at``: "Oslo's | council", "the | Board | of Education"."""
    flags, adorning = stream.flags, stream.lexicon.describing["adorning"]
    before = flags[at - 1] if at else 0
    goes_on = False
    if flags[at] & CAPITAL and at + 1 < len(flags):
        # "Brask College Oslo", "the Oslo Police Service"
        behind = flags[at + 1] & CAPITAL and flags[at + 1] & (PLACE | ORGANIZATION)
        # "the Oslo Chamber of Commerce", "the Board of Education"
        goes_on = bool(behind) or (stream.lows[at + 1] in ("of", "for") and joins_name(stream, at + 1))
    if goes_on or (before & (CAPITAL | POSSESSIVE_MARK) and not before & PREPOSITION):
        first = run_before(stream, at, max(0, at - 6))
        if (
            first < at
            and stream.lows[first + 1] == "of"
            and flags[first] & ROLE
            and stream.lows[first].endswith("s")
        ):
            # "Members of | Oslo Council"
            first += 2
        while first < at and (flags[first] & QUANTITY or stream.lows[first] in adorning):
            # "Two | police officers", "Senior | Acme Council officials met"
            first += 1
        body = body_in(stream, first, run_from(stream, at, end) if goes_on else at + 1)
        if body is not None and stream.text[body.start].isupper():
            return body
    return None


def contest(stream: Stream, at: int, step: int) -> Span | None:
    """Return the party whose contest the sentence names: "the Harbour nomination".

    Looked for before the unit ``at`` (``step`` -1) or behind it (1).
    """
    lexicon, lows, flags = stream.lexicon, stream.lows, stream.flags
    noun = at + step
    reach = slice(max(0, at - _CONTEST), at) if step < 0 else slice(noun, noun + _CONTEST)
    if lexicon.describing["contest"].isdisjoint(lows[reach]):
        return None
    for _ in range(_CONTEST):
        if not 1 < noun < len(lows) or flags[noun] & (END | QUOTE):
            break
        if lows[noun] in lexicon.describing["contest"]:
            for party in (noun - 1, noun - 2):
                if stream.words[party] in lexicon.parties and stream.words[party][0].isupper():
                    return stream.span(party, party + 1)
        noun += step
    return None


def is_general(stream: Stream, body: Span) -> bool:
    """Say whether the body before a role is but a party or a country, so that what follows tells more."""
    name = stream.text[body.start : body.end]
    # "a Korean exchange | student at Bolt College"
    small = name.split()
    return (
        name in stream.lexicon.parties
        or place_name(stream, name)
        or (len(small) > 1 and place_name(stream, small[0]) and all(word.islower() for word in small[1:]))
    )


def belongs(stream: Stream, body: Span, role_class: RoleClass, noun: str) -> bool:
    """Say whether what stands before a role is a body: "Texas" for a governor, not "Norse" for a poet.

    ``noun`` is the last word of the role.
    """
    name = stream.text[body.start : body.end]
    if name == "Independent" and role_class == "trade":
        # "Independent analysts"
        return False
    if name in stream.lexicon.parties:
        return True
    if noun.removesuffix("s") in _AGAINST:
        # "a Moen critic" is of no body; "the Oslo Herald critic" is.
        return bool(stream.lexicon[name.split()[-1]] & NEWS)
    if noun.removesuffix("s") in _IN_WORKS:
        return bool(stream.lexicon[name.split()[-1]] & ORGANIZATION)
    if role_class == "person" and noun.removesuffix("s") in stream.lexicon.describing["admired"]:
        # "NFL legend"
        return False
    if name in stream.lexicon.describing["vague"]:
        return False
    local = place_name(stream, name) or place_name(stream, name.rsplit("-", 1)[-1])
    if local and noun in stream.lexicon.describing["player"]:
        # "England striker", "the English captain"; "the English striker" may play anywhere.
        leads = noun in _LEADING or not stream.lexicon[name.split()[-1]] & NATIONALITY
        return leads and place_name(stream, name)
    if local and noun.removesuffix("s") in _OF_STATE:
        # "Norwegian investigators"
        return True
    if local and (role_class in ("trade", "person") or noun in stream.lexicon.describing["seeking"]):
        return False
    return role_class != "person" or bool(stream.lexicon[name.split()[-1]] & (ORGANIZATION | UPPER))
