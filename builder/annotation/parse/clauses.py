"""What a verb reports, by the parse, where the words around it do not tell."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.indirect.complements import Report
from builder.annotation.indirect.contents import trim
from builder.annotation.lexicon import COMMA, CONJUNCTION, CUE_ADJECTIVE, DASH, QUESTION
from builder.annotation.parse.syntax import Syntax
from builder.annotation.sentence.reports import REACH, Cue
from builder.annotation.tokens import Stream

_CLAUSAL = frozenset("tz")
# A verb that is itself part of something reported, or of a description, seldom reports for the writer.
_INNER = frozenset(("clause", "adverbial", "relative", "oblique"))


# "It is hard to say", "you know that": nobody's report.
_NOBODY = frozenset(("it", "you", "that", "which"))
# Rules whose end the words alone tell least: no "that" or "to" marks off what they report.
_OPEN_ENDED = frozenset(("bare-clause", "object", "question"))
_STEPS = 40


def shortened(stream: Stream, syntax: Syntax, cue: Cue, report: Report) -> Report:
    """Return ``report`` without what the parse sets apart from it behind a comma, a dash or a joint.

    `Moen thought the hall was full, the doors stayed shut` -- "the doors" hang neither on the clause nor on its verb;
    `praised the plan and left for Oslo` -- "and" joins what follows to the verb, not to what it reports.
    """
    verb = cue.match.verb
    if report.rule not in _OPEN_ENDED or report.second_first is not None or report.first < cue.last:
        return report
    reported = _below(syntax, verb, report.first)
    if reported is None or reported < verb:
        return report
    units = trim(stream, report.first, min(syntax.extent(reported)[1], report.last))
    if units is None or units[1] >= report.last:
        return report
    end = units[1]
    if not stream.flags[end] & (COMMA | DASH | CONJUNCTION):
        return report
    follows = end + 1 if stream.flags[end] & (COMMA | DASH) else end
    hangs = _below(syntax, verb, follows)
    if hangs is None or syntax.relations[hangs] in ("joint", "joined"):
        return replace(report, last=end)
    return report


def parted(stream: Stream, syntax: Syntax, reports: list[tuple[Cue, Report]]) -> list[tuple[Cue, Report]]:
    """Return ``reports``, each ending where the parse has another one stand beside it, not inside.

    `Moen said that the hall was full and Vik says it was empty` -- "and" joins the second verb to the first.
    """
    return [
        (cue, _parted(stream, syntax, cue, report, reports[number : number + REACH]))
        for number, (cue, report) in enumerate(reports, 1)
    ]


def _parted(
    stream: Stream, syntax: Syntax, cue: Cue, report: Report, behind: list[tuple[Cue, Report]]
) -> Report:
    if report.first < cue.last or report.second_first is not None:
        return report
    for other, _ in behind:
        if report.first < other.first < report.last and _beside(syntax, report, other):
            lead = other.first if other.source is None else min(other.first, other.source.first)
            clause = syntax.extent(other.match.verb)[0]
            end = clause if report.first < clause < lead else lead
            units = trim(stream, report.first, end) if report.first < end else None
            return report if units is None else replace(report, last=units[1])
    return report


def _beside(syntax: Syntax, report: Report, other: Cue) -> bool:
    """Say whether the verb of ``other`` has a subject and hangs on a word outside of ``report``."""
    verb = other.match.verb
    return (
        syntax.relations[verb] in ("joined", "parataxis")
        and not report.first <= syntax.heads[verb] < report.last
        and syntax.subject(verb) is not None
    )


def _below(syntax: Syntax, verb: int, unit: int) -> int | None:
    """Return what hangs on ``verb`` directly and holds ``unit``, or None where ``unit`` is no part of it."""
    for _ in range(_STEPS):
        head = syntax.heads[unit]
        if head == verb:
            return unit
        if head < 0:
            break
        unit = head
    return None


def parsed_report(stream: Stream, syntax: Syntax, cue: Cue) -> Report | None:
    """`Sources close to Moen have in fact said that the hall is shut.` -- the clause that the verb governs."""
    verb, source = cue.match.verb, cue.source
    if source is None or cue.match.voice in ("noun", "preposition", "by", "passive"):
        return None
    if syntax.relations[verb] in _INNER or stream.flags[verb] & CUE_ADJECTIVE:
        return None
    if not cue.match.entry.frames & _CLAUSAL or stream.lows[source.head] in _NOBODY:
        return None
    clause = syntax.child(verb, "clause")
    if clause is None or syntax.subject(clause) is None:
        # What has no subject is seldom a clause: "will find little sympathy", read as a verb.
        return None
    first, last = syntax.extent(clause)
    if clause < cue.first:
        return _report(stream, "parsed-clause", first, min(last, cue.first, source.first))
    first = max(first, cue.last)
    if stream.flags[first] & QUESTION:
        return None
    return _report(stream, "parsed-clause", first + (stream.lows[first] == "that"), last)


def _report(stream: Stream, rule: str, first: int, last: int) -> Report | None:
    units = trim(stream, first, last) if first < last else None
    return None if units is None else Report(rule, *units)
