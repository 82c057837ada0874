"""Predictions made elsewhere, in a file or in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.evaluation.annotations import AnnotatedArticle, read_rows
from builder.evaluation.systems.base import System
from builder.schema import Article


class FileSystem(System):
    """A JSONL file of annotated articles, at a path or URL; ``id`` and ``quotations`` with ``spans`` are enough."""

    timed = False

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def predict(self, articles: Sequence[Article], task: str) -> Iterator[AnnotatedArticle]:
        """Yield the rows of the file."""
        return read_rows(self.path, AnnotatedArticle)


class MemorySystem(System):
    """Annotated articles in memory."""

    timed = False

    def __init__(self, articles: Iterable[object]) -> None:
        super().__init__()
        self.articles = articles

    def predict(self, articles: Sequence[Article], task: str) -> Iterable[object]:
        """Return the articles."""
        return self.articles
