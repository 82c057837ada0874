"""What a cue reports, by the parse, where the words around the cue do not tell."""

from __future__ import annotations

from builder.annotation.indirect.complements import Report
from builder.annotation.indirect.contents import trim
from builder.annotation.parse.syntax import Syntax
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

_CLAUSAL = frozenset("tzw")


def parsed_report(stream: Stream, syntax: Syntax, sentence: Sentence, cue: Cue) -> Report | None:
    """Return the clause, or the subject of a passive, that the verb of ``cue`` governs as its content."""
    voice = cue.match.voice
    if voice in ("noun", "preposition", "by") or cue.source is None:
        return None
    if voice == "passive":
        return _reported_subject(stream, syntax, cue)
    return _as_clause(stream, syntax, sentence, cue) or _clause(stream, syntax, cue)


def _reported_subject(stream: Stream, syntax: Syntax, cue: Cue) -> Report | None:
    """`The closure was first reported by the Selwick Herald.` -- the subject of a passive."""
    subject = syntax.child(cue.match.verb, "passive-subject")
    if subject is None or subject >= cue.first:
        return None
    return _report(stream, "reported-subject", *syntax.extent(subject))


def _as_clause(stream: Stream, syntax: Syntax, sentence: Sentence, cue: Cue) -> Report | None:
    """`As the Selwick Herald first reported, the hall stays shut.` -- the clause behind an aside."""
    verb = cue.match.verb
    mark = syntax.child(verb, "mark")
    if syntax.relations[verb] != "adverbial" or mark is None or stream.lows[mark] != "as":
        return None
    first, last = syntax.extent(verb)
    return _report(stream, "as-clause", last, sentence.end) if first <= sentence.start + 2 else None


def _clause(stream: Stream, syntax: Syntax, cue: Cue) -> Report | None:
    """`Two in five of those asked know that the hall is shut.` -- the clause of a verb."""
    verb = cue.match.verb
    if syntax.relations[verb] == "clause" or not cue.match.entry.frames & _CLAUSAL:
        return None
    for child in syntax.children(verb):
        if syntax.relations[child] != "clause":
            continue
        first, last = syntax.extent(child)
        if child < cue.first:
            lead = cue.first if cue.source is None else min(cue.first, cue.source.first)
            return _report(stream, "parsed-clause", first, min(last, lead))
        return _report(stream, "parsed-clause", max(first, cue.last), last)
    return None


def _report(stream: Stream, rule: str, first: int, last: int) -> Report | None:
    units = trim(stream, first, last)
    return None if units is None else Report(rule, *units)
