"""Indirect quotations: what is reported without quotation marks."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from builder.annotation.reports import Cue, Sentence
from builder.annotation.contents import trim
from builder.annotation.grouping import Found
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
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
    ED,
    END,
    ING,
    LOWER,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    QUOTE,
    RELATIVE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.phrases import Phrase, clause_subject, phrase_before, phrase_core, phrase_from
from builder.annotation.tokens import Stream


class Report(NamedTuple):
    """What one cue reports: the rule that saw it, and the units of the content, in one part or two."""

    rule: str
    first: int
    last: int
    second_first: int | None = None
    second_last: int | None = None


_SAYING = frozenset(("say", "tell", "add", "argue", "suggest", "claim", "write"))
_VERBAL = QUOTE | CUE | AUXILIARY | VERB | ED | SUBJECT
_CLAUSE_START = SUBJECT | DETERMINER | POSSESSIVE | CAPITAL | SOMEBODY | QUANTITY


def find_indirect(stream: Stream, sentences: list[Sentence], used: Set[tuple[int, int]]) -> list[Found]:
    """Return the indirect quotations of the sentences, in text order.

    ``used`` are the cues (by their units) that govern quotations between marks, which are left to those.
    """
    found: list[Found] = []
    for sentence in sentences:
        for number, cue in enumerate(sentence.cues):
            if cue.source is None or (cue.first, cue.last) in used:
                continue
            report = _report(stream, sentence, number, cue)
            if report is None:
                continue
            if any(flag & QUOTE for flag in stream.flags[report.first : report.last]):
                continue
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


def _report(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    if cue.match.voice == "preposition":
        return _according(stream, sentence, number, cue)
    if cue.match.voice == "noun":
        return _of_noun(stream, sentence, number, cue)
    around = _around(stream, sentence, cue)
    if around is not None:
        return around
    behind = _behind(stream, sentence, number, cue)
    if behind is not None:
        return behind
    return _before(stream, sentence, number, cue)


def _of_noun(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """`Ida Moen's claim that the hall was full surprised nobody.` -- the clause behind a noun."""
    flags, lows = stream.flags, stream.lows
    if any(flags[other.match.verb] & CUE for other in sentence.cues[:number]):
        # "Moen repeated her claim that": what the verb reports holds the claim.
        return None
    at = cue.last
    while at < sentence.end and at - cue.last < 6 and lows[at] != "that" and not flags[at] & _VERBAL:
        at += 1
    if at < sentence.end and lows[at] == "that" and "t" in cue.match.entry.frames:
        units = trim(stream, at + 1, _end(stream, sentence, number, at + 1))
        return None if units is None else Report("noun-clause", *units)
    return None


def _around(stream: Stream, sentence: Sentence, cue: Cue) -> Report | None:
    """`The hall, Ida Moen said, opens on Monday.` -- the cue between commas, its content on both sides."""
    flags = stream.flags
    if cue.match.voice != "finite" or not cue.match.entry.frames & {"t", "z"} or cue.source is None:
        return None
    first = min(cue.first, cue.source.first)
    last = max(cue.last, cue.source.last)
    if first <= sentence.start + 1 or not flags[first - 1] & COMMA or cue.source.antecedent is not None:
        return None
    if last >= sentence.end - 2 or not flags[last] & COMMA or cue.source.last > cue.last:
        return None
    before = trim(stream, sentence.start, first)
    after = trim(stream, last, sentence.end)
    if before is None or after is None or flags[after[0]] & (RELATIVE | CONJUNCTION):
        return None
    if flags[after[0]] & (CUE | ING) and stream.lows[after[0]].endswith("ing"):
        return None
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
        units = trim(stream, at, _end(stream, sentence, number, at))
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


def _behind(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """Return the content behind the cue, by the frame that fits what stands there."""
    flags, lows = stream.flags, stream.lows
    frames = cue.match.entry.frames
    if cue.match.voice == "infinitive" and cue.match.entry.lemma not in _SAYING:
        return None
    at = cue.last
    if cue.source is not None and cue.source.first >= cue.last:
        if cue.match.voice not in ("passive", "by"):
            # said Moen: inverted, the content stands before.
            return None
        # "asked by Moen whether"
        at = cue.source.last
    end = sentence.end
    while at < end and flags[at] & ADVERB and not flags[at] & (SOMEBODY | DETERMINER | QUANTITY):
        at += 1
    if at >= end:
        return None
    if "a" in frames and not ("z" in frames and flags[at] & SUBJECT and not flags[at] & OBJECT):
        addressed = _addressee(stream, at, end, frames)
        if addressed is not None:
            rule, start = addressed
            units = trim(stream, start, _end(stream, sentence, number, start))
            return None if units is None else Report(rule, *units)
    # A time or a place between the cue and its clause: "said on Monday that".
    look = at
    if flags[at] & PREPOSITION or flags[at] & (COMMA | NUMBER) or not flags[at] & LOWER:
        while look < end and look - at < 14 and lows[look] != "that" and not flags[look] & _VERBAL:
            look += 1
        if look < end and lows[look] == "that" and "t" in frames:
            units = trim(stream, look + 1, _end(stream, sentence, number, look + 1))
            return None if units is None else Report("that-clause", *units)
    if (
        flags[cue.match.verb] & CUE_ADJECTIVE
        and "n" in frames
        and lows[at] in ("of", "about", "with", "in", "by")
    ):
        units = trim(stream, at + 1, _end(stream, sentence, number, at + 1))
        return None if units is None else Report("adjective-object", *units)
    low = lows[at]
    flag = flags[at]
    rule = None
    if low == "that" and "t" in frames:
        at += 1
        rule = "that-clause"
    elif flag & QUESTION and "w" in frames and low not in ("when", "where", "who", "which"):
        rule = "question"
    elif low == "to" and "o" in frames:
        rule = "infinitive"
    elif "z" in frames and flag & _CLAUSE_START and not flag & CALENDAR:
        rule = "bare-clause"
    elif (
        "n" in frames
        and flag & (_CLAUSE_START | LOWER | OBJECT)
        and not flag & (PREPOSITION | CONJUNCTION | SUBORDINATOR)
    ):
        rule = "object"
    if rule is None:
        return None
    units = trim(stream, at, _end(stream, sentence, number, at))
    if units is None or (rule == "bare-clause" and not _has_verb(stream, *units)):
        return None
    return Report(rule, *units)


def _has_verb(stream: Stream, first: int, last: int) -> bool:
    flags, words = stream.flags, stream.words
    return any(
        flags[at] & (AUXILIARY | VERB | CUE | ED) or (flags[at] & LOWER and words[at].endswith("s"))
        for at in range(first + 1, min(last, first + 40))
    )


def _addressee(stream: Stream, at: int, end: int, frames: frozenset[str]) -> tuple[str, int] | None:
    """Return the rule and the start of the content behind an addressee: told reporters that, urged him to."""
    flags, lows = stream.flags, stream.lows
    if flags[at] & OBJECT:
        last: int | None = at + 1
    else:
        last = phrase_core(stream, at, end)
    if last is None:
        return None
    while last < end and (flags[last] & ADVERB or flags[last] & COMMA):
        last += 1
    look = last
    while look < end and look - last < 8 and not flags[look] & (QUOTE | CUE):
        if lows[look] == "that" and "t" in frames:
            return "that-clause", look + 1
        if lows[look] == "to" and look == last:
            return "addressed-infinitive", look if "n" not in frames else at
        look += 1
    if last >= end:
        return ("object", at) if "n" in frames else None
    if lows[last] in ("whether", "if", "why", "how", "what") and "w" in frames:
        return "question", last
    if lows[last] in ("of", "for", "as", "about", "on", "over", "against") and not frames & {"z", "w"}:
        return "judgment", at
    if "z" in frames and flags[last] & _CLAUSE_START:
        return "bare-clause", last
    return ("object", at) if "n" in frames else None


def _before(stream: Stream, sentence: Sentence, number: int, cue: Cue) -> Report | None:
    """`The hall opens on Monday, Ida Moen said.` -- the content before the cue, up to a comma."""
    frames = cue.match.entry.frames
    if (
        cue.kind == "think"
        or not frames & {"t", "z", "q"}
        or cue.source is None
        or cue.match.voice != "finite"
    ):
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
    if stream.flags[units[0]] & (PREPOSITION | SUBORDINATOR | ADVERB) and not _has_comma(
        stream, units[0], lead - 1
    ):
        return None
    return Report("clause-before", *units)


def _ends_report(stream: Stream, cue: Cue, end: int) -> bool:
    """Say whether nothing that could be reported follows the cue: the end, a time, a place, a listener."""
    at = max(cue.last, cue.source.last if cue.source is not None else 0)
    if at >= end:
        return True
    flag = stream.flags[at]
    return (
        bool(flag & (END | COMMA | PREPOSITION | ADVERB | CALENDAR | DASH | CLOSE))
        and stream.lows[at] != "that"
    )


def _has_comma(stream: Stream, first: int, last: int) -> bool:
    return any(flag & COMMA for flag in stream.flags[first:last])


def _end(stream: Stream, sentence: Sentence, number: int, start: int) -> int:
    """Return where the content that starts at ``start`` ends: with the sentence, or where the report goes on."""
    flags, lows = stream.flags, stream.lows
    for other in sentence.cues[number + 1 :]:
        if other.first <= start:
            continue
        lead = other.first
        if other.source is not None and start < other.source.first < lead:
            lead = other.source.first
        before = lead - 1
        if before <= start:
            continue
        if flags[before] & COMMA and (
            other.match.voice == "preposition"
            or other.match.voice == "participle"
            or (other.match.voice == "finite" and other.source is not None and other.last >= sentence.end - 1)
        ):
            return before
        if flags[before] & CONJUNCTION and flags[before - 1] & COMMA:
            return before - 1
        if (
            flags[before] & CONJUNCTION
            and other.match.voice == "finite"
            and lead == other.first
            and other.match.entry.frames >= {"q", "t"}
        ):
            return before
    # The writer takes over again: "..., but the hall stayed shut".
    for at in range(start + 3, min(sentence.end - 3, start + 60)):
        if flags[at] & (COMMA | DASH) and lows[at + 1] in ("but", "though", "although", "while", "even"):
            return at
    return sentence.end


__all__ = [
    "AUXILIARY", "BE", "CUE_ADJECTIVE", "CUE_NOUN", "POSSESSIVE_MARK", "Phrase", "Report", "clause_subject", "find_indirect",
    "phrase_before", "phrase_from",
]  # fmt: skip
