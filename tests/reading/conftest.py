"""What the tests of reading share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from builder.errors import Rejected
from builder.reading import read_articles
from builder.schema import Article

Read = Callable[..., tuple[list[Article], list[str]]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read inputs to the end: the articles, and the rejected records as they are printed."""

    def run(*inputs: str | os.PathLike[str], **options: Any) -> tuple[list[Article], list[str]]:
        rejected: list[Rejected] = []
        articles = list(read_articles(inputs, on_reject=rejected.append, **options))
        return articles, [str(one) for one in rejected]

    return run
