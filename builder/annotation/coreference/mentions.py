"""What a source's phrase says of who it is: a name, a pronoun or a description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from builder.annotation.coreference.apposed_names import apposed_name
from builder.annotation.coreference.descriptions.described import singular
from builder.annotation.coreference.entities.known import Named
from builder.annotation.coreference.named_beside import described_name, given_name, joined_name
from builder.annotation.coreference.named_within import listed_name, named_at_end, named_within
from builder.annotation.coreference.names.name import Name
from builder.annotation.coreference.names.posts import listing_post
from builder.annotation.lexicon import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    INITIAL,
    LOWER,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    PARTICLE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    ROLE,
    SUBJECT,
    TITLE,
)  # fmt: skip
from builder.annotation.sentence.phrases import FUNCTION, HEAD, STARTERS, Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.within_names import IN_NAMES, in_portfolio
from builder.annotation.tokens import Stream

_PRONOUN = SUBJECT | OBJECT | POSSESSIVE
_JOINT = FUNCTION
_INSIDE = HEAD | STARTERS | INITIAL | NUMBER | PARTICLE | POSSESSIVE_MARK
"""The flags of words that may stand inside a phrase before a name."""
_WITHIN = CONJUNCTION | PREPOSITION
_ADORNING = LOWER | POSSESSIVE_MARK
_LONGEST_POST = 6
"""Below how many words are looked at between a body's name and that of who has a post there."""
MentionKind = Literal["name", "pronoun", "description", "relative"]


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
    first, last, head = phrase.first, phrase.last, phrase.head
    pair = named.get(head)
    if last - first == 1:
        if phrase.antecedent is not None or stream.lows[first] in ("who", "which", "that"):
            return Mention(first, last, "relative", phrase)
        if pair is None and stream.flags[head] & _PRONOUN:
            return Mention(first, last, "pronoun", phrase)
    if pair is not None and pair[1].kind == "person" and pair[0].first <= first and pair[0].lead <= first + 1:
        # "Moen", as mostly
        return Mention(pair[0].first, pair[0].last, "name", phrase)
    noun = None if pair is None else _noun_before(stream, phrase, pair)
    if pair is not None and noun is not None:
        phrase = Phrase(first, last, noun)
        if pair[1].kind == "person":
            return Mention(first, last, "description", phrase)
        pair = None
    elif pair is not None and pair[1].kind != "person" and (post := listing_post(stream, first)) >= 0:
        # "the Minister of Ports and | Sails, Ida Moen"
        whole = phrase_before(stream, post + 1, max(0, post - 6))
        phrase = Phrase(post if whole is None else whole.first, last, post)
        first, pair = phrase.first, None
    pair = _meant(stream, phrase, named, pair)
    if pair is None:
        return Mention(first, last, "description", phrase)
    return Mention(pair[0].first, pair[0].last, "name", phrase)


def _sits_for(stream: Stream, phrase: Phrase) -> bool:
    """Say whether the phrase tells a member by the seat: "the Upper Brask MP", but "Moen MP", "the Rev Moen MP"."""
    first, head = phrase.first + 1, phrase.head
    return (
        head > first
        and stream.words[head] in stream.lexicon.letters
        and stream.lows[phrase.first] == "the"
        and bool(stream.flags[first] & CAPITAL)
        and not stream.flags[first] & TITLE
    )


def _noun_before(stream: Stream, phrase: Phrase, pair: Named) -> int | None:
    """Return the noun to which the name in the phrase is only a complement.

    "Lawyers | for Moen", "the Commissioner | for Human Rights".
    """
    before = pair[0].lead - 1
    before -= stream.lows[before] == "the" and pair[1].kind != "person"
    if before <= phrase.first or stream.lows[before] not in ("for", "of"):
        return None
    if pair[0].last != phrase.last and not _goes_on(stream, pair[0].last, phrase.last):
        return None
    noun, flags = before - 1, stream.flags
    if pair[1].kind == "person":
        low = stream.lows[noun]
        return noun if flags[noun] & ROLE and singular(low, stream.lexicon) != low else None
    return noun if flags[noun] & (ROLE | TITLE) and not flags[noun] & ORGANIZATION else None


def _goes_on(stream: Stream, first: int, last: int) -> bool:
    """Say whether the units ``[first, last)`` only add to a place: "the MP for Brask | and North Selby"."""
    return stream.lows[first] == "and" and all(flag & CAPITAL for flag in stream.flags[first + 1 : last])


def _opens_with_post(stream: Stream, phrase: Phrase) -> bool:
    """Say whether the phrase starts with somebody's post: "the Managing Director of Brask", "the Emir of Brask"."""
    first, end = phrase.first, min(phrase.last, phrase.first + 3)
    if stream.has(ROLE, first, end):
        return True
    return any(stream.flags[at] & TITLE and stream.lows[at + 1] == "of" for at in range(first + 1, end - 1))


def _meant(stream: Stream, phrase: Phrase, named: Mapping[int, Named], pair: Named | None) -> Named | None:
    """Return the name that the phrase, whose head stands in the name ``pair``, is about."""
    flags = stream.flags
    if pair is not None:
        if (before := pair[0].lead - 1) > phrase.first:
            the = stream.lows[before] == "the"
            if flags[before - the] & PREPOSITION:
                # "Ida Moen of Selwick", "Moen of the Brask Bank": the person, not where she is from.
                other = named.get(before - the - 1)
                kind = None if other is None else other[1].kind
                if kind == "person" or (kind == "unknown" and not the):
                    return other
        first = pair[0].first
        if (
            first > phrase.first
            and (flags[first] | flags[first - 1]) & _WITHIN
            and in_portfolio(stream, first)
        ):
            # "the Minister of Works and Housing, Ida Moen, said"
            return apposed_name(stream, phrase, named)
        if pair[1].kind == "person":
            return pair
        other = named.get(phrase.last - 1)
        if (
            other is not None
            and other[1].kind == "person"
            and 0 < other[0].first - pair[0].last < _LONGEST_POST
            and flags[other[0].first - 1] & (ROLE | TITLE)
            and all(flags[at] & CAPITAL for at in range(pair[0].last, other[0].first))
        ):
            # "the Council on Salt National Director Ida Moen"
            return other
    elif _sits_for(stream, phrase):
        return apposed_name(stream, phrase, named)
    elif (within := named_within(stream, phrase, named)) is not None:
        return within
    elif flags[phrase.head] & OBJECT and phrase.head > phrase.first:
        # "Moen himself"
        return named.get(phrase.head - 1)
    elif _opens_with_post(stream, phrase) or flags[phrase.head] & (ROLE | TITLE | LOWER):
        return (
            given_name(stream, phrase, named)
            or named_at_end(stream, phrase, named)
            or joined_name(stream, phrase, named)
            or listed_name(stream, phrase, named)
            or apposed_name(stream, phrase, named)
        )
    return listed_name(stream, phrase, named) or described_name(stream, phrase, named) or pair


def start_of_phrase(stream: Stream, name: Name) -> int:
    """Return where the phrase that ``name`` ends starts, with the titles, roles and bodies before it."""
    before = name.lead - 1
    flag = stream.flags[before] if before >= 0 else 0
    if (
        flag & _JOINT
        and not flag & _INSIDE
        and name.lead == name.first
        and stream.lows[before] not in IN_NAMES
        and not (flag & ADVERB and stream.lows[before].endswith("ly"))
    ):
        # "because Moen", "near Moen": the phrase is the name alone.
        return name.lead
    if flag & _ADORNING:
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
