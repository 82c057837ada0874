"""Article ids: made where a record states none, and each used once in a run."""

from __future__ import annotations

import re
from hashlib import blake2b

from builder.schema import Article

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What an id must not have: control characters and line breaks."""

# What Arrow's JSON reader, and so `datasets`, takes for a time stamp where a whole column is of that form. It asks
# for no declared types first, and would make "2024-05-06 00:00:00" of "2024-05-06".
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:]+(?:Z|[+-][0-9:]+)?)?")
_LINE_BITS = 40


def content_digest(article: Article) -> str:
    """Return 16 hexadecimal digits that depend on title and text alone."""
    return blake2b(f"{article.title or ''}\0{article.text}".encode(), digest_size=8).hexdigest()


class Ids:
    """The ids of a run and where each was first seen, in about 100 bytes an id.

    Of an id only a 64-bit digest is kept: among a million ids, two different ones share it with a
    probability of 3 in 100 million.
    """

    def __init__(self) -> None:
        self._places: dict[int, int] = {}
        self._files: list[str] = []

    def settle(self, article: Article, file: str, line: int | None, stem: str | None) -> str | None:
        """Give ``article`` an id if it states none (``""``), and take it for ``file`` and ``line``.

        A file that is one article goes by its name without ending, ``stem``; where another article has that
        id already (pages are often all called ``index.html``), or the name is a date, which readers of the
        dataset would rewrite, a digest of title and text follows the name.
        A row goes by the digest alone. Returns why the article is a duplicate, None if it is not.
        """
        if article.id:
            return self._claim(article.id, file, line)
        digest = content_digest(article)
        if stem is None or CONTROL.search(stem):
            article.id = digest
            return self._claim(digest, file, line)
        longer = f"{stem}-{digest}"
        if (duplicate := self._claim(longer, file, line)) is not None:
            return duplicate
        taken = _TIMESTAMP.fullmatch(stem) or self._claim(stem, file, line) is not None
        article.id = longer if taken else stem
        return None

    def _claim(self, article_id: str, file: str, line: int | None) -> str | None:
        digest = int.from_bytes(blake2b(article_id.encode(), digest_size=8).digest(), "big")
        place = self._places.get(digest)
        if place is not None:
            first, number = self._files[place >> _LINE_BITS], place & ((1 << _LINE_BITS) - 1)
            where = f"{first}:{number}" if number else first
            return f"duplicate id {article_id!r} (first at {where})"
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        self._places[digest] = (len(self._files) - 1) << _LINE_BITS | (line or 0)
        return None
