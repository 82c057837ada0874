"""Pronouns of which a sentence tells who somebody is: "Moen came late. | She | teaches at Bolt College"."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.affiliations.statements import told_by
from builder.annotation.coreference.descriptions.described import GENDERS
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.mentions import Mention
from builder.annotation.coreference.pronouns import Pronouns
from builder.annotation.coreference.spoken import SPOKEN, Spoken
from builder.annotation.lexicon import CALENDAR, COMMA, CUE, END, QUOTE
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_OPENING = 12
"""How many units may open a sentence before its subject."""


def add_predicated(pronouns: Pronouns, spoken: list[Spoken], found: dict[int, list[Mention]]) -> None:
    """Add to ``found`` the "He" and "She" of whom a sentence tells a post or a body.

    They are added by the ``id`` of the person they stand for; ``spoken`` are the sources of the article, in text order.
    """
    stream, units = pronouns.stream, [source.unit for source in spoken]
    flags, words, places = stream.flags, stream.words, pronouns.subjects.places
    for word in ("He", "She", "he", "she"):
        for at in places(word.lower()):
            if words[at] != word or (at + 1 < len(flags) and flags[at + 1] & CUE):
                # "She said", as mostly
                continue
            if word.islower() and not _opens(stream, at):
                continue
            if next(told_by(stream, at), None) is None:
                continue
            end = bisect_left(units, at)
            who = pronouns.person(at, GENDERS[word.lower()], spoken[max(0, end - SPOKEN) : end])
            if isinstance(who, Known):
                mention = Mention(at, at + 1, "pronoun", Phrase(at, at + 1, at))
                found.setdefault(id(who), []).append(mention)


def _opens(stream: Stream, at: int) -> bool:
    """Say whether the pronoun at ``at`` is the subject of its sentence behind what opens it: "At 34, | she |"."""
    if not at or not stream.flags[at - 1] & (COMMA | CALENDAR):
        return False
    start = max(0, at - _OPENING)
    return start == 0 or stream.has(END | QUOTE, start, at - 1)
