"""The outlet that stands with a noun of means: "a Vesti op-ed", "an interview with Vesti"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CUE,
    ED,
    END,
    LOWER,
    NEWS,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    SUBJECT,
    Means,
)
from builder.annotation.outlets.clues.audiences import with_reporters
from builder.annotation.outlets.clues.clue import ON_AIR, Clue
from builder.annotation.outlets.naming.by_place import (
    asker_at,
    host_before,
    host_named,
    interviewer_at,
    paper_at,
)
from builder.annotation.outlets.naming.earlier import again_at
from builder.annotation.outlets.naming.listed import Named
from builder.annotation.outlets.naming.phrases import outlet_in
from builder.annotation.outlets.naming.platforms import platform_before, platform_called
from builder.annotation.outlets.naming.publisher import publisher_behind
from builder.annotation.outlets.naming.titles import quoted_title, titled
from builder.annotation.outlets.naming.unlisted import name_end, unknown_at
from builder.annotation.tokens import Stream
from builder.schema import Medium

_CLOSES = END | SEMICOLON | COLON | QUOTE | SUBJECT | RELATIVE | COMMA
_OPENING = 30
"""How many units behind the noun the main clause of its sentence may start."""
_GIVEN = frozenset(("interview", "statement"))
_ADDRESSES = frozenset(("with", "to", "for"))
_JOINS = frozenset(("with", "on", "for", "to", "in", "by", "from", "of", "over"))


def occasion(stream: Stream, means: Means, at: int, head: int, end: int, publisher: str | None) -> Clue:
    """Return the clue that the noun of means at ``head`` makes with the outlet before or behind it.

    Its phrase starts behind the unit ``at``: "[in] a Vesti op-ed", "[in] an interview with Vesti", "[at] a
    town hall hosted by Kanal 6", "[in] her memoir, "Hard Winters"".
    """
    first = head - len(means.before)
    named = _outlet(stream, means.medium, at, head, first, end)
    medium = _medium(stream, means.medium, named, head, end)
    low, words = stream.lows[head], stream.lexicon.telling
    if medium == "social" and named is None:
        platform = platform_before(stream, head) if stream.flags[head - 1] & CAPITAL else None
        if platform is not None:
            return Clue(medium, platform.name, platform.first, head + 1, at)
        platform = platform_called(stream, head + 1, end)
        if platform is not None:
            return Clue(medium, platform.name, platform.first, platform.last, at)
        return Clue(medium, stream.lexicon.platforms.get(low), first, head + 1, at)
    if medium == "broadcast" and named is None:
        named = _of_hearer(stream, at)
    if medium == "interview" and named is None and publisher:
        own = publisher_behind(stream, head + 1, end)
        if own is not None:
            return Clue(medium, publisher, own[0], own[1], at)
    staged = low in words["staged"] and named is not None and named.kind in ON_AIR
    if named is None or (medium in ("speech", "press") and not staged):
        return Clue(medium, None, first, head + 1, at)
    return Clue(medium, named.name, named.first, named.last, at)


def _of_hearer(stream: Stream, at: int) -> Named | None:
    """Return the person told before `at`, whose programme has no other name: "told Jo Vik on his podcast"."""
    if stream.lows[at + 1] not in ("his", "her", "their"):
        return None
    first = at
    while first > 0 and at - first < 4 and stream.flags[first - 1] & CAPITAL:
        first -= 1
    if at - first < 2 or stream.lows[first - 1] not in stream.lexicon.telling["tell"]:
        return None
    return Named(stream.string(first, at), first, at, "programme")


def _outlet(stream: Stream, medium: Medium, at: int, head: int, first: int, end: int) -> Named | None:
    """Return the outlet before the noun of means at ``head``, whose words start at ``first``, or else behind it."""
    named = _within(stream, at + 1, first)
    if named is None or (medium == "interview" and named.kind == "platform"):
        # "in a Facebook interview with Vesti"
        named = _heard(stream, head + 1, end, medium in _GIVEN) or named
    if named is None and medium == "interview":
        named = interviewer_at(stream, at + 1, first) or _asking(stream, head + 1, end)
        if named is None and stream.lows[head + 1 : head + 2] == ["with"] and head + 2 < end:
            named = asker_at(stream, head + 2, end)
    if medium == "social":
        return named if named is not None and named.kind == "platform" else None
    if named is None and medium in ("publication", "broadcast"):
        named = titled(stream, head + 1, end)
    if named is None and stream.lows[head] in stream.lexicon.telling["instalment"]:
        named = _serial(stream, head + 1, end)
    if named is None and medium == "publication" and head + 1 < end:
        # "in the journal Vesti"
        named = unknown_at(stream, head + 1, end)
        link = head + 1
        while link < min(end, head + 4) and (
            stream.flags[link] & CALENDAR or stream.lows[link] in stream.lexicon.telling["time"]
        ):
            # "a column this month in the Scholar"
            link += 1
        if named is None and link + 1 < end and stream.lows[link] in ("in", "for"):
            named = paper_at(stream, link + 1, end)
    return named


def _asking(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet of who asks, whom the main clause is about: `In an interview Monday, [Kanal 6] host Jo Vik`."""
    words = stream.lexicon.telling
    for unit in stream.having(NEWS, at + 1, min(end, at + _OPENING)):
        before = unit - 2 if stream.lows[unit - 1] == "the" else unit - 1
        if stream.flags[unit] & CAPITAL and stream.flags[before] & COMMA:
            named = outlet_in(stream, unit, end)
            host = named is not None and named.last + 1 < end and stream.lows[named.last] in words["host"]
            return named if host else None
    return None


def _serial(stream: Stream, at: int, end: int) -> Named | None:
    """Return the programme behind its instalment, which no list need hold: an episode [of Harbour Talk]."""
    first = at + 1
    if first + 1 >= end or stream.lows[at] != "of" or stream.flags[first] & CALENDAR:
        return None
    if stream.words[first] == "the":
        first += 1
    last = name_end(stream, first, min(end, first + 6))
    return Named(stream.string(first, last), first, last, "programme") if last > first else None


def _medium(stream: Stream, medium: Medium, named: Named | None, head: int, end: int) -> Medium:
    """Return the ``medium`` of the noun at ``head`` as the outlet and the hearers beside it make it."""
    if medium == "speech":
        aired = stream.lows[head].removesuffix("s") in stream.lexicon.telling["aired"]
        if aired and named is not None and named.kind in ON_AIR:
            return "broadcast"
        if named is not None and "board" in stream.lows[head + 1 : named.last + 4]:
            # "at a meeting with The Lantern's editorial board"
            return "interview"
        return "press" if with_reporters(stream, head + 1, end) else medium
    if medium in ("publication", "statement") and named is not None and named.kind == "platform":
        return "social"
    if medium == "broadcast" and named is not None and named.kind in ("paper", "magazine", "journal"):
        # "in Friday's edition of The Lantern"
        return "publication"
    return medium


def _within(stream: Stream, start: int, first: int) -> Named | None:
    """Return the outlet named before the noun at ``first``: "a Vesti interview"."""
    for unit in range(start, first):
        if stream.flags[unit] & QUOTE:
            return quoted_title(stream, unit)
        if stream.flags[unit] & CAPITAL:
            named = outlet_in(stream, unit, first + 1)
            if named is not None and named.first < first:
                return named
    return None


def _heard(stream: Stream, at: int, end: int, definite: bool) -> Named | None:
    """Return the outlet behind a noun of means: an interview "with Vesti", an op-ed "in Vesti".

    It is ``definite`` where it may be given to "the newspaper", too.
    """
    flags, lows = stream.flags, stream.lows
    stop = min(end, at + 12)
    given = stream.lexicon.telling["given"]
    while at < stop:
        flag = flags[at]
        if flag & COMMA and at + 1 < stop and lows[at + 1] in given:
            # "in her last interview, given to Vesti"
            at += 1
            continue
        if flag & _CLOSES:
            return None
        if lows[at] in _JOINS and at + 1 < end:
            quoted = flags[at + 1] & QUOTE
            found = quoted_title(stream, at + 1) if quoted else outlet_in(stream, at + 1, end)
            if found is None and definite and lows[at] in _ADDRESSES:
                found = again_at(stream, at + 1, end)
            if found is not None:
                return found
            host = host_before(stream, at + 1, end)
            if host is not None:
                return host_named(stream, host, end)
        elif lows[at] in ("that", "after", "before", "when", "as", "about") or (
            flag & CUE and flag & LOWER and not flag & (ED | CALENDAR) and lows[at] not in given
        ):
            return None
        at += 1
    return None
