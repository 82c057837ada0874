"""Words that are names in one article: months and seasons as surnames ("Karen May"), "All" in "the All Oslo Forum"."""

from __future__ import annotations

import re

from builder.annotation.lexicon import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CUE,
    FIRST_NAME,
    NUMBER,
    PLACE,
    SUBJECT,
    WORD,
    Lexicon,
)

NAMED = WORD | CAPITAL
"""The flags of a word that is but a name there."""
_TIMES = frozenset(("Spring", "Summer", "Winter", "May", "March", "August", "Day"))
# The capital comes before what must not stand before it, so that the search leaps from capital to capital.
_BEFORE = re.compile(r"([A-Z](?<!\w[A-Z])[\w’'-]{1,40}\.?)\Z")
_LONGEST = 42
"""How many characters the word before a surname may have."""
_GOES_ON = re.compile(r"\w|,? \d")
"""What stands behind a longer word, or a month with its day."""
_ALL = "All"
_ALL_IN_NAME = re.compile(r" All [A-Z](?:(?<=\bthe All .)|(?<=\bof All .))")
_TITLES = frozenset(
    ("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Sir", "Dame", "Lord", "Lady", "Dr", "Dr.")
)
_DATING = frozenset((
    "in", "on", "since", "last", "next", "this", "by", "until", "till", "early", "late", "mid", "of", "from", "through",
    "during", "between", "before", "after", "every", "each", "and", "or", "a", "the",
))  # fmt: skip
"""Words before a month or season that make it a time."""


def own_names(text: str, words: frozenset[str], lexicon: Lexicon) -> set[str]:
    """Return which of the article's ``words`` are names in it alone: months, seasons, days as surnames, and "All".

    A surname stands behind a title, or behind a first name with a comma behind it ("Karen May, who") or where the
    word by itself says something, too ("Karen May left. May said").
    """
    found = {word for word in _TIMES & words if _is_surname(text, word, lexicon)}
    if _ALL in words and _ALL_IN_NAME.search(text):
        found.add(_ALL)
    return found


def _is_surname(text: str, word: str, lexicon: Lexicon) -> bool:
    """Say whether the ``word`` is somebody's surname in ``text``."""
    says: bool | None = None
    at = text.find(" " + word)
    while at >= 0:
        end = at + 1 + len(word)
        before = None if _GOES_ON.match(text, end) else _BEFORE.search(text, max(0, at - _LONGEST), at)
        if before is not None:
            if before[1] in _TITLES:
                return True
            flag = lexicon[before[1]]
            if flag & FIRST_NAME and not flag & (CALENDAR | PLACE | AUXILIARY):
                if text.startswith((",", "’", "'"), end):
                    return True
                if says is None:
                    says = _says(text, word, lexicon)
                if says:
                    return True
        at = text.find(" " + word, end)
    return False


def _says(text: str, word: str, lexicon: Lexicon) -> bool:
    """Say whether the word says something somewhere: "May said", "said May"."""
    beside = (rf"\b{word} (\w+)", rf"\b(\w+) {word}\b(?!,? \d)")
    return any(lexicon[match[1]] & CUE for form in beside for match in re.finditer(form, text))


def is_own_name(words: list[str], flags: list[int], at: int) -> bool:
    """Say whether the month or season at ``at`` is no time there, but the surname that the article has."""
    before = words[at - 1] if at else ""
    after = flags[at + 1] if at + 1 < len(flags) else 0
    if words[at] == _ALL:
        return before in ("the", "of") and bool(after & CAPITAL)
    before = before.lower()
    return before not in _DATING and not after & (NUMBER | SUBJECT)
