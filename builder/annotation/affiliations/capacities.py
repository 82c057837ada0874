"""In what capacity somebody speaks: "As head of Acme, | Jo Doe | said", "Jo Doe, | speaking for Acme |, said"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.clauses import relative
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.runs import run_from
from builder.annotation.lexicon import CAPITAL, CLOSE, COMMA, DASH, END, QUOTE, SEMICOLON
from builder.annotation.tokens import Stream

_REACH = 16
"""How many units before a name the sentence that opens with the capacity may start."""
_CLOSING = COMMA | END | DASH | QUOTE | SEMICOLON | CLOSE
SPEAKING = frozenset(("speaking", "writing", "acting", "appearing", "testifying"))
"""What one does in a capacity."""
_OPENING = SPEAKING | {"as", "on"}
"""With what a capacity opens."""


def opening_capacity(stream: Stream, comma: int, floor: int) -> Iterator[Post]:
    """Read what opens the sentence up to the ``comma`` before a name: "As head of Acme, | Jo Doe |"."""
    near = stream.lows[max(floor, comma - _REACH) : comma]
    if _OPENING.isdisjoint(near) and stream.lexicon.relating.isdisjoint(near):
        return
    start = comma
    while start > max(floor, comma - _REACH) and not stream.flags[start - 1] & _CLOSING:
        start -= 1
    if stream.flags[start] & CAPITAL:
        yield from capacity(stream, start, comma, opening=True)


def capacity(stream: Stream, at: int, ceiling: int, *, opening: bool = False) -> Iterator[Post]:
    """Read a capacity at ``at``: "speaking as head of Acme", "on behalf of Acme"; bare "as" where it is ``opening``."""
    lows = stream.lows
    if opening and lows[at] in stream.lexicon.relating:
        # "Representing Acme, | Jo Doe |"
        yield from relative(stream, at, ceiling)
        return
    spoken = lows[at] in SPEAKING
    if spoken:
        at += 1
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
        end = run_from(stream, first, ceiling)
        body = body_in(stream, first, end) if stream.has(CAPITAL, first, end) else None
        if body is not None:
            yield body_only(body, end)
