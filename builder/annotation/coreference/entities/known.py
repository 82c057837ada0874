"""Somebody or something that an article names, and the words of names as they are compared."""

from __future__ import annotations

import msgspec

from builder.annotation.coreference.names.name import Name, NameKind


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
