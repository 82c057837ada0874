"""The records that could not be used: reported, counted, and in the end beside the dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from builder.errors import QuotebuilderError, Rejected
from builder.schema import Article

MAX_ARTICLE_CHARS = 10_000_000
"""The longest article that is annotated, in code points: several novels."""


class RejectedError(QuotebuilderError):
    """A record could not be used, and the user wants that to end everything."""


class Rejects:
    """Takes the records that could not be used: counts them and hands them to ``report``.

    With ``strict``, the first is raised as a RejectedError instead.
    """

    def __init__(self, report: Callable[[Rejected], None], *, strict: bool = False) -> None:
        self.count = 0
        self._report, self._strict = report, strict

    def __call__(self, record: Rejected) -> None:
        """Take one record."""
        self.count += 1
        if self._strict:
            raise RejectedError(str(record))
        self._report(record)


def bounded(
    articles: Iterable[Article], longest: int, on_reject: Callable[[Rejected], None]
) -> Iterator[Article]:
    """Yield the articles of at most ``longest`` code points; the others go to ``on_reject``."""
    for article in articles:
        if len(article.text) > longest:
            reason = (
                f"the text has {len(article.text):,} characters, more than {longest:,}; split it, or allow"
                " more: --max-article-chars"
            )
            on_reject(rejection(article, reason))
        else:
            yield article


def rejection(article: Article, reason: str) -> Rejected:
    """Return the record that ``article`` was read from as rejected for ``reason``."""
    source = article.source or article.id
    file, _, line = source.rpartition(":")
    record = Rejected.cut(msgspec.json.encode(article).decode())
    if file and line.isdecimal():
        return Rejected(file, int(line), reason, record)
    return Rejected(source, None, reason, record)
