"""Which report a clue goes with: the cue in its sentence that it says the occasion of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    END,
    NUMBER,
    POSSESSIVE_MARK,
    QUESTION,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.places import Places
from builder.annotation.sentence.phrases import WINDOW
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

MANY = 40
"""How many clues are looked at for one quotation, so that an endless sentence costs no more."""


_FIRST = attrgetter("first")


_TRAIL = 10
"""How many units may follow the last clue of a sentence ("sent by her office")."""


class Governors:
    """The clues of one article, in text order, and the cue that governs each, if one does.

    ``cues[n]`` governs ``clues[n]``.
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
        self._cues = {sentence.start: sentence.cues for sentence in sentences}
        self._used = {quotation.cue.first for quotation in found if quotation.cue is not None}
        self.clues = [clue for clue in clues if not self._in_subject(clue)]
        self.cues = [self._governor(clue) for clue in self.clues]
        self._starts = [clue.at for clue in self.clues]

    def between(self, start: int, end: int) -> range:
        """Return the numbers of the clues in the units ``[start, end)``: the last, where there are many."""
        last = bisect_left(self._starts, end)
        return range(max(bisect_left(self._starts, start), last - MANY), last)

    def cues_near(self, at: int) -> list[Cue]:
        """Return the cues of the sentence of the unit ``at`` that stand within a window of it."""
        start, _ = self.places.sentence(at)
        cues = self._cues.get(start, [])
        first = bisect_left(cues, at - WINDOW, key=_FIRST)
        return cues[first : bisect_right(cues, at + WINDOW, lo=first, key=_FIRST)]

    def reports_near(self, at: int) -> bool:
        """Say whether a cue near the unit ``at`` reports a quotation."""
        return any(cue.first in self._used for cue in self.cues_near(at))

    def unclaimed(self, cue: Cue) -> bool:
        """Say whether no quotation has the cue as its own."""
        return cue.first not in self._used

    def _governor(self, clue: Clue) -> Cue | None:
        """Return the cue that ``clue`` belongs to: that of its verb, else the nearest it can go with."""
        start, _ = self.places.sentence(clue.at)
        cues = self.cues_near(clue.at)
        if not cues:
            return None
        if asks(clue):
            # "When a reporter asked, Moen said"
            answers = (cue for cue in cues if cue.source is not None and cue.source.first > clue.last)
            return next(answers, None)
        given = self.stream.lexicon.telling["given"]
        asked = self.stream.lexicon.telling["asked"]
        verb = clue.at if clue.verb is None else clue.verb
        for cue in cues:
            if not cue.first <= verb < cue.last or self.stream.lows[verb] in asked:
                continue
            if cue.first in self._used or self.stream.lows[verb] != "according":
                return cue
        first = next((cue for cue in cues if cue.first in self._used), None)
        if first is not None and first.first < clue.at and self.trailing(clue, first):
            return first
        for cue in cues:
            if not cue.last <= clue.at <= cue.last + 2 or self.stream.lows[cue.last - 1] in given:
                continue
            if cue.first in self._used or (_finite(cue) and self.stream.flags[cue.first] & CUE):
                return cue
        # Cues that report something here; where none does, all of them.
        cues = [cue for cue in cues if cue.first in self._used] or cues
        if clue.verb is not None:
            return next((cue for cue in reversed(cues) if cue.first < clue.at), cues[0])
        before = [cue for cue in cues if cue.first < clue.at]
        opens = self.opening(clue)
        if before and not opens and self.adverbial(before[-1], clue.at):
            return before[-1]
        following = [cue for cue in cues if cue.first >= clue.at and cue.source is not None]
        if opens:
            # "Asked on Kanal 6 why she left, Moen said": the report of the main clause.
            behind = [cue for cue in following if cue.source is not None and cue.source.first >= clue.last]
            # "He sent a memo to Vesti explaining"
            following = behind or (following if clue.at - start < 2 else [])
            told = [cue for cue in following if cue.kind in ("say", "write") and _finite(cue)]
            return next(iter(told or following), None)
        if following and (not before or self._opens(clue.at, start)) and self._in_clause(clue, following[0]):
            return following[0]
        if following and following[0].first - clue.last < 2 and not _finite(following[0]):
            # "Moen said so, though she rowed back in a tweet, arguing"
            return following[0]
        # `Vik said the debate was over on Kanal 6's "Late Hour."`: only the report can have been there.
        return before[0] if before and clue.name is not None and self.closing(clue) else None

    def _in_clause(self, clue: Clue, cue: Cue) -> bool:
        """Say whether no joint parts the clue from the report behind it.

        "won at the rally, in what Vik called"; but "spoke at a rally, in which she called".
        """
        source = cue.source
        if source is None or source.first <= clue.at:
            return True
        start, _ = self.places.sentence(clue.at)
        for unit in self.stream.having(RELATIVE, max(start, clue.at - _TRAIL), clue.at):
            if self.stream.lows[unit] != "that" and not self.stream.has(COMMA | QUOTE, unit, clue.at):
                # "The man who speaks at the rally, Vik said"
                return False
        joints = self.stream.having(SUBORDINATOR | RELATIVE | QUESTION, clue.last, source.first)
        return all(self.stream.lows[at] in _OF_IT for at in joints)

    def _in_subject(self, clue: Clue) -> bool:
        """Say whether a verb behind the clue makes it part of a clause's subject: "the row at the rally was"."""
        flags = self.stream.flags
        at = clue.last
        return (
            clue.verb is None
            and at < len(flags)
            and bool(flags[at] & AUXILIARY)
            and not flags[at] & POSSESSIVE_MARK
            and not self.opening(clue)
        )

    def closing(self, clue: Clue) -> bool:
        """Say whether the clue is the last thing its sentence says, but for a time."""
        _, end = self.places.sentence(clue.at)
        flags = self.stream.flags
        return all(
            flags[unit] & (END | CALENDAR | QUOTE | ADVERB)
            for unit in range(clue.last, min(end, clue.last + 4))
        )

    def trailing(self, clue: Clue, cue: Cue) -> bool:
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

    def opening(self, clue: Clue) -> bool:
        """Say whether the clue opens its sentence: "In an interview, Moen", "Asked on Kanal 6, Moen"."""
        start, _ = self.places.sentence(clue.at)
        lows = self.stream.lows
        words = self.stream.lexicon.telling
        if not words["opener"].isdisjoint(lows[start : start + 2]):
            return clue.at - start < 20
        return clue.at - start <= 1 or (
            clue.at - start <= 4
            and all(
                self.stream.flags[unit] & (CALENDAR | ADVERB | COMMA) or lows[unit] in words["time"]
                for unit in range(start, clue.at)
            )
        )

    def adverbial(self, cue: Cue, at: int) -> bool:
        """Say whether what starts at ``at``, behind ``cue``, goes with it.

        No clause and no apposition stands between: "said Monday in an interview", `said it was "a gift" in an
        interview`; not "said she would speak at a rally", "said Ida Moen, a speaker at the rally".
        """
        flags = self.stream.flags
        if flags[at - 1] & QUOTE:
            return True
        apposed = False
        given = self.stream.lexicon.telling["given"]
        for unit in range(cue.last, at):
            flag = flags[unit]
            if self.stream.lows[unit] in given or self.stream.lows[unit - 1] in ("a", "an"):
                # "in a post on Twitter"
                continue
            if flag & (SUBORDINATOR | AUXILIARY | CUE | VERB | RELATIVE) and not flag & (
                CAPITAL | POSSESSIVE_MARK
            ):
                return False
            if flag & COMMA:
                apposed = bool(flags[unit + 1] & (DETERMINER | ROLE | NUMBER)) and unit + 1 < at
        return not apposed

    def _opens(self, at: int, start: int) -> bool:
        """Say whether a clause can start at ``at``."""
        return at == start or bool(self.stream.flags[at - 1] & (COMMA | CONJUNCTION | QUOTE | DASH))

    def main_clause(self, clue: Clue) -> int:
        """Return where the main clause starts behind the clue that opens the sentence."""
        _, end = self.places.sentence(clue.at)
        if self.stream.flags[clue.last - 1] & QUOTE:
            return clue.last
        for unit in range(clue.last, min(end, clue.last + 25)):
            if self.stream.flags[unit] & (COMMA | QUOTE):
                return unit + 1
        return clue.last


_OF_IT = frozenset(("which", "where", "when", "that"))
"""What may join what was said on an occasion to it: "at a rally where she called"."""


def asks(clue: Clue) -> bool:
    """Say whether the clue is the press that asks, and not that is told: it stands for the clue's beginning, too."""
    return clue.medium == "press" and clue.at == clue.first


def _finite(cue: Cue) -> bool:
    return cue.match is None or cue.match.voice == "finite"
