"""Pronouns of which a sentence tells who somebody is: "Moen came late. | She | teaches at Bolt College"."""

from __future__ import annotations

from builder.annotation.affiliations.statements import told_by
from builder.annotation.coreference.descriptions.described import GENDERS
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.mentions import Mention
from builder.annotation.coreference.pronouns import Pronouns, Spoken
from builder.annotation.lexicon import CUE
from builder.annotation.sentence.phrases import Phrase


def add_predicated(pronouns: Pronouns, spoken: list[Spoken], found: dict[int, list[Mention]]) -> None:
    """Add to ``found`` the "He" and "She" of whom a sentence tells a post or a body.

    They are added by the ``id`` of the person they stand for; ``spoken`` are the sources of the article, in text order.
    """
    stream = pronouns.stream
    for word in ("He", "She"):
        at = -1
        for _ in range(stream.words.count(word) if word in stream.vocabulary else 0):
            at = stream.words.index(word, at + 1)
            if at + 1 < len(stream.flags) and stream.flags[at + 1] & CUE:
                # "She said", as mostly
                continue
            if next(told_by(stream, at), None) is None:
                continue
            before = [source for source in spoken if source.unit < at]
            who = pronouns.person(at, GENDERS[word.lower()], before)
            if isinstance(who, Known):
                mention = Mention(at, at + 1, "pronoun", Phrase(at, at + 1, at))
                found.setdefault(id(who), []).append(mention)
