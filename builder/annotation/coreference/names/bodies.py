"""What holds the name of a body together: fields it sees to, what it is about, the abbreviation behind it."""

from __future__ import annotations

from builder.annotation.coreference.names.kinds import BODY
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    COMMA,
    DETERMINER,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    TITLE,
    UPPER,
)  # fmt: skip
from builder.annotation.sentence.fields import is_field, may_be_field
from builder.annotation.tokens import Stream

_NAMED = FIRST_NAME | PLACE | NATIONALITY | UPPER | INITIAL
"""The flags of words that are no field."""
_FIELD = 3
"""How many words a field has at most: "Crown Land Use | and Planning Board"."""
_LISTED = 6
"""How many fields are looked at."""
_SMALL = frozenset(("of", "for", "and", "the", "on", "in", ","))
"""What may stand between the words that an abbreviation is of."""
_ABOUT = frozenset(("for", "on"))
_GAP = 2
"""How many such words may stand together."""
_FEWEST, _MOST = 3, 7
"""How many letters an abbreviation has of which words in several runs are the long form."""


def joined_by_and(stream: Stream, runs: list[tuple[int, int]], run: tuple[int, int]) -> int:
    """Return the number of the first of ``runs`` that an "and" joins with ``run`` to the name of a body.

    "Ministry of Health | and Salt", "the Ministry of Ports, Salt | and Sails", "the Rail, Water | and Ports Union",
    "Fisheries | and Ports Canada". The length of ``runs`` where it joins nothing.
    """
    flags, lows = stream.flags, stream.lows
    begin, end = run
    none = len(runs)
    number = none - 1
    first, last = runs[number]
    if lows[begin] in stream.lexicon.describing["firm_ending"] and begin - last == 1:
        # "Moen Vik | and Co"
        return number
    listed = begin - last == 2
    if listed and not flags[last] & COMMA:
        return none
    if not listed and "of" in lows[first:last] and flags[last - 1] & CAPITAL:
        return number if stream.has(BODY, first, last) else none
    about = next((at for at in range(first + 1, last - 1) if lows[at] in _ABOUT), None)
    if about is not None and not listed and flags[about - 1] & BODY and _sees_to(stream, begin, end):
        # "Institute for Salt | and Prevention"
        return number
    listed = listed or about is not None
    # The fields before this one, each with a comma behind it.
    while (
        number
        and none - number < _LISTED
        and first - runs[number - 1][1] == 1
        and flags[first - 1] & COMMA
        and _are_fields(stream, first, last)
    ):
        number -= 1
        first, last = runs[number]
        listed = True
    if listed and _is_office(stream, first, last):
        return number if _are_fields(stream, begin, end) else none
    if end - begin == 1 or not _are_fields(stream, begin, begin + 1):
        return none
    placed = last - first == 2 and bool(flags[first] & (PLACE | NATIONALITY))
    if not _are_fields(stream, first + placed, last):
        return none
    headed = stream.has(BODY, begin + 1, end)
    if headed and (placed or (first and flags[first - 1] & (DETERMINER | POSSESSIVE_MARK))):
        # "the Norwegian Food | and Drains Council"
        return number
    return number if (headed or flags[end - 1] & PLACE) and is_field(stream, last - 1) else none


def _are_fields(stream: Stream, first: int, last: int) -> bool:
    """Say whether the words may name what a body sees to: "Public Works", but not "Ida Moen" or "Senate"."""
    if last - first > _FIELD or stream.has(_NAMED, first, last):
        return False
    words, lexicon = stream.words, stream.lexicon
    if stream.flags[last - 1] & BODY and not may_be_field(stream, last - 1):
        return False
    return not any((word,) in lexicon.titles for word in words[first:last])


def _sees_to(stream: Stream, first: int, last: int) -> bool:
    """Say whether the words surely name what a body sees to: "Prevention", but not "Moen"."""
    return _are_fields(stream, first, last) and is_field(stream, last - 1)


def _is_office(stream: Stream, first: int, last: int) -> bool:
    """Say whether the run is an office with the first field it sees to: "the Ministry of Ports"."""
    lows = stream.lows
    offices = stream.lexicon.referring["office"]
    return any(
        lows[at] in ("of", "for", "on") and lows[at - 1] in offices for at in range(first + 1, last - 1)
    ) and not stream.has(FIRST_NAME | INITIAL, first, last)


def may_go_on(stream: Stream, link: int, run: tuple[int, int]) -> bool:
    """Say whether a body's name goes on behind the preposition ``link``: "Commission | on Ports", "Sailors Against"."""
    flags, head = stream.flags, stream.lows[link - 1]
    about = head in stream.lexicon.referring["about"]
    if not about and not flags[link] & CAPITAL:
        return False
    before, low = flags[link - 1], stream.lows[link]
    begin, end = run
    # "Commission | on Salt Chairman Ida Moen" is cut later.
    first = begin + 1 if low == "on" and about else end
    if before & (FIRST_NAME | INITIAL) or stream.has(FIRST_NAME | INITIAL | TITLE, begin, first):
        return False
    if flags[link] & CAPITAL:
        return True
    if (
        not before & CAPITAL
        or not before & ORGANIZATION
        or (end < len(flags) and flags[end] & POSSESSIVE_MARK)
    ):
        return False
    if low == "in":
        return head == "mission" and bool(flags[link - 2] & CAPITAL)
    if low in ("against", "to"):
        # "Committee to Protect Sailors"
        return not flags[begin] & (PLACE | NATIONALITY | UPPER)
    platform = stream.string(begin, end) in stream.lexicon.platform_names
    return low == "on" and not platform and not flags[begin] & (PLACE | NATIONALITY | UPPER)


def spelled_out(stream: Stream, runs: list[tuple[int, int]], run: tuple[int, int]) -> int:
    """Return the number of the first of ``runs`` that is in the long form of an abbreviation in brackets.

    The length of ``runs`` where ``run`` is none, or none of several runs. By the first letters of words, as in
    Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
    """
    flags, lows = stream.flags, stream.lows
    begin, end = run
    none = len(runs)
    letters = lows[begin]
    if (
        end - begin != 1
        or not flags[begin] & UPPER
        or not _FEWEST <= len(letters) <= _MOST
        or end >= len(flags)
        or not flags[end] & CLOSE
    ):
        return none
    left = len(letters)
    number, behind = none, begin - 1
    while left and number:
        number -= 1
        first, last = runs[number]
        if behind - last > _GAP or not _SMALL.issuperset(lows[last : min(behind, begin - 1)]):
            return none
        for at in range(last - 1, first - 1, -1):
            if flags[at] & CAPITAL:
                left -= 1
                if left < 0 or lows[at][0] != letters[left]:
                    return none
        behind = first
    return none if left or number == none - 1 else number
