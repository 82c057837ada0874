"""Who a sentence that leads to a quotation is about: the source of its report, or its subject, if that can speak."""

from __future__ import annotations

from builder.annotation.attribution.sieve import Claim
from builder.annotation.lexicon import (
    AUXILIARY,
    BE,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    END,
    FIRST_NAME,
    LOWER,
    NATIONALITY,
    OBJECT,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
)
from builder.annotation.sentence.finding import cues_of
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.nesting import outer_report
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.reports import Cue, Sentence
from builder.annotation.sentence.subjects import clause_subject
from builder.annotation.tokens import Stream

CLOSING = COMMA | QUOTE | END | COLON
_THINGS = frozenset(("it", "that", "this", "there"))
_NOUN = 8
"""How many words a noun phrase may have before its noun for words: "her short and angry answer"."""
_SPEAKING = (
    CAPITAL
    | ROLE
    | SUBJECT
    | ORGANIZATION
    | DOCUMENT
    | SOMEBODY
    | CUE_NOUN
    | QUANTITY
    | NATIONALITY
    | POSSESSIVE
)


def lead(stream: Stream, first: int, last: int, sentence: Sentence | None) -> Claim | None:
    """Return the source of the last sentence of the units ``[first, last)``: of its cue, or its subject.

    ``sentence`` is that sentence if it is known which cues it has.
    """
    start, end = stream.sentences(first, last)[-1]
    cues = sentence.cues if sentence is not None and sentence.end == last else cues_of(stream, start, end)
    asked = asked_one(stream, cues, start)
    if asked is not None:
        return Claim(asked)
    viewer = viewpoint(stream, start, end)
    for cue in reversed(cues):
        if cue.source is not None and not _opens_beside(stream, cue.source, start):
            if cue.match.voice == "noun" and _tells_of(cues, cue):
                # "Moen praised Vik's decision to close it.": Moen goes on
                continue
            related = cue.source.first > start and stream.flags[cue.source.first] & RELATIVE
            if not related and not can_speak(stream, cue.source):
                if viewer is not None:
                    return Claim(viewer)
                if cue.kind not in ("say", "write"):
                    # "That does not worry Moen.", "Moen spoke of a plan backed by facts."
                    continue
            cue = outer_report(stream, cues, cue)
            told = _main_subject(stream, cue.source, start)
            return Claim(cue.source, cue) if told is None else Claim(told)
    if viewer is not None:
        return Claim(viewer)
    source = clause_subject(stream, start, end)
    if source is not None and stream.lows[source.first] == "one":
        # "One of them is Ida Moen."
        source = next(
            filter(None, (_named_at(stream, at + 1, end) for at in stream.having(BE, start, end))), source
        )
    if source is not None and (stream.flags[source.head] & SOMEBODY or is_nobodys(stream, source)):
        # "Nobody knows it better than Ida Moen.", "The last word goes to Ida Moen."
        source = _last_name(stream, source.last, end) or source
    if not can_speak(stream, source):
        # "It was a hard year for Ida Moen.", "One of them is Ida Moen, a clerk."
        source = _last_name(stream, start, end) or source
    return None if source is None else Claim(owner_in(stream, source))


def _tells_of(cues: list[Cue], noun: Cue) -> bool:
    """Say whether somebody's report stands before that of the ``noun``, which is part of it."""
    return any(
        cue.source is not None
        and cue.kind == "say"
        and cue.match.voice == "finite"
        and cue.last <= noun.first
        for cue in cues
    )


def asked_one(stream: Stream, cues: list[Cue], start: int) -> Phrase | None:
    """Return who was asked in the sentence that starts at ``start``: "Moen was asked what she would say"."""
    for cue in cues:
        if cue.match.voice == "passive" and cue.lemma in stream.lexicon.clause["asking"]:
            asked = clause_subject(stream, start, cue.first)
            if asked is not None and is_person(stream, asked):
                return asked
    return None


def _main_subject(stream: Stream, source: Phrase | None, start: int) -> Phrase | None:
    """Return the name before a clause of "he" or "she": "Moen wept as she | recalled it"."""
    if source is None or stream.lows[source.first] not in ("he", "she") or source.first - 2 < start:
        return None
    if not stream.flags[source.first - 1] & SUBORDINATOR or stream.lows[source.first - 1] == "that":
        return None
    subject = clause_subject(stream, start, source.first - 1)
    return (
        subject
        if subject is not None and stream.flags[subject.head] & CAPITAL and is_person(stream, subject)
        else None
    )


def viewpoint(stream: Stream, start: int, end: int) -> Phrase | None:
    """Return by whose lights the sentence ``[start, end)`` speaks: "For Moen, the rain says it all"."""
    if start + 2 >= end or stream.lows[start] not in ("for", "to"):
        return None
    flags, at = stream.flags, start + 1
    phrase = (
        Phrase(at, at + 1, at)
        if flags[at] & OBJECT and flags[at + 1] & COMMA
        else phrase_from(stream, at, end)
    )
    if phrase is None or phrase.last >= end or not flags[phrase.last] & (COMMA | SUBJECT | DETERMINER):
        return None
    return phrase if flags[phrase.head] & (CAPITAL | OBJECT | ROLE) and is_person(stream, phrase) else None


def is_person(stream: Stream, source: Phrase | None) -> bool:
    """Say whether the phrase names a person by its shape, or is "he", "she" or "they"."""
    if source is None:
        return False
    flag = stream.flags[source.head]
    if source.last - source.first == 1 and flag & (SUBJECT | OBJECT | RELATIVE):
        return stream.lows[source.first] in ("he", "she", "they", "who", "him", "her", "them")
    return bool(flag & (CAPITAL | ROLE) and not flag & (ORGANIZATION | PLACE | DOCUMENT | CALENDAR))


def owner_in(stream: Stream, phrase: Phrase) -> Phrase:
    """Return whose the words are that the phrase stands for: "Moen's answer", "her advice"; the phrase if nobody's."""
    flags = stream.flags
    if not _is_for_words(stream, phrase.last - 1):
        return phrase
    for at in range(phrase.last - 1, phrase.first, -1):
        if flags[at] & POSSESSIVE_MARK:
            return phrase_before(stream, at, phrase.first) or phrase
    if flags[phrase.first] & POSSESSIVE:
        return Phrase(phrase.first, phrase.first + 1, phrase.first)
    return phrase


def can_speak(stream: Stream, source: Phrase | None) -> bool:
    """Say whether the phrase stands for somebody, a body or a document: no thing, no "it" and no "Give me"."""
    if source is None or stream.lows[source.head] in _THINGS:
        return False
    behind = stream.flags[source.last] if source.last < len(stream.flags) else 0
    if behind & OBJECT and not behind & SUBJECT:
        return False
    return bool(stream.flags[source.head] & _SPEAKING)


def reports(stream: Stream, claim: Claim) -> bool:
    """Say whether what the claim names can speak, or is an "it" that is said to: "The board met, it said"."""
    cue, source = claim.cue, claim.source
    if can_speak(stream, source):
        return True
    said = cue is not None and cue.kind in ("say", "write") and cue.match.voice == "finite"
    return said and source is not None and stream.lows[source.first] == "it"


def _is_for_words(stream: Stream, at: int) -> bool:
    """Say whether the noun at ``at`` stands for words: "claim", "slogan"."""
    return bool(stream.flags[at] & CUE_NOUN) or stream.lows[at] in stream.lexicon.clause["wording"]


def noun_for_words(stream: Stream, at: int, end: int) -> int | None:
    """Return the noun for words ("answer", "slogan") that closes the noun phrase at ``at``."""
    flags, lows = stream.flags, stream.lows
    for look in range(at, min(at + _NOUN, end)):
        flag = flags[look]
        if flag & LOWER and _is_for_words(stream, look) and lows[look + 1 : look + 2] != ["-"]:
            return look
        if flag & POSSESSIVE_MARK:
            continue
        if flag & (CLOSING | AUXILIARY | SUBORDINATOR) or (flag & PREPOSITION and look > at):
            return None
    return None


def _named_at(stream: Stream, at: int, end: int) -> Phrase | None:
    """Return the person named at ``at``."""
    phrase = phrase_from(stream, at, end) if at < end and stream.flags[at] & CAPITAL else None
    return phrase if is_person(stream, phrase) else None


def is_nobodys(stream: Stream, source: Phrase) -> bool:
    """Say whether the phrase is a noun for words that is nobody's: "the answer"."""
    last = source.last - 1
    if (
        not _is_for_words(stream, last)
        or stream.flags[last] & DOCUMENT
        or not stream.flags[source.first] & (DETERMINER | QUANTITY)
    ):
        return False
    return not stream.has(POSSESSIVE | POSSESSIVE_MARK | CAPITAL | ORGANIZATION, source.first + 1, last + 1)


def _last_name(stream: Stream, start: int, end: int) -> Phrase | None:
    """Return the last name of a person in ``[start, end)``, told by a first name, a title or two capitals."""
    flags = stream.flags
    for at in stream.having(CAPITAL, start, end)[::-1]:
        if at > start and flags[at - 1] & CAPITAL and at - 1 > start:
            continue
        if flags[at] & (FIRST_NAME | TITLE) or (at > start and at + 1 < end and flags[at + 1] & CAPITAL):
            phrase = phrase_from(stream, at, end)
            if phrase is not None and is_person(stream, phrase):
                return phrase
    return None


def _opens_beside(stream: Stream, source: Phrase, start: int) -> bool:
    """Say whether the sentence opens with a clause of ``source`` that stands beside the main one: "When Vik asked,"."""
    return 0 < source.first - start < 3 and bool(stream.flags[source.first - 1] & SUBORDINATOR)
