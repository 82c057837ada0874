"""Which report a clue goes with: the cue in its sentence that it says the occasion of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import AUXILIARY, COMMA, CUE, QUESTION, QUOTE, RELATIVE, SUBORDINATOR, VERB
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.places import Places
from builder.annotation.outlets.tellings.positions import Positions
from builder.annotation.sentence.phrases import WINDOW
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

MANY = 40
"""How many clues are looked at for one quotation, so that an endless sentence costs no more."""
_FIRST = attrgetter("first")
_TRAIL = 10
"""How many units may follow the last clue of a sentence ("sent by her office")."""
_OF_IT = frozenset(("which", "where", "when", "that"))
"""What may join what was said on an occasion to it: "at a rally where she called"."""


class Governors:
    """The clues of one article, in text order, and the cue that governs each, if one does.

    ``cues[n]`` governs ``clues[n]``; ``clued`` are where the sentences start that have one.
    """

    def __init__(
        self,
        stream: Stream,
        places: Places,
        sentences: Sequence[Sentence],
        found: Sequence[Found],
        clues: Sequence[Clue],
    ) -> None:
        self.stream = stream
        self.places = places
        self.positions = Positions(stream, places)
        self._sentences = {sentence.start: sentence for sentence in sentences}
        self._near: dict[int, list[Cue]] = {}
        self._reporting: dict[int, bool] = {}
        self._used = {quotation.cue.first for quotation in found if quotation.cue is not None}
        self.clues = [clue for clue in clues if not self.positions.in_subject(clue)]
        self.cues = [self._governor(clue) for clue in self.clues]
        self._starts = [clue.at for clue in self.clues]
        self._of_sentence: dict[int, list[int]] = {}
        for number, at in enumerate(self._starts):
            self._of_sentence.setdefault(places.sentence(at)[0], []).append(number)
        self.clued = self._of_sentence.keys()

    def between(self, start: int, end: int) -> range:
        """Return the numbers of the clues in the units ``[start, end)``: the last, where there are many."""
        last = bisect_left(self._starts, end)
        first = bisect_left(self._starts, start, 0, last)
        return range(first if last - first <= MANY else last - MANY, last)

    def any_between(self, start: int, end: int) -> bool:
        """Say whether there are clues in the units ``[start, end)``."""
        last = bisect_left(self._starts, end)
        return last > 0 and self._starts[last - 1] >= start

    def within(self, start: int) -> Sequence[int]:
        """Return the numbers of the clues in the sentence that starts at ``start``: the last, where there are many."""
        numbers = self._of_sentence.get(start, ())
        return numbers if len(numbers) <= MANY else numbers[-MANY:]

    def cues_near(self, at: int) -> list[Cue]:
        """Return the cues of the sentence of the unit ``at`` that stand within a window of it."""
        near = self._near.get(at)
        if near is None:
            start, end = self.places.sentence(at)
            sentence = self._sentences.get(start)
            near = [] if sentence is None else sentence.cues
            if start < at - WINDOW or end > at + WINDOW:
                first = bisect_left(near, at - WINDOW, key=_FIRST)
                near = near[first : bisect_right(near, at + WINDOW, lo=first, key=_FIRST)]
            self._near[at] = near
        return near

    def reports_near(self, at: int) -> bool:
        """Say whether a cue near the unit ``at`` reports a quotation."""
        reports = self._reporting.get(at)
        if reports is None:
            reports = self._reporting[at] = any(cue.first in self._used for cue in self.cues_near(at))
        return reports

    def unclaimed(self, cue: Cue) -> bool:
        """Say whether no quotation has the cue as its own."""
        return cue.first not in self._used

    def _governor(self, clue: Clue) -> Cue | None:
        """Return the cue that ``clue`` belongs to: that of its verb, else the nearest it can go with."""
        cues = self.cues_near(clue.at)
        if not cues:
            return None
        if asks(clue):
            # "When a reporter asked, Moen said"
            answers = (cue for cue in cues if cue.source is not None and cue.source.first > clue.last)
            return next(answers, None) or self._answered(clue, cues)
        own = self._of_verb(clue, cues) or self._trailed(clue, cues) or self._beside(clue, cues)
        if own is not None:
            return self._of_source(own, cues) or own
        # Cues that report something here; where none does, all of them.
        cues = [cue for cue in cues if cue.first in self._used] or cues
        before = [cue for cue in cues if cue.first < clue.at]
        if clue.verb is not None:
            return before[-1] if before else cues[0]
        opens = self.positions.opening(clue)
        if before and not opens and self.positions.adverbial(before[-1], clue.at):
            return before[-1]
        following = [cue for cue in cues if cue.first >= clue.at and cue.source is not None]
        if opens:
            return self._of_main_clause(clue, following)
        return self._across_clauses(clue, before, following)

    def _of_source(self, own: Cue, cues: Sequence[Cue]) -> Cue | None:
        """Return the report of the source that describes itself by the cue: "A clerk speaking to Vesti said".

        "Moen, who spoke on Kanal 6, said"
        """
        if own.first in self._used:
            return None
        antecedent = own.source.antecedent if own.source is not None else None
        for cue in cues:
            source = cue.source
            if cue.first in self._used and source is not None and source.first < own.first < cue.first:
                described = source.last > own.last or (
                    antecedent is not None and antecedent.head == source.head
                )
                return cue if described else None
        return None

    def _answered(self, clue: Clue, cues: Sequence[Cue]) -> Cue | None:
        """Return the cue of what somebody "said when reporters asked"."""
        if self.stream.lows[clue.at - 1] not in ("when", "after", "as"):
            return None
        before = [cue for cue in cues if cue.last <= clue.at and cue.first in self._used]
        return before[-1] if before else None

    def _of_verb(self, clue: Clue, cues: Sequence[Cue]) -> Cue | None:
        """Return the cue that the verb of the clue is itself: "told Kanal 6"."""
        verb = clue.at if clue.verb is None else clue.verb
        low = self.stream.lows[verb]
        if low in self.stream.lexicon.telling["asked"]:
            return None
        for cue in cues:
            if cue.first <= verb < cue.last and (cue.first in self._used or low != "according"):
                return cue
        return None

    def _trailed(self, clue: Clue, cues: Sequence[Cue]) -> Cue | None:
        """Return the first cue that reports a quotation if the clue ends its sentence."""
        first = next((cue for cue in cues if cue.first in self._used), None)
        return first if first is not None and first.first < clue.at and self._trails(clue, first) else None

    def _beside(self, clue: Clue, cues: Sequence[Cue]) -> Cue | None:
        """Return the cue right before the clue: "said in an interview"."""
        given = self.stream.lexicon.telling["given"]
        for cue in cues:
            if not cue.last <= clue.at <= cue.last + 2 or self.stream.lows[cue.last - 1] in given:
                continue
            if cue.first in self._used or (_finite(cue) and self.stream.flags[cue.first] & CUE):
                return cue
        return None

    def _of_main_clause(self, clue: Clue, following: Sequence[Cue]) -> Cue | None:
        """Return the report of the main clause behind a clue that opens the sentence.

        "Asked on Kanal 6 why she left, Moen said".
        """
        start, _ = self.places.sentence(clue.at)
        behind = [cue for cue in following if cue.source is not None and cue.source.first >= clue.last]
        # "He sent a memo to Vesti explaining"
        following = behind or (following if clue.at - start < 2 else [])
        told = [cue for cue in following if cue.kind in ("say", "write") and _finite(cue)]
        return next(iter(told or following), None)

    def _across_clauses(self, clue: Clue, before: Sequence[Cue], following: Sequence[Cue]) -> Cue | None:
        """Return the report in another clause of the sentence that the clue can only go with."""
        start, _ = self.places.sentence(clue.at)
        starts = not before or self.positions.starts_clause(clue.at, start)
        if following and starts and self._in_clause(clue, following[0]):
            return following[0]
        if following and following[0].first - clue.last < 2 and not _finite(following[0]):
            # "Moen said so, though she rowed back in a tweet, arguing"
            return following[0]
        # `Vik said the debate was over on Kanal 6's "Late Hour."`: only the report can have been there.
        return before[0] if before and clue.name is not None and self.positions.closing(clue) else None

    def _in_clause(self, clue: Clue, cue: Cue) -> bool:
        """Say whether no joint parts the clue from the report behind it.

        "won at the rally, in what Vik called"; but "spoke at a rally, in which she called".
        """
        source = cue.source
        if source is not None and source.first <= clue.at:
            return not self._mentions(source.last, clue)
        if source is None:
            return True
        start, _ = self.places.sentence(clue.at)
        for unit in self.stream.having(RELATIVE, max(start, clue.at - _TRAIL), clue.at):
            if self.stream.lows[unit] != "that" and not self.stream.has(COMMA | QUOTE, unit, clue.at):
                # "The man who speaks at the rally, Vik said"
                return False
        joints = self.stream.having(SUBORDINATOR | RELATIVE | QUESTION, clue.last, source.first)
        return all(self.stream.lows[at] in _OF_IT for at in joints)

    def _mentions(self, start: int, clue: Clue) -> bool:
        """Say whether a clause from ``start`` only mentions the occasion: "Moen, who was on Kanal 6,"."""
        words = self.stream.lexicon.telling
        spoken = (
            words["speak"]
            | words["asked"]
            | words["holding"]
            | words["remark"]
            | words["guest"]
            | words["visit"]
        )
        for unit in self.stream.having(RELATIVE, start, clue.at):
            if self.stream.lows[unit] != "that" and not self.stream.has(COMMA, unit, clue.at):
                return spoken.isdisjoint(self.stream.lows[unit : clue.at])
        return False

    def _trails(self, clue: Clue, cue: Cue) -> bool:
        """Say whether the clue ends the sentence of ``cue`` behind something inserted.

        `said Ida Moen, a clerk who has seen it, in a statement sent by her office`.
        """
        flags, lows = self.stream.flags, self.stream.lows
        _, end = self.places.sentence(clue.at)
        if not flags[clue.at - 1] & COMMA or lows[clue.at] not in ("in", "on", "during", "at", "via"):
            return False
        if cue.first not in self._used or not self.stream.has(COMMA, cue.last, clue.at - 1):
            return False
        if end - clue.last > _TRAIL:
            return False
        given = self.stream.lexicon.telling["given"]
        return not any(
            flags[unit] & (COMMA | AUXILIARY | CUE | VERB | RELATIVE) and lows[unit] not in given
            for unit in range(clue.last, end)
        )


def asks(clue: Clue) -> bool:
    """Say whether the clue is who asks, and not who is told: it stands for the clue's beginning, too."""
    return clue.medium in ("press", "told", "interview", "broadcast") and clue.at == clue.first


def _finite(cue: Cue) -> bool:
    return cue.match.voice == "finite"
