"""The word lists of a language, compiled once into the flags and tables that the rules read."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from builder.annotation.lexicon.classifying import classify
from builder.annotation.lexicon.cue_lists import CueLists
from builder.annotation.lexicon.cue_lists import CueVerb as CueVerb
from builder.annotation.lexicon.description_lists import DescriptionLists
from builder.annotation.lexicon.flags import *  # noqa: F403
from builder.annotation.lexicon.flags import FUNCTION_CLASSES, NEWS, VERB
from builder.annotation.lexicon.name_lists import NameLists
from builder.annotation.lexicon.outlet_lists import Means as Means
from builder.annotation.lexicon.outlet_lists import OutletLists

REMEMBERED = 60_000
"""How many words stay known from one article to the next, so that memory stays flat."""


class Lexicon(CueLists, NameLists, OutletLists, DescriptionLists, dict[str, int]):
    """Flags of every word: ``lexicon[word]``, looked up by its exact form, then in lower case, then by shape.

    What has been looked up is remembered, up to `REMEMBERED` words, so that memory stays flat. The tables of
    the lists are its attributes, made by the file of each kind of lists.
    """

    def __init__(self, directory: str | None = None) -> None:
        super().__init__(directory)
        for name, words in self.rows("function_words"):
            for word in words.split():
                self._flag(word, FUNCTION_CLASSES[name])
        for columns in self.rows("verbs"):
            for word in columns[0].split():
                self._flag(word, VERB)
        # What runs of capitalised words were cut into (names.py), kept from one article to the next.
        self.runs: dict[str, Any] = {}
        # What is known of every token (tokens.py), kept likewise.
        self.tokens: dict[str, tuple[str, str, int, int]] | None = None
        # What the lists say of single words as roles (affiliations/roles.py).
        self.lone_roles: dict[str, Any] = {}
        self._combinations: dict[int, int] = {}

    def __missing__(self, word: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        flags = classify(word, self._listed, self.clue_words, self.outlet_nouns)
        if self.is_news(word):
            flags |= NEWS
        # Words with the same flags share one number: the few hundred that there are stay in the processor's cache.
        flags = self[word] = self._combinations.setdefault(flags, flags)
        return flags


@lru_cache(maxsize=4)
def load_lexicon(directory: str | None = None) -> Lexicon:
    """Return the English word lists, with the user's own from ``directory`` (same file names) added.

    Raises QuotebuilderError where a file or line of ``directory`` is no entry of a list.
    """
    return Lexicon(directory)
