"""What no list holds where an outlet must stand: "told Luma by phone", "told state television", "wrote on Quayside"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CUE,
    END,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    NUMBER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    UPPER,
    VERB,
)
from builder.annotation.outlets.naming.listed import Named
from builder.annotation.outlets.naming.phrases import outlet_in
from builder.annotation.outlets.naming.titles import quoted_title
from builder.annotation.outlets.naming.unlisted import name_end
from builder.annotation.tokens import Stream

_AFTER_HEARER = END | COLON | COMMA | QUOTE | CALENDAR | PREPOSITION | SUBORDINATOR | ADVERB
"""What may stand behind an outlet that hears something."""
TOLD = 4_000
"""How many characters before a name it may have been told whose it is."""
_NO_OUTLET = FIRST_NAME | TITLE | ROLE | PLACE | NATIONALITY | CALENDAR | SUBJECT | ORGANIZATION
_NO_NOUN = CAPITAL | COMMA | END | QUOTE | SUBORDINATOR
_WHENCE = PLACE | NATIONALITY


def paper_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return what no list holds where a paper must stand: an op-ed "in The Scholar", "in the Scholar"."""
    if stream.words[at] == "the" and at + 2 < end:
        at += 1
        if not stream.flags[at + 1] & _AFTER_HEARER or stream.flags[at] & ORGANIZATION:
            # "in the Dorn Foundation"
            return None
    last = name_end(stream, at, min(end, at + 5))
    lone = last - at == 1 and stream.lows[at] == "the"
    person = 0 if stream.lows[at] == "the" else stream.flags[at]
    if last == at or lone or person & (FIRST_NAME | TITLE | PLACE | NATIONALITY | POSSESSIVE):
        return None
    return Named(stream.string(at, last), at, last, "paper")


def hearer_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return what no list knows in an outlet's place: `told Luma in an interview`, `told Luma by phone`."""
    if (
        stream.lows[at] in stream.lexicon.telling["hearer"]
        and stream.flags[at] & CAPITAL
        and (at + 1 >= end or stream.flags[at + 1] & _AFTER_HEARER)
    ):
        # "told Today"
        aired = stream.lows[at] in stream.lexicon.telling["airtime"]
        return Named(stream.words[at], at, at + 1, "programme" if aired else "outlet")
    if not stream.flags[at] & CAPITAL or stream.flags[at] & (
        FIRST_NAME | TITLE | ROLE | PLACE | NATIONALITY | CALENDAR | SUBJECT
    ):
        return None
    last = at + 1
    if stream.flags[at] & UPPER and not stream.flags[at] & ORGANIZATION and 2 < len(stream.words[at]) < 5:
        # "told KNL North on Monday", "told KNL that"
        last = name_end(stream, last, min(end, at + 4))
        after = stream.flags[last] if last < end else END
        if after & _AFTER_HEARER:
            return Named(stream.string(at, last), at, last, "outlet")
        return None
    if (
        last < end
        and stream.flags[last] & NUMBER
        and stream.words[last].isdigit()
        and len(stream.words[last]) < 4
    ):
        # "told Harbour 27"
        return Named(stream.string(at, last + 1), at, last + 1, "broadcaster")
    if last + 2 >= end or stream.flags[last] & CAPITAL:
        return None
    for unit in range(last, min(end, last + 6)):
        if stream.lows[unit] in ("interview", "email", "e-mail", "telephone", "phone"):
            return Named(stream.words[at], at, last, "outlet")
        if stream.flags[unit] & (COMMA | END | QUOTE | SUBORDINATOR | CUE | VERB):
            return None
    return None


def owned_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet that goes by who owns it, or by its name and its noun: "Moen's website", "Five's Dock show"."""
    owner = name_end(stream, at, min(end, at + 4))
    first = owner + 1
    if owner == at or first >= end or not stream.flags[owner] & POSSESSIVE_MARK:
        return None
    last = name_end(stream, first, min(end, first + 4))
    noun = last + 1 if last == first and stream.lows[last] == "official" else last
    aired = noun < end and stream.lows[noun] in stream.lexicon.telling["programme"]
    if noun >= end or not (aired or stream.lows[noun] in stream.lexicon.outlet_kinds):
        return None
    if last > first:
        return Named(stream.string(first, last), first, last, "programme" if aired else "outlet")
    return Named(stream.string(at, noun + 1), at, noun + 1, "outlet")


def sitting_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return what no list knows with which somebody sits down to talk: `sat down with Luma to discuss her book`."""
    if at + 1 >= end or stream.lows[at + 1] not in ("to", "for") or not _is_new(stream, at):
        return None
    return Named(stream.words[at], at, at + 1, "outlet")


def interviewer_at(stream: Stream, at: int, head: int) -> Named | None:
    """Return what no list knows right before an interview, whose phrase starts at ``at``: "in a Luma interview"."""
    unit = head - 1
    if unit <= at or stream.flags[unit - 1] & CAPITAL or not _is_new(stream, unit):
        return None
    return Named(stream.words[unit], unit, head, "outlet")


def asker_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return what no list knows behind "an interview with": `with Luma.`, `with The Skerryman`; no person's name."""
    flags = stream.flags
    if stream.words[at] == "The":
        last = name_end(stream, at + 1, min(end, at + 4))
        known = last == at + 1 or flags[at + 1] & _NO_OUTLET or flags[last - 1] & _NO_OUTLET
        return None if known else Named(stream.string(at, last), at, last, "outlet")
    if not _is_new(stream, at):
        return None
    # "with Sukma, the mayor"
    after = flags[at + 1] if at + 1 < end else END
    named = after & (END | QUOTE | CALENDAR | PREPOSITION) or (
        after & COMMA and at + 2 < end and flags[at + 2] & CAPITAL
    )
    return Named(stream.words[at], at, at + 1, "outlet") if named else None


def _is_new(stream: Stream, at: int) -> bool:
    """Say whether the word is a name that the article has not told yet and no list knows: no person's surname."""
    word = stream.words[at]
    if not stream.flags[at] & CAPITAL or stream.flags[at] & _NO_OUTLET or not word.isalnum():
        return False
    if word.isupper() or word.lower() in stream.lexicon.telling["call"]:
        # "in a Skype interview"
        return False
    start = stream.starts[at] - 1
    return f" {word}" not in stream.text[max(0, start - TOLD) : start]


def station_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return the station that goes by whose it is: `told state television`, "told Frisian public radio"."""
    lows, words = stream.lows, stream.lexicon.telling
    first = at + 1 if lows[at] == "the" else at
    place = first < end and stream.flags[first] & (NATIONALITY | PLACE)
    owner = first + 1 if place else first
    last = owner + 1 if owner < end and lows[owner] in words["owner"] else owner
    if last > first and last < end and lows[last] in words["air"]:
        return Named(stream.string(first, last + 1), first, last + 1, "broadcaster")
    return None


def host_before(stream: Stream, at: int, end: int) -> int | None:
    """Return the unit of the noun for a host of a programme in the phrase at ``at``: "the conservative radio host"."""
    lows, words = stream.lows, stream.lexicon.telling
    for unit in range(at, min(end - 1, at + 5)):
        if lows[unit] in words["air"] or lows[unit] in words["programme"]:
            return unit + 1 if lows[unit + 1] in words["host"] else None
        if stream.flags[unit] & _NO_NOUN and not stream.flags[unit] & _WHENCE:
            return None
    return None


def hosting_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return what the person at ``at`` is said to host: `told Jo Vik, the host of "Late Hour"`."""
    last = name_end(stream, at, min(end, at + 4), CAPITAL | INITIAL)
    if last - at < 2 or last >= end or not stream.flags[last] & COMMA:
        return None
    words = stream.lexicon.telling
    for unit in range(last + 1, min(end - 2, last + 4)):
        if stream.lows[unit] in words["host"]:
            at = unit + 2 if stream.lows[unit + 1] in ("of", "on", "for") else unit + 1
            for show in range(at, min(end, at + 6)):
                if stream.flags[show] & QUOTE:
                    return quoted_title(stream, show)
            return outlet_in(stream, at, end)
    return None


def host_named(stream: Stream, host: int, end: int) -> Named | None:
    """Return whom a programme goes by behind the noun at ``host``: "radio host Jo Vik"."""
    first = host + 1
    last = name_end(stream, first, min(end, first + 4), CAPITAL | INITIAL)
    return Named(stream.string(first, last), first, last, "programme") if last - first > 1 else None


def site_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return what no list holds after "wrote on" or "Writing in the" at ``at``: nobody writes on a person or place."""
    first = at + 1
    opens = stream.lows[at : first + 1] == ["in", "the"] and stream.words[at - 1] == "Writing"
    if opens:
        first += 1
    elif stream.lows[at] != "on":
        return None
    last = name_end(stream, first, min(end, at + 6))
    if last == first or stream.flags[first] & (FIRST_NAME if opens else FIRST_NAME | TITLE | PLACE):
        return None
    return Named(stream.string(first, last), first, last, "paper" if opens else "site")
