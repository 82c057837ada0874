"""The subjects before a pronoun that no name tells: the same pronoun, or a description as in "A clerk shrugged"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import suppress

from builder.annotation.coreference.descriptions.described import (
    INDEFINITE,
    is_nameless,
    is_person,
    is_plural,
    singular,
)  # fmt: skip
from builder.annotation.coreference.entities.known import Named
from builder.annotation.coreference.focus import Focus
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    CUE,
    ED,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.following import phrase_from
from builder.annotation.sentence.phrases import Phrase

CHAIN = 4
"""How many of the same pronouns in a row are gone back."""
_NEAR = 60
"""How many units before a pronoun the same pronoun is looked for."""
SENTENCES = 3
"""How many sentences back a description is looked for."""
_OWNER = 5
"""Within how many units somebody's name ends whose spokesman shrugged."""
_BEHIND_SUBJECT = VERB | AUXILIARY | ED | CUE | COMMA | ADVERB


class Subjects:
    """Finds the pronouns and descriptions before the pronouns of one article."""

    def __init__(self, focus: Focus, named: Mapping[int, Named]) -> None:
        self.focus = focus
        self.stream = focus.stream
        self._named = named
        self._places: dict[str, list[int]] = {}

    def places(self, word: str) -> list[int]:
        """Return the units that are the ``word``, "he" or "she", in small or capital letters, in text order."""
        places = self._places.get(word)
        if places is None:
            lows, places = self.stream.lows, self._places.setdefault(word, [])
            if not self.stream.vocabulary.isdisjoint((word, word.capitalize(), word.upper())):
                at = -1
                with suppress(ValueError):
                    while True:
                        at = lows.index(word, at + 1)
                        places.append(at)
        return places

    def same_pronouns(self, end: int, gender: str, most: int = CHAIN) -> list[int]:
        """Return the units of the ``most`` "he" or "she" before ``end``, nearest first, each near the one behind it."""
        places = self.places("he" if gender == "m" else "she")
        found: list[int] = []
        for position in range(bisect_left(places, end) - 1, -1, -1):
            at = places[position]
            if end - at > _NEAR:
                break
            found.append(at)
            if len(found) == most:
                break
            end = at
        return found

    def described(self, at: int, gender: str, paragraph: int, most: int) -> Phrase | None:
        """Return the description that is the subject of a sentence just before "he" or "she": "A clerk shrugged".

        ``most`` sentences are looked at.
        """
        for opener, end in self._sentences(at, paragraph, most):
            phrase = self._subject(opener, end, gender)
            if phrase is not None:
                return phrase
        return None

    def several(self, at: int, paragraph: int) -> Phrase | None:
        """Return the description of several that is the subject of a sentence up to "they": "The clerks shrugged"."""
        stream = self.stream
        for opener, end in self._sentences(at, paragraph):
            phrase = phrase_from(stream, opener + bool(stream.flags[opener] & CONJUNCTION), end)
            if phrase is None or phrase.last >= end or not is_plural(stream, phrase):
                continue
            noun = singular(stream.lows[phrase.head], stream.lexicon)
            if is_person(stream, phrase.head, noun) and stream.flags[phrase.last] & _BEHIND_SUBJECT:
                return phrase
        return None

    def _sentences(self, at: int, paragraph: int, most: int = SENTENCES) -> Iterator[tuple[int, int]]:
        """Yield where the sentence of ``at`` and those before it in its paragraph start and end, nearest first.

        There are ``most`` of them.
        """
        first = self.focus.starts[paragraph - 1]
        start = at
        for _ in range(most):
            end = start
            start = self.focus.shape.rfind(".", first, end)
            yield (start + 1 if start >= 0 else first), min(at, end + 1)
            if start < 0:
                return

    def _subject(self, opener: int, end: int, gender: str) -> Phrase | None:
        """Return the description of a person of ``gender`` that is the subject of the sentence from ``opener`` on."""
        stream = self.stream
        flags, lows = stream.flags, stream.lows
        opener += bool(flags[opener] & CONJUNCTION)
        if flags[opener] & PREPOSITION or lows[opener].endswith(("ed", "ing")):
            # "On Monday, the clerk shrugged", "Asked about it, the clerk shrugged"
            comma = self.focus.shape.find(",", opener, end)
            opener = comma + 1 if comma >= 0 else opener
        owned = lows[opener] != "the" and lows[opener] not in INDEFINITE and not flags[opener] & POSSESSIVE
        if owned and (opener not in self._named or not stream.has(POSSESSIVE_MARK, opener, opener + _OWNER)):
            return None
        phrase = phrase_from(stream, opener, end)
        if (
            phrase is None
            or phrase.last >= end
            or phrase.head in self._named
            or not (flags[phrase.last] & _BEHIND_SUBJECT or lows[phrase.last].endswith(("s", "ed")))
            or not is_person(stream, phrase.head, lows[phrase.head])
            or (owned and not is_nameless(stream, lows[phrase.head]))
            # "A trained nurse, | Moen had no car.", "A clerk at Brask, Dr Moen, had a car."
            or (
                flags[phrase.last] & COMMA
                and any(unit in self._named for unit in range(phrase.last + 1, phrase.last + 3))
            )
        ):
            return None
        return phrase if stream.lexicon.gender.get(lows[phrase.head], gender) == gender else None
