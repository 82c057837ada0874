"""What a cue introduces: the construction behind it and where the reported words start there.

The frames of the cue's entry say which constructions it takes (see lexicon/en/cues.txt).
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from builder.annotation.indirect.addressees import (
    ABOUT,
    WHICH_TIME,
    addressee,
    after_time,
    named,
    opens_relative,
)
from builder.annotation.indirect.extents import (
    before_telling,
    clause_units,
    has_clause,
    infinitive_units,
    modifies,
    phrase_units,
)
from builder.annotation.indirect.outer_ends import CLAUSE_START
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_ADJECTIVE,
    DETERMINER,
    ED,
    LOWER,
    NUMBER,
    OBJECT,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    QUOTE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)  # fmt: skip
from builder.annotation.parse.verbs import is_controlled
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.tokens import Stream

_TIMELY = CALENDAR | PREPOSITION | DETERMINER | ADVERB
_BETWEEN = PREPOSITION | COMMA | NUMBER
_OBJECT_START = CLAUSE_START | LOWER | OBJECT
_VERBS = AUXILIARY | VERB | CUE | ED
_LINK = PREPOSITION | CONJUNCTION | SUBORDINATOR
_COUNT = QUANTITY | NUMBER | DETERMINER


class Report(msgspec.Struct, frozen=True, gc=False):
    """What one cue reports: the rule that saw it, and the units of the content, in one part or two."""

    rule: str
    first: int
    last: int
    second_first: int | None = None
    second_last: int | None = None


# "went on to say", "seemed to praise": before these infinitives the report is made, not only wanted.
_HAPPENING = frozenset(
    [
        "continue",
        "continued",
        "continues",
        "continuing",
        "on",
        "seem",
        "seemed",
        "seems",
        "appear",
        "appeared",
        "appears",
        "quick",
        "began",
        "begun",
        "begins",
        "proceeded",
        "managed",
        "used",
        "sought",
        "rushed",
        "expected",
        "likely",
        "way",
        "tried",
        "tries",
        "refusal",
    ]
)
_PHRASAL = frozenset(("object", "judgment", "adjective-object"))
_SAYING = frozenset(("say", "tell", "add", "argue", "suggest", "claim", "write"))
VERBAL = QUOTE | CUE | AUXILIARY | VERB | ED | SUBJECT
"""What ends the object of a cue: a verb, the subject of one, or words between marks."""
_SIGNS = frozenset("$€£¥#")
_UTTERING = frozenset(("express", "voice"))
_OF_ADJECTIVE = frozenset(("of", "about", "with", "in", "by"))


def behind(stream: Stream, sentence: Sentence, number: int, cue: Cue, held: int = -1) -> Report | None:
    """Return the content behind the cue, by the frame that fits what stands there.

    The stretch at ``held``, if that is given, is known to be part of it.
    """
    flags, lows = stream.flags, stream.lows
    match, source, at = cue.match, cue.source, cue.last
    voice, frames = match.voice, match.entry.frames
    if voice == "infinitive" and held < 0 and not _happens(stream, cue):
        return None
    if source is not None and at <= source.first and not at <= held < source.first:
        if voice == "participle" and flags[source.first - 1] & COMMA:
            # "Citing the cold, Moen"
            sentence = replace(sentence, end=source.first - 1)
        elif voice in ("passive", "by"):
            # "asked by Moen whether"
            at = source.last
        else:
            # said Moen: inverted, the content stands before.
            return None
    end = sentence.end
    if at < end and (flags[at] & _TIMELY or lows[at] in WHICH_TIME):
        at = after_time(stream, at, end)
    if at >= end:
        return None
    if "a" in frames and not ("z" in frames and flags[at] & SUBJECT and not flags[at] & OBJECT):
        addressed = addressee(stream, at, end, frames, held)
        if addressed is not None:
            return _report(stream, sentence, number, *addressed, held)
    # A place or a listener between the cue and its clause: "said in Oslo that".
    look = at
    apart = "t" in frames and (flags[at] & _BETWEEN or not flags[at] & LOWER)
    if apart and "that" in lows[at : at + 15]:
        while look < end and look - at < 14 and lows[look] != "that":
            # "in a written statement", `on Vesti's "Late Hour"`: no verb behind an article, none before a title
            described = flags[look - 1] & DETERMINER and not flags[look] & QUOTE
            owns = flags[look] & POSSESSIVE_MARK and flags[look + 1] & QUOTE
            if flags[look] & VERBAL and not flags[look] & (CAPITAL | QUOTE) and not described and not owns:
                break
            look += 1
        if look + 1 < end and lows[look] == "that" and not opens_relative(stream, look):
            return _report(stream, sentence, number, "that-clause", look + 1, held)
    if match.entry.lemma in _UTTERING and flags[at] & LOWER and lows[at + 1 : at + 2] == ["that"]:
        # "expressed hope that"
        return _report(stream, sentence, number, "that-clause", at + 2, held)
    if flags[match.verb] & CUE_ADJECTIVE and "n" in frames and lows[at] in _OF_ADJECTIVE:
        return _report(stream, sentence, number, "adjective-object", at + 1, held)
    rule = _construction(stream, sentence, at, frames)
    if rule is None:
        return None
    if rule == "bare-clause" and "a" in frames and at > held and not has_clause(stream, sentence, at):
        # "told the miners", "assured them of help"
        return None
    return _report(stream, sentence, number, rule, at + 1 if rule == "that-clause" else at, held)


def _happens(stream: Stream, cue: Cue) -> bool:
    """Say whether an infinitive reports something that was said: "went on to praise", not "hard to praise"."""
    to = cue.first
    while to < cue.match.verb and stream.lows[to] != "to":
        to += 1
    if cue.match.entry.lemma in _SAYING or stream.lows[to - 1] in _HAPPENING:
        return True
    return stream.syntax is not None and is_controlled(stream.syntax, cue.match.verb)


def _construction(stream: Stream, sentence: Sentence, at: int, frames: frozenset[str]) -> str | None:
    """Return the rule for the content that starts at ``at``, or None where the cue takes nothing of the kind."""
    flag, low = stream.flags[at], stream.lows[at]
    if flag & QUOTE:
        return "bare-clause" if "z" in frames else "object" if "n" in frames else None
    if low == "that" and "t" in frames:
        return "that-clause"
    if flag & QUESTION and "w" in frames and low not in ("when", "where", "who", "which"):
        return "question"
    if "o" in frames and (low == "to" or (low == "not" and stream.lows[at + 1 : at + 2] == ["to"])):
        return "infinitive"
    if "z" in frames:
        if flag & CLAUSE_START:
            return "bare-clause"
        counted = at + 1 < sentence.end and stream.flags[at + 1] & _COUNT
        if low in _SIGNS or (low in ABOUT and counted):
            # "said about half of the halls were full"
            return "bare-clause"
        plain = flag & (LOWER | SUBORDINATOR) and not flag & (PREPOSITION | CONJUNCTION)
        if "q" in frames and plain and has_clause(stream, sentence, at):
            return "bare-clause"
    if "n" in frames and (flag & _OBJECT_START or low in _SIGNS) and (flag & CAPITAL or not flag & _LINK):
        return "object"
    return None


def _report(
    stream: Stream, sentence: Sentence, number: int, rule: str, start: int, held: int
) -> Report | None:
    """Return the report whose content starts at ``start``, with the end that its construction has."""
    if rule == "naming":
        if start <= held and stream.ends_in_comma(held):
            # `called the hall "a gift," and its doors`
            return Report(rule, start, held + 1)
        called = named(stream, start, sentence.end) or start
        units = phrase_units(stream, sentence, number, called, held)
        if units is None:
            return None
        return Report(rule, start, before_telling(stream, max(called, held), units[1]))
    cue = sentence.cues[number]
    clause = rule not in _PHRASAL or (has_clause(stream, sentence, start) and not modifies(stream, cue))
    if (
        rule == "bare-clause"
        and held < 0
        and cue.kind in ("show", "write")
        and not has_clause(stream, sentence, start)
    ):
        # "found a key", "wrote a letter"
        return None
    if rule in ("infinitive", "addressed-infinitive"):
        units = infinitive_units(stream, sentence, number, start, held)
    elif clause:
        units = clause_units(stream, sentence, number, start, held)
    else:
        units = phrase_units(stream, sentence, number, start, held)
    if units is not None and rule == "bare-clause" and held < 0 and not _has_verb(stream, *units):
        if "n" not in cue.match.entry.frames:
            return None
        # "said no to the plan"
        rule, units = "object", phrase_units(stream, sentence, number, start)
    if units is None:
        return None
    first, last = units
    return Report(rule, first, before_telling(stream, max(first + 1, held), last))


def _has_verb(stream: Stream, first: int, last: int) -> bool:
    flags, words = stream.flags, stream.words
    return any(
        # but `told Vesti's "The Late Hour"`
        (flags[at] & _VERBS and not (flags[at] & POSSESSIVE_MARK and stream.has(QUOTE, at + 1, at + 2)))
        or (flags[at] & LOWER and words[at].endswith("s"))
        for at in range(first + 1, min(last, first + 40))
    )
