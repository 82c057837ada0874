"""The word lists of a language, compiled once into the flags and tables that the rules read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple, cast

import msgspec

from builder.annotation.lexicon.inflection import Inflection, VerbForm, inflect
from builder.annotation.lexicon.lists import own_lists, package_list
from builder.annotation.lexicon.outlet_shapes import is_outlet_shaped
from builder.schema import CueKind, Medium

# What a word can be, one bit a class: a word's flags are what a tagger would have to choose from. The classes
# that are asked for most often, with each other, are the first thirty: Python computes faster with smaller numbers.
(
    CAPITAL, LOWER, NUMBER, WORD, END, COMMA, COLON, SEMICOLON, DASH, QUOTE, POSSESSIVE_MARK,
    DETERMINER, QUANTITY, POSSESSIVE, SUBJECT, PREPOSITION, CONJUNCTION, AUXILIARY, ADVERB, VERB, CUE,
    TITLE, ROLE, ORGANIZATION, CALENDAR, FIRST_NAME, CUE_NOUN, DOCUMENT, INITIAL, CLUE,
    SUBORDINATOR, UPPER, RELATIVE, BE, NEGATION, QUESTION, PLACE, ED, CLOSE, SOMEBODY, NATIONALITY,
    OBJECT, OPEN, CUE_ADJECTIVE, ING, PARTICLE, HAVE, MODAL, PUNCTUATION, DO, SUFFIX, NEWS,
) = (1 << bit for bit in range(52))  # fmt: skip

_CLASSES = {
    "determiner": DETERMINER, "quantity": QUANTITY, "possessive": POSSESSIVE, "subject": SUBJECT,
    "somebody": SOMEBODY, "object": OBJECT, "preposition": PREPOSITION, "conjunction": CONJUNCTION,
    "subordinator": SUBORDINATOR, "relative": RELATIVE, "question": QUESTION, "auxiliary": AUXILIARY,
    "be": BE, "have": HAVE, "modal": MODAL, "do": DO, "negation": NEGATION, "adverb": ADVERB,
}  # fmt: skip


# The classes of telling_words.txt whose words make a clue.
_CLUE_CLASSES = (
    "tell",
    "address",
    "speak",
    "met",
    "asked",
    "quote",
    "write",
    "send",
    "posted",
    "question",
    "preposition",
    "host",
)
_COMPLEMENTS = frozenset(("of", "in", "at", "for", "to", "on"))


class CueVerb(msgspec.Struct, frozen=True, gc=False):
    """A form of a reporting verb: its lemma, kind, what it introduces and the words that must follow it."""

    lemma: str
    kind: CueKind
    frames: frozenset[str]
    particle: tuple[str, ...]
    form: VerbForm


class CueNoun(msgspec.Struct, frozen=True, gc=False):
    """A noun or adjective that reports ("claim", "confident"): its kind and what it introduces."""

    lemma: str
    kind: CueKind
    frames: frozenset[str]


class Means(NamedTuple):
    """A noun that tells how words were given ("press" before "conference") and the prepositions it takes."""

    before: tuple[str, ...]
    medium: Medium
    prepositions: frozenset[str]


REMEMBERED = 200_000
"""How many words stay known from one article to the next, so that memory stays flat."""


class Lowered(dict[str, str]):
    """Words in lower case, one string for each word, so that it is made, hashed and compared fast."""

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        low = self[word] = intern(word.lower())
        return low


class Lexicon(dict[str, int]):
    """Flags of every word: ``lexicon[word]``, looked up by its exact form, then in lower case, then by shape.

    What has been looked up is remembered, up to `REMEMBERED` words, so that memory stays flat.
    """

    def __init__(self, directory: str | None = None) -> None:
        super().__init__()
        self.lows = Lowered()
        self.language = "en"
        self._own = {} if directory is None else own_lists(Path(directory))
        self._words: dict[str, int] = {}
        self.cue_verbs: dict[str, list[CueVerb]] = {}
        self.cue_nouns: dict[str, CueNoun] = {}
        self.cue_adjectives: dict[str, CueNoun] = {}
        self.titles: dict[tuple[str, ...], tuple[str, str | None]] = {}
        self.roles: dict[tuple[str, ...], tuple[str, str | None]] = {}
        self.role_sizes: dict[str, tuple[int, ...]] = {}
        self.letters: dict[str, str] = {}
        self.gender: dict[str, str] = {}
        self.plurals: dict[str, str] = {}
        self.organization_nouns: dict[str, str] = {}
        self.places: dict[tuple[str, ...], str] = {}
        self.nationalities: dict[str, str] = {}
        self.outlets: dict[tuple[str, ...], tuple[str, str, str | None]] = {}
        self.platforms: dict[str, str] = {}
        self.outlet_starts: dict[str, list[tuple[str, str]]] = {}
        self.outlet_nouns: dict[str, str] = {}
        self.media: dict[str, list[Means]] = {}
        self.audiences: dict[str, Medium] = {}
        self.press: frozenset[str] = frozenset()
        self.crowds: frozenset[str] = frozenset()
        self.telling: dict[str, frozenset[str]] = {}
        self.clue_words: frozenset[str] = frozenset()
        self.weekdays: set[str] = set()
        self.parties: dict[str, str] = {}
        self.plain_people: set[tuple[str, ...]] = set()
        self.describing: dict[str, frozenset[str]] = {}
        self.relation_verbs: dict[str, frozenset[str]] = {}
        self.works: dict[str, str] = {}
        self.also_nouns: set[str] = set()
        self.unchanged: set[str] = set()
        self.clause: dict[str, frozenset[str]] = {}
        self.referring: dict[str, frozenset[str]] = {}
        self.called: dict[str, tuple[str, ...]] = {}
        self.outlet_kinds: dict[str, tuple[str, ...]] = {}
        self._news: frozenset[str] = frozenset()
        self._combinations: dict[int, int] = {}
        # What runs of capitalised words were cut into (names.py), kept from one article to the next.
        self.runs: dict[str, Any] = {}
        self._load()

    def __missing__(self, word: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        flags = self._classify(word)
        if self._is_news(word):
            flags |= NEWS
        # Words with the same flags share one number: the few hundred that there are stay in the processor's cache.
        flags = self[word] = self._combinations.setdefault(flags, flags)
        return flags

    def _is_news(self, word: str) -> bool:
        """Say whether an outlet may be named with the word: `outlets/bodies.py` reads only where one stands.

        A listed name starts with it ("Guardian"), it is a noun of theirs ("newspaper", "Herald"), or it has the
        shape of one ("KWXT").
        """
        known = leading_word(word) in self.outlet_starts or word in self._news or word.lower() in self._news
        return known or is_outlet_shaped(word)

    def rows(self, name: str) -> Iterator[list[str]]:
        """Yield the columns of every entry of the list ``name``, the user's own after the package's."""
        for line in (*package_list(self.language, name), *self._own.get(name, ())):
            yield line.columns

    def _flag(self, word: str, flag: int) -> None:
        self._words[word] = self._words.get(word, 0) | flag

    def _load(self) -> None:
        for name, words in self.rows("function_words"):
            for word in words.split():
                self._flag(word, _CLASSES[name])
        for columns in self.rows("verbs"):
            for word in columns[0].split():
                self._flag(word, VERB)
        for columns in self.rows("cues"):
            self._add_cue(*columns)
        self._flag("according", CUE)
        for entries in self.cue_verbs.values():
            entries.sort(key=lambda cue: -len(cue.particle))
        for lemma, plural, kind, frames in self.rows("cue_nouns"):
            noun = CueNoun(lemma, cast(CueKind, kind), frozenset(frames))
            for form in (lemma, plural) if plural != "-" else (lemma,):
                self.cue_nouns[form] = noun
                self._flag(form, CUE_NOUN)
        for lemma, kind, frames in self.rows("cue_adjectives"):
            self.cue_adjectives[lemma] = CueNoun(lemma, cast(CueKind, kind), frozenset(frames))
            self._flag(lemma, CUE_ADJECTIVE)
        for columns in self.rows("irregular_plurals"):
            self.plurals[columns[0]] = columns[1]
        self._load_names()

    def _load_names(self) -> None:
        for columns in self.rows("titles"):
            words = tuple(columns[0].split())
            gender = columns[2] if len(columns) > 2 else None
            self.titles[words] = (columns[1], gender)
            for word in words:
                if word[0].isupper() or columns[1] == "honorific":
                    self._flag(word, TITLE)
            if gender:
                self.gender[columns[0].lower()] = gender
        for columns in self.rows("roles"):
            words = tuple(columns[0].split())
            gender = columns[2] if len(columns) > 2 else None
            self.roles[words] = (columns[1], gender)
            # "director of education" is a director.
            head = next(
                (words[at - 1] for at in range(1, len(words)) if words[at] in _COMPLEMENTS), words[-1]
            )
            self._flag(head, ROLE)
            self._flag(_plural(head), ROLE)
            if gender:
                self.gender[columns[0].lower()] = gender
        sizes: dict[str, set[int]] = {}
        for words in (*self.titles, *self.roles):
            for form in (words[-1].lower(), _plural(words[-1].lower())):
                sizes.setdefault(form, set()).add(len(words))
        for plural, singular in self.plurals.items():
            last, single = plural.split()[-1], singular.split()[-1]
            sizes[last] = sizes.get(last, set()) | sizes.get(single, set())
        self.role_sizes = {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}
        for plural, singular in self.plurals.items():
            if (singular,) in self.roles:
                self._flag(plural, ROLE)
        for columns in self.rows("organization_nouns"):
            noun, kind = columns[0], columns[1]
            if kind == "ending":
                self._flag(noun, ORGANIZATION)
                continue
            self.organization_nouns[noun] = kind
            for form in (noun, _plural(noun)):
                if " " not in form:
                    flag = DOCUMENT if kind == "document" else ORGANIZATION
                    self._flag(form, flag)
                    if not noun.isupper():
                        # "FIFA" alone: "Who" is not the WHO.
                        self._flag(form.capitalize(), flag)
        for name in ("calendar", "time_nouns"):
            for columns in self.rows(name):
                self._flag(columns[0], CALENDAR)
                if columns[1:] == ["weekday"]:
                    self.weekdays.add(columns[0])
        for columns in self.rows("places"):
            words = tuple(columns[0].split())
            self.places[words] = columns[1] if len(columns) > 1 else "place"
            if len(words) == 1:
                self._flag(words[0], PLACE)
        for columns in self.rows("nationalities"):
            for adjective in columns[1].split(","):
                self.nationalities[adjective.strip()] = columns[0]
                self._flag(adjective.strip(), NATIONALITY)
        for gender, name in (
            ("f", "first_names_female"),
            ("m", "first_names_male"),
            ("", "first_names_both"),
        ):
            for columns in self.rows(name):
                self._flag(columns[0], FIRST_NAME)
                if gender:
                    self.gender[columns[0]] = gender
        for columns in self.rows("name_parts"):
            if columns[1] in ("office", "honour"):
                self.letters[columns[0]] = columns[1]
            else:
                self._flag(columns[0], PARTICLE if columns[1] == "particle" else SUFFIX)
        self._load_outlets()

    def _load_outlets(self) -> None:
        for columns in self.rows("outlets"):
            parent = columns[2] if len(columns) > 2 else None
            self.outlets[tuple(columns[0].split())] = (columns[0], columns[1], parent)
        for columns in self.rows("platforms"):
            for word in columns[1].split() if len(columns) > 1 else ():
                self.platforms[word] = columns[0]
        for columns in self.rows("outlet_nouns"):
            self.outlet_nouns[columns[0]] = columns[1]
        for name, kind, _ in self.outlets.values():
            self._add_outlet(name, kind)
        for columns in self.rows("platforms"):
            self._add_outlet(columns[0], "platform")
        for entries in self.outlet_starts.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        for noun, medium, prepositions in self.rows("media"):
            words = tuple(noun.split())
            means = Means(words[:-1], cast(Medium, medium), frozenset(prepositions.split()))
            for form in (words[-1], _plural(words[-1])):
                self.media.setdefault(form, []).append(means)
        for way in self.media.values():
            way.sort(key=lambda means: -len(means.before))
        for name, words_of_class in self.rows("telling_words"):
            known = self.telling.get(name, frozenset())
            self.telling[name] = known.union(words_of_class.split())
        self.clue_words = frozenset(self.media).union(
            self.platforms, *(self.telling[name] for name in _CLUE_CLASSES)
        )
        self._news = self.telling["hosted"].union(noun.split()[-1] for noun in self.outlet_nouns)
        for noun, medium in self.rows("audiences"):
            self.audiences[noun] = cast(Medium, medium)
        self.press = frozenset(noun for noun, medium in self.audiences.items() if medium == "press")
        self.crowds = self.telling["reaction"].union(
            noun for noun, medium in self.audiences.items() if medium == "speech"
        )
        self.also_nouns.update(columns[0] for columns in self.rows("also_nouns"))
        for columns in self.rows("works"):
            self.works[columns[0]] = columns[1]
        for columns in self.rows("parties"):
            self.parties[columns[0]] = columns[2]
        self.plain_people.update(tuple(columns[0].split()) for columns in self.rows("plain_people"))
        for name, listed in self.rows("description_words"):
            self.describing[name] = self.describing.get(name, frozenset()) | frozenset(listed.split())
        for name, listed in self.rows("clause_words"):
            self.clause[name] = self.clause.get(name, frozenset()) | frozenset(listed.split())
        for name, listed in self.rows("referring_words"):
            self.referring[name] = self.referring.get(name, frozenset()) | frozenset(listed.split())
        for word, listed in self.rows("called"):
            self.called[word] = tuple(listed.split())
        for noun, listed in self.rows("outlet_kinds"):
            self.outlet_kinds[noun] = tuple(listed.split())
        for columns in self.rows("relation_verbs"):
            self.relation_verbs[columns[0]] = frozenset(columns[1].split(","))

    def _add_outlet(self, name: str, kind: str) -> None:
        """File ``name`` under the first word that tells it: "Guardian" for "The Guardian"."""
        start = leading_word(name.removeprefix("The "))
        for form in {name, name.replace("'", "’")}:
            self.outlet_starts.setdefault(start, []).append((form, kind))

    def _add_cue(self, lemma: str, kind: str, frames: str, irregular: str = "") -> None:
        verb, *particle = lemma.split()
        if irregular.split()[:1] == [verb]:
            self.unchanged.add(verb)
        forms = inflect(verb, *irregular.split()[:2])
        if verb[-1] == "l" and verb[-2] in "aeo" and verb[-3] not in "aeiou":
            # The British spelling: "labelled".
            forms += [Inflection(f"{verb}led", "past"), Inflection(f"{verb}ling", "ing")]
        for text, form in forms:
            cue = CueVerb(lemma, cast(CueKind, kind), frozenset(frames), tuple(particle), form)
            entries = self.cue_verbs.setdefault(text, [])
            # "said" is past and participle in one: the past form stands for both.
            if not any(entry.lemma == lemma for entry in entries):
                entries.append(cue)
            self._flag(text, CUE)

    def _classify(self, word: str) -> int:
        first = word[0]
        if first.islower() and "-" in word:
            # al-Rashidi, el-Amin: a name whose article is not capitalised.
            article, _, rest = word.partition("-")
            if rest[:1].isupper() and self._words.get(article, 0) & PARTICLE:
                return WORD | CAPITAL
        if _INNER_CAPITAL.match(word):
            return WORD | CAPITAL
        if _AMOUNT.match(word):
            return WORD | NUMBER
        if not (first.isalnum() or first in "'’" or len(word) > 1):
            return _PUNCTUATION.get(first, PUNCTUATION)
        if word in _PUNCTUATION:
            return _PUNCTUATION[word]
        if word in ("'s", "’s", "‘s", "'S", "’S", "'", "’"):
            return POSSESSIVE_MARK | self._words.get(word, 0)
        lower = word.lower()
        flags = WORD | CLUE if lower in self.clue_words else WORD
        known = self._words.get(word, 0)
        if first.isupper():
            flags |= CAPITAL
            if len(word) > 1 and word.isupper() and word[-1].isalpha():
                flags |= UPPER
            if len(word) <= 5 and word[-1] == ".":
                flags |= INITIAL
            # A capital may only be the start of a sentence, so the classes of the small word count too.
            flags |= known | self._words.get(lower, 0)
            if (
                not known
                and "-" in word
                and all(self._words.get(part, 0) & FIRST_NAME for part in word.split("-"))
            ):
                flags |= FIRST_NAME
            if flags & CALENDAR and not (known & CALENDAR or flags & ADVERB or word not in self.outlet_nouns):
                # "The Selwick Times"
                flags &= ~CALENDAR
        elif first.isdigit():
            flags |= NUMBER | known
            if lower.endswith(("-year-old", "-year-olds")):
                # "the 34-year-old" stands for somebody.
                flags |= LOWER | ROLE
        else:
            flags |= LOWER | known
            if not known:
                if lower.endswith("ly") and len(lower) > 4:
                    flags |= ADVERB
                elif lower.endswith(("ologist", "ologists", "ographer", "ographers", "onomist", "onomists")):
                    flags |= ROLE
                elif lower.endswith("ed") and len(lower) > 4:
                    flags |= ED
                elif lower.endswith("ing") and len(lower) > 5:
                    flags |= ING
        return flags


_PUNCTUATION = {
    ".": END, "!": END, "?": END, "…": END, "...": END, "。": END,
    ",": COMMA, ":": COLON, ";": SEMICOLON, "—": DASH, "–": DASH, "-": DASH, "--": DASH, "―": DASH,
    "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE,
}  # fmt: skip


_WORD_START = re.compile(r"\w+")
# kaMoen, d'Astor: names that start with a small letter.
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}['’]?[A-Z][a-z]{2}")
# R1.3bn, RM412, N5,000, Sh20m: amounts with the sign of the currency before them.
_AMOUNT = re.compile(
    r"(?:[RNPK]|RM|Rs|K?[Ss]hs?|Tk|US|HK|NT|GH|Rp)(?=\d[\d.,]|\d-?[a-z])\d[\d.,]*"
    r"(?:k|m|bn|tn|-?(?:million|billion|trillion|crore|lakh))?$"
)


def leading_word(text: str) -> str:
    """Return the letters that ``text`` begins with, or its first character: "Moen" for "Moen's"."""
    if text.isalnum():
        return text
    found = _WORD_START.match(text)
    return found.group() if found else text[:1]


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@lru_cache(maxsize=4)
def load_lexicon(directory: str | None = None) -> Lexicon:
    """Return the English word lists, with the user's own from ``directory`` (same file names) added.

    Raises QuotebuilderError where a file or line of ``directory`` is no entry of a list.
    """
    return Lexicon(directory)
