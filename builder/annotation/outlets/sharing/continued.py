"""The telling that a quotation goes on from: that of a sentence before it, or of its speaker's quotation before."""

from __future__ import annotations

from collections.abc import Sequence

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import COMMA
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.sharing.dating import dated
from builder.annotation.outlets.sharing.described import Described
from builder.annotation.outlets.sharing.reach import Latest, Reach
from builder.annotation.outlets.tellings.given import posts, told_other, wrote
from builder.annotation.outlets.tellings.leading import Leading
from builder.annotation.outlets.tellings.telling import Telling, is_known, is_unnamed, merged
from builder.annotation.outlets.tellings.whose import LEAD, Whose
from builder.annotation.outlets.tellings.writing import Writings
from builder.annotation.tokens import Stream


class Continued:
    """The tellings that the quotations ``found`` of one article go on from: each speaker's latest is remembered."""

    def __init__(
        self,
        stream: Stream,
        places: Places,
        found: Sequence[Found],
        reach: Reach,
        leading: Leading,
        writings: Writings,
        whose: Whose,
    ) -> None:
        self.stream = stream
        self.places = places
        self.found = found
        self.reach = reach
        self.leading = leading
        self.writings = writings
        self.whose = whose
        self.described = Described(stream, whose)
        self._latest: dict[int, Latest] = {}

    def telling(
        self, own: Telling | None, number: int, speaker: int, paragraph: int
    ) -> tuple[Telling | None, Latest | None]:
        """Return the telling of the quotation ``number`` with what other words of its speaker add to its ``own``.

        These are the sentences before it, the speaker's quotation before, also as somebody described, and the
        work that he is said to have written. The latest telling that it goes on from comes second.
        """
        quotation = self.found[number]
        known = self._latest.get(speaker)
        start = quotation.sentence.start
        if self.stream.lows[start] == "later" and self.stream.flags[start + 1] & COMMA:
            # "told Vesti so. ... Later, she said"
            return own, None
        apart = False
        if known is not None:
            if own is None and told_other(self.stream, known.telling, quotation):
                return None, None
            known = self._kept(known, own, number, speaker, paragraph)
            apart = known is not None and known.unit < self.places.start_of(quotation, quotation.at)
        telling = own
        if own is None and apart and dated(self.stream, self.places, quotation):
            known = None
        elif paragraph in self.leading.paragraphs and (
            own is None or own.medium == "told" or is_unnamed(own, "interview")
        ):
            telling = self._led(own, quotation, speaker, paragraph)
        if known is not None:
            return self._joined(known, telling, paragraph), known
        if telling is not None:
            return telling, None
        if self.described.any:
            known = self.described.telling(quotation, speaker, paragraph)
            if known is not None:
                return known.telling, known
        return self.writings.named_work(quotation, speaker) if wrote(quotation) else None, None

    def remember(
        self, telling: Telling, number: int, speaker: int, paragraph: int, known: Latest | None
    ) -> None:
        """Remember the telling of the quotation ``number``, which goes on from ``known``, for those to come."""
        quotation = self.found[number]
        letter = telling.medium == "statement" and not quotation.marked
        if letter and known is not None and known.telling.medium in ("speech", "press"):
            # "said at a rally ... sent him a letter demanding ... she said"
            return
        last = quotation.paragraphs[-1] if quotation.paragraphs else paragraph
        days = self.places.days(quotation.at)
        if not days and known is not None:
            days = known.days
        self._latest[speaker] = latest = Latest(telling, number, last, quotation.unit, days)
        self.described.remember(latest, quotation, speaker)

    def _kept(
        self, known: Latest, own: Telling | None, number: int, speaker: int, paragraph: int
    ) -> Latest | None:
        """Return the speaker's latest telling if the quotation goes on from it; one that is over is forgotten."""
        if own is None and self.reach.ends(known, number, paragraph):
            del self._latest[speaker]
            return None
        medium, quotation = known.telling.medium, self.found[number]
        if own is not None and own.medium == medium == "social":
            return known
        if self.reach.covers(known, quotation, paragraph):
            return known
        if not posts(medium, quotation, apart=True):
            # "she tweeted ... she said ... she added"
            del self._latest[speaker]
        return None

    def _led(self, own: Telling | None, quotation: Found, speaker: int, paragraph: int) -> Telling | None:
        """Return the telling of a sentence before, or what an outlet was told as the interview named there."""
        latest = self._latest.get(speaker)
        led = self.leading.telling(quotation, speaker, paragraph, 0 if latest is None else latest.unit)
        if (
            led is not None
            and dated(self.stream, self.places, quotation)
            and self.places.paragraph(led.first) != paragraph
        ):
            # "spoke on Kanal 6. ... In 2012, she said"
            led = None
        if own is None:
            return led
        if led is None or led.medium != "interview":
            return own
        return merged(self.stream.lexicon, led, own, near=True)

    def _joined(self, known: Latest, telling: Telling | None, paragraph: int) -> Telling:
        """Return the telling with what the latest one of its speaker adds, which stands alone without it."""
        if telling is None:
            return known.telling
        near, again = paragraph - known.paragraph <= LEAD, is_known(self.stream, telling)
        return merged(self.stream.lexicon, known.telling, telling, near, again)
