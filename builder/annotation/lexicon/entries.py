"""The entries of all word lists, the package's and the user's own, and the flags of the words that they list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from builder.annotation.lexicon.lists import own_lists, package_list

_WORD_START = re.compile(r"\w+")


class Entries:
    """The lists of a language, with the user's from ``directory`` added, and what their words can be."""

    def __init__(self, directory: str | None = None) -> None:
        super().__init__()
        self.language = "en"
        self._own = {} if directory is None else own_lists(Path(directory))
        self._listed: dict[str, int] = {}

    def rows(self, name: str) -> Iterator[list[str]]:
        """Yield the columns of every entry of the list ``name``, the user's own after the package's."""
        for line in (*package_list(self.language, name), *self._own.get(name, ())):
            yield line.columns

    def classes(self, name: str) -> dict[str, frozenset[str]]:
        """Return the words of each class in the list ``name``, whose lines are a class and words of it."""
        words: dict[str, frozenset[str]] = {}
        for of, listed in self.rows(name):
            words[of] = words.get(of, frozenset()).union(listed.split())
        return words

    def _flag(self, word: str, flag: int) -> None:
        self._listed[word] = self._listed.get(word, 0) | flag


def leading_word(text: str) -> str:
    """Return the letters that ``text`` begins with, or its first character: "Moen" for "Moen's"."""
    if text.isalnum():
        return text
    found = _WORD_START.match(text)
    return found.group() if found else text[:1]


def plural(noun: str) -> str:
    """Return the regular plural of ``noun``."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
