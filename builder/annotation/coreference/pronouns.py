"""Whom a pronoun stands for: the person or group that the article speaks of just then."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from weakref import WeakMethod

from builder.annotation.coreference.bodies import Bodies
from builder.annotation.coreference.descriptions.described import Described
from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.coreference.earlier_subjects import CHAIN, SENTENCES, Subjects
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.focus import Focus
from builder.annotation.coreference.likelihood import HEAVIEST, KIN, NO_SUBJECT, PEOPLE, Likelihood
from builder.annotation.coreference.spoken import SPOKEN, Spoken
from builder.annotation.lexicon import CAPITAL, CUE, PREPOSITION, SUBORDINATOR
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

_TOLD = CAPITAL | PREPOSITION | SUBORDINATOR
"""What stands behind a verb that is about somebody named there: "told Ida Moen", "said of Moen", "said that Moen"."""


class Pronouns:
    """Finds whom the pronouns of one article stand for."""

    def __init__(self, introductions: Introductions, shape: str) -> None:
        self.introductions = introductions
        self.people = introductions.people
        self.stream = introductions.stream
        self.focus = Focus(self.people, shape)
        self.likelihood = Likelihood(introductions, self.focus)
        self.subjects = Subjects(self.focus, self.people.of_unit)
        self.bodies = Bodies(introductions, self.focus)
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
        stream, likely, focus = self.stream, self.likelihood, self.focus
        if stream.syntax is not None and gender is not None and not described:
            behind = self._subject_behind(stream.syntax, at, gender)
            if behind is not None:
                return behind
        said = likely.said(at)
        # Most verbs are about nobody who is named: "he said."
        about = stream.flags[at + 2 : at + 3]
        other = self.told_of(at + 1) if about and about[0] & _TOLD and not described else None
        best: Known | Described | None = None
        best_score = NOBODY
        paragraph = focus.paragraph(at)
        going_on = likely.going_on(gender, said)
        said += reported
        if gender is not None and not described:
            best, best_score = self._pronoun_before(at, gender, spoken, paragraph)
            if best is other:
                best, best_score = None, NOBODY
            if best is not None and said:
                best_score -= likely.named(best, said)
        if gender is not None and at + 1 < len(stream.lows) and stream.lows[at + 1] in _MORE:
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
            score = focus.nearness(unit, at, paragraph, within=not described) + 1.5 + going_on
            if score + HEAVIEST < best_score:
                # Those farther back are no nearer.
                break
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
                near = focus.nearness(phrase.first, at, paragraph)
                score = JUST_MET if -1.0 < near < 0.0 else near + MET
                met = self._met(phrase) if score > best_score else None
                if met is not None and likely.fits(met, gender):
                    best, best_score = met, score
        end = bisect_left(focus.firsts, at)
        names = focus.names
        for position, score in focus.names_before(at, end, REACH, paragraph, within=not described):
            if score + 2.5 < best_score:
                break
            name, known = names[position]
            if (
                known.kind not in PEOPLE
                or known is other
                or not likely.may_be(known, name.lead, at, gender, described)
            ):
                continue
            weight = focus.subject(position) + likely.weight(known, gender)
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
