"""The people and bodies that an article names: variants of one name joined, namesakes kept apart."""

from __future__ import annotations

from msgspec.structs import replace

from builder.annotation.coreference.entities.kinds import kind_around
from builder.annotation.coreference.entities.known import Known, Named, plain, words_of
from builder.annotation.coreference.entities.register import Register
from builder.annotation.coreference.names.name import Name
from builder.annotation.lexicon import (
    AUXILIARY,
    DOCUMENT,
    END,
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
        self._worded: set[tuple[str, ...]] = set()
        self._join(names)
        for known in self.known:
            if known.kind == "unknown":
                known.kind = kind_around(stream, known, self._worded)

    def _join(self, names: list[Name]) -> None:
        """Join full names first, then the short ones to them."""
        stream = self.stream
        worded = [
            (
                name,
                (plain(stream.words[name.first]),) if name.last - name.first == 1 else words_of(stream, name),
            )
            for name in names
        ]
        self._worded.update(words for _, words in worded)
        sure = {words for name, words in worded if name.sure and name.kind == "unknown" and len(words) == 1}
        full = self._full_names(worded)
        for known in self.known:
            if known.kind == "unknown" and (kind := kind_around(stream, known, self._worded)) != "place":
                known.kind = kind
        for known in self.known:
            known.names.clear()
        for (name, words), pair in zip(worded, full, strict=True):
            if pair is None:
                if not name.sure and words in sure:
                    # "Moen also": a name in the middle of other sentences.
                    name = replace(name, sure=True)
                known_short = self._register.short(name, words) if len(words) == 1 else None
                if known_short is None:
                    continue
                pair = (name, known_short)
            else:
                name = pair[0]
                self._register.meet(words[-1], pair)
            pair[1].names.append(name)
            self.names.append(pair)
            for at in range(name.first, name.last):
                self.of_unit[at] = pair
        for known in self.known:
            if known.kind == "unknown" and self._goes_by_surname(known):
                known.kind = "person"

    def _full_names(self, worded: list[tuple[Name, tuple[str, ...]]]) -> list[Named | None]:
        """Return whom the names of several words are of, None for the others, which are left to `Register.short`.

        Where the first of two words describes a surname, ``worded`` has the surname alone afterwards.
        """
        flags = self.stream.flags
        longer = [(name, words) for name, words in worded if len(words) > 1]
        full = {words for name, words in longer if len(words) == 2 and name.kind != "place"}
        surnames = {
            words[-1]
            for name, words in longer
            if flags[name.first] & FIRST_NAME and not flags[name.first] & AUXILIARY
        }
        pairs: list[Named | None] = []
        for number, (name, words) in enumerate(worded):
            if len(words) == 1 or name.kind == "place":
                shared = self._of_family(worded, number) if len(words) == 1 else None
                if shared is not None:
                    shared.names.append(name)
                pairs.append(None if shared is None else (name, shared))
                continue
            if (
                len(words) > 2
                and words[-2:] in full
                and name.kind != "organization"
                and flags[name.last - 2] & FIRST_NAME
                and not flags[name.first] & FIRST_NAME
            ):
                # "Hurricane Jo Doe" in a heading, where "Jo Doe" is named too.
                name = replace(name, first=name.last - 2)
                words = words[-2:]
            elif len(words) == 2 and self._modified(name, words, surnames):
                # "AG Doe", "Debating Doe": no first name.
                pairs.append(None)
                worded[number] = (replace(name, first=name.last - 1), words[-1:])
                continue
            elif words[0] in surnames and name.kind == "unknown" and not flags[name.first] & FIRST_NAME:
                # "Doe Tower", where a Jo Doe is named.
                name = replace(name, kind="organization")
            known = self._register.full(name, words)
            known.names.append(name)
            pairs.append((name, known))
        return pairs

    def _of_family(self, worded: list[tuple[Name, tuple[str, ...]]], number: int) -> Known | None:
        """Return whom a first name is of that is joined to a full name by "and": "Ida and Jonas Moen"."""
        name, words = worded[number]
        flags = self.stream.flags
        other_kinds = PLACE | NATIONALITY | ORGANIZATION | DOCUMENT | UPPER
        if number + 1 == len(worded) or not (
            flags[name.first] & FIRST_NAME
            or (
                name.kind == "unknown"
                and not flags[name.first] & other_kinds
                and (name.sure or words[0][-1] != "s")
                and words[0] not in self.stream.vocabulary
            )
        ):
            return None
        other, others = worded[number + 1]
        if (
            other.first != name.last + 1
            or other.lead != other.first
            or other.kind != "person"
            or len(others) < 2
            or not flags[other.first] & FIRST_NAME
            or self.stream.lows[name.last] not in ("and", "&")
        ):
            return None
        return self._register.shared(name, words[0], other, others[-1])

    def _goes_by_surname(self, known: Known) -> bool:
        """Say whether somebody named in full, of no body's name, is called by the last word alone later on."""
        stream = self.stream
        return (
            len(known.words) > 1
            and not stream.flags[known.last - 1] & (PLACE | NATIONALITY | ORGANIZATION | DOCUMENT)
            and stream.words[known.last - 1] not in stream.lexicon.parties
            and any(
                name.last - name.first == 1 and plain(stream.words[name.first]) == known.words[-1]
                for name in known.names
            )
        )

    def _modified(self, name: Name, words: tuple[str, ...], surnames: set[str]) -> bool:
        """Say whether the first of two words describes the surname behind it and is no first name."""
        stream = self.stream
        flag = stream.flags[name.first]
        if words[1] not in surnames:
            return False
        if flag & AUXILIARY:
            # "Will Doe come?"
            ends = (at for at in range(name.last, len(stream.flags)) if stream.flags[at] & END)
            return stream.words[next(ends, -1)] == "?"
        if name.kind != "unknown" or flag & (FIRST_NAME | INITIAL):
            return False
        return bool(flag & UPPER) or words[0] in stream.vocabulary
