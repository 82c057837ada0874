"""What stands inside a body's name without looking like a name: small words, commas, numbers, days, possessives."""

from __future__ import annotations

from builder.annotation.affiliations.openings import is_named_so
from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    CUE,
    DETERMINER,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NATIONALITY,
    NUMBER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    ROLE,
    TITLE,
    UPPER,
)
from builder.annotation.sentence.phrases import FUNCTION
from builder.annotation.sentence.within_names import joins_name
from builder.annotation.tokens import Stream

WITHIN = frozenset(("against", "without", "for", "beyond", "across"))
"""Prepositions that a name may have with a capital; others with one stand in headlines."""
_ORDINALS = ("1st", "2nd", "3rd", "th")
_BEFORE_JOINT, _BEHIND_JOINT = 6, 5
"""How many units of a name that "and" joins are looked at before it and behind."""
_OPENER = DETERMINER | POSSESSIVE


def opens_name(stream: Stream, at: int, floor: int) -> bool:
    """Say whether a name goes on with "of the" behind the word at ``at``: "News", no role, no body by its kind."""
    flags = stream.flags
    flag, before = flags[at], flags[at - 1] if at > floor else 0
    # "Friends of the Salt Road"
    role = flag & ROLE and stream.words[at] != "Friends"
    named = flag & CAPITAL and not (role or flag & (TITLE | FUNCTION | CALENDAR)) and flags[at + 3] & CAPITAL
    return bool(named) and not before & (DETERMINER | LOWER)


def joins_article(stream: Stream, at: int) -> bool:
    """Say whether a body's name goes on with the article, or the possessive with a capital, at ``at``.

    "Committee for | a | Better Harbour", "the Centre for | the | Arts", "said | Our | Harbour chairman".
    """
    flags = stream.flags
    if flags[at] & POSSESSIVE:
        return is_named_so(stream, at)
    if stream.words[at - 1] == "Save":
        # "Save | the | Harbour"
        return bool(flags[at + 1] & CAPITAL)
    if stream.lows[at - 1] not in ("of", "for") or not flags[at - 2] & flags[at + 1] & CAPITAL:
        return False
    # "Mayor of the Harbour" is no body, "Bakers for a Better Harbour" is one.
    return bool(flags[at - 2] & ORGANIZATION) or stream.lows[at] in ("a", "an")


def ordinal_before(stream: Stream, at: int, floor: int) -> int:
    """Return where a body's name starts with the number that may stand before it: "1st | Battalion"."""
    counted = at > floor and stream.flags[at - 1] & NUMBER
    return at - 1 if counted and stream.lows[at - 1].endswith(_ORDINALS) else at


def starts_name(stream: Stream, at: int) -> bool:
    """Say whether the month or day at ``at`` begins a body's name: "the March of Dimes"."""
    if at == 0 or at + 2 >= len(stream.flags) or stream.lows[at - 1] != "the":
        return False
    return stream.lows[at + 1] == "of" and bool(stream.flags[at + 2] & CAPITAL)


def inside_name(stream: Stream, at: int, floor: int) -> bool:
    """Say whether a name goes on with the day or verb at ``at``: "Oslo Herald Post", "the Sunday Star"."""
    flags = stream.flags
    # "Oslo Herald editor", but "Oslo Claims"
    noun = flags[at] & CUE and not stream.lows[at].endswith(("s", "ed"))
    after = flags[at + 1] if at + 1 < len(flags) else 0
    if at <= floor or (not noun and (not after & CAPITAL or after & (TITLE | FIRST_NAME))):
        return False
    before, low = flags[at - 1], stream.lows[at - 1]
    several = low[-1] == "s" and not before & (PLACE | FIRST_NAME | NATIONALITY)
    if stream.lows[at] in WITHIN and before & CAPITAL and (before & ORGANIZATION or several):
        # "the Campaign Against Noise", "Bakers Against Noise"
        return True
    if low in ("the", "a", "an"):
        return bool(flags[at] & CALENDAR)
    named = before & CAPITAL and not before & (FUNCTION | CALENDAR | CUE) and not flags[at] & FUNCTION
    return bool(named) and low not in stream.lexicon.describing["dating"]


def joins_fields(stream: Stream, at: int, floor: int, end: int) -> bool:
    """Say whether the "and" at ``at`` stands inside a name: "Metal and Allied Workers' Congress"."""
    flags = stream.flags
    if not floor < at < len(flags) - 2:
        return False
    if stream.lows[at - 2] in stream.lexicon.describing["firm"] and flags[at - 1] & flags[at + 1] & CAPITAL:
        # "the accountancy firm Moen and Vik"
        return True
    named = FIRST_NAME | ORGANIZATION | INITIAL
    # "Sailors and Workers Union"
    role = flags[at + 1] & ROLE and not flags[at + 2] & (ORGANIZATION | POSSESSIVE_MARK)
    if (
        not flags[at - 1] & flags[at + 1] & CAPITAL
        or (flags[at - 1] | flags[at + 1]) & named
        or flags[at - 1] & ROLE
        or role
        or not any(
            flags[look] & ORGANIZATION and flags[look] & CAPITAL for look in range(at + 2, min(end, at + 5))
        )
    ):
        return False
    first = at - 1
    while (
        first > floor
        and flags[first - 1] & CAPITAL
        and (flags[first - 1] & UPPER or not flags[first - 1] & (ORGANIZATION | _OPENER))
    ):
        # "the Acme Legal Defense and Education Fund", not "the Acme Bank and Bolt Fund"
        first -= 1
    before = flags[first - 1] if first > floor else _OPENER
    if first < at - 1 and flags[first] & (NATIONALITY | PLACE):
        return True
    if stream.words[first - 1] in stream.lexicon.describing["chamber"] and first == at - 1 > floor:
        # "House Ways and Means Committee"
        return True
    return bool(before & (_OPENER | POSSESSIVE_MARK)) and not (first == at - 1 and flags[first] & UPPER)


def joins_slogan(stream: Stream, at: int, ceiling: int) -> bool:
    """Say whether the small word at ``at`` stands inside a name: "Rock the Vote", "Light on Lands Project"."""
    flags = stream.flags
    after = flags[at + 1]
    titled = after & TITLE and stream.words[at + 1] not in stream.lexicon.describing["namelike"]
    if not after & CAPITAL or after & (CALENDAR | FIRST_NAME) or titled:
        return False
    if stream.lows[at] in ("the", "for"):
        return True
    end = at + 1
    while end < ceiling and flags[end] & CAPITAL:
        end += 1
    return bool(flags[end - 1] & ORGANIZATION)


def holds_together(stream: Stream, at: int) -> bool:
    """Say whether the unit is a sign or word within a name: "Vik | & | Moen", "Ways | and | Means Committee"."""
    low = stream.lows[at]
    if low == "10":
        # "Number | 10"
        return stream.words[at - 1] == "Number"
    return (low == "&" and joins_name(stream, at)) or (
        low == "and" and joins_fields(stream, at, max(0, at - _BEFORE_JOINT), at + _BEHIND_JOINT)
    )
