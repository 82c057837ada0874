"""The names within one run of capitalised words, told apart by what they name.

A run such as "Acme Energy Vice President Jo van Doe" holds two names, an organization's and a person's, and
a title that belongs to neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    CUE,
    DOCUMENT,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    ROLE,
    SUBJECT,
    TITLE,
    UPPER,
    VERB,
    Lexicon,
)  # fmt: skip

NameKind = Literal["person", "organization", "place", "unknown", "word"]
"""What a name is of; a "word" names somebody only where a longer name has it."""

BODY = ORGANIZATION | DOCUMENT
_ADDRESSED = frozenset(
    ("President", "Speaker", "Chairman", "Chairwoman", "Chairperson", "Chair", "Minister", "Secretary", "Justice",
     "Mayor", "Governor", "Ambassador", "Prime", "Vice", "Chief", "Commissioner", "Attorney", "Senator")
)  # fmt: skip
"""Titles that people are called by with an honorific and no name: "Mr. Speaker"."""
LONGEST_TITLE = 5
"""How many words a title may have ("Parliamentary Under-Secretary of State")."""


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A name within a run, its offsets counted from the start of the run."""

    first: int
    last: int
    kind: NameKind
    lead: int
    gender: str | None


def cut(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> tuple[Piece, ...]:
    """Cut a run of capitalised words into the names in it."""
    size = len(words)
    if size > 2 and words[-1] in lexicon.letters and not flags[-2] & UPPER:
        # "Ida Moen MP"
        return cut(words[:-1], flags[:-1], lexicon)
    common = size == 1 and flags[0] & (BODY | ROLE | TITLE) and not flags[0] & (FIRST_NAME | UPPER)
    if common and words[0] not in lexicon.organization_nouns:
        return (Piece(0, 1, "word", 0, None),)
    if size > 1 and words[0].endswith(tuple(lexicon.describing["owned"])) and words[0][0].isupper():
        # "Guild-run Health Ministry"
        return _shifted(cut(words[1:], flags[1:], lexicon), 1)
    if (
        size > 2
        and words[0] in lexicon.describing["chamber"]
        and flags[1] & FIRST_NAME
        and not flags[-1] & BODY
    ):
        # "Speaker of the House Ida Moen"
        return _shifted(cut(words[1:], flags[1:], lexicon), 1)
    for at in range(1, size - 1):
        if flags[at] & (CUE | VERB) and not flags[at] & (FIRST_NAME | BODY | ROLE | TITLE | PLACE | INITIAL):
            # A heading within the text: "Moen Hits Doe".
            after = cut(words[at + 1 :], flags[at + 1 :], lexicon)
            return cut(words[:at], flags[:at], lexicon) + _shifted(after, at + 1)
    if size > 2 and all(flag & UPPER for flag in flags):
        return ()
    if size > 3 and (split := _body_before_person(flags)):
        return cut(words[:split], flags[:split], lexicon) + _shifted(
            cut(words[split:], flags[split:], lexicon), split
        )
    begins, ends, gender = _prefix(words, flags, lexicon)
    if ends == 0:
        for at in range(1, size - 1):
            if flags[at] & FIRST_NAME and tuple(words[:at]) in lexicon.outlets:
                # "Selwick Herald Ida Moen"
                return (Piece(0, at, "organization", 0, None), Piece(at, size, "person", at, None))
        start = _modifiers(words, flags, lexicon)
        kind = _kind(words[start:], flags[start:], lexicon)
        if kind is None:
            return ()
        if kind in ("person", "unknown") and start:
            return (Piece(start, size, kind, 0, None),)
        kind = _kind(words, flags, lexicon)
        return (Piece(0, size, kind, 0, None),) if kind else ()
    pieces: list[Piece] = []
    if ends < size and words[ends] == "of":
        # "Supervisor of Records Ida Moen"
        ends = next((at for at in range(ends, size - 1) if flags[at] & FIRST_NAME), size)
    honorific = ends and lexicon.titles.get((words[ends - 1],), ("",))[0] == "honorific"
    if flags[size - 1] & BODY and ends < size and not honorific and not flags[ends] & FIRST_NAME:
        return (Piece(0, size, "organization", 0, None),)
    if begins:
        kind = _kind(words[:begins], flags[:begins], lexicon)
        if kind is not None:
            pieces.append(Piece(0, begins, kind, 0, None))
    if ends < size:
        kind = _kind(words[ends:], flags[ends:], lexicon)
        if kind in ("unknown", "person", "place") or honorific:
            pieces.append(Piece(ends, size, "person", 0, gender))
        elif kind is not None:
            pieces.append(Piece(ends, size, kind, ends, None))
    return tuple(pieces)


def _body_before_person(flags: Sequence[int]) -> int:
    """Return where a person's name follows a body's without a comma, or 0: "Brask Cricket Board | Ida Moen"."""
    size = len(flags)
    for at in (size - 2, size - 3):
        if at > 1 and flags[at - 1] & ORGANIZATION and not flags[at - 1] & (FIRST_NAME | ROLE):
            first, last = flags[at], flags[-1]
            if first & FIRST_NAME and not first & (PLACE | BODY) and not last & (BODY | PLACE | FIRST_NAME):
                return at
    return 0


def _shifted(pieces: tuple[Piece, ...], by: int) -> tuple[Piece, ...]:
    return tuple(
        Piece(piece.first + by, piece.last + by, piece.kind, piece.lead + by, piece.gender)
        for piece in pieces
    )


def _prefix(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> tuple[int, int, str | None]:
    """Return where the titles and roles before a name start and end in the run, and the gender they tell."""
    size = len(words)
    begins = ends = 0
    gender: str | None = None
    at = 0
    while at < size:
        length = 0
        last = 0 < at == ends == size - 1 and words[at] not in _ADDRESSED
        if last and lexicon.titles.get((words[at - 1],), ("",))[0] == "honorific":
            # "Dr. Sultan" has a name, "Mr. Speaker" none.
            break
        # "Dean Moen" has a first name, "Dean Ida Moen" a title.
        if flags[at] & TITLE and not (
            flags[at] & FIRST_NAME and not (at + 1 < size and flags[at + 1] & FIRST_NAME)
        ):
            for length in range(min(LONGEST_TITLE, size - at), 0, -1):
                title = lexicon.titles.get(tuple(words[at : at + length]))
                if title is not None:
                    break
            else:
                length = 0
            if length == 1 and ends < at and _is_name_part(words, flags, ends, at, lexicon):
                length = 0
            if length:
                gender = lexicon.titles[tuple(words[at : at + length])][1] or gender
        if (
            not length
            and flags[at] & ROLE
            and not flags[at] & FIRST_NAME
            and (
                _is_post(words[at], lexicon)
                or (at + 1 < size and flags[at + 1] & FIRST_NAME and is_role(words[at].lower(), lexicon))
            )
        ):
            after = at + 1
            called = flags[at - 1] & (BODY | TITLE | ROLE) and not flags[at - 1] & FIRST_NAME
            if (
                (after == size and (at == ends or called))
                or (after < size and (
                    at == ends or flags[after] & (FIRST_NAME | TITLE) or called
                ) and not (at and flags[at - 1] & FIRST_NAME and not flags[after] & FIRST_NAME))
            ):  # fmt: skip
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


def _is_name_part(words: Sequence[str], flags: Sequence[int], start: int, at: int, lexicon: Lexicon) -> bool:
    """Say whether the title at ``at`` is part of the name from ``start``: "Stephen King", "Asad Shah Moen"."""
    before = flags[at - 1]
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


def _modifiers(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> int:
    """Return how many words before a person's name describe it.

    Party words, nationalities, places, abbreviations and plurals ("Texas Republican Jo Doe", "AG Doe",
    "Comedians Jo Doe"), and what ends in a small part ("Selwick-born Jo Doe").
    """
    size = len(words)
    hyphened = next((at for at in range(size - 1, 0, -1) if ends_small(words[at - 1])), 0)
    if hyphened and (flags[hyphened] & FIRST_NAME or hyphened == size - 1):
        return hyphened
    at = 0
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


def ends_small(word: str) -> bool:
    """Say whether the word is a compound with a small last part: "Selwick-born", "Co-host"."""
    _, hyphen, tail = word.rpartition("-")
    return bool(hyphen) and tail.islower() and len(tail) > 2


_SUM = re.compile(r"[A-Z]{1,3}\d[\d.,]*(?:bn|m|k)?$")
_INNER_CAPITAL = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Lo|Van|Von|O|Fitz|Ka|Ma|Nic|Ben|El|Al|Ap|Ter)[A-Z]")


def _has_inner_capital(word: str) -> bool:
    """Say whether the word is written like a company's or a site's: "HuffPo", but not "McMoen"."""
    return not word[1:].islower() and not _INNER_CAPITAL.match(word)


def _kind(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> NameKind | None:
    """Tell by look and lists what the words name; None where they name nothing."""
    size = len(words)
    last = flags[size - 1]
    if size == 1:
        flag = flags[0]
        if (flag & NATIONALITY and not flag & FIRST_NAME) or (
            words[0] in lexicon.parties and not flag & UPPER
        ):
            return "word"
        if tuple(words) in lexicon.outlets or (
            words[0] in lexicon.parties and flag & UPPER and len(words[0]) > 1
        ):
            return "organization"
        if flag & PLACE:
            return "place" if not flag & FIRST_NAME else "unknown"
        if _SUM.match(words[0]) or (words[0].partition("-")[0] in lexicon.parties and "-" in words[0]):
            # "RM903", "R-Ohio"
            return None
        if words[0][-1] == "s" and words[0][:-1].isupper():
            # "MPs"
            return "word"
        if flag & CALENDAR or len(words[0]) == 1 or (words[0].count("-") > 1 and words[0][-1].islower()):
            return None
        if words[0].endswith("ly") and not flag & FIRST_NAME:
            return "word"
        if (apostrophe := re.search("['’]", words[0])) and lexicon[words[0][: apostrophe.start()]] & SUBJECT:
            return None
        if flag & (BODY) and not flag & FIRST_NAME:
            return "organization" if words[0] in lexicon.organization_nouns else None
        if flag & UPPER and not flag & FIRST_NAME:
            return "organization"
        if words[0] in lexicon.platforms.values() or not words[0].isalpha() or _has_inner_capital(words[0]):
            return (
                "organization"
                if "-" not in words[0] and "’" not in words[0] and "'" not in words[0]
                else "unknown"
            )
        return "unknown"
    if all(flag & (NATIONALITY | CALENDAR | PLACE) and not flag & FIRST_NAME for flag in flags[:-1]) and (
        last & (NATIONALITY | CALENDAR) or (words[-1] in lexicon.parties and not last & (UPPER | BODY))
    ):
        return None
    if words[-1] in lexicon.parties and last & UPPER:
        return "organization"
    key = tuple(words)
    if (
        words[-1] in lexicon.parties
        and (key[:-1] in lexicon.places or words[-1][-1] == "s")
        and not last & UPPER
    ):
        return None
    if flags[0] & FIRST_NAME and flags[1] & INITIAL and size == 3:
        return "person"
    if key in lexicon.outlets or (key[1:] in lexicon.outlets and words[0] == "The"):
        return "organization"
    if key in lexicon.places:
        return "place"
    if last & BODY and not (flags[0] & FIRST_NAME and size == 2 and words[1] in lexicon.referring["surname"]):
        # "Ida Mills" is somebody, the "Ida Foundation" is not.
        return "organization"
    if " ".join(words) in lexicon.parties or " ".join(words) in lexicon.organization_nouns:
        return "organization"
    for at in range(1, size - 1):
        if words[at] == "&" or (words[at] in ("of", "for", "and") and flags[at - 1] & (BODY | TITLE | ROLE)):
            return "organization"
    if lexicon.outlet_nouns.get(words[-1]) == "name" and not flags[0] & FIRST_NAME:
        return "organization"
    if size == 2 and ends_small(words[1]) and words[0].isalpha():
        # "Park Min-jun"
        return "person"
    if flags[0] & (FIRST_NAME | INITIAL) and not last & (NATIONALITY | CALENDAR):
        # "Jordan Moen", "Jordan Air Patrol": what stands around the name tells.
        return "unknown" if flags[0] & PLACE else "person"
    if size > 4 and not any(flag & (FIRST_NAME | PARTICLE) for flag in flags):
        return "organization"
    return "unknown"
