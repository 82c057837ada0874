"""Who is told by post in one paragraph and by name in the next: "The head of Acme will go. | Jo Doe said so"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from builder.annotation.affiliations.honorifics import before_honorifics
from builder.annotation.affiliations.posts import Post, post_from
from builder.annotation.lexicon import AUXILIARY, COMMA, CUE, ED, END, LOWER, VERB
from builder.annotation.tokens import Stream

if TYPE_CHECKING:
    from builder.annotation.coreference.mentions import Mention

_ACTS = AUXILIARY | CUE | VERB | ED
_LAST = 24
"""Within how many units before its end a paragraph says whose words it told."""
_SAID = 4
"""How many units a verb behind them may have: "has said today"."""


def introduced_before(stream: Stream, mentions: Sequence[Mention]) -> Post | None:
    """Return the post of who acts or speaks in the paragraph before that which a person's first full name opens.

    As leads do: "Norway's first minister has told pupils to wait. | Jo Doe said", "It will rain, the head of Acme
    has said. | Jo Doe said".
    """
    named = next((mention for mention in mentions if mention.kind == "name"), None)
    if named is None or named.last - named.first < 2:
        return None
    number = bisect_right(stream.paragraphs, (named.first, len(stream.words))) - 1
    floor, _ = stream.paragraphs[number]
    if number < 1 or before_honorifics(stream, named.first, floor) != floor:
        return None
    start, end = stream.paragraphs[number - 1]
    if (post := _acting(stream, start, end)) is not None:
        return post
    for at in range(max(start + 1, end - _LAST), end):
        told = stream.flags[at - 1] & COMMA or stream.lows[at - 2 : at] == ["according", "to"]
        if told and (post := _acting(stream, at, end, last=True)) is not None:
            return post
    return None


def _acting(stream: Stream, at: int, end: int, *, last: bool = False) -> Post | None:
    """Read the post at ``at`` if who holds it acts behind it; ``last`` asks for a verb at the end of the paragraph."""
    post = post_from(stream, at, end)
    if post is None or post.role is None or post.body is None or post.former or post.plural:
        return None
    if post.role_class == "person" or post.end >= end:
        return None
    flag = stream.flags[post.end]
    if last and stream.lows[at - 1] == "to":
        return post if flag & END else None
    acts = flag & _ACTS and flag & LOWER
    return post if acts and not (last and end - post.end > _SAID) else None
