"""Inversion: the subject behind its verb, as in `"...," said Ida Moen`."""

from __future__ import annotations

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CUE,
    DETERMINER,
    ED,
    LOWER,
    NEGATION,
    NUMBER,
    OBJECT,
    ORGANIZATION,
    POSSESSIVE,
    QUANTITY,
    QUOTE,
    ROLE,
    SOMEBODY,
    SUBJECT,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.clauses import describes_name
from builder.annotation.sentence.cues import CueMatch
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_OBJECTS = frozenset("naj")


INVERTING = frozenset(("say", "write", "add", "argue", "insist", "explain", "predict"))


def inverts(stream: Stream, cue: CueMatch, end: int) -> bool:
    """Say whether the subject stands behind the verb: "said Moen", not ", the clerk, said she left"."""
    flags = stream.flags
    if cue.entry.frames & _OBJECTS and cue.entry.lemma not in INVERTING:
        # "Moen described the strike"
        return False
    if cue.last >= end or not flags[cue.last] & (CAPITAL | DETERMINER | POSSESSIVE | ROLE | SUBJECT):
        return False
    phrase = phrase_from(stream, cue.last, end)
    if phrase is None or phrase.last >= end:
        return True
    follows = flags[phrase.last]
    return not follows & (AUXILIARY | VERB | CUE | ED) or bool(follows & CAPITAL)


def starts_clause(stream: Stream, phrase: Phrase, end: int) -> bool:
    """Say whether a verb follows the phrase, which then is no subject of the verb before it: "said she would"."""
    flags = stream.flags
    verb = AUXILIARY | VERB
    if flags[phrase.first] & SUBJECT:
        verb |= CUE | ED | ADVERB | NEGATION
    return phrase.last < end and bool(flags[phrase.last] & verb)


_SUBJECT_START = (
    CAPITAL | DETERMINER | POSSESSIVE | SUBJECT | SOMEBODY | QUANTITY | NUMBER | ROLE | ORGANIZATION | QUOTE
)


def inverted_subject(stream: Stream, cue: CueMatch, end: int) -> Phrase | None:
    """Return the phrase behind the verb that can be its subject: "said then Ida Moen, the mayor"."""
    at = cue.last
    if at < end and stream.flags[at] & ADVERB and not stream.flags[at] & SOMEBODY:
        at += 1
    if at >= end or not (
        stream.flags[at] & _SUBJECT_START or stream.words[at].endswith("s") or describes_name(stream, at, end)
    ):
        return None
    own = stream.flags[at] & POSSESSIVE and at + 1 < end and stream.flags[at + 1] & (LOWER | CAPITAL)
    if stream.flags[at] & OBJECT and not stream.flags[at] & SUBJECT and not own:
        return None
    return phrase_from(stream, at, end)
