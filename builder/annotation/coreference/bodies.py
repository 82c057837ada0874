"""Which body the article speaks of at a place: what "it" and "its" stand for, and whose "the chief executive" is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from builder.annotation.coreference.descriptions.described import Described
from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.focus import Focus
from builder.annotation.coreference.names.name import Name, NameKind
from builder.annotation.coreference.spoken import Spoken
from builder.annotation.lexicon import FIRST_NAME, PLACE, PREPOSITION, TITLE

_FIRST = 40
"""How many names of an article's opening are looked at for the body that it is about."""
_ITS = 40
"""How many units before "its" a name may stand that only this word tells to be a body's."""


class Bodies:
    """Finds the bodies that one article speaks of."""

    def __init__(self, introductions: Introductions, focus: Focus) -> None:
        self.introductions = introductions
        self.stream = introductions.stream
        self.focus = focus
        self.names = focus.names

    def it(self, at: int, spoken: list[Spoken]) -> Known | Described | None:
        """Return the organization, document or publication that "it" at the unit ``at`` stands for."""
        for before in reversed(spoken[-4:]):
            if before.unit < at and before.who.kind == "organization":
                return before.who
        if spoken and (company := self._sole_name(spoken[-1], at)) is not None:
            return company
        return (
            self.named_body(at, _no_outlet, -1.0)
            or self.named_body(at, _no_outlet, -1.5, ("unknown",))
            or self.named_body(at, _no_outlet)
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
        focus, names = self.focus, self.names
        paragraph = focus.paragraph(at)
        end = bisect_left(focus.firsts, at)
        for position, near in focus.names_before(at, end, 16, paragraph, within=False):
            name, known = names[position]
            if known.kind not in kinds or is_outlet(name) or self._is_place_to_post(name):
                continue
            score = near + focus.subject(position) + min(len(known.names), 10) * 0.08
            if score > best_score:
                best, best_score = known, score
        return best

    def main_body(self, at: int, is_outlet: Callable[[Name], bool]) -> Known | None:
        """Return the body, no news outlet, that the article opens with and names most often, more than once."""
        best: Known | None = None
        opening = min(at, self.introductions.opening)
        for name, known in self.names[:_FIRST]:
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
            name = self.names[position][0]
            if at - name.first > _ITS or self.focus.shape.count(".", name.first, at) > 2:
                return None
            placed = name.lead > 0 and flags[name.lead - 1] & PREPOSITION
            if name.kind == "unknown" and not placed and not flags[name.first] & (FIRST_NAME | TITLE | PLACE):
                return name
        return None


def _no_outlet(name: Name) -> bool:
    """Say of every name that it is no news outlet's: "it" may stand for one."""
    return False
