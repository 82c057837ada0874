"""The people and bodies that an article names: variants of one name joined, namesakes kept apart."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from builder.annotation.coreference.names import Name
from builder.annotation.coreference.naming import NameKind
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    DOCUMENT,
    ED,
    FIRST_NAME,
    INITIAL,
    LOWER,
    NATIONALITY,
    OPEN,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    UPPER,
    VERB,
)  # fmt: skip
from builder.annotation.tokens import Stream


class Known(msgspec.Struct, eq=False):
    """Somebody or something that the article names.

    ``words`` is the fullest name in lower case without accents, ``first`` and ``last`` the units it stands
    at; ``names`` are all its names in text order, ``gender`` "m", "f" or None while nothing tells.
    """

    words: tuple[str, ...]
    first: int
    last: int
    kind: NameKind
    gender: str | None = None
    number: int = 0
    """The place among the article's entities."""
    names: list[Name] = msgspec.field(default_factory=list)
    described: bool = False
    """Whether the words next to the names were asked for the gender."""


Named = tuple[Name, Known]
"""A name and who bears it."""


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Return ``word`` in lower case and without accents, the form in which names are compared."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("ı", "i").replace("ł", "l").replace("ø", "o")
    return word.lower()


_NO_NAME_WORDS = frozenset((",", "“”"))
_NO_NOUN = ADVERB | AUXILIARY | CONJUNCTION | CUE | ED | PREPOSITION | RELATIVE | SUBORDINATOR | VERB


_SHORTEST = 3
"""How many letters a part of a hyphened surname has at most that nobody is called by: "al", "ibn", "van"."""


class People:
    """The entities of one article, found by the words of their names."""

    def __init__(self, stream: Stream, names: list[Name]) -> None:
        self.stream = stream
        self.known: list[Known] = []
        self.of_unit: dict[int, Named] = {}
        self.names: list[Named] = []
        self._by_last: dict[str, list[Known]] = defaultdict(list)
        self._by_first: dict[str, list[Known]] = defaultdict(list)
        self._by_inner: dict[str, list[Known]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], Known] = {}
        self._by_initials: dict[str, Known] = {}
        self._latest: dict[str, Known] = {}
        self._named_at: dict[str, int] = {}
        self._starts = [first for first, _ in stream.paragraphs]
        self._worded: set[tuple[str, ...]] = set()
        self._join(names)
        for known in self.known:
            if known.kind == "unknown":
                known.kind = self._kind(known)

    def _kind(self, known: Known) -> NameKind:
        """Tell from the words around its names what an unknown name is."""
        flags, lows = self.stream.flags, self.stream.lows
        place = person = body = said = 0
        for name in known.names[:12]:
            before = name.lead - 1
            if before >= 0:
                if lows[before] in ("in", "at", "near", "into", "across", "outside"):
                    place += 1
                elif (lows[before] == "the" or flags[before] & POSSESSIVE) and not self._modifies(name.last):
                    body += 1
                elif (flags[before] & CUE and flags[before - 1] & QUOTE and len(known.words) > 1) or (
                    flags[before] & ROLE and flags[before] & LOWER
                ):
                    person += 2
            if (
                name.last < len(flags)
                and flags[name.last] & CUE
                and not (before >= 0 and flags[before] & PREPOSITION)
            ):
                said += 1
            elif (
                name.last + 2 < len(flags)
                and flags[name.last] & COMMA
                and not (len(known.words) == 1 and before >= 0 and flags[before] & PREPOSITION)
            ):
                after = name.last + 1
                age = self.stream.words[after]
                if (
                    (age.isdigit() and len(age) < 4)
                    or lows[after] in ("who", "whose")
                    or self._has_role(after)
                ):
                    person += 2
            elif name.last + 1 < len(flags) and flags[name.last] & COMMA and lows[name.last + 1] == "which":
                body += 2
            if name.gender:
                person += 2
        if known.gender and len(known.words) > 1:
            person += 1
        if person + said >= max(place, body) and person + said:
            return "organization" if not person and self._acts_as_body(known) else "person"
        if body > place:
            return "organization"
        if place:
            return "place"
        syntax = self.stream.syntax
        return (
            syntax and syntax.kind_of([(name.first, name.last) for name in known.names[:12]])
        ) or "unknown"

    def _acts_as_body(self, known: Known) -> bool:
        """Say whether what says something is no person by its name: "Quellmark Oil" is never called "Oil".

        A person is named in full once, and by the surname from then on.
        """
        words, named = known.words, self._worded
        if len(words) < 2 or self.stream.has(FIRST_NAME | INITIAL | PARTICLE, known.first, known.last):
            return False
        short = words[:1] in named or words[-1:] in named or words[1:] in named
        return not short and len(known.names) > 1 and known.gender is None

    def _has_role(self, at: int) -> bool:
        """Say whether an apposition that starts at ``at`` calls somebody: "a marine biologist at Brask"."""
        flags = self.stream.flags
        if not flags[at] & DETERMINER:
            return False
        for unit in range(at + 1, min(at + 7, len(flags))):
            if flags[unit] & ROLE:
                return bool(flags[unit] & LOWER)
            if not flags[unit] & (LOWER | CAPITAL) or flags[unit] & _NO_NOUN & ~(ED | VERB):
                return False
        return False

    def _modifies(self, after: int) -> bool:
        """Say whether a noun follows, which the name only modifies: "the Moen campaign"."""
        flags = self.stream.flags
        return after < len(flags) and bool(flags[after] & LOWER) and not flags[after] & _NO_NOUN

    def _words(self, name: Name) -> tuple[str, ...]:
        # A nickname between marks is one unit.
        words = self.stream.words[name.first : name.last]
        return tuple([plain(word) for word in words if word not in _NO_NAME_WORDS])

    def _join(self, names: list[Name]) -> None:
        """Join full names first, then the short ones to them."""
        stream = self.stream
        worded = [
            (name, (plain(stream.words[name.first]),) if name.last - name.first == 1 else self._words(name))
            for name in names
        ]
        longer = [(name, words) for name, words in worded if len(words) > 1]
        full = {words for name, words in longer if len(words) == 2 and name.kind != "place"}
        surnames = {words[-1] for name, words in longer if stream.flags[name.first] & FIRST_NAME}
        self._worded.update(words for _, words in worded)
        pairs: list[Named | None] = []
        flags = stream.flags
        for number, (name, words) in enumerate(worded):
            if len(words) == 1 or name.kind == "place":
                pairs.append(None)
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
            elif len(words) == 2 and name.kind == "unknown" and self._modified(name, words, surnames):
                # "AG Doe", "Debating Doe": no first name.
                short = replace(name, first=name.last - 1)
                pairs.append(None)
                worded[number] = (short, words[-1:])
                continue
            elif words[0] in surnames and name.kind == "unknown" and not flags[name.first] & FIRST_NAME:
                # "Doe Tower", where a Jo Doe is named.
                name = replace(name, kind="organization")
            known = self._full(name, words)
            known.names.append(name)
            pairs.append((name, known))
        for known in self.known:
            if known.kind == "unknown" and (kind := self._kind(known)) != "place":
                known.kind = kind
        for known in self.known:
            known.names.clear()
        for (name, words), pair in zip(worded, pairs, strict=True):
            if pair is None:
                known_short = self._short(name, words) if len(words) == 1 else None
                if known_short is None:
                    continue
                pair = (name, known_short)
            else:
                name = pair[0]
                self._latest[words[-1]] = pair[1]
                self._named_at[words[-1]] = name.first
            pair[1].names.append(name)
            self.names.append(pair)
            for at in range(name.first, name.last):
                self.of_unit[at] = pair
        for known in self.known:
            if (
                known.kind == "unknown"
                and len(known.words) > 1
                and not stream.flags[known.last - 1] & (PLACE | NATIONALITY | ORGANIZATION | DOCUMENT)
                and stream.words[known.last - 1] not in stream.lexicon.parties
                and any(
                    name.last - name.first == 1 and plain(stream.words[name.first]) == known.words[-1]
                    for name in known.names
                )
            ):
                # Called by the surname alone later on.
                known.kind = "person"

    def _modified(self, name: Name, words: tuple[str, ...], surnames: set[str]) -> bool:
        """Say whether the first of two words describes the surname behind it and is no first name."""
        flag = self.stream.flags[name.first]
        if flag & (FIRST_NAME | INITIAL) or words[1] not in surnames:
            return False
        return bool(flag & UPPER) or words[0] in self.stream.vocabulary

    def _add(self, name: Name, words: tuple[str, ...]) -> Known:
        known = Known(words, name.first, name.last, name.kind, name.gender)
        if known.gender is None and name.kind != "organization":
            known.gender = self.stream.lexicon.gender.get(self.stream.words[name.first])
        known.number = len(self.known)
        self.known.append(known)
        self._by_words[words] = known
        self._by_last[_surname(words)].append(known)
        self._by_first[words[0]].append(known)
        for word in words[1:-1]:
            self._by_inner[word].append(known)
        if len(words) > 1 and "-" in words[-1]:
            # "Alcaraz" for Ida Ruiz-Alcaraz
            for part in words[-1].split("-"):
                if len(part) > _SHORTEST:
                    self._by_inner[part].append(known)
        if len(words) > 1 and known.kind != "person":
            flags = self.stream.flags
            initials = "".join(
                [self.stream.words[at][0] for at in range(name.first, name.last) if flags[at] & CAPITAL]
            )
            self._by_initials.setdefault(initials.lower(), known)
            if name.last + 2 < len(flags) and flags[name.last] & OPEN and flags[name.last + 2] & CLOSE:
                self._by_initials[plain(self.stream.words[name.last + 1])] = known
        return known

    def _full(self, name: Name, words: tuple[str, ...]) -> Known:
        known = self._by_words.get(words)
        if known is None and name.kind != "organization":
            known = next((k for k in self._by_last.get(_surname(words), ()) if _same(k.words, words)), None)
            if known is not None:
                self._by_words[words] = known
                if len(words) > len(known.words):
                    known.words, known.first, known.last = words, name.first, name.last
                if name.kind == "person":
                    known.kind = "person"
        if known is None:
            known = self._add(name, words)
        if name.gender:
            known.gender = name.gender
        return known

    def _short(self, name: Name, words: tuple[str, ...]) -> Known | None:
        """Return whom a single word names."""
        word = words[0]
        before = self.stream.lows[name.first - 1] if name.first else ""
        known: Known | None
        if (
            self.stream.flags[name.first] & UPPER
            and (known := self._by_initials.get(word.replace(".", ""))) is not None
        ):
            return known
        found = self._by_last.get(word)
        if found and before == "the" and name.kind != "unknown":
            found = [known for known in found if known.kind == "organization" and word != "house"]
        if found and len(found) > 1:
            known = self._namesake(name, word, found)
        elif found:
            known = found[0]
        else:
            known = None
            firsts = self._by_first.get(word, ())
            if len(firsts) == 1 and name.kind != "organization":
                # "Gao" for Gao Meilin; "Trump" stands for no "Trump Train".
                flags = self.stream.flags
                acts = (
                    name.gender is not None
                    or (name.last < len(flags) and bool(flags[name.last] & CUE))
                    or (name.lead > 1 and bool(flags[name.lead - 1] & CUE and flags[name.lead - 2] & QUOTE))
                )
                if firsts[0].kind == "person" or (acts and firsts[0].kind == "unknown"):
                    known = firsts[0]
                elif firsts[0].kind == "organization" and self._is_shortened(firsts[0]):
                    # "Brask" for Brask Holdings
                    known = firsts[0]
            if known is None and name.kind in ("unknown", "person"):
                inner = [other for other in self._by_inner.get(word, ()) if other.kind == "person"]
                known = inner[0] if len(inner) == 1 else None
        if name.kind in ("word", "place"):
            if known is None or (known.kind in ("organization", "place") and before != "the"):
                return None
            if name.kind == "place" and known.kind == "unknown":
                return None
            if known.kind not in ("organization", "place") and before in (
                "in",
                "at",
                "near",
                "the",
                "across",
            ):
                return None
        if known is None:
            if not name.sure and not self.stream.flags[name.first] & (FIRST_NAME | UPPER):
                return None
            known = self._add(name, words)
        if name.gender and known.gender is None:
            known.gender = name.gender
        return known

    def _is_shortened(self, known: Known) -> bool:
        """Say whether a company goes by the first word of its name, which is no place and nobody's."""
        flag, end = self.stream.flags[known.first], self.stream.words[known.last - 1]
        common = PLACE | NATIONALITY | FIRST_NAME | ROLE | ORGANIZATION
        return end in self.stream.lexicon.referring["shortened"] and not flag & common

    def _namesake(self, name: Name, word: str, found: list[Known]) -> Known:
        """Choose among namesakes: by title, by the first name just given, else who is named most."""
        if name.gender:
            fitting = [known for known in found if known.gender == name.gender]
            if len(fitting) == 1:
                return fitting[0]
        latest = self._latest.get(word)
        if latest is not None and self._same_paragraph(self._named_at[word], name.first):
            return latest
        return max(found, key=lambda known: len(known.names))

    def _same_paragraph(self, one: int, other: int) -> bool:
        starts = self._starts
        return bisect_right(starts, one) == bisect_right(starts, other)


def _surname(words: tuple[str, ...]) -> str:
    return (
        words[-2]
        if len(words) > 2 and words[-1].rstrip(".") in ("jr", "sr", "ii", "iii", "iv")
        else words[-1]
    )


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two full names with one surname name one person: "Jo B. Doe", "J. Doe", "Joanna Doe"."""
    junior = {"jr.", "jr", "sr.", "sr"}
    if bool(junior & set(one)) != bool(junior & set(other)):
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return len(a) >= 2 and len(b) >= 2 and (a.startswith(b) or b.startswith(a))
