"""Indirect quotations: what is reported without quotation marks, by where the cue stands to its content."""

from __future__ import annotations

from collections.abc import Iterator, Set

from msgspec.structs import replace

from builder.annotation.attribution.grouping import Found
from builder.annotation.indirect.complements import VERBAL, Report, behind
from builder.annotation.indirect.contents import trim
from builder.annotation.indirect.extents import clause_units, phrase_units
from builder.annotation.indirect.labels import labelled
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_ADJECTIVE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    END,
    ING,
    LOWER,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.parse.clauses import parsed_report
from builder.annotation.sentence.phrases import Phrase, phrase_before, phrase_core
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

# Inside what somebody else reports, these tell what is done rather than what is said.
_WEAK = frozenset(("object", "judgment", "naming", "infinitive", "addressed-infinitive", "adjective-object"))
_RELATIVES = frozenset(("which", "who", "whom"))
_BEHIND_OBJECT = (
    END | COMMA | DASH | CLOSE | PREPOSITION | ADVERB | CONJUNCTION | SUBORDINATOR | CALENDAR | AUXILIARY
)
_SPEAKS = (
    ROLE | ORGANIZATION | DOCUMENT | CUE_NOUN | SOMEBODY | SUBJECT | RELATIVE | QUANTITY | NUMBER | OBJECT
)
# Endings of nouns of people, and of several of them: "rulers", "the cyclist".
_PERSONAL = ("s", "er", "or", "ist", "ian", "man", "woman", "eer")
_CLAUSAL = frozenset(("that-clause", "bare-clause", "clause-around"))


def find_indirect(stream: Stream, sentences: list[Sentence], used: Set[tuple[int, int]]) -> list[Found]:
    """Return the indirect quotations of the sentences, in text order.

    ``used`` are the cues (by their units) that govern quotations between marks, which are left to those.
    """
    found = list(labelled(stream))
    said = {number for label in found for number in label.paragraphs}
    for sentence in sentences:
        if sentence.paragraph in said:
            continue
        reports: list[tuple[Cue, Report]] = []
        for number, cue in enumerate(sentence.cues):
            if cue.source is not None and (cue.first, cue.last) not in used:
                report = _report(stream, sentence, number, cue)
                if report is None and stream.syntax is not None:
                    report = parsed_report(stream, stream.syntax, cue)
                if report is not None and _told_by_somebody(stream, cue.source, cue, report):
                    reports.append((cue, report))
        for cue, report in _outermost(stream, sentence, reports):
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
        return False
    if report.rule == "infinitive" and source.antecedent is not None:
        return False
    if report.rule not in _WEAK or flags[head] & (CAPITAL | _SPEAKS) or not flags[head] & LOWER:
        return True
    return lows[head].endswith(_PERSONAL) or cue.kind == "show"


def _outermost(
    stream: Stream, sentence: Sentence, reports: list[tuple[Cue, Report]]
) -> Iterator[tuple[Cue, Report]]:
    """Yield the reports that the writer makes, without those inside a clause that somebody else reports.

    "Moen said that Vik had told her it rains" is Moen's. Inside a noun phrase ("praised aides who say it rains")
    only weak reports and thoughts are left out. What has a stretch between marks in it is linked elsewhere.
    """
    before_to = max(
        (report.last for cue, report in reports if report.last <= cue.first and report.rule != "relative"),
        default=sentence.start,
    )
    clause_to = phrase_to = sentence.start
    for cue, report in reports:
        weak = report.rule in _WEAK
        if cue.first < max(before_to, clause_to) or (cue.first < phrase_to and (weak or cue.kind == "think")):
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
        if not stream.has(QUOTE, report.first, report.last) and (
            report.second_first is None or not stream.has(QUOTE, report.second_first, report.second_last or 0)
        ):
            yield cue, report


def _report(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    if cue.match.voice == "preposition":
        return _according(stream, sentence, number, cue)
    if cue.match.voice == "noun":
        return _of_noun(stream, sentence, number, cue)
    around = _around(stream, sentence, cue)
    if around is not None:
        return around
    return (
        _relative(stream, sentence, number, cue)
        or behind(stream, sentence, number, cue)
        or _before(stream, sentence, cue)
        or _passive_subject(stream, sentence, cue)
        or _relative_object(stream, sentence, cue)
    )


def _of_noun(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """`Ida Moen's claim that the hall was full surprised nobody.` -- the clause behind a noun and its owner."""
    flags, lows = stream.flags, stream.lows
    if any(flags[other.match.verb] & CUE for other in sentence.cues[:number]):
        # "Moen repeated her claim that": what the verb reports holds the claim.
        return None
    at = cue.last
    while at < sentence.end and at - cue.last < 6 and lows[at] != "that" and not flags[at] & VERBAL:
        at += 1
    if at < sentence.end and lows[at] == "that" and "t" in cue.match.entry.frames:
        units = clause_units(stream, sentence, number, at + 1)
        return None if units is None else Report("noun-clause", *units)
    return None


def _relative(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """`The hall, which Ida Moen says is full, stays shut.` -- the relative pronoun belongs to the content."""
    source = cue.source
    if (
        source is None
        or cue.match.voice != "finite"
        or source.last > cue.first
        or source.first <= sentence.start
    ):
        return None
    relative = source.first - 1
    if stream.lows[relative] not in ("which", "what", "whom", "who") or cue.last >= sentence.end:
        return None
    flags = stream.flags
    if not flags[cue.last] & (AUXILIARY | VERB | ED | CUE) or not cue.match.entry.frames & {"t", "z"}:
        return None
    # "which Moen says was full, stays shut": the comma before the next verb closes the clause.
    closing = range(cue.last + 1, min(sentence.end - 1, cue.last + 40))
    end = next(
        (at for at in closing if flags[at] & COMMA and flags[at + 1] & (AUXILIARY | VERB | ED)), sentence.end
    )
    units = clause_units(stream, replace(sentence, end=end), number, cue.last)
    return None if units is None else Report("relative", relative, relative + 1, *units)


def _passive_subject(stream: Stream, sentence: Sentence, cue: Cue) -> Report | None:
    """`The new hall was praised by Ida Moen.` -- the subject of a passive, which its agent reports."""
    if cue.match.voice != "passive" or cue.kind not in ("say", "write") or "n" not in cue.match.entry.frames:
        return None
    if cue.source is None or cue.source.first > cue.last + 3 or "w" in cue.match.entry.frames:
        return None
    subject = phrase_before(stream, cue.first, sentence.start)
    if subject is not None:
        return Report("passive-subject", subject.first, subject.last)
    relative = cue.first - 1
    if stream.lows[relative] not in _RELATIVES:
        return None
    return Report("passive-subject", relative, relative + 1)


def _relative_object(stream: Stream, sentence: Sentence, cue: Cue) -> Report | None:
    """`The hall, which Ida Moen praised, burned down.` -- the relative pronoun that is what a verb reports."""
    flags, lows = stream.flags, stream.lows
    source = cue.source
    if source is None or cue.match.voice != "finite" or "n" not in cue.match.entry.frames:
        return None
    relative = source.first - 1
    if source.last > cue.first or relative <= sentence.start or lows[relative] not in _RELATIVES:
        return None
    if flags[relative - 1] & PREPOSITION or (
        cue.last < sentence.end and not flags[cue.last] & _BEHIND_OBJECT
    ):
        return None
    if flags[source.first] & LOWER and flags[source.first] & (ED | VERB | CUE):
        # "the writer who founded the club tweeted"
        return None
    if cue.last < sentence.end and lows[cue.last] in ("as", "of"):
        units = phrase_units(stream, sentence, sentence.cues.index(cue), cue.last)
        return None if units is None else Report("relative-object", relative, relative + 1, *units)
    return Report("relative-object", relative, relative + 1)


def _around(stream: Stream, sentence: Sentence, cue: Cue) -> Report | None:
    """`The hall, Ida Moen said, opens on Monday.` -- the cue between commas, its content on both sides."""
    flags = stream.flags
    if cue.match.voice != "finite" or not cue.match.entry.frames & {"t", "z"} or cue.source is None:
        return None
    first = min(cue.first, cue.source.first)
    last = max(cue.last, cue.source.last)
    follows_as = stream.lows[first - 1] == "as" and first - 1 == sentence.start
    if first <= sentence.start or cue.source.antecedent is not None:
        return None
    if not (flags[first - 1] & COMMA or follows_as):
        return None
    if last >= sentence.end - 2 or not flags[last] & COMMA or cue.source.last > cue.last:
        return None
    before = trim(stream, sentence.start, first)
    after = trim(stream, last, sentence.end)
    if after is None or flags[after[0]] & (RELATIVE | CONJUNCTION):
        return None
    if flags[after[0]] & (CUE | ING) and stream.lows[after[0]].endswith("ing"):
        return None
    if before is None or (stream.lows[before[0]] == "as" and before[1] == before[0] + 1):
        # "But, Moen said, the hall opens", "As Moen said, the hall opens"
        return Report("clause-around", *after)
    return Report("clause-around", *before, *after)


def _according(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """`According to Ida Moen, the hall opens on Monday.` -- before its content, or behind it."""
    source = cue.source
    if source is None:
        return None
    if cue.first <= sentence.start + 1:
        at = source.last
        while at < sentence.end and not stream.flags[at] & COMMA:
            at += 1
        units = clause_units(stream, sentence, number, at)
        return None if units is None else Report("according-to-clause", *units)
    units = trim(stream, sentence.start, cue.first)
    if units is None:
        return None
    at = source.last
    while at < sentence.end and not stream.flags[at] & (COMMA | QUOTE | DASH):
        at += 1
    rest = trim(stream, at, sentence.end)
    if rest is not None and not stream.flags[rest[0]] & (RELATIVE | DETERMINER | CONJUNCTION | QUOTE):
        return Report("according-to-clause", *units, *rest)
    return Report("according-to-clause", *units)


def _before(stream: Stream, sentence: Sentence, cue: Cue) -> Report | None:
    """`The hall opens on Monday, Ida Moen said.` -- the content before the cue, up to a comma."""
    frames = cue.match.entry.frames
    if cue.kind == "think" or not frames & {"t", "z"} or cue.source is None or cue.match.voice != "finite":
        return None
    if cue.source.antecedent is not None or not _ends_report(stream, cue, sentence.end):
        return None
    lead = min(cue.source.first, cue.first)
    if lead <= sentence.start + 1 or not stream.flags[lead - 1] & (COMMA | DASH):
        return None
    if stream.lows[lead - 2] in ("and", "but"):
        return None
    start = sentence.start
    units = trim(stream, start, lead)
    if units is None or units[1] - units[0] < 3:
        return None
    # An introduction is no clause: "In Oslo, Moen said".
    opening = stream.flags[units[0]]
    if (
        opening & (PREPOSITION | SUBORDINATOR | ADVERB)
        and not opening & (DETERMINER | SUBJECT)
        and not stream.has(COMMA | AUXILIARY | VERB, units[0], lead - 1)
    ):
        return None
    return Report("clause-before", *units)


def _ends_report(stream: Stream, cue: Cue, end: int) -> bool:
    """Say whether nothing that could be reported follows the cue: the end, a time, a place, a listener."""
    at = max(cue.last, cue.source.last if cue.source is not None else 0)
    if at >= end:
        return True
    if cue.match.entry.frames >= {"a", "z"} and cue.last == at:
        # "told The Oslo Times."
        at = at + 1 if stream.flags[at] & OBJECT else phrase_core(stream, at, end) or at
        if at >= end:
            return True
    flag = stream.flags[at]
    return (
        bool(flag & (END | COMMA | PREPOSITION | ADVERB | CALENDAR | DASH | CLOSE))
        and stream.lows[at] != "that"
    )
