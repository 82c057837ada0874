"""Where a report without quotation marks ends: with its sentence, or where the writer takes over again."""

from __future__ import annotations

from builder.annotation.contents import trim
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    ED,
    ING,
    LOWER,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    RELATIVE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.reports import REACH, Cue, Sentence
from builder.annotation.tokens import Stream

_REACH = 80
# No report is read further than this, so that reports inside reports without end cost linear time.
_LONGEST = 300
_BREAKS = COMMA | DASH | CONJUNCTION | SUBORDINATOR | PREPOSITION
_PREDICATE = CUE | VERB | AUXILIARY | ED
_TURNS = frozenset(("but", "though", "although", "while", "whereas", "despite"))
_CIRCUMSTANCES = frozenset(
    ("because", "when", "until", "unless", "although", "though", "despite", "while", "whereas", "after")
)
# What may belong to a judgment of a name: "praised Moen for".
_JUDGING = frozenset(("of", "for", "as", "over", "to", "and", "or", "'s", "’s"))
_OPENERS = frozenset(("while", "as", "when", "although", "though", "if", "after", "because", "since", "once", "whereas"))
_NEW_SUBJECT = SUBJECT | DETERMINER | POSSESSIVE | CAPITAL | SOMEBODY | QUANTITY | NUMBER


def clause_units(stream: Stream, sentence: Sentence, number: int, start: int) -> tuple[int, int] | None:
    """Return the units of the reported clause that starts at ``start``: `said the hall was full, but ...`."""
    end = _outer_end(stream, sentence, number, start)
    flags, lows = stream.flags, stream.lows
    marked = lows[start - 1] == "that"
    for at in range(start + 3, min(end - 2, start + _REACH)):
        if not flags[at] & (COMMA | DASH):
            continue
        after = at + 1
        if flags[after] & CUE and lows[after].endswith("ing"):
            end = at
        elif flags[at] & COMMA:
            if lows[after] in _TURNS and (
                not marked or (lows[after] == "but" and flags[after + 1] & (SUBJECT | _PREDICATE))
            ):
                end = at
            elif flags[after] & CONJUNCTION and flags[after + 1] & SUBJECT:
                # "..., and she left"
                end = at
        elif flags[after] & DETERMINER and not _closes(stream, after, end):
            end = at
        if end == at:
            break
    return trim(stream, start, end)


def infinitive_units(stream: Stream, sentence: Sentence, number: int, start: int) -> tuple[int, int] | None:
    """Return the units of what somebody is reported to want or promise: `vowed to stay and praised the hall`."""
    flags, lows = stream.flags, stream.lows
    end = _outer_end(stream, sentence, number, start)
    for at in range(start + 2, min(end - 2, start + _REACH)):
        follows, low = flags[at + 1], lows[at + 1]
        if flags[at] & DASH and not _closes(stream, at + 1, end):
            end = at
        elif flags[at] & COMMA:
            if follows & CONJUNCTION:
                if low == "but" or flags[at + 2] & SUBJECT:
                    end = at
            elif follows & (SUBJECT | DETERMINER | RELATIVE | CUE | ING) or low in _TURNS or low in _CIRCUMSTANCES:
                end = at
        elif flags[at] & CONJUNCTION and follows & LOWER and follows & (AUXILIARY | ED):
            end = at
        if end == at:
            break
    return trim(stream, start, end)


def phrase_units(stream: Stream, sentence: Sentence, number: int, start: int) -> tuple[int, int] | None:
    """Return the units of what is reported as a noun phrase from ``start`` on: `praised the plan and left`."""
    return trim(stream, start, _phrase_end(stream, sentence, number, start))


def has_clause(stream: Stream, sentence: Sentence, start: int) -> bool:
    """Say whether the words from ``start`` on have a finite verb before a comma: a clause, not a noun phrase."""
    flags = stream.flags
    last = min(sentence.end, start + 14)
    for at in range(start + 1, last):
        if flags[at] & (COMMA | DASH | SEMICOLON | RELATIVE):
            return False
        if flags[at] & (AUXILIARY | VERB) and not flags[at] & CAPITAL:
            return not flags[at - 1] & CONJUNCTION
    return any(start < cue.match.verb < last and cue.match.voice == "finite" for cue in sentence.behind(start))


def _phrase_end(stream: Stream, sentence: Sentence, number: int, start: int) -> int:
    flags, lows = stream.flags, stream.lows
    end = _outer_end(stream, sentence, number, start)
    cue = sentence.cues[number]
    frames = cue.match.entry.frames
    # "saw Vik in the lead", "wants him in Oslo": what stands behind the name is said of it.
    told = cue.kind != "show" and not (cue.kind == "think" and frames & {"a", "o"})
    modifies = cue.match.voice == "participle" and not flags[cue.first - 1] & (COMMA | CONJUNCTION)
    if told and flags[start] & OBJECT and not flags[start] & POSSESSIVE and start + 1 < end:
        if lows[start + 1] not in _JUDGING:
            # "mentioned him in every speech"
            return start + 1
    for at in range(start + 1, min(end - 1, start + _REACH)):
        flag = flags[at]
        if flag & CALENDAR and not flags[at - 1] & (DETERMINER | POSSESSIVE | PREPOSITION | ADVERB):
            # "endorsed Vik Wednesday"
            if at + 1 >= end or not flags[at + 1] & (LOWER | CAPITAL) or flags[at + 1] & (PREPOSITION | CALENDAR):
                return at
        if modifies and flag & AUXILIARY and not flags[at - 1] & (RELATIVE | SUBJECT):
            # "the aides supporting Vik have left"
            return at
        if not flag & _BREAKS and lows[at] not in _CIRCUMSTANCES:
            continue
        after = at + 1
        follows, low = flags[after], lows[after]
        if flag & DASH:
            if not _closes(stream, after, end):
                return at
        elif flag & COMMA:
            if follows & CONJUNCTION and after + 1 < end:
                beyond = flags[after + 1]
                if low == "but" or (beyond & (SUBJECT | _PREDICATE) and not beyond & CAPITAL):
                    return at
            elif follows & (RELATIVE | SUBJECT | ADVERB | DETERMINER) and low != "so":
                return at
            elif low in _TURNS or low == "even" or (follows & _PREDICATE and not follows & CAPITAL):
                return at
        elif flag & CONJUNCTION:
            if lows[at] == "but" or (
                follows & LOWER
                and not flags[at - 1] & COMMA
                and (
                    follows & (CUE | VERB | AUXILIARY)
                    or (follows & ED and flags[after + 1] & (DETERMINER | POSSESSIVE | OBJECT | CAPITAL | PREPOSITION))
                )
            ):
                return at
        elif lows[at] in _CIRCUMSTANCES:
            return at
        elif flag & PREPOSITION:
            if lows[at] == "on" and follows & CALENDAR:
                return at
            if told and at - start <= 4 and lows[at] not in _JUDGING and all(
                flags[look] & CAPITAL for look in range(start, at)
            ):
                # "endorsed Ida Moen in Oslo"
                return at
    return end


def _closes(stream: Stream, at: int, end: int) -> bool:
    """Say whether a dash follows before ``end`` that closes the one before ``at``."""
    return any(stream.flags[look] & DASH for look in range(at, min(end, at + 30)))


def _outer_end(stream: Stream, sentence: Sentence, number: int, start: int) -> int:
    """Return where the sentence goes on with another report, or ends: "..., Vik added", "and Vik denied it"."""
    flags = stream.flags
    cue = sentence.cues[number]
    source = cue.source
    if source is not None and source.antecedent is not None:
        end = _relative_end(stream, source.first, start, sentence.end)
        if end is not None:
            return end
    opened = _opened_end(stream, sentence, cue, start)
    if opened is not None:
        return opened
    for other in sentence.cues[number + 1 : number + 1 + REACH]:
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
            and other.match.entry.form == cue.match.entry.form
        ):
            return before
    return min(sentence.end, start + _LONGEST)


def _relative_end(stream: Stream, relative: int, start: int, end: int) -> int | None:
    """Return the comma that closes `Moen, who said the hall was full, left`: the one a verb follows."""
    flags = stream.flags
    if not flags[relative - 1] & (COMMA | DASH):
        return None
    for at in range(start + 1, min(end - 1, start + _REACH)):
        if flags[at] & (COMMA | DASH) and flags[at + 1] & _PREDICATE and not stream.lows[at + 1].endswith("ing"):
            return at
    return None


def _opened_end(stream: Stream, sentence: Sentence, cue: Cue, start: int) -> int | None:
    """Return the comma that closes `While Moen said the hall was full, the doors stayed open`."""
    flags, lows = stream.flags, stream.lows
    source = cue.source
    if source is None or source.first - sentence.start > 20:
        return None
    if lows[sentence.start] not in _OPENERS and not (cue.match.voice == "by" and cue.first == sentence.start):
        return None
    if cue.match.voice != "by" and any(flag & COMMA for flag in flags[sentence.start : source.first]):
        return None
    for at in range(start + 2, min(sentence.end - 2, start + _REACH)):
        if flags[at] & COMMA and flags[at + 1] & _NEW_SUBJECT and not flags[at - 1] & CALENDAR:
            return at
    return None
