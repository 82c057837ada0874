"""Noun phrases without a parser: what they are made of.

Everything that reads phrases looks at a bounded number of units, so that an endless sentence costs no more than a
short one. `preceding` reads them from their end, `following` from their start, `subjects` those of clauses;
`within_names` tells which words of one belong to a name.
"""

from __future__ import annotations

import msgspec

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    LOWER,
    NEGATION,
    OPEN,
    ORGANIZATION,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    RELATIVE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
)  # fmt: skip
from builder.annotation.tokens import Stream

WINDOW = 60
"""How many units a phrase or a clause may reach."""

FUNCTION = (
    PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE | AUXILIARY | ADVERB | NEGATION | SUBJECT | QUESTION
)

HEAD = ROLE | ORGANIZATION | DOCUMENT | CUE_NOUN

PARTICLES = frozenset(("up", "out", "down", "off"))
"""Small words that end a verb: "grew up", "carried out"."""

STARTERS = DETERMINER | POSSESSIVE | QUANTITY

_PAPERS = frozenset(("daily", "weekly", "monthly"))
_BEFORE_PAPER = DETERMINER | CAPITAL


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """Units ``[first, last)`` that stand for somebody; ``head`` is the unit that says what they are.

    A relative pronoun ("who") has an ``antecedent``, the phrase it stands for.
    """

    first: int
    last: int
    head: int
    antecedent: Phrase | None = None


def is_compound(stream: Stream, at: int) -> bool:
    """Say whether the verb at ``at`` is the first half of a noun: "press secretary"."""
    return stream.lows[at] == "press" and at + 1 < len(stream.flags) and bool(stream.flags[at + 1] & ROLE)


def is_paper(stream: Stream, at: int) -> bool:
    """Say whether "daily" or "weekly" at ``at`` is a noun: "the daily said", but "the daily papers"."""
    return stream.lows[at] in _PAPERS and bool(stream.flags[at - 1] & _BEFORE_PAPER)


def few_words(stream: Stream, unit: int, most: int) -> bool:
    """Say whether the stretch at ``unit`` has at most ``most`` words."""
    stretch = stream.stretches[stream.stretch[unit]]
    start, end = stretch.start, stretch.end
    if stream.text.count(" ", start, end) >= 2 * most:
        # Many, and nobody puts three spaces between them.
        return False
    words = stream.text[start : end if end - start < 40 * most else start + 40 * most].split(None, most)
    return len(words) <= most


def opening_bracket(stream: Stream, closing: int, floor: int) -> int:
    """Return the opening bracket of the one at ``closing``, or the unit where the search for it ended."""
    flags = stream.flags
    at = closing
    while at > floor and closing - at < 14 and not flags[at] & OPEN:
        at -= 1
    return at


def ends_like_verb(stream: Stream, at: int) -> bool:
    """Say whether the unit is a small word in -s, as a verb of one who acts is: "represents", but not "less"."""
    low = stream.lows[at]
    return low[-1:] == "s" and low[-2:] != "ss" and bool(stream.flags[at] & LOWER)
