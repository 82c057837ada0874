"""A description with the name in apposition: "the company's chief executive, | Jo Doe |, said"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.bodies import acronym, body_in, is_surely_body
from builder.annotation.affiliations.capacities import opening_capacity
from builder.annotation.affiliations.posts import Post, post_from
from builder.annotation.affiliations.runs import run_before, run_from
from builder.annotation.lexicon import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    END,
    OPEN,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    ROLE,
    SEMICOLON,
    SUBORDINATOR,
    TITLE,
)
from builder.annotation.sentence.within_names import joins_list
from builder.annotation.tokens import Stream
from builder.schema import Span

_MARK = COMMA | DASH
_CALLED = ROLE | TITLE
_REACH = 24
"""How many units before a name its description may start."""
_OPENING = CONJUNCTION | ADVERB | PREPOSITION | SUBORDINATOR
_OPENER = DETERMINER | POSSESSIVE | CAPITAL
_NAMED = CAPITAL | POSSESSIVE_MARK
_CLOSING = COMMA | END | DASH | QUOTE | SEMICOLON | CLOSE | OPEN


def apposed_before(
    stream: Stream, comma: int, first: int, last: int, floor: int, ceiling: int
) -> Iterator[Post]:
    """Read the description before the name ``[first, last)``: "the head of the guild, | Jo Doe |, said".

    ``comma`` is the unit before the name and its honorifics, which may be none.
    """
    flags = stream.flags
    if comma > floor and flags[comma] & _CALLED:
        # "the bank's chairman, Sen. Jo Doe, said"
        comma = run_before(stream, comma + 1, floor) - 1
    if comma <= floor or not flags[comma] & _MARK:
        return
    if last < ceiling and not (flags[last] & _CLOSING or stream.lows[last] == "of"):
        yield from opening_capacity(stream, comma, first, last, floor)
        return
    if comma - 3 > floor and flags[comma - 1] & CLOSE and flags[comma - 3] & OPEN:
        # "the head of the Bakers' Guild (BG), | Jo Doe |"
        comma -= 3
    start = comma
    farthest = max(floor, comma - _REACH)
    while start > farthest and not (
        flags[start - 1] & _CLOSING and not (flags[start - 1] & COMMA and joins_list(stream, start - 1))
    ):
        start -= 1
    read = start
    for at in range(start, comma):
        if at < read:
            continue
        flag = flags[at]
        if (
            not flag & _OPENER
            or flag & CALENDAR
            or (at > start and flags[at - 1] & _NAMED and not flags[at - 1] & _OPENING)
        ):
            continue
        post = post_from(stream, at, comma)
        if post is not None and post.role is not None:
            if post.end == comma:
                yield post
                return
            if post.end + 1 < comma and stream.lows[post.end] == "and":
                # "the report's author and director of the guild, | Jo Doe |"
                second = post_from(stream, post.end + 1, comma)
                if second is not None and second.role is not None and second.end == comma:
                    yield second if post.body is None else post
                    return
            # "The Acme aide in question is the guild's head, | Jo Doe |"
            read = post.end
    yield from _apart(stream, start, comma, floor)
    yield from opening_capacity(stream, comma, first, last, floor)


def _apart(stream: Stream, start: int, comma: int, floor: int) -> Iterator[Post]:
    """Read a role and its body set off by commas: "The Permanent Secretary, | Ministry of Works |, Mr Jo Doe, said"."""
    if start - 2 < floor or not stream.flags[start - 1] & COMMA:
        return
    begin = start - 1
    while begin > max(floor, start - _REACH) and not stream.flags[begin - 1] & _CLOSING:
        begin -= 1
    if (
        stream.lows[begin] != "the"
        or run_from(stream, start, comma) != comma
        or not acronym(stream, start, comma)
    ):
        return
    post = post_from(stream, begin, start - 1)
    if post is None or post.role is None or post.end != start - 1:
        return
    role = post.role
    if post.body is not None:
        if is_surely_body(stream, post.body):
            return
        # "The Sector Commander, | Road Safety Corps", "The Commissioner for Works, | Brask Council"
        role = Span(min(role.start, post.body.start), max(role.end, post.body.end))
    yield replace(post, role=role, body=body_in(stream, start, comma))
