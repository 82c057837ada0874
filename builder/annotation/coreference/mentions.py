"""What a source's phrase says of who it is: a name, a pronoun or a description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from builder.annotation.coreference.entities import Named
from builder.annotation.coreference.names import Name
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_NOUN,
    DASH,
    DOCUMENT,
    ED,
    END,
    LOWER,
    NATIONALITY,
    OBJECT,
    OPEN,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

MentionKind = Literal["name", "pronoun", "description", "relative"]

_NO_PERSON = ORGANIZATION | DOCUMENT | CUE_NOUN
_BREAKS = PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE | AUXILIARY | ADVERB | SUBJECT
_JOINED = 9
"""How many units a second description joined by "and" may have."""
_GIVEN = 14
"""How many units after a phrase words may stand that give a name."""
REACH = 7
"""How many units after a phrase the name may start that it describes."""


class Mention(msgspec.Struct, frozen=True, gc=False):
    """Units ``[first, last)`` that stand for somebody: the name alone, without title, or the whole phrase.

    ``phrase`` is the phrase they were found in, with everything that describes them.
    """

    first: int
    last: int
    kind: MentionKind
    phrase: Phrase


def mention_of(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Mention:
    """Return the mention that the source ``phrase`` makes; ``named`` gives the name that a unit stands in."""
    pair = named.get(phrase.head)
    if pair is None and stream.words[phrase.head] in stream.lexicon.letters:
        # "Ida Moen QC"
        pair = named.get(phrase.head - 1)
    if phrase.last - phrase.first == 1:
        if phrase.antecedent is not None or stream.lows[phrase.first] in ("who", "which", "that"):
            return Mention(phrase.first, phrase.last, "relative", phrase)
        if stream.flags[phrase.head] & (SUBJECT | POSSESSIVE) and pair is None:
            return Mention(phrase.first, phrase.last, "pronoun", phrase)
    pair = _meant(stream, phrase, named, pair)
    if pair is None:
        return Mention(phrase.first, phrase.last, "description", phrase)
    return Mention(pair[0].first, pair[0].last, "name", phrase)


def _meant(stream: Stream, phrase: Phrase, named: Mapping[int, Named], pair: Named | None) -> Named | None:
    """Return the name that the phrase, whose head stands in the name ``pair``, is about."""
    flags = stream.flags
    if pair is not None:
        if (before := pair[0].lead - 1) > phrase.first and flags[before] & PREPOSITION:
            # "Ida Moen of Selwick": the person, not where she is from.
            other = named.get(before - 1)
            if other is not None and other[1].kind in ("person", "unknown"):
                return other
        if pair[1].kind == "person":
            return pair
    elif (within := _within(stream, phrase, named)) is not None:
        return within
    elif flags[phrase.head] & OBJECT and phrase.head > phrase.first:
        # "Moen himself"
        return named.get(phrase.head - 1)
    elif flags[phrase.head] & (ROLE | TITLE | LOWER):
        return (
            _given(stream, phrase, named)
            or _at_end(stream, phrase, named)
            or _joined(stream, phrase, named)
            or _apposed(stream, phrase, named)
        )
    return _described(stream, phrase, named) or pair


def _within(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the person named in a phrase that has its head elsewhere: "Gov. Ida Moen of Selwick"."""
    flags = stream.flags
    at = phrase.head
    if not flags[at] & CAPITAL:
        return None
    while at > phrase.first and flags[at] & CAPITAL and at not in named:
        at -= 1
    if flags[at] & PREPOSITION:
        at -= 1
    for unit in (at, phrase.head + 1, phrase.last - 1):
        if phrase.first <= unit < phrase.last:
            other = named.get(unit)
            if other is not None and other[1].kind == "person":
                before = other[0].lead - 1
                if before < phrase.first or not flags[before] & (PREPOSITION | CONJUNCTION):
                    return other
    return None


def _at_end(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the person whose name ends the phrase: "its founder and chief economist Ida Moen"."""
    other = named.get(phrase.last - 1)
    if other is None or other[0].last != phrase.last:
        return None
    before = other[0].lead - 1
    placed = before - 1 > phrase.head and stream.flags[before] & PLACE
    if placed and stream.lows[before - 1] in ("to", "for", "in") and other[1].kind in ("person", "unknown"):
        # "ambassador to Norway Ida Moen"
        return other
    if other[1].kind != "person":
        return None
    while before > phrase.head and stream.flags[before] & (CLOSE | TITLE):
        before -= 1
    if before < phrase.head:
        return None
    if stream.flags[before] & CAPITAL and stream.flags[before] & ORGANIZATION:
        # "President of the Brask Farmers' Association Ida Moen"
        return other
    if not stream.flags[before] & ROLE:
        return None
    # "a spokesman for candidate Ida Moen" is not Moen.
    between = range(phrase.head, before)
    return (
        None if any(stream.flags[at] & PREPOSITION and stream.lows[at] != "of" for at in between) else other
    )


def _joined(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the person of whom the phrase tells one post of two: "Brask founder | and chief executive Ida Moen"."""
    flags = stream.flags
    if phrase.last >= len(flags) or stream.lows[phrase.last] != "and" or not flags[phrase.head] & ROLE:
        return None
    if not flags[phrase.last - 1] & ROLE:
        return None
    for at in range(phrase.last + 1, min(phrase.last + REACH, len(flags))):
        other = named.get(at)
        if other is not None:
            told = at > phrase.last + 1 and flags[at - 1] & (ROLE | TITLE) and other[1].kind == "person"
            return other if told else None
        if not flags[at] & (LOWER | ROLE | TITLE) or flags[at] & (_BREAKS | POSSESSIVE | CUE):
            break
    return None


def _given(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the name that words behind a description give: "a nurse named Ida Moen", "who gave her name as Ida"."""
    flags, lows = stream.flags, stream.lows
    says = False
    for at in range(phrase.last, min(phrase.last + _GIVEN, len(flags) - 2)):
        if flags[at] & (END | QUOTE):
            return None
        told = at + 1
        if lows[at] in ("name", "himself", "herself", "themselves"):
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


def _described(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the name that a phrase cut short leads to: "Selwick" in "Selwick fishing executive Ida Moen"."""
    flags = stream.flags
    role = False
    for at in range(phrase.last, min(phrase.last + REACH, len(flags))):
        flag = flags[at]
        other = named.get(at)
        if other is not None and other[1].kind == "person":
            return other if role else None
        if (flag & LOWER and not flag & (_BREAKS | VERB | CUE | ED)) or flag & (ROLE | TITLE):
            role = role or bool(flag & (ROLE | TITLE))
        elif flag & CAPITAL and (flag & NATIONALITY or stream.words[at] in stream.lexicon.parties):
            role = True
        elif not (
            role and (flag & COMMA or (stream.lows[at] == "and" and flags[at + 1] & (ROLE | CAPITAL | LOWER)))
        ):
            return None
    return None


def _apposed(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the name beside a description: "her lawyer, Ida Moen, said"; "Ida Moen, the mayor, said"."""
    flags = stream.flags
    size = len(flags)
    at = phrase.last
    if at + 3 < size and flags[at] & OPEN and flags[at + 2] & CLOSE:
        # "the head of the Bakers' Guild (BG), Ida Moen, said"
        at += 3
    if at < size and stream.lows[at] == "and":
        # "his grandson and gatekeeper, Ida Moen, said"
        at += 1
        while (
            at < size
            and at - phrase.last < _JOINED
            and flags[at] & (LOWER | CAPITAL)
            and (not flags[at] & _BREAKS or stream.lows[at] == "of")
            and not flags[at] & CUE
        ):
            # "the report's author and director of the Brask Trust, Ida Moen, said"
            at += 1
    if at < size and flags[at] & COMMA:
        comma = at
        for at in range(comma + 1, min(comma + REACH + 2, size)):
            other = named.get(at)
            if other is not None:
                after = other[0].last
                if other[1].kind in ("place", "organization") and flags[after] & (POSSESSIVE_MARK | ROLE):
                    # "the head of the mission, Norway's former minister Ida Moen, said"
                    continue
                if after + 1 < size and stream.lows[after] == "of" and flags[after + 1] & CAPITAL:
                    # "his biographer, Ida Moen of Bolt College, said"
                    after += 2
                    while after < size and flags[after] & CAPITAL:
                        after += 1
                if other[1].kind not in ("person", "unknown") or after >= size:
                    return None
                return other if flags[after] & (COMMA | CUE | END | QUOTE | OPEN | DASH) else None
            if not (
                (flags[at] & LOWER and not flags[at] & (_BREAKS | VERB | CUE | ED))
                or flags[at] & (ROLE | TITLE | OPEN | CLOSE | POSSESSIVE_MARK)
            ):
                break
    before = phrase.first - 1
    if before > 0 and flags[before] & COMMA and phrase.last < size:
        other = named.get(before - 1)
        after = flags[phrase.last]
        if other is None or other[1].kind != "person":
            return None
        # Closed by a comma, or the name opens the sentence; not "After meeting Moen, the minister said".
        if after & (COMMA | CLOSE | DASH | CONJUNCTION | RELATIVE | PREPOSITION | QUOTE):
            return other
        if after & CUE and (other[0].lead == 0 or flags[other[0].lead - 1] & (END | QUOTE)):
            return other
    return None


def start_of_phrase(stream: Stream, name: Name) -> int:
    """Return where the phrase that ``name`` ends starts, with the titles, roles and bodies before it."""
    before = name.lead - 1
    if before >= 0 and stream.flags[before] & (LOWER | POSSESSIVE_MARK):
        phrase = phrase_before(stream, name.last, before - 12 if before > 12 else 0)
        # "the head of the Brask Bank Ida Moen" describes her, "the head of Brask" does not describe Brask.
        whole = phrase is not None and phrase.first <= name.first and phrase.last == name.last
        if (
            phrase is not None
            and whole
            and (name.first <= phrase.head or not stream.flags[before] & PREPOSITION)
        ):
            return phrase.first
    return name.lead
