"""The body behind a verb that ties somebody to it: "leads | Acme", "teaches history at | Bolt College"."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.affiliations.bodies import acronym, body_in
from builder.annotation.affiliations.owners import body_before
from builder.annotation.affiliations.places import is_place
from builder.annotation.affiliations.runs import run_from
from builder.annotation.lexicon import (
    ADVERB,
    CAPITAL,
    COMMA,
    DETERMINER,
    END,
    FIRST_NAME,
    LOWER,
    NUMBER,
    ORGANIZATION,
    ROLE,
    TITLE,
    WORD,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

_ON = frozenset(("committee", "subcommittee", "council", "commission", "panel", "board", "caucus"))
"""Bodies that are told from others by what they are on."""
_MONEY = frozenset(("$", "£", "€"))
_NEAR = 10
"""Within how many units behind a verb the place is looked for where somebody does something."""


def present(stream: Stream, participle: str) -> str:
    """Return the form behind "who" of a verb in "-ing", if the list has it: "studying": "studies"."""
    stem = participle.removesuffix("ing")
    for verb in (stem + "s", stem + "es", stem[:-1] + "ies", stem[:-1] + "s"):
        if verb in stream.lexicon.relation_verbs:
            return verb
    return participle


def busy_at(stream: Stream, at: int, ceiling: int) -> Span | None:
    """Return where somebody does what the verb at ``at`` says: "helps mend nets | at Bolt College"."""
    for link in range(at + 1, min(ceiling - 1, at + _NEAR)):
        if not stream.flags[link] & (WORD | NUMBER) and stream.words[link] not in _MONEY:
            return None
        if stream.lows[link] == "at":
            end = run_from(stream, link + 1, ceiling)
            if stream.has(CAPITAL, link + 1, end) and acronym(stream, link + 1, end):
                return body_in(stream, link + 1, end)
    return None


def related(stream: Stream, start: int, ceiling: int, allowed: frozenset[str]) -> Span | None:
    """Return the body behind a verb that ties somebody to it, with one of the ``allowed`` prepositions."""
    flags, lows = stream.flags, stream.lows
    while start < ceiling and flags[start] & ADVERB:
        start += 1
    preposition = start < ceiling and lows[start] in allowed
    if preposition:
        start += 1
    elif len(allowed) > 1 or "-" not in allowed:
        # "teaches history at Bolt College", "studies voting at Bolt College", "directs the Gulf programme at Acme"
        end = run_from(stream, start, ceiling)
        if end == start < ceiling and lows[start].endswith("ing") and flags[start] & LOWER:
            end += 1
        if end > start and end + 1 < ceiling and lows[end] == "of":
            # "studies the sleep of eels at Bolt College"
            end = run_from(stream, end + 1, ceiling)
        if end > start and end + 1 < ceiling and lows[end] in allowed:
            preposition, start = True, end + 1
        elif "-" not in allowed:
            return None
    end = run_from(stream, start, ceiling)
    if end == start:
        return None
    if preposition and lows[start - 1] == "in":
        # "teaches in Oslo", "works in Hollywood", "works in IT"
        vague = stream.words[start] in stream.lexicon.describing["vague"]
        if vague or is_place(stream, start, end) or ("for" in allowed and not acronym(stream, start, end)):
            return None
    if any(flags[at] & (ROLE | TITLE) and flags[at + 1] & FIRST_NAME for at in range(start, end - 1)):
        # "works with Guild chair Jo Doe"
        return None
    body = body_in(stream, start, end)
    if body is not None and preposition and lows[start - 1] == "with" and _is_person(stream, body):
        # "is working with Mayor Jo Doe"
        return None
    behind = end + 2 < ceiling and flags[end + 1 + (lows[end + 1] == "the")] & CAPITAL
    if body is None and behind and (flags[end] & COMMA or lows[end] in ("called", "named")):
        # "runs a bakery, Acme, in Oslo", "runs a firm called Acme"
        first, end = end + 1, run_from(stream, end + 1, ceiling)
        closed = lows[first - 1] != "," or (end < ceiling and flags[end] & (COMMA | END))
        return body_in(stream, first, end) if closed and end > first else None
    if body is None and end - start == 2 and lows[start] == "the" and flags[start + 1] & ORGANIZATION:
        # "chairs the committee", which has a name before
        body = body_before(stream, lows[start + 1], start)
        end = start if body is None else bisect_left(stream.ends, body.end) + 1
    if body is not None and lows[end : end + 1] == ["on"] and lows[end - 1] in _ON:
        # "chairs the Senate committee | on agriculture"
        last = run_from(stream, end + 1, ceiling)
        if last > end + 1 and flags[end + 1] & LOWER and not flags[end + 1] & DETERMINER:
            return Span(body.start, stream.ends[last - 1])
    return body


def _is_person(stream: Stream, body: Span) -> bool:
    """Say whether the name starts with somebody's first name, and no word of it tells a body."""
    first, last = bisect_left(stream.starts, body.start), bisect_left(stream.ends, body.end) + 1
    return bool(stream.flags[first] & FIRST_NAME) and not acronym(stream, first, last)
