"""What is said of two who are named together: "Doe and Jo Moe, | both of Acme", "| founded Bolt", "| of the Guild"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.clauses import CLOSES, relative
from builder.annotation.affiliations.posts import Post, body_only, post_from, singular
from builder.annotation.affiliations.runs import body_from
from builder.annotation.lexicon import CAPITAL, COMMA, INITIAL, ORGANIZATION, TITLE
from builder.annotation.tokens import Stream

_LONGEST = 6
"""How many units the second name may have."""


def of_both(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    """Read what is said behind the second name of two, which "and" at ``at`` joins."""
    flags, lows = stream.flags, stream.lows
    end = at + 1
    while end < min(ceiling, at + _LONGEST) and flags[end] & (CAPITAL | INITIAL):
        end += 1
    if end - at < 2 or end + 2 >= ceiling or flags[end - 1] & (TITLE | ORGANIZATION):
        return
    if lows[end] in ("of", "from"):
        # "Doe and Jo Moe of Bolt College"
        yield from _of(stream, end + 1, ceiling)
    elif flags[end] & COMMA:
        end += 1
        if lows[end] == "both":
            end += 1
        if lows[end] in ("of", "from", "at", "with"):
            if lows[end - 1] == "both":
                yield from _of(stream, end + 1, ceiling)
        elif lows[end] == "who" and lows[end + 1] in ("are", "have"):
            yield from relative(stream, end + 1, ceiling)
        else:
            post = post_from(stream, end, ceiling)
            if post is None or post.role is None or not post.plural or post.role_class == "person":
                return
            if post.end < ceiling and flags[post.end] & CLOSES:
                # "Doe and Jo Moe, founders of Acme"
                yield replace(post, role=singular(stream, post.role), plural=False)


def _of(stream: Stream, at: int, ceiling: int) -> Iterator[Post]:
    body, end = body_from(stream, at, ceiling, surely=True)
    if body is not None:
        yield body_only(body, end)
