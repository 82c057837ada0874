"""How likely somebody is whom a pronoun or a description stands for."""

from __future__ import annotations

import re

from builder.annotation.coreference.descriptions.described import Described
from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.focus import Focus
from builder.annotation.coreference.names.name import Name
from builder.annotation.lexicon import (
    COMMA,
    CUE,
    DETERMINER,
    DOCUMENT,
    ED,
    END,
    FIRST_NAME,
    INITIAL,
    LOWER,
    PARTICLE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUOTE,
    ROLE,
    VERB,
)  # fmt: skip

NAMED = 2.8
"""How much less likely somebody is to say words in which the own name stands."""
GOING_ON = 1.0
"""How much likelier the speaker before goes on where the words are about another "he" or "she"."""
SURE_GENDER = 0.5
HEAVIEST = 10 * 0.08 + SURE_GENDER
"""The most that anybody weighs, apart from the place of the mention."""
UNNAMED = 1.6
"""How much less likely a pronoun stands for a source without a name."""
GUESSED = 1.5
"""How much less likely it stands for a name that only what it says tells to be a person's."""
UNKNOWN = 6.0
"""Likewise for a name that nothing tells to be a person's."""
NO_SUBJECT = 1.0
"""How much less likely a pronoun stands for a source that is the object of a verb."""
KIN = 1.5
"""How much less likely a description stands for somebody's kin than for whoever else is named there."""
_BESIDE = 8
"""How many units lie at most between a pronoun and the words between marks that it is said to have said."""
_LONGEST = 600
"""How many characters of such words are looked at."""
PEOPLE = ("person", "unknown")
"""The kinds of those whom a name may tell to be people."""
_TELLING = CUE | VERB | ED
_BEFORE_INVERSION = QUOTE | COMMA
"""The flags of what stands before a cue that has its subject behind it: `"...," said a clerk`."""
_REPORTED = 60
"""How many units of what is reported without marks are looked at."""
# The first letter comes before what must not stand before it, so that the search leaps from one to the next.
_OTHERS = {
    "m": re.compile(r"[Hh](?<!\w.)(?:e|im|is)\b"),
    "f": re.compile(r"[SsHh](?<!\w.)(?:(?<=[Ss])he|(?<=[Hh])ers?)\b"),
}


class Likelihood:
    """Weighs whom the pronouns and descriptions of one article may stand for."""

    def __init__(self, introductions: Introductions, focus: Focus) -> None:
        self.introductions = introductions
        self.stream = introductions.stream
        self.focus = focus
        self._standing: dict[int, tuple[float, float]] = {}

    def fits(self, who: Known | Described, gender: str | None) -> bool:
        """Say whether somebody is a person who may be of the gender."""
        own = who.gender
        if isinstance(who, Described):
            return who.kind == "unnamed" and (own is None or gender is None or own == gender)
        if who.kind not in PEOPLE:
            return False
        if own is None and gender is not None:
            own = self.introductions.gender(who)
        return own is None or gender is None or own == gender

    def may_be(self, who: Known | Described, unit: int, at: int, gender: str | None, described: bool) -> bool:
        """Say whether who is mentioned at ``unit`` can be meant at ``at``: a person of the ``gender``."""
        return self.fits(who, gender) and self.may_stand(unit, at, described)

    def may_stand(self, unit: int, at: int, described: bool) -> bool:
        """Say whether somebody mentioned at ``unit`` can be meant at ``at`` by the place: not "Asked by Moen, she"."""
        # Most are mentioned behind no "by".
        by = "by" in self.stream.lows[unit - 4 if unit > 4 else 0 : unit]
        if described or (by and self._is_agent(unit)):
            return not self.focus.same_sentence(unit, at, within=not described)
        return True

    def is_object(self, unit: int) -> bool:
        """Say whether the source at ``unit`` is no subject: "the paper quoted a clerk as saying"."""
        flags = self.stream.flags
        if not unit or not flags[unit - 1] & _TELLING:
            return False
        return unit < 2 or not flags[unit - 2] & _BEFORE_INVERSION

    def _is_agent(self, unit: int) -> bool:
        """Say whether the mention at ``unit`` is who did what a passive tells: "asked by the host Ida Moen"."""
        flags, lows, at = self.stream.flags, self.stream.lows, unit - 1
        while at > 0 and unit - at < 4 and flags[at] & LOWER and flags[at] & (ROLE | DETERMINER):
            at -= 1
        if at < 1 or lows[at] != "by":
            return False
        # "The new album by Ida Moen is, she says,"
        return not flags[at - 1] & DOCUMENT and self.stream.lexicon.works.get(lows[at - 1]) != "work"

    def weight(self, who: Known | Described, gender: str | None) -> float:
        """Weigh how much the article is about somebody, and whether the gender is known to be right."""
        if isinstance(who, Described):
            return (SURE_GENDER if gender and who.gender == gender else 0.0) - UNNAMED
        standing = self._standing.get(who.number)
        if standing is None:
            guessed = len(who.words) > 1 and self._is_guessed(who)
            standing = (min(len(who.names), 10) * 0.08, GUESSED if guessed else 0.0)
            self._standing[who.number] = standing
        weight, doubt = standing
        own = who.gender
        if own is None:
            if who.kind == "unknown":
                return weight - UNKNOWN
        elif own == gender:
            weight += SURE_GENDER
        return weight - doubt

    def _is_guessed(self, who: Known) -> bool:
        """Say whether nothing but what is said of somebody tells that it is a person: "Polar Watch said"."""
        name = who.names[0]
        return (
            not self.stream.has(FIRST_NAME | INITIAL | PARTICLE, who.first, who.last)
            and name.lead == name.first
            and not any(other.last - other.first == 1 for other in who.names)
            and not self.focus.is_introduced(name)
        )

    def is_kin(self, name: Name) -> bool:
        """Say whether a name is given only with somebody else: "her mother, Ida"."""
        flags, at = self.stream.flags, name.lead - 1
        at -= at > 0 and bool(flags[at] & COMMA)
        return (
            at > 0
            and self.stream.lexicon.roles.get((self.stream.lows[at],), ("",))[0] == "person"
            and bool(flags[at - 1] & (POSSESSIVE | POSSESSIVE_MARK))
        )

    def named(self, who: Known | Described, said: str) -> float:
        """Return how much less likely the words ``said`` make somebody their speaker."""
        return NAMED if isinstance(who, Known) and self.stream.words[who.last - 1] in said else 0.0

    def reported(self, at: int, who: Known) -> str:
        """Return what the pronoun at ``at`` reports without marks if it names ``who``: "He said that Moen went".

        Whoever is named there is hardly whom the pronoun stands for.
        """
        flags = self.stream.flags
        start = at + 2
        if start >= len(flags) or not flags[at + 1] & CUE:
            return ""
        before = flags[start] & (COMMA | END | QUOTE)
        if before and not flags[at - 1] & COMMA:
            return ""
        stream, shape = self.stream, self.focus.shape
        end = start + _REPORTED
        if before:
            # "Moen went home, he said."
            start = max(shape.rfind(".", 0, at) + 1, self.focus.starts[self.focus.paragraph(at) - 1])
        name = stream.words[who.last - 1]
        if name not in stream.words[start:end]:
            return ""
        for mark in ".q":
            stop = shape.find(mark, at, end)
            end = stop if stop >= 0 else end
        words = stream.string(start, min(end, len(flags)))
        return words if name in words else ""

    def said(self, at: int) -> str:
        """Return the words between marks beside the unit ``at``, or nothing."""
        shape = self.focus.plain
        unit = shape.rfind("q", max(0, at - _BESIDE + 1), at)
        if unit < 0:
            unit = shape.find("q", at + 1, at + _BESIDE)
        if unit < 0:
            return ""
        start = self.stream.starts[unit]
        return self.stream.text[start : min(self.stream.ends[unit], start + _LONGEST)]

    def going_on(self, gender: str | None, said: str) -> float:
        """Return how much likelier whoever spoke last goes on: who is called "he" in ``said`` has hardly said it."""
        return GOING_ON if gender is not None and said and _OTHERS[gender].search(said) else 0.0
