"""Where a clue stands in its sentence: at its beginning, at its end, or in a phrase that goes with a cue."""

from __future__ import annotations

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
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.places import Places
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_SET_OFF = COMMA | QUOTE
_CLAUSAL = SUBORDINATOR | AUXILIARY | CUE | VERB | RELATIVE
_NAMELIKE = CAPITAL | POSSESSIVE_MARK
_CLOSING = END | CALENDAR | QUOTE | ADVERB
_LEADING = CALENDAR | ADVERB | COMMA
_OF_NOUN = DETERMINER | POSSESSIVE | POSSESSIVE_MARK


class Positions:
    """The places of the clues of one article in their sentences."""

    def __init__(self, stream: Stream, places: Places) -> None:
        self.stream = stream
        self.places = places
        self._opening: dict[int, bool] = {}

    def opening(self, clue: Clue) -> bool:
        """Say whether the clue opens its sentence: "In an interview, Moen", "Asked on Kanal 6, Moen"."""
        opens = self._opening.get(clue.at)
        if opens is None:
            opens = self._opening[clue.at] = self._opens(clue)
        return opens

    def _opens(self, clue: Clue) -> bool:
        start, _ = self.places.sentence(clue.at)
        lows = self.stream.lows
        words = self.stream.lexicon.telling
        if not words["opener"].isdisjoint(lows[start : start + 2]):
            return clue.at - start < 20
        return clue.at - start <= 1 or (
            clue.at - start <= 4
            and all(
                self.stream.flags[unit] & _LEADING or lows[unit] in words["time"] or lows[unit] == "while"
                for unit in range(start, clue.at)
            )
        )

    def main_clause(self, clue: Clue) -> int:
        """Return where the main clause starts behind the clue that opens the sentence."""
        _, end = self.places.sentence(clue.at)
        if self.stream.flags[clue.last - 1] & QUOTE:
            return clue.last
        for unit in range(clue.last, min(end, clue.last + 25)):
            if self.stream.flags[unit] & _SET_OFF:
                return unit + 1
        return clue.last

    def closing(self, clue: Clue) -> bool:
        """Say whether the clue is the last thing its sentence says, but for a time."""
        _, end = self.places.sentence(clue.at)
        flags = self.stream.flags
        return all(flags[unit] & _CLOSING for unit in range(clue.last, min(end, clue.last + 4)))

    def in_subject(self, clue: Clue) -> bool:
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

    def starts_clause(self, at: int, start: int) -> bool:
        """Say whether a clause can start at ``at``."""
        return at == start or bool(self.stream.flags[at - 1] & (COMMA | CONJUNCTION | QUOTE | DASH))

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
            if self.stream.lows[unit] in given or flags[unit - 1] & _OF_NOUN:
                # "in a post on Twitter", "called the town's plan late"
                continue
            if flag & _CLAUSAL and not flag & _NAMELIKE:
                return False
            if flag & COMMA:
                apposed = bool(flags[unit + 1] & (DETERMINER | ROLE | NUMBER)) and unit + 1 < at
        return not apposed
