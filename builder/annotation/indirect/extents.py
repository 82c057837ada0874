"""Where a report without quotation marks ends: with its sentence, or where the writer takes over again."""

from __future__ import annotations

from builder.annotation.indirect.contents import trim
from builder.annotation.indirect.outer_ends import FARTHEST, outer_end
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
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

_PHRASE_END = COMMA | DASH | SEMICOLON | RELATIVE
_FINITE = AUXILIARY | VERB
_STOP = COMMA | DASH | QUOTE
_JOINT = COMMA | CONJUNCTION
_TURNING = DASH | COMMA | CONJUNCTION | QUOTE
_OTHER_CLAUSE = SUBJECT | DETERMINER | RELATIVE | CUE | ING | CAPITAL
_JOINED_VERB = AUXILIARY | ED
_CLAUSE_OPENER = RELATIVE | SUBJECT | QUESTION
_NEW_CLAUSE = RELATIVE | SUBJECT | ADVERB | DETERMINER | ING

_BREAKS = QUOTE | COMMA | DASH | CONJUNCTION | SUBORDINATOR | PREPOSITION
_ENDING = _BREAKS | CALENDAR
_TELLING = _PHRASE_END | _FINITE | SUBORDINATOR | PREPOSITION
_PREDICATE = CUE | VERB | AUXILIARY | ED
_TURNS = frozenset(("but", "though", "although", "while", "whereas", "despite"))
_GOING_ON = frozenset(("also", "only", "rather", "not", "that", "because", "to"))
"""What behind "but" goes on with what is reported: ", but only until Monday"."""
_CIRCUMSTANCES = frozenset(
    ["because", "when", "until", "unless", "although", "though", "despite", "while", "whereas", "after"]
)
# What may belong to a judgment of a name: "praised Moen for".
_TAIL = 12
"""How many units before the end of content it may be told where it was said."""
_TELLINGS = frozenset(
    ["interview", "tweet", "statement", "op-ed", "post", "memo", "release", "column", "blog", "podcast"]
)
_JUDGING = frozenset(("of", "for", "as", "over", "to", "and", "or", "'s", "’s"))
_OBJECT = DETERMINER | POSSESSIVE | OBJECT | CAPITAL | PREPOSITION | QUANTITY | NUMBER


def clause_units(
    stream: Stream, sentence: Sentence, number: int, start: int, held: int = -1
) -> tuple[int, int] | None:
    """Return the units of the reported clause that starts at ``start``: `said the hall was full, but ...`.

    The clause has the stretch at ``held`` in it, if that is given.
    """
    end = outer_end(stream, sentence, number, start, held)
    flags, lows = stream.flags, stream.lows
    marked = lows[start - 1] == "that"
    first = held if held >= start else start + 3
    for at in range(first, min(end - 2, first + FARTHEST)):
        flag = flags[at]
        if not flag & _STOP:
            continue
        after = stop = at + 1
        if not flag & QUOTE:
            stop = at
        elif stream.ends_in_comma(at):
            flag = COMMA
        else:
            continue
        if flags[after] & CUE and lows[after].endswith("ing"):
            end = stop
        elif flag & COMMA:
            turns = lows[after] in _TURNS and not marked and lows[after + 1] not in _GOING_ON
            # "..., and she left"
            joins = flags[after] & CONJUNCTION and flags[after + 1] & SUBJECT
            denies = lows[after] == "but" and flags[after + 1] & _PREDICATE
            # ", called it"; "that" clauses hold lists more often.
            tells = not marked and flags[after] & CUE and flags[after] & LOWER and lows[after].endswith("ed")
            precedes = lows[after] == "before" and lows[after + 1].endswith("ing")
            # ", as she says"
            likens = lows[after] == "as" and not marked
            if turns or joins or denies or tells or precedes or likens:
                end = stop
        elif flags[after] & DETERMINER and not _closes(stream, after, end):
            end = stop
        if end == stop:
            break
    return trim(stream, start, end)


def infinitive_units(
    stream: Stream, sentence: Sentence, number: int, start: int, held: int = -1
) -> tuple[int, int] | None:
    """Return the units of what somebody is reported to want or promise: `vowed to stay and praised the hall`.

    The stretch at ``held``, if that is given, is part of it.
    """
    flags, lows = stream.flags, stream.lows
    end = outer_end(stream, sentence, number, start, held)
    first = held if held >= start else start + 2
    for at in range(first, min(end - 2, first + FARTHEST)):
        flag = flags[at]
        if not flag & _TURNING:
            continue
        stop = at
        if flag & QUOTE:
            if not stream.ends_in_comma(at):
                continue
            stop, flag = at + 1, COMMA
        follows, low = flags[at + 1], lows[at + 1]
        if flag & DASH and not _closes(stream, at + 1, end):
            end = stop
        elif flag & COMMA:
            if follows & CONJUNCTION:
                if low == "but" or flags[at + 2] & SUBJECT:
                    end = stop
            elif follows & _OTHER_CLAUSE or low in _TURNS or low in _CIRCUMSTANCES:
                end = stop
            elif follows & VERB and low.endswith("ing"):
                # ", leaving the town"
                end = stop
        elif flag & CONJUNCTION and follows & LOWER and follows & _JOINED_VERB:
            end = stop
        if end == stop:
            break
    return trim(stream, start, end)


def phrase_units(
    stream: Stream, sentence: Sentence, number: int, start: int, held: int = -1
) -> tuple[int, int] | None:
    """Return the units of what is reported as a noun phrase from ``start`` on: `praised the plan and left`.

    The stretch at ``held``, if that is given, is part of it.
    """
    return trim(stream, start, _phrase_end(stream, sentence, number, start, held))


def before_telling(stream: Stream, first: int, last: int) -> int:
    """Return the end of content that ends at ``last``, without where it was told: `the hall was full | in a tweet`.

    It ends behind the unit ``first``.
    """
    lows = stream.lows
    floor = max(first + 1, last - _TAIL)
    if _TELLINGS.isdisjoint(lows[floor:last]):
        return last
    for at in range(floor, last - 2):
        if (
            lows[at] in ("in", "during")
            and lows[at + 1] in ("a", "an")
            and not _TELLINGS.isdisjoint(lows[at + 2 : min(at + 5, last)])
        ):
            # "in a speech and | in an interview"
            return at - 1 if at > floor and stream.flags[at - 1] & _JOINT else at
    return last


def modifies(stream: Stream, cue: Cue) -> bool:
    """Say whether the cue is a participle that tells which one is meant: "the aides supporting Vik"."""
    attached = cue.first > 0 and not stream.flags[cue.first - 1] & _JOINT
    return cue.match.voice == "participle" and attached


def has_clause(stream: Stream, sentence: Sentence, start: int) -> bool:
    """Say whether the words from ``start`` on have a finite verb before a comma: a clause, not a noun phrase."""
    flags, lows = stream.flags, stream.lows
    last = min(sentence.end, start + 14)
    for at in range(start + 1, last):
        flag = flags[at]
        if not flag & _TELLING:
            continue
        if flag & _PHRASE_END or lows[at] in _CIRCUMSTANCES:
            return False
        if flag & _FINITE and not flag & CAPITAL:
            return not flags[at - 1] & CONJUNCTION
    return any(
        start < cue.match.verb < last and cue.match.voice == "finite" for cue in sentence.behind(start)
    )


def _phrase_end(stream: Stream, sentence: Sentence, number: int, start: int, held: int) -> int:
    flags, lows = stream.flags, stream.lows
    end = outer_end(stream, sentence, number, start, held)
    cue = sentence.cues[number]
    frames = cue.match.entry.frames
    # "saw Vik in the lead", "wants him in Oslo": what stands behind the name is said of it.
    told = held < 0 and cue.kind != "show" and not (cue.kind == "think" and frames & {"a", "o"})
    modifying = modifies(stream, cue)
    pronoun = start + 1 < end and flags[start] & OBJECT and not flags[start] & POSSESSIVE
    if told and pronoun and lows[start + 1] not in _JUDGING:
        # "mentioned him in every speech"
        return start + 1
    named = told
    first = held if held >= start else start + 1
    for at in range(first, min(end - 1, first + FARTHEST)):
        flag = flags[at]
        if named and not flags[at - 1] & CAPITAL:
            named = False
        if modifying:
            if flags[at - 1] & _CLAUSE_OPENER or lows[at - 1] == "to":
                # A verb inside of what is reported: "a paper outlining how the hall could burn", "for it to be shut"
                modifying = False
            elif flag & AUXILIARY and not flag & POSSESSIVE_MARK:
                # "the aides supporting Vik have left"
                return at
        if not flag & _ENDING:
            continue
        if flag & CALENDAR and _is_time(stream, at, end):
            return at
        if (lows[at] in _CIRCUMSTANCES and (held < 0 or lows[at] != "because")) or (
            flag & _BREAKS and _breaks(stream, at, end)
        ):
            return at + 1 if flag & QUOTE else at
        if named and flag & PREPOSITION and at - start <= 4 and lows[at] not in _JUDGING:
            # "endorsed Ida Moen in Oslo"
            return at
    return end


def _is_time(stream: Stream, at: int, end: int) -> bool:
    """Say whether the unit is a time behind what is reported: "endorsed Vik Wednesday", not "in recent years"."""
    flags = stream.flags
    if not flags[at] & CAPITAL:
        return False
    if flags[at - 1] & (DETERMINER | POSSESSIVE | PREPOSITION | ADVERB):
        return False
    follows = flags[at + 1] if at + 1 < end else 0
    return not follows & (LOWER | CAPITAL) or bool(follows & (PREPOSITION | CALENDAR))


def _breaks(stream: Stream, at: int, end: int) -> bool:
    """Say whether a phrase ends before the comma, dash or small word at ``at``: ", which", "and left", "on Monday"."""
    flags, lows = stream.flags, stream.lows
    flag, after = flags[at], at + 1
    follows, low = flags[after], lows[after]
    beyond = flags[after + 1] if after + 1 < end else 0
    if flag & DASH:
        return not _closes(stream, after, end)
    if flag & COMMA or (flag & QUOTE and stream.ends_in_comma(at)):
        if follows & CONJUNCTION:
            return low == "but" or bool(beyond & (SUBJECT | _PREDICATE) and not beyond & CAPITAL)
        if follows & _NEW_CLAUSE:
            return True
        return (
            low in _TURNS or low in ("even", "with") or bool(follows & _PREDICATE and not follows & CAPITAL)
        )
    if flag & CONJUNCTION:
        if lows[at] == "but":
            return True
        verb = follows & (CUE | VERB | AUXILIARY) or (follows & ED and beyond & _OBJECT)
        # "and he left"
        verb = verb or (follows & SUBJECT and not follows & (OBJECT | DETERMINER))
        return bool(verb and follows & LOWER and not flags[at - 1] & COMMA)
    return lows[at] in ("on", "in") and bool(follows & CALENDAR)


def _closes(stream: Stream, at: int, end: int) -> bool:
    """Say whether a dash follows before ``end`` that closes the one before ``at``."""
    return stream.has(DASH, at, min(end, at + 30))
