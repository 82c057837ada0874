"""Outlets that no list holds, told by a noun ("the newspaper Vesti", "Selwick Herald") or by their shape ("KWXT")."""

from __future__ import annotations

from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NATIONALITY,
    NEWS,
    NUMBER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    ROLE,
    TITLE,
    UPPER,
)
from builder.annotation.lexicon.outlet_shapes import is_outlet_shaped
from builder.annotation.outlets.naming.listed import Named
from builder.annotation.shapes import NAMES_NEWS
from builder.annotation.tokens import Stream

AGENCIES = frozenset(("agency", "service", "wire", "station"))
"""What agencies and stations are called behind another noun: "news agency"."""
_LONGEST = 7
"""How many words the name of an outlet may have that no list holds."""
_IN_NAME = CAPITAL | INITIAL | NUMBER
_OTHER = FIRST_NAME | TITLE | ROLE | NATIONALITY


def name_end(stream: Stream, at: int, stop: int, mask: int = CAPITAL) -> int:
    """Return where the words of a name end that starts at ``at``: those with a flag of ``mask``, before ``stop``.

    Days and months are no part of it.
    """
    flags = stream.flags
    while at < stop and flags[at] & mask and not flags[at] & CALENDAR:
        at += 1
    return at


def unknown_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet that no list holds whose name starts at ``at``, told by its nouns or its shape."""
    flags = stream.flags
    first = at
    if stream.lows[at] == "the" and at + 1 < end:
        at += 1
    if not flags[at] & CAPITAL:
        return None
    near = stream.shapes[at - 1 if at else 0 : at + _LONGEST + 2].translate(NAMES_NEWS)
    if 1 not in near:
        return None
    last = name_end(stream, at, end if end < at + _LONGEST else at + _LONGEST, _IN_NAME)
    if last == at or 1 not in near[: last + 2 - at + (at > 0)]:
        return None
    if "The" in stream.words[at + 1 : last]:
        # "Enter The Lantern"
        return None
    if last + 1 < end and flags[last] & POSSESSIVE_MARK and not flags[at] & PLACE:
        hosted = _hosted(stream, last + 1, end)
        if hosted is not None:
            opens = _opened(stream, at)
            if opens is not None:
                # "the 'Harbour Talks' podcast": no possessive
                return Named(stream.string(opens, last), opens, last + 1, "programme")
            # "Jo Vik's podcast", "Jo Vik's radio show"
            return Named(stream.string(at, hosted), at, hosted, "programme")
    named = _with_noun(stream, first, at, last, end) or _beside_noun(stream, at, last, end)
    if named is None and is_outlet_shaped(stream.words[at]) and not flags[at] & ORGANIZATION:
        # "KXQR", but not the WHO
        return Named(stream.words[at], at, at + 1, "outlet")
    return named


def is_paper(stream: Stream, outlet: Named) -> bool:
    """Say whether the noun in the name of an outlet that no list holds makes it a paper: "the Selwick Post"."""
    word = stream.words[outlet.last - 1]
    nouns = stream.lexicon.outlet_nouns.get(word, "")
    return outlet.kind == "outlet" and "name" in nouns and word not in stream.lexicon.telling["airs"]


def _opened(stream: Stream, at: int) -> int | None:
    """Return where the title starts between single marks that the unit ``at`` is part of."""
    for unit in range(at - 1, max(0, at - _LONGEST), -1):
        if stream.words[unit] in ("'", "‘"):
            return unit + 1
        if not stream.flags[unit] & _IN_NAME:
            return None
    return None


def _hosted(stream: Stream, at: int, end: int) -> int | None:
    """Return where the noun ends at ``at`` for what goes by its host alone: "podcast", "radio show"."""
    words = stream.lexicon.telling
    if stream.lows[at] in words["hosted"]:
        return at + 1
    aired = at + 1 < end and (stream.lows[at] in words["air"] or stream.lows[at] == "talk")
    return at + 2 if aired and stream.lows[at + 1] in words["programme"] else None


def _with_noun(stream: Stream, first: int, at: int, last: int, end: int) -> Named | None:
    """Return the outlet whose name has a noun of theirs as its last word: "Selwick Herald", "the Herald"."""
    flags, nouns = stream.flags, stream.lexicon.outlet_nouns
    for stop in range(last, at, -1):
        if not flags[stop - 1] & NEWS:
            continue
        kinds = nouns.get(stream.words[stop - 1].rpartition("-")[2], "")
        if "name" in kinds and not (stop < last and "opening" in kinds):
            lone = stop - at == 1
            behind = stream.lows[stop] if stop < len(stream.lows) else ""
            if behind in stream.lexicon.telling["programme"] and _describes_air(stream, at, stop):
                return None
            if stream.words[stop - 1] == "Show" and not _airs(stream, at, stop):
                # "the Selwick Boat Show"
                return None
            person = flags[at] & (FIRST_NAME | TITLE) and not flags[at] & (PLACE | ORGANIZATION) and not lone
            if person and not (stream.words[stop - 1] == "Show" and stream.lows[at - 1] == "the"):
                # "Ida Herald", but "The Ida Moen Show"
                return None
            hyphened = "-" in stream.words[at]
            if lone and not hyphened and (stop < last or not (at > 0 and stream.lows[at - 1] == "the")):
                # "the Herald", but not "the Herald Foundation"
                return None
            begin = first if flags[first] & CAPITAL else at
            kind = _kind(stream, stop) if stop < end else "outlet"
            return Named(stream.string(begin, stop), begin, stop, kind)
    return None


def _describes_air(stream: Stream, at: int, stop: int) -> bool:
    """Say whether the units ``[at, stop)`` are the air of a country, which describes a programme: "a [US TV] show"."""
    country = stop - at == 2 and stream.flags[at] & (NATIONALITY | PLACE)
    return bool(country and stream.lows[stop - 1] in stream.lexicon.telling["air"])


def _airs(stream: Stream, at: int, stop: int) -> bool:
    """Say whether the show in the units ``[at, stop)`` goes by a person or by the time that it is on the air."""
    timed = stream.lows[stop - 2] in stream.lexicon.telling["airtime"] if stop - at > 1 else False
    return timed or bool(stream.flags[at] & FIRST_NAME and not stream.flags[at] & PLACE)


def _beside_noun(stream: Stream, at: int, last: int, end: int) -> Named | None:
    """Return the outlet that a noun beside its name or at its beginning tells: "the paper Vesti", "Radio Vesti"."""
    flags, nouns = stream.flags, stream.lexicon.outlet_nouns
    cast = last < end and stream.lows[last] in stream.lexicon.telling["hosted"]
    if cast and stream.lows[at - 1] in ("a", "an", "of"):
        # "the Diary of a Vet podcast"
        return None
    if last - at > 4 or flags[at] & (FIRST_NAME | NATIONALITY if cast else _OTHER) or _describes(stream, at):
        # "Senator Vesti", but "the High Seas podcast"
        return None
    before = at - 1
    owns = last + 1 < end and flags[last] & POSSESSIVE_MARK and flags[last + 1] & CAPITAL
    if owns and before > 0 and stream.lows[before] in stream.lexicon.telling["programme"]:
        # "the radio show Jo's | Jukebox"
        return None
    if (
        before > 0
        and flags[before] & NEWS
        and _is_noun(stream, before)
        and not flags[before] & POSSESSIVE_MARK
    ):
        # "the newspaper Vesti", "radio station Vesti"
        return Named(stream.string(at, last), at, last, _kind(stream, before))
    if (
        last < end
        and flags[last] & NEWS
        and _is_noun(stream, last)
        and tuple(stream.words[at:last]) not in stream.lexicon.places
        and tuple(stream.words[before:last]) not in stream.lexicon.places
        and not _named_behind(stream, last)
    ):
        # "the Vesti newspaper"
        return Named(stream.string(at, last), at, last, _kind(stream, last))
    opening = next(
        (
            unit
            for unit in range(at, min(at + 2, last))
            if flags[unit] & NEWS and "opening" in nouns.get(stream.words[unit], "")
        ),
        last,
    )
    if opening < last - 1 and (opening == at or flags[at] & (PLACE | UPPER)):
        # "Radio Vesti", "Selwick Daily Vesti", "KNL Radio 4"
        return Named(stream.string(at, last), at, last, "outlet")
    return None


def _describes(stream: Stream, at: int) -> bool:
    """Say whether the capitalised word is an adjective: "a Catholic newspaper", "the London-based weekly"."""
    adjectives = stream.lexicon.telling["adjective"]
    low = stream.lows[at]
    return low in adjectives or ("-" in low and low.rpartition("-")[2] in adjectives)


def _kind(stream: Stream, noun: int) -> str:
    """Return the kind of outlet that the noun at ``noun`` calls one: a podcast is a programme."""
    return "programme" if stream.lows[noun] in stream.lexicon.telling["programme"] else "outlet"


def _named_behind(stream: Stream, last: int) -> bool:
    """Say whether the outlet is named behind its noun: "the Selwick daily Vesti", "the Frisian channel Vesti"."""
    last += 1
    while last < len(stream.flags) - 1 and _is_noun(stream, last):
        # "the Selwick radio station Vesti"
        last += 1
    behind = stream.flags[min(last, len(stream.flags) - 1)]
    return bool(behind & CAPITAL and not behind & CALENDAR)


def _is_noun(stream: Stream, at: int) -> bool:
    """Say whether the unit is the head of a noun that outlets have: "newspaper", "news agency"."""
    low = stream.lows[at]
    if not stream.flags[at] & LOWER:
        return False
    if low in ("wire", "network", "show", "site"):
        # Everyday words, but for "news site" and the like.
        low = f"{stream.lows[at - 1]} {low}"
    nouns = stream.lexicon.outlet_nouns
    return "noun" in nouns.get(low, "") or (
        at > 0 and low in AGENCIES and "noun" in nouns.get(f"{stream.lows[at - 1]} {low}", "")
    )
