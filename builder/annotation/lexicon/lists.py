"""The files of word lists: what a line of each has, and how the user's own are read and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import NamedTuple, get_args

from builder.errors import QuotebuilderError
from builder.schema import CueKind, Medium


class Line(NamedTuple):
    """An entry of a list: the number of its line, from 1, and its columns."""

    number: int
    columns: list[str]


def package_list(language: str, name: str) -> list[Line]:
    """Return the entries of the package's list ``name``."""
    file = resources.files(__package__) / language / f"{name}.txt"
    return list(_lines(file.read_text(encoding="utf-8")))


def _lines(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.split("#", 1)[0].rstrip()
        if entry:
            yield Line(number, [column.strip() for column in entry.split("\t")])


def _whole(value: str) -> Iterable[str]:
    return (value,)


class Column(NamedTuple):
    """A column of a list: its name in messages, and the values it can have (None: any).

    ``parts`` cuts a value that is several: into words, or into letters.
    """

    name: str
    values: tuple[str, ...] | None = None
    parts: Callable[[str], Iterable[str]] = _whole
    optional: bool = False


def _classes_of(name: str) -> tuple[Column, Column]:
    """Return the columns of a list of word classes: a rule asks for each by name, so there are no others."""
    classes = dict.fromkeys(line.columns[0] for line in package_list("en", name))
    return Column("class", tuple(classes)), Column("words")


_NAME = (Column("name"),)
_NOUN = Column("noun")
_KIND = Column("kind", get_args(CueKind))
_GENDER = Column("gender", ("m", "f"), optional=True)
_MEDIUM = Column("medium", tuple(medium for medium in get_args(Medium) if medium != "told"))
_OUTLET_KINDS = (
    "agency",
    "paper",
    "magazine",
    "broadcaster",
    "programme",
    "site",
    "platform",
    "journal",
    "radio",
)


def _frames(letters: str) -> Column:
    return Column("frames", tuple(letters), tuple)


LISTS: dict[str, tuple[Column, ...]] = {
    "also_nouns": (Column("form"),),
    "audiences": (_NOUN, Column("medium", ("press", "speech", "broadcast", "interview"))),
    "calendar": (Column("word"), Column("kind", ("month", "weekday", "holiday", "period"), optional=True)),
    "called": (Column("title, role or party code"), Column("nouns")),
    "clause_words": _classes_of("clause_words"),
    "cue_adjectives": (Column("adjective"), _KIND, _frames("tzwon")),
    "cue_nouns": (_NOUN, Column("plural, or -"), _KIND, _frames("tvpns")),
    "cues": (Column("verb"), _KIND, _frames("qtzwonxja"), Column("irregular forms", optional=True)),
    "description_words": _classes_of("description_words"),
    "first_names_both": _NAME,
    "first_names_female": _NAME,
    "first_names_male": _NAME,
    "function_words": _classes_of("function_words"),
    "implied_bodies": (
        Column("post"), Column("how", ("named", "called", "own", "place")), Column("nouns or kinds of places"),
    ),
    "irregular_plurals": (Column("plural"), Column("singular")),
    "media": (_NOUN, _MEDIUM, Column("prepositions, or -")),
    "name_parts": (Column("word"), Column("class", ("particle", "family", "office", "honour"))),
    "nationalities": (Column("place"), Column("forms, separated by commas")),
    "organization_nouns": (_NOUN, Column("class", ("body", "document", "group", "ending"))),
    "outlet_kinds": (_NOUN, Column("kinds", _OUTLET_KINDS, str.split)),
    "outlet_nouns": (_NOUN, Column("place", ("noun", "name", "opening"), str.split)),
    "outlets": (*_NAME, Column("kind", _OUTLET_KINDS), Column("network", optional=True)),
    "parties": (
        Column("form"), Column("party"), Column("class", ("code", "member", "adjective", "name"))
    ),
    "places": (
        Column("place"), Column("kind", ("country", "state", "city", "region", "continent"), optional=True)
    ),
    "plain_people": (_NOUN,),
    "platforms": (Column("platform"), Column("words that imply it", optional=True)),
    "referring_words": _classes_of("referring_words"),
    "relation_verbs": (Column("verb form"), Column("prepositions, or -")),
    "roles": (_NOUN, Column("class", ("post", "trade", "person")), _GENDER),
    "telling_words": _classes_of("telling_words"),
    "time_nouns": (_NOUN,),
    "titles": (Column("title"), Column("class", ("honorific", "rank", "office")), _GENDER),
    "verbs": (Column("forms"),),
    "works": (_NOUN, Column("side", ("work", "maker", "thing"))),
}  # fmt: skip
"""What the lines of each list have, by the name of its file without ``.txt``. The files say what it means."""

_LEFT_ALONE = "README.md"


def own_lists(directory: Path) -> dict[str, list[Line]]:
    """Return the entries of the lists in the user's folder ``directory``, by list name.

    Raises QuotebuilderError where it is no folder of word lists, and for the first file or line that does
    not fit `LISTS`. README.md and hidden files are left alone.
    """
    try:
        files = sorted(
            path for path in directory.iterdir() if path.name != _LEFT_ALONE and path.name[0] != "."
        )
    except OSError as error:
        raise QuotebuilderError(
            f"{directory}: cannot read this folder of word lists: {error.strerror}"
        ) from error
    known = f"the lists are {', '.join(f'{name}.txt' for name in LISTS)}"
    if not files:
        raise QuotebuilderError(f"{directory}: no word list in this folder; {known}")
    found: dict[str, list[Line]] = {}
    for path in files:
        if path.suffix != ".txt" or path.stem not in LISTS:
            raise QuotebuilderError(f"{path}: no word list is called that; rename or move it; {known}")
        try:
            lines = found[path.stem] = list(_lines(path.read_text(encoding="utf-8-sig")))
        except (OSError, UnicodeDecodeError) as error:
            raise QuotebuilderError(f"{path}: cannot read this word list: {error}") from error
        for line in lines:
            if (fault := fault_of(LISTS[path.stem], line.columns)) is not None:
                raise QuotebuilderError(f"{path}:{line.number}: {fault}")
    return found


def fault_of(layout: tuple[Column, ...], columns: list[str]) -> str | None:
    """Return what is wrong with the ``columns`` of a line, and how to mend it; None where nothing is."""
    needed = sum(not column.optional for column in layout)
    if not needed <= len(columns) <= len(layout) or not all(columns[:needed]):
        names = ", ".join(f"[{column.name}]" if column.optional else column.name for column in layout)
        has = ", ".join(repr(value) for value in columns)
        return f"a line here has the columns {names}, with one tab between two, but this one has {has}"
    for column, value in zip(layout, columns, strict=False):
        if column.values is None or (column.optional and not value):
            continue
        for part in column.parts(value):
            if part not in column.values:
                return (
                    f"{part!r} does not fit the column {column.name}; write one of {', '.join(column.values)}"
                )
    return None
