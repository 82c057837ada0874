"""The programme between marks that somebody hosts: "“Morning Salt” host | Jo Doe", "host of “Morning Salt,”"."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.lexicon import QUOTE
from builder.annotation.sentence.phrases import few_words
from builder.annotation.tokens import Stream
from builder.schema import Span

_WORDS = 6
"""How many words the name of a programme has at most."""


def hosted(stream: Stream, role_end: int, unit: int) -> Span | None:
    """Return the programme between the marks at ``unit`` that whose role ends before ``role_end`` hosts."""
    flags = stream.flags
    if not 0 <= unit < len(flags) or not flags[unit] & QUOTE:
        return None
    if stream.lows[role_end - 1] not in stream.lexicon.describing["hosting"]:
        return None
    stretch = stream.stretches[stream.stretch[unit]]
    if not few_words(stream, unit, _WORDS):
        return None
    name = stream.text[stretch.start : stretch.end].rstrip(",.")
    titled = name[:1].isupper() and name.split()[-1][0].isupper()
    return Span(stretch.start, stretch.start + len(name)) if titled else None


def hosted_by(stream: Stream, role: Span | None) -> Span | None:
    """Return the programme between marks right before the characters of the ``role``."""
    if role is None:
        return None
    return hosted(stream, bisect_left(stream.ends, role.end) + 1, bisect_left(stream.starts, role.start) - 1)
