"""What follows a role: "chief | of staff", "professor | of law at Bolt College", "nurse | from Lagos"."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import acronym, body_in
from builder.annotation.affiliations.openings import is_named_so
from builder.annotation.affiliations.owners import body_before
from builder.annotation.affiliations.places import is_place
from builder.annotation.affiliations.roles import RoleClass, role_before
from builder.annotation.affiliations.runs import run_from
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    COMMA,
    CUE,
    DETERMINER,
    END,
    FIRST_NAME,
    ING,
    LOWER,
    NUMBER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUOTE,
    ROLE,
    WORD,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

_PREPOSITIONS = frozenset(("of", "for", "at", "with", "to", "from", "in", "on", "representing"))
_BEHIND_ROLE = frozenset(("of", "for", "to"))
_COMPLEMENTS = 4
_BUSY = 10
"""Within how many units behind "working" or "specialising" a body is looked for."""


def role_end(stream: Stream, first: int, end: int, ceiling: int) -> int:
    """Return where the role in the phrase ``[first, end)`` ends, which may be before or behind its end.

    "High Commissioner | for Refugees" is one name for two things; "secretary | of state" goes on
    in small words.
    """
    for at in range(first + 1, end):
        if stream.lows[at] in _BEHIND_ROLE and (
            stream.flags[at - 1] & ROLE or (stream.words[at - 1],) in stream.lexicon.titles
        ):
            for last in (end, at + 3, at + 2):
                # "Minister of State | for Fish"
                whole = role_before(stream, last, first) if at + 1 < last <= end else None
                if whole is not None and whole.first < at:
                    return last
            return at
    if end < ceiling and stream.lows[end] in _PREPOSITIONS:
        for last in range(min(ceiling, end + 3), end + 1, -1):
            role = role_before(stream, last, first)
            if role is not None and role.first < end:
                return last
    return end


def complement(
    stream: Stream, at: int, ceiling: int, role_class: RoleClass | None
) -> tuple[Span | None, int]:
    """Return the body in the complements that start at ``at`` ("of policy at Acme"), and where they end."""
    flags, lows = stream.flags, stream.lows
    body: Span | None = None
    weak: Span | None = None
    for _ in range(_COMPLEMENTS):
        if at + 1 >= ceiling or lows[at] not in _PREPOSITIONS:
            break
        end = run_from(stream, at + 1, ceiling)
        if end == at + 1 < ceiling and flags[end] & ING and flags[end] & LOWER:
            # "vice president of | marketing at Acme"
            end += 1
        elif (
            end + 2 < ceiling
            and flags[end] & ING
            and flags[end] & LOWER
            and lows[end + 1] in ("at", "with")
            and not flags[at + 1] & (DETERMINER | POSSESSIVE)
            and lows[end] not in stream.lexicon.describing["busy"]
        ):
            # "vice president for salt marketing | with Acme"
            end += 1
        if end == at + 1:
            break
        if lows[end : end + 1] == ["and"] and not acronym(stream, at + 1, end):
            # "director for policy and foreign affairs | at Acme"
            joined = run_from(stream, end + 1, ceiling)
            more = joined > end + 1 and joined + 1 < ceiling and lows[joined] in _PREPOSITIONS
            if more and not stream.has(ROLE, end + 1, joined):
                at = joined
                continue
        if body is None:
            first = at + 1
            if (
                flags[first] & (DETERMINER | POSSESSIVE)
                and lows[first] != "the"
                and not is_named_so(stream, first)
            ):
                first += 1
            body = body_in(stream, first, end)
            if body is None and end - first == 1 and lows[first] == "police":
                # "a spokesman for police in Oslo"
                body = stream.span(first, end)
            if (
                body is None
                and end - first == 2
                and flags[first] & DETERMINER
                and flags[end - 1] & ORGANIZATION
            ):
                # "chairman of the hospice", which has a name before
                body = body_before(stream, lows[end - 1], first)
            if body is not None and stream.text[body.start : body.end] in stream.lexicon.describing["vague"]:
                # "head of Hispanic communications"
                body = None
            if (
                end < ceiling
                and flags[end] & COMMA
                and (called := _apposed(stream, at + 1, end, ceiling)) > end
            ):
                # "head of another union, | the Bakers' Guild"
                body, end = body_in(stream, end + 1, called), called
            elif body is not None and not _fits(stream, lows[at], first, end, role_class):
                body = None
            elif body is not None and weak is None and _is_seat(stream, first, end, ceiling):
                # "a partner in the Oslo office | of Acme"
                weak, body = body, None
            elif body is not None and weak is None and lows[at] == "of" and _is_field(stream, first, end):
                # "vice president of Brine product management | for Acme"
                weak, body = body, None
            elif body is not None and _joins_firm(stream, end, ceiling, lows[at - 1]):
                # "analyst at Moen | and Vik"
                end += 2
                body = Span(body.start, stream.ends[end - 1])
            elif body is None and end + 1 < ceiling and lows[end] in ("called", "named"):
                called = run_from(stream, end + 1, ceiling)
                if stream.has(CAPITAL, end + 1, called) and stream.has(ORGANIZATION, at + 1, end):
                    # "founder of a small firm called Acme"
                    body, end = body_in(stream, end + 1, called), called
        at = end
    if body is None and weak is None and at < ceiling and lows[at] in stream.lexicon.describing["busy"]:
        # "a scientist | working on ice at Bolt College"
        body, at = _busy_at(stream, at, ceiling)
    body = body or weak
    if body is not None and at + 1 < ceiling and flags[at] & POSSESSIVE_MARK and flags[at + 1] & QUOTE:
        # "host of Acme's “Morning,”"
        return body, at + 2
    owned = body is not None and at < ceiling and flags[at] & POSSESSIVE_MARK
    if body is not None and owned and (at + 1 == ceiling or flags[at + 1] & (COMMA | END | CLOSE)):
        # "priest of St Jude's"
        at += 1
        body = Span(body.start, stream.ends[at - 1])
    return body, at


def _apposed(stream: Stream, first: int, end: int, ceiling: int) -> int:
    """Return where the body ends that the small words ``[first, end)`` describe, ``end`` if none: "a union, | Acme"."""
    flags = stream.flags
    if end + 1 >= ceiling or not flags[end - 1] & ORGANIZATION:
        return end
    if stream.has(CAPITAL, first, end) or not (flags[end + 1] & CAPITAL or stream.lows[end + 1] == "the"):
        return end
    called = run_from(stream, end + 1, ceiling)
    named = stream.has(CAPITAL, end + 1, called) and acronym(stream, end + 1, called)
    return called if named and stream.lows[called : called + 1] != ["and"] else end


def _joins_firm(stream: Stream, end: int, ceiling: int, noun: str) -> bool:
    """Say whether a firm's name goes on at ``end``, as who works there has but one: "analyst at Moen | and Vik,"."""
    flags = stream.flags
    return (
        end + 2 < ceiling
        and stream.lows[end] == "and"
        and noun in stream.lexicon.describing["desk"]
        and bool(flags[end - 1] & flags[end + 1] & CAPITAL)
        and not flags[end + 1] & (FIRST_NAME | ROLE | PLACE)
        and bool(flags[end + 2] & (COMMA | END | QUOTE | CUE))
    )


def _busy_at(stream: Stream, at: int, ceiling: int) -> tuple[Span | None, int]:
    """Return the body where somebody works on something, and where that ends: "studying eels | at Bolt College"."""
    for link in range(at + 1, min(ceiling - 1, at + _BUSY)):
        if not stream.flags[link] & (WORD | NUMBER):
            break
        end = end_of_body(stream, link, ceiling)
        if end is None and link == at + 1 and stream.lows[at] == "working":
            end = _worked_at(stream, link, ceiling)
        if end is not None:
            return body_in(stream, link + 1, end), end
    return None, at


def _worked_at(stream: Stream, link: int, ceiling: int) -> int | None:
    """Return where a name with an article ends behind "working": "a lawyer working | with the Lost Salt Register"."""
    if stream.lows[link] not in ("with", "for") or stream.lows[link + 1] != "the":
        return None
    end = run_from(stream, link + 1, ceiling)
    return end if end > link + 3 and stream.flags[end - 1] & stream.flags[link + 2] & CAPITAL else None


def end_of_body(stream: Stream, link: int, ceiling: int) -> int | None:
    """Return where what surely is a body ends behind the preposition at ``link``: "| at Bolt College"."""
    if link + 1 >= ceiling or stream.lows[link] not in ("at", "with", "for"):
        return None
    end = run_from(stream, link + 1, ceiling)
    return end if stream.has(CAPITAL, link + 1, end) and acronym(stream, link + 1, end) else None


def _is_field(stream: Stream, first: int, end: int) -> bool:
    """Say whether what a role is "of" may be but a field, so that a body behind it tells more: "of Microbiology"."""
    if stream.flags[end - 1] & LOWER:
        return True
    return end < len(stream.lows) and stream.lows[end] in ("at", "and") and not acronym(stream, first, end)


def _is_seat(stream: Stream, first: int, end: int, ceiling: int) -> bool:
    """Say whether ``[first, end)`` is but where a body sits that "of" names behind it: "the Oslo office | of Acme"."""
    flags, lows = stream.flags, stream.lows
    if lows[end - 1] not in stream.lexicon.describing["branch"] or not flags[end - 1] & LOWER:
        return False
    return end + 1 < ceiling and lows[end] == "of" and stream.has(CAPITAL, end + 1, min(ceiling, end + 4))


def _fits(stream: Stream, preposition: str, first: int, end: int, role_class: RoleClass | None) -> bool:
    """Say whether what follows the preposition can be a body: "a nurse from Lagos" tells a town only."""
    studies = stream.lows[first - 2].startswith("student")
    while first < end - 1 and stream.flags[first] & DETERMINER:
        first += 1
    if role_class == "person":
        # "a student | at Bolt College", the only ones of these who belong to a body
        ends_so = bool(stream.flags[end - 1] & ORGANIZATION)
        return (preposition == "at" and ends_so) or (studies and acronym(stream, first, end))
    if preposition == "to" and is_place(stream, first, end):
        # "China's ambassador to Norway" speaks for China.
        return False
    if preposition in ("in", "on"):
        return acronym(stream, first, end) and not is_place(stream, first, end)
    if preposition == "from" and role_class in ("post", None) and not acronym(stream, first, end):
        # "a senator from Ohio", but "an aide from Oslo"
        return is_place(stream, first, end) and stream.lows[first - 2] in stream.lexicon.describing["elected"]
    if preposition == "from" or (preposition == "of" and is_place(stream, first, end)):
        return role_class in ("post", "office", "rank", None) or acronym(stream, first, end)
    return True
