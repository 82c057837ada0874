"""What somebody else's words say of a speaker: "I met Acme director | Jo Doe |", if the article itself says nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from builder.annotation.affiliations.organizations import NAMESAKES
from builder.annotation.affiliations.posts import Post
from builder.annotation.affiliations.statements import around_name
from builder.annotation.lexicon import QUOTE
from builder.annotation.tokens import Stream
from builder.paragraphs import paragraphs
from builder.schema import Span

_PLACES = 3
"""How many places where the full name stands are looked at."""
_BEFORE, _BEHIND = 80, 70
"""How many characters before and behind a name are read."""


def told_within_marks(stream: Stream, name: str) -> Iterator[Post]:
    """Yield what is said around the full ``name`` between quotation marks, where ``stream`` has no units of its own.

    Reads some hundred characters, in the first ``NAMESAKES`` of the text.
    """
    text = stream.text
    at = text.find(name, 0, NAMESAKES) if " " in name else -1
    starts, flags = stream.starts, stream.flags
    for _ in range(_PLACES):
        if at < 0:
            return
        unit = bisect_right(starts, at) - 1
        if unit >= 0 and flags[unit] & QUOTE and stream.ends[unit] > at:
            yield from _around(stream, unit, at, at + len(name))
        at = text.find(name, at + 1, NAMESAKES)


def _around(stream: Stream, unit: int, start: int, end: int) -> Iterator[Post]:
    """Read the characters around the name ``[start, end)`` in the stretch at ``unit`` as a text of their own."""
    text = stream.text
    stretch = stream.stretches[stream.stretch[unit]]
    offset = max(stretch.start, text.rfind(" ", 0, max(stretch.start, start - _BEFORE)) + 1)
    clip = text[offset : min(stretch.end, end + _BEHIND)]
    inner = Stream(clip, paragraphs(clip), [], stream.lexicon)
    first, last = bisect_left(inner.starts, start - offset), bisect_left(inner.ends, end - offset) + 1
    if last > len(inner.words):
        return
    for post in around_name(inner, first, last):
        yield replace(post, role=_moved(post.role, offset), body=_moved(post.body, offset), owner=None)


def _moved(span: Span | None, by: int) -> Span | None:
    return None if span is None else Span(span.start + by, span.end + by)
