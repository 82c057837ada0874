"""The name that a description goes on to: "a nurse named Ida Moen", "Selwick fishing executive Ida Moen"."""

from __future__ import annotations

from collections.abc import Mapping

from builder.annotation.coreference.apposed_names import BREAKS, REACH
from builder.annotation.coreference.entities.known import Named
from builder.annotation.lexicon import (
    CAPITAL,
    COMMA,
    CUE,
    CUE_NOUN,
    DOCUMENT,
    ED,
    END,
    LOWER,
    NATIONALITY,
    ORGANIZATION,
    POSSESSIVE,
    QUOTE,
    ROLE,
    TITLE,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_NO_PERSON = ORGANIZATION | DOCUMENT | CUE_NOUN
_GIVING = frozenset(("name", "named", "himself", "herself", "themselves"))
_GIVEN = 14
"""How many units after a phrase words may stand that give a name."""


def given_name(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the name that words behind a description give: "a nurse named Ida Moen", "who gave her name as Ida"."""
    flags, lows = stream.flags, stream.lows
    if _GIVING.isdisjoint(lows[phrase.last : phrase.last + _GIVEN]):
        return None
    says = False
    for at in range(phrase.last, min(phrase.last + _GIVEN, len(flags) - 2)):
        if flags[at] & (END | QUOTE):
            return None
        told = at + 1
        if lows[at] in _GIVING and lows[at] != "named":
            told += lows[told] in ("only", "simply", "just")
            if not (lows[told] in ("as", "is", "was") or flags[told] & COMMA):
                continue
            told += 1
        elif lows[at] != "named" or says or flags[phrase.head] & _NO_PERSON:
            # "a spokesman said a man named Ida Moen"
            says = says or bool(flags[at] & CUE)
            continue
        other = named.get(told) or named.get(min(told + 1, len(flags) - 1))
        return other if other is not None and other[1].kind in ("person", "unknown") else None
    return None


def joined_name(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the person of whom the phrase tells one post of two: "Brask founder | and chief executive Ida Moen"."""
    flags = stream.flags
    if phrase.last >= len(flags) or stream.lows[phrase.last] != "and":
        return None
    if not flags[phrase.head] & flags[phrase.last - 1] & (ROLE | TITLE):
        return None
    for at in range(phrase.last + 1, min(phrase.last + REACH, len(flags))):
        other = named.get(at)
        if other is not None and other[1].kind == "person":
            return other if at > phrase.last + 1 and flags[at - 1] & (ROLE | TITLE) else None
        if not flags[at] & (LOWER | ROLE | TITLE | CAPITAL) or flags[at] & (BREAKS | POSSESSIVE | CUE):
            break
    return None


def described_name(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the name that a phrase cut short leads to: "Selwick" in "Selwick fishing executive Ida Moen"."""
    flags = stream.flags
    role = False
    for at in range(phrase.last, min(phrase.last + REACH, len(flags))):
        flag = flags[at]
        other = named.get(at)
        if other is not None and other[1].kind == "person":
            return other if role else None
        if (flag & LOWER and not flag & (BREAKS | VERB | CUE | ED)) or flag & (ROLE | TITLE):
            role = role or bool(flag & (ROLE | TITLE))
        elif flag & CAPITAL and (flag & NATIONALITY or stream.words[at] in stream.lexicon.parties):
            role = True
        elif not (
            role and (flag & COMMA or (stream.lows[at] == "and" and flags[at + 1] & (ROLE | CAPITAL | LOWER)))
        ):
            return None
    return None
