"""What the capital of a sentence's first word says: "Police chief", "Curry house owner" hold no name."""

from __future__ import annotations

from collections.abc import Iterator

from builder.annotation.affiliations.places import place_prefix
from builder.annotation.lexicon import (
    CAPITAL,
    CONJUNCTION,
    LOWER,
    NATIONALITY,
    NUMBER,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    ROLE,
    UPPER,
    WORD,
)
from builder.annotation.tokens import Stream

_NAMED = 400
"""How many units before and behind are looked through for a name that also stands within a sentence."""


def is_department(stream: Stream, at: int) -> bool:
    """Say whether the word at ``at`` is one for a body that its country has once: "ministry", "central bank"."""
    low = stream.lows[at]
    return low in stream.lexicon.describing["department"] or (
        low == "bank" and at > 0 and stream.lows[at - 1] == "central"
    )


def starts_small(stream: Stream, at: int) -> bool:
    """Say whether the word is a noun for a body with the capital of a sentence's first word: "Police said"."""
    if stream.words[at] in stream.lexicon.describing["chamber"]:
        return False
    nouns = stream.lexicon.organization_nouns
    if stream.lows[at] not in nouns or stream.words[at] in nouns or follows_word(stream, at):
        # "Congress" is a name by itself.
        return False
    return not _named_within(stream, at)


def opens_only(stream: Stream, first: int, end: int, head: int, *, employed: bool) -> bool:
    """Say whether the word at ``first`` has its capital from the start of a sentence: "Curry house owner".

    ``employed`` says whether the employer of who has the role at ``head`` often stands right before it.

    Nothing else tells a name from a noun that describes the small words behind it; a name stands with a capital
    in the middle of a sentence too.
    """
    flags, words = stream.flags, stream.words
    at_once = flags[first + 1] & ROLE or (end == head and end == first + 1)
    if (
        # "Auction spokesman", where the article has "the auction" too
        (
            employed
            and at_once
            and (stream.lows[first] not in stream.vocabulary or _named_within(stream, first))
        )
        or not flags[first + 1] & LOWER
        # "Food and Drug Council"
        or (flags[first + 1] & CONJUNCTION and flags[first + 2] & CAPITAL)
        # "Acme deputy chief"
        or stream.lows[first + 1] in stream.lexicon.describing["rank"]
        or stream.lows[first + 1] in stream.lexicon.describing["participle"]
        or (first > 0 and flags[first - 1] & POSSESSIVE_MARK)
        or flags[first + 1] & PREPOSITION
        or stream.lows[first] in stream.lexicon.organization_nouns
        or flags[first] & (PLACE | NATIONALITY | UPPER)
        or not (words[first].istitle() or "-" in words[first])
        or words[first] in stream.lexicon.parties
        # "Interior ministry | spokesman"
        or is_department(stream, first + 1)
    ):
        return False
    if stream.lows[first] in stream.vocabulary:
        return True
    return not _named_within(stream, first)


def _named_within(stream: Stream, at: int) -> bool:
    """Say whether the word at ``at`` stands with its capital within a sentence nearby: "the Commission"."""
    return any(follows_word(stream, other) for other in _same_nearby(stream, at))


def _same_nearby(stream: Stream, at: int) -> Iterator[int]:
    """Yield where else nearby the word at ``at`` stands."""
    words, word = stream.words, stream.words[at]
    look, end = max(0, at - _NAMED - 1), min(len(words), at + _NAMED)
    for _ in range(words[look + 1 : end].count(word)):
        look = words.index(word, look + 1, end)
        if look != at:
            yield look


def is_new(stream: Stream, at: int, end: int) -> bool:
    """Say whether "New" at ``at`` describes who is meant, and begins no name: "New Oslo manager", not "New York mayor".

    ``end`` is where the role starts.
    """
    words = stream.words
    if at + 1 == end:
        # "New | Prime Minister"
        return True
    if "Party" in words[at + 1 : end]:
        # "New Labour Party leader" may have a party of that name.
        return False
    if place_prefix(stream, at, end) > at:
        return False
    follows = words[at + 1]
    return not any(words[other + 1 : other + 2] == [follows] for other in _same_nearby(stream, at))


def is_named_so(stream: Stream, at: int) -> bool:
    """Say whether the possessive at ``at`` begins a name: "of | Our | Harbour", with a capital within a sentence."""
    flags = stream.flags
    return bool(
        flags[at] & POSSESSIVE
        and flags[at] & CAPITAL
        and flags[at + 1 : at + 2]
        and flags[at + 1] & CAPITAL
        and follows_word(stream, at)
    )


def follows_word(stream: Stream, at: int) -> bool:
    """Say whether a word of the same line stands right before ``at``."""
    if at == 0 or not stream.flags[at - 1] & (WORD | NUMBER):
        return False
    return "\n" not in stream.text[stream.ends[at - 1] : stream.starts[at]]
