"""Who is addressed or judged between a cue and its content: `told reporters that`, `called him a fool`."""

from __future__ import annotations

from builder.annotation.indirect.outer_ends import CLAUSE_START
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    LOWER,
    NUMBER,
    OBJECT,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.following import phrase_core
from builder.annotation.tokens import Stream

_REPORTS = QUOTE | CUE
_ONE = OBJECT | QUOTE
"""What is somebody addressed for itself: "told him", `told "The Late Hour"`."""
_OPENING = DETERMINER | POSSESSIVE
_BEFORE_OPENING = PREPOSITION | CONJUNCTION | QUANTITY | DETERMINER | COMMA
_NO_INFINITIVE = OBJECT | DETERMINER | POSSESSIVE | PREPOSITION
_BEHIND = ADVERB | COMMA | QUOTE
_WHEN = frozenset(("on", "in", "this", "last", "late", "early"))
"""What a time opens with behind somebody addressed."""

WHICH_TIME = frozenset(("last", "next", "this", "past", "late", "early", "earlier"))
_OF_TIME = AUXILIARY | POSSESSIVE_MARK
_AFTER_TIME = PREPOSITION | ADVERB | CONJUNCTION | SUBJECT | DETERMINER | POSSESSIVE
_DEGREE = frozenset(("too", "such", "so", "very", "not", "never", "both", "all", "quite", "rather"))
_NO_PREDICATE = SUBJECT | DETERMINER
_QUESTIONS = frozenset(("whether", "if", "why", "how", "what"))
_BEFORE_TIME = PREPOSITION | DETERMINER | ADVERB
_NO_NAME = PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY | VERB | CUE | ADVERB
_NO_NOUN = PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY | DETERMINER | POSSESSIVE | SUBJECT
ABOUT = frozenset(("about", "nearly", "almost", "roughly", "around", "over", "at", "just", "only", "up"))
_JUDGED = frozenset(("of", "for", "as", "about", "on", "over", "against"))


def addressee(
    stream: Stream, at: int, end: int, frames: frozenset[str], held: int = -1
) -> tuple[str, int] | None:
    """Return the rule and the start of the content behind an addressee: told reporters that, urged him to.

    The stretch at ``held``, if that is given, is known to be part of the content.
    """
    flags, lows = stream.flags, stream.lows
    if lows[at] in ABOUT and at + 1 < end and flags[at + 1] & (NUMBER | QUANTITY):
        # "told about 400 miners that"
        at += 1
    # "told a cheering crowd that"
    core = at + 2 if flags[at] & DETERMINER and at + 2 < end and lows[at + 1].endswith("ing") else at
    last = at + 1 if flags[at] & _ONE else phrase_core(stream, core, end)
    if last is None:
        return None
    for inner in range(core + 1, last):
        if flags[inner] & _OPENING and not flags[inner - 1] & _BEFORE_OPENING:
            # "told the paper | the hall was full"
            last = inner
            break
    while last < end and flags[last] & _BEHIND and last != held:
        last += 1
    apart = flags[last - 1] & COMMA if last == held else last + 1 == held and flags[last] & COLON
    if apart or (last == held and "z" in frames):
        # `told the miners: "We stay"`
        return "bare-clause", held
    if last < end and (flags[last] & CALENDAR or lows[last] in _WHEN):
        # "told Vesti on Monday the hall was full"
        last = after_time(stream, last, end)
    look = last
    while look + 1 < end and look - last < 12 and not flags[look] & _REPORTS:
        if lows[look] == "that" and "t" in frames and not opens_relative(stream, look):
            return "that-clause", look + 1
        if lows[look] == "to" and look == last:
            if "t" not in frames or "n" in frames:
                # "urged Vik to stay": that Vik stays is what is urged.
                return "addressed-infinitive", at
            if not flags[look + 1] & _NO_INFINITIVE:
                # "told Vik to stay", not "told people close to her"
                return "addressed-infinitive", look
        look += 1
    if "j" in frames and (last == held or named(stream, at, end) is not None):
        return "naming", at
    if last >= end:
        return ("object", at) if "n" in frames else None
    if lows[last] in _QUESTIONS and "w" in frames:
        return "question", last
    if lows[last] in _JUDGED and not frames & {"z", "w"}:
        return "judgment", at
    if "z" in frames and flags[last] & CLAUSE_START:
        return "bare-clause", last
    return ("object", at) if "n" in frames else None


def after_time(stream: Stream, at: int, end: int) -> int:
    """Return the first unit behind the adverbs and times that start at ``at``: "recently", "on Monday"."""
    flags = stream.flags
    while at < end:
        if flags[at] & ADVERB and not flags[at] & (SOMEBODY | DETERMINER | QUANTITY):
            if stream.lows[at] in _DEGREE:
                return at
            if stream.lows[at] == "there" and at + 1 < end and flags[at + 1] & AUXILIARY:
                # "said there were two halls"
                return at
            at += 1
            continue
        look = at
        while look < end and look - at < 3 and not flags[look] & CALENDAR:
            if not flags[look] & _BEFORE_TIME and stream.lows[look] not in WHICH_TIME:
                break
            look += 1
        if look >= end or not flags[look] & CALENDAR:
            return at
        while look < end and flags[look] & (CALENDAR | NUMBER):
            look += 1
        if look < end and (
            (flags[look] & _OF_TIME and not flags[look] & _NO_PREDICATE)
            or (stream.lows[at] == "the" and flags[look] & LOWER and not flags[look] & _AFTER_TIME)
        ):
            # "said last week was hard", "said Monday's game was", "noted the Sept. 11 attacks", "said the days when"
            return at
        at = look
    return at


def named(stream: Stream, at: int, end: int) -> int | None:
    """Return where it is said what a name or pronoun at ``at`` is called: for "him a fool", "a"."""
    flags = stream.flags
    last = at
    while last < end and last - at < 6 and flags[last] & (CAPITAL | OBJECT):
        last += 1
    if last == at:
        # "called the plan a fraud", not "called the town a day later"
        if flags[at] & (DETERMINER | POSSESSIVE):
            last = at + 1
            while (
                last < end
                and last - at < 5
                and flags[last] & (LOWER | CAPITAL)
                and not flags[last] & _NO_NOUN
            ):
                last += 1
        follows = flags[last] if at < last < end - 1 else 0
        return last if follows & DETERMINER and not flags[last + 1] & CALENDAR else None
    if last >= end:
        return None
    follows = flags[last]
    if follows & (DETERMINER | POSSESSIVE):
        return last
    if follows & LOWER and not follows & _NO_NAME:
        return last
    return None


def opens_relative(stream: Stream, that: int) -> bool:
    """Say whether "that" opens a relative clause, behind a noun and before a verb: "on a day that went well"."""
    behind = stream.flags[that + 1]
    verb = (
        behind & (AUXILIARY | VERB | ED | CUE)
        and behind & LOWER
        and not behind & (SUBJECT | DETERMINER | ROLE)
    )
    return bool(verb and stream.flags[that - 1] & LOWER)
