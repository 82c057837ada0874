"""The noun phrase without complements that ends with a unit: where it starts."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    CLOSE,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    ED,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NUMBER,
    ORGANIZATION,
    PARTICLE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    ROLE,
    SOMEBODY,
    SUBORDINATOR,
    TITLE,
    UPPER,
    VERB,
)
from builder.annotation.sentence.fields import joins_firm
from builder.annotation.sentence.phrases import (
    FUNCTION,
    HEAD,
    STARTERS,
    ends_like_verb,
    is_compound,
    is_paper,
)
from builder.annotation.sentence.within_names import IN_NAMES, is_nickname, is_put_in, joins_name, starts_name
from builder.annotation.tokens import Stream

_NAME_PART = NUMBER | POSSESSIVE_MARK | INITIAL
_DATED = NUMBER | LOWER
_ARTICLE = DETERMINER | POSSESSIVE
_VERB = CUE | VERB
_SMALL = PREPOSITION | CONJUNCTION | SUBORDINATOR
_NAMING = ROLE | ORGANIZATION | TITLE
_NO_ADJECTIVE = FUNCTION | STARTERS
_PHRASE_START = STARTERS | POSSESSIVE_MARK
_NOT_PLAIN = _ARTICLE | _NAME_PART | QUANTITY | PARTICLE | FUNCTION | _VERB
"""What a small word is none of that is but a noun or an adjective, as most are."""
_PLAIN = LOWER | _NOT_PLAIN
_MAY_END = CALENDAR | DETERMINER | POSSESSIVE | QUANTITY | PREPOSITION | CONJUNCTION | SUBORDINATOR
"""What a word with a capital must be for a phrase to end before it, or with it."""
_WHEN_AND_HOW = frozenset(("way", "time", "day", "night", "year", "moment", "reason", "place"))
"""What a clause follows without a joint: "the way Moen called it"."""


def _acts(stream: Stream, at: int) -> bool:
    """Say whether a verb stands at ``at``, behind the pronoun it is said of: "that | represents", "who | studied"."""
    acting = ("that", "who", "which", "it", "he", "she")
    verb = ends_like_verb(stream, at) or stream.flags[at] & ED
    return stream.lows[at - 1] in acting and bool(verb)


def _names_side(stream: Stream, at: int) -> bool:
    """Say whether a word that is also a verb is a noun behind an article and a name: "the Orlan | side said"."""
    flags, low = stream.flags, stream.lows[at]
    return (
        bool(flags[at - 1] & CAPITAL and flags[at - 2] & DETERMINER) and low[-1] != "s" and low[-2:] != "ed"
    )


def base_before(stream: Stream, last: int, floor: int) -> int | None:
    """Return the first unit of the noun phrase without complements that ends with the unit ``last``."""
    flags, lows = stream.flags, stream.lows
    at = last
    capital_run = False
    while at >= floor:
        flag = flags[at]
        if flag & CAPITAL and not (at == floor and flag & FUNCTION and not flag & (FIRST_NAME | TITLE)):
            if not flag & _MAY_END:
                capital_run = True
                at -= 1
                continue
            if flag & CALENDAR and at < last:
                if at > floor and flags[at - 1] & DETERMINER and flags[at + 1] & _DATED:
                    # "the Nov. 8 election"
                    at -= 1
                    continue
                break
            if flag & DETERMINER and at < last:
                at -= 1
                break
            if flag & POSSESSIVE and at < last:
                at -= 1
                break
            if flag & QUANTITY and at < last and not flags[at + 1] & CAPITAL:
                at -= 1
                break
            if flag & _SMALL and not (flag & (FIRST_NAME | TITLE | UPPER) or starts_name(stream, at)):
                break
            capital_run = True
        elif flag & _PLAIN == LOWER:
            if capital_run and not flag & _NAMING and not _modifies(stream, at, last, floor):
                if lows[at] not in stream.lexicon.describing["direction"]:
                    break
                # "in northern Norway"
                at -= 1
                break
            if capital_run and flag & _NAMING == ORGANIZATION and flags[at + 1] & FIRST_NAME:
                # "left a board | Ida Moen"
                break
            capital_run = False
        elif flag & _ARTICLE:
            if at == last and not flag & SOMEBODY:
                return None
            at -= 1
            break
        elif flag & _NAME_PART:
            if flag & POSSESSIVE_MARK and at == last:
                return None
            if flag & NUMBER and capital_run and at < last and not flags[at + 1] & LOWER:
                break
            capital_run = False
            if flag & NUMBER and at - 1 > floor and _acts(stream, at - 1):
                # "represents | 4,000 nurses"
                at -= 1
                break
        elif flag & QUANTITY:
            if at == last:
                return at - 1 if at > floor and flags[at - 1] & DETERMINER else at
            # "the three men"
            at -= 2 if at > floor and flags[at - 1] & _ARTICLE and not flags[at - 1] & SOMEBODY else 1
            break
        elif flag & LOWER:
            if flag & PARTICLE and at < last and flags[at + 1] & (CAPITAL | PARTICLE):
                at -= 1
                continue
            if lows[at] in IN_NAMES and at < last and at - 1 >= floor and joins_name(stream, at):
                at -= 1
                continue
            if (
                flag & ADVERB
                and lows[at].endswith("ly")
                and at < last
                and at > floor
                and flags[at - 1] & _PHRASE_START
            ):
                # "the newly elected mayor"
                at -= 1
                continue
            if flag & FUNCTION and not flag & HEAD:
                if at == last and at > floor and is_paper(stream, at):
                    # "the daily | said"
                    at -= 1
                    continue
                break
            if (
                flag & _VERB
                and (not flag & HEAD or (flag & ROLE and at < last and lows[at].endswith("ed")))
                and not (at < last and is_compound(stream, at))
                and not (at > floor and flags[at - 1] & _PHRASE_START)
                and not (at == last and at - 1 > floor and _names_side(stream, at))
            ):
                break
            if capital_run and not flag & _NAMING and not _modifies(stream, at, last, floor):
                break
            capital_run = False
        elif flag & QUOTE:
            if at == last or at <= floor or not is_nickname(stream, at):
                break
        elif flag & CLOSE and at < last:
            if at - 3 < floor or not is_put_in(stream, at - 2):
                break
            at -= 2
        elif at <= floor or at == last or not (flags[at + 1] & CAPITAL and joins_firm(stream, at)):
            break
        at -= 1
    first = at + 1
    if first > last:
        return None
    if flags[last] & CALENDAR and (first == last or flags[last] & LOWER):
        return None
    return first


def _modifies(stream: Stream, at: int, last: int, floor: int) -> bool:
    """Say whether the small word at ``at``, before a capital, is an adjective of the phrase that ends at ``last``.

    "the presumptive Acme nominee" and "the embattled Moen" are one phrase; "a statement Moen" is not.
    """
    flags = stream.flags
    look = at
    while look > floor and at - look < 3 and flags[look] & LOWER and not flags[look] & _NO_ADJECTIVE:
        look -= 1
    if flags[last] & LOWER:
        return bool(flags[look] & STARTERS)
    if stream.lows[look] != "the" or look != at - 1:
        return False
    return not flags[at] & (DOCUMENT | CUE_NOUN) and stream.lows[at] not in _WHEN_AND_HOW
