"""Capitals that make no name: those of headings, of datelines and of words that start a sentence."""

from __future__ import annotations

from builder.annotation.coreference.names.kinds import BODY
from builder.annotation.coreference.names.name import Name, plain
from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    COMMA,
    CUE,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    PARTICLE,
    PLACE,
    POSSESSIVE_MARK,
    ROLE,
    TITLE,
    UPPER,
    VERB,
)  # fmt: skip
from builder.annotation.shapes import FUNCTION_WORDS
from builder.annotation.tokens import Stream

_NO_NAME = CUE | VERB | ROLE | BODY | TITLE | NATIONALITY | CALENDAR | FUNCTION_WORDS
"""What no name in a heading is made of."""
_SAYING = CUE | AUXILIARY
_ACTING = CUE | VERB
_NAMING = FIRST_NAME | TITLE | UPPER | PLACE | NATIONALITY | INITIAL
"""What a word with a capital is that has it wherever it stands."""
_BEHIND_SAYING = CUE | COMMA | AUXILIARY | POSSESSIVE_MARK
LONGEST_HEADING = 40
"""How many units a heading may have."""


def is_heading(shape: str, start: int, end: int) -> bool:
    """Say whether all words of the paragraph but the smallest have capitals: a headline or a subheading."""
    capitals = shape.count("C", start, end)
    return capitals >= 4 and shape.count("w", start, end) * 7 < capitals


def is_dateline(stream: Stream, shape: str, first: int, after: int) -> bool:
    """Say whether the all-capitals words ``[first, after)`` that open a paragraph are its dateline.

    "OSLO (UPI) --", "OSLO, May 2:"; before a colon alone, one of the first paragraphs': "OSLO: The council met".
    """
    if after >= len(shape):
        return False
    if stream.lows[after] == ":":
        # "MOEN: We open on Monday", of Moen
        place = bool(stream.flags[first] & PLACE) or stream.words[first].title() not in stream.vocabulary
        return place and any(start == first for start, _ in stream.paragraphs[:2])
    if shape[after] != ",":
        return shape[after] in "(-"
    return shape.find("-", after, after + 9) >= 0 or shape.startswith(",x0x", after)


def skip_small(stream: Stream, first: int, last: int, small: frozenset[str]) -> int:
    """Skip words that have their capital only from the start of the sentence: "Former Acme chief"."""
    flags, words, lows = stream.flags, stream.words, stream.lows
    while first < last:
        flag, low = flags[first], lows[first]
        if (
            flag & _SAYING
            and not flag & TITLE
            and low in small
            and (last - first == 2 or (last - first == 3 and flags[first + 1] & FIRST_NAME))
        ):
            # Said Moen: "..."; Will Moen stay? But: Grant Moen said.
            verbs = CUE if flag & CUE else _BEHIND_SAYING
            if flag & FIRST_NAME and last < len(flags) and flags[last] & verbs:
                break
            first += 1
            continue
        if last - first > 1 and _adorns(stream, first):
            first += 1
            continue
        if flag & _NAMING:
            break
        if last - first > 1 and low.endswith("ing") and not flag & BODY:
            if " ".join(words[first:last]) in stream.lexicon.organization_nouns:
                # "Downing Street"
                break
            first += 1
            continue
        if low not in small and not flag & _ACTING and not (flag & ROLE and last - first == 1):
            break
        if flag & BODY and last - first > 1:
            break
        first += 1
    return first


def _adorns(stream: Stream, at: int) -> bool:
    """Say whether the first word of a sentence only describes who is named behind it: "Devastated Ida Moen"."""
    low, flag = stream.lows[at], stream.flags[at]
    if flag & ROLE:
        # "Wife Ida"
        return low in stream.lexicon.gender and stream.lexicon.roles.get((low,), ("",))[0] == "person"
    if low in stream.lexicon.describing["adorning"]:
        return not flag & FIRST_NAME
    return (
        low.endswith("ed")
        and len(low) > 5
        and bool(stream.flags[at + 1] & FIRST_NAME)
        and not flag & FIRST_NAME
    )


def names_in_heading(stream: Stream, first: int, last: int, small: frozenset[str]) -> list[Name]:
    """Return the names of people in a heading: a first name and what follows up to a known word."""
    flags = stream.flags
    found: list[Name] = []
    at = first
    while at < last:
        if (
            flags[at] & FIRST_NAME
            and at + 1 < last
            and not flags[at + 1] & _NO_NAME
            and stream.lows[at + 1] not in small
        ):
            end = at + 2
            while end < last and flags[end - 1] & (INITIAL | PARTICLE):
                end += 1
            words = tuple(map(plain, stream.words[at:end]))
            found.append(Name(at, end, "person", at, None, False, words))
            at = end
        else:
            if not flags[at] & (_NO_NAME & ~TITLE):
                found.append(Name(at, at + 1, "unknown", at, None, False, (plain(stream.words[at]),)))
            at += 1
    return found
