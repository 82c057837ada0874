"""Nouns of the list of media, which tell how words were given, and of posts."""

from __future__ import annotations

from builder.annotation.lexicon import LOWER, Means
from builder.annotation.lexicon.outlet_lists import POSTED
from builder.annotation.outlets.naming.platforms import platform_before
from builder.annotation.tokens import Stream


def means_at(stream: Stream, head: int, start: int) -> Means | None:
    """Return the entry of the list of media that ends at ``head``, the longest first."""
    lows = stream.lows
    behind = stream.lexicon.media_behind.get(lows[head])
    if behind is None:
        return None
    for means in behind.get(lows[head - 1]) or behind.get("") or ():
        size = len(means.before)
        if not size or (
            head - size >= start and (size == 1 or tuple(lows[head - size : head]) == means.before)
        ):
            return means
    return None


def posted(stream: Stream, head: int) -> Means | None:
    """Return how words are given in what a noun of posts at ``head`` calls one.

    "in a Facebook video", "on her Twitter page", "in a post"
    """
    low = stream.lows[head]
    plain = low in ("post", "posts") and stream.flags[head] & LOWER and stream.lows[head - 1] != "blog"
    return POSTED if plain or platform_before(stream, head) is not None else None
