"""Where something was written: the paper, the letter or the book of what somebody "wrote"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import COMMA, LOWER, QUOTE
from builder.annotation.outlets.clues.clue import WRITTEN
from builder.annotation.outlets.clues.media import means_at
from builder.annotation.outlets.clues.noun_outlets import occasion
from builder.annotation.outlets.naming.earlier import NEAR
from builder.annotation.outlets.naming.listed import Named, names_outlet
from builder.annotation.outlets.naming.titles import titled
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.tellings.governors import Governors
from builder.annotation.outlets.tellings.printed import quoted_paper
from builder.annotation.outlets.tellings.telling import Telling, is_known, telling_of
from builder.annotation.outlets.tellings.whose import Whose
from builder.annotation.tokens import Stream

_PIECES = frozenset(("article", "column", "editorial", "essay", "op-ed", "piece", "story"))
"""What a writer has in a paper."""
GOES_ON = 4
"""How many paragraphs behind what was published its writer may be described."""
NEXT = 40
"""How many units behind it a quotation that somebody wrote is from what is named there, without a name."""


class Writings:
    """What one article says that its speakers wrote; ``bodies`` are those that each speaker works for."""

    def __init__(
        self,
        stream: Stream,
        places: Places,
        governors: Governors,
        whose: Whose,
        bodies: Sequence[Sequence[str]],
    ) -> None:
        self.stream = stream
        self.places = places
        self.governors = governors
        self.whose = whose
        self.bodies = bodies
        self._latest: tuple[Telling, int] | None = None

    def remember(self, telling: Telling, paragraph: int) -> None:
        """Remember what was published in ``paragraph`` for writers who are only described next."""
        if telling.name is not None and not telling.dated:
            self._latest = telling, paragraph

    def going_on(self, quotation: Found, speaker: int, paragraph: int) -> Telling | None:
        """Return what was published just before, for a writer without a name: `in Vesti ... the economist wrote`."""
        source = quotation.source
        if self._latest is None or source is None or paragraph - self._latest[1] > GOES_ON:
            return None
        definite = self.stream.lows[source.first] == "the" and not self.whose.has_name(speaker)
        return self._latest[0] if definite else None

    def named_work(self, quotation: Found, speaker: int) -> Telling | None:
        """Return what was written, for a quotation that somebody "wrote": the letter or book named before."""
        stream = self.stream
        start, _ = self.places.sentence(quotation.unit)
        flags, lows, media = stream.flags, stream.lows, stream.lexicon.media
        for unit in range(start - 1, max(-1, start - NEAR), -1):
            if not flags[unit] & LOWER or lows[unit] not in media:
                continue
            first, last = self.places.sentence(unit)
            means = means_at(stream, unit, first)
            if means is not None and means.medium in WRITTEN and self.whose.mentioned(first, last, speaker):
                clue = occasion(stream, means, max(first, unit - 6) - 1, unit, last, None)
                return telling_of(clue)
        paper = quoted_paper(self.stream, self.places, start)
        return self._posted_before(start, speaker) if paper is None else telling_of(paper)

    def _posted_before(self, start: int, speaker: int) -> Telling | None:
        """Return the platform of the sentence before: "Moen posted comments on Facebook. "Out!" she wrote"."""
        first, last = self.places.sentence(max(0, start - 1))
        for number in self.governors.between(first, start):
            clue = self.governors.clues[number]
            if clue.medium == "social" and self.whose.mentioned(first, last, speaker):
                return telling_of(clue)
        return None

    def own_paper(self, quotation: Found, speaker: int) -> Telling | None:
        """Return the paper that the writer works for: "The Lantern's Jo Vik was there. ... Vik wrote"."""
        names = (self.whose.names[speaker], *self.bodies[speaker])
        paper = next((name for name in names if names_outlet(self.stream, name)), None)
        source = quotation.source
        if paper is None or source is None:
            return None
        return Telling(paper, "publication", source.first, source.last)

    def unnamed_work(self, quotation: Found) -> Telling | None:
        """Return how what somebody "wrote" was written, by the noun for it just before: "in emails"."""
        start, _ = self.places.sentence(quotation.unit)
        for unit in range(start - 1, max(-1, start - NEXT), -1):
            if self.stream.flags[unit] & LOWER and self.stream.lows[unit] in self.stream.lexicon.media:
                means = means_at(self.stream, unit, 0)
                letters = self.stream.lows[unit] in self.stream.lexicon.telling["correspondence"]
                if means is not None and (letters or means.medium in ("publication", "social")):
                    return Telling(None, means.medium, unit, unit + 1)
        cue = quotation.cue
        if cue is not None and cue.lemma == "write" and cue.match.entry.form == "s":
            # "Moen writes": what can be read still
            return Telling(None, "publication", cue.first, cue.last)
        return None

    def with_name(self, telling: Telling, quotation: Found, speaker: int | None) -> Telling:
        """Return the publication with the name it had before: "an op-ed in Vesti ... the op-ed said"."""
        noun = self.stream.lows[telling.last - 1]
        for number in reversed(self.governors.between(0, quotation.unit)):
            clue = self.governors.clues[number]
            if clue.medium == "publication" and clue.name is not None:
                first, last = self.places.sentence(clue.at)
                if noun in self.stream.lows[first:last] or (
                    speaker is not None and self.whose.mentioned(first, last, speaker)
                ):
                    return replace(telling, name=clue.name, first=clue.first, last=clue.last)
        named = self._title_of(noun, telling.first)
        if named is None:
            again = noun in _PIECES and is_known(self.stream, telling)
            return self._again(telling) if again else telling
        return replace(telling, name=named.name, first=named.first, last=named.last)

    def _again(self, telling: Telling) -> Telling:
        """Return the telling with the name of what was published just before: `in Vesti ... the article said`."""
        if self._latest is None or self._latest[0].first > telling.first:
            return telling
        latest = self._latest[0]
        return replace(telling, name=latest.name, first=latest.first, last=latest.last)

    def _title_of(self, noun: str, before: int) -> Named | None:
        """Return the title that stood behind the noun before: `his memoir, "Hard Winters" ... the memoir says`."""
        stream, first = self.stream, max(0, before - NEAR) + 1
        for unit in range(before - 1, first - 1, -1) if noun in stream.lows[first:before] else ():
            if stream.lows[unit] == noun and stream.flags[unit + 1] & (QUOTE | COMMA):
                named = titled(stream, unit + 1, min(len(stream.flags), unit + 12))
                if named is not None:
                    return named
        return None
