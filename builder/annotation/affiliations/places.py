"""Which words are a place or a nationality, which is a body only where somebody speaks for it."""

from __future__ import annotations

from builder.annotation.lexicon import NATIONALITY, PLACE
from builder.annotation.tokens import Stream
from builder.schema import Span

_LONGEST_PLACE = 4


def is_place(stream: Stream, first: int, last: int) -> bool:
    """Say whether the units ``[first, last)`` are nothing but a place or a nationality."""
    return place_name(stream, " ".join(stream.words[first:last]))


def place_name(stream: Stream, name: str) -> bool:
    """Say whether ``name`` is a place or a nationality, or two of them joined ("Syrian-American")."""
    lexicon = stream.lexicon
    words = tuple(name.split())
    if (name + ".",) in lexicon.places:
        # "of Fresno, Calif.", where the stop ends the sentence too
        return True
    if len(words) == 1:
        return all(lexicon[part] & (PLACE | NATIONALITY) for part in name.split("-") if part)
    return words in lexicon.places or name in lexicon.nationalities


def names_place(stream: Stream, body: Span) -> bool:
    """Say whether the characters of ``body`` are nothing but a place or a nationality."""
    return place_name(stream, stream.text[body.start : body.end])


def place_prefix(stream: Stream, first: int, last: int) -> int:
    """Return where the place or nationality that ``[first, last)`` starts with ends, or ``first``."""
    for end in range(min(last, first + _LONGEST_PLACE), first, -1):
        if is_place(stream, first, end):
            return end
    return first
