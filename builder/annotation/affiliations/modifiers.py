"""What describes the noun behind it: verb forms, "a visiting fellow", and joined words, "an art and music teacher"."""

from __future__ import annotations

from builder.annotation.lexicon import (
    CAPITAL,
    DETERMINER,
    ED,
    ING,
    LOWER,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    ROLE,
)
from builder.annotation.sentence.phrases import FUNCTION
from builder.annotation.tokens import Stream

_OPENER = DETERMINER | POSSESSIVE


def describes(stream: Stream, at: int, start: int, core: int) -> bool:
    """Say whether the verb form at ``at`` describes what comes next: "a visiting fellow"."""
    flags = stream.flags
    after = flags[at + 1] if at + 1 < len(flags) else 0
    if at == core:
        # "managing partner of Acme", "acting political director", without an article
        leads = stream.lows[at] in stream.lexicon.describing["participle"]
        # "economist at state-owned Acme", "director of value-added services"
        compound = "-" in stream.lows[at] and after & (CAPITAL | LOWER | FUNCTION) in (CAPITAL, LOWER)
        return bool(
            at > start
            or compound
            # "press officer at Acme"
            or (bool(after & ROLE) and (stream.lows[at], stream.lows[at + 1]) in stream.lexicon.roles)
            or (leads and stream.has(ROLE, at + 1, at + 3))
            # "banking analyst at Acme", but "citing analyst Jo Doe", "meeting officials"
            or (flags[at] & ING and _has_role(stream, at + 1) and flags[at + 2] & PREPOSITION)
            or _sees_to(stream, at)
        )
    if flags[at - 1] & ROLE and not after & ROLE:
        # "a journalist visiting Oslo", but "senior managing director"
        return False
    return (
        stream.lows[at] in stream.lexicon.describing["participle"]
        or (stream.lows[at] in stream.lexicon.describing["modifier"] and bool(after & ROLE))
        or bool(flags[at - 1] & POSSESSIVE_MARK)
        or bool(flags[at] & (ING | ED) and after & (ROLE | ORGANIZATION))
        # "the civil liberties pressure group Acme", but "a baker leads companies"
        or bool(
            flags[at - 1] & after & LOWER
            and after & ORGANIZATION
            and not flags[at] & (ED | ING)
            and stream.lows[at][-1] not in "ds"
        )
        # "a Dahl Vik share analyst", but "a baker claims officials"
        or bool(
            start < core
            and flags[at - 1] & CAPITAL
            and stream.lows[at][-1] != "s"
            and _has_role(stream, at + 1)
        )
    )


def _sees_to(stream: Stream, at: int) -> bool:
    """Say whether the word at ``at`` tells what a role sees to that follows: "fire | captain at Acme"."""
    low, describing = stream.lows[at], stream.lexicon.describing
    if low not in describing["remit"] and low not in describing["modifier"]:
        return False
    role = at + 1
    if role < len(stream.flags) and stream.flags[role] & (LOWER | ROLE) == LOWER:
        # "trading | standards | officer"
        role += 1
    return _has_role(stream, role) and bool(stream.flags[role + 1] & PREPOSITION)


def _has_role(stream: Stream, at: int) -> bool:
    """Say whether the word at ``at`` is the role of one person, and no name follows."""
    flags = stream.flags
    return (
        at + 1 < len(flags)
        and flags[at] & (ROLE | LOWER) == ROLE | LOWER
        and stream.lows[at][-1] != "s"
        and not flags[at + 1] & CAPITAL
    )


def joins_modifiers(stream: Stream, at: int, floor: int, ceiling: int) -> bool:
    """Say whether the "and" at ``at`` joins words before one role: "an art and music teacher"."""
    flags = stream.flags
    if not floor < at < ceiling - 2 or not flags[at - 1] & LOWER or flags[at - 1] & ROLE:
        return False
    if stream.lows[at + 1] == "chief":
        # "joined the scheme, and | chief executive Jo Doe"
        return False
    for look in range(at + 1, min(ceiling, at + 5)):
        if flags[look] & ROLE and look > at + 1:
            return bool(flags[look] & LOWER)
        if not flags[look] & (LOWER | CAPITAL) or flags[look] & (_OPENER | FUNCTION):
            break
    return False
