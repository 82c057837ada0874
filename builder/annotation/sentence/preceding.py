"""The noun phrase that ends at a unit: where it starts."""

from __future__ import annotations

from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    DOCUMENT,
    ED,
    ING,
    LOWER,
    OBJECT,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    ROLE,
    SOMEBODY,
    SUBJECT,
    VERB,
    WORD,
)  # fmt: skip
from builder.annotation.sentence.bases import base_before
from builder.annotation.sentence.phrases import HEAD, STARTERS, WINDOW, Phrase, opening_bracket
from builder.annotation.tokens import Stream

_JOINT = COMMA | CONJUNCTION
_ARTICLE = DETERMINER | POSSESSIVE
_PRONOUN = SUBJECT | SOMEBODY
_FINITE = AUXILIARY | VERB
_VERBAL = ED | ING | VERB | CUE
_WORDLIKE = WORD | POSSESSIVE_MARK
_ANTECEDENT = ROLE | ORGANIZATION | SOMEBODY

# What may stand between a phrase and its complement: "spokesman for", "residents of", "people in".
_LINKS = frozenset(
    ("of", "for", "at", "from", "in", "with", "on", "to", "by", "close", "behind", "near", "about", "under")
)

_OF_PEOPLE = frozenset(("of", "for", "at", "from", "with", "in"))
_AFTER_NOUN = frozenset(("familiar", "close", "aware", "privy", "responsible", "present", "loyal", "opposed"))


def phrase_before(stream: Stream, end: int, floor: int) -> Phrase | None:
    """Return the noun phrase whose last unit is just before ``end``, looking no further left than ``floor``."""
    flags, lows = stream.flags, stream.lows
    if end - floor > WINDOW:
        floor = end - WINDOW
    at = end - 1
    if at < floor:
        return None
    flag = flags[at]
    if flag & CLOSE:
        at = opening_bracket(stream, at, floor) - 1
        if at < floor:
            return None
        flag = flags[at]
    if flag & _PRONOUN and not (flag & CAPITAL and at > floor and flags[at - 1] & CAPITAL):
        if flag & SUBJECT or not (at > floor and flags[at - 1] & _ARTICLE):
            return Phrase(at, at + 1, at)
        return Phrase(at - 1, at + 1, at)
    if flag & OBJECT and at > floor and lows[at - 1] in stream.lexicon.clause["perceiving"]:
        # "A witness heard | him say"
        return Phrase(at, at + 1, at)
    base = base_before(stream, at, floor)
    if base is None:
        return None
    if (
        base < at
        and flags[base] & LOWER
        and base > floor
        and flags[base - 1] & _JOINT
        and lows[base].endswith("ing")
    ):
        # "calling for talks and carrying | signs"
        base += 1
    first = base
    if first - 2 < floor or not flags[first - 1] & PREPOSITION:
        return Phrase(first, at + 1, at)
    last = at + 1
    head = at
    for _ in range(4):
        link = first - 1
        if link - 1 < floor:
            break
        if not (flags[link] & PREPOSITION and lows[link] in _LINKS):
            # "the leaders of Acme and Bolt": a name joined to a complement.
            break
        inner = link - 1
        if flags[inner] & CLOSE:
            # "Senator Moen (D) of Oslo"
            inner = opening_bracket(stream, inner, floor) - 1
            if inner < floor or not flags[inner] & CAPITAL or lows[link] != "of":
                break
        reduced = flags[inner] & _VERBAL or lows[inner] in _AFTER_NOUN
        if reduced and not flags[inner] & HEAD and lows[link] != "of":
            # "officials briefed on the matter", "a source familiar with it": a reduced relative clause.
            antecedent = inner - 1
            kinds = _ANTECEDENT
            if lows[link] == "by" and flags[inner] & (ED | CUE):
                # "a letter from Acme obtained by the paper"
                kinds |= DOCUMENT | CAPITAL
            if antecedent < floor or not flags[antecedent] & kinds:
                break
            inner = antecedent
        elif (
            not (flags[inner] & _WORDLIKE)
            or flags[inner] & _FINITE
            or lows[inner] in ("out", "back", "because")
        ):
            break
        outer = base_before(stream, inner, floor)
        if outer is None:
            break
        sure = (
            flags[inner] & HEAD
            or stream.lexicon.works.get(lows[inner]) == "thing"
            or (
                lows[link] in ("of", "for")
                and (flags[outer] & (STARTERS | CAPITAL) or flags[inner] & SOMEBODY)
            )
            # "bank analyst Moen of Acme", "local teacher Moen in Oslo"
            or (flags[inner] & CAPITAL and lows[link] in _OF_PEOPLE and stream.has(ROLE, outer, inner))
        )
        if not sure or flags[inner] & CALENDAR:
            break
        first, head = outer, inner
    return Phrase(first, last, head)
