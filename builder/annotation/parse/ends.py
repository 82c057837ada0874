"""Where a report ends once there is a parse: before what hangs not on its content but beside it, or quotes."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from builder.annotation.indirect.complements import Report
from builder.annotation.indirect.contents import trim
from builder.annotation.lexicon import (
    ADVERB,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    OPEN,
    RELATIVE,
    SEMICOLON,
    SUBORDINATOR,
)
from builder.annotation.parse.syntax import CIRCUMSTANTIAL, VERBAL, Syntax
from builder.annotation.sentence.reports import REACH, Cue, Sentence
from builder.annotation.tokens import Stream

# Rules whose end the words alone tell least: no "that" or "to" marks off what they report.
_OPEN_ENDED = frozenset(("bare-clause", "object", "question"))
_RELATIVES = frozenset(("which", "who", "whom", "whose", "where"))
# What is said of the telling rather than told, where it hangs on the cue: "praised the hall while in Oslo".
_CIRCUMSTANCES = frozenset(
    (
        "when", "while", "after", "before", "during", "since", "until", "because", "despite", "amid", "even",
        "although", "though",
    )
)  # fmt: skip
_PHRASAL = frozenset(("object", "infinitive", "judgment", "adjective-object"))
_JOINABLE = frozenset(("infinitive", "addressed-infinitive", "judgment", "adjective-object"))
_SET_OFF = COMMA | DASH
_BREAK = DASH | SEMICOLON | COLON | OPEN
_JOINT = _SET_OFF | SEMICOLON | CONJUNCTION
_LEADING = _JOINT | COLON | RELATIVE | SUBORDINATOR | ADVERB
_STEPS = 40
"""How many words are climbed in search of the verb that one hangs on."""


def shortened(stream: Stream, syntax: Syntax, cue: Cue, report: Report) -> Report:
    """Return ``report`` without what the parse sets apart from it.

    `Moen thought the hall was full, the doors stayed shut` -- "the doors" hang neither on the clause nor on its verb;
    `praised the plan and left for Oslo` -- "and" joins what follows to the verb, not to what it reports.
    """
    if report.second_first is not None or report.first < cue.last:
        return report
    ends = [
        end
        for end in (
            _apart(stream, syntax, cue, report),
            _relative(stream, syntax, report),
            _circumstance(stream, syntax, cue, report),
            _next_verb(stream, syntax, cue, report),
        )
        if end is not None
    ]
    if not ends:
        return report
    units = trim(stream, report.first, min(ends))
    return report if units is None else replace(report, last=units[1])


def _apart(stream: Stream, syntax: Syntax, cue: Cue, report: Report) -> int | None:
    """Return the comma, dash or joint behind the complement from which on nothing hangs on it or on the verb."""
    verb = cue.match.verb
    if report.rule not in _OPEN_ENDED:
        return None
    reported = _below(syntax, verb, report.first)
    if reported is None or reported < verb:
        return None
    units = trim(stream, report.first, min(syntax.extent(reported)[1], report.last))
    if units is None or units[1] >= report.last:
        return None
    end = units[1]
    if not stream.flags[end] & (_SET_OFF | CONJUNCTION):
        return None
    follows = end + 1 if stream.flags[end] & _SET_OFF else end
    hangs = _below(syntax, verb, follows)
    return end if hangs is None or syntax.relations[hangs] in ("joint", "joined") else None


def _relative(stream: Stream, syntax: Syntax, report: Report) -> int | None:
    """Return the comma before a relative clause that closes a report: "said he sold the hall, which was his"."""
    if report.rule not in _OPEN_ENDED and report.rule != "that-clause":
        return None
    for at in stream.having(_SET_OFF, report.first + 2, report.last - 1):
        if stream.lows[at + 1] not in _RELATIVES:
            continue
        verb = syntax.heads[at + 1]
        if verb >= 0 and syntax.relations[verb] != "relative":
            # "whose doors were", "with which"
            verb = syntax.heads[verb]
        if verb >= 0 and syntax.relations[verb] == "relative" and syntax.extent(verb)[1] >= report.last - 1:
            return at
    return None


def _circumstance(stream: Stream, syntax: Syntax, cue: Cue, report: Report) -> int | None:
    """Return where it is told when or why somebody reports: "backed the plan | when it was new"."""
    if report.rule not in _PHRASAL:
        return None
    for child in syntax.children(cue.match.verb):
        if report.first < child < report.last and syntax.relations[child] in CIRCUMSTANTIAL:
            first = syntax.extent(child)[0]
            if report.first + 1 < first and stream.lows[first] in _CIRCUMSTANCES:
                return first
    return None


def _next_verb(stream: Stream, syntax: Syntax, cue: Cue, report: Report) -> int | None:
    """Return the joint before a verb that is joined to the cue: "refused to sell the hall | and left"."""
    if report.rule not in _JOINABLE:
        return None
    for child in syntax.children(cue.match.verb):
        if (
            report.first < child < report.last
            and syntax.relations[child] == "joined"
            and syntax.classes[child] in VERBAL
        ):
            joints = stream.having(CONJUNCTION, report.first + 1, child)
            return joints[-1] if joints else None
    return None


def before_marks(stream: Stream, sentence: Sentence, report: Report) -> Report:
    """Return ``report`` without a clause at its end that quotes: "said he would stay, and called it | "home"".

    The clause starts with the cue nearest to the marks, or behind a dash, a colon or a bracket.
    """
    if report.second_first is not None or not stream.has_stretch(report.first, report.last):
        return report
    marked = next(at for at in range(report.first, report.last) if at in stream.stretch)
    end = None
    quoting = next((cue for cue in sentence.before(marked) if cue.first > report.first), None)
    if quoting is not None:
        lead = quoting.first if quoting.source is None else min(quoting.first, quoting.source.first)
        lead = quoting.first if lead <= report.first else lead
        first = lead
        while first > report.first and stream.flags[first - 1] & _LEADING:
            first -= 1
        if stream.has(_JOINT, first, lead + 1):
            end = first
    if end is None:
        breaks = stream.having(_BREAK, report.first + 3, marked)
        end = breaks[-1] if breaks else None
    units = None if end is None else trim(stream, report.first, end)
    if units is None or units[1] - units[0] < 3:
        return report
    return replace(report, last=units[1])


def parted(stream: Stream, syntax: Syntax, reports: list[tuple[Cue, Report]]) -> list[tuple[Cue, Report]]:
    """Return ``reports``, each ending where the parse has another one stand beside it, not inside.

    `Moen said that the hall was full and Vik says it was empty` -- "and" joins the second verb to the first.
    """
    return [
        (cue, _parted(stream, syntax, cue, report, reports[number : number + REACH]))
        for number, (cue, report) in enumerate(reports, 1)
    ]


def _parted(
    stream: Stream, syntax: Syntax, cue: Cue, report: Report, behind: Iterable[tuple[Cue, Report]]
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
