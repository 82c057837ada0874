"""The file that keeps every decision: SQLite, an event a row, written before the page hears that it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, Literal, NamedTuple

import msgspec

from builder.corrections.decisions import AnyDecision
from builder.errors import QuotebuilderError
from builder.review.items import Item

Kind = Literal["decision", "skip", "note"]

_APPLICATION_ID = 0x51_42_52_56
"""By which SQLite's own header tells this file from others: QBRV."""
_VERSION = 1
_TABLES = """
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reviewer TEXT NOT NULL,
    article TEXT NOT NULL,
    item TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    queue TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX events_by_article ON events (article, reviewer);
CREATE INDEX events_by_reviewer ON events (reviewer, undone);
CREATE TABLE open_items (
    reviewer TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    item TEXT NOT NULL,
    queue TEXT NOT NULL
);
"""


class Event(NamedTuple):
    """What a reviewer did with an item: a decision, as JSON in ``value``, a skip, or a note, its text in ``value``.

    ``queue`` says how the item came up: the name of an order, ``filter``, or ``picked`` by the reviewer.
    """

    id: int
    reviewer: str
    item: Item
    kind: Kind
    value: str
    queue: str

    @property
    def decision(self) -> AnyDecision | None:
        """The decision, if it is one."""
        return msgspec.json.decode(self.value, type=AnyDecision) if self.kind == "decision" else None


class Store:
    """The events of all reviewers, and the item that each has open. Safe to use from several threads."""

    def __init__(self, path: str | os.PathLike[str], *, new: bool = True) -> None:
        """Open the store at ``path``; make it where there is none, or with ``new`` false raise.

        Raises QuotebuilderError for a file that is no store, or can't be opened.
        """
        self.path = os.fspath(path)
        if not new and not os.path.exists(self.path):
            raise QuotebuilderError(f"{self.path}: nothing was reviewed yet; run quotebuilder review first")
        self._lock = RLock()
        try:
            self._connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
            self._set_up()
        except sqlite3.Error as error:
            raise QuotebuilderError(
                f"{self.path}: can't be used to keep a review ({error}); choose another: --store FILE"
            ) from None

    def _set_up(self) -> None:
        run = self._connection.execute
        (application,), (version,) = (
            run("PRAGMA application_id").fetchone(),
            run("PRAGMA user_version").fetchone(),
        )
        (tables,) = run("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and (application, version) != (_APPLICATION_ID, _VERSION):
            raise sqlite3.DatabaseError("it is a database of another program, or another version of this one")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
        run("PRAGMA busy_timeout = 5000")
        if not tables:
            self._connection.executescript(
                f"BEGIN IMMEDIATE; {_TABLES}"
                f"PRAGMA application_id = {_APPLICATION_ID}; PRAGMA user_version = {_VERSION}; COMMIT;"
            )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other thread use the store meanwhile; take all that is written in it as one, or nothing."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def add(self, reviewer: str, item: Item, kind: Kind, value: str, queue: str) -> None:
        """Keep an event."""
        self._run(
            "INSERT INTO events (reviewer, article, item, kind, value, queue) VALUES (?, ?, ?, ?, ?, ?)",
            (reviewer, item.article, item.key, kind, value, queue),
        )

    def undo(self, reviewer: str) -> Event | None:
        """Take back the last event of ``reviewer`` that stands, and return it; None where there is none."""
        found = self._events("reviewer = ? AND undone = 0 ORDER BY id DESC LIMIT 1", (reviewer,))
        for event in found:
            self._run("UPDATE events SET undone = 1 WHERE id = ?", (event.id,))
        return found[0] if found else None

    def events(self, *, reviewer: str | None = None, article: str | None = None) -> list[Event]:
        """Return the events that stand, in the order in which they came: all, or those of one, or on one."""
        return self._events(
            "undone = 0 AND (?1 IS NULL OR reviewer = ?1) AND (?2 IS NULL OR article = ?2) ORDER BY id",
            (reviewer, article),
        )

    def open(self, reviewer: str, item: Item, queue: str) -> None:
        """Note that ``reviewer`` looks at ``item`` now, and how it came up (`Event`)."""
        self._run(
            "INSERT OR REPLACE INTO open_items VALUES (?, ?, ?, ?)", (reviewer, item.article, item.key, queue)
        )

    def opened(self) -> dict[str, tuple[Item, str]]:
        """Return what each reviewer looked at last, and how it came up."""
        rows = self._run("SELECT reviewer, article, item, queue FROM open_items")
        return {reviewer: (Item(article, key), queue) for reviewer, article, key, queue in rows}

    def _events(self, condition: str, values: tuple[str | None, ...]) -> list[Event]:
        """Return the events that ``condition``, a constant of ours, holds for; what is asked for is in ``values``."""
        rows = self._run(
            f"SELECT id, reviewer, article, item, kind, value, queue FROM events WHERE {condition}",  # nosec B608
            values,
        )
        return [
            Event(number, reviewer, Item(article, key), kind, value, queue)
            for number, reviewer, article, key, kind, value, queue in rows
        ]

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()
