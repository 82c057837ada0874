"""What a source's phrase says of who it is: a name, a pronoun or a description."""

from __future__ import annotations

from typing import Literal, NamedTuple

from builder.annotation.lexicon import (
    CAPITAL,
    DOCUMENT,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    ORGANIZATION,
    PARTICLE,
    POSSESSIVE_MARK,
    QUOTE,
    ROLE,
    SUBJECT,
    TITLE,
)  # fmt: skip
from builder.annotation.phrases import Phrase
from builder.annotation.tokens import Stream

MentionKind = Literal["name", "pronoun", "description", "relative"]


class Mention(NamedTuple):
    """Units ``[first, last)`` that stand for somebody: the name alone, without title or role, or the whole phrase.

    ``phrase`` is the phrase they were found in, with everything that describes them.
    """

    first: int
    last: int
    kind: MentionKind
    phrase: Phrase


def mention_of(stream: Stream, phrase: Phrase) -> Mention:
    """Return the mention that ``phrase`` makes of its referent."""
    flags = stream.flags
    if phrase.antecedent is not None or (
        phrase.last - phrase.first == 1 and stream.lows[phrase.first] in ("who", "which")
    ):
        return Mention(phrase.first, phrase.last, "relative", phrase)
    if phrase.last - phrase.first == 1 and flags[phrase.head] & SUBJECT:
        return Mention(phrase.first, phrase.last, "pronoun", phrase)
    name = name_in(stream, phrase)
    if name is None:
        return Mention(phrase.first, phrase.last, "description", phrase)
    return Mention(*name, "name", phrase)


def name_in(stream: Stream, phrase: Phrase) -> tuple[int, int] | None:
    """Return the units of the name that heads ``phrase``, without titles and roles before it, or None."""
    flags = stream.flags
    head = phrase.head
    if not flags[head] & CAPITAL or (
        flags[head] & ROLE and not flags[head] & FIRST_NAME and head == phrase.first
    ):
        return None
    last = head + 1
    while last < phrase.last and (
        flags[last] & (CAPITAL | INITIAL) or stream.words[last] in ("of", "for", "and")
    ):
        last += 1
    while last > head + 1 and not flags[last - 1] & (CAPITAL | INITIAL):
        last -= 1
    first = head
    while first > phrase.first and flags[first - 1] & (CAPITAL | INITIAL | PARTICLE | QUOTE):
        first -= 1
    while (
        first < head
        and flags[first] & PARTICLE
        and not flags[first] & CAPITAL
        and not flags[first - 1] & CAPITAL
    ):
        first += 1
    for at in range(last - 2, first - 1, -1):
        if (
            flags[at] & (TITLE | ROLE)
            and not flags[at] & FIRST_NAME
            and not flags[last - 1] & (ORGANIZATION | DOCUMENT)
        ):
            first = at + 1
            break
    while first < last - 1 and flags[first] & NATIONALITY and not flags[last - 1] & (ORGANIZATION | DOCUMENT):
        first += 1
    if flags[first] & POSSESSIVE_MARK:
        first += 1
    return (first, last) if first < last else None
