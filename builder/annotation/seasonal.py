"""People whose surname is a month, a season or a day: "Karen May", "Mr. Winter"."""

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

SURNAME = WORD | CAPITAL
"""The flags of a word that is somebody's surname there."""
_NAMED = re.compile(r"\b([A-Z][\w’'-]+\.?) (Spring|Summer|Winter|May|March|August|Day)\b(?!,? \d)")
_TITLES = frozenset(
    ("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Sir", "Dame", "Lord", "Lady", "Dr", "Dr.")
)
_DATING = frozenset(
    (
        *(
            "in",
            "on",
            "since",
            "last",
            "next",
            "this",
            "by",
            "until",
            "till",
            "early",
            "late",
            "mid",
            "of",
            "from",
        ),
        *("through", "during", "between", "before", "after", "every", "each", "and", "or", "a", "the"),
    )
)
"""Words before a month or season that make it a time."""


def seasonal_surnames(text: str, lexicon: Lexicon) -> set[str]:
    """Return the months, seasons and days that are somebody's surname in the article.

    Behind a title, or behind a first name where the word by itself says something, too: "Karen May left. May said".
    """
    found: set[str] = set()
    for match in _NAMED.finditer(text):
        before, word = match.groups()
        flag = lexicon[before]
        given = flag & FIRST_NAME and not flag & (CALENDAR | PLACE | AUXILIARY)
        if word not in found and (before in _TITLES or (given and _says(text, word, match, lexicon))):
            found.add(word)
    return found


def _says(text: str, word: str, full: re.Match[str], lexicon: Lexicon) -> bool:
    """Say whether the word says something somewhere: "May said", "said May", or a comma follows: "Karen May, who"."""
    if text.startswith((",", "’", "'"), full.end()):
        return True
    beside = (rf"\b{word} (\w+)", rf"(\w+) {word}\b(?!,? \d)")
    return any(lexicon[match[1]] & CUE for form in beside for match in re.finditer(form, text))


def is_surname(lows: list[str], flags: list[int], at: int) -> bool:
    """Say whether the month or season at ``at`` is no time there, but the surname that the article has."""
    before = lows[at - 1] if at else ""
    after = flags[at + 1] if at + 1 < len(flags) else 0
    return before not in _DATING and not after & (NUMBER | SUBJECT)
