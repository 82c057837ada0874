"""What a name that its own words leave open is of, told by the words around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.names.name import Name, NameKind
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    END,
    FIRST_NAME,
    INITIAL,
    LOWER,
    ORGANIZATION,
    PARTICLE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.tokens import Stream

_NO_NOUN = ADVERB | AUXILIARY | CONJUNCTION | CUE | ED | PREPOSITION | RELATIVE | SUBORDINATOR | VERB
_TELLING = CUE | COMMA | POSSESSIVE_MARK
"""The flags of what stands behind a name that tells what it is of."""
_PLACING = frozenset(("in", "at", "near", "into", "across", "outside"))
_WEIGHED = 12
"""How many names of one entity are looked at."""


def kind_around(stream: Stream, known: Known, is_named: Callable[[tuple[str, ...]], bool]) -> NameKind:
    """Tell from the words around its names what an unknown name is.

    ``is_named`` says whether words are those of a name of the article.
    """
    place = person = body = said = 0
    for name in known.names[:_WEIGHED]:
        before = _told_before(stream, known, name)
        if before is not None:
            place += before == "place"
            body += (before == "organization") + 3 * (before == "body")
            person += 2 * (before == "person")
        behind = _told_behind(stream, known, name)
        if behind is not None:
            said += behind == "speaker"
            body += 2 * (behind == "organization")
            person += 2 * (behind == "person")
        if name.gender:
            person += 2
    if known.gender and len(known.words) > 1:
        person += 1
    if body >= said and not person and body > place:
        # "The Herald said"
        return "organization"
    if person + said >= max(place, body) and person + said:
        return "organization" if not person and _acts_as_body(stream, known, is_named) else "person"
    if body > place:
        return "organization"
    if place:
        return "place"
    syntax = stream.syntax
    return (
        syntax and syntax.kind_of([(name.first, name.last) for name in known.names[:_WEIGHED]])
    ) or "unknown"


def _told_before(stream: Stream, known: Known, name: Name) -> NameKind | Literal["body"] | None:
    """Return what the word before a name says it is of: "near Moen", "the Moen", "said Ida Moen"."""
    flags, lows = stream.flags, stream.lows
    before = name.lead - 1
    if before < 0:
        return None
    low, flag = lows[before], flags[before]
    if low in _PLACING:
        return "place"
    if flag & ORGANIZATION and low in stream.lexicon.referring["body"]:
        # "the charity Brask"
        return "body"
    if low == "the" and name.last < len(lows) and lows[name.last] == "of":
        # "the Bay of Oslo", "the Bank of Norway"
        return None
    if (low == "the" or flag & POSSESSIVE) and not _modifies(stream, name.last):
        return "organization"
    role = before - bool(before and flag & COMMA and len(known.words) > 1)
    if (flag & CUE and flags[before - 1] & QUOTE and len(known.words) > 1) or (
        # "its manager Ida Moen", "its manager, Ida Moen, said"
        flags[role] & ROLE
        and (flags[role] & LOWER or (role == before and len(known.words) == 2 and _opens(stream, role)))
    ):
        return "person"
    return None


def _opens(stream: Stream, at: int) -> bool:
    """Say whether a role has its capital from the start of a sentence: "Billionaire Wexu Moen"."""
    flags = stream.flags
    return not flags[at] & ORGANIZATION and (at == 0 or bool(flags[at - 1] & (END | QUOTE)))


def _told_behind(stream: Stream, known: Known, name: Name) -> NameKind | Literal["speaker"] | None:
    """Return what the words behind a name say it is of: "Moen, 42,", "Moen, which"; a "speaker" may be a body."""
    flags, lows = stream.flags, stream.lows
    last = name.last
    if last >= len(flags) or not flags[last] & _TELLING:
        return None
    placed = name.lead > 0 and flags[name.lead - 1] & PREPOSITION
    if flags[last] & CUE and not placed:
        return "speaker"
    if last + 2 < len(flags) and flags[last] & COMMA and not (len(known.words) == 1 and placed):
        after = last + 1
        age = stream.words[after]
        if (age.isdigit() and len(age) < 4) or lows[after] in ("who", "whose") or _has_role(stream, after):
            return "person"
    elif last + 1 < len(flags) and (
        (flags[last] & COMMA and lows[last + 1] == "which")
        or (flags[last] & POSSESSIVE_MARK and _heads(stream, last + 1))
    ):
        return "organization"
    return None


def _heads(stream: Stream, at: int) -> bool:
    """Say whether the words from ``at`` on call somebody who heads a body: "Brask's deputy chief executive"."""
    for unit in range(at, min(at + 4, len(stream.flags))):
        if stream.lows[unit] in stream.lexicon.describing["heading"]:
            return True
        if not stream.flags[unit] & LOWER or stream.flags[unit] & _NO_NOUN:
            return False
    return False


def _acts_as_body(stream: Stream, known: Known, is_named: Callable[[tuple[str, ...]], bool]) -> bool:
    """Say whether what says something is no person by its name: "Quellmark Oil" is never called "Oil".

    A person is named in full once, and by the surname from then on.
    """
    words = known.words
    if len(words) < 2 or stream.has(FIRST_NAME | INITIAL | PARTICLE, known.first, known.last):
        return False
    if len(known.names) < 2 or known.gender is not None:
        return False
    return not (is_named(words[:1]) or is_named(words[-1:]) or is_named(words[1:]))


def _has_role(stream: Stream, at: int) -> bool:
    """Say whether an apposition that starts at ``at`` calls somebody: "a marine biologist at Brask"."""
    flags = stream.flags
    if flags[at] & ROLE:
        # "Ida Moen, president of Brask"
        return bool(flags[at] & LOWER)
    if not flags[at] & DETERMINER:
        return False
    for unit in range(at + 1, min(at + 7, len(flags))):
        if flags[unit] & ROLE:
            return bool(flags[unit] & LOWER)
        if not flags[unit] & (LOWER | CAPITAL) or flags[unit] & _NO_NOUN & ~(ED | VERB):
            return False
    return False


def _modifies(stream: Stream, after: int) -> bool:
    """Say whether a noun follows, which the name only modifies: "the Moen campaign"."""
    flags = stream.flags
    return after < len(flags) and bool(flags[after] & LOWER) and not flags[after] & _NO_NOUN
