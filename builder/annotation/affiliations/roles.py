"""Which words of a description are a role: "chief executive", "Prime Minister"."""

from __future__ import annotations

from typing import Literal, cast

import msgspec

from builder.annotation.lexicon import LOWER, Lexicon
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
    lexicon, lows = stream.lexicon, stream.lows
    last = lows[end - 1]
    small = stream.flags[end - 1] & LOWER
    sizes = lexicon.role_sizes.get(last)
    if sizes and end > floor:
        if sizes[0] > 1 and lows[end - 2] in lexicon.before_role[last]:
            for size in sizes:
                first = end - size
                # "the Acme Committee chairman": the capital belongs to the body.
                if size == 1 or first < floor or (small and not stream.flags[first] & LOWER):
                    continue
                listed = _listed(lexicon, tuple(stream.words[first:end]))
                if listed is not None:
                    return (
                        None if listed.role_class is None else Role(first, listed.role_class, listed.plural)
                    )
        if sizes[-1] == 1:
            word, lone = stream.words[end - 1], lexicon.lone_roles
            listed = lone.get(word)
            if listed is None and word not in lone:
                # Few words are asked for again and again.
                listed = lone[word] = _listed(lexicon, (word,))
            if listed is not None:
                return None if listed.role_class is None else Role(end - 1, listed.role_class, listed.plural)
    if small and last.endswith(_SCIENTISTS):
        return Role(end - 1, "trade", last[-1] == "s")
    if "-turned-" in last and end > floor:
        # "actor-turned-politician"
        return Role(end - 1, "trade", last[-1] == "s")
    return None


class _Listed(msgspec.Struct, frozen=True, gc=False):
    """What the lists say of words: the class of the role, None where they call nobody anything, and the number."""

    role_class: RoleClass | None
    plural: bool


def _listed(lexicon: Lexicon, words: tuple[str, ...]) -> _Listed | None:
    """Return what the lists say of a title or role of these words, None where none has it."""
    title = lexicon.titles.get(words)
    if title is not None:
        honorific = title[0] == "honorific" and words[-1].lower() != "chief"
        return _Listed(None if honorific else cast(RoleClass, title[0]), False)
    lows = key = tuple([word.lower() for word in words])
    role = lexicon.roles.get(lows)
    if role is None:
        for noun in _singulars(lexicon, lows[-1]):
            key = (*lows[:-1], noun)
            role = lexicon.roles.get(key)
            if role is not None:
                break
        else:
            return None
    if key in lexicon.plain_people:
        return _Listed(None, False)
    return _Listed(cast(RoleClass, role[0]), key is not lows)


def _singulars(lexicon: Lexicon, noun: str) -> list[str]:
    known = lexicon.plurals.get(noun)
    if known is not None:
        return [known]
    if not noun.endswith("s"):
        return []
    return [noun[:-1], noun[:-2], noun[:-3] + "y"] if noun.endswith("es") else [noun[:-1]]


def head_of(role: str) -> str:
    """Return a role in small letters without the field behind it: "head" of "Head of surgery"."""
    return role.lower().partition(" of ")[0].partition(" for ")[0]
