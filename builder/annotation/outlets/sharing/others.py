"""Speakers who are only counted among those who posted: "Fans took to Twitter. One wrote ... Another said"."""

from __future__ import annotations

from builder.annotation.attribution.grouping import Found
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.tellings.governors import Governors
from builder.annotation.outlets.tellings.telling import Telling, telling_of
from builder.annotation.tokens import Stream

_COUNTED = frozenset(("one", "another", "others", "someone", "somebody", "second", "third", "fourth"))
_COMMENTS = frozenset(("comment", "reply", "write"))
"""What readers of a post do."""
LEAD = 1
"""How many paragraphs before such a quotation the post may be told."""
COMMENTED = 2
"""How many paragraphs before a comment the post may stand that it is on."""


class Others:
    """What those who go by no name posted in one article; ``latest`` is the last such telling, with its paragraph.

    ``commented`` is the last post of anybody, which they can comment on.
    """

    def __init__(self, stream: Stream, places: Places, governors: Governors) -> None:
        self.stream = stream
        self.places = places
        self.governors = governors
        self.any = any(clue.medium == "social" for clue in governors.clues)
        self.latest: tuple[Telling, int] | None = None
        self.commented: tuple[Telling, int] | None = None

    def posted(self, quotation: Found, paragraph: int) -> Telling | None:
        """Return where one of many posted the quotation: the platform told just before, for them or for all."""
        if not self._is_counted(quotation):
            return None
        if self.latest is not None and 0 <= paragraph - self.latest[1] <= LEAD:
            return self.latest[0]
        comments = quotation.cue is not None and quotation.cue.lemma in _COMMENTS
        if comments and self.commented is not None and paragraph - self.commented[1] <= COMMENTED:
            return self.commented[0]
        floor, _ = self.stream.paragraphs[max(0, paragraph - LEAD)]
        for number in reversed(self.governors.between(floor, quotation.unit)):
            clue = self.governors.clues[number]
            start, end = self.places.sentence(clue.at)
            many = comments or not self.stream.lexicon.telling["posters"].isdisjoint(
                self.stream.lows[start:end]
            )
            if clue.medium == "social" and many:
                return telling_of(clue)
        return None

    def remember(self, telling: Telling, quotation: Found, paragraph: int) -> None:
        """Remember a post for those that comment on it, and that of one of many for those counted with it."""
        self.commented = telling, paragraph
        if self._is_counted(quotation):
            self.latest = telling, paragraph

    def _is_counted(self, quotation: Found) -> bool:
        """Say whether the source is but one of many: "one", "another fan", "a second user"."""
        source = quotation.source
        return source is not None and not _COUNTED.isdisjoint(
            self.stream.lows[source.first : source.first + 2]
        )
