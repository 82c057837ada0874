"""Appositions, relative clauses and brackets: the phrase that stands before what is put in between."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    ING,
    LOWER,
    NUMBER,
    OPEN,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.phrases import WINDOW, Phrase, opening_bracket
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.subjects import SUBJECT_START, opens_participle
from builder.annotation.tokens import Stream

_PAUSE = SEMICOLON | COLON
_DESCRIPTION_START = (
    DETERMINER
    | RELATIVE
    | ROLE
    | NUMBER
    | QUANTITY
    | POSSESSIVE
    | ING
    | ED
    | LOWER
    | CAPITAL
    | PREPOSITION
    | QUOTE
)
_STRONG = CAPITAL | SUBJECT | DETERMINER | POSSESSIVE | SOMEBODY | QUANTITY | NUMBER
_MARK = COMMA | CLOSE | DASH
_TELLING = COMMA | CLOSE | QUOTE | _PAUSE
"""What tells, on the way back from a comma, where the description before it starts."""
_CLAUSE_OPENER = COMMA | DASH | SEMICOLON | COLON | CONJUNCTION | QUOTE | CLOSE | OPEN


def antecedent(stream: Stream, relative: int, start: int) -> Phrase | None:
    """Return the phrase that the relative pronoun at ``relative`` stands for."""
    before = relative
    if before > start and stream.flags[before - 1] & PREPOSITION:
        before -= 1
    if before > start and stream.flags[before - 1] & _MARK:
        inner = before - 1
        if stream.flags[inner] & COMMA:
            # "Smith, the mayor, who said": the apposition stands between.
            outer = around_parenthesis(stream, inner, start)
            if outer is not None:
                return outer
        before = inner
    return phrase_before(stream, before, start)


def around_parenthesis(stream: Stream, closing: int, start: int) -> Phrase | None:
    """Return the phrase before the apposition, relative clause or bracket that closes at ``closing``."""
    flags, lows = stream.flags, stream.lows
    if flags[closing] & CLOSE:
        at = closing
        while at > start and not flags[at] & OPEN:
            at -= 1
        if at <= start:
            return None
        if flags[at - 1] & COMMA:
            return around_parenthesis(stream, at - 1, start)
        return phrase_before(stream, at, start)
    if flags[closing] & DASH:
        at = closing - 1
        while at > start and not flags[at] & DASH:
            at -= 1
        if at - 1 > start and lows[at - 1] in ("who", "which"):
            # "the paper, which – as Vik knew – calls it"
            return Phrase(at - 1, at, at - 1, antecedent(stream, at - 1, start))
        return phrase_before(stream, at, start) if at > start else None
    if flags[closing - 1] & CLOSE:
        return around_parenthesis(stream, closing - 1, start)
    return _before_commas(stream, closing, start)


def _before_commas(stream: Stream, closing: int, start: int) -> Phrase | None:
    """Return the leftmost phrase before a comma that all from there to the comma at ``closing`` can describe."""
    flags, lows = stream.flags, stream.lows
    best: Phrase | None = None
    inner: Phrase | None = None
    at = closing - 1
    while at > start and closing - at < WINDOW:
        flag = flags[at]
        if not flag & _TELLING:
            at -= 1
            continue
        if flag & CLOSE:
            opening = opening_bracket(stream, at, start)
            at = opening if flags[opening] & OPEN else at
        if flag & _PAUSE and at < closing - 1:
            break
        if flag & COMMA and flags[at - 1] & RELATIVE and lows[at - 1] in ("who", "which") and at - 1 > start:
            # "Moen, who, on Monday, said"
            return Phrase(at - 1, at, at - 1, antecedent(stream, at - 1, start))
        if flag & COMMA and best is not None and _goes_on(stream, at + 1):
            # "As Vik, the clerk, left, Moen, the mayor, said": another clause ends there.
            break
        if flag & COMMA and _describes(stream, at + 1):
            phrase = phrase_before(stream, at, start)
            if best is not None and best.first == at + 2 and phrase is not None and phrase.first > start:
                # "Moen denied it to the clerk, while her deputy, Per Vik, said"
                break
            if phrase is not None and can_lead(stream, phrase, start):
                opens = flags[phrase.first - 1] if phrase.first > start else 0
                if best is not None and opens & SUBORDINATOR and phrase.first - 1 <= start + 1:
                    # "After the talks ended, Moen, the clerk, said"
                    break
                apart = opens & CUE or (opens & COMMA and flags[phrase.head] & PLACE)
                if best is not None and flags[best.first] & CAPITAL and apart:
                    # "While Vik called it a success, Moen, the clerk, said", "In Oslo, Norway, Moen, the clerk, said"
                    break
                if best is None or flags[phrase.first] & _STRONG:
                    best = phrase
                if opens & RELATIVE:
                    # "Vik, whom Moen, the clerk, has called"
                    break
            elif (
                phrase is not None
                and (inner is None or phrase.last == inner.first - 1)
                and _closes_clause(stream, phrase, start)
            ):
                inner = phrase
        at -= 1
    return best or inner


def _closes_clause(stream: Stream, phrase: Phrase, start: int) -> bool:
    """Say whether a name or post stands behind a comma and a clause: "It is full, | Ida Moen, the mayor, said"."""
    flags = stream.flags
    comma = phrase.first - 1
    return (
        comma - 2 > start
        and bool(flags[comma] & COMMA and flags[phrase.head] & (CAPITAL | ROLE))
        and stream.has(AUXILIARY | VERB | CUE, start, comma)
    )


def _goes_on(stream: Stream, at: int) -> bool:
    """Say whether a finite verb stands at ``at``."""
    flag = stream.flags[at]
    return bool(flag & (VERB | AUXILIARY | CUE)) and not flag & (
        ROLE | ORGANIZATION | DOCUMENT | ING | CAPITAL
    )


def _describes(stream: Stream, at: int) -> bool:
    """Say whether an apposition or a relative clause can start at ``at``."""
    flag = stream.flags[at]
    low = stream.lows[at]
    if flag & SUBJECT or low in ("if", "because", "that"):
        return False
    if flag & CONJUNCTION and stream.flags[at + 1] & (CAPITAL | SUBJECT):
        # "Vik left the hall, and Moen, who stayed, said"
        return False
    return bool(flag & _DESCRIPTION_START)


def can_lead(stream: Stream, phrase: Phrase, start: int) -> bool:
    """Say whether the clause can start with ``phrase``: it stands first, or behind an opener."""
    flags, lows = stream.flags, stream.lows
    if phrase.first <= start:
        # "Looking ahead, Moen, the clerk, said"
        return not (
            lows[phrase.first][-3:] == "ing"
            and phrase.last - phrase.first == 2
            and flags[phrase.first] & CUE
            and flags[phrase.head] & (LOWER | ROLE) == LOWER
        )
    before = flags[phrase.first - 1]
    if before & _CLAUSE_OPENER:
        # A list of descriptions is no start: "a lawyer, a father and a poet, said".
        strong = flags[phrase.first] & SUBJECT_START or flags[phrase.head] & CAPITAL
        return bool(strong) and (
            not before & COMMA or phrase.first - 1 <= start or _opener(stream, phrase.first - 1, start)
        )
    reports = before & CUE and (
        not lows[phrase.first - 1].endswith("ing") or lows[phrase.first - 1] == "saying"
    )
    return (
        bool(before & (SUBORDINATOR | ADVERB | QUESTION | RELATIVE) or reports)
        or lows[phrase.first - 1] == "as"
    )


def _opener(stream: Stream, comma: int, start: int) -> bool:
    """Say whether the units before the comma are an introduction, not a name with its description."""
    flags = stream.flags
    at = start
    while at < comma and flags[at] & (CONJUNCTION | COMMA):
        at += 1
    if at >= comma:
        return True
    flag = flags[at]
    return (
        bool(flag & (PREPOSITION | SUBORDINATOR | ADVERB | ING | ED | QUOTE | QUESTION))
        or (comma - at <= 2 and not flag & CAPITAL)
        or (bool(flag & CAPITAL) and opens_participle(stream, at, comma))
    )
