"""Names that a small word or a comma holds together: "the Salt | and | Fish Union", "Moen | , | Vik & Dahl"."""

from __future__ import annotations

import re

from builder.annotation.lexicon import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    COMMA,
    CUE,
    DETERMINER,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NATIONALITY,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    ROLE,
    SUBJECT,
    TITLE,
    UPPER,
)  # fmt: skip
from builder.annotation.tokens import Stream

_NO_PARTNER = PLACE | CALENDAR | ROLE | UPPER | ORGANIZATION
_NO_HALF = _NO_PARTNER | INITIAL | TITLE | SUBJECT | DETERMINER | POSSESSIVE | QUANTITY | PREPOSITION | ADVERB
"""Words that are no half of a firm's name: "He and Vik chairman Jo Doe"."""
_PARTNERS = 9
"""Within how many units behind a comma of a firm's name its "&" stands, and before it the name starts."""
_NO_FIELD = FIRST_NAME | PLACE | NATIONALITY | INITIAL | UPPER | CALENDAR | ROLE
_NO_OFFICE = DETERMINER | POSSESSIVE | QUANTITY | PREPOSITION | ADVERB | SUBJECT | CUE
_FIELDS = 4
"""How many words the fields before or behind "and" have at most, with the noun for the body."""
_FIELD = re.compile(r"(?:ment|[st]ion|ship|ity|ics|ing|ure|[ae]nce|[cort]ial|oral|port|[a-z]{3}s)$")
"""How a word ends that is hardly a surname."""


def joins_firm(stream: Stream, at: int) -> bool:
    """Say whether "&" or a comma before a capital is in a firm's name: "Moen | & | Vik", "Moen | , | Vik & Dahl"."""
    if stream.flags[at] & COMMA:
        return joins_partners(stream, at)
    return stream.lows[at] == "&" and bool(stream.flags[at - 1] & CAPITAL)


def joins_pair(stream: Stream, at: int) -> bool:
    """Say whether the "and" at ``at`` joins two names that a firm goes by: "Moen and Vik chairman Jo Doe".

    The article has the first of them nowhere else, so that it is nobody who acts beside Vik's chairman.
    """
    flags, words = stream.flags, stream.words
    role = at + 2
    if role < len(flags) and flags[role] & POSSESSIVE_MARK:
        # "Moen and Vik's | chairman", "Moen and Vik's | finance chief"
        role += 1 if role + 1 < len(flags) and flags[role + 1] & ROLE else 2
    if role + 1 >= len(flags) or flags[role] & (ROLE | LOWER) != ROLE | LOWER or not at:
        return False
    if (flags[at - 1] | flags[at + 1]) & _NO_HALF or flags[at - 1] & FIRST_NAME:
        return False
    if at > 1 and flags[at - 2] & (CAPITAL | COMMA):
        return False
    if not flags[role + 1] & (CAPITAL | ROLE):
        return False
    first = words[at - 1]
    parties = stream.lexicon.parties
    named = first not in parties and words[at + 1] not in parties
    return named and stream.text.count(first) == stream.text.count(f"{first} and {words[at + 1]}")


def joins_partners(stream: Stream, comma: int) -> bool:
    """Say whether the ``comma`` stands in a firm's name between its partners': "Moen, | Vik & Dahl".

    Each has one word, or it may be a person beside a firm: "Ida Moen, Vik & Dahl's chief economist".
    """
    flags, lows = stream.flags, stream.lows
    if "&" not in lows[comma + 2 : comma + _PARTNERS]:
        return False
    start = comma - 1
    while start > 1 and comma - start < _PARTNERS and flags[start - 1] & COMMA and flags[start - 2] & CAPITAL:
        start -= 2
    if not flags[start] & CAPITAL or (start and flags[start - 1] & (CAPITAL | INITIAL)):
        return False
    at = comma + 1
    while at + 1 < len(flags) and flags[at] & CAPITAL and not flags[at] & _NO_PARTNER:
        if lows[at + 1] == "&":
            return not stream.has(_NO_PARTNER, start, comma)
        if not flags[at + 1] & COMMA:
            break
        at += 2
    return False


def joins_fields(stream: Stream, at: int) -> bool:
    """Say whether the "and" at ``at`` joins what a body or an office sees to: "Salt | and | Fish Union"."""
    flags = stream.flags
    end = at + 1
    last = min(len(flags), at + 1 + _FIELDS)
    while end < last and flags[end] & CAPITAL and not flags[end] & _NO_FIELD:
        end += 1
        if end - at > 2 and flags[end - 1] & ORGANIZATION:
            break
    headed = end - at > 2 and flags[end - 1] & ORGANIZATION
    if not headed and not (end - at > 1 and end < last and _is_office(stream, end)):
        return end - at > 1 and end < last and _see_to(stream, at, end)
    start = at - 1
    if not flags[start] & CAPITAL or flags[start] & _NO_FIELD or not may_be_field(stream, start):
        return False
    while start and at - start < _FIELDS and flags[start - 1] & CAPITAL and not flags[start - 1] & _NO_FIELD:
        start -= 1
    before = flags[start - 1] if headed and start else 0
    return bool(before & (DETERMINER | POSSESSIVE_MARK)) or is_field(stream, at - 1)


def sees_to_both(stream: Stream, start: int, joint: int, end: int) -> bool:
    """Say whether the "and" at ``joint`` joins what one office sees to: "the work | and | pensions minister".

    The phrase is the units ``[start, end)``: what has no article of its own shares that before "and".
    """
    flags = stream.flags
    if not flags[start] & DETERMINER and not stream.has(POSSESSIVE_MARK, start, joint):
        return False
    office = end - 1
    return (
        2 <= end - joint - 1 <= _FIELDS
        and bool(flags[office] & (ROLE | ORGANIZATION))
        and stream.lows[office][-1] != "s"
        and all(
            flags[at] & LOWER and not flags[at] & _NO_OFFICE for at in range(joint - 1, end) if at != joint
        )
        and not flags[joint - 1] & ROLE
    )


def office_behind(stream: Stream, start: int, joint: int, ceiling: int) -> int:
    """Return where the office ends whose fields the "and" at ``joint`` joins, as `sees_to_both` says, or 0."""
    for end in range(joint + 3, min(ceiling, joint + 2 + _FIELDS)):
        if stream.flags[end - 1] & ROLE and sees_to_both(stream, start, joint, end):
            return end
    return 0


def may_be_field(stream: Stream, at: int) -> bool:
    """Say whether the capitalised word is no noun for a body and no title, but what a body may see to."""
    word, lexicon = stream.words[at], stream.lexicon
    if not stream.flags[at] & ORGANIZATION:
        return (word,) not in lexicon.titles
    return word in lexicon.referring["shortened"] or stream.lows[at] in lexicon.describing["field"]


def is_field(stream: Stream, at: int) -> bool:
    """Say whether the word is hardly a surname: by its end, or as the article or the lists have it in small letters."""
    low = stream.lows[at]
    return bool(_FIELD.search(low)) or low in stream.lexicon.describing["field"] or low in stream.vocabulary


def _see_to(stream: Stream, joint: int, role: int) -> bool:
    """Say whether words on both sides of "and" tell what a ``role`` sees to: "Sales and Marketing | Director"."""
    flags, lows, remit = stream.flags, stream.lows, stream.lexicon.describing["remit"]
    if not flags[role] & ROLE or not flags[role] & CAPITAL or lows[joint - 1] not in remit:
        return False
    modifier = stream.lexicon.describing["modifier"]
    return lows[joint + 1] in remit and all(low in remit or low in modifier for low in lows[joint + 2 : role])


def _is_office(stream: Stream, at: int) -> bool:
    """Say whether a minister's title ends with the word at ``at``: "Trade and Industry | Secretary"."""
    return bool(stream.flags[at] & CAPITAL) and stream.lows[at] in stream.lexicon.describing["portfolio"]
