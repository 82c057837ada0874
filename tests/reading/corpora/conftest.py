from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.errors import QuotebuilderError, Rejected
from builder.reading.corpora import import_corpus
from builder.schema import Article, violations


class Imported(NamedTuple):
    articles: list[Article]
    rejected: list[Rejected]

    @property
    def kinds(self) -> list[str]:
        return [rejected.reason.partition(":")[0] for rejected in self.rejected]


@pytest.fixture
def imported() -> Callable[..., Imported]:
    """Import a corpus; every article keeps the data contract."""

    def run(format: str, path: Path, annotator: str | None = None) -> Imported:
        rejected: list[Rejected] = []
        try:
            articles = list(import_corpus(format, path, rejected.append, annotator=annotator))
        except QuotebuilderError:
            if not rejected:
                raise
            articles = []
        for article in articles:
            assert violations(article) == []
        return Imported(articles, rejected)

    return run


@pytest.fixture
def files(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Write files below a folder."""

    def write(contents: dict[str, str]) -> Path:
        for name, content in contents.items():
            file = tmp_path / "corpus" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode("utf-8"))
        return tmp_path / "corpus"

    return write
