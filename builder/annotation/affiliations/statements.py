"""Everything that a paragraph states of somebody around their name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from builder.annotation.affiliations.apposed import apposed_before
from builder.annotation.affiliations.clauses import is_linking
from builder.annotation.affiliations.postnominal import behind_name
from builder.annotation.affiliations.posts import Post
from builder.annotation.affiliations.prenominal import before_name, shared_before
from builder.annotation.lexicon import CLOSE, COMMA, CUE, DASH, LOWER, ROLE, TITLE
from builder.annotation.tokens import Stream

_WINDOW = 40
"""How many units behind a name are read."""
_SUPPOSING = frozenset(("if", "unless", "whether", "should", "until", "once", "had", "were"))


def around_name(stream: Stream, first: int, last: int) -> Iterator[Post]:
    """Yield what the paragraph says around the name ``[first, last)`` of whoever bears it, nearest first."""
    floor, ceiling = stream.paragraphs[bisect_right(stream.paragraphs, (first, len(stream.words))) - 1]
    if (
        last < ceiling
        and stream.flags[last] & ROLE
        and stream.flags[last] & LOWER
        and not stream.flags[last] & CUE
    ):
        # "a stalwart Doe supporter" tells nothing of Doe.
        return
    titled = False
    peer = first > floor and stream.words[first - 1] in stream.lexicon.describing["peer"]
    for post in before_name(stream, first, floor):
        titled = post.role_class in ("office", "rank")
        yield post
    preceding = stream.flags[first - 1] if first > floor else 0
    before = stream.lows[first - 1] if first > floor else ""
    if preceding & COMMA or before in ("and", "or"):
        yield from shared_before(stream, first, floor)
    if before == "that" and last < ceiling and is_linking(stream, last):
        # "denied that Jo Doe is the nominee"
        pass
    elif before not in _SUPPOSING:
        # "if Jo Doe is the nominee" states nothing.
        yield from behind_name(stream, last, min(ceiling, last + _WINDOW), titled=titled, peer=peer)
    if preceding & (COMMA | DASH | ROLE | TITLE | CLOSE):
        # A comma, perhaps with a title between it and the name.
        yield from apposed_before(stream, first, last, floor, ceiling)
