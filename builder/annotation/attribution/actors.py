"""Rules that read who acts, feels or sees something so in a sentence that reports nothing."""

from __future__ import annotations

import re

from builder.annotation.attribution.leads import can_speak, is_person, viewpoint
from builder.annotation.attribution.sieve import Claim, Context
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_ADJECTIVE,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    END,
    LOWER,
    NUMBER,
    OBJECT,
    OPEN,
    ORGANIZATION,
    PARTICLE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    RELATIVE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    VERB,
)
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import WINDOW, Phrase, few_words
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.reports import Cue
from builder.annotation.sentence.subjects import clause_subject
from builder.annotation.tokens import Stream

_AFTER = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | AUXILIARY
_PERSONAL = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s)\b(?!\.)")
_JUDGED = DETERMINER | POSSESSIVE | CAPITAL | OBJECT | PARTICLE
_FEELING = frozenset(("felt", "feels", "remained", "remains", "sounded", "sounds"))
_GIVING = frozenset(
    ("with", "gave", "gives", "give", "giving", "managed", "manages", "muttered", "offered", "added")
)
_CONCEDING = frozenset(("though", "although", "while"))
"""What opens a clause of somebody's state beside another: `though the board is "very happy", Vik`."""
_RATING = frozenset(("rated", "graded"))
"""Verbs that judge, which are no cues as their other forms are nouns."""
_JOINING = _RATING | {"that", "as"}
"""What joins words to a verb that no list holds, but that reports."""
_HELPING = AUXILIARY | BE | ADVERB
_MODAL = frozenset(("will", "would", "shall", "must"))
_FEW = 5
_READ = 60
"""How many characters of a stretch are searched for an adjective."""
_OPENING = 3
"""Among how many words of a stretch its adjective is searched."""
_PAPER = 6
"""How many units are read for a noun for a document, and behind it for its verb."""


def lights(context: Context) -> Claim | None:
    """`For Ida Moen, the hall is "a gift".` -- by whose lights something is what the stretch says."""
    stream, sentence = context.stream, context.sentence
    start = sentence.start
    while start < context.unit and stream.flags[start] & (CONJUNCTION | DASH):
        start += 1
    opener = stream.lows[start]
    if opener in ("if", "as"):
        viewer = _believed(stream, start, context.unit)
    else:
        viewer = viewpoint(stream, start, context.unit) or _terms(stream, start, context.unit)
    if viewer is None or not stream.has(BE | VERB | CUE | AUXILIARY, viewer.last, context.unit):
        return None
    return Claim(viewer)


def _terms(stream: Stream, start: int, unit: int) -> Phrase | None:
    """Return the document whose terms a sentence gives: `Under the law, a ship is lost when "no longer fit"`."""
    if stream.lows[start] != "under" or start + 2 >= unit:
        return None
    paper = phrase_from(stream, start + 1, unit)
    if paper is None or paper.last >= unit or not stream.flags[paper.last] & COMMA:
        return None
    return paper if stream.flags[paper.last - 1] & DOCUMENT or stream.flags[paper.head] & DOCUMENT else None


def _believed(stream: Stream, start: int, unit: int) -> Phrase | None:
    """Return whom a clause names that opens a sentence: "If Moen is to be believed", "As far as she is concerned"."""
    lows = stream.lows
    first = start + 3 if lows[start : start + 3] == ["as", "far", "as"] else start + 1
    if lows[start] == "as" and first == start + 1:
        return None
    viewer = phrase_from(stream, first, unit)
    if viewer is None or viewer.last + 4 >= unit or not stream.flags[viewer.last] & BE:
        return None
    behind = lows[viewer.last + 1 : viewer.last + 4]
    return viewer if behind[:1] == ["concerned"] or behind == ["to", "be", "believed"] else None


def state(context: Context) -> Claim | None:
    """`Ida Moen was "very happy" with the hall.` -- what somebody is said to be, in words that can only be theirs."""
    stream, unit, start = context.stream, context.unit, context.sentence.start
    flags, lows = stream.flags, stream.lows
    verb = unit - 1
    while verb > start and flags[verb] & ADVERB:
        verb -= 1
    if verb <= start or (not flags[verb] & BE and lows[verb] not in _FEELING) or few_words(stream, unit, 1):
        return None
    stretch = stream.stretches[stream.stretch[unit]]
    source = phrase_before(stream, verb, start)
    if (
        source is None
        or not stream.text[stretch.start].islower()
        or lows[source.head] in ("it", "that", "this")
    ):
        return None
    if flags[verb] & POSSESSIVE_MARK and not flags[source.head] & SUBJECT:
        # `Moen's "very happy" town`
        return None
    opened = source.first == start or flags[source.first - 1] & (COMMA | CONJUNCTION | DASH)
    if not opened and lows[source.first - 1] not in _CONCEDING:
        return None
    person = is_person(stream, source)
    if opened and person:
        return Claim(source)
    return (
        Claim(source) if (person or flags[source.head] & ORGANIZATION) and _is_feeling(stream, unit) else None
    )


def _is_feeling(stream: Stream, unit: int) -> bool:
    """Say whether the stretch opens with an adjective that reports: `The board is "deeply concerned"`."""
    stretch = stream.stretches[stream.stretch[unit]]
    words = stream.text[stretch.start : min(stretch.end, stretch.start + _READ)].split(None, _OPENING)
    return any(stream.lexicon[word.strip(",.").lower()] & CUE_ADJECTIVE for word in words[:_OPENING])


def actor(context: Context) -> Claim | None:
    """`Ida Moen took no side "because I want no part in it".` -- who acts in a sentence that reports nothing else."""
    stream, unit, sentence = context.stream, context.unit, context.sentence
    near = (*sentence.before(unit), *sentence.behind(unit))
    if any(
        (cue.source is not None and not _goes_on(cue, unit)) or cue.match.voice == "passive" for cue in near
    ):
        return None
    flags, lows = stream.flags, stream.lows
    if stream.has_stretch(max(sentence.start, unit - WINDOW), unit):
        return None
    few = few_words(stream, unit, _FEW)
    if (
        few
        and _JOINING.isdisjoint(lows[max(sentence.start, unit - WINDOW) : unit])
        and not _own_words(context)
    ):
        # Few words are mostly nobody's.
        return None
    source = clause_subject(stream, sentence.start, unit)
    if source is None or source.first >= unit or flags[source.first] & (RELATIVE | AUXILIARY):
        return None
    if any(cue.source is not None and cue.source.head != source.head for cue in near):
        return None
    paper = _paper_of(stream, source, unit)
    if paper is None and (source.last >= unit or flags[source.first] & POSSESSIVE):
        return None
    claims = _claims_that(stream, source, unit)
    if few and not claims and not _own_words(context):
        return None
    verb = unit - 1 if flags[unit - 1] & BE else source.last
    if paper is None and not claims and _is_acted_on(stream, verb, unit) and not _own_words(context):
        return None
    if flags[source.head] & SUBJECT:
        return Claim(source) if lows[source.head] in ("he", "she") else None
    if paper is not None:
        return Claim(paper)
    if not claims and not flags[source.last] & (
        VERB | CUE | ED | AUXILIARY | ADVERB | COMMA | RELATIVE | OPEN
    ):
        # "Good news came"
        return None
    speaks = is_person(stream, source) and not flags[source.head] & SOMEBODY
    speaks |= bool(flags[source.head] & DOCUMENT) or (claims and can_speak(stream, source))
    return Claim(source) if speaks else None


def _goes_on(cue: Cue, unit: int) -> bool:
    """Say whether the cue behind the stretch may share the subject before: `Moen hit him for "lies" and | said`."""
    source = cue.source
    return source is not None and cue.match.voice == "finite" and source.last < unit < cue.first


def _is_acted_on(stream: Stream, at: int, unit: int) -> bool:
    """Say whether the verb at ``at`` is a passive or tells of what is to come: "Moen | has been fined", "| will go"."""
    flags, lows = stream.flags, stream.lows
    be = False
    while at < unit and flags[at] & _HELPING:
        if lows[at] in _MODAL:
            return True
        be |= bool(flags[at] & BE)
        at += 1
    if at == unit:
        # `Moen | has been "fined for it"`
        stretch = stream.stretches[stream.stretch[unit]]
        return be and stream.text[stretch.start : stretch.end].split(None, 1)[0][-2:] == "ed"
    return be and lows[at][-2:] == "ed"


def _paper_of(stream: Stream, subject: Phrase, unit: int) -> Phrase | None:
    """Return the document that a verb no list holds is said of: "The bill | defines", "Section 2 of the act | bars"."""
    flags, lows = stream.flags, stream.lows
    first = subject.first
    for noun in range(first, min(first + _PAPER, unit - 1)):
        if flags[noun] & _AFTER and not flags[noun] & POSSESSIVE_MARK:
            return None
        named = flags[noun] & DOCUMENT or lows[noun] in stream.lexicon.clause["rule"]
        if not named or not (flags[noun] & LOWER or noun == first):
            continue
        verb = noun + 1 + bool(flags[noun + 1] & NUMBER)
        phrase = Phrase(first, verb, noun)
        if lows[verb] in ("of", "in", "on"):
            verb = next((at for at in range(verb + 2, min(verb + _PAPER, unit)) if _acts(stream, at)), verb)
        return phrase if _acts(stream, verb) else None
    return None


def _acts(stream: Stream, at: int) -> bool:
    """Say whether the word can be the verb of a noun: "the clause of the act | bars"."""
    flag = stream.flags[at]
    return bool(flag & LOWER and not flag & PREPOSITION) and (
        stream.lows[at][-1:] == "s" or bool(flag & (VERB | CUE | ED))
    )


def _claims_that(stream: Stream, source: Phrase, unit: int) -> bool:
    """Say whether a verb that no list holds reports: "Moen blustered that", "Moen shredded the plan as"."""
    flags, lows = stream.flags, stream.lows
    verb = source.last
    while verb < unit and flags[verb] & ADVERB:
        verb += 1
    if verb + 1 >= unit:
        return False
    if lows[verb] in _RATING:
        # `Inspectors | rated the hall "poor"`
        return not flags[verb + 1] & PREPOSITION
    if flags[verb] & ED and flags[verb] & LOWER:
        stretch = stream.stretches[stream.stretch[unit]]
        # "shredded the plan as", "brushed it aside as", "batted away the claims as"
        judged = verb + 2 < unit and lows[unit - 1] == "as" and flags[verb + 1] & _JUDGED
        return lows[verb + 1] == "that" or (bool(judged) and stream.text[stretch.start].islower())
    # "was adamant that", "exuded confidence that"
    return (
        verb + 2 < unit and lows[verb + 2] == "that" and bool(flags[verb] & BE or lows[verb].endswith("ed"))
    )


def _own_words(context: Context) -> bool:
    """Say whether few words are somebody's by their shape: "with a curt", a capital behind a comma, "I" in them."""
    stream, unit, sentence = context.stream, context.unit, context.sentence
    flags, lows = stream.flags, stream.lows
    stretch = stream.stretches[stream.stretch[unit]]
    closes = unit + 1 >= sentence.end or bool(flags[unit + 1] & END)
    if closes and flags[unit - 1] & COMMA and stretch.last_character in ".?!":
        # `Moen goes, "No way."`
        return stream.text[stretch.start].isupper()
    first = unit - 1
    while (
        unit - first <= 3
        and first > sentence.start
        and flags[first] & LOWER
        and lows[first] not in ("a", "an")
    ):
        first -= 1
    greeted = lows[first] in ("a", "an") and lows[first - 1] in _GIVING
    if not greeted and not _PERSONAL.search(stream.text, stretch.start, stretch.end):
        return False
    # `with a "smart" screen`
    return closes or not flags[unit + 1] & LOWER or bool(flags[unit + 1] & _AFTER)
