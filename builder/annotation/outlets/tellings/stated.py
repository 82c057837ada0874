"""The telling that the sentence of a quotation states."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import COMMA, QUOTE
from builder.annotation.outlets.clues.clue import WRITTEN, Clue
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.tellings.court import from_bench, in_court
from builder.annotation.outlets.tellings.crowd import Crowds
from builder.annotation.outlets.tellings.given import wrote
from builder.annotation.outlets.tellings.governors import Governors
from builder.annotation.outlets.tellings.printed import document, user
from builder.annotation.outlets.tellings.telling import Telling, telling_of, together
from builder.annotation.outlets.tellings.whose import Whose
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_SET_OFF = COMMA | QUOTE


class Stated:
    """The clues of one article as they stand in one sentence with its quotations."""

    def __init__(self, stream: Stream, places: Places, governors: Governors, whose: Whose) -> None:
        self.stream = stream
        self.places = places
        self.governors = governors
        self.positions = governors.positions
        self.whose = whose
        words = stream.lexicon.telling
        self._spoken, self._issued = words["spoken"], words["issued"]
        self._papers = stream.lexicon.openers
        self._crowds = Crowds(stream, places)
        self._tried = bool(places.noted["trial"])
        self._users = bool(places.noted["user"])

    def own(self, quotation: Found) -> Telling | None:
        """Return the telling that the sentence of the quotation or of its cue states."""
        cue, source, sentence = quotation.cue, quotation.source, quotation.sentence
        at = quotation.unit if cue is None else cue.first
        start = sentence.start if sentence.start <= at < sentence.end else self.places.sentence(at)[0]
        clues = self._within(start, quotation) if start in self.governors.clued else []
        lows = self.stream.lows
        low = "" if source is None else lows[(source.antecedent or source).head]
        # Few sources are papers.
        if low in self._papers or (cue is not None and lows[cue.first] in self._issued):
            own = document(self.stream, self.places, quotation)
            if own is not None:
                clues.append(own)
        if clues:
            return together(clues)
        if source is not None and lows[source.head] == "it" and (own := self._it(source)) is not None:
            return telling_of(own)
        if self._users and (own := user(self.stream, quotation)) is not None:
            return telling_of(own)
        if cue is None:
            return None
        lemma = cue.lemma
        if lemma in self._spoken:
            return Telling(None, "speech", cue.first, cue.last)
        speech = in_court(self.stream, self.places, quotation) if self._tried else None
        if speech is None and lemma == "tell":
            speech = from_bench(self.stream, quotation)
        if speech is None and self._crowds.any:
            speech = self._crowds.reacting(quotation)
        return None if speech is None else telling_of(speech)

    def _within(self, start: int, quotation: Found) -> list[Clue]:
        """Return the clues in the sentence that starts at ``start`` that go with the quotation."""
        clues: list[Clue] = []
        for number in self.governors.within(start):
            clue = self.governors.clues[number]
            if self._goes_with(number, quotation) and not self._inside(quotation, clue):
                clues.append(clue)
        if clues and wrote(quotation):
            clues = [clue for clue in clues if clue.medium not in ("speech", "press")]
            # "wrote in the May issue of Vesti"
            clues = [
                replace(clue, medium="publication") if clue.medium == "interview" else clue for clue in clues
            ]
        return clues

    def _it(self, source: Phrase) -> Clue | None:
        """Return the clue that "it" goes back to: `Moen posted a note on Facebook. "We close," it read`."""
        if source.last - source.first > 1:
            return None
        start, _ = self.places.sentence(source.head)
        if start == 0:
            return None
        before, _ = self.places.sentence(start - 1)
        clues = (self.governors.clues[number] for number in reversed(self.governors.between(before, start)))
        return next((clue for clue in clues if clue.medium in WRITTEN), None)

    def _goes_with(self, number: int, quotation: Found) -> bool:
        governor, cue = self.governors.cues[number], quotation.cue
        if governor is None:
            # Without a cue in its sentence a clue goes with whatever is quoted there.
            return not self.governors.cues_near(self.governors.clues[number].at)
        if cue is None:
            # `"We," Moen told Kanal 6, "close."`
            source, own = governor.source, quotation.source
            same = source is not None and own is not None and source.head == own.head
            return same or self.governors.unclaimed(governor)
        if (
            self.positions.opening(self.governors.clues[number])
            and cue.first >= self.governors.clues[number].last
        ):
            return True
        if governor.first == cue.first:
            return True
        last = self.governors.clues[number].last
        if last <= cue.first < last + 2 and cue.match.voice != "finite":
            # `trashed it on Kanal 6, calling it "a gift"`
            return True
        at = self.governors.clues[number].at
        if cue.first < at < governor.first:
            # "Moen said so, but rowed back in a tweet, arguing"
            return False
        if cue.first < governor.first < at and self.whose.same(cue, governor):
            # `Moen called it "a gift", she said in an interview with Kanal 6`
            source = governor.source
            if source is None or source.antecedent is not None or governor.kind != "say":
                return False
            return bool(self.stream.flags[source.first - 1] & _SET_OFF)
        return governor.source is not None and cue.source is not None and governor.source == cue.source

    def _inside(self, quotation: Found, clue: Clue) -> bool:
        """Say whether the clue is part of what was said: inside the content, and not at its edge."""
        if self.positions.closing(clue):
            return False
        start = self.stream.starts[clue.at]
        cue = quotation.cue
        for span in quotation.spans:
            if span.start <= start < span.end and cue is not None and clue.at < cue.first:
                # `"We close," it says in the letter, Moen said`
                return not self.positions.opening(clue)
            if span.start <= start < span.end and self.stream.lows[clue.last : clue.last + 1] == ["as"]:
                # `blasted the plan on Kanal 6 as "late"`
                return cue is None
            if span.start <= start < span.end:
                return cue is None or not self.positions.adverbial(cue, clue.at)
        return False
