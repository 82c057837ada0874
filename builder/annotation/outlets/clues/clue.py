"""What a clue is, and the kinds of media and outlets that the rules tell apart."""

from __future__ import annotations

import msgspec

from builder.annotation.lexicon import AUXILIARY, COLON, COMMA, END, QUOTE, RELATIVE, SEMICOLON, SUBJECT
from builder.schema import Medium


class Clue(msgspec.Struct, frozen=True, gc=False):
    """Words that tell a medium, an outlet or both.

    ``first`` and ``last`` are the units that stand for the outlet or, without one, for the medium; ``at`` is
    where the clue starts (its preposition or verb). ``verb`` is the unit of the verb whose addressee it is.
    """

    medium: Medium | None
    name: str | None
    first: int
    last: int
    at: int
    verb: int | None = None


STOP = END | SEMICOLON | COLON | QUOTE | AUXILIARY | SUBJECT | RELATIVE | COMMA
"""What ends the phrase that a clue is."""
ON_AIR = frozenset(("broadcaster", "programme", "radio", "outlet", "agency"))
"""The kinds of outlets that words can be heard on."""
IN_PRINT = frozenset(("paper", "magazine", "journal", "site", "agency", "outlet"))
"""The kinds of outlets that words can be read in."""
WRITTEN: frozenset[Medium | None] = frozenset(("statement", "publication", "social"))
"""The media of words that are written."""
