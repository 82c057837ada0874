"""One byte a unit, so that a pattern or a table finds units in an article at the speed of C.

A byte has a letter, what the unit looks like, in its upper half, and in its lower half whether it may be a cue,
whether it is a role, whether it may tell how words were given, and whether an outlet may be named with it.
`SHAPES` makes it from the flags of a unit. A flag is found fast where `_BITS` or `_TOLD` have it: `Stream.having`
takes any mask, and those made of these flags alone cost next to nothing.
"""

from __future__ import annotations

from functools import cache

from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CLOSE,
    CLUE,
    COMMA,
    CONJUNCTION,
    CUE,
    CUE_ADJECTIVE,
    CUE_NOUN,
    DASH,
    DETERMINER,
    END,
    FIRST_NAME,
    LOWER,
    NEGATION,
    NEWS,
    NUMBER,
    OBJECT,
    OPEN,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUANTITY,
    QUESTION,
    QUOTE,
    RELATIVE,
    ROLE,
    SEMICOLON,
    SOMEBODY,
    SUBJECT,
    SUBORDINATOR,
    TITLE,
    UPPER,
)  # fmt: skip

REPORTING = CUE | CUE_NOUN | CUE_ADJECTIVE
"""The flags of words that may be cues."""
FUNCTION_WORDS = (
    POSSESSIVE | QUANTITY | SUBJECT | SOMEBODY | OBJECT | PREPOSITION | CONJUNCTION | SUBORDINATOR | RELATIVE
    | QUESTION | AUXILIARY | ADVERB | NEGATION
)  # fmt: skip
"""The flags of words that belong to no name."""
_LETTERS = "q;s,.()-tCxap0wX"
# What the bits of the lower half tell, and the flags that a letter tells by itself.
_BITS = ((REPORTING, 1), (ROLE, 2), (CLUE, 4), (NEWS, 8))
_TOLD = ((QUOTE, "q"), (END, "."), (SEMICOLON, ";"))


def letter_of(flag: int) -> str:
    """Return the letter of a unit with the flags ``flag``.

    C is a word with a capital that can be in a name, a an adverb with one, p a particle of names, t a determiner, w
    another word, x a function word, 0 a number, s a possessive mark, q a stretch; a full stop any end of a sentence.
    """
    if flag & QUOTE:
        return "q"
    if flag & POSSESSIVE_MARK:
        return "s"
    marks = ((COMMA, ","), (END, "."), (OPEN, "("), (CLOSE, ")"), (DASH, "-"), (SEMICOLON, ";"))
    for of, letter in marks:
        if flag & of:
            return letter
    if flag & CAPITAL:
        if flag & DETERMINER and not flag & UPPER:
            return "t"
        if flag & CALENDAR and not flag & FIRST_NAME:
            return "x"
        if flag & FUNCTION_WORDS and not flag & (FIRST_NAME | TITLE | PLACE | UPPER | ORGANIZATION):
            return "a" if flag & ADVERB and not flag & (FUNCTION_WORDS & ~ADVERB) else "x"
        return "C"
    if flag & PARTICLE and flag & LOWER and not flag & AUXILIARY:
        return "p"
    if flag & DETERMINER:
        return "t"
    if flag & NUMBER:
        return "0"
    return "w" if flag & LOWER and not flag & FUNCTION_WORDS else "x"


class _Shapes(dict[int, int]):
    """The byte of every combination of flags, worked out when it is met first: there are some hundreds."""

    def __missing__(self, flag: int) -> int:
        letter = letter_of(flag)
        if letter == "x" and flag & CAPITAL:
            letter = "X"
        shape = _LETTERS.index(letter) << 4
        self[flag] = shape = shape | sum(bit for of, bit in _BITS if flag & of)
        return shape


SHAPES = _Shapes()


LETTERS = bytes(ord(_LETTERS[shape >> 4].replace("X", "x")) for shape in range(256))
"""The table that makes letters of the bytes."""
MAY_NAME = bytes(_LETTERS[shape >> 4] in "qCaX0" for shape in range(256))
"""The table that says which bytes a name or title may start with: capitals, stretches and numbers."""


@cache
def table_of(mask: int) -> bytes | None:
    """Return the table that says which bytes have one of the flags in ``mask``, or None where bytes can't tell."""
    letters = "".join(letter for flag, letter in _TOLD if mask & flag)
    bits = sum(bit for flags, bit in _BITS if mask & flags == flags)
    told = sum(flag for flag, _ in _TOLD if mask & flag) | sum(
        flags for flags, _ in _BITS if mask & flags == flags
    )
    if told != mask:
        return None
    return bytes(bool(shape & bits) or _LETTERS[shape >> 4] in letters for shape in range(256))


def _told(mask: int) -> bytes:
    table = table_of(mask)
    assert table is not None
    return table


NAMES_NEWS = _told(NEWS)
"""The table that says which bytes an outlet may be named with."""
NEWSLIKE = _told(NEWS | QUOTE)
"""The table that says which bytes an outlet may be named with, or the title of a programme or work."""
