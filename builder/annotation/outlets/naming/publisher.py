"""The publisher of the article: the names that it gives itself, and "this newspaper", "our reporter", "us"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from builder.annotation.lexicon import COMMA, END, NEWS, QUOTE, Lexicon
from builder.annotation.lexicon.entries import leading_word
from builder.annotation.lexicon.outlet_lists import letters
from builder.annotation.outlets.naming.unlisted import AGENCIES
from builder.annotation.shapes import SHAPES
from builder.annotation.tokens import Stream

_DOMAIN = re.compile(r"(\.(com?|org|net|info|news|gov))?(\.[a-z]{2})?$")
"""The end of an address."""
_REMEMBERED = 1_000
"""Of how many publishers the names are kept from one article to the next."""
_NEWS = frozenset(("news", "press"))


def publisher_name(lexicon: Lexicon, publisher: str | None) -> str | None:
    """Return the name of the publisher, by the list of outlets where it is written as an address or a key.

    "www.selwickpost.com" and "selwick-post" are the Selwick Post.
    """
    if publisher is None or not publisher.islower() or " " in publisher:
        return publisher
    names = lexicon.outlets_by_letters
    return next((names[part] for part in _parts_of(publisher) if part in names), publisher)


@lru_cache(maxsize=_REMEMBERED)
def _parts_of(address: str) -> list[str]:
    """Return the letters of the parts of an address that may be an outlet's name; articles have the same again."""
    host = address.removeprefix("https://").removeprefix("www.").partition("/")[0]
    return [letters(part).removeprefix("the") for part in _DOMAIN.sub("", host).split(".")]


def know_publisher(stream: Stream, publisher: str | None) -> None:
    """Make the names that the article gives its own publisher known in its stream."""
    if not publisher:
        return
    known = stream.lexicon.publishers
    if publisher not in known:
        if len(known) >= _REMEMBERED:
            known.clear()
        known[publisher] = _with_listed(stream.lexicon, publisher)
    stream.own_outlets = known[publisher]
    for first_word in stream.own_outlets:
        _flag_news(stream, first_word)


def _with_listed(
    lexicon: Lexicon, publisher: str
) -> dict[str, tuple[list[tuple[str, str]], tuple[str, ...]]]:
    """Return the publisher's names by their first words, with the listed ones and all of these without "The"."""
    own: dict[str, list[tuple[str, str]]] = {}
    for name, kind in names_of(publisher):
        first_word = leading_word(name.removeprefix("The "))
        own.setdefault(first_word, list(lexicon.outlet_starts.get(first_word, ()))).append((name, kind))
    for names in own.values():
        # The longest first, as in the list of outlets.
        names.sort(key=lambda entry: -len(entry[0].removeprefix("The ")))
    return {
        word: (names, tuple(name.removeprefix("The ") for name, _ in names)) for word, names in own.items()
    }


def _flag_news(stream: Stream, start: str) -> None:
    """Flag the units that begin with ``start``, the first word of an outlet's name that no list has."""
    if start in stream.lexicon.outlet_starts:
        return
    at = stream.text.find(start)
    shapes = bytearray(stream.shapes)
    while at >= 0:
        unit = bisect_left(stream.starts, at)
        if unit < len(stream.starts) and stream.starts[unit] == at:
            stream.flags[unit] |= NEWS
            shapes[unit] = SHAPES[stream.flags[unit]]
        at = stream.text.find(start, at + 1)
    stream.shapes = bytes(shapes)


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
    if len(words) > 1 and words[-1].lower() in AGENCIES:
        yield "The Agency", "outlet"
        proper = len(words) - (2 if words[-2].lower() in _NEWS else 1)
        if proper == 1:
            yield words[0], "outlet"
        if not short and len(words) > 2 and all(word[0].isupper() for word in words):
            yield "".join(word[0] for word in words), "outlet"
    elif len(words) > 1 and words[-1][0].isupper() and words[-1].replace("-", "").isalpha():
        yield f"The {words[-1]}", "outlet"


def publisher_at(stream: Stream, at: int, end: int) -> int | None:
    """Return where "this newspaper", "our reporter" or "us" ends at ``at``: words for the publisher."""
    low = stream.lows[at]
    if stream.words[at] in ("us", "me"):
        # Not "Us Weekly".
        return at + 1
    if low not in ("this", "our") or at + 1 >= end:
        return None
    for last in range(min(end, at + 4), at + 1, -1):
        noun = " ".join(stream.lows[at + 1 : last])
        if "noun" in stream.lexicon.outlet_nouns.get(noun, "") or noun in stream.lexicon.telling["staff"]:
            return last
    return None


def publisher_behind(stream: Stream, at: int, end: int) -> tuple[int, int] | None:
    """Return the words for the publisher in "with this newspaper" behind a noun of means."""
    for unit in range(at, min(end, at + 6)):
        if stream.flags[unit] & (COMMA | END | QUOTE):
            return None
        if stream.lows[unit] in ("with", "to", "for") and unit + 1 < end and stream.lows[unit + 1] != "us":
            last = publisher_at(stream, unit + 1, end)
            if last is not None:
                return unit + 1, last
    return None
