"""Which words of a description are a role: "chief executive", "Prime Minister"."""

from __future__ import annotations

from typing import Literal, cast

import msgspec

from builder.annotation.lexicon import LOWER
from builder.annotation.tokens import Stream

RoleClass = Literal["post", "trade", "person", "rank", "office"]


_SCIENTISTS = ("ologist", "ologists", "ographer", "ographers", "onomist", "onomists",
    "icist", "icists", "ionist", "ionists", "iatrist", "iatrists", "scientist", "scientists",
)  # fmt: skip
"""Endings of the names of professions, of which no list has all."""


class Role(msgspec.Struct, frozen=True, gc=False):
    """Where a role starts, its class, and whether it is plural ("officials")."""

    first: int
    role_class: RoleClass
    plural: bool


def role_before(stream: Stream, end: int, floor: int) -> Role | None:
    """Return the role whose last unit is ``end - 1``, the longest that is listed.

    "chief executive" and "Prime Minister" are one role each. None where no list has it, and for words that
    only say that somebody is a person or kin.
    """
    lexicon, lows, flags = stream.lexicon, stream.lows, stream.flags
    last = lows[end - 1]
    small = flags[end - 1] & LOWER
    for size in lexicon.role_sizes.get(last, ()):
        if size > 1 and lows[end - 2] not in lexicon.before_role[last]:
            continue
        first = end - size
        if first < floor:
            continue
        if small and not flags[first] & LOWER:
            # "the Acme Committee chairman": the capital belongs to the body.
            continue
        title = lexicon.titles.get(tuple(stream.words[first:end]))
        if title is not None:
            if title[0] == "honorific" and last != "chief":
                return None
            return Role(first, cast(RoleClass, title[0]), False)
        key = words = tuple(lows[first:end])
        role = lexicon.roles.get(words)
        if role is None:
            for noun in _singulars(stream, last):
                key = (*words[:-1], noun)
                role = lexicon.roles.get(key)
                if role is not None:
                    break
            else:
                continue
        if key in lexicon.plain_people:
            return None
        return Role(first, cast(RoleClass, role[0]), key is not words)
    if small and last.endswith(_SCIENTISTS):
        return Role(end - 1, "trade", last[-1] == "s")
    return None


def _singulars(stream: Stream, noun: str) -> list[str]:
    known = stream.lexicon.plurals.get(noun)
    if known is not None:
        return [known]
    if not noun.endswith("s"):
        return []
    return [noun[:-1], noun[:-2], noun[:-3] + "y"] if noun.endswith("es") else [noun[:-1]]


def head_of(role: str) -> str:
    """Return a role in small letters without the field behind it: "head" of "Head of surgery"."""
    return role.lower().partition(" of ")[0].partition(" for ")[0]
