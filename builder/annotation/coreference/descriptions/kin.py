"""Whom a word of kinship stands for: "his wife", where the article names both spouses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from builder.annotation.coreference.descriptions.described import GENDERS, Described
from builder.annotation.coreference.descriptions.introductions import MOST, Introductions
from builder.annotation.coreference.entities.known import Known
from builder.annotation.lexicon import COMMA, POSSESSIVE, POSSESSIVE_MARK

_SPOUSES = ("wife", "husband", "spouse", "widow", "widower", "partner", "fiancée", "fiancé")
_CHILDREN = ("son", "daughter", "child")
_PARENTS = ("mother", "father", "mum", "dad", "mom", "parent")
_SIBLINGS = ("brother", "sister", "twin", "sibling")
_RETURNED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_SPOUSES, _SPOUSES),
    **dict.fromkeys(_CHILDREN, _PARENTS),
    **dict.fromkeys(_PARENTS, _CHILDREN),
    **dict.fromkeys(_SIBLINGS, _SIBLINGS),
}
"""What somebody is to those who are this to him or her."""
_BEFORE = 4
"""How many units before a name a word of kinship may stand: "his late wife, Dr. Ida Moen"."""

Owner = Callable[[int, str], Known | Described | None]
"""Finds whom the possessive pronoun at a unit, of a gender, stands for."""


class Kin:
    """Finds the kin of the people whom one article names."""

    def __init__(self, introductions: Introductions, owner_of: Owner) -> None:
        self.introductions = introductions
        self.people = introductions.people
        self.stream = introductions.stream
        self._owner_of = owner_of
        self._by_surname: dict[str, list[Known]] = defaultdict(list)

    def of(self, noun: str, possessive: int) -> Known | None:
        """Return who "his wife" is, with the noun "wife" and "his" at the unit ``possessive``.

        Who is named as that, or whom the owner is named as a husband of, or else the only other person who
        shares the owner's surname.
        """
        gender = GENDERS.get(self.stream.lows[possessive])
        if noun not in _RETURNED or gender is None:
            return None
        owner = self._owner_of(possessive, gender)
        if not isinstance(owner, Known):
            return None
        if noun in _SIBLINGS and self._relative(owner, (noun,)) not in (None, owner):
            # "His brother Jonas called. "I had to," his brother said."
            return owner
        return self._named_so(noun, owner) or self._returned(noun, owner) or self._of_one_name(noun, owner)

    def _named_so(self, noun: str, owner: Known) -> Known | None:
        """Return who is named with the noun as the owner's: "Moen's wife, Ida"."""
        for number in self.introductions.by_noun(noun):
            known = self.people.known[number]
            if known is not owner and self._relative(known, (noun,)) is owner:
                return known
        return None

    def _returned(self, noun: str, owner: Known) -> Known | None:
        """Return whose kin the owner is named as: Jonas for "her husband" behind "Jonas's wife, Ida Moen"."""
        found = self._relative(owner, _RETURNED[noun])
        return found if found is not owner and self._fits(found, noun) else None

    def _of_one_name(self, noun: str, owner: Known) -> Known | None:
        """Return the only other person of the owner's surname, of the gender that the noun tells."""
        if len(owner.words) < 2:
            return None
        if not self._by_surname:
            for known in self.people.known:
                if known.kind == "person" and len(known.words) > 1:
                    self._by_surname[known.words[-1]].append(known)
        found = [known for known in self._by_surname[owner.words[-1]][:MOST] if known is not owner]
        return found[0] if len(found) == 1 and self._fits(found[0], noun) else None

    def _fits(self, known: Known | None, noun: str) -> bool:
        told = self.stream.lexicon.gender.get(noun)
        return known is not None and (told is None or self.introductions.gender(known) in (None, told))

    def _relative(self, known: Known, nouns: tuple[str, ...]) -> Known | None:
        """Return whose wife, son, ... the words before one of the first names of ``known`` call her or him."""
        lows, flags = self.stream.lows, self.stream.flags
        for name in known.names[:2]:
            at = name.lead - 1
            while at > 0 and name.lead - at <= _BEFORE and lows[at] not in nouns:
                at -= 1
            if at <= 1 or name.lead - at > _BEFORE or lows[at] not in nouns:
                continue
            if not all(flags[unit] & COMMA for unit in range(at + 1, name.lead)):
                continue
            owner = at - 1
            while owner > 1 and at - owner < _BEFORE and not flags[owner] & (POSSESSIVE | POSSESSIVE_MARK):
                owner -= 1
            if flags[owner] & POSSESSIVE_MARK:
                pair = self.people.of_unit.get(owner - 1)
                if pair is not None:
                    return pair[1]
            elif (gender := GENDERS.get(lows[owner])) is not None:
                found = self._owner_of(owner, gender)
                return found if isinstance(found, Known) else None
        return None
