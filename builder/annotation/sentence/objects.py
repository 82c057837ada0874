"""Objects and subjects: stretches in what is done to things, or in who reports, by verbs that also report."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    LOWER,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
)
from builder.annotation.sentence.phrases import few_words
from builder.annotation.sentence.reports import Cue
from builder.annotation.tokens import Stream

_TAKING_WORDS = frozenset("nxajz")
"""Frames of verbs whose object may be words: "praised the", "called him", "said the"."""
_OBJECT = DETERMINER | POSSESSIVE | NUMBER | QUANTITY
_CLAUSE = AUXILIARY | BE | SUBJECT | RELATIVE | SUBORDINATOR | COMMA
_NO_NOUN = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | AUXILIARY | RELATIVE
_FEW = 4
_MINDING = ("think", "other")
"""The kinds of cues of which only people and bodies can be the subject."""
_MINDED = ROLE | ORGANIZATION | DOCUMENT | CUE_NOUN | SOMEBODY | SUBJECT | OBJECT | RELATIVE | _OBJECT
_PEOPLE = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ee", "ees", "men", "women")
"""How words for people end that no list has: "learners", "arbitrageur"."""


def acts_on(stream: Stream, cue: Cue, unit: int) -> bool:
    """Say whether the verb does something to what the stretch at ``unit`` names: `held a "silent" march`.

    A verb that reports clauses alone ("held that") acts on every noun phrase behind it; one that reports what stands
    between marks ("added:") on a thing that the stretch describes: `added a "family" plan`, but `added a "please"`.
    """
    match = cue.match
    frames = match.entry.frames
    if match.voice not in ("finite", "participle", "infinitive") or not frames.isdisjoint(_TAKING_WORDS):
        return False
    if cue.last > unit or not few_words(stream, unit, _FEW) or _has_clause(stream, cue.last, unit):
        return False
    flags = stream.flags
    marked = "q" in frames
    if marked and ("o" in frames or unit + 1 == len(flags)):
        # "pledged a"
        return False
    if cue.last == unit:
        return not marked
    if not flags[cue.last] & (_OBJECT if marked else _OBJECT | PREPOSITION | LOWER):
        return False
    return not marked or bool(flags[unit + 1] & LOWER and not flags[unit + 1] & _NO_NOUN)


def is_things(stream: Stream, cue: Cue) -> bool:
    """Say whether the subject is a thing, which plans and sees nothing: "the flood saw", but "the learners saw".

    Or whether it is just anybody: `you use a "private key"`.
    """
    source = cue.source
    if source is None:
        return False
    flag, low = stream.flags[source.head], stream.lows[source.head]
    thing = flag & LOWER and not (flag & _MINDED or low.endswith(_PEOPLE))
    return low == "you" or (bool(thing) and cue.kind in _MINDING)


def in_subject(stream: Stream, cue: Cue, unit: int) -> bool:
    """Say whether the stretch at ``unit`` is part of who reports: `A "Yes" voter said`, `Users of "Tide" say they`."""
    source = cue.source
    stretch = stream.stretches[stream.stretch[unit]]
    if source is None or min(source.first, cue.first) != unit + 1 or not stretch.last_character.isalnum():
        return False
    flags = stream.flags
    if source.first < cue.first:
        return bool(flags[unit + 1] & LOWER and not flags[unit + 1] & (_OBJECT | SUBJECT | ADVERB))
    # `The hall is "a gift" said Moen.`
    return not flags[source.head] & (CAPITAL | ROLE)


def _has_clause(stream: Stream, first: int, last: int) -> bool:
    """Say whether a clause, or what it may open with, stands between: `signed a pact to "deepen" trade`."""
    lows = stream.lows
    return (
        lows[last - 1] == "to"
        or "that" in lows[first:last]
        or any(
            flag & _CLAUSE and not flag & (POSSESSIVE_MARK | POSSESSIVE | DETERMINER)
            for flag in stream.flags[first:last]
        )
    )
