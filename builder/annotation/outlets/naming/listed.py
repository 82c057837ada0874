"""Outlets that the word lists, or the article itself, know by name."""

from __future__ import annotations

from itertools import compress, repeat

import msgspec

from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    FIRST_NAME,
    NEWS,
    NUMBER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
)
from builder.annotation.lexicon.entries import leading_word
from builder.annotation.shapes import SHAPES
from builder.annotation.tokens import Stream

_NEWS_SHAPE = SHAPES[NEWS] ^ SHAPES[0]
"""The bit of a shape that tells of the flag."""
_QUARTERS = frozenset(
    ("central", "east", "eastern", "north", "northern", "south", "southern", "west", "western")
)
_CALLED = (" magazine", " newspaper", " presenter", " program", " programme", " show")
"""The nouns with which everyday words are listed as names, and which are no part of them."""


class Named(msgspec.Struct, frozen=True, gc=False):
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
    own = stream.own_outlets.get(start_word)
    if own is not None:
        names, bares = own
    elif start_word in stream.lexicon.outlet_starts:
        names, bares = stream.lexicon.outlet_starts[start_word], stream.lexicon.outlet_names[start_word]
    else:
        return None
    text, start = stream.text, stream.starts[at]
    if not text.startswith(bares, start):
        return None
    limit = stream.ends[end - 1]
    begins = map(text.startswith, bares, repeat(start))
    for (name, kind), bare in compress(zip(names, bares, strict=True), begins):
        if bare is not name and not (at > 0 and stream.lows[at - 1] == "the"):
            continue
        stop = start + len(bare)
        if stop > limit or (stop < len(text) and text[stop].isalnum()):
            continue
        last = at + 1
        if bare is not name and text[stop : stop + 1] == "-" and text[stop + 1 : stop + 2].isupper():
            # "the Tribune-Herald"
            continue
        while last < end and stream.ends[last - 1] < stop:
            last += 1
        if stream.ends[last - 1] < stop:
            continue
        if _goes_on(stream, last, end, CAPITAL if bare is not name and last - at == 1 else ORGANIZATION):
            continue
        known = last
        extended = last = _with_section(stream, last, end)
        if at > first and not stream.flags[first] & CAPITAL:
            first = at
        # "CNN-hosted" is one unit: the name is a part of it.
        stop = max(stop, stream.ends[last - 1]) if extended > known else stop
        if bare.endswith(_CALLED) and tuple(bare.split()[:-1]) not in stream.lexicon.places:
            # "the Today show", but "New York magazine"
            stop -= len(bare) - bare.rindex(" ")
        return Named(text[stream.starts[first] : stop], first, last, kind)
    return None


def forget_beginnings(stream: Stream) -> None:
    """Take the flag from the words with which no outlet is named after all: "New" before "York" alone.

    It makes most phrases plain that only look as if they named one.
    """
    beginning_with, own, text = stream.lexicon.beginnings.get, stream.own_outlets, stream.text
    flags, words, starts, shapes = stream.flags, stream.words, stream.starts, bytearray(stream.shapes)
    known = tuple(own)
    for unit in stream.having(NEWS, 0, len(words)):
        word = words[unit]
        beginning = beginning_with(word)
        if beginning is None:
            continue
        size, letters, names = beginning
        start = starts[unit]
        if text[start : start + size] in letters and text.startswith(names, start):
            continue
        if not known or not word.startswith(known):
            flags[unit] ^= NEWS
            shapes[unit] ^= _NEWS_SHAPE
    stream.shapes = bytes(shapes)


def _goes_on(stream: Stream, last: int, end: int, mask: int) -> bool:
    """Say whether a name goes on with a word of ``mask`` that would be an outlet's: "the National [Forum]"."""
    if last >= end or not stream.flags[last] & mask or stream.ends[last - 1] + 1 != stream.starts[last]:
        return False
    word, flag = stream.words[last], stream.flags[last]
    if not flag & CAPITAL or flag & (CALENDAR | FIRST_NAME | PLACE) or word in stream.lexicon.outlet_nouns:
        return False
    # "told The Lantern [Labour was late]"
    return word not in stream.lexicon.telling["section"] and word not in stream.lexicon.parties


def _with_section(stream: Stream, last: int, end: int) -> int:
    """Return where the name ends with what it takes on: "Vesti Politics", "Channel 6", "Vesti London"."""
    for _ in range(2):
        if last >= end or stream.ends[last - 1] + 1 != stream.starts[last]:
            break
        flag = stream.flags[last]
        if (
            stream.words[last] in stream.lexicon.telling["section"]
            or (flag & NUMBER and len(stream.words[last]) < 3)
            or (
                (flag & PLACE or (stream.words[last - 1] == "Radio" and not flag & CALENDAR))
                and flag & CAPITAL
                and not (last + 1 < end and _is_subject(stream, last))
            )
        ):
            last += 1
        elif (
            stream.lows[last] in _QUARTERS
            and last + 1 < end
            and flag & stream.flags[last + 1] & CAPITAL
            and stream.flags[last + 1] & PLACE
        ):
            # "Kanal South Frisia"
            return last + 2
        else:
            break
    return last


def _is_subject(stream: Stream, place: int) -> bool:
    """Say whether a clause starts with the place or a name does: "told the BBC [Selwick was] late"."""
    after = stream.flags[place + 1]
    return bool(after & CAPITAL or (after & AUXILIARY and not after & POSSESSIVE_MARK))


def names_outlet(stream: Stream, name: str) -> bool:
    """Say whether ``name`` as a whole is the name of a known outlet."""
    return name.removeprefix("The ").removeprefix("the ") in stream.lexicon.bare_names
