"""Who is who: the sources of an article's quotations, joined to the people and bodies that it names."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from builder.annotation.coreference.descriptions.bodies import DescribedBodies
from builder.annotation.coreference.descriptions.callbacks import called_back
from builder.annotation.coreference.descriptions.described import (
    ARTICLES,
    DEFINITE,
    GENDERS,
    INDEFINITE,
    Described,
    describe,
    is_nameless,
)
from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.coreference.descriptions.people import DescribedPeople
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.entities.people import People
from builder.annotation.coreference.mentions import Mention, mention_of
from builder.annotation.coreference.names.finding import find_names, shape_of
from builder.annotation.coreference.names.name import Name
from builder.annotation.coreference.names.titles import is_role
from builder.annotation.coreference.pronouns import BODIES, PLURALS, Pronouns, Spoken
from builder.annotation.coreference.referents import Referent, referent_of
from builder.annotation.lexicon import CUE_NOUN, DOCUMENT, POSSESSIVE_MARK
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream
from builder.schema import Span


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
        self.described_people = DescribedPeople(introductions)
        self.described_bodies = DescribedBodies(self.people)
        self.pronouns = Pronouns(introductions, shape)
        self.spoken: list[Spoken] = []
        self.described: list[Described] = []

    def resolve(self, sources: Sequence[Phrase | None]) -> tuple[list[Referent], list[Chosen | None]]:
        """Join source phrases, in text order (None where a quotation has none), to referents.

        Returns the referents and, for each source, which of them it is and where it is mentioned.
        """
        numbers: dict[int, int] = {}
        whos: list[Known | Described] = []
        mentions: list[list[Mention]] = []
        chosen: list[Chosen | None] = []
        seen: dict[Phrase, Chosen] = {}
        for phrase in sources:
            choice = None if phrase is None else seen.get(phrase)
            if phrase is None or choice is not None:
                chosen.append(choice)
                continue
            mention = mention_of(self.stream, phrase, self.people.of_unit)
            who = self.who(mention)
            number = numbers.get(id(who))
            if number is None:
                number = numbers[id(who)] = len(whos)
                whos.append(who)
                mentions.append([])
            mentions[number].append(mention)
            choice = seen[phrase] = Chosen(number, mention)
            chosen.append(choice)
            self.spoken.append(Spoken(mention.first, who))
        later = called_back(self.described_people, self.pronouns)
        return [
            referent_of(self.stream, who, own + later.get(id(who), []))
            for who, own in zip(whos, mentions, strict=True)
        ], chosen

    def who(self, mention: Mention) -> Known | Described:
        """Return who ``mention`` stands for."""
        phrase = mention.phrase
        found: Known | Described | None
        if mention.kind == "name":
            named = self.people.of_unit[mention.first][1]
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
            found = self._description(phrase)
        return found or self._new(describe(self.stream, phrase))

    def owner(self, at: int) -> Span | None:
        """Return the name of whom the possessive at ``at`` stands for: "his spokesman", "its chairman".

        For another word, such as "spokesman", the name of the body that the article speaks of there.
        """
        word = self.stream.lows[at]
        who: Known | Described | None
        if word not in GENDERS and word not in BODIES:
            who = self.pronouns.named_body(at, self.described_bodies.is_outlet)
            chief = self.stream.lows[at : at + 2] == ["chief", "executive"] or word == "ceo"
            if who is None and (chief or word in ("company", "firm")):
                # "Brask Oil shut. The company's head, Ida Moen, said", "said chief executive Ida Moen"
                name = self.pronouns.unsure_body(at)
                return None if name is None else self.stream.span(name.first, name.last)
        else:
            before = [spoken for spoken in self.spoken if spoken.unit < at]
            gender = GENDERS.get(word)
            who = (
                self.pronouns.body(at, before) if gender is None else self.pronouns.person(at, gender, before)
            )
        if who is None and word == "its":
            name = self.pronouns.unsure_body(at)
            return None if name is None else self.stream.span(name.first, name.last)
        return self.stream.span(who.first, who.last) if isinstance(who, Known) else None

    def _new(self, new: Described) -> Described:
        self.described.append(new)
        return new

    def _pronoun(self, at: int) -> Known | Described | None:
        word = self.stream.lows[at]
        if word in GENDERS:
            return self.pronouns.person(at, GENDERS[word], self.spoken)
        if word in BODIES:
            return self.pronouns.body(at, self.spoken)
        if word in PLURALS:
            return self.pronouns.several(at, self.spoken)
        if word in ("i", "my") and self.author:
            return self._once(Described(self.author, "person", "author"))
        if word in ("we", "our"):
            return self._once(Described(self.stream.words[at], "group", "we"))
        return None

    def _description(self, phrase: Phrase) -> Known | Described | None:
        stream = self.stream
        opener = stream.lows[phrase.first]
        if stream.flags[phrase.head] & (DOCUMENT | CUE_NOUN) and not is_role(
            stream.lows[phrase.head], stream.lexicon
        ):
            owner = self._owner(phrase)
            if owner is None and opener == "the" and phrase.last - phrase.first == 2:
                owner = self._issuer(phrase)
            if owner is not None:
                return owner
        new = describe(stream, phrase)
        known: Known | Described | None = None
        if new.kind == "unnamed":
            known = self._person(phrase, new)
        elif new.kind == "organization":
            known = self.described_bodies.body(phrase, new) or self._body(phrase, new)
        if known is None and opener in DEFINITE:
            known = self._again(new)
        return known or self._new(new)

    def _person(self, phrase: Phrase, new: Described) -> Known | Described | None:
        """Return whom "the Selwick senator" stands for: who is introduced so, or else who is spoken of."""
        known = self.described_people.person(phrase, new)
        if known is not None and self.described_people.says_all(known, new):
            return known
        definite = self.stream.lows[phrase.first] in DEFINITE
        old = self._again(new) if definite else None
        anybody = new.head in self.stream.lexicon.referring["anybody"]
        if old is not None and (anybody or is_nameless(self.stream, new.head) or old.words & INDEFINITE):
            return old
        if self.described_people.may_be_known(phrase, new):
            if anybody and self.described_people.met(phrase):
                return None
            found = self.pronouns.person(phrase.first, new.gender, self.spoken, described=True)
            if (
                isinstance(found, Known)
                and found.kind == "person"
                and self.described_people.can_be(found, new)
                and (known is None or self.described_people.fits_better(found, known, phrase, new))
            ):
                return found
        return known or old

    def _body(self, phrase: Phrase, new: Described) -> Known | Described | None:
        if not self.described_bodies.may_be_named(phrase, new):
            return None

        def is_other(name: Name) -> bool:
            return self.described_bodies.is_outlet(name) or self.described_bodies.is_other(name, new.head)

        return (
            self.pronouns.named_body(phrase.first, is_other, -1.0)
            or self._again(new)
            or self.pronouns.named_body(phrase.first, is_other)
        )

    def _owner(self, phrase: Phrase) -> Known | Described | None:
        """Return whose words "his response" or "Moen's statement" are."""
        opener = self.stream.lows[phrase.first]
        if opener in GENDERS:
            return self.pronouns.person(phrase.first, GENDERS[opener], self.spoken)
        for at in range(phrase.first + 1, phrase.head):
            if self.stream.flags[at] & POSSESSIVE_MARK:
                pair = self.people.of_unit.get(at - 1)
                return pair[1] if pair is not None and pair[1].kind == "person" else None
        return None

    def _issuer(self, phrase: Phrase) -> Known | Described | None:
        """Return whose "the statement" is: who was quoted last, if from a statement."""
        if not self.spoken:
            return None
        unit, who = self.spoken[-1].unit, self.spoken[-1].who
        lows = self.stream.lows
        near = range(max(0, unit - 30), phrase.first)
        if phrase.first - unit < 80 and any(lows[at] == lows[phrase.head] for at in near):
            return who
        return None

    def _once(self, new: Described) -> Described:
        return self._again(new) or self._new(new)

    def _again(self, new: Described) -> Described | None:
        """Return who was described by the same words, or more of them, before."""
        content = new.words - ARTICLES - {new.head}
        for old in reversed(self.described):
            if old.head == new.head and old.kind == new.kind and content <= old.words:
                return old
        return None
