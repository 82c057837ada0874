"""Reports: every cue of a sentence with the source it has, whatever its part of speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import attrgetter

import msgspec

from builder.annotation.lexicon import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_ADJECTIVE,
    DASH,
    OPEN,
    PREPOSITION,
    QUESTION,
    QUOTE,
    SEMICOLON,
    SUBORDINATOR,
)
from builder.annotation.parse.subjects import trusted_source
from builder.annotation.parse.verbs import parsed_cue
from builder.annotation.sentence.borrowing import PASSING
from builder.annotation.sentence.cues import CueMatch, find_cue
from builder.annotation.sentence.nominal import nominal_report
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.sources import source_of
from builder.annotation.shapes import REPORTING
from builder.annotation.tokens import Stream
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
    """A sentence that has a stretch or a cue: units ``[start, end)`` with its cues in order."""

    start: int
    end: int
    cues: list[Cue]
    paragraph: int

    def before(self, unit: int) -> Iterator[Cue]:
        """Yield the cues that start before ``unit``, the nearest first; no more than `REACH`, for linear time."""
        number = bisect_left(self.cues, unit, key=_first)
        return reversed(self.cues[max(0, number - REACH) : number])

    def behind(self, unit: int) -> Iterator[Cue]:
        """Yield the cues that start at or after ``unit``, the nearest first; no more than `REACH`."""
        number = bisect_left(self.cues, unit, key=_first)
        return iter(self.cues[number : number + REACH])


def cues_of(stream: Stream, start: int, end: int) -> list[Cue]:
    """Find the cues of the sentence ``[start, end)`` with their sources, in text order."""
    return cues_among(stream, stream.having(REPORTING, start, end), start, end)


def cues_among(stream: Stream, units: Iterable[int], start: int, end: int) -> list[Cue]:
    """Find the cues of the sentence ``[start, end)`` as `cues_of` does, where it is known which units may be cues.

    Of ``units``, in text order, those with a flag of `REPORTING` are tried.
    """
    found: list[Cue] = []
    flags = stream.flags
    for at in units:
        if not flags[at] & REPORTING:
            continue
        match = find_cue(stream, at, start, end) if flags[at] & CUE else None
        if stream.syntax is not None and flags[at] & CUE:
            match = parsed_cue(stream, stream.syntax, at, match, start, end)
        if match is not None and match.voice == "passive" and flags[at] & CUE_ADJECTIVE:
            # "Moen is convinced that": no passive without "by".
            nominal = nominal_report(stream, at, start, end)
            if (
                nominal is not None
                and nominal[1] is not None
                and stream.lows[match.last : match.last + 1] != ["by"]
            ):
                match, source = nominal
                found.append(Cue(match.first, match.last, match.entry.lemma, match.entry.kind, source, match))
                continue
        if match is not None:
            source = _shared_source(stream, match, found, start) or source_of(stream, match, start, end)
            if stream.syntax is not None:
                source = trusted_source(stream, stream.syntax, match, source)
        else:
            nominal = nominal_report(stream, at, start, end)
            if nominal is None:
                continue
            match, source = nominal
        found.append(Cue(match.first, match.last, match.entry.lemma, match.entry.kind, source, match))
    return found


def _shared_source(stream: Stream, match: CueMatch, found: list[Cue], start: int) -> Phrase | None:
    """Return the source of the report before, where this one goes on from it: "Moen said ..., adding"."""
    before = match.first - 1
    if not found or before <= start or match.voice not in ("participle", "finite"):
        return None
    flag, low = stream.flags[before], stream.lows[before]
    previous = found[-1]
    other = previous.source
    passing = previous.lemma in PASSING and previous.match.voice != "noun" and match.voice == "participle"
    if other is not None and passing and (low == "as" or other.last == match.first):
        # "Vesti quoted Moen as saying"
        return other
    if match.voice == "participle":
        goes_on = flag & (COMMA | CONJUNCTION) or low in ("before", "after", "while", "when", "by", "then")
    else:
        goes_on = flag & CONJUNCTION and not (
            match.last < len(stream.flags)
            and stream.flags[before - 1] & QUOTE
            and previous.last == before - 1
        )
    if not goes_on:
        return None
    if match.voice == "finite" and previous.match.voice != "finite":
        # "Moen said she wanted to think and predicted"
        near = [cue for cue in found[-4:-1] if cue.match.voice == "finite"]
        previous = near[-1] if near and near[-1].match.entry.form == match.entry.form else previous
    joined = match.voice == previous.match.voice == "participle" and flag & CONJUNCTION
    if previous.source is None or (previous.match.voice != "finite" and not joined):
        return None
    if match.voice == "finite" and _closed(stream, previous, before):
        return None
    if "q" not in previous.match.entry.frames and match.voice == "participle":
        return None
    return outer_report(stream, found, previous).source


def _closed(stream: Stream, report: Cue, end: int) -> bool:
    """Say whether the clause of ``report`` ended before ``end``: "Asked whether Vik knew, Moen shook her head and"."""
    source = report.source
    if source is None or not stream.flags[source.first - 1] & (SUBORDINATOR | QUESTION):
        return False
    return stream.has(COMMA, report.last, end)


def outer_report(stream: Stream, cues: list[Cue], cue: Cue) -> Cue:
    """Return the cue of the report that the writer makes: for "Moen said Vik called it", Moen's.

    A report inside another's clause, or in a relative clause that tells which one is meant ("rivals who said"),
    belongs to whoever is quoted with it; behind a joint ("..., and Vik called it") it stands for itself.
    """
    for _ in range(_NESTED):
        outer = _enclosing(stream, cues, cue)
        if outer is None:
            break
        cue = outer
    return cue


def _enclosing(stream: Stream, cues: list[Cue], cue: Cue) -> Cue | None:
    """Return the report that ``cue`` stands inside of, if there is one."""
    flags, lows = stream.flags, stream.lows
    source = cue.source
    if source is None:
        return None
    number = bisect_left(cues, cue.first, key=_first)
    near = cues[max(0, number - REACH) : number]
    for other in near:
        # "The paper, Moen said, called it": the report between commas is the writer's.
        if (
            other.source is not None
            and source.last < other.source.first
            and other.last < cue.first
            and flags[other.source.first - 1] & COMMA
            and flags[other.last] & COMMA
        ):
            return other
    for other in reversed(near):
        if other.source is None or other.last > source.first or other.source.first >= source.first:
            continue
        if other.match.voice == "noun":
            if source.first == other.last + 1 and lows[other.last] == "that":
                # "Moen's claim that the state must"
                return other
            continue
        if (
            cue.match.voice == "participle"
            and other.last == source.first
            and lows[other.match.verb] in stream.lexicon.clause["perceiving"]
        ):
            # "The tape shows Moen calling it"
            break
        clausal = other.match.entry.frames & _CLAUSAL or source.antecedent is not None
        nested = (
            lows[source.first - 1] in _NESTING
            and not flags[source.first - 2] & PREPOSITION
            and (lows[source.first - 1] in ("that", "whether") or other.match.entry.frames != _MARKED)
        )
        if not clausal and not nested:
            continue
        if source.first - other.last > 40 or _stands_apart(stream, other, source, cue):
            break
        return other
    return None


def _stands_apart(stream: Stream, other: Cue, source: Phrase, cue: Cue) -> bool:
    """Say whether a joint between the report ``other`` and the ``source`` of ``cue`` keeps it out of that report."""
    flags, lows = stream.flags, stream.lows
    opener = lows[source.first - 1]
    leads = PREPOSITION | COMMA | DASH if opener in ("which", "whom") else PREPOSITION
    if opener in ("which", "whom", "what") and flags[source.first - 2] & leads:
        # "Moen said it was closed, which he called"
        return True
    if source.antecedent is not None and flags[source.first - 1] & (COMMA | DASH):
        return True
    closed = cue.last < len(flags) and flags[cue.last] & COMMA
    if flags[other.last] & COMMA and other.last + 1 == source.first and closed:
        # "Moen believes, she said, that": the report between commas is the outer one
        return True
    if opener == "with" and cue.match.voice == "participle":
        return True
    if lows[other.last] in _BESIDES:
        # "Moen said as Vik yelled"
        return True
    if lows[other.last] == "to" and flags[source.first - 1] & CONJUNCTION:
        # "Moen pledged to visit every town and she called it"
        return True
    between = range(other.last, source.first)
    if flags[source.first - 1] & COMMA and _starts_aside(stream, other, source):
        # "Moen said that, while she liked it, she found it"
        return False
    whole = opener == "that" and "t" in other.match.entry.frames
    joined = any(
        (flags[at] & QUOTE and not whole)
        or flags[at] & (SEMICOLON | OPEN)
        or lows[at] in ("while", "but", "although", "though")
        or (flags[at] & CONJUNCTION and flags[at - 1] & COMMA)
        for at in between
    )
    if joined or (len(between) > 1 and flags[source.first - 1] & COMMA):
        return True
    if other.source is None or not any(flags[at] & COMMA for at in between):
        return False
    if lows[other.source.first - 1] in _RELATIVES:
        # "Her tone, which Moen found odd, changed when she called it"
        return True
    if other.match.voice == "participle" and lows[other.source.first - 1] == "with":
        # "with Moen saying so, Vik called it"
        return True
    # "After Moen said so, Vik called it": the clause before the comma is not the report that it stands in.
    before = other.source.first - 1
    while before > 0 and other.source.first - before < 6 and flags[before] & (ADVERB | PREPOSITION):
        if lows[before] in _BESIDES:
            break
        before -= 1
    return lows[before] in _BESIDES or lows[before] in _CONDITIONS


def _starts_aside(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether an aside stands between the "that" of the report ``other`` and the ``source`` inside it."""
    for at in range(other.last, min(other.last + 5, source.first - 2)):
        if stream.lows[at] == "that":
            return bool(stream.flags[at + 1] & COMMA)
    return False


# How many reports inside each other are followed.
_NESTED = 8
_CLAUSAL = frozenset("tz")
_MARKED = frozenset("q")
# What opens a clause that stands beside a report, not inside it.
_BESIDES = frozenset(("as", "when", "after", "before", "because", "while", "since", "although", "though"))
_CONDITIONS = frozenset(("if", "unless", "until", "once"))
_RELATIVES = frozenset(("who", "whom", "which"))
_NESTING = frozenset(("what", "who", "whom", "which", "that", "whether"))
