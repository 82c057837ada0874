"""In what capacity somebody speaks: "As head of Acme, | Jo Doe | said", "Jo Doe, | speaking for Acme |, said"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.bodies import acronym, body_in
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.runs import body_from, run_from
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    END,
    QUOTE,
    ROLE,
    SEMICOLON,
)
from builder.annotation.tokens import Stream

_REACH = 16
"""How many units before a name the sentence that opens with the capacity may start."""
NOW = frozenset(("now", "currently", "still", "also"))
_PAST = frozenset(("once", "then", "formerly", "previously"))
_ROLES = frozenset(("role", "capacity", "position", "job", "work", "post", "time"))
_CLOSING = COMMA | END | DASH | QUOTE | SEMICOLON | CLOSE
SPEAKING = frozenset(("speaking", "writing", "acting", "appearing", "testifying"))
"""What one does in a capacity."""
_OPENING = SPEAKING | {"as", "at", "on", "in"}
"""With what a capacity opens."""


def opening_capacity(stream: Stream, comma: int, first: int, last: int, floor: int) -> Iterator[Post]:
    """Read what opens the sentence up to the ``comma`` before the name ``[first, last)``.

    "As head of Acme, | Jo Doe |", "A professor at Bolt College, | Doe |", "Now the head of Acme, | Doe |".
    """
    flags, lexicon = stream.flags, stream.lexicon
    farthest = max(floor, comma - _REACH)
    near = stream.lows[farthest:comma]
    if (
        _OPENING.isdisjoint(near)
        and lexicon.relating.isdisjoint(near)
        and lexicon.role_sizes.keys().isdisjoint(near)
    ):
        return
    start = comma
    while start > farthest and not flags[start - 1] & _CLOSING:
        start -= 1
    if not flags[start] & CAPITAL:
        return
    low = stream.lows[start]
    if low != "at" and (low in _OPENING or low in lexicon.relating):
        yield from capacity(stream, start, comma, opening=True)
    elif low == "at":
        end = run_from(stream, start + 1, comma)
        if end == comma and stream.has(ROLE, comma + 1, first) and acronym(stream, start + 1, comma):
            # "At Acme Bank, | chief economist Jo Doe | said"
            body = body_in(stream, start + 1, comma)
            if body is not None:
                yield body_only(body, comma)
    elif (start == floor or flags[start - 1] & (END | QUOTE)) and stream.has(ROLE, start, comma):
        yield from _fronted(stream, start, comma, last)


def _fronted(stream: Stream, at: int, comma: int, last: int) -> Iterator[Post]:
    """Read a description that opens the sentence: "Once a miner, | Jo Doe |", "The head of Acme, | Jo Doe | said"."""
    flags, lows = stream.flags, stream.lows
    if last + 2 < len(flags) and (
        flags[last] & (CONJUNCTION | COMMA)
        or (flags[last] & CUE and flags[last + 1] & COMMA and not flags[last + 2] & QUOTE)
    ):
        # "The mayor of Oslo, Doe and Moe"; "The mayor of Oslo, Doe said, is late"
        return
    past = lows[at] in _PAST
    if past or lows[at] in NOW:
        at += 1
    post = post_from(stream, at, comma)
    if (
        post is not None
        and post.role is not None
        and post.end == comma
        and (post.role_class != "person" or post.body is not None)
    ):
        yield replace(post, former=True, body=None) if past else post


def capacity(stream: Stream, at: int, ceiling: int, *, opening: bool = False) -> Iterator[Post]:
    """Read a capacity at ``at``: "speaking as head of Acme", "on behalf of Acme"; bare "as" where it is ``opening``."""
    lows = stream.lows
    spoken = lows[at] in SPEAKING
    if spoken:
        at += 1
    elif opening and lows[at] == "in" and at + 3 < ceiling and lows[at + 2] in _ROLES:
        # "In her role as head of Acme, | Jo Doe |"
        spoken, at = True, at + 3
    if at + 1 >= ceiling:
        return
    if lows[at] == "as" and (spoken or opening):
        post = post_from(stream, at + 1, ceiling)
        closed = post is not None and (
            post.end == ceiling if opening else bool(stream.flags[post.end] & _CLOSING)
        )
        if (
            post is not None
            and closed
            and post.role is not None
            and (post.role_class != "person" or post.body)
        ):
            yield replace(post, weak=not spoken)
        return
    behalf = lows[at : at + 3] == ["on", "behalf", "of"]
    if behalf or (spoken and lows[at] == "for"):
        first = at + 3 if behalf else at + 1
        body, end = body_from(stream, first, ceiling)
        if body is not None:
            yield body_only(body, end)
