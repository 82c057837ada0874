"""The telling that a sentence before a quotation states of the same speaker: "Moen spoke at a rally. / We close"."""

from __future__ import annotations

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import ED, ING, OBJECT, RELATIVE, SUBORDINATOR, VERB
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.places import Places, differ
from builder.annotation.outlets.tellings.given import heard, posts, told_other, unlike
from builder.annotation.outlets.tellings.governors import Governors, asks
from builder.annotation.outlets.tellings.telling import Telling, together
from builder.annotation.outlets.tellings.whose import ATTENDS, LEAD, Whose, attends
from builder.annotation.sentence.borrowing import PASSING
from builder.annotation.tokens import Stream

_JOINS = RELATIVE | SUBORDINATOR
_TIMES = frozenset(("after", "as", "before", "since", "until", "when", "while"))
_HABITS = frozenset(
    ("been", "become", "became", "often", "once", "regular", "regularly", "frequent", "frequently")
)
"""What makes an appearance on the air none that words are quoted from."""
SIGNED = 15
"""Within how many units behind a statement, or behind "by", its writer is named."""
SUBJECT_WITHIN = 8
"""Within how many units of a sentence its subject is looked for."""


class Leading:
    """The clues of one article as they stand in sentences before its quotations.

    ``paragraphs`` are the numbers of those with a quotation of which such a sentence may stand before it.
    """

    def __init__(self, stream: Stream, places: Places, governors: Governors, whose: Whose) -> None:
        self.stream = stream
        self.places = places
        self.governors = governors
        self.positions = governors.positions
        of_clues = [places.paragraph(clue.at) for clue in governors.clues]
        self.paragraphs = {paragraph + behind for paragraph in of_clues for behind in range(LEAD + 1)}
        self.whose = whose

    def telling(self, quotation: Found, speaker: int, paragraph: int, behind: int) -> Telling | None:
        """Return the telling that a sentence before the quotation states of its speaker, behind the unit ``behind``."""
        floor = self.stream.paragraphs[paragraph - LEAD if paragraph > LEAD else 0][0]
        if behind > floor:
            floor = behind
        start = self.places.start_of(quotation, quotation.unit)
        if start <= floor or not self.governors.any_between(floor, start):
            return None
        for number in reversed(self.governors.between(floor, start)):
            clue = self.governors.clues[number]
            if unlike(clue.medium, quotation) or not self._of(number, speaker):
                continue
            distance = paragraph - self.places.paragraph(clue.at)
            # "Moen took to Twitter.", and in the next paragraph what she "said"
            apart = distance > 1 or (distance == 1 and self.governors.reports_near(clue.at))
            if posts(clue.medium, quotation, apart):
                first, last = self.places.sentence(clue.at)
                clues = [
                    self.governors.clues[other]
                    for other in self.governors.between(first, last)
                    if self.governors.cues[other] is self.governors.cues[number]
                ]
                return self._fitting(together(clues), quotation)
        return None

    def _fitting(self, led: Telling | None, quotation: Found) -> Telling | None:
        """Return the telling stated before the quotation, unless this names another day or hearers of its own."""
        if led is None:
            return None
        if differ(self.places.days(led.first), self.places.days(quotation.at)):
            return None
        if told_other(self.stream, led, quotation):
            return None
        passing = led.name is None and led.medium in ("press", "speech")
        if self.places.paragraph(led.first) == self.places.paragraph(quotation.at):
            # `At a rally, Moen rebuffed a heckler. "Sit down," she told the man.`
            return led
        return None if passing and heard(self.stream, quotation) else led

    def _of(self, number: int, speaker: int) -> bool:
        """Say whether the sentence of the clue is about the words of ``speaker``."""
        clue, governor = self.governors.clues[number], self.governors.cues[number]
        start, end = self.places.sentence(clue.at)
        opening = self.positions.opening(clue)
        if opening and self._opens_for(clue, end, speaker):
            return True
        if self._is_asked(clue):
            return self._speaks_at(clue, start, end, speaker)
        if governor is not None:
            said = self.whose.said_by(governor, speaker)
            if said or governor.lemma in PASSING or self.whose.reported(governor):
                return said or self._signs(clue, end, speaker)
        if clue.medium == "social":
            return governor is None and self._posts(clue, start, speaker)
        if clue.medium == "publication":
            return False
        if asks(clue):
            return clue.name is None or self._speaks_at(clue, start, end, speaker)
        # "Few spoke up, although Moen appeared on Kanal 6"
        apart = governor is None and self.stream.has(SUBORDINATOR, start, clue.at)
        if self.governors.reports_near(clue.at) and not opening and not apart:
            return False
        return self._speaks_at(clue, start, end, speaker)

    def _signs(self, clue: Clue, end: int, speaker: int) -> bool:
        """Say whether ``speaker`` puts out what others state: "in a statement [by their spokeswoman, Ida Moen]"."""
        if clue.medium != "statement" or clue.verb is not None:
            return False
        lows = self.stream.lows
        for unit in range(clue.last, min(end, clue.last + SIGNED)):
            if lows[unit] in ("by", "from", "through"):
                return self.whose.mentioned(unit, min(end, unit + SIGNED), speaker)
        return False

    def _is_asked(self, clue: Clue) -> bool:
        """Say whether the clue is that somebody has been asked: "Moen was asked by Kanal 6 whether", by nobody said."""
        if clue.name is None or self.stream.lows[clue.at - 1] not in ("was", "were"):
            return False
        return self.stream.lows[clue.at] in self.stream.lexicon.telling["asked"]

    def _posts(self, clue: Clue, start: int, speaker: int) -> bool:
        """Say whether ``speaker`` goes to the platform, whatever for: "Moen took to Twitter", "vented on Facebook"."""
        if clue.first == clue.at or self.stream.has(_JOINS, start, clue.at):
            # "after Moen tweeted the song, Vik sang"
            return False
        if not self.stream.has(ED | ING | VERB, start, clue.at):
            return False
        opening = min(clue.at, start + SUBJECT_WITHIN)
        if not _TIMES.isdisjoint(self.stream.lows[start:opening]):
            return False
        return self.whose.mentioned(start, opening, speaker) or self.whose.meant(start, opening, speaker)

    def _opens_for(self, clue: Clue, end: int, speaker: int) -> bool:
        """Say whether the clue opens a sentence of what ``speaker`` said: "In a debate, while others left, Moen"."""
        subject = self.positions.main_clause(clue)
        reach = 30 if self.stream.lows[subject : subject + 1] == ["while"] else 12
        return (
            self.whose.mentioned(subject, min(end, subject + reach), speaker)
            or self.whose.meant(subject, min(end, subject + 2), speaker)
        ) or any(
            cue.source is not None and cue.source.first >= clue.last and self.whose.said_by(cue, speaker)
            for cue in self.governors.cues_near(clue.at)
        )

    def _speaks_at(self, clue: Clue, start: int, end: int, speaker: int) -> bool:
        """Say whether the sentence ``[start, end)``, which reports no words, tells of ``speaker`` on the occasion."""
        lows, flags = self.stream.lows, self.stream.flags
        if clue.medium == "broadcast" and not _HABITS.isdisjoint(lows[start : clue.at]):
            # "Moen has long been a guest on Kanal 6"
            return False
        calls = self.whose.calls(speaker)
        for unit in range(clue.at - 1, start - 1, -1):
            if lows[unit] in calls:
                return True
            if lows[unit] in ATTENDS and attends(self.stream, unit):
                return False
            if flags[unit] & _JOINS and not self.stream.has(OBJECT, unit + 1, unit + 3):
                # "a man who spoke at a rally", but "a man who heckled her at a rally"
                return False
        return self.whose.mentioned(start, end, speaker) or self.whose.meant(start, clue.at, speaker)
