"""The people and bodies that an article names: variants of one name joined, namesakes kept apart."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.coreference.entities.kinds import kind_around
from builder.annotation.coreference.entities.known import Known, Named
from builder.annotation.coreference.entities.register import Register
from builder.annotation.coreference.names.name import Name
from builder.annotation.lexicon import (
    DOCUMENT,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    ORGANIZATION,
    PLACE,
    UPPER,
)  # fmt: skip
from builder.annotation.tokens import Stream


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
        for known in self.known:
            if known.kind == "unknown" and (kind := kind_around(stream, known, self._is_named)) != "place":
                known.kind = kind
        for known in self.known:
            known.names.clear()
        register, of_unit = self._register, self.of_unit
        for name, known_full in pairs:
            if known_full is not None:
                pair = (name, known_full)
                register.meet(name.words[-1], pair)
            elif len(name.words) == 1 and (known_short := register.short(name)) is not None:
                pair = (name, known_short)
            else:
                continue
            pair[1].names.append(name)
            self.names.append(pair)
            of_unit[name.first] = pair
            if name.last - name.first > 1:
                for at in range(name.first + 1, name.last):
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
        flags = self.stream.flags
        longer = [name for name in names if len(name.words) > 1]
        full = {name.words for name in longer if len(name.words) == 2 and name.kind != "place"}
        surnames = {name.words[-1] for name in longer if flags[name.first] & FIRST_NAME}
        pairs: list[tuple[Name, Known | None]] = []
        for name in names:
            words = name.words
            if len(words) == 1 or name.kind == "place":
                pairs.append((name, None))
                continue
            if (
                len(words) > 2
                and words[-2:] in full
                and name.kind != "organization"
                and flags[name.last - 2] & FIRST_NAME
                and not flags[name.first] & FIRST_NAME
            ):
                # "Hurricane Jo Doe" in a heading, where "Jo Doe" is named too.
                name = replace(name, first=name.last - 2, words=words[-2:])
            elif len(words) == 2 and name.kind == "unknown" and self._modified(name, surnames):
                # "AG Doe", "Debating Doe": no first name.
                pairs.append((replace(name, first=name.last - 1, words=words[-1:]), None))
                continue
            elif words[0] in surnames and name.kind == "unknown" and not flags[name.first] & FIRST_NAME:
                # "Doe Tower", where a Jo Doe is named.
                name = replace(name, kind="organization")
            known = self._register.full(name)
            known.names.append(name)
            pairs.append((name, known))
        return pairs

    def _goes_by_surname(self, known: Known) -> bool:
        """Say whether somebody named in full, of no body's name, is called by the last word alone later on."""
        stream = self.stream
        return (
            len(known.words) > 1
            and not stream.flags[known.last - 1] & (PLACE | NATIONALITY | ORGANIZATION | DOCUMENT)
            and stream.words[known.last - 1] not in stream.lexicon.parties
            and any(name.last - name.first == 1 and name.words[-1] == known.words[-1] for name in known.names)
        )

    def _modified(self, name: Name, surnames: set[str]) -> bool:
        """Say whether the first of two words describes the surname behind it and is no first name."""
        flag, words = self.stream.flags[name.first], name.words
        if flag & (FIRST_NAME | INITIAL) or words[1] not in surnames:
            return False
        return bool(flag & UPPER) or words[0] in self.stream.vocabulary
