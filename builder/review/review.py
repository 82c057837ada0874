"""What a reviewer does, whatever the page looks like: next, decide, undo, go back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from builder.corrections.applying import apply_corrections
from builder.corrections.decisions import (
    Accept,
    Complete,
    Missed,
    NoQuotation,
)
from builder.review.asked import Asked, AskedError, decided
from builder.review.items import Item, key_of, rank
from builder.review.reviewed import (
    corrected,
    decisions_of,
    found_as,
    on_text,
    placed,
    seen_as,
    state_of,
)
from builder.review.store import Event, Store
from builder.schema import Article
from builder.viewing.web.records import browser_record


class Options(NamedTuple):
    """``queue``: what the order is called in the store. Of ``overlap``, a share, every reviewer gets all items."""

    queue: str = "uncertain"
    overlap: float = 0.0
    seed: int = 0
    double_apostrophes: bool = False


class Review:
    """The articles of a dataset under review, with the store of what was decided on them."""

    def __init__(
        self, articles: Iterable[Article], items: Sequence[Item], store: Store, options: Options | None = None
    ) -> None:
        self.articles = {article.id: article for article in articles}
        self._items, self._known, self._store = items, set(items), store
        self._options = options or Options()

    def begin(self, reviewer: str) -> dict[str, Any]:
        """Return the view of the item that ``reviewer`` had open, or of the next."""
        item, _ = self._store.opened().get(reviewer, (None, ""))
        if item is not None and item.article in self.articles:
            return self._view(reviewer, item)
        return self.next(reviewer)

    def next(self, reviewer: str) -> dict[str, Any]:
        """Open the next item: one that nobody has decided on or has open, or that is for every reviewer.

        Items that ``reviewer`` has skipped come last, then those that others left open.
        """
        with self._store.alone():
            item = self._next(reviewer)
            if item is None:
                return {"article": None, "progress": self._progress(reviewer)}
            self._store.open(reviewer, item, self._options.queue)
        return self._view(reviewer, item)

    def open(self, reviewer: str, item: Item) -> dict[str, Any]:
        """Open an item that the reviewer picks. Raises AskedError where there is none."""
        if item.key not in self._items_of(item.article, self._events(reviewer, item.article)):
            raise AskedError("There is no such quotation.")
        self._store.open(reviewer, item, self._came(reviewer, item))
        return self._view(reviewer, item)

    def back(self, reviewer: str, item: Item) -> dict[str, Any]:
        """Open the item on which ``reviewer`` did something before ``item``, or last, if nothing with ``item``."""
        seen = list(dict.fromkeys(event.item for event in reversed(self._store.events(reviewer=reviewer))))
        seen = [one for one in seen if one.article in self.articles]
        place = seen.index(item) + 1 if item in seen else 0
        if place >= len(seen):
            raise AskedError("Nothing was decided before this.")
        return self.open(reviewer, seen[place])

    def decide(self, reviewer: str, item: Item, asked: Asked) -> dict[str, Any]:
        """Keep a decision, and return the view with it. Raises AskedError where it does not fit the article."""
        article = self._article(item)
        with self._store.alone():
            events = self._events(reviewer, article.id)
            current = self._corrected(article, events)
            if asked.decision not in ("missed", "complete") and item.key not in self._items_of(
                article.id, events
            ):
                raise AskedError("There is no such quotation.")
            seen = seen_as(current, item, events) or found_as(article, item)
            decision = decided(asked, article, seen)
            if isinstance(decision, Missed):
                item = Item(article.id, key_of(decision.spans))
                if any(one.spans == decision.spans for one in current.quotations):
                    raise AskedError("That quotation is there already.")
            numbered = placed([*decisions_of(events), decision])
            result = apply_corrections(article, numbered, double_apostrophes=self._options.double_apostrophes)
            refused = [reason for number, reason in result.unapplied if number == len(numbered) - 1]
            if refused:
                raise AskedError(f"That does not fit: {refused[0]}.")
            came = self._came(reviewer, item)
            self._store.add(reviewer, item, "decision", msgspec.json.encode(decision).decode(), came)
            self._store.open(reviewer, item, came)
        return self._view(reviewer, item)

    def skip(self, reviewer: str, item: Item) -> dict[str, Any]:
        """Leave ``item`` for later, and open the next."""
        self._article(item)
        self._store.add(reviewer, item, "skip", "", self._came(reviewer, item))
        return self.next(reviewer)

    def note(self, reviewer: str, item: Item, words: str) -> dict[str, Any]:
        """Keep a note on ``item``; it replaces the one before, and an empty one takes it away."""
        self._article(item)
        self._store.add(reviewer, item, "note", words, self._came(reviewer, item))
        return self._view(reviewer, item)

    def undo(self, reviewer: str) -> dict[str, Any]:
        """Take back what ``reviewer`` did last, and open its item. Raises AskedError where there is nothing."""
        event = self._store.undo(reviewer)
        if event is None:
            raise AskedError("There is nothing to undo.")
        item = event.item
        if item.article not in self.articles:
            return self.next(reviewer)
        if isinstance(event.decision, Missed):
            item = next((one for one in self._items if one.article == item.article), item)
        self._store.open(reviewer, item, self._came(reviewer, item))
        return self._view(reviewer, item)

    def _came(self, reviewer: str, item: Item) -> str:
        """Return how ``item`` came up for ``reviewer``: as it is open, as it was before, or else picked."""
        opened, queue = self._store.opened().get(reviewer, (None, ""))
        if opened == item:
            return queue
        before = [
            one.queue
            for one in self._store.events(reviewer=reviewer, article=item.article)
            if one.item == item
        ]
        return before[-1] if before else "picked"

    def _article(self, item: Item) -> Article:
        article = self.articles.get(item.article)
        if article is None:
            raise AskedError("There is no such article.")
        return article

    def _events(self, reviewer: str, article_id: str) -> list[Event]:
        """Return what ``reviewer`` did in an article, but for decisions on another text than it has now."""
        events = self._store.events(reviewer=reviewer, article=article_id)
        article = self.articles.get(article_id)
        return events if article is None else on_text(article, events)

    def _corrected(self, article: Article, events: Sequence[Event]) -> Article:
        return corrected(article, events, double_apostrophes=self._options.double_apostrophes)

    def _items_of(self, article_id: str, events: Sequence[Event]) -> list[str]:
        """Return the keys of an article's quotations: those found, and those that the reviewer added."""
        article = self.articles.get(article_id)
        found = [] if article is None else [key_of(one.spans) for one in article.quotations]
        missed = [event.item.key for event in events if isinstance(event.decision, Missed)]
        return list(dict.fromkeys([*found, *missed]))

    def _next(self, reviewer: str) -> Item | None:
        done: dict[Item, set[str]] = {}
        skipped: dict[Item, int] = {}
        complete = set()
        for event in self._store.events():
            decision = event.decision
            if isinstance(decision, Accept | NoQuotation | Missed):
                done.setdefault(event.item, set()).add(event.reviewer)
            elif isinstance(decision, Complete):
                complete.add((event.item.article, event.reviewer))
            elif event.kind == "skip" and event.reviewer == reviewer:
                skipped[event.item] = event.id
        closed = {article for article, _ in complete}
        open_elsewhere = {item for name, (item, _) in self._store.opened().items() if name != reviewer}
        left = [
            item
            for item in self._items
            if (item.article, reviewer) not in complete
            and (self._for_all(item) or item.article not in closed)
            and reviewer not in (by := done.get(item, set()))
            and (not by or self._for_all(item))
        ]
        left.sort(key=lambda item: (item in open_elsewhere and not self._for_all(item), skipped.get(item, 0)))
        return next((item for item in left if self._is_there(reviewer, item)), None)

    def _for_all(self, item: Item) -> bool:
        return self._options.overlap > 0 and rank(item, self._options.seed + 1) < self._options.overlap

    def _is_there(self, reviewer: str, item: Item) -> bool:
        """Tell whether ``item`` is still there, after what the reviewer decided on others in its article."""
        events = self._events(reviewer, item.article)
        return seen_as(self._corrected(self.articles[item.article], events), item, events) is not None

    def _progress(self, reviewer: str) -> dict[str, int]:
        by_all: set[Item] = set()
        own = set()
        for event in self._store.events():
            if isinstance(event.decision, Accept | NoQuotation | Missed):
                by_all.add(event.item)
                if event.reviewer == reviewer:
                    own.add(event.item)
        return {"own": len(own), "all": len(by_all & self._known), "of": len(self._items)}

    def _view(self, reviewer: str, item: Item) -> dict[str, Any]:
        """Return what the page shows of ``item``: its article as corrected by the reviewer, and what was decided."""
        article = self._article(item)
        events = self._events(reviewer, article.id)
        current = self._corrected(article, events)
        record = browser_record(current)
        keys: list[str | None] = [None] * len(current.quotations)
        states = {}
        for key in self._items_of(article.id, events):
            one = Item(article.id, key)
            seen = seen_as(current, one, events)
            if seen is not None:
                keys[current.quotations.index(seen)] = key
            states[key] = state_of(one, events)
        known = {one["id"]: one for one in browser_record(article)["speakers"]}
        found = found_as(article, item)
        return {
            "article": record,
            "item": msgspec.to_builtins(item),
            "number": keys.index(item.key) + 1 if item.key in keys else None,
            "text": found.text if found is not None else None,
            "keys": keys,
            "states": states,
            "entities": list({**known, **{one["id"]: one for one in record["speakers"]}}.values()),
            "complete": any(isinstance(event.decision, Complete) for event in events),
            "note": next(
                (event.value for event in reversed(events) if event.kind == "note" and event.item == item), ""
            ),
            "progress": self._progress(reviewer),
        }
