"""Reports without a cue: a name, a colon and what it says, as in headlines and transcripts."""

from __future__ import annotations

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
    QUOTE,
    ROLE,
    TITLE,
)
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Sentence
from builder.annotation.tokens import Stream

_LONGEST_LABEL = 5
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
    """Yield the paragraphs that a speaker's name and a colon open: `Moen: Hall will open in May`.

    The label is a report or a poll, people of a kind ("Police", "Experts"), somebody's camp, an outlet of the word list, or a name whose bearer the article names in full.
    """
    flags = stream.flags
    surnames: set[str] | None = None
    for number, (first, last) in enumerate(stream.paragraphs):
        colon = next(
            (at for at in range(first + 1, min(last - 3, first + _LONGEST_LABEL + 1)) if flags[at] & COLON),
            None,
        )
        if colon is None or not all(flags[at] & (CAPITAL | INITIAL) for at in range(first, colon - 1)):
            continue
        if not flags[colon - 1] & (CAPITAL | INITIAL) and not (flags[colon - 1] & ORGANIZATION and colon - first > 1):
            continue
        if surnames is None:
            surnames = _surnames(stream)
        units = trim(stream, colon + 1, last)
        if units is None or units[1] - units[0] < 5 or stream.has(QUOTE, *units):
            continue
        if not _speaks(stream, first, colon, surnames):
            continue
        sentence = Sentence(first, last, [], number)
        source = Phrase(first, colon, colon - 1)
        span = stream.span(*units)
        yield Found("indirect", [span], [], source, None, "label", sentence, units[0], [number])


def _speaks(stream: Stream, first: int, colon: int, surnames: set[str]) -> bool:
    """Say whether the label ``[first, colon)`` names somebody or something that can say what follows."""
    flags, lows = stream.flags, stream.lows
    head = flags[colon - 1]
    if lows[colon - 1] in _NO_SOURCE:
        return False
    if head & DOCUMENT and colon - first <= 3:
        return True
    if head & LOWER or (head & ROLE and lows[colon - 1].endswith("s")):
        # "Vik campaign: ...", "Experts: ..."
        return True
    if tuple(stream.words[first:colon]) in stream.lexicon.outlets:
        return True
    return not head & PLACE and lows[colon - 1] in surnames


def _surnames(stream: Stream) -> set[str]:
    """Return, in lower case, the words that follow a first name or a title somewhere in the article."""
    flags, lows = stream.flags, stream.lows
    return {
        lows[at]
        for at in range(1, len(flags))
        if flags[at] & CAPITAL
        and flags[at - 1] & CAPITAL
        and flags[at - 1] & _NAMED
        and not flags[at] & (TITLE | ROLE)
    }
