"""What a name is: the units it stands at and what it is of."""

from __future__ import annotations

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
    """

    first: int
    last: int
    kind: NameKind
    lead: int
    gender: str | None
    sure: bool
