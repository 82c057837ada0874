"""Posts of several people, of whom each has one: "Ohio Sens. Jo Doe and | Ann Moe", "Democrats like | Jo Doe"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.bodies_before import party_start
from builder.annotation.affiliations.posts import Post, body_only, post_before, singular
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    COMMA,
    INITIAL,
    LOWER,
    OPEN,
    POSSESSIVE_MARK,
    ROLE,
    TITLE,
)
from builder.annotation.tokens import Stream
from builder.schema import Span

_BRACKETS = OPEN | CLOSE
_IN_NAME = CAPITAL | POSSESSIVE_MARK
_IN_ROW = CAPITAL | COMMA | INITIAL
_NAME = 8
"""How many units the first name of a row may have."""
LIKE = frozenset(("like", "including", "such", "as"))
"""Words behind several people, of whom one is named next."""
_ROW = 16
"""How many units before a name the plural title of a row of names may stand."""


def in_row(stream: Stream, first: int) -> bool:
    """Say whether the name at ``first`` is one of a row: "bakers | Jo Doe and Ann Moe"."""
    flags, at = stream.flags, first + 1
    last = min(len(flags), first + _NAME)
    while at < last and flags[at] & _IN_NAME:
        at += 1
    return at < len(flags) and (
        bool(flags[at] & (COMMA | OPEN)) or stream.lows[at] in ("and", "&", "or", "of")
    )


def exemplified(stream: Stream, end: int, floor: int) -> Post | None:
    """Return the party of several of whom one is named: "Democrats like | Jo Doe", "GOP hopefuls such as | Jo Doe"."""
    lows = stream.lows
    link = end - 1
    if lows[link] == "as":
        if lows[end - 2] != "such":
            return None
        link = end - 2
    noun = link - 1
    if noun > floor and stream.flags[noun] & COMMA:
        noun -= 1
    if noun < floor or not stream.flags[noun] & (ROLE | CAPITAL):
        return None
    post = post_before(stream, noun + 1, floor)
    if post is None or post.body is None or post.former:
        return None
    if post.role is None:
        # "Democrats": a Democrat
        member = stream.words[noun].removesuffix("s")
        several = member != stream.words[noun] and member in stream.lexicon.parties
        return body_only(Span(post.body.start, post.body.end - 1), end) if several else None
    party = stream.text[post.body.start : post.body.end] in stream.lexicon.parties
    return body_only(post.body, end) if party and post.plural else None


def of_each(stream: Stream, post: Post) -> Post:
    """Return the post of several people as that of one: "presidential candidates Jo Doe and Ann Moe"."""
    if post.plural and post.role is not None:
        post = replace(post, role=singular(stream, post.role))
    return replace(post, plural=False)


def shared_before(stream: Stream, first: int, floor: int) -> Iterator[Post]:
    """Read what stands before a row of names: "Ohio Sens. Jo Doe (D) and | Ann Moe", "Democrats Jo Doe and |"."""
    flags, lows = stream.flags, stream.lows
    bracket = False
    if first - 1 <= floor or not (lows[first - 1] in ("and", "or") or flags[first - 1] & COMMA):
        return
    for at in range(first - 2, max(floor - 1, first - _ROW), -1):
        flag = flags[at]
        if flag & _BRACKETS:
            bracket = bool(flag & CLOSE)
            continue
        if bracket:
            # "(R-Ohio)"
            continue
        if stream.words[at] in stream.lexicon.parties and stream.words[at].endswith("s"):
            among = lows[at - 1] == "among"
            if flags[at + 1] & CAPITAL or (among and flags[at + 1] & COMMA):
                yield body_only(stream.span(party_start(stream, at + 1), at + 1), at + 1)
            return
        abbreviated = flag & TITLE and lows[at].endswith("s.")
        if (flag & ROLE and flag & LOWER) or abbreviated:
            post = post_before(stream, at + 1, floor) if flags[at + 1] & CAPITAL else None
            if post is not None and (post.plural or abbreviated):
                yield of_each(stream, post)
            return
        if not (flag & _IN_ROW or lows[at] in ("of", "from", "and", "or")):
            return
