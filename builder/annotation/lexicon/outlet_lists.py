"""Outlets by name, and the words that tell to whom and how words were given."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple, cast

from builder.annotation.lexicon.entries import Entries, leading_word, plural
from builder.annotation.lexicon.outlet_shapes import is_outlet_shaped
from builder.schema import Medium

# The classes of telling_words.txt whose words make a clue.
_CLUE_CLASSES = (
    "tell",
    "address",
    "speak",
    "met",
    "spar",
    "phone",
    "visit",
    "interviews",
    "asked",
    "quote",
    "write",
    "send",
    "posted",
    "question",
    "preposition",
    "host",
)

_MORE = 4
"""How many letters behind the first word of a name are looked at first."""


class Means(NamedTuple):
    """A noun that tells how words were given ("press" before "conference") and the prepositions it takes."""

    before: tuple[str, ...]
    medium: Medium
    prepositions: frozenset[str]


POSTED = Means((), "social", frozenset(("in", "on", "from", "via", "during", "under", "below")))
"""How words are given in a post, whatever noun calls it one."""


ClueWay = Literal["preposition", "to", "speak", "posted", "word"] | None
"""How reading begins at a word; None where only its place is noted."""

_Beginning = tuple[int, frozenset[str], tuple[str, ...]]
"""How many letters of the names that begin with a word are looked at first, those letters, and the names."""


class OutletLists(Entries):
    """News organizations, programmes and platforms, and the words around them.

    ``outlet_starts`` has names by the first word that tells them, ``outlet_names`` the same without "The",
    ``bare_names`` all of these but the platforms',
    ``platform_names`` those of platforms, ``media`` nouns by their last word and ``media_behind`` those by the word
    before it, "" for any other,
    ``telling`` the classes of telling_words.txt, ``openers`` the words that may open the phrase of each noun of
    means, with how many words stand before it at most; ``clue_words`` are those at which outlets/clues/ begins to read,
    ``publishers`` has the names of those met, with those of the lists, likewise (outlets/naming/publisher.py);
    ``beginnings`` are the words met that say nothing of outlets but may begin a name, with how many letters
    mostly tell that none stands there, those of the names, and the names;
    ``clue_classes`` has what of, in the order of outlets/clues/finding.py, ``clue_ways`` how it begins there, and
    ``noted`` those whose places it notes, by what they belong to.
    """

    def __init__(self, directory: str | None = None) -> None:
        super().__init__(directory)
        self.outlets: dict[tuple[str, ...], tuple[str, str, str | None]] = {}
        self.platforms: dict[str, str] = {}
        self.platform_names: set[str] = set()
        self.outlet_starts: dict[str, list[tuple[str, str]]] = {}
        self.outlet_names: dict[str, tuple[str, ...]] = {}
        self.bare_names: set[str] = set()
        self._first_letters: dict[str, _Beginning] = {}
        self._load_outlets()
        self.outlet_nouns = {columns[0]: columns[1] for columns in self.rows("outlet_nouns")}
        self.media = self._media()
        self.media_behind = {noun: _by_word_before(entries) for noun, entries in self.media.items()}
        self.telling = self.classes("telling_words")
        giving = self.telling["put_out"] | self.telling["deliver"] | self.telling["mount"]
        self.telling["giving"] = giving
        self.openers = {noun: self._openers_of(noun) for noun in {*self.media, *self.telling["posted"]}}
        self.audiences = {noun: cast(Medium, medium) for noun, medium in self.rows("audiences")}
        self.press = frozenset(noun for noun, medium in self.audiences.items() if medium == "press")
        self.crowds = self.telling["reaction"].union(
            ("onstage",), (noun for noun, medium in self.audiences.items() if medium == "speech")
        )
        self.noted = self._noted()
        self.clue_words = frozenset(self.media).union(
            self.platforms, self.noted, *(self.telling[name] for name in _CLUE_CLASSES)
        )
        self.clue_classes = {word: tuple(self._classes_of(word)) for word in self.clue_words}
        self.clue_ways = {word: self._way_of(word) for word in self.clue_words}
        self.publishers: dict[str, dict[str, tuple[list[tuple[str, str]], tuple[str, ...]]]] = {}
        self.beginnings: dict[str, _Beginning] = {}
        self._news = self.telling["hosted"].union(noun.split()[-1] for noun in self.outlet_nouns)

    def _load_outlets(self) -> None:
        for columns in self.rows("outlets"):
            network = columns[2] if len(columns) > 2 else None
            self.outlets[tuple(columns[0].split())] = (columns[0], columns[1], network)
        for name, kind, _ in self.outlets.values():
            self._add_outlet(name, kind)
        for columns in self.rows("platforms"):
            for word in columns[1].split() if len(columns) > 1 else ():
                self.platforms[word] = columns[0]
            self.platform_names.add(columns[0])
            self._add_outlet(columns[0], "platform")
        for entries in self.outlet_starts.values():
            entries.sort(key=lambda entry: -len(entry[0].removeprefix("The ")))
        for start, entries in self.outlet_starts.items():
            self.outlet_names[start] = names = tuple(name.removeprefix("The ") for name, _ in entries)
            self.bare_names.update(
                bare for bare, (_, kind) in zip(names, entries, strict=True) if kind != "platform"
            )
            size = min(len(start) + _MORE, *map(len, names))
            if size > len(start):
                self._first_letters[start] = size, frozenset(name[:size] for name in names), names

    def _add_outlet(self, name: str, kind: str) -> None:
        """File ``name`` under the first word that tells it: "Guardian" for "The Guardian"."""
        start = leading_word(name.removeprefix("The "))
        for form in dict.fromkeys((name, name.replace("'", "’"))):
            self.outlet_starts.setdefault(start, []).append((form, kind))
        if kind in ("broadcaster", "paper", "site") and " " in name and not name.startswith("The "):
            # "told SELWICK TIMES", as the paper itself and others write
            self.outlet_starts.setdefault(start.upper(), []).append((name.upper(), kind))

    def _noted(self) -> dict[str, tuple[str, ...]]:
        telling = self.telling
        words = {
            "author": frozenset(("i", "me")),
            "court": telling["court"],
            "crowd": self.crowds,
            "dating": telling["earlier"].union(("last", "earlier", "in", "since")),
            "relay": telling["relay"],
            "trial": telling["sentencing"] | telling["pleading"],
            "user": telling["user"],
        }
        every = frozenset[str]().union(*words.values())
        return {word: tuple(of for of in words if word in words[of]) for word in every}

    def _classes_of(self, word: str) -> Iterator[str]:
        telling = self.telling
        if word in self.media or word in telling["posted"]:
            yield "medium"
        elif word in self.platforms:
            yield "platform"
        if word in telling["tell"] or word in telling["address"]:
            yield "tell"
        for of in (
            "speak",
            "phone",
            "visit",
            "interviews",
            "met",
            "spar",
            "asked",
            "quote",
            "question",
            "write",
            "send",
            "host",
        ):
            if word in telling[of]:
                yield of

    def _way_of(self, word: str) -> ClueWay:
        telling = self.telling
        if word in telling["preposition"]:
            return "to" if word == "to" else "preposition"
        if word in telling["speak"] and word not in self.media:
            return "speak"
        if word in telling["posted"] and word not in self.media and not word.startswith("post"):
            return "posted"
        return "word" if self.clue_classes[word] else None

    def _media(self) -> dict[str, list[Means]]:
        media: dict[str, list[Means]] = {}
        for noun, medium, prepositions in self.rows("media"):
            words = tuple(noun.split())
            means = Means(words[:-1], cast(Medium, medium), frozenset(prepositions.split()))
            for form in (words[-1], plural(words[-1])):
                media.setdefault(form, []).append(means)
        for entries in media.values():
            entries.sort(key=lambda means: -len(means.before))
        return media

    def _openers_of(self, noun: str) -> tuple[int, frozenset[str]]:
        entries = [*self.media.get(noun, ()), *((POSTED,) if noun in self.telling["posted"] else ())]
        prepositions = frozenset[str]().union(*(means.prepositions for means in entries))
        openers = prepositions | self.telling["giving"] | self.telling["excerpt"]
        return max(len(means.before) for means in entries), openers

    @cached_property
    def outlets_by_letters(self) -> dict[str, str]:
        """The names of the listed outlets by their letters and digits, in lower case and without "the"."""
        names: dict[str, str] = {}
        for name, kind, _ in self.outlets.values():
            key = letters(name.removeprefix("The "))
            if kind == "programme" or "." in name or (key in names and name.isupper()):
                continue
            if key not in names or names[key].isupper():
                names[key] = name
        return names

    def is_news(self, word: str) -> bool:
        """Say whether an outlet may be named with the word: the rules read only where one stands.

        A listed name starts with it ("Guardian"), it is a noun of theirs ("newspaper", "Herald"), or it has the
        shape of one ("KWXT").
        """
        if word in self._news:
            return True
        # No word of small letters alone has such a shape.
        if not (word.isalpha() and word.islower()) and (word.lower() in self._news or is_outlet_shaped(word)):
            return True
        start = leading_word(word)
        if start in self._first_letters:
            self.beginnings[word] = self._first_letters[start]
        return start in self.outlet_starts


def letters(name: str) -> str:
    """Return the letters and digits of a name, in lower case."""
    return "".join(character for character in name.lower() if character.isalnum())


def _by_word_before(entries: list[Means]) -> dict[str, list[Means]]:
    """Return the entries of one noun that may stand behind each word, the longest first, and behind others ("")."""
    words = dict.fromkeys(means.before[-1] if means.before else "" for means in entries)
    return {
        word: [means for means in entries if not means.before or means.before[-1] == word] for word in words
    }
