"""Whom a pronoun stands for: the person or body that the article speaks of just then."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import msgspec

from builder.annotation.coreference.descriptions.described import INDEFINITE, Described, is_nameless, is_person
from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.focus import Focus
from builder.annotation.coreference.names.name import Name, NameKind
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    COMMA,
    CUE,
    DETERMINER,
    ED,
    FIRST_NAME,
    INITIAL,
    LOWER,
    PARTICLE,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    ROLE,
    TITLE,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import Phrase

BODIES = frozenset(("it", "its", "itself", "which"))
PLURALS = frozenset(("they", "their", "them"))

NAMED = 2.0
"""How much less likely somebody is to say words in which the own name stands."""
GOING_ON = 1.0
"""How much likelier the speaker before goes on where the words are about another "he" or "she"."""
SURE_GENDER = 0.5
UNNAMED = 2.0
"""How much less likely a pronoun stands for a source without a name."""
GUESSED = 1.5
"""How much less likely it stands for a name that only what it says tells to be a person's."""
KIN = 1.5
"""How much less likely a description stands for somebody's kin than for whoever else is named there."""
STILL = 1.0
"""How much likelier than what is named at the same place is whom the same pronoun stands for just before."""
MET = 0.8
"""Likewise whom a sentence introduces without a name: "A clerk shrugged"."""
_CHAIN = 8
"""How many of the same pronouns in a row are gone back."""
_NEAR = 60
"""How many units before a pronoun the same pronoun is looked for."""
_BESIDE = 8
"""How many units lie at most between a pronoun and the words between marks that it is said to have said."""
_LONGEST = 600
"""How many characters of such words are looked at."""
REACH = 40
"""How many names before a pronoun are looked at."""


class Spoken(msgspec.Struct, frozen=True, gc=False):
    """A source that is resolved: the unit where it stands and who it is."""

    unit: int
    who: Known | Described


_OTHERS = {"m": re.compile(r"\b(?:[Hh]e|[Hh]im|[Hh]is)\b"), "f": re.compile(r"\b(?:[Ss]he|[Hh]ers?)\b")}


_ITS = 40
"""How many units before "its" a name may stand that only this word tells to be a body's."""


class Pronouns:
    """Finds whom the pronouns of one article stand for."""

    def __init__(self, introductions: Introductions, shape: str) -> None:
        self.introductions = introductions
        self.people = introductions.people
        self.stream = introductions.stream
        self.focus = Focus(self.people, shape)
        self.meet: Callable[[Phrase], Known | Described | None] | None = None
        self._stands: dict[int, Known | Described | None] = {}

    def person(
        self, at: int, gender: str | None, spoken: list[Spoken], *, described: bool = False
    ) -> Known | Described | None:
        """Return the person of ``gender`` that the unit ``at`` speaks of, given the sources resolved so far.

        A description (``described``) stands for nobody who is named before it in its own sentence.
        """
        said = self._said(at)
        best: Known | Described | None = None
        best_score = -100.0
        paragraph = self.focus.paragraph(at)
        if gender is not None and not described:
            best, best_score = self._pronoun_before(at, gender, spoken, paragraph)
            best_score -= self._named(best, said) if best is not None else 0.0
        # Who is named in somebody's words, or called "he" or "she" there, has hardly said them.
        going_on = GOING_ON if gender is not None and said and _OTHERS[gender].search(said) else 0.0
        for position in range(len(spoken) - 1, max(-1, len(spoken) - 9), -1):
            unit, who = spoken[position].unit, spoken[position].who
            if unit >= at or not self._may_be(who, unit, at, gender, described):
                continue
            score = self.focus.nearness(unit, at, paragraph) + 1.5 + going_on
            score += self._weight(who, gender) - self._named(who, said)
            going_on = 0.0
            if score > best_score:
                best, best_score = who, score
        if gender is not None and not described and self.meet is not None:
            phrase = self._met(at, gender, paragraph)
            if phrase is not None:
                score = self.focus.nearness(phrase.first, at, paragraph) + MET
                who = self.meet(phrase) if score > best_score else None
                if who is not None and self._fits(who, gender):
                    best, best_score = who, score
        end = bisect_left(self.focus.firsts, at)
        names = self.people.names
        for position in range(end - 1, max(-1, end - REACH), -1):
            name, known = names[position]
            if not self._may_be(known, name.lead, at, gender, described):
                continue
            score = self.focus.nearness(name.first, at, paragraph)
            if score + 2.5 < best_score:
                break
            score += self.focus.subject(position) + self._weight(known, gender) - self._named(known, said)
            if described and self._is_kin(name):
                score -= KIN
            if score > best_score:
                best, best_score = known, score
        if best is None and end < len(names) and not (described and at > self.introductions.opening):
            best = next((known for _, known in names[end : end + 6] if self._fits(known, gender)), None)
        if isinstance(best, Known) and best.kind == "person" and best.gender is None and gender:
            best.gender = gender
        return best

    def _pronoun_before(
        self, at: int, gender: str, spoken: list[Spoken], paragraph: int
    ) -> tuple[Known | Described | None, float]:
        """Return whom the "he" or "she" just before stands for, and how near it is: who is spoken of stays so."""
        unit = self._pronoun_at(at, gender)
        if unit is None:
            return None, -100.0
        if unit not in self._stands:
            chain: list[int] = []
            before: int | None = unit
            while before is not None and before not in self._stands:
                chain.append(before)
                before = self._pronoun_at(before, gender) if len(chain) < _CHAIN else None
            for earlier in chain:
                self._stands[earlier] = None
            if before is None and (further := self._pronoun_at(chain[-1], gender)) is not None:
                self._stands.setdefault(further, None)
            for earlier in reversed(chain):
                self._stands[earlier] = self.person(earlier, gender, spoken)
        who = self._stands[unit]
        if who is None:
            return None, -100.0
        return who, self.focus.nearness(unit, at, paragraph) + STILL + self._weight(who, gender)

    def _pronoun_at(self, end: int, gender: str) -> int | None:
        """Return the last "he" or "she" before the unit ``end``, not far from it."""
        word = "he" if gender == "m" else "she"
        before = self.stream.lows[max(0, end - _NEAR) : end]
        before.reverse()
        return end - 1 - before.index(word) if word in before else None

    def _met(self, at: int, gender: str, paragraph: int) -> Phrase | None:
        """Return the description that is the subject of a sentence just before "he" or "she": "A clerk shrugged"."""
        stream = self.stream
        first = self.focus.starts[paragraph - 1]
        start = at
        for _ in range(3):
            end = start
            start = self.focus.shape.rfind(".", first, end)
            phrase = self._subject(start + 1 if start >= 0 else first, min(at, end + 1), gender)
            if phrase is not None:
                return phrase
            if start < 0:
                break
        return None

    def _subject(self, opener: int, end: int, gender: str) -> Phrase | None:
        """Return the description of a person of ``gender`` that is the subject of the sentence from ``opener`` on."""
        stream = self.stream
        flags, lows = stream.flags, stream.lows
        if lows[opener].endswith(("ed", "ing")):
            # "Asked about it, the clerk shrugged"
            comma = self.focus.shape.find(",", opener, end)
            opener = comma + 1 if comma >= 0 else opener
        if lows[opener] not in INDEFINITE and lows[opener] != "the":
            return None
        phrase = phrase_from(stream, opener, end)
        if (
            phrase is None
            or phrase.last >= end
            or phrase.head in self.people.of_unit
            or not flags[phrase.last] & (VERB | AUXILIARY | ED | CUE | COMMA | ADVERB)
            or not is_person(stream, phrase.head, lows[phrase.head])
            or (lows[opener] == "the" and is_nameless(stream, lows[phrase.head]))
        ):
            return None
        return phrase if stream.lexicon.gender.get(lows[phrase.head], gender) == gender else None

    def _named(self, who: Known | Described, said: str) -> float:
        """Return how much less likely the words ``said`` make somebody their speaker."""
        return NAMED if said and isinstance(who, Known) and self.stream.words[who.last - 1] in said else 0.0

    def _said(self, at: int) -> str:
        """Return the words between marks beside the unit ``at``, or nothing."""
        flags = self.stream.flags
        for unit in (
            *range(at - 1, max(-1, at - _BESIDE), -1),
            *range(at + 1, min(len(flags), at + _BESIDE)),
        ):
            if flags[unit] & QUOTE:
                start = self.stream.starts[unit]
                return self.stream.text[start : min(self.stream.ends[unit], start + _LONGEST)]
        return ""

    def relative(self, at: int, reach: int) -> Known | None:
        """Return who is named at most ``reach`` units before the relative pronoun at the unit ``at``."""
        position = bisect_left(self.focus.firsts, at) - 1
        if position < 0:
            return None
        name, known = self.people.names[position]
        return known if at - name.last <= reach and self.focus.same_sentence(name.first, at) else None

    def body(self, at: int, spoken: list[Spoken]) -> Known | Described | None:
        """Return the organization, document or publication that "it" at the unit ``at`` stands for."""
        for before in reversed(spoken[-4:]):
            if before.unit < at and before.who.kind == "organization":
                return before.who
        return (
            self.named_body(at, lambda _: False, -1.0)
            or self.named_body(at, lambda _: False, -1.5, ("unknown",))
            or self.named_body(at, lambda _: False)
        )

    def named_body(
        self,
        at: int,
        is_outlet: Callable[[Name], bool],
        least: float = -4.0,
        kinds: tuple[NameKind, ...] = ("organization",),
    ) -> Known | None:
        """Return the body, no news outlet, that the article speaks of at the unit ``at``.

        ``least`` is how little it may be in focus, from about 2 for the subject of the sentence downwards.
        """
        best: Known | None = None
        best_score = least
        paragraph = self.focus.paragraph(at)
        end = bisect_left(self.focus.firsts, at)
        for position in range(end - 1, max(-1, end - 16), -1):
            name, known = self.people.names[position]
            if known.kind not in kinds or is_outlet(name):
                continue
            score = (
                self.focus.nearness(name.first, at, paragraph, within=False)
                + self.focus.subject(position)
                + min(len(known.names), 10) * 0.08
            )
            if score > best_score:
                best, best_score = known, score
        return best

    def unsure_body(self, at: int) -> Name | None:
        """Return the name before the possessive "its" at ``at`` that nothing but this word tells to be a body's.

        "Seaholm Marine lost. Its chairman, Ida Moen, said": no person has an "its".
        """
        flags = self.stream.flags
        end = bisect_left(self.focus.firsts, at)
        for position in range(end - 1, max(-1, end - 5), -1):
            name = self.people.names[position][0]
            if at - name.first > _ITS or self.focus.shape.count(".", name.first, at) > 2:
                return None
            placed = name.lead > 0 and flags[name.lead - 1] & PREPOSITION
            if name.kind == "unknown" and not placed and not flags[name.first] & (FIRST_NAME | TITLE | PLACE):
                return name
        return None

    def several(self, at: int, spoken: list[Spoken]) -> Known | Described | None:
        """Return the group, or else the body, that "they" at the unit ``at`` stands for."""
        for kinds in (("group",), ("organization",)):
            for before in reversed(spoken[-4:]):
                if before.unit < at and before.who.kind in kinds:
                    return before.who
        return None

    def _fits(self, who: Known | Described, gender: str | None) -> bool:
        if isinstance(who, Described):
            return who.kind == "unnamed" and (who.gender is None or gender is None or who.gender == gender)
        if who.kind not in ("person", "unknown"):
            return False
        if gender is None:
            return True
        known = who.gender or self.introductions.gender(who)
        return known is None or known == gender

    def _may_be(
        self, who: Known | Described, unit: int, at: int, gender: str | None, described: bool
    ) -> bool:
        """Say whether who is mentioned at ``unit`` can be meant at ``at``: not "Asked by Moen, she"."""
        if not self._fits(who, gender):
            return False
        return not (described or self._is_agent(unit)) or not self.focus.same_sentence(unit, at)

    def _is_agent(self, unit: int) -> bool:
        """Say whether the mention at ``unit`` is who did what a passive tells: "asked by the host Ida Moen"."""
        flags, lows = self.stream.flags, self.stream.lows
        at = unit - 1
        while at > 0 and unit - at < 4 and flags[at] & LOWER and flags[at] & (ROLE | DETERMINER):
            at -= 1
        return at >= 0 and lows[at] == "by"

    def _weight(self, who: Known | Described, gender: str | None) -> float:
        """Weigh how much the article is about somebody, and whether the gender is known to be right."""
        if isinstance(who, Described):
            return -UNNAMED
        weight = min(len(who.names), 10) * 0.08
        if gender is not None and who.gender == gender:
            weight += SURE_GENDER
        if who.kind == "unknown" and who.gender is None:
            weight -= 6.0
        elif len(who.words) > 1 and self._is_guessed(who):
            weight -= GUESSED
        return weight

    def _is_kin(self, name: Name) -> bool:
        """Say whether a name is given only with somebody else: "her mother, Ida"."""
        flags, at = self.stream.flags, name.lead - 1
        at -= at > 0 and bool(flags[at] & COMMA)
        return (
            at > 0
            and self.stream.lexicon.roles.get((self.stream.lows[at],), ("",))[0] == "person"
            and bool(flags[at - 1] & (POSSESSIVE | POSSESSIVE_MARK))
        )

    def _is_guessed(self, who: Known) -> bool:
        """Say whether nothing but what is said of somebody tells that it is a person: "Polar Watch said"."""
        name = who.names[0]
        return (
            not self.stream.has(FIRST_NAME | INITIAL | PARTICLE, who.first, who.last)
            and name.lead == name.first
            and not any(other.last - other.first == 1 for other in who.names)
            and not self.focus.is_introduced(name)
        )
