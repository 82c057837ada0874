"""Where a description ends to the left and to the right, and which words of it are a role."""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    ED,
    FIRST_NAME,
    ING,
    INITIAL,
    LOWER,
    NEGATION,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    PARTICLE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    RELATIVE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    UPPER,
    VERB,
)
from builder.annotation.phrases import joins_name
from builder.annotation.tokens import Stream

RoleClass = Literal["post", "trade", "person", "rank", "office"]


class Role(NamedTuple):
    """Where a role starts, its class, and whether it is plural ("officials")."""

    first: int
    role_class: RoleClass
    plural: bool


REACH = 16
"""How many units a description without its complements may have."""

_LINKS = frozenset(("of", "for", "and", "the", "&", "on", "in", "at", "to"))
_FUNCTION = (
    PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE | AUXILIARY | ADVERB | NEGATION | SUBJECT | QUESTION
)
_NOUN = ROLE | ORGANIZATION | DOCUMENT | CUE_NOUN
_OPENER = DETERMINER | POSSESSIVE
_VERBAL = VERB | CUE | ED | ING
FORMER = frozenset(
    ("former", "onetime", "one-time", "ex", "erstwhile", "retired", "ousted", "outgoing", "then", "sometime")
)
"""Words that put a post into the past. A retired or ousted holder belongs to the body no more."""

# Verb forms that describe whoever they stand before, rather than tell what somebody did.
_PARTICIPLES = frozenset(
    ("acting", "visiting", "founding", "managing", "commanding", "presiding", "ranking", "sitting", "leading")
    + (
        "retired",
        "ousted",
        "elected",
        "appointed",
        "registered",
        "licensed",
        "outgoing",
        "incoming",
        "opposing",
    )
    + (
        "contributing",
        "supervising",
        "investigating",
        "arresting",
        "attending",
        "governing",
        "working",
        "training",
    )
)


def role_before(stream: Stream, end: int, floor: int) -> Role | None:
    """Return the role whose last unit is ``end - 1``, the longest that is listed.

    "chief executive" and "Prime Minister" are one role each. None where no list has it, and for words that only
    say that somebody is a person or kin.
    """
    lexicon, lows, flags = stream.lexicon, stream.lows, stream.flags
    last = lows[end - 1]
    small = flags[end - 1] & LOWER
    for size in lexicon.role_sizes.get(last, ()):
        first = end - size
        if first < floor:
            continue
        if small and not flags[first] & LOWER:
            # "the Acme Committee chairman": the capital belongs to the body.
            continue
        title = lexicon.titles.get(tuple(stream.words[first:end]))
        if title is not None:
            if title[0] == "honorific" and last != "chief":
                return None
            return Role(first, cast(RoleClass, title[0]), False)
        words = tuple(lows[first:end])
        for key in (words, *((*words[:-1], noun) for noun in _singulars(stream, last))):
            role = lexicon.roles.get(key)
            if role is not None and key in lexicon.plain_people:
                return None
            if role is not None:
                return Role(first, cast(RoleClass, role[0]), key is not words)
    return None


def _singulars(stream: Stream, noun: str) -> list[str]:
    known = stream.lexicon.plurals.get(noun)
    if known is not None:
        return [known]
    if not noun.endswith("s"):
        return []
    return [noun[:-1], noun[:-2], noun[:-3] + "y"] if noun.endswith("es") else [noun[:-1]]


def run_before(stream: Stream, end: int, floor: int) -> int:
    """Return where the description that ends before ``end`` starts: "former Acme Bank chief economist" | Jo Doe."""
    flags, lows = stream.flags, stream.lows
    floor = max(floor, end - REACH)
    role = role_before(stream, end, floor)
    at = end - 1 if role is None else role.first - 1
    while at >= floor:
        flag = flags[at]
        if flag & _OPENER and not (flag & UPPER and flag & CAPITAL):
            return at
        if flag & CAPITAL:
            if flag & (_FUNCTION | CALENDAR | CUE | VERB) and not flag & (FIRST_NAME | TITLE | UPPER | _NOUN):
                break
        elif flag & LOWER:
            if not (
                lows[at] in FORMER
                or lows[at] in _PARTICIPLES
                or flag & PARTICLE
                and flags[at + 1] & CAPITAL
                or lows[at] in _LINKS
                and at > floor
                and joins_name(stream, at)
                or flag & _NOUN
                or lows[at] == "and"
                and _joins_modifiers(stream, at, floor, end)
                or flags[at - 1] & POSSESSIVE_MARK
                and flag & ING
                or not flag & (_FUNCTION | _VERBAL | OBJECT | QUANTITY)
            ):
                break
        elif not flag & (NUMBER | POSSESSIVE_MARK | INITIAL):
            break
        at -= 1
    return at + 1


def run_from(stream: Stream, start: int, ceiling: int) -> int:
    """Return where the noun phrase without complements that starts at ``start`` ends."""
    flags, lows = stream.flags, stream.lows
    ceiling = min(ceiling, start + REACH)
    at = start
    while at < ceiling and flags[at] & (_OPENER | QUANTITY) and (not flags[at] & CAPITAL or at == start):
        at += 1
    core = at
    while at < ceiling:
        flag = flags[at]
        if flag & CAPITAL:
            if flag & CALENDAR or (flag & _FUNCTION and not flag & (FIRST_NAME | TITLE | UPPER | _NOUN)):
                break
        elif flag & LOWER:
            if lows[at] in _LINKS and at > core and at + 1 < ceiling and joins_name(stream, at):
                pass
            elif lows[at] == "and" and _joins_modifiers(stream, at, core, ceiling):
                pass
            elif flag & PARTICLE and at + 1 < ceiling and flags[at + 1] & CAPITAL:
                pass
            elif flag & _FUNCTION and not flag & _NOUN and lows[at] not in FORMER:
                break
            elif flag & (_VERBAL | OBJECT) and not flag & _NOUN:
                if not _describes(stream, at, start, core):
                    break
        elif not flag & (NUMBER | POSSESSIVE_MARK | INITIAL):
            break
        at += 1
    while at > core and flags[at - 1] & POSSESSIVE_MARK:
        at -= 1
    return at if at > core else start


def _describes(stream: Stream, at: int, start: int, core: int) -> bool:
    """Say whether the verb form at ``at`` describes what comes next: "a visiting fellow", "Acme's marketing manager"."""
    flags = stream.flags
    if at == core:
        return at > start
    if flags[at - 1] & ROLE:
        # "a journalist visiting Oslo"
        return False
    return (
        stream.lows[at] in _PARTICIPLES
        or bool(flags[at - 1] & POSSESSIVE_MARK)
        or (at + 1 < len(flags) and bool(flags[at] & (ING | ED)) and bool(flags[at + 1] & ROLE))
    )


def _joins_modifiers(stream: Stream, at: int, floor: int, ceiling: int) -> bool:
    """Say whether the "and" at ``at`` joins words before one role: "an art and music teacher"."""
    flags = stream.flags
    if not floor < at < ceiling - 2 or not flags[at - 1] & LOWER or flags[at - 1] & ROLE:
        return False
    for look in range(at + 1, min(ceiling, at + 5)):
        if flags[look] & ROLE and look > at + 1:
            return bool(flags[look] & LOWER)
        if not flags[look] & (LOWER | CAPITAL) or flags[look] & (_OPENER | _FUNCTION):
            break
    return False
