"""The names within one run of capitalised words, told apart by what they name.

A run such as "Acme Energy Vice President Jo van Doe" holds two names, an organization's and a person's, and
a title that belongs to neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from builder.annotation.coreference.names.kinds import BODY, kind_of
from builder.annotation.coreference.names.name import NameKind, plain
from builder.annotation.coreference.names.titles import modifiers, titles_in
from builder.annotation.lexicon import (
    CUE,
    FIRST_NAME,
    INITIAL,
    NATIONALITY,
    ORGANIZATION,
    PLACE,
    ROLE,
    TITLE,
    UPPER,
    VERB,
    Lexicon,
)  # fmt: skip


class Piece(NamedTuple):
    """A name within a run, its offsets counted from the start of the run; ``words`` are those of `Name`."""

    first: int
    last: int
    kind: NameKind
    lead: int
    gender: str | None
    words: tuple[str, ...] = ()


_PLACED = ("-based", "-listed", "-headquartered", "-registered", "-traded")
"""Ends of words that tell where a body is, and are no part of its name."""
_PLACE = 3
"""How many words such a place may have."""
_JOINING = frozenset(("of", "for", "and", "on"))
"""Small words within a body's name, behind which a word is no verb: "Housing and Building Board"."""
_OWNS = frozenset(("'s", "’s"))
_LEADING = frozenset(("of", "for", "the"))
"""Small words behind which a title at the end belongs to a body's name: "Office of the Auditor General"."""
_POINTS = frozenset(("North", "South", "East", "West", "Central", "Northern", "Southern"))
"""How the names of constituencies start or end, and some nationalities start."""
_NO_NAME_WORDS = frozenset((",", "“”"))


def names_in(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> tuple[Piece, ...]:
    """Cut a run of capitalised words into the names in it, each with its words."""
    return tuple(
        piece._replace(
            # A nickname between marks is one unit.
            words=tuple(
                plain(word) for word in words[piece.first : piece.last] if word not in _NO_NAME_WORDS
            ),
        )
        for piece in cut(words, flags, lexicon)
    )


def cut(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> tuple[Piece, ...]:
    """Cut a run of capitalised words into the names in it."""
    size = len(words)
    if size > 2 and words[-1] in lexicon.letters and not flags[-2] & UPPER:
        # "Ida Moen MP", but not "the Selwick North MP", "the East Selwick MP"
        placed = flags[0] & PLACE or not _POINTS.isdisjoint((words[0], words[-2]))
        return tuple(
            piece._replace(kind="person") if piece.kind == "unknown" and not placed else piece
            for piece in cut(words[:-1], flags[:-1], lexicon)
        )
    if (
        size == 2
        and flags[1] & NATIONALITY
        and not flags[0] & FIRST_NAME
        and (f"{words[0]} {words[1]}" in lexicon.nationalities or words[0] in _POINTS)
    ):
        # "the South Korean"
        return ()
    if size > 2 and " ".join(words) in lexicon.organization_nouns:
        # "Black Lives Matter"
        return (Piece(0, size, "organization", 0, None),)
    common = size == 1 and flags[0] & (BODY | ROLE | TITLE) and not flags[0] & (FIRST_NAME | UPPER)
    if common and words[0] not in lexicon.organization_nouns:
        return (Piece(0, 1, "word", 0, None),)
    if size > 1 and words[0].endswith(tuple(lexicon.describing["owned"])) and words[0][0].isupper():
        # "Guild-run Health Ministry"
        return _described(cut(words[1:], flags[1:], lexicon), 1)
    for at in range(min(size - 1, _PLACE)):
        if words[at].endswith(_PLACED):
            # "New Selwick-based Acme"
            return _described(cut(words[at + 1 :], flags[at + 1 :], lexicon), at + 1)
    if (
        size > 2
        and words[0] in lexicon.describing["chamber"]
        and flags[1] & FIRST_NAME
        and not flags[-1] & BODY
    ):
        # "Speaker of the House Ida Moen"
        return _shifted(cut(words[1:], flags[1:], lexicon), 1)
    for at in range(1, size - 1):
        if (
            flags[at] & (CUE | VERB)
            and not flags[at] & (FIRST_NAME | BODY | ROLE | TITLE | PLACE | INITIAL)
            and words[at - 1] not in _JOINING
            and not words[at].endswith("ing")
        ):
            # A heading within the text: "Moen Hits Doe".
            after = cut(words[at + 1 :], flags[at + 1 :], lexicon)
            return cut(words[:at], flags[:at], lexicon) + _shifted(after, at + 1)
    if size > 2 and all(flag & UPPER for flag in flags):
        return ()
    if size > 3 and (split := _body_before_person(words, flags)):
        return cut(words[:split], flags[:split], lexicon) + _shifted(
            cut(words[split:], flags[split:], lexicon), split
        )
    begins, ends, gender = titles_in(words, flags, lexicon)
    if size > 2 and words[1] in _OWNS and not 2 < begins < ends < size:
        # "People's Front", but "People's Front MP Ida Moen"
        return (Piece(0, size, "organization", 0, None),)
    if ends == 1 and (words[0] == "St." or lexicon.titles.get((words[0],), ("",))[0] == "honorific"):
        paper = size > 2 and all(lexicon.outlet_nouns.get(part) == "name" for part in words[-1].split("-"))
        if paper or tuple(words) in lexicon.places:
            # "St. Louis Post-Dispatch", "Sri Lanka"
            return (Piece(0, size, "organization" if paper else "place", 0, None),)
    if ends == 0:
        return _untitled(words, flags, lexicon)
    return _titled(words, flags, lexicon, begins, ends, gender)


def _untitled(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon) -> tuple[Piece, ...]:
    """Cut a run without a title in it: a name, or a paper's and a person's."""
    size = len(words)
    for at in range(1, size - 1):
        if flags[at] & FIRST_NAME and tuple(words[:at]) in lexicon.outlets:
            # "Selwick Herald Ida Moen"
            return (Piece(0, at, "organization", 0, None), Piece(at, size, "person", at, None))
    start = modifiers(words, flags, lexicon)
    kind = kind_of(words[start:], flags[start:], lexicon)
    if kind is None:
        return ()
    if kind in ("person", "unknown") and start:
        return (Piece(start, size, kind, 0, None),)
    kind = kind_of(words, flags, lexicon)
    return (Piece(0, size, kind, 0, None),) if kind else ()


def _titled(
    words: Sequence[str], flags: Sequence[int], lexicon: Lexicon, begins: int, ends: int, gender: str | None
) -> tuple[Piece, ...]:
    """Cut a run with titles from ``begins`` to ``ends``: a body's name before them, a person's behind them."""
    size = len(words)
    pieces: list[Piece] = []
    if ends < size and words[ends] in _JOINING:
        # "Supervisor of Records Ida Moen"
        field = ends + 1
        while field < size - 2 and flags[field] & (TITLE | BODY) and not flags[field] & FIRST_NAME:
            field += 1
        if field == ends + 1:
            field = size
        ends = next((at for at in range(ends, size - 1) if flags[at] & FIRST_NAME), field)
    honorific = ends and lexicon.titles.get((words[ends - 1],), ("",))[0] == "honorific"
    if _is_body(words, flags, begins, ends, bool(honorific)):
        return (Piece(0, size, "organization", 0, None),)
    while begins and words[begins - 1] in _LEADING:
        begins -= 1
    if begins:
        kind = kind_of(words[:begins], flags[:begins], lexicon)
        if kind is not None:
            pieces.append(Piece(0, begins, kind, 0, None))
    if ends < size:
        kind = kind_of(words[ends:], flags[ends:], lexicon)
        if kind in ("unknown", "person", "place") or honorific:
            pieces.append(Piece(ends, size, "person", 0, gender))
        elif kind is not None:
            pieces.append(Piece(ends, size, kind, ends, None))
    return tuple(pieces)


def _is_body(words: Sequence[str], flags: Sequence[int], begins: int, ends: int, honorific: bool) -> bool:
    """Say whether the run with a title from ``begins`` to ``ends`` is a body's name, the title a part of it.

    "Private Sector Alliance of Norway", "Office of the Auditor General", "Ferry Service Executive".
    """
    size = len(words)
    if ends == size:
        within = begins > 1 and words[begins - 1] in _LEADING
        if within or (begins and flags[-1] & ORGANIZATION and ends - begins == 1):
            return any(flag & BODY for flag in flags[:begins])
        return False
    if honorific or flags[ends] & FIRST_NAME:
        return False
    return bool(flags[-1] & BODY) or any(
        words[at] in _JOINING and flags[at - 1] & ORGANIZATION and not flags[at + 1] & FIRST_NAME
        for at in range(ends + 1, size - 1)
    )


def _body_before_person(words: Sequence[str], flags: Sequence[int]) -> int:
    """Return where a person's name follows a body's without a comma, or 0: "Brask Cricket Board | Ida Moen"."""
    size = len(flags)
    for at in (size - 2, size - 3):
        if at < 2 or flags[at - 1] & (FIRST_NAME | ROLE) or words[at - 1] in _JOINING:
            continue
        # "Centre for Salt | Ida Moen"
        if flags[at - 1] & ORGANIZATION or (flags[0] & ORGANIZATION and words[1] in _JOINING):
            first, last = flags[at], flags[-1]
            if first & FIRST_NAME and not first & (PLACE | BODY) and not last & (BODY | PLACE | FIRST_NAME):
                return at
    return 0


def _described(pieces: tuple[Piece, ...], by: int) -> tuple[Piece, ...]:
    """Return the ``pieces`` behind ``by`` words that describe the first of them, which leads from there on."""
    named = _shifted(pieces, by)
    return (named[0]._replace(lead=0), *named[1:]) if named else ()


def _shifted(pieces: tuple[Piece, ...], by: int) -> tuple[Piece, ...]:
    return tuple(
        Piece(piece.first + by, piece.last + by, piece.kind, piece.lead + by, piece.gender)
        for piece in pieces
    )
