"""The name in apposition to a description: "her lawyer, Ida Moen, said", "Ida Moen, the mayor, said"."""

from __future__ import annotations

from collections.abc import Mapping

from builder.annotation.coreference.entities.known import Named
from builder.annotation.coreference.names.posts import behind_fields
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DOCUMENT,
    ED,
    END,
    LOWER,
    NATIONALITY,
    OPEN,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    VERB,
)
from builder.annotation.sentence.phrases import Phrase, opening_bracket
from builder.annotation.tokens import Stream

BREAKS = PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE | AUXILIARY | ADVERB | SUBJECT
"""What no word of a description is before the name."""
_JOINED = 9
"""How many units a second description joined by "and" may have."""
_WITHIN = frozenset(("of", "on", "for", "and", "the", "in"))
_OF = frozenset(("of", "at", "from", "with"))
_BRACKET = 9
"""Within how many units a bracket behind a description closes."""
REACH = 7
"""How many units after a phrase the name may start that it describes."""


def apposed_name(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the name beside a description: "her lawyer, Ida Moen, said"; "Ida Moen, the mayor, said"."""
    at = _after_posts(stream, phrase)
    if _is_comma(stream, at):
        other = _next_name(stream, at + 1, named)
        called = stream.has(ROLE, phrase.first, min(phrase.last, phrase.first + 3))
        if called and (other is None or _may_be_body(stream, other)):
            # "The chairman, Committee on Ports, Senator Ida Moen, said"
            further = _next_name(stream, _behind_body(stream, at + 1), named)
            if further is not None and further[1].kind == "person":
                other = further
        if other is not None:
            return other if _closes_apposition(stream, phrase, other) else None
    return _name_before(stream, phrase, named)


def apposed_body(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the body named behind a description: "The developer, Brask Homes, said"."""
    flags, at = stream.flags, phrase.last
    if at < len(flags) and flags[at] & RELATIVE:
        # "The agency that funded the work, the Brask Survey, said"
        at = next((comma for comma in range(at, min(at + REACH + 1, len(flags))) if flags[comma] & COMMA), at)
    if not _is_comma(stream, at):
        return None
    first = at + 1 + (stream.lows[at + 1 : at + 2] == ["the"])
    other = named.get(first)
    if other is None or other[1].kind != "organization" or other[0].first != first:
        return None
    if not _is_comma(stream, other[0].last):
        return None
    return other


def _may_be_body(stream: Stream, other: Named) -> bool:
    return other[1].kind in ("organization", "place") or stream.has(
        ORGANIZATION, other[0].first, other[0].last
    )


def _behind_body(stream: Stream, at: int) -> int:
    """Return the unit behind the words with capitals, and the comma, that start at ``at``, or ``at`` itself."""
    flags, first = stream.flags, at
    while at < len(flags) and (flags[at] & CAPITAL or (at > first and stream.lows[at] in _WITHIN)):
        at += 1
    return at + 1 if at > first and _is_comma(stream, at) else first


def _is_comma(stream: Stream, at: int) -> bool:
    return at < len(stream.flags) and bool(stream.flags[at] & COMMA)


def _after_posts(stream: Stream, phrase: Phrase) -> int:
    """Return the unit behind a description, an abbreviation in brackets and a second post: where a comma may be."""
    flags = stream.flags
    size = len(flags)
    at = phrase.last
    if at + 3 < size and flags[at] & OPEN and flags[at + 2] & CLOSE:
        # "the head of the Bakers' Guild (BG), Ida Moen, said"
        at += 3
    if stream.flags[phrase.last - 1] & CAPITAL:
        # "the Minister of Ports, Salt and Sails, Ida Moen, said"
        at = behind_fields(stream, at)
    if at < size and stream.lows[at] == "and":
        # "his grandson and gatekeeper, Ida Moen, said"
        at += 1
        while (
            at < size
            and at - phrase.last < _JOINED
            and flags[at] & (LOWER | CAPITAL)
            and (not flags[at] & BREAKS or stream.lows[at] == "of")
            and not flags[at] & CUE
        ):
            # "the report's author and director of the Brask Trust, Ida Moen, said"
            at += 1
    return at


def _next_name(stream: Stream, first: int, named: Mapping[int, Named]) -> Named | None:
    """Return the name that an apposition which starts at ``first`` leads to, with the description's own words."""
    flags = stream.flags
    size = len(flags)
    for at in range(first, min(first + REACH + 1, size)):
        other = named.get(at)
        if other is not None:
            after = flags[other[0].last] if other[0].last < size else 0
            if other[1].kind in ("place", "organization") and after & (POSSESSIVE_MARK | ROLE):
                # "the head of the mission, Norway's former minister Ida Moen, said"
                continue
            return other
        if not (
            (flags[at] & LOWER and not flags[at] & (BREAKS | VERB | CUE | ED))
            or flags[at] & (ROLE | TITLE | OPEN | CLOSE | POSSESSIVE_MARK | PLACE | NATIONALITY)
        ):
            return None
    return None


def _closes_apposition(stream: Stream, phrase: Phrase, other: Named) -> bool:
    """Say whether a name behind a description and a comma is the whole apposition."""
    flags = stream.flags
    if flags[phrase.head] & DOCUMENT:
        return False
    size = len(flags)
    after = other[0].last
    while (
        after + 2 < size
        and stream.lows[after] in _OF
        and (flags[after + 1] & CAPITAL or (stream.lows[after + 1] == "the" and flags[after + 2] & CAPITAL))
    ):
        # "his biographer, Ida Moen of the University of Bolt, said"
        after += 2
        while after < size and flags[after] & CAPITAL:
            after += 1
    if other[1].kind not in ("person", "unknown") or after >= size:
        return False
    introduced = phrase.first > 1 and stream.lows[phrase.first - 2 : phrase.first] == ["according", "to"]
    # "her lawyer, Ida Moen said", but "According to her lawyer, | Ida Moen said"
    return bool(flags[after] & (COMMA | END | QUOTE | OPEN | DASH | (0 if introduced else CUE)))


def _comma_before(stream: Stream, first: int) -> int:
    """Return the comma before an apposition of which ``first`` starts the last part, -1 where none is.

    "Ida Moen|, a nurse and | trade unionist".
    """
    flags, at = stream.flags, first - 1
    if at > 0 and stream.lows[at] == "and":
        floor = max(0, at - REACH)
        at -= 1
        while at > floor and flags[at] & LOWER and (not flags[at] & BREAKS or stream.lows[at] == "of"):
            at -= 1
    return at if at >= 0 and flags[at] & COMMA else -1


def _name_before(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the name to which a description behind a comma is the apposition."""
    flags = stream.flags
    comma = _comma_before(stream, phrase.first)
    if comma <= 0 or phrase.last >= len(flags):
        return None
    before = comma - 1
    if flags[before] & CLOSE:
        # "Ida Moen (Harbour), the mayor, said"
        before = opening_bracket(stream, before, max(0, before - REACH)) - 1
    other = named.get(before)
    placed = before if other is None else other[0].first
    if flags[before] & PLACE and placed > 1 and stream.lows[placed - 1] == "of":
        # "Sen. Ida Moen of Norway, the mayor, said"
        other = named.get(placed - 2)
    if other is None or other[1].kind != "person":
        return None
    last = phrase.last
    if last + 3 < len(flags) and flags[last] & OPEN:
        # "Ida Moen, the head of the Bakers' Guild (once the Millers), said"
        end = min(len(flags) - 1, last + _BRACKET)
        last = next((look + 1 for look in range(last + 2, end) if flags[look] & CLOSE), last)
    after = flags[last]
    if stream.lows[last] == "like":
        # "After a talk with Moen, critics like Vik said"
        return None
    # Closed by a comma, or the name opens the sentence; not "After meeting Moen, the minister said".
    if after & (COMMA | CLOSE | DASH | CONJUNCTION | RELATIVE | PREPOSITION | QUOTE):
        return other
    if after & (CUE | AUXILIARY) and (other[0].lead == 0 or flags[other[0].lead - 1] & (END | QUOTE)):
        return other
    return None
