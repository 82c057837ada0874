"""What a name is: the units it stands at, what it is of, and its words as names are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

NameKind = Literal["person", "organization", "place", "unknown", "word"]
"""What a name is of; a "word" names somebody only where a longer name has it."""


class Name(msgspec.Struct, frozen=True, gc=False):
    """Units ``[first, last)`` that name somebody or something, without title.

    ``lead`` is the first unit of the capitalised titles and roles before it, ``gender`` what these tell ("m",
    "f"), ``sure`` says whether it is a name by its own look, not just a word with a capital where a sentence
    starts.
    A "word" names somebody only where a longer name has it: "Law", where a Jo Law is named too.
    ``words`` are its words as `plain` makes them.
    """

    first: int
    last: int
    kind: NameKind
    lead: int
    gender: str | None
    sure: bool
    words: tuple[str, ...]


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Return ``word`` in lower case and without accents, the form in which names are compared."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("ı", "i").replace("ł", "l").replace("ø", "o")
    return word.lower()
