"""Platforms that words are posted on: "in a Facebook video", "on her Instagram page"."""

from __future__ import annotations

from builder.annotation.lexicon import CAPITAL, COMMA, CUE, DETERMINER, ING, LOWER, NEWS, POSSESSIVE, VERB
from builder.annotation.outlets.naming.listed import Named, outlet_at
from builder.annotation.tokens import Stream

_BETWEEN = DETERMINER | POSSESSIVE | LOWER
_VERBAL = CUE | VERB
_CALLED = frozenset(("app", "giant", "network", "platform", "service", "site", "website"))


def platform_before(stream: Stream, head: int) -> Named | None:
    """Return the platform whose name stands right before the noun: "Facebook video", "Truth Social post"."""
    for at in range(head - 1, max(0, head - 4), -1):
        if not stream.flags[at] & CAPITAL:
            return None
        named = outlet_at(stream, at, head)
        if named is not None:
            return named if named.kind == "platform" and named.last == head else None
    return None


def platform_behind(stream: Stream, at: int, end: int) -> Named | None:
    """Return the platform that the preposition at ``at`` introduces: "on Twitter", "on her Facebook page"."""
    for unit in range(at + 1, min(end, at + 6)):
        flag = stream.flags[unit]
        if flag & CAPITAL:
            named = outlet_at(stream, unit, end) if flag & NEWS or stream.lows[unit] == "the" else None
            return named if named is not None and named.kind == "platform" else None
        if not flag & _BETWEEN or (flag & _VERBAL and not flag & ING):
            return None
    return None


def platform_called(stream: Stream, at: int, end: int) -> Named | None:
    """Return the platform named behind what calls it one at ``at``: "social media [platform X]", "[site, Gab]"."""
    while at < end and (stream.lows[at] in _CALLED or stream.flags[at] & COMMA):
        at += 1
    named = outlet_at(stream, at, end) if at < end and stream.flags[at] & CAPITAL else None
    return named if named is not None and named.kind == "platform" else None
