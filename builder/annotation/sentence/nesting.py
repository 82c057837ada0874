"""Reports inside each other: which of them the writer makes."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    ED,
    LOWER,
    ORGANIZATION,
    POSSESSIVE,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.insertions import BESIDES, interrupts, introduces, starts_aside
from builder.annotation.sentence.joints import stands_apart, tells_of
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.reports import Cue, cues_before
from builder.annotation.tokens import Stream

# How many reports inside each other are followed, and how many units may stand between two.
_NESTED = 8
_REACH = 40
_SPEAKING = CAPITAL | ROLE | ORGANIZATION | DOCUMENT | SOMEBODY | QUANTITY | CUE_NOUN
_NOBODY = frozenset(("nobody", "none", "no"))
"""What opens a source that says nothing: "Nobody knows whether Vik said"."""
_CLAUSAL = frozenset("tz")
_MARKED = frozenset("q")
_NESTING = frozenset(("what", "who", "whom", "which", "that", "whether"))
# What opens a clause behind the object of a report: "the idea that", "the way".
_CONTENT = frozenset(("that", "whether", "how", "why", "where", "way"))
_OBJECT = 8
PARTS = COMMA | SEMICOLON | QUOTE | CONJUNCTION
"""What parts one report from another."""
# Verbs that give words a name or a voice, which stay whose they are inside what somebody else backs or wants.
_NAMES = frozenset((
    "call", "dub", "describe", "label", "term", "brand", "characterize", "characterise", "refer to", "say", "tell",
))  # fmt: skip


def outer_report(stream: Stream, cues: list[Cue], cue: Cue) -> Cue:
    """Return the cue of the report that the writer makes: for "Moen said Vik called it", Moen's.

    A report inside another's clause, or in a relative clause that tells which one is meant ("rivals who said"),
    belongs to whoever is quoted with it; behind a joint ("..., and Vik called it") it stands for itself.
    """
    for _ in range(_NESTED):
        outer = _enclosing(stream, cues, cue)
        if outer is None:
            break
        cue = outer
    return cue


def _enclosing(stream: Stream, cues: list[Cue], cue: Cue) -> Cue | None:
    """Return the report that ``cue`` stands inside of, if there is one."""
    flags, lows = stream.flags, stream.lows
    source = cue.source
    if source is None or not cues or cues[0].first >= cue.first:
        return None
    if (
        source.first >= cue.last
        and flags[cue.first - 1] & COMMA
        and (cue.match.voice == "finite" or flags[cue.first - 2] & RELATIVE)
    ):
        # "Vik denied that it rained, | said Moen", "Vik backs the plan which, | according to Moen, is"
        return None
    near = cues_before(cues, cue.first)
    for other in near:
        if (
            other.source is not None
            and (
                interrupts(stream, other, source, cue)
                or introduces(stream, other, source)
                or _goes_around(stream, other, source)
                or _claims(stream, other, cue)
            )
            and not _only_tells(stream, other, cue)
        ):
            return other
    for other in reversed(near):
        if other.source is None or other.last > source.first or other.source.first >= source.first:
            continue
        if other.match.voice == "noun" and (
            lows[other.last] != "that"
            # "Moen's claim that it rains is what | Vik called"
            or stream.has(AUXILIARY | VERB | ED, other.last, min(source.first, other.last + _REACH))
        ):
            continue
        if (
            cue.match.voice == "participle"
            and other.last == source.first
            and lows[other.match.verb] in stream.lexicon.clause["perceiving"]
        ):
            # "The tape shows Moen calling it"
            break
        if (
            other.match.voice == "by"
            and other.source.first >= other.last
            and lows[other.source.last : other.source.last + 1] != ["that"]
        ):
            # "Letters seen by the paper show that Moen called"
            continue
        if (
            _only_shows(stream, other, source)
            or (cue.kind == "say" and lows[other.source.first] in _NOBODY)
            or _names_what(stream, other, cue)
            or not _reaches(stream, other, source, cue)
        ):
            continue
        if source.first - other.last > _REACH:
            break
        if stands_apart(stream, other, source, cue):
            if other.kind == "think" and lows[source.first - 1] in BESIDES:
                # "Moen said she was glad | when Vik called it": the occasion of what she felt, inside what she said
                continue
            break
        if not _only_tells(stream, other, cue):
            return other
    return None


def _only_tells(stream: Stream, other: Cue, cue: Cue) -> bool:
    """Say whether a paper or body passes on what others say: "Vesti reports that | Moen said"."""
    return (
        other.lemma == "report"
        and cue.kind == "say"
        and cue.match.voice == "finite"
        and other.source is not None
        and not stream.flags[other.source.head] & (SUBJECT | RELATIVE)
    )


def _goes_around(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether an aside parts ``other`` from what it reports: "said that when it rained, Vik called"."""
    return (
        bool(stream.flags[source.first - 1] & COMMA)
        and 0 < source.first - other.last <= _REACH
        and starts_aside(stream, other, source)
        and not stream.has(QUOTE | SEMICOLON, other.last, source.first)
    )


def _claims(stream: Stream, other: Cue, cue: Cue) -> bool:
    """Say whether ``other`` says what the relative clause of ``cue`` tells: "Vik, who | Moen says | called it".

    Or, without a verb, "Vik, who | according to Moen | called it".
    """
    source = other.source
    if source is None:
        return False
    first, last = min(other.first, source.first), max(other.last, source.last)
    claiming = other.match.voice == "preposition" or (
        # but "the letter which Moen wrote | called it"
        stream.lows[other.match.verb] in stream.lexicon.clause["claiming"]
    )
    return last == cue.first and claiming and stream.lows[first - 1] in ("who", "which", "that")


def _only_shows(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether a thing tells of somebody's words: "according to a model | that Vik uses to defend the plan"."""
    thing = other.source
    return (
        thing is not None
        and (other.kind == "show" or other.match.voice == "preposition")
        and bool(stream.flags[thing.head] & LOWER)
        and not stream.flags[thing.head] & (_SPEAKING & ~CUE_NOUN | SUBJECT | RELATIVE)
        and bool(stream.flags[source.head] & (CAPITAL | SUBJECT))
    )


def _names_what(stream: Stream, other: Cue, cue: Cue) -> bool:
    """Say whether ``cue`` names or says something inside what ``other`` only backs or wants: "backs what Vik calls"."""
    frames = other.match.entry.frames
    return (
        cue.lemma in _NAMES
        and not frames & _CLAUSAL
        and (other.kind in ("think", "other") or "x" in frames)
        and stream.lows[other.last] not in ("that", "whether")
    )


def _reaches(stream: Stream, other: Cue, source: Phrase, cue: Cue) -> bool:
    """Say whether what ``other`` introduces can have a clause with ``source``, if no joint stands between."""
    flags, opener = stream.flags, stream.lows[source.first - 1]
    frames = other.match.entry.frames
    if frames & _CLAUSAL:
        # "The crowd held a banner saying": no clause
        return not (
            cue.match.voice == "participle"
            and cue.first == source.last
            and stream.lexicon.works.get(stream.lows[source.head]) == "thing"
        )
    marked = frames == _MARKED
    if not marked and (
        flags[source.first] & RELATIVE
        or (other.kind == "say" and _in_object(stream, other, source, cue))
        or _tells_how(stream, other, source)
    ):
        return True
    if opener not in _NESTING or (marked and opener not in ("that", "whether")):
        return False
    return (
        not flags[source.first - 2] & PREPOSITION
        or tells_of(stream, other, source)
        or (opener == "which" and cue.kind == "think")
    )


def _in_object(stream: Stream, other: Cue, source: Phrase, cue: Cue) -> bool:
    """Say whether ``cue`` is part of what ``other`` is about: "criticised Vik's plan to call", "the law Vik called"."""
    if source.first == other.last:
        return cue.match.voice in ("participle", "infinitive")
    if source.first - other.last > 4 or cue.match.voice != "finite":
        return False
    flags = stream.flags
    no_noun = PREPOSITION | CONJUNCTION | SUBORDINATOR | COMMA | AUXILIARY | VERB | QUOTE | ADVERB
    return bool(flags[other.last] & (DETERMINER | POSSESSIVE)) and not stream.has(
        no_noun, other.last, source.first
    )


def _tells_how(stream: Stream, other: Cue, source: Phrase) -> bool:
    """Say whether a clause with ``source`` follows ``other`` or its object: "praised how Vik", "the idea that Vik"."""
    flags, lows = stream.flags, stream.lows
    for at in range(other.last, min(source.first, other.last + _OBJECT)):
        if flags[at] & PARTS:
            return False
        if lows[at] in _CONTENT and "x" not in other.match.entry.frames:
            return True
    return False
