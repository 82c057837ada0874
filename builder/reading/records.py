"""From a record, however its columns are called, to an `Article`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from builder.errors import QuotebuilderError, Rejected
from builder.reading.dates import iso_date
from builder.reading.values import MAX_WORDS, UnusableRecordError, check_length, id_of, text_of, words_of
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

_SHOWN_COLUMNS = 20
_PLANNED_CHARS = 10_000


class Row(NamedTuple):
    """A record as read: ``values`` by column; ``line`` counts from 1, None for a file that is one article."""

    line: int | None
    values: Mapping[str, object]


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
        except UnusableRecordError as reason:
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
                if found := words_of(name, value):
                    check_length(name, found, MAX_WORDS)
                    return found
            return None

        if "text" not in plan:
            raise UnusableRecordError(
                f"no column with the text; {_listed(names)}; name it: --columns text=COLUMN"
            )
        text = next((found for name, value in candidates("text") if (found := text_of(name, value))), None)
        if text is None:
            raise UnusableRecordError("no text")
        stated = next((found for name, value in candidates("id") if (found := id_of(name, value))), "")
        source = label if row.line is None else f"{label}:{row.line}"
        if names and _CONTRACT.issubset(names):
            source = words_of("source", row.values.get("source")) or source
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
                raise UnusableRecordError(f"no column {column!r}, named for {field}; {_listed(names)}")
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
