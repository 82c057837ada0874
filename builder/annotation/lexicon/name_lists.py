"""The words of names and of what stands for them: titles and roles, first names, bodies, places, days."""

from __future__ import annotations

from builder.annotation.lexicon.entries import Entries, plural
from builder.annotation.lexicon.flags import (
    CALENDAR,
    DOCUMENT,
    FIRST_NAME,
    NATIONALITY,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    ROLE,
    TITLE,
)

_COMPLEMENTS = frozenset(("of", "in", "at", "for", "to", "on"))
_FIRST_NAMES = (("f", "first_names_female"), ("m", "first_names_male"), ("", "first_names_both"))


class NameLists(Entries):
    """What people, bodies and places are called by.

    ``titles`` and ``roles`` have the class and gender of each, by its words; ``role_sizes`` how many words those
    have that end with a word, the longest first, ``before_role`` the words that stand before
    such a word in one of them; ``gender`` that of first names, titles and roles; ``letters``
    what may follow a name ("MP", "OBE"), ``families`` the family names that stand before given names,
    ``party_words`` the words that a party's name has with a capital.
    """

    def __init__(self, directory: str | None = None) -> None:
        super().__init__(directory)
        self.titles: dict[tuple[str, ...], tuple[str, str | None]] = {}
        self.roles: dict[tuple[str, ...], tuple[str, str | None]] = {}
        self.gender: dict[str, str] = {}
        self.families: set[str] = set()
        self.letters: dict[str, str] = {}
        self.organization_nouns: dict[str, str] = {}
        self.places: dict[tuple[str, ...], str] = {}
        self.nationalities: dict[str, str] = {}
        self.weekdays: set[str] = set()
        self.plurals = {columns[0]: columns[1] for columns in self.rows("irregular_plurals")}
        self.parties = {columns[0]: columns[2] for columns in self.rows("parties")}
        self.party_names = {columns[0]: columns[1] for columns in self.rows("parties")}
        self.party_words = {"Party"}.union(
            word
            for name, of in self.parties.items()
            if of == "name"
            for word in name.split()
            if word[0].isupper() or not any(part[0].isupper() for part in name.split())
        )
        self._load_titles()
        self._load_roles()
        self.before_role: dict[str, set[str]] = {}
        self.role_sizes = self._sizes()
        self._load_first_names()
        self._load_bodies()
        self._load_places()
        self._load_days()

    def _load_titles(self) -> None:
        for columns in self.rows("titles"):
            words = tuple(columns[0].split())
            gender = columns[2] if len(columns) > 2 else None
            self.titles[words] = (columns[1], gender)
            for word in words:
                if word[0].isupper() or columns[1] == "honorific":
                    self._flag(word, TITLE)
            if columns[1] == "rank" and len(words) == 2:
                # "Chief-Supt. Ida Moen"
                hyphened = "-".join(words)
                self.titles.setdefault((hyphened,), (columns[1], gender))
                self._flag(hyphened, TITLE)
            if gender:
                self.gender[columns[0].lower()] = gender

    def _load_roles(self) -> None:
        for columns in self.rows("roles"):
            words = tuple(columns[0].split())
            gender = columns[2] if len(columns) > 2 else None
            self.roles[words] = (columns[1], gender)
            # "director of education" is a director.
            head = next(
                (words[at - 1] for at in range(1, len(words)) if words[at] in _COMPLEMENTS), words[-1]
            )
            self._flag(head, ROLE)
            self._flag(plural(head), ROLE)
            if gender:
                self.gender[columns[0].lower()] = gender
        for many, one in self.plurals.items():
            if (one,) in self.roles:
                self._flag(many, ROLE)

    def _sizes(self) -> dict[str, tuple[int, ...]]:
        sizes: dict[str, set[int]] = {}
        for words in (*self.titles, *self.roles):
            for form in (words[-1].lower(), plural(words[-1].lower())):
                sizes.setdefault(form, set()).add(len(words))
                if len(words) > 1:
                    self.before_role.setdefault(form, set()).add(words[-2].lower())
        for many, one in self.plurals.items():
            last, single = many.split()[-1], one.split()[-1]
            sizes[last] = sizes.get(last, set()) | sizes.get(single, set())
            before = self.before_role.get(last, set()) | self.before_role.get(single, set())
            self.before_role[last] = before
        return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}

    def _load_first_names(self) -> None:
        for gender, name in _FIRST_NAMES:
            for columns in self.rows(name):
                self._flag(columns[0], FIRST_NAME)
                if gender:
                    self.gender[columns[0]] = gender
        for columns in self.rows("name_parts"):
            if columns[1] in ("office", "honour"):
                self.letters[columns[0]] = columns[1]
            elif columns[1] == "family":
                self.families.add(columns[0])
            else:
                self._flag(columns[0], PARTICLE)

    def _load_bodies(self) -> None:
        for columns in self.rows("organization_nouns"):
            noun, kind = columns[0], columns[1]
            if kind == "ending":
                self._flag(noun, ORGANIZATION)
                continue
            self.organization_nouns[noun] = kind
            for form in (noun, plural(noun)):
                if " " not in form:
                    flag = DOCUMENT if kind == "document" else ORGANIZATION
                    self._flag(form, flag)
                    if not noun.isupper():
                        # "FIFA" alone: "Who" is not the WHO.
                        self._flag(form.capitalize(), flag)

    def _load_places(self) -> None:
        for columns in self.rows("places"):
            words = tuple(columns[0].split())
            self.places[words] = columns[1] if len(columns) > 1 else "place"
            if len(words) == 1:
                self._flag(words[0], PLACE)
        for columns in self.rows("nationalities"):
            for adjective in columns[1].split(","):
                self.nationalities[adjective.strip()] = columns[0]
                self._flag(adjective.strip(), NATIONALITY)
        for adjective, place in list(self.nationalities.items()):
            if " " in adjective:
                # "Zealander" of "New Zealander", whose place is "Zealand"
                last = adjective.split()[-1]
                self.nationalities.setdefault(last, place.split()[-1])
                self._flag(last, NATIONALITY)

    def _load_days(self) -> None:
        for name in ("calendar", "time_nouns"):
            for columns in self.rows(name):
                self._flag(columns[0], CALENDAR)
                if columns[1:] == ["weekday"]:
                    self.weekdays.add(columns[0])
