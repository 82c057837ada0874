"""Whom a pronoun stands for: the person or body that the article speaks of just then."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import msgspec

from builder.annotation.coreference.descriptions.described import Described
from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.focus import Focus
from builder.annotation.coreference.names.name import Name, NameKind
from builder.annotation.lexicon import (
    FIRST_NAME,
    PLACE,
    PREPOSITION,
    QUOTE,
    TITLE,
)  # fmt: skip

BODIES = frozenset(("it", "its", "itself", "which"))
PLURALS = frozenset(("they", "their", "them"))

NAMED = 2.0
"""How much less likely somebody is to say words in which the own name stands."""
GOING_ON = 1.0
"""How much likelier the speaker before goes on where the words are about another "he" or "she"."""
SURE_GENDER = 0.5
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


_PEOPLE = ("person", "unknown")
_ITS = 40
"""How many units before "its" a name may stand that only this word tells to be a body's."""


class Pronouns:
    """Finds whom the pronouns of one article stand for."""

    def __init__(self, introductions: Introductions, shape: str) -> None:
        self.introductions = introductions
        self.people = introductions.people
        self.stream = introductions.stream
        self.focus = Focus(self.people, shape)

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
        end = bisect_left(self.focus.firsts, at)
        names = self.people.names
        for position in range(end - 1, max(-1, end - REACH), -1):
            name, known = names[position]
            if known.kind not in _PEOPLE or not self._may_be(known, name.lead, at, gender, described):
                continue
            score = self.focus.nearness(name.first, at, paragraph)
            if score + 2.5 < best_score:
                break
            score += self.focus.subject(position) + self._weight(known, gender) - self._named(known, said)
            if score > best_score:
                best, best_score = known, score
        if best is None and end < len(names) and not (described and at > self.introductions.opening):
            best = next((known for _, known in names[end : end + 6] if self._fits(known, gender)), None)
        if isinstance(best, Known) and best.kind == "person" and best.gender is None and gender:
            best.gender = gender
        return best

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
                self.focus.nearness(name.first, at, paragraph)
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
        if who.kind not in _PEOPLE:
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
        by = unit > 0 and self.stream.lows[unit - 1] == "by"
        return not ((described or by) and self.focus.same_sentence(unit, at))

    def _weight(self, who: Known | Described, gender: str | None) -> float:
        """Weigh how much the article is about somebody, and whether the gender is known to be right."""
        if isinstance(who, Described):
            return -0.8
        weight = min(len(who.names), 10) * 0.04
        if gender is not None and who.gender == gender:
            weight += SURE_GENDER
        return weight - (6.0 if who.kind == "unknown" and who.gender is None else 0.0)
