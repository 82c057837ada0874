"""Who of several people with one surname is meant by it, and when it is of somebody else than who was named with it."""

from __future__ import annotations

from bisect import bisect_right

from builder.annotation.coreference.entities.known import Known, Named
from builder.annotation.coreference.names.name import Name
from builder.annotation.lexicon import CUE, END, POSSESSIVE, POSSESSIVE_MARK, TITLE
from builder.annotation.tokens import Stream

_COMPLEMENT = 8
"""How many units there are at most between two namesakes of whom the second only tells who the first is."""
_ASIDE = 4
"""How many units before a name a word of kinship may stand: "his late wife, Dr. Ida Moen"."""
_KIN = frozenset(
    ("wife", "husband", "widow", "widower", "mother", "father", "son", "daughter", "couple", "married")
)
"""Words without one of which an article hardly names two of a family by a title."""
_FIRST_FAMILY = frozenset(("lady", "daughter", "son", "gentleman", "husband"))
"""Whose kin a president's are called: "first lady Ida Moen"."""
_BESIDE = 40
"""How many units before a full name the holder of an office with the same surname is looked for."""


class Namesakes:
    """The full names of one article by their last words, so that a surname alone is told apart."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self._flags = stream.flags
        self._latest: dict[str, Named] = {}
        self._starts = [first for first, _ in stream.paragraphs]

    def meet(self, word: str, named: Named) -> None:
        """Remember whom the last full name that ends with ``word`` is of, for the short names behind it.

        "Ida Moen, mother of the driver Jonas Moen," is about her.
        """
        name, last = named[0], self._latest.get(word)
        if last is not None and last[1] is not named[1]:
            if self._in_one_paragraph(last[0].first, name.first):
                between = self.stream.lows[last[0].last : name.lead]
                if len(between) < _COMPLEMENT and "of" in between:
                    return
            if self._is_aside(name):
                return
        self._latest[word] = named

    def choose(self, name: Name, word: str, found: list[Known]) -> Known:
        """Choose among namesakes: by title, by who just spoke in full, else who has no other name or is named most."""
        if name.gender:
            for genders in ((name.gender,), (name.gender, None)):
                fitting = [known for known in found if known.gender in genders]
                if len(fitting) == 1:
                    return fitting[0]
        latest = self._latest.get(word)
        if latest is not None and self._goes_on_speaking(latest, name, found):
            return latest[1]
        # "President Moen" is who goes by the surname, beside his daughter Ida Moen.
        return max(found, key=lambda known: (known.apart and known.gender is None, len(known.names)))

    def is_another(self, name: Name, word: str, known: Known) -> bool:
        """Say whether the surname ``word`` with a title is of somebody else than its only bearer so far."""
        if name.gender:
            return self._is_kin(name, known)
        return name.lead < name.first and self._is_beside(name, word, known)

    def _in_one_paragraph(self, one: int, other: int) -> bool:
        """Say whether both units stand in one paragraph."""
        starts = self._starts
        return bisect_right(starts, one) == bisect_right(starts, other)

    def _is_aside(self, name: Name) -> bool:
        """Say whether the name only tells who somebody's kin is, who says nothing there: "and his wife, Ida Moen,"."""
        flags, lows, kin = self._flags, self.stream.lows, self.stream.lexicon.referring["kin"]
        at = name.lead - 1
        while at > 1 and name.lead - at <= _ASIDE and lows[at] not in kin:
            at -= 1
        owned = (flags[at - 1] | flags[at - 2]) & (POSSESSIVE | POSSESSIVE_MARK)
        if at <= 1 or lows[at] not in kin or not owned:
            return False
        beside = range(max(0, at - 3), min(len(flags), name.last + 3))
        return not any(flags[unit] & CUE for unit in beside)

    def _goes_on_speaking(self, latest: Named, name: Name, found: list[Known]) -> bool:
        """Say whether ``latest`` is who spoke in this paragraph or the one before, and no namesake came since.

        Who did but stand in the story is gone on with by the full name: "Jonas Moen came. Moen said" is about her
        whom the article calls Moen.
        """
        (full, known), starts = latest, self._starts
        near = bisect_right(starts, name.first) - bisect_right(starts, full.first) <= 1
        if not near or not any(flag & CUE for flag in self._flags[full.last : full.last + 2]):
            return False
        return all(not other.names or other is known or other.names[-1].first < full.first for other in found)

    def _is_kin(self, name: Name, known: Known) -> bool:
        """Say whether a title tells of another gender than the only bearer's: Jonas Moen's wife is "Mrs. Moen"."""
        title = self.stream.lows[name.first - 1].rstrip(".")
        return (
            title in ("mr", "mrs")
            and known.kind == "person"
            and known.gender not in (None, name.gender)
            and not _KIN.isdisjoint(self.stream.vocabulary)
        )

    def _is_beside(self, name: Name, word: str, known: Known) -> bool:
        """Say whether the only bearer of a surname comes in beside who holds an office by it.

        "President Moen met Ida Moen", "his daughter Ida Moen", "first lady Ida Moen".
        """
        flags, lows, at = self._flags, self.stream.lows, known.first - 1
        if known.kind != "person" or len(known.words) == 1 or at < 2:
            return False
        if lows[at - 1] == "first" and lows[at] in _FIRST_FAMILY:
            return True
        kin = self.stream.lexicon.referring["kin"] if name.first < known.first else frozenset()
        for before in range(at, max(0, at - _BESIDE), -1):
            if flags[before] & END:
                return False
            if lows[before] == word and flags[before - 1] & TITLE:
                return self._in_one_paragraph(before, at)
            owned = at - before < _ASIDE and flags[before - 1] & (POSSESSIVE | POSSESSIVE_MARK)
            if owned and lows[before] in kin:
                return True
        return False
