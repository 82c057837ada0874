"""Reports: the cues of a sentence, each with the source it has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

import msgspec

from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.phrases import Phrase
from builder.schema import CueKind

_first = attrgetter("first")
REACH = 16
"""How many cues of a sentence a rule looks at to either side."""


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A cue that was found: its units, its lemma and kind, its source's phrase if it has one, and its form."""

    first: int
    last: int
    lemma: str
    kind: CueKind
    source: Phrase | None
    match: CueMatch


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence that has a stretch or a cue: units ``[start, end)`` with its cues in order.

    Where there is a parse, ``reporting`` are its cues with those of indirect quotations alone.
    """

    start: int
    end: int
    cues: list[Cue]
    paragraph: int
    reporting: list[Cue] | None = None

    def before(self, unit: int) -> Iterator[Cue]:
        """Yield the cues that start before ``unit``, the nearest first; no more than `REACH`, for linear time."""
        cues = self.cues
        if not cues:
            return iter(cues)
        number = bisect_left(cues, unit, key=_first)
        return reversed(cues[number - REACH if number > REACH else 0 : number])

    def behind(self, unit: int) -> Iterator[Cue]:
        """Yield the cues that start at or after ``unit``, the nearest first; no more than `REACH`."""
        cues = self.cues
        if not cues:
            return iter(cues)
        number = bisect_left(cues, unit, key=_first)
        return iter(cues[number : number + REACH])


def cues_before(cues: list[Cue], unit: int) -> list[Cue]:
    """Return the last `REACH` of ``cues``, in text order, that start before ``unit``."""
    number = bisect_left(cues, unit, key=_first)
    return cues[number - REACH if number > REACH else 0 : number]
