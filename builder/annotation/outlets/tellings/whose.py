"""Whose words a sentence is about, as far as names, pronouns and the quotations before it tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import (
    CAPITAL,
    DETERMINER,
    FIRST_NAME,
    NATIONALITY,
    OBJECT,
    ORGANIZATION,
    PLACE,
    POSSESSIVE_MARK,
    ROLE,
    SUBJECT,
    TITLE,
)
from builder.annotation.outlets.places import Places
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_BODY = ORGANIZATION | ROLE
_GIVEN = FIRST_NAME | TITLE | NATIONALITY | PLACE | ORGANIZATION | ROLE
LEAD = 1
"""How many paragraphs before a quotation a sentence may stand that tells how its words were given."""
REACH = 100
"""How many units of a sentence are searched for a name."""


ATTENDS = frozenset(
    ("see", "sees", "seeing", "saw", "hear", "hears", "hearing", "heard", "watch", "watched", "watching")
)
"""What somebody does who is there as another speaks."""

_FOLLOW = frozenset(
    ("at", "close", "familiar", "for", "from", "in", "involved", "of", "on", "to", "who", "with")
)
"""What may follow the noun that somebody is described by."""


class Whose:
    """The speakers of one article, by the numbers of their referents, and where they are spoken of.

    ``names`` are their full names.
    """

    def __init__(
        self,
        stream: Stream,
        places: Places,
        found: Sequence[Found],
        speakers: Sequence[int | None],
        names: Sequence[str],
    ) -> None:
        self.stream = stream
        self.names = names
        self._calls: dict[int, frozenset[str]] = {}
        self._places = places
        self._found = found
        self._speakers = speakers
        # Whose cue it is, as far as the quotations say.
        self._speaker_of = {
            quotation.cue.first: speaker
            for quotation, speaker in zip(found, speakers, strict=True)
            if quotation.cue is not None and speaker is not None
        }

    def surname(self, speaker: int) -> str:
        """Return the last word of the speaker's name, as written; empty where it has none."""
        name = self.names[speaker]
        if name[:1].islower():
            name = _head(name)
        return name.rsplit(None, 1)[-1] if name else ""

    def calls(self, speaker: int) -> frozenset[str]:
        """Return the words, in lower case, that the speaker's name is cut down to."""
        calls = self._calls.get(speaker)
        if calls is None:
            calls = self._calls[speaker] = _called(self.stream, self.names[speaker])
        return calls

    def has_name(self, speaker: int) -> bool:
        """Say whether the speaker goes by a name, and is not just described ("a party leader")."""
        return self.surname(speaker)[:1].isupper()

    def reported(self, cue: Cue) -> bool:
        """Say whether the cue is that of a quotation whose speaker is known."""
        return cue.first in self._speaker_of

    def same(self, cue: Cue, other: Cue) -> bool:
        """Say whether both cues report words of one speaker, who is known."""
        speaker = self._speaker_of.get(cue.first)
        return speaker is not None and self._speaker_of.get(other.first) == speaker

    def said_by(self, cue: Cue, speaker: int) -> bool:
        """Say whether ``cue`` reports words of ``speaker``."""
        whose = self._speaker_of.get(cue.first)
        if whose is not None:
            return whose == speaker
        return cue.source is not None and self._stands_for(cue.source, speaker)

    def before(self, unit: int) -> int | None:
        """Return the speaker of the last quotation before ``unit``."""
        number = bisect_left(self._found, unit, key=attrgetter("unit"))
        return self._speakers[number - 1] if number else None

    def mentioned(self, start: int, end: int, speaker: int) -> bool:
        """Say whether the units ``[start, end)``, or the first of many, name ``speaker``."""
        return not self.calls(speaker).isdisjoint(self.stream.lows[start : min(end, start + REACH)])

    def meant(self, start: int, end: int, speaker: int) -> bool:
        """Say whether a pronoun in the units ``[start, end)`` goes back to ``speaker``, quoted or named just before.

        "Ida Moen was late. ... Now she scolded a man who heckled her at a rally."
        """
        pronouns = self.stream.having(SUBJECT, start, end)
        if not pronouns or self.stream.lows[pronouns[0]] not in ("he", "she"):
            return False
        before = self.before(start)
        if before is not None:
            return before == speaker
        floor, _ = self.stream.paragraphs[max(0, self._places.paragraph(start) - LEAD)]
        return self.mentioned(floor, start, speaker)

    def _stands_for(self, source: Phrase, speaker: int) -> bool:
        if source.last - source.first == 1 and self.stream.flags[source.head] & SUBJECT:
            start, _ = self.stream.paragraphs[self._places.paragraph(source.head)]
            return self.before(source.head) == speaker or self.mentioned(start, source.head, speaker)
        calls = self.calls(speaker)
        # "one of Moen's aides" is not Moen.
        return any(
            self.stream.lows[unit] in calls
            and not self.stream.flags[min(unit + 1, len(self.stream.flags) - 1)] & POSSESSIVE_MARK
            for unit in range(source.first, source.last)
        )


def _called(stream: Stream, name: str) -> frozenset[str]:
    """Return the words, in lower case, that a speaker's ``name`` is cut down to: the last, or the first.

    The first is a family name in much of Asia: "Ouyang Wenjing" is "Ouyang", where "Ida Moen" is "Moen".
    """
    words = (_head(name) if name[:1].islower() else name).split()
    if not words:
        return frozenset()
    first, last = stream.lexicon[words[0]], stream.lexicon[words[-1]]
    given = first & _GIVEN or not first & CAPITAL
    body = last & _BODY or not last & CAPITAL
    family = len(words) in (2, 3) and not given and not body
    return frozenset(word.lower() for word in ((words[0], words[-1]) if family else words[-1:]))


def _head(description: str) -> str:
    """Return the words that describe somebody up to the noun for him: "aide [to Moen]"."""
    words = description.split()
    for number in range(1, len(words)):
        if words[number] in _FOLLOW:
            return " ".join(words[:number])
    return description


def attends(stream: Stream, unit: int) -> bool:
    """Say whether the verb at ``unit`` makes its subject one who listens: "Vik went to see Moen speak at a rally"."""
    return stream.lows[unit] in ATTENDS and bool(stream.flags[unit + 1] & (CAPITAL | DETERMINER | OBJECT))
