"""What the tests of the review share: articles with quotations, and a review of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import builder
from builder.review.items import queue
from builder.review.review import Options, Review
from builder.review.store import Store
from builder.schema import Article

PIER = (
    "Mara Quill, the harbour master, met Tom Ashby of the Vellin Rowing Club. “The pier stays open,” she said.\n\n"
    "“We row 🚣 at dawn,” Tom Ashby told the Vellin Courier.\n\n"
    "The “so-called pier” is old. The mayor, Ida Renn, said that repairs would cost little."
)
FERRY = "“No ferry runs today,” said Olek Brandt. “Ask again tomorrow,” he added.\n\nNobody asked."


@pytest.fixture(scope="session")
def reviewed() -> list[Article]:
    """Return two annotated articles."""
    return list(builder.annotate([{"id": "pier", "text": PIER}, {"id": "ferry", "text": FERRY}]))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty store."""
    store = Store(tmp_path / "review.sqlite")
    yield store
    store.close()


@pytest.fixture
def review(reviewed: list[Article], store: Store) -> Review:
    """Return a review of these articles as they stand."""
    return Review(reviewed, queue(reviewed, "text"), store, Options("text"))
