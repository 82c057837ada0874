"""Infinitives and what is passed on: whose they are, since they have no subject of their own."""

from __future__ import annotations

from builder.annotation.lexicon import (
    CAPITAL,
    COLON,
    COMMA,
    CUE,
    DETERMINER,
    END,
    OBJECT,
    ORGANIZATION,
    QUOTE,
    ROLE,
    SEMICOLON,
)  # fmt: skip
from builder.annotation.sentence.clauses import subject_around
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.owners import owner_before
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

_CLAUSE_END = COMMA | COLON | SEMICOLON | QUOTE
_FALLING = frozenset(("fell", "falls", "left", "up"))
_AGENT = 6
"""How many units the name behind "by" may have before an infinitive."""
_GIVING = frozenset(
    ("give", "gives", "gave", "given", "giving", "offer", "offers", "offered", "grant", "granted")
)
_TAKING = frozenset(("took", "takes", "take"))
_PEOPLE = CAPITAL | ROLE | ORGANIZATION | OBJECT


def infinitive_subject(stream: Stream, cue: CueMatch, start: int) -> Phrase | None:
    """Return who the infinitive ``cue`` is said of: "his refusal to say", "it led Moen to say", "Moen rose to say"."""
    return (
        _owner_of(stream, cue, start)
        or made_to(stream, cue, start)
        or _accompanying(stream, cue, start)
        or subject_around(stream, cue.first, start)
    )


def _owner_of(stream: Stream, cue: CueMatch, start: int) -> Phrase | None:
    """Return whose the noun before the infinitive is: "Moen's failure to say", "an attempt by Moen to say"."""
    lows, power = stream.lows, stream.lexicon.clause["power"]
    noun = cue.first - 1
    if noun <= start:
        return None
    if lows[noun] in power:
        return owner_before(stream, noun, start, 3) or _given(stream, noun, start)
    for at in range(noun - 1, max(start + 1, noun - _AGENT), -1):
        if lows[at] == "by":
            agent = phrase_from(stream, at + 1, cue.first)
            whole = agent is not None and agent.last == cue.first
            return agent if whole and lows[at - 1] in power else None
    return None


def _given(stream: Stream, noun: int, start: int) -> Phrase | None:
    """Return who is given the ``noun``: for "Vik gave Moen the | chance | to say", Moen."""
    article = noun - 1
    if article - 2 <= start or not stream.flags[article] & DETERMINER:
        return None
    one = Phrase(article - 1, article, article - 1) if stream.flags[article - 1] & OBJECT else None
    one = one or phrase_before(stream, article, start)
    return one if one is not None and stream.lows[one.first - 1] in _GIVING else None


def made_to(stream: Stream, cue: CueMatch, start: int) -> Phrase | None:
    """Return who is made to speak: for "leading Moen to say", "prompted Vik to joke and call", the name there."""
    lows, making = stream.lows, stream.lexicon.clause["making"]
    getting = stream.lexicon.clause["getting"]
    near = lows[max(start, cue.first - 20) + 1 : cue.first]
    if (
        making.isdisjoint(near)
        and getting.isdisjoint(near)
        and "for" not in near
        and _FALLING.isdisjoint(near)
        and _TAKING.isdisjoint(near)
    ):
        return None
    for at in range(cue.first - 1, max(start, cue.first - 20), -1):
        if lows[at] in making and at + 1 < cue.first:
            phrase = phrase_from(stream, at + 1, cue.first)
            return phrase if phrase is not None and phrase.last <= cue.first else None
        if lows[at] in getting and at + 1 < cue.first:
            # "Moen got the crowd to cheer", but "Moen got a chance to cheer"
            phrase = _object_from(stream, at + 1, cue.first)
            if phrase is not None and stream.flags[phrase.head] & _PEOPLE:
                return phrase
        if lows[at] in _TAKING and lows[at - 1] == "it":
            # "it took Moen three days to say"
            phrase = phrase_from(stream, at + 1, cue.first)
            return phrase if phrase is not None and stream.flags[phrase.head] & _PEOPLE else None
        falls = lows[at] == "to" and lows[at - 1] in _FALLING
        if (falls or lows[at] == "for") and at + 1 < cue.first:
            # "it is rare for a judge to say", "it fell to Moen to say"
            phrase = phrase_from(stream, at + 1, cue.first)
            if phrase is not None and phrase.last == cue.first:
                return phrase
        if stream.flags[at] & _CLAUSE_END:
            return None
    return None


def _object_from(stream: Stream, at: int, end: int) -> Phrase | None:
    """Return the pronoun or phrase at ``at`` that may be an object."""
    return Phrase(at, at + 1, at) if stream.flags[at] & OBJECT else phrase_from(stream, at, end)


def _accompanying(stream: Stream, cue: CueMatch, start: int) -> Phrase | None:
    """Return who does something beside the main clause: for "..., with Moen going on air to call", Moen."""
    lows, flags = stream.lows, stream.flags
    floor = max(start, cue.first - 20)
    if "with" not in lows[floor + 1 : max(floor, cue.first - 2)]:
        return None
    for at in range(cue.first - 3, floor, -1):
        if flags[at] & _CLAUSE_END:
            return None
        if lows[at] == "with" and flags[at - 1] & COMMA:
            phrase = phrase_from(stream, at + 1, cue.first)
            acts = phrase is not None and phrase.last < cue.first and lows[phrase.last].endswith("ing")
            return phrase if acts else None
    return None


PASSING = frozenset(("quote", "cite", "report"))
"""Lemmas of verbs by which somebody, often a paper, passes on what another said."""


def is_passed_on(stream: Stream, cue: CueMatch, end: int) -> bool:
    """Say whether the subject of ``cue``, one of PASSING, is who spoke: "Moen was cited by Vesti as saying"."""
    if cue.voice != "passive":
        return False
    lows = stream.lows
    if any(
        lows[at] == "as" and _saying(stream, at + 1) for at in range(cue.last, min(end - 1, cue.last + 12))
    ):
        return True
    after = stream.flags[cue.last] if cue.last < end else END
    return cue.entry.lemma == "quote" and bool(after & (END | COLON | QUOTE) or lows[cue.last] == "by")


def passed_on(stream: Stream, cue: CueMatch, end: int) -> Phrase | None:
    """Return whose words somebody else passes on by ``cue``, one of PASSING.

    "Vesti quoted Moen as saying", "Vesti quoted Moen telling the court", `Vesti quotes Moen: "..."`.
    """
    lows = stream.lows
    if cue.voice == "passive":
        return None
    at = cue.last
    pronoun = at < end and stream.flags[at] & OBJECT
    phrase = Phrase(at, at + 1, at) if pronoun else phrase_from(stream, at, end)
    if phrase is None or phrase.last + 1 >= end:
        return None
    speaks = stream.flags[phrase.head] & (CAPITAL | ROLE | OBJECT)
    if lows[phrase.last] in ("saying", "telling"):
        return phrase
    if cue.entry.lemma == "quote" and stream.flags[phrase.last] & COLON:
        return phrase if speaks else None
    for after in range(phrase.last, min(end - 1, phrase.last + 14)):
        if lows[after] == "as":
            return phrase if _saying(stream, after + 1) else None
        if stream.flags[after] & QUOTE:
            break
    return None


def _saying(stream: Stream, at: int) -> bool:
    return bool(stream.flags[at] & CUE) and stream.lows[at].endswith("ing")
