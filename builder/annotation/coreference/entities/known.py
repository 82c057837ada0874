"""Somebody or something that an article names, and the words of names as they are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import msgspec

from builder.annotation.coreference.names.name import Name, NameKind
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
    surname: str = ""
    """The surname that the article gives with somebody else's first name: "Ida and Jonas Moen"."""
    apart: bool = False
    """Whether a title alone tells this bearer of a surname from another: Jonas Moen's wife is "Mrs. Moen"."""
    number: int = 0
    """The place among the article's entities."""
    names: list[Name] = msgspec.field(default_factory=list)
    described: bool = False
    """Whether the words next to the names were asked for the gender."""


Named = tuple[Name, Known]
"""A name and who bears it."""


_NO_NAME_WORDS = frozenset((",", "“”"))


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Return ``word`` in lower case and without accents, the form in which names are compared."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("ı", "i").replace("ł", "l").replace("ø", "o")
    return word.lower()


def words_of(stream: Stream, name: Name) -> tuple[str, ...]:
    """Return the words of a name in the form in which names are compared."""
    # A nickname between marks is one unit.
    words = stream.words[name.first : name.last]
    return tuple([plain(word) for word in words if word not in _NO_NAME_WORDS])
