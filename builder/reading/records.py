"""From a record, however its columns are called, to an `Article`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from builder.errors import QuotebuilderError, Rejected
from builder.reading.dates import iso_date
from builder.reading.ids import CONTROL
from builder.schema import Article

COLUMN_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "uuid", "guid"),
    "text": (
        "text",
        "body",
        "content",
        "article",
        "story",
        "full_text",
        "article_text",
        "article_body",
        "main_text",
        "document",
    ),
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "site", "newspaper", "source_name", "site_name"),
    "author": ("author", "authors", "byline"),
    "published": (
        "published",
        "date",
        "published_at",
        "published_date",
        "publication_date",
        "publish_date",
        "date_published",
        "date_publish",
    ),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""The fields of an article and the column names each is recognised by, the surest first.

Case, spaces, ``_`` and ``-`` do not matter: ``publishedAt`` is ``published_at``."""

# A row with these is one of our own `articles` configuration, where "source" is what it was read from.
_CONTRACT = frozenset(("text", "quotations", "speakers"))

MAX_ID, MAX_WORDS = 1_000, 10_000
"""The longest id and the longest other field, in code points: every quotation of an article repeats them."""

_SHOWN_COLUMNS = 20
_PLANNED_CHARS = 10_000


class Row(NamedTuple):
    """A record as read: ``values`` by column; ``line`` counts from 1, None for a file that is one article."""

    line: int | None
    values: Mapping[str, object]


class _UnusableError(Exception):
    """A value that rules the whole record out; the message is the reason."""


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).casefold()


_FIELDS = {_plain(name): field for field, names in COLUMN_NAMES.items() for name in names}
_RANKS = {_plain(name): rank for names in COLUMN_NAMES.values() for rank, name in enumerate(names)}


class Mapper:
    """Turns records into articles; ``columns`` maps a field to the column that has it.

    ``columns`` is for records with columns (JSON, tables, the Hub); text files and pages have none.
    """

    def __init__(self, columns: Mapping[str, str] | None = None) -> None:
        self._columns = dict(columns or {})
        unknown = sorted(set(self._columns) - set(COLUMN_NAMES))
        if unknown:
            known = ", ".join(COLUMN_NAMES)
            raise QuotebuilderError(f"columns: no field is called {unknown[0]!r}; the fields are {known}")
        self._plan = lru_cache(maxsize=256)(self._make_plan)

    def article(self, row: Row, label: str) -> Article | Rejected:
        """Return the article of ``row``, or the reason why it is none; ``label`` names the file.

        The article's id is ``""`` where the record states none.
        """
        try:
            return self._article(row, label)
        except _UnusableError as reason:
            return Rejected(label, row.line, str(reason))

    def _article(self, row: Row, label: str) -> Article:
        names = tuple(name for name in row.values if isinstance(name, str))
        # Names that are long or many are hardly those of the next record: remembering them would only take memory.
        plan_for = self._plan if sum(map(len, names)) < _PLANNED_CHARS else self._make_plan
        plan = plan_for(names, row.line is not None)

        def candidates(field: str) -> Iterable[tuple[str, object]]:
            return ((name, row.values[name]) for name in plan.get(field, ()))

        def words(field: str) -> str | None:
            for name, value in candidates(field):
                if found := _words(name, value):
                    _check_length(name, found, MAX_WORDS)
                    return found
            return None

        if "text" not in plan:
            raise _UnusableError(f"no column with the text; {_listed(names)}; name it: --columns text=COLUMN")
        text = next((found for name, value in candidates("text") if (found := _text(name, value))), None)
        if text is None:
            raise _UnusableError("no text")
        stated = next((found for name, value in candidates("id") if (found := _id(name, value))), "")
        source = label if row.line is None else f"{label}:{row.line}"
        if names and _CONTRACT.issubset(names):
            source = _words("source", row.values.get("source")) or source
        return Article(
            id=stated,
            text=text,
            title=words("title"),
            publisher=words("publisher"),
            author=words("author"),
            published=next((day for _, value in candidates("published") if (day := iso_date(value))), None),
            url=words("url"),
            language=words("language"),
            source=source,
        )

    def _make_plan(self, names: tuple[str, ...], has_columns: bool) -> dict[str, list[str]]:
        """Say for each field which of the columns ``names`` may have it, the surest first."""
        chosen = self._columns if has_columns else {}
        for field, column in chosen.items():
            if column not in names:
                raise _UnusableError(f"no column {column!r}, named for {field}; {_listed(names)}")
        plan = {field: [column] for field, column in chosen.items()}
        taken = set(chosen.values())
        for name in sorted(names, key=lambda name: _RANKS.get(_plain(name), 0)):
            found = _FIELDS.get(_plain(name))
            if found is not None and found not in chosen and name not in taken:
                plan.setdefault(found, []).append(name)
        publishers = plan.get("publisher", [])
        if "publisher" not in chosen and (
            _CONTRACT.issubset(names) or "publisher" in map(_plain, publishers)
        ):
            plan["publisher"] = [name for name in publishers if _plain(name) != "source"]
        return plan


def _listed(names: Iterable[str]) -> str:
    listed = [repr(name) for name in names]
    if not listed:
        return "the record is empty"
    more = f" and {len(listed) - _SHOWN_COLUMNS} more" if len(listed) > _SHOWN_COLUMNS else ""
    return f"the columns are {', '.join(listed[:_SHOWN_COLUMNS])}{more}"


def _clean(name: str, value: str) -> str:
    """Return ``value`` with a line feed as its only line end, without byte order mark and null bytes.

    Null bytes carry nothing and break readers of the output, so they are dropped. A lone surrogate stands
    for a character that was lost before, and cannot be written as UTF-8: it rules the record out.
    """
    if not value.isascii():
        value = value.removeprefix("\ufeff")
        try:
            value.encode()
        except UnicodeEncodeError as error:
            code = f"\\u{ord(value[error.start]):04x}"
            where = f"{name!r} has a lone surrogate ({code}) at character {error.start}"
            raise _UnusableError(f"{where}; write the record again from its origin, as UTF-8") from None
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return value.replace("\0", "")


def kind_of_value(value: object) -> str:
    """Name the kind of a JSON value, for messages."""
    kinds = {
        type(None): "null",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value), f"a {type(value).__name__}")


def _check_length(name: str, value: str, longest: int) -> None:
    if len(value) > longest:
        raise _UnusableError(
            f"{name!r} has {len(value):,} characters, more than {longest:,}; is the text in this column?"
            " name it: --columns text=COLUMN"
        )


def _missing(value: object) -> bool:
    return value is None or value != value  # NaN, and pandas' NaT


def _text(name: str, value: object) -> str | None:
    if _missing(value):
        return None
    if not isinstance(value, str):
        raise _UnusableError(f"{name!r} has {kind_of_value(value)} where the text should be a string")
    return _clean(name, value).strip() or None


def _words(name: str, value: object) -> str | None:
    """Return a field that is one line of words; lists are joined by commas, objects give their name."""
    if isinstance(value, str):
        return " ".join(_clean(name, value).split()) or None
    if isinstance(value, bool) or _missing(value):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int):
        return _digits(name, value)
    if isinstance(value, float):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = value.get("name")
        return _words(name, inner) if isinstance(inner, str) else None
    if isinstance(value, (list, tuple)):
        return (
            ", ".join(filter(None, (_words(name, one) for one in value if isinstance(one, (str, Mapping)))))
            or None
        )
    return None


def _digits(name: str, value: int) -> str:
    try:
        return str(value)
    except ValueError:  # Python writes no more than 4300 digits, as the time for it is quadratic.
        raise _UnusableError(f"{name!r} has a number of too many digits; write it as a string") from None


def _id(name: str, value: object) -> str | None:
    if _missing(value):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _digits(name, value)
    if not isinstance(value, str):
        raise _UnusableError(
            f"{name!r} has {kind_of_value(value)} where the id should be a string or a whole number"
        )
    made = value.removeprefix("\ufeff").strip()
    _check_length(name, made, MAX_ID)
    if CONTROL.search(made):
        raise _UnusableError(f"the id {made!r} has a control character or line break; take it out")
    _clean(name, made)
    return made or None
