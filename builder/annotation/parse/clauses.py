"""What a cue reports, by the parse, where the words around it do not tell."""

from __future__ import annotations

from builder.annotation.indirect.complements import Report
from builder.annotation.indirect.contents import trim
from builder.annotation.lexicon import CUE_ADJECTIVE, QUESTION
from builder.annotation.parse.syntax import Syntax
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_CLAUSAL = frozenset("tz")
# A verb that is itself part of something reported, or of a description, seldom reports for the writer.
_INNER = frozenset(("clause", "open-clause", "adverbial", "relative", "oblique"))
# "It is hard to say", "you know that": nobody's report.
_NOBODY = frozenset(("it", "you", "that", "which"))
_FINDING = frozenset(("show", "write", "think"))
_SEVERAL = 4
"""How many units a finding has at least."""
_TOPICS = frozenset(("oblique", "adverbial", "modifier"))


def parsed_report(stream: Stream, syntax: Syntax, cue: Cue) -> Report | None:
    """Return what hangs on ``cue`` by the parse: a clause, what it is about, or a finding told as its object."""
    return _clause(stream, syntax, cue) or _topic(stream, syntax, cue) or _finding(stream, syntax, cue)


def _clause(stream: Stream, syntax: Syntax, cue: Cue) -> Report | None:
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


def _topic(stream: Stream, syntax: Syntax, cue: Cue) -> Report | None:
    """`Moen spoke at length about the hall.`, `had doubts about it` -- what stands behind "about"."""
    verb = cue.match.verb
    if cue.match.voice in ("by", "passive", "preposition"):
        return None
    for child in syntax.children(verb):
        if child < cue.last or syntax.relations[child] not in _TOPICS:
            continue
        first, last = syntax.extent(child)
        if stream.lows[first] == "about" and verb < first:
            return _report(stream, "parsed-topic", first + 1, last)
    return None


def _finding(stream: Stream, syntax: Syntax, cue: Cue) -> Report | None:
    """`The poll found a wide lead for Moen.` -- an object of several words: "found a key" is no report."""
    verb = cue.match.verb
    if cue.match.voice != "finite" or cue.kind not in _FINDING or not cue.match.entry.frames & _CLAUSAL:
        return None
    if syntax.relations[verb] != "ROOT":
        return None
    found = syntax.child(verb, "object")
    if found is None or found < cue.last:
        return None
    report = _report(stream, "parsed-object", max(syntax.extent(found)[0], cue.last), syntax.extent(found)[1])
    return None if report is None or report.last - report.first < _SEVERAL else report


def _report(stream: Stream, rule: str, first: int, last: int) -> Report | None:
    units = trim(stream, first, last) if first < last else None
    return None if units is None else Report(rule, *units)
