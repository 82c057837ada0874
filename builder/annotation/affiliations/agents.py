"""A name at the end of what tells of it: "Acme, led by | Jo Doe", "the head of Acme is | Jo Doe"."""

from __future__ import annotations

from collections.abc import Iterator

from builder.annotation.affiliations.bodies import body_in
from builder.annotation.affiliations.owners import is_general
from builder.annotation.affiliations.posts import Post, body_only, post_from
from builder.annotation.affiliations.runs import run_before
from builder.annotation.lexicon import AUXILIARY, CAPITAL, COMMA, DASH, END, QUOTE, SEMICOLON
from builder.annotation.tokens import Stream

_LED = frozenset(
    ("led", "headed", "run", "chaired", "directed", "owned", "edited", "founded", "managed", "coached")
)
_LASTS = frozenset(("founded", "co-founded"))
_PRESENT = frozenset(("is", "are"))
_CLOSING = COMMA | END | DASH | QUOTE | SEMICOLON
_REACH = 16
"""How many units before "is" a description may start."""


def told_of_agent(stream: Stream, first: int, floor: int) -> Iterator[Post]:
    """Read what leads to the name at ``first`` behind "by" or "is": "Acme, led by | Jo Doe"."""
    if stream.lows[first - 1] == "is":
        yield from _who_is(stream, first - 1, floor)
    elif first - 3 > floor and stream.lows[first - 1] == "by" and stream.lows[first - 2] in _LED:
        yield from _led(stream, first - 2, floor)


def _led(stream: Stream, verb: int, floor: int) -> Iterator[Post]:
    """Read the body before a passive "led" at ``verb``: "Acme, which is |", "Acme, |", "the Harbour group |"."""
    flags, lows = stream.flags, stream.lows
    end = verb
    if flags[end - 1] & AUXILIARY:
        end -= 1
        if lows[end] not in _PRESENT and lows[verb] not in _LASTS:
            # "Acme was led by Jo Doe"
            return
        if end - 1 > floor and lows[end - 1] == "which":
            end -= 1
    if end - 1 > floor and flags[end - 1] & COMMA:
        end -= 1
    start = run_before(stream, end, floor) if end > floor else end
    body = body_in(stream, start, end) if start < end and stream.has(CAPITAL, start, end) else None
    if body is not None and not is_general(stream, body):
        yield body_only(body, verb)


def _who_is(stream: Stream, at: int, floor: int) -> Iterator[Post]:
    """Read the description before "is" at ``at``: "the head of Acme |", "Acme's head |"."""
    start, farthest = at, max(floor, at - _REACH)
    while start > farthest and not stream.flags[start - 1] & _CLOSING:
        start -= 1
    post = post_from(stream, start, at)
    if post is not None and post.role is not None and post.end == at and post.role_class != "person":
        yield post
