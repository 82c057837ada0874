"""Article ids: made where a record states none, and each used once in a run."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from hashlib import blake2b

import msgspec

from builder.errors import QuotebuilderError
from builder.schema import Article

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What an id must not have: control characters and line breaks."""

# What Arrow's JSON reader, and so `datasets`, takes for a time stamp where a whole column is of that form. It asks
# for no declared types first, and would make "2024-05-06 00:00:00" of "2024-05-06".
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:]+(?:Z|[+-][0-9:]+)?)?")
_LINE_BITS = 40
_CACHE_KIB = 8192
"""How much of the table of ids is in memory; what is beyond is in a temporary file."""


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
        (place,) = array("q", self.places[number * 8 : number * 8 + 8])
        return _words(place, self.files)


class Ids:
    """The ids of a run and where each was first seen, in a table whose memory stays flat.

    Where the input is read in shares, a share's ids are settled alone first, which gives `claims`, and again if
    there are any that an ``earlier`` share has too: by their digests, with the words for where that is. Of ids that
    are looked up, those of a second time are among those of the first, and what an earlier share has it had the first
    time: once more is enough.

    Of an id only a 64-bit digest is kept: among a million ids, two different ones share it with a
    probability of 3 in 100 million.
    """

    def __init__(self, earlier: Mapping[int, str] | None = None) -> None:
        self._earlier = earlier or {}
        self._places = _Places()
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
        digests, places = array("q"), array("q")
        for digest, place in self._places:
            digests.append(digest)
            places.append(place)
        return Claims(digests.tobytes(), places.tobytes(), self._files)

    def _claim(self, article_id: str, file: str, line: int | None) -> str | None:
        digest = int.from_bytes(blake2b(article_id.encode(), digest_size=8).digest(), "big", signed=True)
        where = self._earlier.get(digest)
        if where is None:
            new_file = not self._files or self._files[-1] != file
            place = (len(self._files) - (not new_file)) << _LINE_BITS | (line or 0)
            first = self._places.claim(digest, place)
            if first is None:
                if new_file:
                    self._files.append(file)
                return None
            where = _words(first, self._files)
        return f"duplicate id {article_id!r} (first at {where})"


class _Places:
    """Where each id was first seen, both as signed 64-bit numbers: an SQLite table of this process alone.

    Raises QuotebuilderError, once it is too large for memory, where no temporary file can be written.
    """

    def __init__(self) -> None:
        import sqlite3

        self._error = sqlite3.Error
        # "" is a temporary database: it goes to the disk only as far as its cache is too small for it.
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = MEMORY")
        self._database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._database.execute("CREATE TABLE places (digest INTEGER PRIMARY KEY, place INTEGER NOT NULL)")
        self._database.execute("BEGIN")

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._database.execute("SELECT digest, place FROM places"))

    def claim(self, digest: int, place: int) -> int | None:
        """Take ``digest`` for ``place`` and return None; where it is taken already, return for which place."""
        try:
            if self._database.execute("INSERT OR IGNORE INTO places VALUES (?, ?)", (digest, place)).rowcount:
                return None
            (first,) = self._database.execute(
                "SELECT place FROM places WHERE digest = ?", (digest,)
            ).fetchone()
        except self._error as error:
            raise QuotebuilderError(
                f"the ids of the articles do not fit into the folder for temporary files ({error}); make room there,"
                " or name another one in the environment as SQLITE_TMPDIR"
            ) from error
        return int(first)


def _words(place: int, files: list[str]) -> str:
    file, line = files[place >> _LINE_BITS], place & ((1 << _LINE_BITS) - 1)
    return f"{file}:{line}" if line else file
