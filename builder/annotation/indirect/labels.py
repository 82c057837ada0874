"""Reports without a cue: a name, a colon and what it says, as in headlines and transcripts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from builder.annotation.attribution.grouping import Found
from builder.annotation.indirect.contents import trim
from builder.annotation.lexicon import (
    CAPITAL,
    COLON,
    DOCUMENT,
    FIRST_NAME,
    INITIAL,
    LOWER,
    ORGANIZATION,
    PLACE,
    ROLE,
    TITLE,
)
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Sentence
from builder.annotation.tokens import Stream

_LONGEST_LABEL = 5
_SHORTEST = 5
_LABEL = CAPITAL | INITIAL
_NAMED = FIRST_NAME | TITLE | INITIAL | ROLE
# Labels that look like a document that speaks but only say what follows.
_NO_SOURCE = frozenset(
    [
        "note",
        "notes",
        "correction",
        "update",
        "byline",
        "email",
        "source",
        "sources",
        "photo",
        "latest",
        "notice",
    ]
)


def labelled(stream: Stream) -> Iterator[Found]:
    """Yield the paragraphs that a label opens, or closes: `Moen: Hall will open in May`, `Hall to open in May: Moen`.

    The label is a report or a poll, people of a kind ("Police", "Experts"), somebody's camp, an outlet of the word
    list, or a name whose bearer the article names in full. At the end it stands in headlines alone.
    """
    surnames: set[str] | None = None
    for number in _with_colon(stream):
        first, last = stream.paragraphs[number]
        found = _opening(stream, first, last) or (_closing(stream, first, last) if number == 0 else None)
        if found is None:
            continue
        label, units = found
        if surnames is None:
            surnames = _surnames(stream)
        if units[1] - units[0] < _SHORTEST or stream.has_stretch(*units):
            continue
        if not _speaks(stream, label.first, label.last, surnames):
            continue
        sentence = Sentence(first, last, [], number)
        span = stream.span(*units)
        yield Found("indirect", [span], [], label, None, "label", sentence, units[0], [number])


def _with_colon(stream: Stream) -> Iterator[int]:
    """Yield the numbers of the paragraphs with a colon, in order."""
    text, number = stream.text, 0
    at = text.find(":")
    while at >= 0:
        unit = bisect_right(stream.starts, at) - 1
        while stream.paragraphs[number][1] <= unit:
            number += 1
        yield number
        at = text.find(":", stream.ends[stream.paragraphs[number][1] - 1])


def _opening(stream: Stream, first: int, last: int) -> tuple[Phrase, tuple[int, int]] | None:
    """Return the words before a colon near the start of a paragraph, and the units behind it."""
    flags = stream.flags
    reach = min(last - 3, first + _LONGEST_LABEL + 1)
    colons = stream.having(COLON, first + 1, reach)
    if not colons:
        return None
    colon = colons[0]
    if not all(flags[at] & _LABEL for at in range(first, colon - 1)):
        return None
    if not flags[colon - 1] & _LABEL and not (flags[colon - 1] & ORGANIZATION and colon - first > 1):
        return None
    units = trim(stream, colon + 1, last)
    return None if units is None else (Phrase(first, colon, colon - 1), units)


def _closing(stream: Stream, first: int, last: int) -> tuple[Phrase, tuple[int, int]] | None:
    """Return the name behind a colon that closes a headline, and the units before it."""
    flags = stream.flags
    for colon in range(last - 2, max(first, last - _LONGEST_LABEL), -1):
        if not flags[colon + 1] & _LABEL:
            return None
        if flags[colon] & COLON:
            units = trim(stream, first, colon)
            return None if units is None else (Phrase(colon + 1, last, last - 1), units)
    return None


def _speaks(stream: Stream, first: int, last: int, surnames: set[str]) -> bool:
    """Say whether the label ``[first, last)`` names somebody or something that can say what follows."""
    flags, lows = stream.flags, stream.lows
    head = flags[last - 1]
    if lows[last - 1] in _NO_SOURCE:
        return False
    if head & DOCUMENT and last - first <= 3:
        return True
    if head & LOWER or (head & ROLE and lows[last - 1].endswith("s")):
        # "Vik campaign: ...", "Experts: ..."
        return True
    if tuple(stream.words[first:last]) in stream.lexicon.outlets:
        return True
    return not head & PLACE and lows[last - 1] in surnames


def _surnames(stream: Stream) -> set[str]:
    """Return, in lower case, the words that follow a first name or a title somewhere in the article."""
    flags, lows = stream.flags, stream.lows
    return {
        lows[at]
        for at in stream.having(CAPITAL, 1, len(flags))
        if flags[at - 1] & CAPITAL and flags[at - 1] & _NAMED and not flags[at] & (TITLE | ROLE)
    }
