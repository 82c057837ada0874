"""How words were given, by a noun that says so: "in an interview", "at a rally", "issued a statement"."""

from __future__ import annotations

from typing import NamedTuple

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    END,
    FIRST_NAME,
    LOWER,
    NATIONALITY,
    NEWS,
    OBJECT,
    OPEN,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    VERB,
    WORD,
    Means,
)  # fmt: skip
from builder.annotation.outlets.bodies import (
    Named,
    outlet_in,
    publisher_at,
    quoted_title,
    unknown_at,
)
from builder.annotation.outlets.posting import platform_before, posted
from builder.annotation.tokens import Stream
from builder.schema import Medium

_PUT_OUT: frozenset[Medium] = frozenset(("statement", "publication", "social", "speech"))


class Clue(NamedTuple):
    """Words that tell a medium, an outlet or both.

    ``first`` and ``last`` are the units that stand for the outlet or, without one, for the medium; ``at`` is
    where the clue starts (its preposition or verb). ``verb`` is the unit of the verb whose addressee it is.
    """

    medium: Medium | None
    name: str | None
    first: int
    last: int
    at: int
    verb: int | None = None


_JOINS = frozenset(("with", "on", "for", "to", "in", "by", "from", "of", "over"))
_SMALL = frozenset(("a", "an", "and", "for", "in", "of", "on", "the", "to"))
STOP = END | SEMICOLON | COLON | QUOTE | AUXILIARY | SUBJECT | RELATIVE | COMMA
ON_AIR = frozenset(("broadcaster", "programme", "radio", "outlet", "agency"))


def by_noun(stream: Stream, head: int, start: int, end: int, publisher: str | None) -> Clue | None:
    """`in an interview with Kanal 6`, `in a Vesti op-ed`, `issued a statement`: a noun of means."""
    flags, lows, words = stream.flags, stream.lows, stream.lexicon.telling
    means = posted(stream, head) or means_at(stream, head, start)
    if means is None:
        return None
    if head + 1 < end and _modifies(stream, head):
        return None
    if (head + 1 < end and flags[head + 1] & POSSESSIVE_MARK) or flags[head] & CALENDAR:
        return None
    if lows[head] == "broadcast" and lows[head + 1 : head + 2] in (["by"], ["live"], ["on"]):
        # "a town hall broadcast by Kanal 6"
        return None
    first = head - len(means.before)
    at = first - 1
    while at >= start and first - at < 9:
        flag = flags[at]
        if (flag & PREPOSITION and not flag & CAPITAL) or (flag & PREPOSITION and at == start):
            if lows[at] in ("of", "following") or (
                lows[at] in ("in", "on") and lows[at] not in means.prepositions
            ):
                if lows[at] == "of" and at > start and lows[at - 1] in words["excerpt"]:
                    # "according to excerpts of her speech"
                    break
                # "in one of her debates", "in the city of Oslo's hearing"
                at -= 1
                continue
            break
        if (
            flag & (STOP & ~AUXILIARY)
            or (flag & AUXILIARY and not flag & POSSESSIVE_MARK)
            or lows[at] in words["put_out"]
            or lows[at] in words["deliver"]
        ):
            break
        if flag & CUE and flag & LOWER and not flag & ED and not flags[at - 1] & (DETERMINER | POSSESSIVE):
            break
        at -= 1
    if at < start or first - at >= 9:
        return None
    bare = at + 1 == first and not (
        lows[at] == "on" or lows[head] in words["bare"] or lows[head].endswith("s")
    )
    if lows[head] == "court" and flags[head - 1] & CAPITAL:
        # "sued in Selwick Circuit Court"
        return None
    if lows[at] in ("at", "in", "during") and at > start and lows[at - 1] in words["elsewhere"]:
        return None
    if lows[at] == "with" and at > start and not flags[at - 1] & (CUE | ADVERB | COMMA):
        # "fired back with a statement", but "hurt her with his statement"
        return None
    part = lows[at] == "of" and at > start and lows[at - 1] in words["excerpt"]
    wrote = lows[at - 1] in words["write"] and lows[at - 1] not in words["given"]
    if lows[head] == "journal" and not (flags[at - 1] & COMMA or wrote):
        # "published in the journal Vesti": scientists talk of what they published.
        return None
    puts = (lows[at] in means.prepositions or part) and not bare and not _comes_and_goes(stream, at, start)
    putting = words["deliver"] if means.medium == "speech" else words["put_out"]
    put_out = lows[at] in putting and not bare and means.medium in _PUT_OUT
    if not puts and not put_out:
        return None
    clue = occasion(stream, means, at, head, end, publisher)
    if part and at - 3 >= start and lows[at - 3 : at - 1] == ["according", "to"]:
        # "according to excerpts of her speech"
        return clue._replace(at=at - 3)
    return clue


def _modifies(stream: Stream, head: int) -> bool:
    """Say whether the noun only describes the one behind it: "debate stage", "ruling party"."""
    after, low = stream.flags[head + 1], stream.lows[head + 1]
    if stream.lows[head] == "brief" and after & LOWER and not after & PREPOSITION:
        # "in a brief concession speech"
        return True
    if low == "between":
        # "the transcript of a call between Moen and Vik"
        return True
    if low == "broadcast" and stream.lows[head + 2 : head + 3] in (["by"], ["on"], ["live"]):
        # "a town hall broadcast by Kanal 6"
        return False
    if after & LOWER and low in stream.lexicon.media:
        return True
    timed = low in stream.lexicon.telling["time"]
    joint = PREPOSITION | ADVERB | AUXILIARY | CUE | VERB | ED | CONJUNCTION | SUBORDINATOR
    if stream.flags[head] & CAPITAL and after & LOWER and not after & joint and not timed:
        # "the Forum group"
        return True
    return stream.lows[head].endswith("ing") and after & ~NEWS in (
        WORD | LOWER,
        WORD | LOWER | ORGANIZATION,
    )


def occasion(stream: Stream, means: Means, at: int, head: int, end: int, publisher: str | None) -> Clue:
    """Return the clue that the noun of means at ``head`` makes with the outlet before or behind it.

    Its phrase starts behind the unit ``at``: "[in] a Vesti op-ed", "[in] an interview with Vesti", "[at] a
    town hall hosted by Kanal 6", "[in] her memoir, "Hard Winters"".
    """
    lows, flags = stream.lows, stream.flags
    medium = means.medium
    first = head - len(means.before)
    named = _within(stream, at + 1, first) or _heard(stream, head + 1, end)
    if medium == "social" and named is not None and named.kind != "platform":
        named = None
    if named is None and medium in ("publication", "broadcast"):
        named = titled(stream, head + 1, end)
    if named is None and medium == "publication" and head + 1 < end:
        # "in the journal Vesti"
        named = unknown_at(stream, head + 1, end)
    if named is None and medium == "publication" and head + 2 < end and lows[head + 1] in ("in", "for"):
        named = _by_place(stream, head + 2, end)
    if (
        medium == "speech"
        and named is not None
        and named.kind in ON_AIR
        and lows[head].removesuffix("s") in stream.lexicon.telling["aired"]
    ):
        medium = "broadcast"
    if medium == "speech" and _with_reporters(stream, head + 1, end):
        medium = "press"
    if medium == "social" and named is None:
        platform = platform_before(stream, head) if flags[head - 1] & CAPITAL else None
        if platform is not None:
            return Clue(medium, platform.name, platform.first, head + 1, at)
        return Clue(medium, stream.lexicon.platforms.get(lows[head]), first, head + 1, at)
    if medium == "interview" and named is None and publisher:
        own = _own(stream, head + 1, end)
        if own is not None:
            return Clue(medium, publisher, own[0], own[1], at)
    staged = lows[head] in stream.lexicon.telling["staged"] and named is not None and named.kind in ON_AIR
    if (medium in ("speech", "press") and not staged) or named is None:
        return Clue(medium, None, first, head + 1, at)
    if named.kind == "platform" and medium == "publication":
        medium = "social"
    if medium == "broadcast" and named.kind in ("paper", "magazine", "journal"):
        # "in Friday's edition of The Lantern"
        medium = "publication"
    return Clue(medium, named.name, named.first, named.last, at)


def _by_place(stream: Stream, at: int, end: int) -> Named | None:
    """Return what no list holds where a paper must stand: an op-ed "in The Scholar"."""
    last = at
    while last < end and last - at < 5 and stream.flags[last] & CAPITAL and not stream.flags[last] & CALENDAR:
        last += 1
    lone = last - at == 1 and stream.lows[at] == "the"
    person = 0 if stream.lows[at] == "the" else stream.flags[at]
    if last == at or lone or person & (FIRST_NAME | TITLE | PLACE | NATIONALITY | POSSESSIVE):
        return None
    return Named(stream.string(at, last), at, last, "paper")


def _within(stream: Stream, start: int, first: int) -> Named | None:
    """Return the outlet named before the noun at ``first``: "a Vesti interview"."""
    for unit in range(start, first):
        if stream.flags[unit] & CAPITAL:
            named = outlet_in(stream, unit, first + 1)
            if named is not None and named.first < first:
                return named
    return None


def means_at(stream: Stream, head: int, start: int) -> Means | None:
    """Return the entry of the list of media that ends at ``head``, the longest first."""
    for means in stream.lexicon.media.get(stream.lows[head], ()):
        size = len(means.before)
        if head - size >= start and tuple(stream.lows[head - size : head]) == means.before:
            return means
    return None


def _comes_and_goes(stream: Stream, at: int, start: int) -> bool:
    """Say whether the preposition only places the speaker in time: "after the debate", "to the rally"."""
    if stream.lows[at] != "to" or at == start:
        return False
    return not (stream.flags[at - 1] & (CUE | COMMA | QUOTE) or stream.lows[at - 1] == "according")


def _heard(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet behind a noun of means: an interview "with Vesti", an op-ed "in Vesti"."""
    flags, lows = stream.flags, stream.lows
    stop = min(end, at + 12)
    given = stream.lexicon.telling["given"]
    while at < stop:
        flag = flags[at]
        if flag & COMMA and at + 1 < stop and lows[at + 1] in given:
            # "in her last interview, given to Vesti"
            at += 1
            continue
        if flag & (END | SEMICOLON | COLON | QUOTE | SUBJECT | RELATIVE | COMMA):
            return None
        if lows[at] in _JOINS and at + 1 < end:
            found = outlet_in(stream, at + (0 if flags[at + 1] & QUOTE else 1), end)
            if found is not None:
                return found
        elif lows[at] in ("that", "after", "before", "when", "as", "about") or (
            flag & CUE and flag & LOWER and not flag & (ED | CALENDAR) and lows[at] not in given
        ):
            return None
        at += 1
    return None


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


def _with_reporters(stream: Stream, at: int, end: int) -> bool:
    """Say whether the occasion was for the press: `a session with reporters`, `remarks to reporters`."""
    for unit in range(at, min(end, at + 5)):
        if stream.lows[unit] in ("with", "to", "for"):
            audience = audience_at(stream, unit + 1, end)
            return audience is not None and audience[1] == "press"
        if stream.flags[unit] & (COMMA | END | QUOTE):
            return False
    return False


def audience_at(stream: Stream, at: int, end: int) -> tuple[int, Medium] | None:
    """Return the unit of the noun for who listens in the phrase that starts at ``at``, and the medium."""
    flags, lows = stream.flags, stream.lows
    audiences = stream.lexicon.audiences
    apposed = False
    # "told the Selwick Summit"; not "told Harbour Talk"
    low_start = at < end and bool(flags[at] & (DETERMINER | POSSESSIVE))
    best: tuple[int, Medium] | None = None
    unit = at
    while unit < min(end, at + 12):
        low, flag = lows[unit], flags[unit]
        medium = audiences.get(low)
        if low in ("press", "media") and not flag & LOWER:
            # "the Associated Press"
            return best
        if (low == "house" and lows[unit - 1] != "the") or (low == "board" and not flag & LOWER):
            # "told the White House", "told Acme Board"
            medium = None
        if medium is not None and not (unit + 1 < end and flags[unit + 1] & POSSESSIVE_MARK):
            best = unit, medium
            if medium in ("press", "interview") or unit + 1 >= end or lows[unit + 1] != "of":
                return best
        elif low in stream.lexicon.media and unit > at and (flag & LOWER or low_start):
            means = means_at(stream, unit, at)
            if means is not None and means.medium in ("speech", "press"):
                return unit, means.medium
        elif flag & COMMA and not apposed and unit + 1 < end and lows[unit + 1] in ("a", "an"):
            # "told the Selwick Dialogue, a regional forum"
            apposed = True
        elif flag & STOP or (flag & SUBORDINATOR and low != "as") or (flag & PREPOSITION and low != "of"):
            return best
        elif flag & OBJECT and unit == at and not flag & POSSESSIVE:
            return None
        elif (
            flag & CUE
            and flag & LOWER
            and not flags[unit - 1] & (DETERMINER | POSSESSIVE)
            # "told cheering supporters"
            and (best is not None or not low.endswith("ing"))
        ):
            return best
        unit += 1
    return best


def _own(stream: Stream, at: int, end: int) -> tuple[int, int] | None:
    """Return the words for the publisher in "with this newspaper" behind a noun of means."""
    for unit in range(at, min(end, at + 6)):
        if stream.flags[unit] & (COMMA | END | QUOTE):
            return None
        if stream.lows[unit] in ("with", "to", "for") and unit + 1 < end and stream.lows[unit + 1] != "us":
            last = publisher_at(stream, unit + 1, end)
            if last is not None:
                return unit + 1, last
    return None
