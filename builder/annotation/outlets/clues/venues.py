"""Where words were printed, aired or posted: "wrote in Vesti", "on Kanal 6", "tweeted"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CUE,
    DASH,
    DETERMINER,
    ED,
    END,
    NEWS,
    OBJECT,
    POSSESSIVE,
    QUOTE,
    ROLE,
    SEMICOLON,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.outlets.clues.clue import IN_PRINT, ON_AIR, Clue
from builder.annotation.outlets.naming.by_place import site_at
from builder.annotation.outlets.naming.listed import outlet_at
from builder.annotation.outlets.naming.phrases import named_here, outlet_in
from builder.annotation.outlets.naming.platforms import platform_behind
from builder.annotation.outlets.naming.titles import quoted_title
from builder.annotation.outlets.naming.unlisted import is_paper
from builder.annotation.tokens import Stream

_CLOSES = END | COLON | SEMICOLON | QUOTE | SUBORDINATOR | COMMA
_OPENS = CAPITAL | QUOTE | DETERMINER | POSSESSIVE
"""What may open the phrase of an outlet behind "on"."""
_HEARER = CAPITAL | DETERMINER | POSSESSIVE | OBJECT
"""What may open the phrase of who gets a letter."""
_BEFORE = CUE | CALENDAR | ADVERB | QUOTE | COMMA | CAPITAL | OBJECT | DASH | ED | VERB
"""What may stand before "on Kanal 6"."""


_WATCHES = frozenset(("watch", "watched", "watches", "watching"))


def in_print(stream: Stream, verb: int, end: int) -> Clue | None:
    """`Moen wrote in Vesti`, `wrote this week for Vesti`, `wrote Ida Moen in Vesti`: where it was printed."""
    flags, lows = stream.flags, stream.lows
    for at in range(verb + 1, min(end - 1, verb + 12)):
        if flags[at] & _CLOSES:
            return None
        if lows[at] == "in" and flags[at + 1] & QUOTE and (work := quoted_title(stream, at + 1)) is not None:
            # `recalls in "Hard Winters"`
            return Clue("publication", work.name, work.first, work.last, at)
        if lows[at] in ("in", "for", "at", "on") and not flags[at + 1] & CALENDAR:
            outlet = (
                outlet_at(stream, at + 1, end)
                or (lows[verb] != "published" and named_here(stream, at + 1, end))
                or site_at(stream, at, end)
            )
            if outlet is not None and outlet.kind in IN_PRINT:
                return Clue("publication", outlet.name, outlet.first, outlet.last, at)
            if at == verb + 1 and lows[at] != "for":
                return None
    return None


def letter_to(stream: Stream, verb: int) -> Clue | None:
    """`Moen wrote to the council that`: a letter, where a hearer follows that is no outlet or platform."""
    if stream.lows[verb + 1 : verb + 2] != ["to"] or not stream.lows[verb].startswith("wr"):
        return None
    hearer = stream.flags[verb + 2 : verb + 6]
    if not hearer or not hearer[0] & _HEARER or any(flag & NEWS for flag in hearer):
        return None
    return Clue("statement", None, verb, verb + 2, verb)


def printed_in(stream: Stream, at: int, end: int) -> Clue | None:
    """`In Vesti, Moen called it`: the paper that opens the sentence at ``at``."""
    outlet = outlet_at(stream, at + 1, end)
    if outlet is None or outlet.kind not in IN_PRINT or outlet.last >= end:
        return None
    behind = outlet.last
    while behind < min(end, outlet.last + 3) and (
        stream.flags[behind] & CALENDAR or stream.lows[behind] in stream.lexicon.telling["time"]
    ):
        # "In The Lantern this week,"
        behind += 1
    if behind >= end or not stream.flags[behind] & COMMA:
        return None
    return Clue("publication", outlet.name, outlet.first, outlet.last, at)


def on_air(stream: Stream, at: int, start: int, end: int) -> Clue | None:
    """`on Kanal 6`, `on Kanal 6's "Late Hour"`, `on Twitter`: where it was said or posted."""
    flags, lows = stream.flags, stream.lows
    if at + 1 >= end:
        return None
    # "on 4QX"
    numbered = flags[at + 1] & NEWS and stream.words[at + 1][0].isdigit()
    if not numbered and not flags[at + 1] & _OPENS:
        return None
    guest = lows[max(start, at - 2) : at] in (["a", "guest"], ["as", "guest"])
    if at > start and not guest and lows[at - 1] in stream.lexicon.telling["unsaid"]:
        # "the attack on Kanal 6", "her followers on Twitter"
        return None
    platform = platform_behind(stream, at, end)
    if platform is not None:
        return Clue("social", platform.name, platform.first, platform.last, at)
    took = lows[at] == "to" and lows[at - 1] in ("took", "takes", "taken", "taking")
    if not (lows[at] == "on" or took) or not _WATCHES.isdisjoint(lows[max(start, at - 5) : at]):
        # "watching the debate on Kanal 6"
        return None
    # on "Late Hour": a title, kept out of what was said
    outlet = outlet_in(stream, at if flags[at + 1] & QUOTE else at + 1, end)
    if outlet is None or outlet.first - at > 6 or outlet.kind not in ON_AIR or is_paper(stream, outlet):
        return None
    if not (
        # `said so of the vote on Kanal's "Late Hour"`
        (outlet.kind == "programme" and outlet.first > at + 1 and flags[at + 1] & CAPITAL)
        or (flags[at - 1] if at > start else COMMA) & _BEFORE
        or lows[at - 1] in stream.lexicon.telling["time"]
        or lows[at - 1] in ("live", "but", "and")
        or lows[at - 1] in stream.lexicon.media
        or guest
    ):
        return None
    return Clue("broadcast", outlet.name, outlet.first, outlet.last, at)


def platform_verb(stream: Stream, verb: int) -> Clue | None:
    """`Moen tweeted`: the verb implies the platform."""
    if stream.flags[verb] & ROLE or (verb > 0 and stream.flags[verb - 1] & (DETERMINER | POSSESSIVE)):
        return None
    return Clue("social", stream.lexicon.platforms[stream.lows[verb]], verb, verb + 1, verb)
