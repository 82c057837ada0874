"""What a word can be: by its exact form in the lists, by its form in lower case, and by its shape."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from builder.annotation.lexicon.flags import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    CLOSE,
    CLUE,
    COLON,
    COMMA,
    DASH,
    ED,
    END,
    FIRST_NAME,
    ING,
    INITIAL,
    LOWER,
    NUMBER,
    OPEN,
    PARTICLE,
    POSSESSIVE_MARK,
    PUNCTUATION,
    ROLE,
    SEMICOLON,
    UPPER,
    WORD,
)

_MARKS = {
    ".": END, "!": END, "?": END, "…": END, "...": END, "。": END,
    ",": COMMA, ":": COLON, ";": SEMICOLON, "—": DASH, "–": DASH, "-": DASH, "--": DASH, "---": DASH, "―": DASH,
    "(": OPEN, "[": OPEN, "<": OPEN, ")": CLOSE, "]": CLOSE, ">": CLOSE,
}  # fmt: skip
_POSSESSIVE_MARKS = ("'s", "’s", "‘s", "'S", "’S", "'", "’")
# kaMoen, d'Astor: names that start with a small letter.
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}['’]?[A-Z][a-z]{2}")
# R1.3bn, RM412, N5,000, Sh20m: amounts with the sign of the currency before them.
_AMOUNT = re.compile(
    r"(?:[RNPK]|RM|Rs|K?[Ss]hs?|Tk|US|HK|NT|GH|Rp)(?=\d[\d.,]|\d-?[a-z])\d[\d.,]*"
    r"(?:k|m|bn|tn|-?(?:million|billion|trillion|crore|lakh))?$"
)
_NUMBERED_NAME = re.compile(r"\d{1,3}(?![A-Z][bm]p)[A-Z][a-z]{2,}")
"""Names that begin with a number: "4Bakers", not "4Mbps"."""
_SPECIALISTS = ("ologist", "ologists", "ographer", "ographers", "onomist", "onomists")


def classify(
    word: str, listed: Mapping[str, int], clue_words: Container[str], outlet_nouns: Container[str]
) -> int:
    """Return the flags of ``word``, but for NEWS; ``listed`` are those of the words in the lists."""
    first = word[0]
    capital = first.isupper()
    # Most words are letters alone.
    if not (word.isalpha() and (capital or word.islower())):
        found = _by_characters(word, listed)
        if found:
            return found
    lower = word.lower()
    flags = WORD | CLUE if lower in clue_words else WORD
    if capital:
        flags |= _capitalised(word, lower, listed)
        if flags & CALENDAR and not (
            listed.get(word, 0) & CALENDAR or flags & ADVERB or word not in outlet_nouns
        ):
            # "The Selwick Times"
            flags &= ~CALENDAR
        return flags
    known = listed.get(word, 0)
    if first.isdigit():
        if _NUMBERED_NAME.match(word):
            return flags | CAPITAL | known
        # "the 34-year-old" stands for somebody.
        aged = LOWER | ROLE if lower.endswith(("-year-old", "-year-olds")) else 0
        return flags | NUMBER | known | aged
    return flags | LOWER | (known or _by_ending(lower) or _compound(lower, listed))


def _by_characters(word: str, listed: Mapping[str, int]) -> int:
    """Return the flags of a mark, of an amount ("Rs500") or of a name like "el-Amin", and 0 for other words."""
    first = word[0]
    if first.islower() and "-" in word:
        # al-Rashidi, el-Amin: a name whose article is not capitalised.
        article, _, rest = word.partition("-")
        if rest[:1].isupper() and listed.get(article, 0) & PARTICLE:
            return WORD | CAPITAL
    if _INNER_CAPITAL.match(word):
        return WORD | CAPITAL
    if _AMOUNT.match(word):
        return WORD | NUMBER
    if not (first.isalnum() or first in "'’" or len(word) > 1):
        return _MARKS.get(first, PUNCTUATION)
    if word in _MARKS:
        return _MARKS[word]
    if word in _POSSESSIVE_MARKS:
        return POSSESSIVE_MARK | listed.get(word, 0)
    return 0


def _capitalised(word: str, lower: str, listed: Mapping[str, int]) -> int:
    known = listed.get(word, 0)
    # A capital may only be the start of a sentence, so the classes of the small word count too.
    flags = CAPITAL | known | listed.get(lower, 0)
    if len(word) > 1 and word.isupper() and word[-1].isalpha():
        flags |= UPPER
    if len(word) <= 5 and word[-1] == ".":
        flags |= INITIAL
    if not known and "-" in word:
        if all(listed.get(part, 0) & FIRST_NAME for part in word.split("-")):
            flags |= FIRST_NAME
        flags |= _compound(lower, listed)
    return flags


def _compound(lower: str, listed: Mapping[str, int]) -> int:
    """Return ROLE for who is called by two words in one: "actor-turned-politician"."""
    return listed.get(lower.rpartition("-")[2], 0) & ROLE if "-turned-" in lower else 0


def _by_ending(lower: str) -> int:
    """Return the class that the ending of a word in no list tells: "-ly", "-ologist", "-ed", "-ing"."""
    if lower.endswith("ly") and len(lower) > 4:
        return ADVERB
    if lower.endswith(_SPECIALISTS):
        return ROLE
    if lower.endswith("ed") and len(lower) > 4:
        return ED
    if lower.endswith("ing") and len(lower) > 5:
        return ING
    return 0
