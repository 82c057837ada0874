"""Article ids: made where a record states none, and each used once in a run."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from hashlib import blake2b

import msgspec

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


class Claims(msgspec.Struct):
    """The ids of a share, as arrays of 64-bit numbers: their digests, and packed where each was first seen."""

    digests: bytes
    places: bytes
    files: list[str]

    def where(self, number: int) -> str:
        """Say in which file and line an id was first seen, by its place in ``digests``."""
        (place,) = array("Q", self.places[number * 8 : number * 8 + 8])
        return _words(place, self.files)


class Ids:
    """The ids of a run and where each was first seen, in about 100 bytes an id.

    Where the input is read in shares, a share's ids are settled alone first, which gives `claims`, and again if
    there are any that an ``earlier`` share has too: by their digests, with the words for where that is. Of ids that
    are looked up, those of a second time are among those of the first, and what an earlier share has it had the first
    time: once more is enough.

    Of an id only a 64-bit digest is kept: among a million ids, two different ones share it with a
    probability of 3 in 100 million.
    """

    def __init__(self, earlier: Mapping[int, str] | None = None) -> None:
        self._earlier = earlier or {}
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

    def claims(self) -> Claims:
        """Return all ids that were taken."""
        digests, places = array("Q", self._places.keys()), array("Q", self._places.values())
        return Claims(digests.tobytes(), places.tobytes(), self._files)

    def _claim(self, article_id: str, file: str, line: int | None) -> str | None:
        digest = int.from_bytes(blake2b(article_id.encode(), digest_size=8).digest(), "big")
        where = self._earlier.get(digest)
        if where is None and digest in self._places:
            where = _words(self._places[digest], self._files)
        if where is not None:
            return f"duplicate id {article_id!r} (first at {where})"
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        self._places[digest] = (len(self._files) - 1) << _LINE_BITS | (line or 0)
        return None


def _words(place: int, files: list[str]) -> str:
    file, line = files[place >> _LINE_BITS], place & ((1 << _LINE_BITS) - 1)
    return f"{file}:{line}" if line else file
