"""Who is who: the sources of an article's quotations, joined to the people and bodies that it names."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakMethod

import msgspec

from builder.annotation.coreference.descriptions.callbacks import called_back
from builder.annotation.coreference.descriptions.described import GENDERS, Described, describe
from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.coreference.descriptions.resolving import Descriptions
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.entities.people import People
from builder.annotation.coreference.likelihood import PEOPLE
from builder.annotation.coreference.mentions import Mention, mention_of
from builder.annotation.coreference.names.finding import find_names, shape_of
from builder.annotation.coreference.names.name import Name
from builder.annotation.coreference.predicated import add_predicated
from builder.annotation.coreference.pronouns import BODIES, PLURALS, Pronouns
from builder.annotation.coreference.referents import Referent, referent_of
from builder.annotation.coreference.spoken import Spoken
from builder.annotation.lexicon import COMMA, UPPER
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream
from builder.schema import Span

_CALLED_SO = frozenset(("committee", "court", "ministry", "department", "council", "commission", "panel"))
"""Nouns that the names of such bodies have in them."""


class Chosen(msgspec.Struct, frozen=True, gc=False):
    """The number of a source's referent and the words that stand for it there."""

    referent: int
    mention: Mention


class Resolver:
    """Joins the sources of one article's quotations to the people and bodies that it names."""

    def __init__(self, stream: Stream, author: str | None) -> None:
        self.stream = stream
        self.author = author
        shape = shape_of(stream)
        self.people = People(stream, find_names(stream, shape))
        introductions = Introductions(self.people)
        self.spoken: list[Spoken] = []
        self.pronouns = Pronouns(introductions, shape)
        self.descriptions = Descriptions(introductions, self.pronouns, self.spoken)
        # Weakly, since descriptions hold pronouns: what an article needs is freed with it, not by a look for cycles.
        self.pronouns.meet = WeakMethod(self.descriptions.met)

    def resolve(self, sources: Sequence[Phrase | None]) -> tuple[list[Referent], list[Chosen | None]]:
        """Join source phrases, in text order (None where a quotation has none), to referents.

        Returns the referents and, for each source, which of them it is and where it is mentioned.
        """
        stream, of_unit, spoken = self.stream, self.people.of_unit, self.spoken
        numbers: dict[Known | Described, int] = {}
        mentions: list[list[Mention]] = []
        chosen: list[Chosen | None] = []
        seen: dict[Phrase, Chosen] = {}
        for phrase in sources:
            choice = None if phrase is None else seen.get(phrase)
            if phrase is None or choice is not None:
                chosen.append(choice)
                continue
            mention = mention_of(stream, phrase, of_unit)
            who = self.who(mention)
            number = numbers.get(who)
            if number is None:
                number = numbers[who] = len(mentions)
                mentions.append([])
            mentions[number].append(mention)
            choice = seen[phrase] = Chosen(number, mention)
            chosen.append(choice)
            spoken.append(Spoken(mention.first, who))
        later: dict[int, list[Mention]] = {}
        if any(isinstance(who, Known) and who.kind in PEOPLE for who in numbers):
            later = called_back(self.descriptions.described_people, self.pronouns)
            add_predicated(self.pronouns, spoken, later)
        return [
            referent_of(stream, who, own + later.get(id(who), []))
            for who, own in zip(numbers, mentions, strict=True)
        ], chosen

    def who(self, mention: Mention) -> Known | Described:
        """Return who ``mention`` stands for."""
        phrase = mention.phrase
        found: Known | Described | None
        if mention.kind == "name":
            named = self.people.of_unit[mention.first][1]
            if named.kind == "organization" and self.stream.flags[mention.first] & UPPER:
                post = self.descriptions.described_people.by_initials(mention.first)
                if post is not None:
                    return post
            if named.kind == "unknown" and len(named.words) > 1:
                named.kind = "person"
            return named
        if mention.kind == "relative":
            found = self.pronouns.relative(mention.first, 1)
            if found is not None and found.kind == "person":
                return found
            if phrase.antecedent is not None:
                return self.who(mention_of(self.stream, phrase.antecedent, self.people.of_unit))
            found = self.pronouns.relative(mention.first, 12)
        elif mention.kind == "pronoun":
            found = self._pronoun(mention.first)
        else:
            found = self.descriptions.who(phrase)
        return found or self.descriptions.new(describe(self.stream, phrase))

    def owner(self, at: int) -> Span | None:
        """Return the name of whom the possessive at ``at`` stands for: "his spokesman", "its chairman".

        For another word, such as "spokesman", the name of the body that the article speaks of there.
        """
        word = self.stream.lows[at]
        who: Known | Described | None
        if word not in GENDERS and word not in BODIES:
            executive = self.stream.lows[at : at + 2] == ["chief", "executive"] or word == "ceo"
            is_outlet = self.descriptions.described_bodies.is_outlet
            state = self.stream.lexicon.describing["state"]

            def is_other(name: Name) -> bool:
                lows = self.stream.lows
                if word in _CALLED_SO and word not in lows[name.first : name.last]:
                    # "the committee's head" is no port authority's.
                    return True
                # A government has no chief executive.
                return is_outlet(name) or (executive and lows[name.last - 1] in state)

            who = self.pronouns.bodies.named_body(at, is_other)
            if who is None and (executive or word in ("company", "firm")):
                # "Brask Oil shut. The company's head, Ida Moen, said", "said chief executive Ida Moen"
                name = self.pronouns.bodies.unsure_body(at)
                if name is not None:
                    return self.stream.span(name.first, name.last)
            if who is None and self._is_chief(at):
                who = self.pronouns.bodies.main_body(at, is_other)
        else:
            beside = self.people.of_unit.get(at - 2) if self.stream.flags[at - 1] & COMMA else None
            if beside is not None:
                # "said Ida Moen, | his lawyer": somebody else's
                at = beside[0].lead
            before = [spoken for spoken in self.spoken if spoken.unit < at]
            gender = GENDERS.get(word)
            who = (
                self.pronouns.bodies.it(at, before)
                if gender is None
                else self.pronouns.person(at, gender, before)
            )
            if (
                gender is None
                and isinstance(who, Described)
                and who.head in self.stream.lexicon.referring["body"]
            ):
                # "Brask Oil shut. The company said so. | Its | head"
                who = self.pronouns.bodies.it(at, [])
        if who is None and word == "its":
            name = self.pronouns.bodies.unsure_body(at)
            return None if name is None else self.stream.span(name.first, name.last)
        return self.stream.span(who.first, who.last) if isinstance(who, Known) else None

    def _is_chief(self, at: int) -> bool:
        """Say whether the role at ``at`` is one that companies have: "group chief financial officer"."""
        near = self.stream.lows[at : at + 4]
        officer = "chief" in near[:2] and ("executive" in near or "officer" in near)
        return officer or near[0] in ("ceo", "cfo", "coo") or "managing" in near[:2]

    def _pronoun(self, at: int) -> Known | Described | None:
        word = self.stream.lows[at]
        if word in GENDERS:
            return self.pronouns.source(at, GENDERS[word], self.spoken)
        if word in BODIES:
            return self.pronouns.bodies.it(at, self.spoken)
        if word in PLURALS:
            return self.pronouns.several(at, self.spoken)
        if word in ("i", "my") and self.author:
            return self.descriptions.once(Described(self.author, "person", "author"))
        if word in ("we", "our"):
            return self.descriptions.once(Described(self.stream.words[at], "group", "we"))
        return None
