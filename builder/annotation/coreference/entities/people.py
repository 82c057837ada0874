"""The people and bodies that an article names: variants of one name joined, namesakes kept apart."""

from __future__ import annotations

from itertools import repeat

from msgspec.structs import replace

from builder.annotation.coreference.entities.kinds import kind_around
from builder.annotation.coreference.entities.known import Known, Named
from builder.annotation.coreference.entities.register import Register
from builder.annotation.coreference.names.name import Name
from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CUE,
    DOCUMENT,
    END,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    PREPOSITION,
    UPPER,
)  # fmt: skip
from builder.annotation.tokens import Stream

_JOINTS = ("and", "&")


class People:
    """Whom the names of one article are of.

    ``known`` are the entities, ``names`` all names in text order, ``of_unit`` the name that a unit stands in, each
    with who bears it.
    """

    def __init__(self, stream: Stream, names: list[Name]) -> None:
        self.stream = stream
        self.of_unit: dict[int, Named] = {}
        self.names: list[Named] = []
        self._register = Register(stream)
        self.known = self._register.known
        self._written = names
        self._worded: set[tuple[str, ...]] | None = None
        self._join(names)
        for known in self.known:
            if known.kind == "unknown":
                known.kind = kind_around(stream, known, self._is_named)

    def _join(self, names: list[Name]) -> None:
        """Join full names first, then the short ones to them."""
        stream = self.stream
        pairs = self._full_names(names)
        sure = {name.words for name in names if name.sure and name.kind == "unknown"}
        for known in self.known:
            if known.kind == "unknown" and (kind := kind_around(stream, known, self._is_named)) != "place":
                known.kind = kind
        for known in self.known:
            known.names.clear()
        of_unit, joined = self.of_unit, self.names
        short, meet = self._register.short, self._register.namesakes.meet
        for name, who in pairs:
            if who is None:
                if name.kind == "place" and len(name.words) > 1:
                    continue
                if not name.sure and name.words in sure:
                    # "Moen also": a name in the middle of other sentences.
                    name = replace(name, sure=True)
                who = short(name)
                if who is None:
                    continue
                pair = (name, who)
            else:
                pair = (name, who)
                meet(who.words[-1], pair)
            who.names.append(name)
            joined.append(pair)
            first, last = name.first, name.last
            of_unit[first] = pair
            if last - first > 1:
                for at in range(first + 1, last):
                    of_unit[at] = pair
        for known in self.known:
            if known.kind == "unknown" and self._goes_by_surname(known):
                known.kind = "person"

    def _is_named(self, words: tuple[str, ...]) -> bool:
        """Say whether the words are those of a name of the article."""
        if self._worded is None:
            self._worded = {name.words for name in self._written}
        return words in self._worded

    def _full_names(self, names: list[Name]) -> list[tuple[Name, Known | None]]:
        """Return the names with whom those of several words are of; the others are left to `Register.short`.

        Where the first of two words describes a surname, the name is the surname alone.
        """
        flags, register = self.stream.flags, self._register
        longer = [number for number, name in enumerate(names) if len(name.words) > 1]
        full: set[tuple[str, ...]] = set()
        surnames: set[str] = set()
        for number in longer:
            name = names[number]
            words, flag = name.words, flags[name.first]
            if name.kind != "place":
                full.add(words)
            if flag & FIRST_NAME and not flag & AUXILIARY:
                surnames.add(words[-1])
        nobody: Known | None = None
        pairs = list(zip(names, repeat(nobody), strict=False))
        for number in longer:
            name = names[number]
            words = name.words
            if name.kind == "place":
                continue
            if number and name.kind == "person" and names[number - 1].last == name.first - 1:
                before = names[number - 1]
                shared = None if before.words[-1] in surnames else self._of_family(before, name)
                if shared is not None:
                    shared.names.append(before)
                    pairs[number - 1] = (before, shared)
            if (
                len(words) > 2
                and words[-2:] in full
                and name.kind != "organization"
                and flags[name.last - 2] & FIRST_NAME
                and not (flags[name.first] & FIRST_NAME or flags[name.last - 2] & PARTICLE)
            ):
                # "Hurricane Jo Doe" in a heading, where "Jo Doe" is named too; "Al Doe" may be a surname.
                name = replace(name, first=name.last - 2, words=words[-2:])
            elif len(words) == 2 and words[1] in surnames and self._modified(name):
                # "AG Doe", "Debating Doe": no first name.
                pairs[number] = (replace(name, first=name.last - 1, words=words[-1:]), None)
                continue
            elif words[0] in surnames and name.kind == "unknown" and not flags[name.first] & FIRST_NAME:
                # "Doe Tower", where a Jo Doe is named.
                name = replace(name, kind="organization")
            known = register.full(name)
            known.names.append(name)
            pairs[number] = (name, known)
        return pairs

    def _of_family(self, name: Name, other: Name) -> Known | None:
        """Return whom a first name is of that one unit, "and", joins to a full name: "Ida and Jonas Moen"."""
        flags = self.stream.flags
        if (
            len(name.words) > 1
            or self.stream.lows[name.last] not in _JOINTS
            or other.lead != other.first
            or not flags[other.first] & FIRST_NAME
            # "Ida Moen of Georgia and Jo Doe"
            or (flags[name.first] & PLACE and flags[name.first - 1] & PREPOSITION)
        ):
            return None
        other_kinds = PLACE | NATIONALITY | ORGANIZATION | DOCUMENT | UPPER
        low = name.words[0]
        given = flags[name.first] & FIRST_NAME or (
            name.kind == "unknown"
            and not flags[name.first] & other_kinds
            and (name.sure or low[-1] != "s")
            and low not in self.stream.vocabulary
        )
        return self._register.shared(name, other) if given else None

    def _goes_by_surname(self, known: Known) -> bool:
        """Say whether somebody named in full, of no body's name, is called by the last word alone later on."""
        stream = self.stream
        return (
            len(known.words) > 1
            and not stream.flags[known.last - 1] & (PLACE | NATIONALITY | ORGANIZATION | DOCUMENT)
            and stream.words[known.last - 1] not in stream.lexicon.parties
            and any(name.last - name.first == 1 and name.words[-1] == known.words[-1] for name in known.names)
        )

    def _modified(self, name: Name) -> bool:
        """Say whether the first of two words describes the surname behind it and is no first name."""
        stream, words = self.stream, name.words
        flag = stream.flags[name.first]
        if flag & AUXILIARY:
            # "Will Doe come?"
            ends = (at for at in range(name.last, len(stream.flags)) if stream.flags[at] & END)
            return bool(stream.words[next(ends, -1)] == "?")
        if flag & CALENDAR and stream.lows[name.first - 1] in ("a", "the"):
            # "at a June Doe rally"
            return True
        if name.kind in ("organization", "place") or flag & (FIRST_NAME | INITIAL):
            return False
        if flag & (PLACE | CUE):
            # "Norway Doe supporters", "Says Doe Is In Trouble"
            return True
        if name.kind != "unknown":
            return False
        return bool(flag & UPPER) or words[0] in stream.vocabulary
