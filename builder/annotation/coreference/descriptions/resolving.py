"""Whom the descriptions of one article stand for: somebody named, or somebody who has no name in it."""

from __future__ import annotations

from builder.annotation.coreference.apposed_names import apposed_body
from builder.annotation.coreference.descriptions.bodies import DescribedBodies
from builder.annotation.coreference.descriptions.contradictions import contradicts
from builder.annotation.coreference.descriptions.described import (
    ARTICLES,
    DEFINITE,
    GENDERS,
    INDEFINITE,
    Described,
    describe,
    is_nameless,
    is_plural,
)
from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.coreference.descriptions.kin import Kin
from builder.annotation.coreference.descriptions.people import DescribedPeople
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.names.name import Name
from builder.annotation.coreference.names.titles import is_role
from builder.annotation.coreference.pronouns import Pronouns
from builder.annotation.coreference.referents import full_name
from builder.annotation.coreference.spoken import Spoken
from builder.annotation.lexicon import (
    CAPITAL,
    COMMA,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    ORGANIZATION,
    POSSESSIVE,
    POSSESSIVE_MARK,
    UPPER,
)  # fmt: skip
from builder.annotation.sentence.phrases import Phrase

_THROUGH = frozenset(("in", "through", "via", "by"))
"""Prepositions that tell by what words are given: "said in a written statement"."""
_OPENING = 400
"""How many units before a description the noun is looked for that tells of somebody who is named later on."""
_LEAD = 60
"""How many units of an article may stand before whoever is described in its opening and named behind it."""
_NAMED = 8
"""How many names are looked through for the first person's."""
_SOON = 70
"""How many units behind the description the name stands at most."""
_STATED = 80
"""How many units behind a quotation from a statement "the statement" may stand."""
_TOLD = 30
"""How many units before the source of that quotation the statement may be named."""


class Descriptions:
    """Finds whom the descriptions of one article stand for.

    ``spoken`` are the sources resolved so far, which whoever resolves them adds to.
    """

    def __init__(self, introductions: Introductions, pronouns: Pronouns, spoken: list[Spoken]) -> None:
        self.people = introductions.people
        self.stream = introductions.stream
        self.described_people = DescribedPeople(introductions)
        self.described_bodies = DescribedBodies(self.people)
        self.pronouns = pronouns
        self.spoken = spoken
        self.kin = Kin(introductions, lambda at, gender: pronouns.person(at, gender, spoken))
        self._described: list[Described] = []

    def who(self, phrase: Phrase) -> Known | Described:
        """Return whom the description stands for, somebody new where it goes back to nobody."""
        stream = self.stream
        if (
            phrase.first > 2
            and stream.flags[phrase.first - 1] & COMMA
            and stream.lows[phrase.first - 3] == "the"
            and not stream.flags[phrase.first] & (CAPITAL | DETERMINER | POSSESSIVE)
            and phrase.last - phrase.first > 1
            and stream.lows[phrase.first] not in INDEFINITE
            and not is_plural(stream, phrase)
        ):
            # "the bespectacled, | 71-year-old diplomat", but "it bought the bank, | senior analysts said"
            phrase = Phrase(phrase.first - 3, phrase.last, phrase.head)
        opener = stream.lows[phrase.first]
        if (
            stream.flags[phrase.head] & (DOCUMENT | CUE_NOUN)
            and not is_role(stream.lows[phrase.head], stream.lexicon)
            and not is_nameless(stream, stream.lows[phrase.head])
        ):
            owner = self._owner(phrase)
            if owner is None and opener == "the" and phrase.last - phrase.first == 2:
                owner = self._issuer(phrase)
            if owner is not None:
                return owner
        short = self.described_bodies.shortened(phrase)
        if short is not None:
            return short
        if stream.flags[phrase.head] & UPPER:
            post = self.described_people.by_initials(phrase.head)
            if post is not None:
                return post
        new = describe(stream, phrase)
        known: Known | Described | None = None
        body = apposed_body(stream, phrase, self.people.of_unit) if opener in DEFINITE else None
        if body is not None:
            return body[1]
        if new.kind == "unnamed":
            known = self._person(phrase, new)
        elif new.kind == "organization":
            known = (
                self._just_said(new)
                or self.described_bodies.apposed(phrase)
                or self.described_bodies.body(phrase, new)
                or self._body(phrase, new)
            )
            if known is None and opener in GENDERS and stream.flags[phrase.head] & ORGANIZATION:
                owner = self.pronouns.person(phrase.first, GENDERS[opener], self.spoken)
                if isinstance(owner, Known):
                    # "his campaign"
                    new.name = f"{full_name(stream, owner)}'s {new.name}"
        if known is None and opener in DEFINITE:
            known = self._again(new)
        return known or self.new(new)

    def met(self, phrase: Phrase) -> Known | Described | None:
        """Return whom a description stands for that is no source: "A clerk shrugged", "The mayor shrugged"."""
        if self.stream.lows[phrase.first] in INDEFINITE or is_plural(self.stream, phrase):
            return self.once(describe(self.stream, phrase))
        who = self.who(phrase)
        if isinstance(who, Known) or self._described[-1] is not who:
            return who
        # "The mayor's spokesman shrugged" tells of somebody new, "The spokesman shrugged" does not.
        owned = self.stream.has(POSSESSIVE_MARK, phrase.first, phrase.head)
        return who if owned and is_nameless(self.stream, who.head) else None

    def new(self, new: Described) -> Described:
        """Remember somebody without a name who is met for the first time, and return her or him."""
        self._described.append(new)
        return new

    def once(self, new: Described) -> Described:
        """Return who was described by the same words before, or else remember somebody new."""
        return self._again(new) or self.new(new)

    def _again(self, new: Described) -> Described | None:
        """Return who was described by the same words, or more of them, before."""
        content = new.words - ARTICLES - {new.head}
        for old in reversed(self._described):
            if old.head == new.head and old.kind == new.kind and content <= old.words:
                return old
        return None

    def _person(self, phrase: Phrase, new: Described) -> Known | Described | None:
        """Return whom "the Selwick senator" stands for: who is introduced so, or else who is spoken of."""
        known = self.kin.of(new.head, phrase.first) or self.described_people.person(phrase, new)
        if known is None and self.stream.lows[phrase.first] in ("a", "an"):
            return self._named_next(phrase, new)
        other = self.pronouns.told_of(phrase.last)
        if known is other or (known is not None and self._is_behind(known, phrase)):
            # "The mayor said | Moen was", "The mayor waved at the wife of Clerk | Moen"
            known = None
        later = known is not None and self._is_first(known, phrase, new)
        if known is not None and not later and self.described_people.says_all(known, new):
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
                and found is not other
                and found.kind == "person"
                and self.described_people.can_be(found, new)
                and not contradicts(self.described_people.introductions, found.number, phrase, placed=False)
                and (found.names[0].first < phrase.first or self.described_people.has_room(found.number))
                and not self._is_behind(found, phrase)
                and (known is None or later or self.described_people.fits_better(found, known, phrase, new))
            ):
                return found
        return known or old

    def _is_behind(self, known: Known, phrase: Phrase) -> bool:
        """Say whether somebody is named for the first time in the sentence of the description, behind it."""
        first = known.names[0].first
        return first > phrase.first and self.pronouns.focus.same_sentence(phrase.first, first)

    def _named_next(self, phrase: Phrase, new: Described) -> Known | None:
        """Return whom the opening describes before anybody is named: "A baker told the court. | Ida Moen, 51, said".

        The first person named, as the subject of a sentence soon after.
        """
        focus = self.pronouns.focus
        nameless = is_nameless(self.stream, new.head)
        if phrase.first > _LEAD or (nameless and new.head not in self.stream.lexicon.referring["telling"]):
            return None
        people = [n for n, (name, known) in enumerate(self.people.names[:_NAMED]) if known.kind == "person"]
        if not people:
            return None
        name, known = self.people.names[people[0]]
        fits = not new.gender or (self.pronouns.introductions.gender(known) or new.gender) == new.gender
        told = new.head in self.pronouns.introductions.words_of(known.number)
        if not (phrase.last < name.first < phrase.last + _SOON) or not fits or focus.subject(people[0]) < 1.0:
            return None
        if focus.same_sentence(phrase.first, name.first):
            return None
        return known if told or self.described_people.has_room(known.number) else None

    def _is_first(self, known: Known, phrase: Phrase, new: Described) -> bool:
        """Say whether neither the name of ``known`` nor the noun of the description stands before the phrase.

        A noun with a capital is a title, which says enough.
        """
        if self.stream.flags[phrase.head] & CAPITAL:
            return False
        return (
            known.names[0].first > phrase.first
            and new.head not in self.stream.lows[max(0, phrase.first - _OPENING) : phrase.first]
        )

    def _just_said(self, new: Described) -> Described | None:
        """Return the body without a name that spoke last, if the description calls it so: "the trade group"."""
        who = self.spoken[-1].who if self.spoken else None
        if not isinstance(who, Described) or who.head != new.head or who.kind != new.kind:
            return None
        return who if new.words - ARTICLES <= who.words else None

    def _body(self, phrase: Phrase, new: Described) -> Known | Described | None:
        if not self.described_bodies.may_be_named(phrase, new):
            return None

        def is_other(name: Name) -> bool:
            return self.described_bodies.is_outlet(name) or self.described_bodies.is_other(name, new.head)

        return (
            self.pronouns.bodies.named_body(phrase.first, is_other, -1.0)
            or self._again(new)
            or self.pronouns.bodies.named_body(phrase.first, is_other)
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
        near = range(max(1, unit - _TOLD), phrase.first)
        if phrase.first - unit < _STATED and any(
            lows[at] == lows[phrase.head] and not _THROUGH.isdisjoint(lows[max(0, at - 4) : at])
            for at in near
        ):
            return who
        return None
