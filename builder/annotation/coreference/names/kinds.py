"""What the words of a name are of, by their look and by the lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.annotation.coreference.names.name import NameKind
from builder.annotation.lexicon import (
    CALENDAR,
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
    Lexicon,
)  # fmt: skip

BODY = ORGANIZATION | DOCUMENT
_PARTICLES = frozenset(("del", "dela", "delos", "den", "der", "das", "dos", "bin", "ibn", "van", "von"))
"""Small words inside names that a hyphen may join to the one before: "Ruiz-dela Paz"."""
_GOES_ON = frozenset(("of", "for", "on", "to"))
_WITHIN = frozenset(("&", "and", "Without", "Against", "Across", "Beyond", "against"))
"""Words within the names of bodies only."""
_NO_GIVEN = BODY | PLACE | NATIONALITY | CALENDAR | UPPER | ROLE
_SHORTEST = 3
"""How many letters what a team calls itself has at least, but one: "Reds"."""
_TAILS = frozenset(
    ("led", "run", "hit", "born", "wide", "style", "like", "made", "era", "free", "bound", "level")
)
"""Last parts of compounds that only describe: "Brask-wide"."""
_SUM = re.compile(r"[A-Z]{1,3}\d[\d.,]*(?:bn|m|k)?$")
_INNER_CAPITAL = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Lo|Van|Von|O|Fitz|Ka|Ma|Nic|Ben|El|Al|Ap|Ter)[A-Z]")


def kind_of(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> NameKind | None:
    """Tell by look and lists what the words name; None where they name nothing."""
    if len(words) == 1:
        return _kind_of_word(words[0], flags[0], lexicon)
    return _kind_of_words(words, flags, lexicon)


def _kind_of_word(word: str, flag: int, lexicon: Lexicon) -> NameKind | None:
    """Tell what a name of one word is of."""
    if (flag & NATIONALITY or word in lexicon.describing["vague"]) and not flag & FIRST_NAME:
        return "word"
    if word in lexicon.parties and not flag & UPPER:
        return "word"
    if (word,) in lexicon.outlets or (word in lexicon.parties and flag & UPPER and len(word) > 1):
        return "organization"
    if flag & PLACE:
        return "place" if not flag & FIRST_NAME else "unknown"
    if _SUM.match(word) or (word.partition("-")[0] in lexicon.parties and "-" in word):
        # "RM903", "R-Ohio"
        return None
    if word[-1] == "s" and word[:-1].isupper():
        # "MPs"
        return "word"
    if "-" in word and _describes(word):
        return None
    if flag & CALENDAR or len(word) == 1 or (word.count("-") > 1 and word[-1].islower()):
        return None
    if word.endswith("ly") and not flag & FIRST_NAME:
        return "word"
    if (apostrophe := re.search("['’]", word)) and lexicon[word[: apostrophe.start()]] & SUBJECT:
        return None
    if flag & BODY and not flag & FIRST_NAME:
        return "organization" if word in lexicon.organization_nouns else None
    if flag & UPPER and not flag & FIRST_NAME:
        return "organization"
    if word in lexicon.platforms.values() or not word.isalpha() or _has_inner_capital(word):
        return "organization" if "-" not in word and "’" not in word and "'" not in word else "unknown"
    return "unknown"


def _kind_of_words(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> NameKind | None:
    """Tell what a name of several words is of."""
    size = len(words)
    last = flags[size - 1]
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
    given = flags[0] & FIRST_NAME and (size == 2 or (size == 3 and flags[1] & FIRST_NAME))
    if last & BODY and not (given and words[-1] in lexicon.referring["surname"]):
        # "Ida Mills" is somebody, as is "Ida Parker Mills", the "Ida Foundation" is not.
        return "organization"
    if " ".join(words) in lexicon.parties or " ".join(words) in lexicon.organization_nouns:
        return "organization"
    for at in range(1, size - 1):
        if words[at] in _WITHIN or (words[at] in _GOES_ON and flags[at - 1] & (BODY | TITLE | ROLE)):
            return "organization"
    if lexicon.outlet_nouns.get(words[-1]) == "name" and not flags[0] & FIRST_NAME:
        return "organization"
    if last & PLACE and not flags[0] & (FIRST_NAME | INITIAL) and _is_of_place(words, flags, lexicon):
        return "organization"
    if size == 2 and ends_small(words[1]) and words[0].isalpha():
        # "Park Min-jun"
        return "person"
    if flags[0] & (FIRST_NAME | INITIAL) and not last & (NATIONALITY | CALENDAR):
        # "Jordan Moen", "Jordan Air Patrol": what stands around the name tells.
        return "unknown" if flags[0] & PLACE else "person"
    if words[0] in lexicon.families and size < 4 and not any(flag & _NO_GIVEN for flag in flags[1:]):
        # "Zhao Lanying"
        return "person"
    if size > 4 and not any(flag & (FIRST_NAME | PARTICLE) for flag in flags):
        return "organization"
    return "organization" if not last & NATIONALITY and _is_team(key, lexicon) else "unknown"


def _is_team(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Say whether a name opens with a place and ends with what a team calls itself: "Oslo Rowers", "Oslo United"."""
    last = words[-1]
    called = last == "United" or (last[-1] == "s" and last[-2:] != "ss" and len(last) > _SHORTEST)
    return called and any(words[:size] in lexicon.places for size in range(1, len(words)))


def _is_of_place(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> bool:
    """Say whether a name that ends in a place is a body's there: "Salt College Oslo", "Sport Norway"."""
    if any(flag & BODY and flag & ORGANIZATION for flag in flags[:-1]):
        return True
    return len(words) == 2 and words[0].lower() in lexicon.referring["placed"]


def _has_inner_capital(word: str) -> bool:
    """Say whether the word is written like a company's or a site's: "HuffPo", but not "McMoen"."""
    return not word[1:].islower() and not _INNER_CAPITAL.match(word)


def ends_small(word: str) -> bool:
    """Say whether the word is a compound with a small last part: "Selwick-born", "Co-host"."""
    _, hyphen, tail = word.rpartition("-")
    return bool(hyphen) and tail.islower() and len(tail) > 2 and tail not in _PARTICLES


def _describes(word: str) -> bool:
    """Say whether the word is a compound with a verb form or the like behind: "Brask-inspired", but "Mei-ling"."""
    tail = word.rpartition("-")[2]
    return tail in _TAILS or tail.endswith("ed") or (len(tail) > 4 and tail.endswith("ing"))
