"""Speakers who are only described as they tell an outlet something, and quoted by name next: "the diplomat"."""

from __future__ import annotations

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import CAPITAL, COMMA, ROLE, SUBJECT, TITLE
from builder.annotation.outlets.naming.earlier import NEAR
from builder.annotation.outlets.sharing.reach import Latest
from builder.annotation.outlets.tellings.whose import Whose
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

DESCRIBED = 3
"""How many paragraphs behind a telling of "the diplomat" his next quotation may stand."""

_ARTICLES = frozenset(("a", "an", "the"))
_HEARD = frozenset(("told", "interview", "broadcast"))
OPENS = 1
"""The last paragraph, with the headline, that tells of somebody who is named only later."""
INTRODUCED = 2
"""How many paragraphs later the name follows."""
APPOSED = 9
"""Within how many units behind the name its apposition tells what somebody is."""


class Described:
    """The tellings of the sources of one article that are only described; ``any`` says whether there has been one.

    ``latest`` is that of the last; ``opening`` that of somebody described where the article opens, until somebody with
    a name is quoted; ``unnamed`` that of the last quotation with a telling, where it was of somebody without a name.
    """

    def __init__(self, stream: Stream, whose: Whose) -> None:
        self.stream = stream
        self.whose = whose
        self.any = False
        self.latest: Latest | None = None
        self.unnamed: Latest | None = None
        self.opening: Latest | None = None
        self._noun = ""

    def remember(self, latest: Latest, quotation: Found, speaker: int) -> None:
        """Remember the telling of the quotation if its source is only described."""
        telling = latest.telling
        self.unnamed = None
        if telling.name is None or self.whose.has_name(speaker):
            return
        if telling.medium == "told":
            self.any, self.unnamed = True, latest
        if latest.paragraph <= OPENS and telling.medium in _HEARD and self._is_introduced(speaker):
            self.any, self.opening, self._noun = True, latest, self.whose.surname(speaker)
        if telling.medium != "publication" and self._describes(quotation, speaker):
            self.any, self.latest = True, latest

    def telling(self, quotation: Found, speaker: int, paragraph: int) -> Latest | None:
        """Return the telling of somebody described who is the speaker of the quotation."""
        return (
            self._of(speaker, paragraph)
            or self._named(quotation, speaker, paragraph)
            or self._insider(quotation, paragraph)
        )

    def _insider(self, quotation: Found, paragraph: int) -> Latest | None:
        """Return the telling of the source without a name who goes on: `a source told Vesti. ... the insider said`."""
        known, source = self.unnamed, quotation.source
        if known is None or source is None or paragraph - known.paragraph > 1:
            return None
        definite = self.stream.lows[source.first] == "the"
        if definite and self.stream.lows[source.head] in self.stream.lexicon.telling["insider"]:
            return known
        return None

    def _describes(self, quotation: Found, speaker: int) -> bool:
        """Say whether the source is only described, as one named before is: "the diplomat told Vesti"."""
        source = quotation.source
        if source is None or not self.whose.names[speaker] or self.stream.flags[source.head] & SUBJECT:
            return False
        # "the tall, soft-spoken diplomat" may be cut at its comma.
        return "the" in self.stream.lows[max(0, source.first - 4) : source.first + 1]

    def _is_introduced(self, speaker: int) -> bool:
        """Say whether the speaker is somebody whom the article may name: "a widow", "two brothers", not "a source"."""
        noun = self.whose.surname(speaker)
        return bool(noun) and noun.removesuffix("s") not in self.stream.lexicon.telling["insider"]

    def _named(self, quotation: Found, speaker: int, paragraph: int) -> Latest | None:
        """Return the telling of somebody described as the article opens, who is the first to have a name.

        `A widow told Vesti that nobody came. ... "Not one," said Ida Moen, 58.`
        """
        if self.opening is None or not self.whose.has_name(speaker):
            return None
        known, self.opening = self.opening, None
        source = quotation.source
        if source is None or paragraph - known.paragraph > INTRODUCED:
            return None
        if self.whose.mentioned(0, known.unit, speaker) or not self._fits(source, self._noun):
            return None
        return known

    def _fits(self, source: Phrase, noun: str) -> bool:
        """Say whether who has a name is not described as somebody else: "said Ida Moen, 58", not ", the mayor"."""
        stream, first, last = self.stream, source.first, source.last
        behind = stream.lows[last + 1 : last + 2]
        apposed = stream.has(COMMA, last, last + 1) and not _ARTICLES.isdisjoint(behind)
        if not apposed and stream.flags[first] & CAPITAL and not stream.flags[first] & (TITLE | ROLE):
            return True
        described = stream.lows[first : last + APPOSED if apposed else last]
        return noun in described or noun.removesuffix("s") in described

    def _of(self, speaker: int, paragraph: int) -> Latest | None:
        """Return the telling of somebody described who is the speaker: named before, and quoted next.

        `Ida Moen sat down. "We close," the diplomat told Vesti. ... "We stay," Moen said.`
        """
        known = self.latest
        if known is None:
            return None
        if not self.whose.names[speaker] or paragraph - known.paragraph > DESCRIBED or known.telling.dated:
            return None
        if not self.whose.has_name(speaker):
            return None
        before = self.stream.lows[max(0, known.unit - DESCRIBED * NEAR) : known.unit]
        if self.whose.calls(speaker).isdisjoint(before):
            return None
        self.latest = None
        return known
