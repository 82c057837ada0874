"""Indirect quotations: what is reported without quotation marks, by where the cue stands to its content."""

from __future__ import annotations

from collections.abc import Container, Iterator, Set

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.indirect.complements import Report, behind
from builder.annotation.indirect.labels import labelled
from builder.annotation.indirect.relatives import REPORTED, passive_subject, relative_clause, relative_object
from builder.annotation.indirect.surrounding import according, around, before, of_noun
from builder.annotation.lexicon import (
    CAPITAL,
    COMMA,
    CUE_ADJECTIVE,
    CUE_NOUN,
    DOCUMENT,
    LOWER,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    QUANTITY,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
)  # fmt: skip
from builder.annotation.parse.clauses import parsed_report
from builder.annotation.parse.ends import before_marks, parted, shortened
from builder.annotation.parse.subjects import governs
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

# Inside what somebody else reports, these tell what is done rather than what is said.
_WEAK = frozenset(
    ("object", "judgment", "naming", "infinitive", "addressed-infinitive", "adjective-object", "parsed-topic")
)
_SPEAKS = (
    CAPITAL
    | ROLE
    | ORGANIZATION
    | DOCUMENT
    | CUE_NOUN
    | SOMEBODY
    | SUBJECT
    | RELATIVE
    | QUANTITY
    | NUMBER
    | OBJECT
)
_DOUBTED = _WEAK | {"passive-subject"}
# Endings of nouns of people, and of several of them: "rulers", "the cyclist".
_PERSONAL = ("s", "er", "or", "ist", "ian", "man", "woman", "eer")
_CLAUSAL = frozenset(("that-clause", "bare-clause", "clause-around"))


def find_indirect(
    stream: Stream, sentences: list[Sentence], used: Set[tuple[int, int]], kept_out: Container[int]
) -> list[Found]:
    """Return the indirect quotations of the sentences, in text order.

    ``used`` are the cues (by their units) that govern quotations between marks, which are left to those.
    ``kept_out`` are the stretches (by their units) that are nobody's words: they are words like any in a report.
    """
    found = list(labelled(stream))
    said = {number for label in found for number in label.paragraphs}
    if stream.syntax is not None:
        sentences = [replace(sentence, cues=sentence.reporting or []) for sentence in sentences]
    for sentence in sentences:
        if not sentence.cues or sentence.paragraph in said:
            continue
        reports: list[tuple[Cue, Report]] = []
        for number, cue in enumerate(sentence.cues):
            if cue.source is not None and (cue.first, cue.last) not in used:
                report = _report(stream, sentence, number, cue)
                if stream.syntax is not None:
                    report = (
                        parsed_report(stream, stream.syntax, cue)
                        if report is None
                        else shortened(stream, stream.syntax, cue, report)
                    )
                if report is not None and _told_by_somebody(stream, cue.source, cue, report):
                    reports.append((cue, report))
        if stream.syntax is not None and reports:
            reports = [
                (cue, before_marks(stream, sentence, report) if report.first >= cue.last else report)
                for cue, report in parted(stream, stream.syntax, reports)
            ]
        for cue, report in _outermost(stream, sentence, reports, kept_out) if reports else ():
            spans = [stream.span(report.first, report.last)]
            if report.second_first is not None and report.second_last is not None:
                spans.append(stream.span(report.second_first, report.second_last))
            found.append(
                Found(
                    "indirect",
                    spans,
                    [],
                    cue.source,
                    cue,
                    report.rule,
                    sentence,
                    report.first,
                    [sentence.paragraph],
                )
            )
    return found


def _told_by_somebody(stream: Stream, source: Phrase, cue: Cue, report: Report) -> bool:
    """Say whether the sentence tells of somebody who reports, not of what a thing does or somebody might do.

    "It is clear that", "the fact that she wants a hall", "those who want to stay", "the new ladder backs the plan".
    """
    flags, lows, head = stream.flags, stream.lows, source.head
    if lows[head] == "it" and flags[cue.match.verb] & CUE_ADJECTIVE:
        return False
    if source.first > 0 and lows[source.first - 1] == "that" and flags[source.first - 2] & LOWER:
        # "a letter that she said was stolen": the parse tells a verb right behind the cue
        return (
            stream.syntax is not None
            and "z" in cue.match.entry.frames
            and report.first == cue.last
            and stream.syntax.classes[report.first] in ("VERB", "AUX")
        )
    if report.rule == "infinitive" and (
        source.antecedent is not None
        or (stream.syntax is not None and stream.syntax.relations[cue.match.verb] == "relative")
    ):
        return False
    if report.rule not in _DOUBTED or flags[head] & _SPEAKS or not flags[head] & LOWER:
        return True
    if (
        report.rule != "infinitive"
        and stream.syntax is not None
        and governs(stream.syntax, cue.match.verb, source)
    ):
        return True
    return lows[head].endswith(_PERSONAL) or cue.kind == "show"


def _outermost(
    stream: Stream, sentence: Sentence, reports: list[tuple[Cue, Report]], kept_out: Container[int]
) -> Iterator[tuple[Cue, Report]]:
    """Yield the reports that the writer makes, without those inside a clause that somebody else reports.

    "Moen said that Vik had told her it rains" is Moen's. Inside a noun phrase ("praised aides who say it rains")
    only weak reports and thoughts are left out. What has a stretch between marks in it is linked elsewhere.
    """
    clause_to = phrase_to = sentence.start
    for cue, report in reports if len(reports) > 1 else ():
        if clause_to < report.last <= cue.first and report.rule != "relative":
            clause_to = report.last
    for cue, report in reports:
        weak = report.rule in _WEAK
        if cue.first < clause_to or (cue.first < phrase_to and (weak or cue.kind == "think")):
            continue
        if weak and cue.source is not None and stream.lows[cue.source.first] == "that":
            # "a bill that supports the plan"
            continue
        if report.first > cue.first:
            phrase_to = max(phrase_to, report.last)
            if report.rule in _CLAUSAL:
                clause_to = max(clause_to, report.last)
        elif report.second_last is not None:
            clause_to = max(clause_to, report.second_last)
        marked = _marked(stream, report)
        # `said that "Low Tide" was late` is a report like any, `praised "Low Tide"` says little.
        if not marked or (not weak and all(unit in kept_out for unit in marked)):
            yield cue, report


def _marked(stream: Stream, report: Report) -> list[int]:
    """Return the units of the stretches between marks in a report."""
    units = stream.stretches_in(report.first, report.last)
    if report.second_first is not None:
        units += stream.stretches_in(report.second_first, report.second_last or 0)
    return units


def _report(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    voice = cue.match.voice
    if voice == "finite":
        # Most cues stand behind no relative pronoun, and few between commas.
        inserted = cue.last < sentence.end - 2 and stream.flags[cue.last] & COMMA
        related = cue.source is not None and stream.lows[cue.source.first - 1] in REPORTED
        return (
            (around(stream, sentence, cue) if inserted else None)
            or (relative_clause(stream, sentence, number, cue) if related else None)
            or behind(stream, sentence, number, cue)
            or before(stream, sentence, cue)
            or relative_object(stream, sentence, number, cue)
        )
    if voice == "preposition":
        return according(stream, sentence, number, cue)
    if voice == "noun":
        return of_noun(stream, sentence, number, cue)
    report = behind(stream, sentence, number, cue)
    return passive_subject(stream, sentence, cue) if report is None and voice == "passive" else report
