"""Titles, roles and what else describes a person before the name."""

from __future__ import annotations

from collections.abc import Sequence

from builder.annotation.coreference.names.kinds import BODY, ends_small
from builder.annotation.lexicon import (
    CAPITAL,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    PARTICLE,
    PLACE,
    ROLE,
    TITLE,
    UPPER,
    Lexicon,
)  # fmt: skip

_ADDRESSED = frozenset(
    ("President", "Speaker", "Chairman", "Chairwoman", "Chairperson", "Chair", "Minister", "Secretary", "Justice",
     "Mayor", "Governor", "Ambassador", "Prime", "Vice", "Chief", "Commissioner", "Attorney", "Senator")
)  # fmt: skip
"""Titles that people are called by with an honorific and no name: "Mr. Speaker"."""
_NATIVES = (
    "lander",
    "chman",
    "shman",
    "tsman",
    "woman",
    "Spaniard",
    "Swede",
    "Dane",
    "Pole",
    "Turk",
    "Finn",
    "Scot",
    "Briton",
    "Serb",
    "Croat",
)
"""How words end that call a person by the country and describe nothing."""
LONGEST_TITLE = 5
"""How many words a title may have ("Parliamentary Under-Secretary of State")."""


def titles_in(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> tuple[int, int, str | None]:
    """Return where the titles and roles before a name start and end in the run, and the gender they tell."""
    size = len(words)
    begins = ends = 0
    gender: str | None = None
    at = 0
    while at < size:
        last = 0 < at == ends == size - 1 and words[at] not in _ADDRESSED
        if last and lexicon.titles.get((words[at - 1],), ("",))[0] == "honorific":
            # "Dr. Sultan" has a name, "Mr. Speaker" none.
            break
        length = _title_length(words, flags, ends, at, lexicon)
        if length:
            gender = lexicon.titles[tuple(words[at : at + length])][1] or gender
        elif _is_role_before(words, flags, ends, at, lexicon):
            length = 1
            gender = lexicon.gender.get(words[at].lower(), gender)
        if length:
            if not ends:
                begins = at
            ends = at + length
            at = ends
        else:
            at += 1
    return begins, ends, gender


def _title_length(words: Sequence[str], flags: Sequence[int], ends: int, at: int, lexicon: Lexicon) -> int:
    """Return how many words the title at ``at`` has, 0 if none stands there; the titles before end at ``ends``."""
    size = len(words)
    if not flags[at] & TITLE or (
        flags[at] & FIRST_NAME
        and not (at + 1 < size and (flags[at + 1] & FIRST_NAME or (at == 0 and words[1] == "of")))
    ):
        # "Dean Moen" has a first name, "Dean Ida Moen" and "Dean of Brask" a title.
        return 0
    for length in range(min(LONGEST_TITLE, size - at), 0, -1):
        if tuple(words[at : at + length]) in lexicon.titles:
            part = length == 1 and ends < at and _is_name_part(words, flags, ends, at, lexicon)
            return 0 if part else length
    return 0


def _is_role_before(words: Sequence[str], flags: Sequence[int], ends: int, at: int, lexicon: Lexicon) -> bool:
    """Say whether a role stands at ``at`` as a title would: "Commissioner Moen", "Brask Captain Ida Moen"."""
    size = len(words)
    after = at + 1
    if not flags[at] & ROLE or flags[at] & FIRST_NAME:
        return False
    if not _is_post(words[at], lexicon) and not (
        after < size and flags[after] & FIRST_NAME and is_role(words[at].lower(), lexicon)
    ):
        return False
    called = flags[at - 1] & (BODY | TITLE | ROLE) and not flags[at - 1] & FIRST_NAME
    if after == size:
        return bool(at == ends or called)
    if words[after] == "of" and after + 2 < size and not flags[at - 1] & (FIRST_NAME | INITIAL):
        # "Acme Head of Policy Ida Moen"
        return True
    return bool(at == ends or flags[after] & (FIRST_NAME | TITLE) or called) and not (
        at and flags[at - 1] & FIRST_NAME and not flags[after] & FIRST_NAME
    )


def _is_name_part(words: Sequence[str], flags: Sequence[int], start: int, at: int, lexicon: Lexicon) -> bool:
    """Say whether the title at ``at`` is part of the name from ``start``: "Stephen King", "Asad Shah Moen"."""
    before = flags[at - 1]
    if at + 1 == len(words) and flags[start] & INITIAL:
        # "I. Brexa Rajah"
        return True
    if before & PARTICLE and not before & CAPITAL:
        # "Shahrir bin Tengku Moen"
        return True
    if not before & (FIRST_NAME | INITIAL):
        # "Tommy Moen Eng Brisk"
        inside = at + 1 < len(words) and not flags[at + 1] & (FIRST_NAME | TITLE | BODY | ROLE)
        return (
            inside
            and bool(flags[start] & FIRST_NAME)
            and not any(f & (PLACE | BODY) for f in flags[start:at])
        )
    return at + 1 == len(words) or (words[at] in lexicon.describing["namelike"] and not before & PLACE)


def _is_post(word: str, lexicon: Lexicon) -> bool:
    """Say whether the capitalised word before a name is a role: "Commissioner", but not "Buddy"."""
    role = lexicon.roles.get((word.lower(),))
    return role is not None and (role[0] != "person" or word in lexicon.parties)


def is_role(noun: str, lexicon: Lexicon) -> bool:
    """Say whether the noun alone, in lower case, is a role: "minister", not "state" as in "head of state"."""
    return (noun,) in lexicon.roles


def modifiers(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> int:
    """Return how many words before a person's name describe it.

    Party words, nationalities, places, abbreviations and plurals ("Texas Republican Jo Doe", "AG Doe",
    "Comedians Jo Doe"), and what ends in a small part ("Selwick-born Jo Doe").
    """
    size = len(words)
    hyphened = next((at for at in range(size - 1, 0, -1) if ends_small(words[at - 1])), 0)
    if hyphened and (
        flags[hyphened] & FIRST_NAME or hyphened == size - 1 or words[hyphened - 1].endswith("-born")
    ):
        return hyphened
    if size > 2 and flags[0] & NATIONALITY and words[0].endswith(_NATIVES) and not flags[0] & FIRST_NAME:
        # "New Zealander" and "Icelander" are people, "British" is what they are.
        return 1
    # "Lib Dem Jo Doe"
    at = 2 if size > 3 and f"{words[0]} {words[1]}" in lexicon.parties else 0
    while at < size - 1 and not flags[at] & (FIRST_NAME | INITIAL | BODY) and (
        flags[at] & (NATIONALITY | PLACE | UPPER)
        or (len(words[at]) > 2 and words[at] in lexicon.parties)
        or (words[at][-1] == "s" and len(words[at]) > 4)
        or is_role(words[at].lower(), lexicon)
        or is_role(lexicon.plurals.get(words[at].lower(), ""), lexicon)
        or (size > 2 and words[at].endswith(("or", "er", "ist")))
    ):  # fmt: skip
        at += 1
    if at and (flags[at] & FIRST_NAME and size - at > 1):
        return at
    return 0
