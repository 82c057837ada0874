"""What the words of full names tell: the surname, the gender, and whether two of them are names of one person."""

from __future__ import annotations

from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.names.name import Name
from builder.annotation.lexicon import CALENDAR, CUE, FIRST_NAME, PLACE, PREPOSITION, UPPER, VERB
from builder.annotation.tokens import Stream

_LONG = 5
"""How many letters a name has at least that an ending tells the gender of."""
SHORTEST = 3
"""How many letters a part of a hyphened surname has at most that nobody is called by: "al", "ibn", "van"."""
JUNIOR = frozenset(("jr.", "jr", "sr.", "sr"))
_NO_SURNAME = CALENDAR | CUE | PLACE | PREPOSITION | VERB
"""What a word behind somebody's name is that a heading, a caption or a noun behind both adds to it."""


def surname(words: tuple[str, ...]) -> str:
    """Return the surname of a name of ``words``, without what follows it: "moen" in "Ole Moen Jr."."""
    last = words[-1]
    return words[-2] if len(words) > 2 and last.rstrip(".") in ("jr", "sr", "ii", "iii", "iv") else last


def nearest(bearers: list[Known], words: tuple[str, ...]) -> Known:
    """Return who was named last of those whose names end with ``words``: "Abu Moen" for Jo Abu Moen; or the first."""
    ending = [other for other in bearers if other.words[-len(words) :] == words and other.names]
    return max(ending, key=lambda other: other.names[-1].first) if ending else bearers[0]


def are_of_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two full names with one surname name one person: "Jo B. Doe", "J. Doe", "Joanna Doe"."""
    if JUNIOR.isdisjoint(one) != JUNIOR.isdisjoint(other):
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return len(a) >= 2 and len(b) >= 2 and (a.startswith(b) or b.startswith(a))


def gender_within(stream: Stream, words: tuple[str, ...]) -> str | None:
    """Return the gender that a name tells behind its first word: "Wexa Moen Kaur", "Wexa Moenova"."""
    lexicon = stream.lexicon
    for word in words[1:]:
        if word in lexicon.gender_within:
            return lexicon.gender_within[word]
    last = words[-1]
    if len(last) > _LONG:
        for gender, endings in lexicon.gender_endings:
            if last.endswith(endings):
                return gender
    return None


def runs_on(stream: Stream, shorter: tuple[str, ...], longer: tuple[str, ...], whole: Name | Known) -> bool:
    """Say whether ``whole`` has words behind a name that are none of it: "Ida Moen Tells", "Ida Moen BRASK"."""
    if longer[: len(shorter)] != shorter:
        return False
    flags, vocabulary = stream.flags, stream.vocabulary
    added = range(whole.last - len(longer) + len(shorter), whole.last)
    if tuple(stream.words[added.start : added.stop]) in stream.lexicon.places:
        return True
    capitals = not flags[whole.first] & UPPER
    return any(
        flags[at] & _NO_SURNAME
        or (capitals and flags[at] & UPPER and len(stream.words[at]) > SHORTEST)
        or (stream.lows[at] in vocabulary and not flags[at] & FIRST_NAME)
        for at in added
    )
