"""What a verb reports, by the parse, where the words around it do not tell."""

from __future__ import annotations

from builder.annotation.indirect.complements import Report
from builder.annotation.indirect.contents import trim
from builder.annotation.lexicon import CUE_ADJECTIVE, QUESTION
from builder.annotation.parse.syntax import Syntax
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_CLAUSAL = frozenset("tz")
# A verb that is itself part of something reported, or of a description, seldom reports for the writer.
_INNER = frozenset(("clause", "adverbial", "relative", "oblique"))


def parsed_report(stream: Stream, syntax: Syntax, cue: Cue) -> Report | None:
    """`Sources close to Moen have in fact said that the hall is shut.` -- the clause that the verb governs."""
    verb = cue.match.verb
    if cue.source is None or cue.match.voice in ("noun", "preposition", "by", "passive"):
        return None
    if syntax.relations[verb] in _INNER or stream.flags[verb] & CUE_ADJECTIVE:
        return None
    if not cue.match.entry.frames & _CLAUSAL:
        return None
    clause = syntax.child(verb, "clause")
    if clause is None:
        return None
    first, last = syntax.extent(clause)
    if clause < cue.first:
        return _report(
            stream, "parsed-clause", first, min(last, cue.first, cue.source.first if cue.source else last)
        )
    first = max(first, cue.last)
    return None if stream.flags[first] & QUESTION else _report(stream, "parsed-clause", first, last)


def _report(stream: Stream, rule: str, first: int, last: int) -> Report | None:
    units = trim(stream, first, last) if first < last else None
    return None if units is None else Report(rule, *units)
