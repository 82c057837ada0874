"""When two names are the same name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What stands before a name without being part of it. Names are compared without these. The scorer that the
# polnear protocol agrees with has the same ones: another title here makes its figures differ.
TITLES = frozenset(
    """
    a ambassador an attorney capt chairman col congressman congresswoman dr former gen general gov
    governor judge justice king lady lord lt mayor minister mr mrs ms pope president prime prince
    prof professor queen rep representative rev secretary sen senator sgt sir speaker the vice
    """.split()  # noqa: SIM905
)
ARTICLES = frozenset(("the", "a", "an"))

_DROPPED = re.compile(r"'s\b|\(.*?\)")
_WORD = re.compile(r"(?:[^\W_]|&)+")


def words(name: str) -> list[str]:
    """Return the words of a name in lower case, without accents, possessive endings and brackets."""
    plain = unicodedata.normalize("NFKD", name).replace("’", "'").lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _WORD.findall(_DROPPED.sub(" ", plain))


@lru_cache(maxsize=100_000)
def person_key(name: str) -> str:
    """Return what a speaker's name is compared by: its words without titles, unless it has no others."""
    return _without(TITLES, name)


@lru_cache(maxsize=100_000)
def body_key(name: str) -> str:
    """Return what the name of a body, outlet or role is compared by: its words without articles."""
    return _without(ARTICLES, name)


def _without(dropped: frozenset[str], name: str) -> str:
    found = words(name)
    return " ".join([word for word in found if word not in dropped] or found)
