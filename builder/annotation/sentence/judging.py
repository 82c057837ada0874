"""Whose words judge what somebody else announced, backed or claimed: `called the deal Vik announced "a joke"`."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    LOWER,
    POSSESSIVE,
    PREPOSITION,
    QUESTION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.nesting import PARTS, outer_report
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue, cues_before
from builder.annotation.tokens import Stream

_JUDGING = frozenset(("as", "of", "for", "with", "against", "over"))
"""What joins an object and what is said of it: "accused Vik | of", "praised Vik | as"."""
_NO_NOUN = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | AUXILIARY | RELATIVE | QUESTION
_ADJECTIVE = (
    "ed", "ing", "ous", "ful", "ive", "ial", "nal", "ral", "cal", "ual", "ic", "less", "ish", "ble", "mer", "ew",
)  # fmt: skip
"""Endings by which a word between "the" and a name is no noun: "the embattled Moen", but "the deal Moen made"."""
_NO_END = _NO_NOUN | DETERMINER | POSSESSIVE | VERB | CUE
"""What no clause ends with before what is said of it."""
_REACH = 40
_OBJECT = 8
"""How many units may stand between a report and the other, and between a verb and the end of its object."""


def told_apart(stream: Stream, source: Phrase) -> bool:
    """Say whether a noun right before the ``source`` is what its verb is about: "the book | Vik wrote"."""
    flags, noun = stream.flags, source.first - 1
    if source.last - source.first > 2 and stream.lows[source.first] == "the" and flags[noun + 2] & LOWER:
        # "the deal Vik", which reads like "the embattled Vik"
        return not stream.lows[noun + 2].endswith(_ADJECTIVE)
    if noun < 2 or not flags[noun] & LOWER:
        return False
    if not flags[noun - 1] & (DETERMINER | POSSESSIVE):
        # "the number of loans | Vik made"
        return (
            stream.lows[noun - 1] == "of" and stream.lows[noun].endswith("s") and not flags[noun] & _NO_NOUN
        )
    # Behind an article, what may be a verb is a noun: "the deal | Vik announced".
    return not flags[noun] & (_NO_NOUN if flags[noun - 1] & DETERMINER else _NO_NOUN | VERB | CUE | ED)


def judging(stream: Stream, cues: list[Cue], cue: Cue, unit: int) -> Cue | None:
    """Return the report whose object the clause of ``cue`` only describes, where the stretch at ``unit`` judges it.

    It is the outer one where another tells of it.
    `called Vik, who backs the plan, "a fool"`, `mocked the deal Vik announced as "a joke"`: the words are not Vik's.
    """
    flags, source = stream.flags, cue.source
    if source is None or source.last > cue.first:
        return None
    end = unit - 1 if stream.lows[unit - 1] in _JUDGING else unit
    if flags[end - 1] & COMMA:
        which = source.first - (stream.lows[source.first - 1] in ("which", "whom"))
        if not (flags[which] & RELATIVE and flags[which - 1] & COMMA) or (
            which == source.first and end - 1 <= cue.last
        ):
            return None
        # "called Vik, who backs it,", "called the plan, which Vik wrote,"
        last = which - 1
    elif cue.last == end and told_apart(stream, source):
        last = source.first
    else:
        return None
    for other in reversed(cues_before(cues, source.first)):
        if other.source is not None and other.match.voice in ("finite", "participle", "infinitive"):
            judges = not other.match.entry.frames.isdisjoint("j" if end == unit else "naj")
            near = other.last <= last <= other.last + _OBJECT and not stream.has(PARTS, other.last, last)
            return outer_report(stream, cues, other) if judges and near else None
    return None


def judged(stream: Stream, cues: list[Cue], noun: Cue, unit: int) -> bool:
    """Say whether the stretch at ``unit`` is how another judges the report of ``noun``.

    `dismissed Vik's claim that it rains as "a joke"`, `called Vik's claim that it rains "a joke"`
    """
    linked = stream.lows[unit - 1] in _JUDGING
    if noun.source is None or not (linked or not stream.flags[unit - 1] & _NO_END):
        return False
    frames = "naj" if linked else "j"
    return any(
        other.source is not None
        and other.kind == "say"
        and not other.match.entry.frames.isdisjoint(frames)
        and other.match.voice != "noun"
        and noun.first - other.last <= _REACH
        and not stream.has(PARTS, other.last, noun.first)
        for other in cues_before(cues, min(noun.first, noun.source.first))
    )
