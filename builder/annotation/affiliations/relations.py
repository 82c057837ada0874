"""The body behind a verb that ties somebody to it: "leads | Acme", "teaches history at | Bolt College"."""

from __future__ import annotations

from builder.annotation.affiliations.bodies import body_in, is_place
from builder.annotation.affiliations.runs import run_from
from builder.annotation.lexicon import ADVERB, DETERMINER, LOWER, ORGANIZATION
from builder.annotation.tokens import Stream
from builder.schema import Span


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
    if end == start or (preposition and lows[start - 1] == "in" and is_place(stream, start, end)):
        return None
    body = body_in(stream, start, end)
    if body is not None and flags[end - 1] & ORGANIZATION and lows[end : end + 1] == ["on"]:
        # "chairs the Senate committee | on agriculture"
        last = run_from(stream, end + 1, ceiling)
        if last > end + 1 and flags[end + 1] & LOWER and not flags[end + 1] & DETERMINER:
            return Span(body.start, stream.ends[last - 1])
    return body
