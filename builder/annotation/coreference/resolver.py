"""Who is who: the sources of an article's quotations, joined to the people and bodies that it names."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from builder.annotation.coreference.definites import called_back
from builder.annotation.coreference.describing import (
    ARTICLES,
    DEFINITE,
    GENDERS,
    INDEFINITE,
    Described,
    describe,
)
from builder.annotation.coreference.descriptions import Descriptions
from builder.annotation.coreference.entities import Known, People
from builder.annotation.coreference.mentions import Mention, mention_of
from builder.annotation.coreference.names import Name, find_names, shape_of
from builder.annotation.coreference.naming import is_role
from builder.annotation.coreference.pronouns import BODIES, PLURALS, Pronouns, Spoken
from builder.annotation.lexicon import CAPITAL, CUE_NOUN, DOCUMENT, FIRST_NAME, PLACE, POSSESSIVE_MARK
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream
from builder.schema import Span, SpeakerKind


class Referent(msgspec.Struct):
    """Somebody or something that is quoted: the fullest name, the kind, and every mention in text order."""

    name: str
    kind: SpeakerKind
    mentions: list[Mention]


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
        self.descriptions = Descriptions(self.people)
        self.pronouns = Pronouns(self.people, self.descriptions, shape)
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
        later = called_back(self.descriptions, self.pronouns)
        return [
            self._referent(who, own + later.get(id(who), [])) for who, own in zip(whos, mentions, strict=True)
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
            who = self.pronouns.named_body(at, self.descriptions.is_outlet)
            if who is None and word in ("company", "firm"):
                # "Brask Oil shut. The company's head, Ida Moen, said": nobody is a company.
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
            known = self.descriptions.body(phrase, new) or self._body(phrase, new)
        if known is None and opener in DEFINITE:
            known = self._again(new)
        return known or self._new(new)

    def _person(self, phrase: Phrase, new: Described) -> Known | Described | None:
        """Return whom "the Selwick senator" stands for: who is introduced so, or else who is spoken of."""
        known = self.descriptions.person(phrase, new)
        if known is not None and self.descriptions.says_all(known, new):
            return known
        definite = self.stream.lows[phrase.first] in DEFINITE
        old = self._again(new) if definite else None
        anybody = new.head in self.stream.lexicon.referring["anybody"]
        if old is not None and (anybody or self.descriptions.is_nameless(new.head) or old.words & INDEFINITE):
            return old
        if self.descriptions.may_be_known(phrase, new):
            if anybody and self.descriptions.met(phrase):
                return None
            found = self.pronouns.person(phrase.first, new.gender, self.spoken, described=True)
            if (
                isinstance(found, Known)
                and found.kind == "person"
                and self.descriptions.can_be(found, new)
                and (known is None or self.descriptions.fits_better(found, known, phrase, new))
            ):
                return found
        return known or old

    def _body(self, phrase: Phrase, new: Described) -> Known | Described | None:
        if not self.descriptions.may_be_named(phrase, new):
            return None

        def is_other(name: Name) -> bool:
            return self.descriptions.is_outlet(name) or self.descriptions.is_other(name, new.head)

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

    def _referent(self, who: Known | Described, own: list[Mention]) -> Referent:
        if isinstance(who, Described):
            return Referent(who.name, who.kind, _in_order([], own))
        kind: SpeakerKind = "organization" if who.kind in ("organization", "place") else "person"
        named = [
            Mention(name.first, name.last, "name", Phrase(name.lead, name.last, name.last - 1))
            for name in who.names
        ]
        return Referent(full_name(self.stream, who), kind, _in_order(named, own))


def full_name(stream: Stream, known: Known) -> str:
    """Return the fullest name that the article has, of a body with its place: "Norway's Foreign Ministry".

    A person whom the article's own words name by the surname alone may have the full name within a quotation.
    """
    name = " ".join(stream.string(known.first, known.last).split())
    if known.kind == "organization":
        for variant in known.names:
            owner = variant.first - 1
            if owner > 0 and stream.flags[owner] & POSSESSIVE_MARK and stream.flags[owner - 1] & PLACE:
                first = owner - 1
                while first > 0 and stream.flags[first - 1] & CAPITAL and stream.flags[first - 1] & PLACE:
                    first -= 1
                return " ".join(stream.string(first, variant.last).split())
    elif known.last - known.first == 1 and name[0].isupper():
        return _named_within(stream, name) or name
    return name


def _named_within(stream: Stream, surname: str) -> str | None:
    """Return the surname with the first name that it has somewhere in the text, within quotations too."""
    text = stream.text
    at = text.find(" " + surname)
    while at > 0:
        end = at + 1 + len(surname)
        words = text[max(0, at - 40) : at].split()
        if words and len(words[-1]) == 2 and words[-1][1] == ".":
            del words[-1]
        if words and not text[end : end + 1].isalnum():
            first = words[-1].lstrip("“‘\"'(")
            if first[:1].isupper() and stream.lexicon[first] & FIRST_NAME:
                return " ".join(text[text.rindex(first, 0, at) : end].split())
        at = text.find(" " + surname, end)
    return None


def _in_order(names: list[Mention], own: list[Mention]) -> list[Mention]:
    """Return the mentions in text order, without those that overlap a name."""
    found: dict[int, Mention] = {mention.first: mention for mention in names}
    taken = {at for mention in names for at in range(mention.first, mention.last)}
    for mention in own:
        if mention.kind == "name":
            found[mention.first] = mention
        elif not any(at in taken for at in range(mention.first, mention.last)):
            taken.update(range(mention.first, mention.last))
            found[mention.first] = mention
    return [found[first] for first in sorted(found)]
