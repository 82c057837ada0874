"""Cues: which words report, in what form, and what they introduce."""

from __future__ import annotations

import msgspec

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    COLON,
    COMMA,
    DASH,
    DETERMINER,
    END,
    LOWER,
    NEGATION,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    ROLE,
    SOMEBODY,
    CueVerb,
)  # fmt: skip
from builder.annotation.sentence.base_forms import NEVER_NOUNS
from builder.annotation.sentence.readings import behind_object, in_headline
from builder.annotation.sentence.verb_groups import verb_group
from builder.annotation.sentence.voices import Voice, is_plainly_finite, voice_of
from builder.annotation.tokens import Stream

_SENTENCE_OPENER = QUOTE | COLON | DASH
_PAUSE = COMMA | END


class CueMatch(msgspec.Struct, frozen=True, gc=False):
    """A reporting verb in a sentence: units ``[first, last)`` with its auxiliaries and particle.

    ``verb`` is the unit of the verb itself. ``voice``: "finite" has its subject before (or, inverted, after) it;
    "participle" and "infinitive" borrow one; "passive" has it after "by", if at all; "by" is a participle after
    its noun ("a plan proposed by"). ``negated``: the report is denied ("did not say that"). ``parsed``: only the parse
    knows it for a verb.
    """

    first: int
    verb: int
    last: int
    entry: CueVerb
    voice: Voice
    negated: bool
    parsed: bool = False


_OWNING = DETERMINER | POSSESSIVE
_NOT_OWNING = SOMEBODY | AUXILIARY | ADVERB | NEGATION
_CLAUSES = ["there"], ["he"], ["she"], ["they"], ["we"]
"""What opens a clause right behind a verb, and no object of it."""
_PREPOSITIONS = frozenset(("regarding", "concerning"))
# The platform's name in the verb: "Moen Tweeted".
_CAPITALISED = frozenset(("Tweeted", "Retweeted"))


def find_cue(stream: Stream, verb: int, start: int, end: int) -> CueMatch | None:
    """Return the cue whose verb is the unit ``verb`` of the sentence ``[start, end)``, or None if it is none.

    The word may be a noun or an adjective there ("the reports", "the proposed plan"); what stands before and
    behind it decides.
    """
    flags, lows = stream.flags, stream.lows
    low = lows[verb]
    bare, last = stream.lexicon.bare_cues.get(low), verb + 1
    if bare is None:
        return None
    particles, entry = bare
    if particles and not particles.isdisjoint(lows[last : verb + 4]):
        entry, last = cue_entry(stream, verb, end)
    if entry is None:
        return None
    if verb > start:
        previous = flags[verb - 1]
        if (
            previous & _OWNING
            and not previous & _NOT_OWNING
            and lows[verb - 1] != "each"
            and not behind_object(stream, verb, last, entry, end)
        ):
            # "the reports", "her proposed plan"
            return None
        if (
            flags[verb] & CAPITAL
            and not previous & _SENTENCE_OPENER
            and stream.words[verb] not in _CAPITALISED
            and not in_headline(stream, verb, start, end)
        ):
            # "the United States", "Acme Reports": part of a name.
            return None
    lemma = entry.lemma
    if (
        len(entry.frames) == 1
        and "t" in entry.frames
        and "that" not in lows[last : last + 3]
        and lows[last : last + 1] not in _CLAUSES
    ):
        # "held a meeting", but "held that it was late", "accepted there was rain"
        return None
    if (
        low == lemma
        and verb + 1 < end
        and (after := flags[verb + 1]) & ROLE
        and after & LOWER
        and not after & SOMEBODY
        and lows[verb + 1][-1] != "s"
        and lows[verb + 1] not in stream.lexicon.plurals
        and lemma not in NEVER_NOUNS
    ):
        # "press secretary", "project manager": a verb would have "the" before its object; but "urge people"
        return None
    if low in _PREPOSITIONS and lows[last : last + 1] != ["as"]:
        # "rules regarding plastics"
        return None
    if lemma == "show" and lows[last : last + 1] in (["up"], ["off"]):
        # "showed up in"
        return None
    if low == "told" and verb > start and lows[verb - 1] == "all" and (last == end or flags[last] & _PAUSE):
        # "All told, ten halls burned."
        return None
    if entry.form == "past" and verb > start and is_plainly_finite(stream, verb, last, entry, end):
        return CueMatch(verb, verb, last, entry, "finite", False)
    if lows[verb - 1] == "to" and verb > start + 1 and lows[verb - 2] == low:
        # "from state to state"
        return None
    group = verb_group(stream, verb, last, entry, start, end)
    voice = voice_of(stream, group)
    return None if voice is None else CueMatch(group.first, verb, last, entry, voice, group.negated)


def cue_entry(stream: Stream, verb: int, end: int) -> tuple[CueVerb | None, int]:
    """Return the cue verb of the unit with its particle, and the unit after both."""
    lows = stream.lows
    for entry in stream.lexicon.cue_verbs.get(lows[verb], ()):
        particle = entry.particle
        if not particle:
            return entry, verb + 1
        size = len(particle)
        at = verb + 1
        if at < end and stream.flags[at] & ADVERB and lows[at] not in particle:
            # "referred only to"
            at += 1
        if tuple(lows[at : at + size]) == particle and at + size <= end:
            return entry, at + size
        if size > 1 or at + 1 >= end or lows[at + 1] != particle[0]:
            continue
        timed = stream.flags[at] & (CALENDAR | ADVERB) and not stream.flags[at] & PREPOSITION
        if entry.lemma.startswith("make") or timed:
            # "made it clear", "called Wednesday for"
            return entry, at + 2
    return None, verb + 1
