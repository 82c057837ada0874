"""Whose cue it is: from a reporting verb to the phrase that stands for its source."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DOCUMENT,
    ED,
    FIRST_NAME,
    LOWER,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    QUANTITY,
    QUOTE,
    RELATIVE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.borrowing import (
    PASSING,
    infinitive_subject,
    is_passed_on,
    passed_on,
)
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.participles import participle_subject
from builder.annotation.sentence.phrases import WINDOW, Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.sentence.subjects import clause_subject
from builder.annotation.sentence.verb_subjects import subject_of_verb
from builder.annotation.tokens import Stream

_SPEAKING = ROLE | ORGANIZATION | DOCUMENT | SUBJECT | OBJECT | SOMEBODY | RELATIVE | QUANTITY | NUMBER
_VERB_GROUP = CUE | AUXILIARY | ADVERB
_CLAUSE_END = COMMA | QUOTE | COLON

_POLLS = frozenset(("poll", "survey", "polls", "surveys"))
_SHARES = frozenset(("percent", "%", "cent"))


def source_of(stream: Stream, cue: CueMatch, start: int, end: int) -> Phrase | None:
    """Return the phrase that stands for the source of ``cue`` in the sentence ``[start, end)``.

    The subject of a finite verb, before it ("Smith, the mayor, said") or behind it (`"...," said Smith`); the
    antecedent of a relative ("Smith, who said"); the subject shared by joined verbs ("Smith rose and said");
    for participles and infinitives the subject of the clause they hang on ("Smith left, saying"; "Smith went
    on to say"); for passives what follows "by".
    """
    first, voice = cue.first, cue.voice
    if first - start > WINDOW:
        start = first - WINDOW
    if cue.entry.lemma in PASSING:
        passed = passed_on(stream, cue, end)
        if passed is not None:
            return passed
        if is_passed_on(stream, cue, end):
            voice = "finite"
    if voice == "finite":
        source = subject_of_verb(stream, cue, start, end)
    elif voice == "participle":
        source = participle_subject(stream, cue, start, end)
    elif voice == "infinitive":
        source = infinitive_subject(stream, cue, start)
    else:
        source = _agent(stream, cue, end)
    if source is None:
        return None
    first, last = source.first, source.last
    if last - first == 1 and source.antecedent is None:
        # Most are names.
        named = stream.flags[first] & CAPITAL and stream.lows[first][-2:] != "ly"
        if not named and not _can_speak(stream, first):
            return _behind_all(stream, cue, source, start) if voice == "finite" else None
    if _SHARES.isdisjoint(stream.lows[first - 3 if first - 3 > start else start : last]):
        return source
    return _poll(stream, source, start) or source


def _behind_all(stream: Stream, cue: CueMatch, word: Phrase, start: int) -> Phrase | None:
    """Return who opens the clause that ends with a ``word`` that can't speak: "The widow of a man shot | dead said"."""
    flags = stream.flags
    if (
        word.last > cue.first
        or not flags[word.first] & LOWER
        or not flags[word.first - 1] & (ED | CUE | VERB)
    ):
        return None
    subject = clause_subject(stream, start, cue.first)
    speaks = (
        subject is not None and subject.last <= word.first and flags[subject.head] & (ROLE | ORGANIZATION)
    )
    return subject if speaks else None


def _poll(stream: Stream, source: Phrase, start: int) -> Phrase | None:
    """Return the poll that a share of people was asked in, named before it: "In the Acme poll, 31% of voters said"."""
    flags, lows = stream.flags, stream.lows
    first = max(start, source.first - 3)
    if not any(
        lows[at] in ("percent", "%") or (lows[at] == "cent" and lows[at - 1] == "per")
        for at in range(first, source.last)
    ):
        return None
    for at in range(source.first - 1, start - 1, -1):
        if lows[at] in _POLLS:
            return phrase_before(stream, at + 1, start)
        if flags[at] & QUOTE:
            break
    return None


def _can_speak(stream: Stream, at: int) -> bool:
    """Say whether the word at ``at`` can be a source: no adverb, adjective or singular noun without an article."""
    flag, low = stream.flags[at], stream.lows[at]
    if flag & CAPITAL:
        if not low.endswith("ly") or len(low) < 7 or flag & FIRST_NAME:
            return True
        return at + 1 < len(stream.flags) and bool(stream.flags[at + 1] & _VERB_GROUP)
    return bool(flag & _SPEAKING) or low == "those" or (low.endswith("s") and not low.endswith(("ss", "ous")))


def _agent(stream: Stream, cue: CueMatch, end: int) -> Phrase | None:
    """Return the phrase behind "by" of a passive."""
    flags, lows = stream.flags, stream.lows
    for at in range(cue.last, min(end, cue.last + 8)):
        if lows[at] == "by":
            if lows[at + 1 : at + 2] == ["law"]:
                # "is not allowed by law to"
                return None
            return phrase_from(stream, at + 1, end)
        if flags[at] & QUOTE and at + 1 < end and (lows[at + 1] == "by" or _is_listed(stream, at + 1, end)):
            # called "the capital of rain" by its people, called "small" and "wet" by them
            continue
        if flags[at] & _CLAUSE_END and lows[at + 1 : at + 3] != ["both", "by"]:
            return None
    return None


def _is_listed(stream: Stream, at: int, end: int) -> bool:
    """Say whether another stretch follows the joint at ``at``, if there is one, as in a list: `"small," | "wet"`."""
    after = at + bool(stream.flags[at] & CONJUNCTION)
    return after < end and bool(stream.flags[after] & QUOTE)
