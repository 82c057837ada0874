"""The content of a mixed quotation: what is reported around a stretch between marks."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from msgspec.structs import replace

from builder.annotation.attribution.sieve import Link
from builder.annotation.indirect.complements import Report, behind
from builder.annotation.indirect.contents import content_before, opening_of
from builder.annotation.indirect.extents import clause_units, phrase_units
from builder.annotation.indirect.surrounding import around
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    OPEN,
    POSSESSIVE,
    QUOTE,
    SUBJECT,
    VERB,
    WORD,
)
from builder.annotation.sentence.reports import REACH, Cue, Sentence
from builder.annotation.tokens import Stream
from builder.schema import Span

_LONGEST = 300
"""How many units a clause around a stretch may have; in an endless sentence each would cost as much as the text."""
_ENDING_BEHIND = frozenset(("speaker-verb", "verb-speaker", "according-to"))
"""Rules whose cue stands right behind the stretch."""
_OF_NOUN = frozenset(("of", "for", "to", "that", "about"))
"""What leads from a noun that reports to what it reports."""
_TURNS = frozenset(("while", "whereas", "although", "though"))
_JOINING = _TURNS | {"before", "after", "when", "as"}
_WHEN = frozenset(("when", "before", "moments"))
_CLAUSAL = frozenset(("that-clause", "bare-clause", "question", "infinitive", "addressed-infinitive"))
_CLAUSE = AUXILIARY | VERB | ED | CUE | SUBJECT
_INTRODUCING = COLON | COMMA | QUOTE
_TELLING = frozenset("tz")
_first = attrgetter("first")


def reports_more(stream: Stream, unit: int, link: Link, sentence: Sentence, *, shared: bool) -> bool:
    """Say whether what ``link`` reports may be more than the stretch at ``unit``.

    `Moen said that "we stay" is not enough`, `Moen said the hall was "a gift"`, not `Moen said, "We stay."`.
    ``shared``: the stretch before has the same cue (`"We," Moen said of the hall, "stay."`).
    """
    flags, cue = stream.flags, link.cue
    if cue is None:
        return False
    if link.rule in ("governing-cue", "cue-later"):
        return True
    if link.rule == "noun-cue":
        return cue.last < unit and stream.lows[cue.last] in _OF_NOUN
    if link.rule == "cue-before":
        if _is_continued(stream, unit, sentence.end):
            return True
        return not shared and (stream.has(WORD, cue.last, unit) or _is_inserted(stream, unit, cue))
    if link.rule in _ENDING_BEHIND and unit > sentence.start:
        # `That the hall "is a gift" was clear, Moen said`, `The hall, now open, "is a gift," Moen said`
        return stream.words[unit - 1].isalpha() or (
            not shared
            and bool(flags[unit - 1] & COMMA)
            and _goes_on(stream, unit)
            and not stream.has_stretch(sentence.start, unit)
            and all(other.match.entry.frames.isdisjoint(_TELLING) for other in sentence.before(unit))
        )
    return False


def content_around(
    stream: Stream, unit: int, link: Link, sentence: Sentence, links: dict[int, Link]
) -> list[Span] | None:
    """Return the parts of the content that ``link`` reports, with the stretch at ``unit`` in one of them.

    `Moen said the hall was "a gift" to the town`, `The hall, Moen said, was "a gift" to the town`. None where nothing
    is reported but the stretch. ``links`` are those of all stretches: what another cue reports is left out.
    """
    cue = link.cue
    if cue is None or abs(unit - cue.first) > _LONGEST:
        return None
    if cue.first > unit:
        before = content_before(stream, sentence.start, cue)
        parts = [] if before is None else [before]
    else:
        parts = _behind(stream, unit, cue, sentence, links)
    if (
        not parts
        or not any(first <= unit < last for first, last in parts)
        or parts[-1][1] - parts[0][0] > _LONGEST
        or parts == [(unit, unit + 1)]
    ):
        return None
    return [stream.span(first, last) for first, last in parts]


def _behind(
    stream: Stream, unit: int, cue: Cue, sentence: Sentence, links: dict[int, Link]
) -> list[tuple[int, int]]:
    """Return the units of the parts of the content whose cue stands before the stretch at ``unit``."""
    flags, frames = stream.flags, cue.match.entry.frames
    last = _last_of(stream, unit, cue, sentence.end, links)
    end = min(_end(stream, last, cue, sentence, links), unit + _LONGEST)
    if cue.source is not None and cue.source.first > unit:
        # `called "a gift" by Moen`, `By calling it "a gift", Moen`
        end = min(end, max(unit + 1, cue.source.first - 1))
    alone = links[unit].rule == "cue-before" and not _is_continued(stream, unit, end)
    held = last if "t" in frames and last < end else unit
    if held + 1 < end and (_tells_when(stream, held + 1, end) or _stops(stream, held)):
        end = held + 1
    if end < sentence.end:
        sentence = replace(sentence, end=end)
    number = bisect_left(sentence.cues, cue.first, key=_first)
    if number == len(sentence.cues) or sentence.cues[number].first != cue.first:
        return []
    if cue.match.voice == "noun" and cue.last < unit and stream.lows[cue.last] in _OF_NOUN:
        start = cue.last if stream.lows[cue.last] == "to" else cue.last + 1
        units = phrase_units(stream, sentence, number, start, unit)
        return [] if units is None else [units]
    inserted = cue.match.voice == "finite" and cue.last < end - 1 and flags[cue.last] & COMMA
    if inserted and (not alone or _goes_on(stream, unit)):
        report = around(stream, sentence, cue)
        if report is not None and report.second_first is not None and report.second_first <= unit:
            units = clause_units(stream, sentence, number, report.second_first, held)
            return [] if units is None else [(report.first, report.last), units]
    report = behind(stream, sentence, number, cue, held)
    holds = report is not None and report.first <= unit < report.last
    if report is not None and holds and (not alone or _leads_in(stream, unit, cue, report)):
        return [(report.first, report.last)]
    if alone:
        return []
    units = clause_units(stream, sentence, number, opening_of(stream, cue, end), held)
    return [] if units is None else [units]


def _last_of(stream: Stream, unit: int, cue: Cue, end: int, links: dict[int, Link]) -> int:
    """Return the last stretch before ``end`` that has the same cue as the one at ``unit``."""
    last = unit
    number = stream.stretch[unit] + 1
    for other in stream.unit_of[number : number + REACH]:
        if other >= end:
            break
        link = links.get(other)
        if link is not None and link.cue is not None and link.cue.first == cue.first:
            last = other
    return last


def _end(stream: Stream, last: int, cue: Cue, sentence: Sentence, links: dict[int, Link]) -> int:
    """Return where another report takes over behind the stretch at ``last``, or the sentence ends.

    `called it "a gift" | and said it "works"`, `said it was "a gift" | while Vik said nothing`.
    """
    if not sentence.cues or sentence.cues[-1].first <= last:
        return sentence.end
    flags, lows = stream.flags, stream.lows
    number = stream.stretch[last] + 1
    quoting = {
        link.cue.first
        for link in map(links.get, stream.unit_of[number : number + REACH])
        if link is not None and link.cue is not None
    }
    for other in sentence.behind(last + 1):
        source = other.source
        if source is None:
            continue
        lead = source.first if last < source.first < other.first else other.first
        before = lead - 1
        if source.first > last and (flags[before] & CONJUNCTION or lows[before] in _TURNS):
            return before
        if other.first not in quoting:
            continue
        while before > last and flags[before] & ADVERB and not flags[before] & CONJUNCTION:
            before -= 1
        if before > last and (flags[before] & (CONJUNCTION | COMMA) or lows[before] in _JOINING):
            return before
        if before == last and stream.ends_in_comma(last):
            return last + 1
    return sentence.end


def _is_continued(stream: Stream, unit: int, end: int) -> bool:
    """Say whether words that belong to the content follow the stretch: `said that "we stay" is not enough`.

    What follows a comma or tells when it was said does not: `said "we stay," which`, `said "we stay" as he left`.
    """
    after = unit + 1
    return (
        after < end
        and stream.words[after].isalpha()
        and stream.stretches[stream.stretch[unit]].last_character not in ",!?"
        and not _tells_when(stream, after, end)
    )


def _tells_when(stream: Stream, at: int, end: int) -> bool:
    low = stream.lows[at]
    return low in _WHEN or (low == "as" and at + 1 < end and bool(stream.flags[at + 1] & SUBJECT))


def _stops(stream: Stream, unit: int) -> bool:
    """Say whether the sentence ends within the marks and a bracket follows: `it is "late." (It is not.)`."""
    return (
        bool(stream.flags[unit + 1] & OPEN) and stream.stretches[stream.stretch[unit]].last_character == "."
    )


def _goes_on(stream: Stream, unit: int) -> bool:
    """Say whether the stretch goes on in a sentence that opened before it: it starts with a small letter."""
    return stream.text[stream.stretches[stream.stretch[unit]].start].islower()


def _is_inserted(stream: Stream, unit: int, cue: Cue) -> bool:
    """Say whether the cue stands between commas in the sentence: `The hall, Moen said, "is a gift"`."""
    if cue.source is None or not stream.flags[unit - 1] & COMMA or not _goes_on(stream, unit):
        return False
    lead = min(cue.first, cue.source.first)
    return lead > 0 and bool(stream.flags[lead - 1] & COMMA)


def _leads_in(stream: Stream, unit: int, cue: Cue, report: Report) -> bool:
    """Say whether what stands between the cue and the stretch, which ends the sentence, belongs to the content.

    `said the hall "is a gift"`, `recalled the old motto: "We stay"`, not `said of the hall: "We stay"`.
    """
    if report.rule in _CLAUSAL:
        return stream.has(_CLAUSE, report.first, unit)
    return (
        report.rule == "object"
        and cue.kind == "say"
        and bool(stream.flags[report.first] & (DETERMINER | POSSESSIVE))
        and not stream.flags[report.first + 1] & _INTRODUCING
        and not stream.flags[unit - 1] & COMMA
    )
