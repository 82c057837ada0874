"""The outlet in a phrase with other words: "Vesti's Jo Doe", "Jo Doe of Vesti", `Kanal's "Late Hour"`."""

from __future__ import annotations

from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CUE,
    END,
    FIRST_NAME,
    LOWER,
    NATIONALITY,
    NEWS,
    NUMBER,
    PLACE,
    POSSESSIVE_MARK,
    QUOTE,
    ROLE,
    SEMICOLON,
    SUBJECT,
    VERB,
)
from builder.annotation.lexicon.outlet_shapes import is_outlet_shaped
from builder.annotation.outlets.naming.listed import Named, outlet_at
from builder.annotation.outlets.naming.titles import quoted_title
from builder.annotation.outlets.naming.unlisted import name_end, unknown_at
from builder.annotation.shapes import NAMES_NEWS
from builder.annotation.tokens import Stream

REACH = 14
"""How many units a phrase that names an outlet may take ("the host of the morning show on KWXT")."""
_NAME = CAPITAL | NUMBER
_VERBAL = VERB | CUE
_KEPT = CAPITAL | POSSESSIVE_MARK
_BREAKS = COLON | COMMA | END | SEMICOLON | AUXILIARY | SUBJECT
# Prepositions and links that a phrase may hold between its head and the outlet.
_WITHIN = frozenset(
    ("of", "at", "for", "from", "with", "on", "the", "a", "an", "and", "&", "in", "owned", "run")
)
# Words behind which the phrase is over.
_LEAVE = frozenset(("that", "to", "about", "by", "as", "if", "when", "after", "before", "during", "because"))


def outlet_in(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet in the phrase that starts at ``at``: "Vesti", "Vesti's Jo Doe", "Jo Doe of Vesti".

    Of a programme and its network ("Kanal's "Late Hour"") the programme.
    """
    flags, lows = stream.flags, stream.lows
    if end > at + REACH:
        end = at + REACH
    # No outlet without a word of theirs, no title without marks.
    newslike = 1 in stream.shapes[at - 1 if at else 0 : end].translate(NAMES_NEWS)
    if not newslike and not stream.has_stretch(at + 1, end):
        return None
    start = at
    while at < end:
        flag, low = flags[at], lows[at]
        if flag & _BREAKS and not flag & _KEPT:
            calls = flag & COMMA and at > start and lows[at - 1] in stream.lexicon.outlet_kinds
            # "the state news agency, Vesti"
            return outlet_at(stream, at + 1, end) if calls and at + 1 < end else None
        if flag & QUOTE:
            return quoted_title(stream, at) if at > start and _titles(stream, at - 1) else None
        if (
            # "dzKM", "the website selwick.com"
            flag & NEWS
            and not flag & CAPITAL
            and (at == start or lows[at - 1] in stream.lexicon.outlet_kinds)
            and (3 <= len(stream.words[at]) < 6 or at > start)
            and is_outlet_shaped(stream.words[at])
        ):
            return Named(stream.words[at], at, at + 1, "outlet")
        article = low == "the"
        # "talkSPORT", "eNCA"
        if flag & _NAME or article or (flag & NEWS and (stream.words[at] != low or "." in low)):
            found = None
            if newslike:
                known = flag & NEWS or (article and at + 1 < end and flags[at + 1] & NEWS)
                found = outlet_at(stream, at, end) if known else None
                if found is None and flag & CAPITAL:
                    found = unknown_at(stream, at, end)
            if found is not None and not (
                # "Jo Vesti": who is called like a programme is none.
                at > start
                and found.last - at == 1
                and flags[at - 1] & FIRST_NAME
                and lows[at - 2] not in stream.lexicon.telling["host"]
            ):
                return programme_of(stream, found, end)
        elif flag & _VERBAL and flag & LOWER and at > start and not flag & ROLE and low not in _WITHIN:
            if low not in stream.lexicon.outlet_nouns and low not in stream.lexicon.telling["owner"]:
                return None
        elif low in _LEAVE:
            return None
        at += 1
    return None


def _titles(stream: Stream, at: int) -> bool:
    """Say whether the title of a programme may stand behind the word at ``at``: "the show", not "the slogan"."""
    low, words = stream.lows[at], stream.lexicon.telling
    if not stream.flags[at] & LOWER or stream.flags[at] & POSSESSIVE_MARK or low in _WITHIN:
        return True
    return (
        low in stream.lexicon.outlet_nouns
        or low in words["programme"] | words["hosted"] | words["instalment"]
    )


def named_here(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet that stands at ``at``, behind no more than what calls it one: "the Frisian daily Vesti"."""
    found = outlet_in(stream, at, end)
    if found is None or found.first - at < 2:
        return found
    before = stream.lows[found.first - 1]
    calls = before in stream.lexicon.outlet_kinds or before in stream.lexicon.telling["owner"]
    plain = all(
        flag & (LOWER | NATIONALITY | PLACE) and not flag & ROLE for flag in stream.flags[at : found.first]
    )
    return found if calls and plain else None


def programme_of(stream: Stream, network: Named, end: int) -> Named:
    """Return the programme behind its network, or else that.

    `Kanal's "Late Hour"`, "Kanal's Late Hour" if it is listed, "Kanal's Dock Talk show", "Kanal's Morning Call".
    """
    at = network.last
    flags = stream.flags
    whole = name_end(stream, at, min(end, at + 3))
    if whole + 1 < end and flags[whole] & POSSESSIVE_MARK and flags[whole + 1] & QUOTE:
        # `the Kanal Business Network's "Late Hour"`
        at = whole
    if at + 1 < end and stream.lows[at] in stream.lexicon.outlet_kinds and flags[at + 1] & POSSESSIVE_MARK:
        # `Kanal channel's "Late Hour"`
        at += 1
    if at < end and stream.lows[at] in stream.lexicon.telling["affiliate"]:
        return _affiliate(stream, at + 1, end) or network
    if at < end and flags[at] & POSSESSIVE_MARK:
        at += 1
    elif not (at < end and flags[at] & QUOTE):
        known = outlet_at(stream, at, end) if at < end and flags[at] & NEWS else None
        return known if known is not None and known.kind == "programme" else network
    if at < end and flags[at] & QUOTE:
        return quoted_title(stream, at) or network
    known = outlet_at(stream, at, end) if at < end else None
    if known is not None and known.kind == "programme":
        return known
    if known is not None and stream.lows[at] not in stream.lexicon.telling["airtime"]:
        return network
    last = at
    while (
        last < end
        and last - at < 6
        and flags[last] & (CAPITAL | NUMBER)
        and (last == at or not flags[last] & CALENDAR)
    ):
        last += 1
    if last > at and (
        (last < end and stream.lows[last] in stream.lexicon.telling["programme"])
        or (last - at > 1 and stream.lows[at] in stream.lexicon.telling["airtime"])
        # "Kanal 6's Breakfast"
        or (last - at == 1 and stream.lows[at] in ("breakfast", "today", "tonight"))
    ):
        return Named(stream.string(at, last), at, last, "programme")
    return network


def _affiliate(stream: Stream, at: int, end: int) -> Named | None:
    """Return the station that a network's name only introduces: "Kanal affiliate KNWS", "its sister paper Vesti"."""
    while at < end and stream.flags[at] & LOWER:
        at += 1
    last = name_end(stream, at, min(end, at + 4), CAPITAL | NUMBER)
    return Named(stream.string(at, last), at, last, "outlet") if last > at else None
