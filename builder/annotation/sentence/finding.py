"""Which words of a sentence report, and whose words: every cue with its source, whatever its part of speech."""

from __future__ import annotations

from collections.abc import Iterable

from builder.annotation.lexicon import (
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_ADJECTIVE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    POSSESSIVE,
    QUESTION,
    QUOTE,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
)
from builder.annotation.parse.subjects import trusted_source
from builder.annotation.parse.verbs import parsed_cue
from builder.annotation.sentence.borrowing import PASSING
from builder.annotation.sentence.cues import CueMatch, find_cue
from builder.annotation.sentence.insertions import BESIDES
from builder.annotation.sentence.joints import in_apposition
from builder.annotation.sentence.judging import told_apart
from builder.annotation.sentence.nesting import outer_report
from builder.annotation.sentence.nominal import nominal_report
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue
from builder.annotation.sentence.sources import source_of
from builder.annotation.shapes import REPORTING
from builder.annotation.tokens import Stream

_NOMINAL = CUE_NOUN | CUE_ADJECTIVE
_JOINT = COMMA | CONJUNCTION
_COMING = frozenset(("come", "comes", "came", "coming"))
_COMES = 7
"""How many units before the source of a report the verb may stand whose subject comes behind it."""


def cues_of(stream: Stream, start: int, end: int) -> list[Cue]:
    """Find the cues of the sentence ``[start, end)`` with their sources, in text order."""
    return cues_among(stream, stream.having(REPORTING, start, end), start, end)


def cues_among(stream: Stream, units: Iterable[int], start: int, end: int) -> list[Cue]:
    """Find the cues of the sentence ``[start, end)`` as `cues_of` does, where it is known which units may be cues.

    Of ``units``, in text order, those with a flag of `REPORTING` are tried.
    """
    found: list[Cue] = []
    flags, unparsed = stream.flags, stream.syntax is None
    for at in units:
        flag = flags[at]
        match = None
        if flag & CUE:
            match = find_cue(stream, at, start, end)
            if match is None and unparsed and not flag & _NOMINAL and stream.lows[at] != "according":
                # Most words that may be cues, and are none.
                continue
        elif not flag & REPORTING:
            continue
        if match is not None and unparsed and not flag & CUE_ADJECTIVE:
            shared = None
            if found and (match.voice != "finite" or flags[match.first - 1] & CONJUNCTION):
                shared = _shared_source(stream, match, found, start)
            source = shared or source_of(stream, match, start, end)
        else:
            report = _report(stream, at, match, found, start, end)
            if report is None:
                continue
            match, source = report
        entry = match.entry
        found.append(Cue(match.first, match.last, entry.lemma, entry.kind, source, match))
    return found


def _report(
    stream: Stream, at: int, match: CueMatch | None, found: list[Cue], start: int, end: int
) -> tuple[CueMatch, Phrase | None] | None:
    """Return the cue that the unit ``at`` is, if it is one, with its source.

    ``match`` is the cue that it is as a verb; ``found`` are the cues before it.
    """
    flag, syntax = stream.flags[at], stream.syntax
    parsed = match is None
    if syntax is not None and flag & CUE:
        match = parsed_cue(stream, syntax, at, match, start, end)
    if match is None:
        if flag & _NOMINAL or stream.lows[at] == "according":
            return nominal_report(stream, at, start, end)
        return None
    if (
        flag & CUE_ADJECTIVE
        and match.voice == "passive"
        and stream.lows[match.last : match.last + 1] != ["by"]
    ):
        # "Moen is convinced that": no passive without "by".
        nominal = nominal_report(stream, at, start, end)
        if nominal is not None and nominal[1] is not None:
            return nominal
    shared = _shared_source(stream, match, found, start) if found else None
    source = shared or source_of(stream, match, start, end)
    if syntax is not None:
        source = trusted_source(stream, syntax, match, source, parsed=parsed)
    return match, source


def _shared_source(stream: Stream, match: CueMatch, found: list[Cue], start: int) -> Phrase | None:
    """Return the source of the report before, where this one goes on from it: "Moen said ..., adding"."""
    before = match.first - 1
    if match.voice == "infinitive" and found[-1].last == match.first and found[-1].match.voice == "finite":
        # "Moen pledged | to oppose"
        return found[-1].source
    if before <= start or match.voice not in ("participle", "finite"):
        return None
    flag, low = stream.flags[before], stream.lows[before]
    previous = found[-1]
    other = previous.source
    if low == "of" and previous.lemma == "accuse" and match.voice == "participle":
        # "with Moen accusing Vik of | showing"
        return other
    passing = previous.lemma in PASSING and previous.match.voice != "noun" and match.voice == "participle"
    if other is not None and passing and (low == "as" or other.last == match.first):
        # "Vesti quoted Moen as saying"
        return other
    if match.voice == "participle":
        goes_on = flag & _JOINT or low in ("before", "after", "while", "when", "by", "then")
        if other is not None and other.antecedent is not None and not flag & _JOINT:
            # "Moen read lines that did not answer it before | saying"
            goes_on = stream.lows[other.first] != "that" and goes_on
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
    joined = match.voice == previous.match.voice == "participle" and (
        flag & CONJUNCTION
        # "with Moen calling it a gift while saying"
        or (other is not None and stream.lows[other.first - 1] == "with")
    )
    if previous.source is None or (previous.match.voice != "finite" and not joined):
        return None
    passed = (
        previous.match.voice == "finite"
        and previous.source.first >= previous.last
        and previous.lemma in PASSING
    )
    embedded = (
        # "Moen rose after Vik announced it, | saying"
        match.voice == "participle"
        and flag & COMMA
        and not stream.flags[previous.source.first] & SUBJECT
        and stream.flags[previous.source.first - 1] & (SUBORDINATOR | QUESTION)
        and not stream.flags[previous.source.first - 1] & RELATIVE
    )
    if (
        match.voice == "participle"
        and not flag & COMMA
        and not BESIDES.isdisjoint(stream.lows[previous.last : before])
    ):
        # "Moen spoke out after Vik angered her | by calling"
        return None
    if (
        match.voice == "participle"
        and told_apart(stream, previous.source)
        and not in_apposition(stream, previous.source)
    ):
        # "Moen signed the bill Vik wrote, | saying"
        return None
    if passed or embedded or _closed(stream, previous, before):
        # "Moen quoted Vik as saying so and called it"
        return None
    if "q" not in previous.match.entry.frames and match.voice == "participle":
        return None
    return outer_report(stream, found, previous).source


def _follows(stream: Stream, source: Phrase) -> bool:
    """Say whether what happens only comes behind a report: "The vote comes a day after | Moen said so and called"."""
    return not _COMING.isdisjoint(stream.lows[max(0, source.first - _COMES) : source.first])


def _closed(stream: Stream, report: Cue, end: int) -> bool:
    """Say whether the clause of ``report`` ended before ``end``: "Asked whether Vik knew, Moen shook her head and"."""
    flags, source = stream.flags, report.source
    if source is None:
        return False
    joined = flags[end] & CONJUNCTION
    if joined and (
        (stream.lows[source.first - 1] in ("after", "before", "since") and not _follows(stream, source))
        or told_apart(stream, source)
    ):
        # "Moen left after Vik spoke | and", "Moen read the book Vik wrote | and"
        return True
    if flags[source.first] & RELATIVE and flags[source.first - 1] & DASH:
        # "Moen raised a sign -- which read so -- and waved it,"
        return stream.has(DASH, report.last, end)
    if flags[source.first - 1] & (SUBORDINATOR | QUESTION | RELATIVE) or (
        # "Vik met Moen, who backs the plan, | and", "After a vote that let Vik in, Moen spoke, | saying"
        flags[source.first] & RELATIVE and not stream.has(COMMA, source.last, report.first)
    ):
        return stream.has(COMMA, report.last, end)
    return any(
        # "Moen denied it, | but Vik shook his head, saying"
        flags[at] & CONJUNCTION
        and flags[at - 1] & COMMA
        and flags[at + 1] & (CAPITAL | DETERMINER | SUBJECT | POSSESSIVE)
        for at in range(report.last + 1, end)
    )
