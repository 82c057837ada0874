"""The court that an article reports from, and until where."""

from __future__ import annotations

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import COMMA
from builder.annotation.outlets.clues.clue import Clue
from builder.annotation.outlets.places import Places
from builder.annotation.tokens import Stream

_BENCH = 6
"""How many units the name of a judge may take."""


class Court:
    """The court whose hearing one article reports in its first ``limit`` units, in ``clue``; None where it is none."""

    def __init__(self, stream: Stream, places: Places, limit: int) -> None:
        self.stream = stream
        self.places = places
        self.clue = _court(stream, places, limit)
        self._adjourned = len(stream.flags) if self.clue is None else self._left(self.clue.at)

    def hears(self, quotation: Found) -> Clue | None:
        """Return the court if it heard the quotation."""
        if self.clue is None or quotation.unit >= self._adjourned:
            return None
        if quotation.cue is not None and quotation.cue.kind != "say":
            return None
        return self.clue

    def _left(self, unit: int) -> int:
        """Return where the article leaves the court that it reports from at ``unit``: "Outside court, Moen said"."""
        for number in range(self.places.paragraph(unit), len(self.stream.paragraphs)):
            for start, end in self.stream.sentences_of(number):
                if _outside(self.stream, start, end):
                    return start
        return len(self.stream.flags)


def in_court(stream: Stream, places: Places, quotation: Found) -> Clue | None:
    """Return the clue of what is only said in court: `Sentencing her, the judge said`, `Jo Vik, defending, said`."""
    cue = quotation.cue
    if cue is None:
        return None
    start, _ = places.sentence(cue.first)
    words = stream.lexicon.telling
    if stream.lows[start] in words["sentencing"]:
        return Clue("speech", None, start, start + 1, start)
    last = min(len(stream.flags) - 1, cue.last + 8)
    for unit in places.noted_in("trial", max(start, cue.first - 3), last):
        if stream.lows[unit] in words["pleading"] and stream.flags[unit - 1] & stream.flags[unit + 1] & COMMA:
            return Clue("speech", None, unit, unit + 1, unit)
    return None


def from_bench(stream: Stream, quotation: Found) -> Clue | None:
    """Return the clue that a judge speaks to somebody, which he does in court: `Judge Jo Vik told Moen`."""
    cue, source = quotation.cue, quotation.source
    if cue is None or source is None or cue.lemma != "tell" or not source.last - source.first < _BENCH:
        return None
    for unit in range(source.first, source.last):
        if stream.lows[unit] in stream.lexicon.telling["bench"]:
            return Clue("speech", None, unit, unit + 1, cue.first)
    return None


def _court(stream: Stream, places: Places, limit: int) -> Clue | None:
    """Return the clue of the court whose hearing the article reports in its first ``limit`` units.

    `The jury heard that Moen was "at sea"`, "A court was told", "the inquest has heard", "Moen told the court".
    """
    lows, words = stream.lows, stream.lexicon.telling
    for unit in places.noted_in("court", 0, limit):
        if lows[unit] == "trial":
            # "on day one of the trial", "The trial heard"
            dated = "of" in lows[max(0, unit - 4) : unit] and "day" in lows[max(0, unit - 7) : unit]
            if dated or lows[unit + 1 : unit + 2] in (["heard"], ["hears"]):
                return Clue("speech", None, unit, unit + 1, unit)
            continue
        at = unit + 2 if lows[unit + 1 : unit + 2] and lows[unit + 1] in words["passive"] else unit + 1
        told = unit > 1 and lows[unit - 1] == "the" and lows[unit - 2] in words["tell"]
        # "A bench headed by Vik was hearing a petition"
        sits = any(lows[near : near + 2] == ["was", "hearing"] for near in range(unit + 1, unit + 12))
        if told or sits or (at < len(lows) and lows[at] in words["hearing"]):
            return Clue("speech", None, unit, unit + 1, unit)
    return None


def _outside(stream: Stream, start: int, end: int) -> bool:
    """Say whether the sentence ``[start, end)`` leaves the court: "outside court", "after the hearing", "Outside,"."""
    lows, words = stream.lows, stream.lexicon.telling
    return any(
        lows[unit] in ("outside", "after", "following")
        and (
            not words["session"].isdisjoint(lows[unit + 1 : unit + 3])
            or (unit == start and lows[unit] == "outside" and stream.flags[unit + 1] & COMMA)
        )
        for unit in range(start, end)
    )
