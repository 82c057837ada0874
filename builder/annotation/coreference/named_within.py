"""The name within a source's phrase that the phrase is about."""

from __future__ import annotations

from collections.abc import Mapping

from builder.annotation.coreference.entities.known import Named
from builder.annotation.lexicon import (
    CAPITAL,
    CLOSE,
    CONJUNCTION,
    DETERMINER,
    ED,
    LOWER,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    PREPOSITION,
    ROLE,
    TITLE,
    UPPER,
)  # fmt: skip
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_NO_FIELD = DETERMINER | POSSESSIVE | ROLE | PREPOSITION | ED
_FIELD = 5
"""How many units a field may have: "vice president of corporate and public affairs"."""


def named_within(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
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


def named_at_end(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
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
    if _is_end_of_body(stream, before):
        # "President of the Brask Farmers' Association Ida Moen", "leader of Brask Council Ida Moen"
        return other
    while before > phrase.head and stream.flags[before] & (CLOSE | TITLE):
        before -= 1
    if before < phrase.head:
        return None
    body = named.get(before)
    if (body is not None and body[1].kind == "organization") or _is_end_of_body(stream, before):
        return other
    if _is_where(stream, phrase.head, before):
        return other
    if stream.lows[before - 2 : before + 1] == ["secretary", "of", "state"]:
        # "former secretary of state Ida Moen"
        return other
    if not stream.flags[before] & ROLE or stream.lows[before] in stream.lexicon.plurals:
        return (
            other if _has_field(stream, phrase.head, before) and other[0].last - other[0].first > 1 else None
        )
    # "a spokesman for candidate Ida Moen", "the lawyer of minister Ida Moen" is not Moen, "chief of staff Ida Moen" is.
    directs = stream.lows[phrase.head] in stream.lexicon.describing["directing"]
    between = range(phrase.head + 1, before)
    others = any(
        stream.flags[at] & PREPOSITION and not (directs and stream.lows[at] == "of") for at in between
    )
    return None if others else other


def _is_end_of_body(stream: Stream, at: int) -> bool:
    """Say whether a body's name ends with the word at ``at``: "Council", with a capital."""
    return bool(stream.flags[at] & CAPITAL and stream.flags[at] & ORGANIZATION)


def _is_where(stream: Stream, head: int, last: int) -> bool:
    """Say whether the capitals that end at ``last`` are the place or body of the post at ``head``.

    "the mayor of | Brask | Ida Moen", "the head of the bakers' union | Harbour | Ida Moen".
    """
    flags, first = stream.flags, last
    while first > head and flags[first] & CAPITAL and not flags[first] & UPPER:
        first -= 1
    if first in (last, head) or flags[last] & ROLE:
        return False
    return (first == head + 1 and stream.lows[first] == "of") or bool(
        flags[first] & LOWER and flags[first] & ORGANIZATION
    )


def _has_field(stream: Stream, head: int, last: int) -> bool:
    """Say whether small words behind the role at ``head`` tell its field, to ``last``: "director | of cricket |"."""
    flags, lows, describing = stream.flags, stream.lows, stream.lexicon.describing
    if not head + 1 < last <= head + 1 + _FIELD or lows[head + 1] not in ("of", "for", "on"):
        return False
    if lows[head] not in describing["directing"]:
        # "a critic of embattled Ida Moen"
        return False
    if lows[last] in describing["epithet"] or lows[last] in describing["former"]:
        return False
    return all(flags[at] & LOWER and not flags[at] & _NO_FIELD for at in range(head + 2, last + 1))


def listed_name(stream: Stream, phrase: Phrase, named: Mapping[int, Named]) -> Named | None:
    """Return the person named behind a post whose fields "and" joins: "Salt and Ports Minister Ida Moen"."""
    other = named.get(phrase.last - 1) if phrase.last - phrase.head > 3 else None
    if other is None or other[1].kind != "person" or "and" not in stream.lows[phrase.head : other[0].lead]:
        return None
    titled = other[0].lead < other[0].first or stream.flags[other[0].lead - 1] & (ROLE | TITLE)
    return other if titled else None
