"""What a word inside a noun phrase is that looks like the end of it: an adjective before a name, a noun like a verb."""

from __future__ import annotations

from builder.annotation.lexicon import (
    AUXILIARY,
    CAPITAL,
    CUE,
    DETERMINER,
    DOCUMENT,
    ED,
    FIRST_NAME,
    LOWER,
    NATIONALITY,
    OBJECT,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    ROLE,
    SUBJECT,
    TITLE,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.phrases import FUNCTION, is_compound
from builder.annotation.tokens import Stream

_VERB = VERB | CUE
_ADJECTIVE = ("ed", "ous", "ful", "less", "iant")
"""Endings of words that are no nouns."""
_ONE = frozenset(("a", "an", "one", "this", "another", "every", "each"))
_UNCHANGED = frozenset(
    ("hit", "set", "let", "cut", "shut", "quit", "beat", "cost", "hurt", "cast", "split", "spread", "bid")
)
"""Verbs whose past is their base form, which no list of cues holds."""


def describes(stream: Stream, word: int, name: int) -> bool:
    """Say whether the ``word`` before a capital is no noun: "Norland's right-wing Prime", "the largest Harbour"."""
    flags, low = stream.flags, stream.lows[word]
    described = "-" in low or bool(flags[word - 1] & POSSESSIVE_MARK)
    return name == word + 1 and (
        bool(flags[name] & NATIONALITY)
        or low in stream.lexicon.clause["describing"]
        or (described and bool(flags[name] & (TITLE | ROLE | ORGANIZATION | FIRST_NAME)))
    )


def describes_one(stream: Stream, start: int, core: int, name: int, ceiling: int) -> bool:
    """Say whether one word between "a" and a ``name`` describes it: "a jubilant Moen", not "a statement Moen made"."""
    flags, word = stream.flags, name - 1
    if stream.lows[start] not in ("a", "an") or core != start + 1:
        return False
    if word > core + 1 or (word > core and not stream.lows[core].endswith("ly")):
        return False
    if stream.lows[word].endswith(_ADJECTIVE) and not stream.lows[word].endswith("eed"):
        # "An enraged Moen said", "A visibly nervous Moen said"
        return True
    last = name
    while last < ceiling and flags[last] & CAPITAL:
        last += 1
    return (
        last >= ceiling
        or not flags[last] & (_VERB | AUXILIARY | ED | LOWER)
        or bool(flags[last] & PREPOSITION)
    )


def are_papers(stream: Stream, head: int, at: int) -> bool:
    """Say whether what may be a verb at ``at`` is a document behind a small noun: "court documents"."""
    flags = stream.flags
    if not (
        flags[at] & DOCUMENT and flags[head] & LOWER and at == head + 1 and stream.lows[at].endswith("s")
    ):
        return False
    after = flags[at + 1] if at + 1 < len(flags) else 0
    return not after & (DETERMINER | POSSESSIVE | OBJECT | QUOTE | SUBJECT) and stream.lows[
        at + 1 : at + 2
    ] != ["that"]


def is_owned(stream: Stream, at: int) -> bool:
    """Say whether what may be a verb at ``at`` is a noun, for its owner stands before it: "Moen's | campaign"."""
    flags = stream.flags
    return (
        bool(flags[at - 1] & POSSESSIVE_MARK) and not flags[at] & ED and not stream.lows[at].endswith("ing")
    )


def is_one_thing(stream: Stream, start: int, at: int) -> bool:
    """Say whether what may be a verb at ``at`` is a noun, as its subject would be one thing: "a familiar | voice"."""
    low = stream.lows[at]
    return (
        stream.lows[start] in _ONE
        and at - start <= 4
        and not stream.flags[at] & ED
        and low not in stream.lexicon.unchanged
        and low not in _UNCHANGED
        and bool(stream.lexicon[low + "s"] & (CUE | VERB))
    )


def reaches_role(stream: Stream, at: int, ceiling: int) -> bool:
    """Say whether small words lead from ``at`` to a role: "the Acme vice-presidential nominee"."""
    flags = stream.flags
    look = at
    while (
        look < min(ceiling, at + 3)
        and flags[look] & LOWER
        and (not flags[look] & (FUNCTION | VERB | CUE) or is_compound(stream, look))
    ):
        if flags[look] & (ROLE | ORGANIZATION):
            return True
        look += 1
    return False


def sees_to(stream: Stream, at: int, ceiling: int) -> bool:
    """Say whether what may be a verb at ``at`` tells what a role sees to: "the Acme | brand | manager Jo Doe"."""
    flags, lows, describing = stream.flags, stream.lows, stream.lexicon.describing
    if lows[at] not in describing["remit"] and lows[at] not in describing["modifier"]:
        return False
    role = at + 1
    while role + 1 < min(ceiling, at + 3) and flags[role] & (LOWER | ROLE) == LOWER:
        role += 1
    return (
        role + 1 < ceiling
        and flags[role] & (LOWER | ROLE) == LOWER | ROLE
        and lows[role][-1] != "s"
        and bool(flags[role + 1] & (CAPITAL | ROLE))
    )
