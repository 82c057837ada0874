"""Whom a pronoun stands for: the person or body that the article speaks of just then."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from weakref import WeakMethod

import msgspec

from builder.annotation.coreference.descriptions.described import Described
from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.coreference.earlier_subjects import CHAIN, SENTENCES, Subjects
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.focus import Focus
from builder.annotation.coreference.likelihood import KIN, NO_SUBJECT, PEOPLE, Likelihood
from builder.annotation.coreference.names.name import Name, NameKind
from builder.annotation.lexicon import (
    CAPITAL,
    CUE,
    FIRST_NAME,
    PLACE,
    PREPOSITION,
    SUBORDINATOR,
    TITLE,
)
from builder.annotation.parse.main_clauses import subject_behind
from builder.annotation.parse.syntax import Syntax
from builder.annotation.sentence.phrases import Phrase

BODIES = frozenset(("it", "its", "itself", "which"))
PLURALS = frozenset(("they", "their", "them"))

NOBODY = -100.0
"""The weight of nobody, less than anybody's."""
STILL = 1.0
"""How much likelier than what is named at the same place is whom the same pronoun stands for just before."""
MET = 1.5
"""Likewise whom a sentence introduces without a name: "A clerk shrugged"."""
JUST_MET = 1.7
"""The weight of somebody so introduced in the sentence just before."""
REACH = 40
"""How many names before a pronoun are looked at."""
MORE = 1.5
"""How much likelier whoever spoke last goes on where something is added: "he added"."""
_MORE = frozenset(
    ("added", "adds", "continued", "continues", "concluded", "concludes", "went", "further", "also")
)
SPOKEN = 8
"""How many sources before a pronoun are looked at."""
_FIRST = 40
"""How many names of an article's opening are looked at for the body that it is about."""
_ITS = 40
"""How many units before "its" a name may stand that only this word tells to be a body's."""


_TOLD = CAPITAL | PREPOSITION | SUBORDINATOR
"""What stands behind a verb that is about somebody named there: "told Ida Moen", "said of Moen", "said that Moen"."""


class Spoken(msgspec.Struct, frozen=True, gc=False):
    """A source that is resolved: the unit where it stands and who it is."""

    unit: int
    who: Known | Described


class Pronouns:
    """Finds whom the pronouns of one article stand for."""

    def __init__(self, introductions: Introductions, shape: str) -> None:
        self.introductions = introductions
        self.people = introductions.people
        self.stream = introductions.stream
        self.focus = Focus(self.people, shape)
        self.likelihood = Likelihood(introductions, self.focus)
        self.subjects = Subjects(self.focus, self.people.of_unit)
        self.meet: WeakMethod[Callable[[Phrase], Known | Described | None]] | None = None
        self._stands: dict[int, Known | Described | None] = {}

    def source(self, at: int, gender: str, spoken: list[Spoken]) -> Known | Described | None:
        """Return the person that the pronoun at ``at`` stands for, as `person` does, and keep it for those behind."""
        who = self.person(at, gender, spoken)
        self._stands.setdefault(at, who)
        return who

    def person(
        self,
        at: int,
        gender: str | None,
        spoken: list[Spoken],
        *,
        described: bool = False,
        reported: str = "",
    ) -> Known | Described | None:
        """Return the person of ``gender`` that the unit ``at`` speaks of, given the sources resolved so far.

        A description (``described``) stands for nobody who is named before it in its own sentence. ``reported`` are
        words that the pronoun reports without marks, in which somebody likely is named.
        """
        likely = self.likelihood
        if self.stream.syntax is not None and gender is not None and not described:
            behind = self._subject_behind(self.stream.syntax, at, gender)
            if behind is not None:
                return behind
        said = likely.said(at)
        # Most verbs are about nobody who is named: "he said."
        about = self.stream.flags[at + 2 : at + 3]
        other = self.told_of(at + 1) if about and about[0] & _TOLD and not described else None
        best: Known | Described | None = None
        best_score = NOBODY
        paragraph = self.focus.paragraph(at)
        going_on = likely.going_on(gender, said)
        said += reported
        if gender is not None and not described:
            best, best_score = self._pronoun_before(at, gender, spoken, paragraph)
            if best is other:
                best, best_score = None, NOBODY
            if best is not None and said:
                best_score -= likely.named(best, said)
        if gender is not None and at + 1 < len(self.stream.lows) and self.stream.lows[at + 1] in _MORE:
            going_on += MORE
        weighed: dict[Known | Described, int] = {} if other is None else {other: at}
        for source in spoken[: -SPOKEN - 1 : -1]:
            unit, who = source.unit, source.who
            if (
                unit >= at
                # The same one farther back is no likelier.
                or unit <= weighed.get(who, -1)
            ):
                continue
            if not likely.fits(who, gender):
                weighed[who] = at
                continue
            if not likely.may_stand(unit, at, described):
                continue
            score = self.focus.nearness(unit, at, paragraph, within=not described) + 1.5 + going_on
            weight = likely.weight(who, gender) - (likely.named(who, said) if said else 0.0)
            if likely.is_object(unit):
                score += weight - NO_SUBJECT
            else:
                score += weight
                weighed[who] = unit
            going_on = 0.0
            if score > best_score:
                best, best_score = who, score
        # A description so near would weigh as much at most.
        if gender is not None and not described and self.meet is not None and best_score < JUST_MET:
            most = SENTENCES if best_score < MET else 2
            phrase = self.subjects.described(at, gender, paragraph, most)
            if phrase is not None:
                near = self.focus.nearness(phrase.first, at, paragraph)
                score = JUST_MET if -1.0 < near < 0.0 else near + MET
                met = self._met(phrase) if score > best_score else None
                if met is not None and likely.fits(met, gender):
                    best, best_score = met, score
        end = bisect_left(self.focus.firsts, at)
        names = self.people.names
        for position, score in self.focus.names_before(at, end, REACH, paragraph, within=not described):
            if score + 2.5 < best_score:
                break
            name, known = names[position]
            if (
                known.kind not in PEOPLE
                or known is other
                or not likely.may_be(known, name.lead, at, gender, described)
            ):
                continue
            weight = self.focus.subject(position) + likely.weight(known, gender)
            score += weight - likely.named(known, said) if said else weight
            if described and likely.is_kin(name):
                score -= KIN
            if score > best_score:
                best, best_score = known, score
        if best is None and end < len(names) and not (described and at > self.introductions.opening):
            later = (known for _, known in names[end : end + 6] if known is not other)
            best = next((known for known in later if likely.fits(known, gender)), None)
        if (
            not reported
            and not described
            and isinstance(best, Known)
            and (words := likely.reported(at, best))
        ):
            return self.person(at, gender, spoken, reported=words)
        if gender and best is not None and best.gender is None and best.kind == "person":
            best.gender = gender
        return best

    def told_of(self, last: int) -> Known | None:
        """Return who is named right behind the verb of the subject that ends before ``last``: "she told | Ida Moen".

        That is somebody else than the subject.
        """
        flags = self.stream.flags
        if last + 1 >= len(flags) or not flags[last + 1] & _TOLD or not flags[last] & CUE:
            return None
        position = bisect_left(self.focus.firsts, last + 1)
        if position == len(self.people.names):
            return None
        name, known = self.people.names[position]
        return known if name.lead <= last + 2 else None

    def _subject_behind(self, syntax: Syntax, at: int, gender: str) -> Known | None:
        """Return the person of ``gender`` named behind the clause that opens a sentence: "As she put it, Moen left"."""
        unit = subject_behind(syntax, at)
        named = None if unit is None else self.people.of_unit.get(unit)
        if named is None or named[1].kind != "person" or not self.likelihood.fits(named[1], gender):
            return None
        who = named[1]
        if who.gender is None:
            who.gender = gender
        return who

    def _pronoun_before(
        self, at: int, gender: str, spoken: list[Spoken], paragraph: int
    ) -> tuple[Known | Described | None, float]:
        """Return whom the "he" or "she" just before stands for, and how near it is: who is spoken of stays so."""
        nearest = self.subjects.same_pronouns(at, gender, 1)
        if not nearest:
            return None, NOBODY
        unit = nearest[0]
        if unit not in self._stands:
            units = self.subjects.same_pronouns(at, gender)
            new = [unit for unit in units if unit not in self._stands]
            # Nobody goes back farther than these, so that a long row of them costs no deep recursion.
            self._stands.update(dict.fromkeys(new))
            for earlier in reversed(new[: CHAIN - 1]):
                self._stands[earlier] = self.person(earlier, gender, spoken)
        who = self._stands[unit]
        if who is None:
            return None, NOBODY
        return who, self.focus.nearness(unit, at, paragraph) + STILL + self.likelihood.weight(who, gender)

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
        if spoken and (company := self._sole_name(spoken[-1], at)) is not None:
            return company
        return (
            self.named_body(at, lambda _: False, -1.0)
            or self.named_body(at, lambda _: False, -1.5, ("unknown",))
            or self.named_body(at, lambda _: False)
        )

    def _sole_name(self, last: Spoken, at: int) -> Known | None:
        """Return who spoke last if "it" at ``at`` tells that the one word of the name is a body's: "Brask said. It"."""
        who = last.who
        if not isinstance(who, Known) or who.kind != "person" or last.unit >= at or len(who.words) > 1:
            return None
        named = who.gender or any(
            name.lead < name.first or self.stream.flags[name.first] & FIRST_NAME for name in who.names
        )
        if named or self.focus.paragraph(at) - self.focus.paragraph(last.unit) > 1:
            return None
        who.kind = "organization"
        return who

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
        for position, near in self.focus.names_before(at, end, 16, paragraph, within=False):
            name, known = self.people.names[position]
            if known.kind not in kinds or is_outlet(name) or self._is_place_to_post(name):
                continue
            score = near + self.focus.subject(position) + min(len(known.names), 10) * 0.08
            if score > best_score:
                best, best_score = known, score
        return best

    def main_body(self, at: int, is_outlet: Callable[[Name], bool]) -> Known | None:
        """Return the body, no news outlet, that the article opens with and names most often, more than once."""
        best: Known | None = None
        opening = min(at, self.introductions.opening)
        for name, known in self.people.names[:_FIRST]:
            often = known.kind == "organization" and len(known.names) > (
                1 if best is None else len(best.names)
            )
            if often and name.first < opening and not is_outlet(name):
                best = known
        return best

    def _is_place_to_post(self, name: Name) -> bool:
        """Say whether the name only tells where something is posted: "warned drivers [on Facebook]"."""
        stream = self.stream
        if name.lead == 0 or stream.lows[name.lead - 1] not in ("on", "via", "to"):
            return False
        return stream.string(name.first, name.last) in stream.lexicon.platform_names

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
        phrase = self.subjects.several(at, self.focus.paragraph(at))
        last = spoken[-1].unit if spoken else -1
        if phrase is not None and phrase.first > last and (met := self._met(phrase)) is not None:
            return met
        for kinds in (("group",), ("organization",)):
            for before in reversed(spoken[-4:]):
                if before.unit < at and before.who.kind in kinds:
                    return before.who
        return None if phrase is None else self._met(phrase)

    def _met(self, phrase: Phrase) -> Known | Described | None:
        """Return whom the description stands for, as `meet` says."""
        meet = None if self.meet is None else self.meet()
        return None if meet is None else meet(phrase)
