"""Which words name a news organization, a programme, a publication or a platform.

Known names come from the word lists; unknown ones are told by a noun of theirs ("the newspaper Vesti",
"Selwick Herald") or by their shape ("KWXT", "northshore.com"). Nothing here says that words were given to the
outlet: that takes a place in the sentence, which hearers.py and media.py look for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COMMA,
    CUE,
    END,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NATIONALITY,
    NEWS,
    NUMBER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    QUOTE,
    ROLE,
    SEMICOLON,
    SUBJECT,
    TITLE,
    UPPER,
    VERB,
    leading_word,
)  # fmt: skip
from builder.annotation.lexicon.outlet_shapes import is_outlet_shaped
from builder.annotation.tokens import Stream

REACH = 14
"""How many units a phrase that names an outlet may take ("the host of the morning show on KWXT")."""

_AGENCIES = frozenset(("agency", "service", "wire", "station"))
_NEWS = frozenset(("news", "press"))
_BREAKS = COMMA | END | SEMICOLON | AUXILIARY | SUBJECT
# Prepositions and links that a phrase may hold between its head and the outlet.
_WITHIN = frozenset(
    ("of", "at", "for", "from", "with", "on", "the", "a", "an", "and", "&", "in", "owned", "run")
)


class Named(NamedTuple):
    """An outlet that the text names: the name as written, its units ``[first, last)``, and what it is.

    ``kind`` is a kind of the list of outlets, "platform" for a social one, "outlet" where nothing tells.
    """

    name: str
    first: int
    last: int
    kind: str


def outlet_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return the known outlet whose name starts at the unit ``at``, with or without "the"."""
    first = at
    if stream.lows[at] == "the" and at + 1 < end:
        at += 1
    if not stream.flags[at] & NEWS:
        return None
    start_word = leading_word(stream.words[at])
    names = stream.lexicon.outlet_starts.get(start_word)
    own = stream.own_outlets.get(start_word)
    if own is not None:
        names = own if names is None else [*own, *names]
    if names is None:
        return None
    text, start = stream.text, stream.starts[at]
    limit = stream.ends[end - 1]
    for name, kind in names:
        bare = name.removeprefix("The ")
        if bare is not name and not (at > 0 and stream.lows[at - 1] == "the"):
            continue
        stop = start + len(bare)
        if stop > limit or not text.startswith(bare, start) or (stop < len(text) and text[stop].isalnum()):
            continue
        last = at + 1
        while last < end and stream.ends[last - 1] < stop:
            last += 1
        if stream.ends[last - 1] < stop:
            continue
        known = last
        extended = last = _with_section(stream, last, end)
        if at > first and not stream.flags[first] & CAPITAL:
            first = at
        # "CNN-hosted" is one unit: the name is a part of it.
        stop = max(stop, stream.ends[last - 1]) if extended > known else stop
        return Named(text[stream.starts[first] : stop], first, last, kind)
    return None


def names_of(publisher: str) -> Iterator[tuple[str, str]]:
    """Yield the names that an article gives its own publisher, each as in the list of outlets, with its kind.

    "The Selwick Gleam": "Selwick Gleam" and "The Gleam"; "Selwick News Agency (SNA)": "Selwick" and "SNA" too,
    and "Dorn Ferry Press Agency": "DFPA". A publisher written as no name is ("usa-today", "selwick.com") is
    known by none.
    """
    bare, _, short = publisher.partition(" (")
    words = bare.split()
    if not words or len(words) > 6 or not words[0][0].isupper():
        return
    words = words[1:] if words[0] == "The" and len(words) > 1 else words
    yield " ".join(words), "outlet"
    if short.endswith(")"):
        yield short[:-1], "outlet"
    if len(words) > 1 and words[-1].lower() in _AGENCIES:
        yield "The Agency", "outlet"
        proper = len(words) - (2 if words[-2].lower() in _NEWS else 1)
        if proper == 1:
            yield words[0], "outlet"
        if not short and len(words) > 2 and all(word[0].isupper() for word in words):
            yield "".join(word[0] for word in words), "outlet"
    elif len(words) > 1 and words[-1][0].isupper() and words[-1].replace("-", "").isalpha():
        yield f"The {words[-1]}", "outlet"


def _with_section(stream: Stream, last: int, end: int) -> int:
    """Return where the name ends with what it takes on: "Vesti Politics", "Channel 6", "Vesti London"."""
    for _ in range(2):
        if last >= end or stream.ends[last - 1] + 1 != stream.starts[last]:
            break
        flag = stream.flags[last]
        if (
            stream.words[last] in stream.lexicon.telling["section"]
            or (flag & NUMBER and len(stream.words[last]) < 3)
            or (flag & PLACE and flag & CAPITAL and not (last + 1 < end and stream.flags[last + 1] & CAPITAL))
        ):
            last += 1
        else:
            break
    return last


def outlet_in(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet in the phrase that starts at ``at``: "Vesti", "Vesti's Jo Doe", "Jo Doe of Vesti".

    Of a programme and its network ("Kanal's "Late Hour"") the programme.
    """
    flags, lows = stream.flags, stream.lows
    end = min(end, at + REACH)
    if not stream.has(NEWS | QUOTE, at - 1 if at else 0, end):
        return None
    start = at
    while at < end:
        flag = flags[at]
        if flag & _BREAKS and not flag & (CAPITAL | POSSESSIVE_MARK):
            return None
        if flag & QUOTE:
            return quoted_title(stream, at) if at > start else None
        if (
            at == start
            and not flag & CAPITAL
            and 3 <= len(stream.words[at]) < 6
            and is_outlet_shaped(stream.words[at])
        ):
            # "dzKM", "4QX"
            return Named(stream.words[at], at, at + 1, "outlet")
        if flag & (CAPITAL | NUMBER) or lows[at] == "the":
            found = outlet_at(stream, at, end) or (unknown_at(stream, at, end) if flag & CAPITAL else None)
            # "Jo Vesti": who is called like a programme is none.
            surname = (
                at > start
                and found is not None
                and found.last - at == 1
                and flags[at - 1] & FIRST_NAME
                and lows[at - 2] not in stream.lexicon.telling["host"]
            )
            if found is not None and not surname:
                return programme_of(stream, found, end)
        elif (
            flag & LOWER
            and flag & (VERB | CUE)
            and at > start
            and not flag & ROLE
            and lows[at] not in _WITHIN
        ):
            if lows[at] not in stream.lexicon.outlet_nouns:
                return None
        elif lows[at] in (
            "that",
            "to",
            "about",
            "by",
            "as",
            "if",
            "when",
            "after",
            "before",
            "during",
            "because",
        ):
            return None
        at += 1
    return None


def programme_of(stream: Stream, network: Named, end: int) -> Named:
    """Return the programme behind its network, or else that.

    `Kanal's "Late Hour"`, "Kanal's Late Hour" if it is listed, "Kanal's Dock Talk show", "Kanal's Morning Call".
    """
    at = network.last
    flags = stream.flags
    if at < end and stream.lows[at] in stream.lexicon.telling["affiliate"]:
        return _affiliate(stream, at + 1, end) or network
    if at < end and flags[at] & POSSESSIVE_MARK:
        at += 1
    elif not (at < end and flags[at] & QUOTE):
        return network
    if at < end and flags[at] & QUOTE:
        return quoted_title(stream, at) or network
    known = outlet_at(stream, at, end) if at < end else None
    if known is not None:
        return known if known.kind == "programme" else network
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
    ):
        return Named(stream.string(at, last), at, last, "programme")
    return network


def _affiliate(stream: Stream, at: int, end: int) -> Named | None:
    """Return the station that a network's name only introduces: "Kanal affiliate KNWS", "its sister paper Vesti"."""
    while at < end and stream.flags[at] & LOWER:
        at += 1
    last = at
    while last < end and last - at < 4 and stream.flags[last] & (CAPITAL | NUMBER):
        if stream.flags[last] & CALENDAR:
            break
        last += 1
    return Named(stream.string(at, last), at, last, "outlet") if last > at else None


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


def unknown_at(stream: Stream, at: int, end: int) -> Named | None:
    """Return the outlet that no list holds whose name starts at ``at``, told by its nouns or its shape."""
    flags, words = stream.flags, stream.words
    nouns = stream.lexicon.outlet_nouns
    first = at
    if stream.lows[at] == "the" and at + 1 < end:
        at += 1
    if not flags[at] & CAPITAL:
        return None
    last = at
    while (
        last < end
        and last - at < 7
        and flags[last] & (CAPITAL | INITIAL | NUMBER)
        and not flags[last] & CALENDAR
    ):
        last += 1
    if last == at or not stream.has(NEWS, at - 1 if at else 0, last + 2):
        return None
    if (
        last + 1 < end
        and flags[last] & POSSESSIVE_MARK
        and stream.lows[last + 1] in stream.lexicon.telling["hosted"]
        and not flags[at] & PLACE
    ):
        # "Jo Vik's podcast"
        return Named(stream.string(at, last + 2), at, last + 2, "programme")
    for stop in range(last, at, -1):
        kinds = nouns.get(words[stop - 1], "")
        if "name" in kinds and not (stop < last and "opening" in kinds):
            lone = stop - at == 1
            if flags[at] & (FIRST_NAME | TITLE) and not flags[at] & (PLACE | ORGANIZATION) and not lone:
                break
            if lone and not (at > 0 and stream.lows[at - 1] == "the"):
                break
            begin = first if flags[first] & CAPITAL else at
            kind = _kind(stream, stop) if stop < end else "outlet"
            return Named(stream.string(begin, stop), begin, stop, kind)
    if (
        last - at <= 4
        and not flags[at] & (FIRST_NAME | TITLE | ROLE | NATIONALITY)
        and not _describes(stream, at)
    ):
        before = at - 1
        if before > 0 and _is_noun(stream, before) and not flags[before] & POSSESSIVE_MARK:
            # "the newspaper Vesti", "radio station Vesti"
            return Named(stream.string(at, last), at, last, _kind(stream, before))
        placed = last - at == 1 and flags[at] & PLACE
        if last < end and not placed and _is_noun(stream, last) and not _named_behind(stream, last):
            # "the Vesti newspaper"
            return Named(stream.string(at, last), at, last, _kind(stream, last))
        opening = next(
            (unit for unit in range(at, min(at + 2, last)) if "opening" in nouns.get(words[unit], "")), last
        )
        if opening < last - 1 and (opening == at or flags[at] & (PLACE | UPPER)):
            # "Radio Vesti", "Selwick Daily Vesti", "KNL Radio 4"
            return Named(stream.string(at, last), at, last, "outlet")
    word = words[at]
    if is_outlet_shaped(word) and not flags[at] & ORGANIZATION:
        # "KXQR", but not the WHO
        return Named(word, at, at + 1, "outlet")
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
    behind = stream.flags[min(last + 1, len(stream.flags) - 1)]
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
        at > 0 and low in _AGENCIES and "noun" in nouns.get(f"{stream.lows[at - 1]} {low}", "")
    )


def names_outlet(stream: Stream, name: str) -> bool:
    """Say whether ``name`` as a whole is the name of a known outlet."""
    names = stream.lexicon.outlet_starts.get(leading_word(name.removeprefix("The ").removeprefix("the ")), ())
    bare = name.removeprefix("The ").removeprefix("the ")
    return any(known.removeprefix("The ") == bare and kind != "platform" for known, kind in names)


def publisher_at(stream: Stream, at: int, end: int) -> int | None:
    """Return where "this newspaper", "our reporter" or "us" ends at ``at``: words for the publisher."""
    low = stream.lows[at]
    if low in ("us", "me"):
        return at + 1
    if low not in ("this", "our") or at + 1 >= end:
        return None
    for last in range(min(end, at + 4), at + 1, -1):
        noun = " ".join(stream.lows[at + 1 : last])
        if "noun" in stream.lexicon.outlet_nouns.get(noun, "") or noun in stream.lexicon.telling["staff"]:
            return last
    return None
