"""Titles of programmes and works, between marks or by their capitals."""

from __future__ import annotations

from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    COMMA,
    END,
    FIRST_NAME,
    NATIONALITY,
    OPEN,
    PLACE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    SUBJECT,
    TITLE,
)
from builder.annotation.outlets.naming.listed import Named
from builder.annotation.tokens import Stream

_SMALL = frozenset(("a", "an", "and", "for", "in", "of", "on", "the", "to"))


def quoted_title(stream: Stream, at: int) -> Named | None:
    """Return the programme or work whose name stands between marks at ``at``, written as a title is."""
    stretch = stream.stretches[stream.stretch[at]]
    if stretch.end - stretch.start > 60:
        return None
    name = stream.text[stretch.start : stretch.end].rstrip(" ,.;")
    words = name.split()
    if not words or len(words) > 8 or not (words[0][0].isupper() or words[0][0].isdigit()):
        return None
    small = sum(not (word[0].isupper() or word[0].isdigit() or len(word) < 5) for word in words)
    return None if small else Named(name, at, at + 1, "programme")


def titled(stream: Stream, at: int, end: int) -> Named | None:
    """Return the title behind its noun at ``at - 1``: `memoir, "Hard Winters"`, "book Hard Winters"."""
    flags = stream.flags
    comma = at < end and bool(flags[at] & COMMA)
    if comma:
        at += 1
    if at >= end:
        return None
    if flags[at] & QUOTE:
        return quoted_title(stream, at)
    last = at
    while last < end and last - at < 8 and flags[last] & CAPITAL and not flags[last] & CALENDAR:
        owns = last + 2 < end and flags[last + 1] & POSSESSIVE_MARK and flags[last + 2] & CAPITAL
        if flags[last] & FIRST_NAME and not owns:
            break
        # "Jo's Jukebox"
        last += 2 if owns else 1
        small = last
        while small < end and small - last < 2 and stream.lows[small] in _SMALL:
            small += 1
        if last < small < end and flags[small] & CAPITAL and not flags[small] & (SUBJECT | CALENDAR):
            # "Ice in the Blood"
            last = small
    noun = stream.lows[at - 1 - comma]
    if last == at or noun not in stream.lexicon.telling["work"]:
        return None
    if last - at == 1 and (
        noun not in stream.lexicon.telling["programme"]
        or flags[at] & (TITLE | PLACE | NATIONALITY)
        or (last < end and not flags[last] & (CALENDAR | COMMA | END | PREPOSITION))
    ):
        return None
    if comma and not (last < end and flags[last] & (COMMA | OPEN)):
        # "In her book, Mayor Moen said"
        return None
    return Named(stream.string(at, last), at, last, "work")
