"""What a system is to the evaluation, and the options that some of them need to run."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from builder.schema import Article


class SystemOptions(msgspec.Struct, frozen=True):
    """How to run systems.

    ``workers`` is the number of processes for the rules, ``spacy_model`` the pipeline for textacy. The rest
    is for language models behind an endpoint: ``base_url`` is the endpoint (the client's default without
    it), ``cache`` the folder of answers (the user's cache folder without it), ``concurrency`` the requests
    under way at once, ``timeout`` seconds a request, ``retries`` how often a failed request is repeated,
    ``piece`` the most characters of an article in one request.
    """

    workers: int = 1
    spacy_model: str | None = None
    base_url: str | None = None
    cache: Path | None = None
    concurrency: int = 4
    timeout: float = 120.0
    retries: int = 5
    piece: int = 8000


class System(ABC):
    """Something that predicts quotations.

    ``timed`` says whether the time it takes says something about it; ``notes`` is what it reports of itself
    once it has run.
    """

    timed: bool = True

    def __init__(self) -> None:
        self.notes: dict[str, int | float | str] = {}

    @abstractmethod
    def predict(self, articles: Sequence[Article], task: str) -> Iterable[object]:
        """Yield an annotated article (`Article`, `AnnotatedArticle` or a dict) for each article.

        For the task "attribution" the articles carry the gold quotations without their links, for "links" the
        speakers too; a system that cannot take them gives its own quotations.
        """
