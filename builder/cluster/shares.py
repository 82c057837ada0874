"""Shares of the input: what one task reads, annotates and writes, without knowing the others.

A share is some files that follow each other, or a stretch of a long file of JSON lines. Where shares end depends on the
input alone.
"""

from __future__ import annotations

import os
import pickle  # nosec B403
import socket
from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from builder.building.annotated_parts import PartReport
from builder.building.extending import KnownArticles
from builder.corrections.report import CorrectionReport
from builder.errors import QuotebuilderError, Rejected
from builder.reading.files import READING_ERRORS
from builder.reading.ids import Claims
from builder.reading.json_records import read_json_lines, read_stretch, stretches
from builder.reading.sources import Source
from builder.storage import (
    absolute,
    is_url,
    join,
    make_folder,
    read_bytes,
    read_if_there,
    remove,
    size_of,
    write_whole,
)

SHARE = 64_000_000
"""How many bytes of files make a share."""
SHARE_FILES = 10_000
"""How many files make a share, however small."""
PARTS = 1_000_000
"""How many parts a share may have: those of share n are numbered from (n + 1) times this."""


def cut_shares(sources: Iterable[Source | Rejected]) -> Iterator[list[Source | Rejected]]:
    """Yield ``sources`` in shares, each with its files by their full names, as tasks run elsewhere.

    Raises QuotebuilderError for what other machines can't read: standard input and pipes.
    """
    share: list[Source | Rejected] = []
    held = 0
    for source in sources:
        for piece, length in [(source, 0)] if isinstance(source, Rejected) else _pieces(source):
            if share and (held + length > SHARE or len(share) >= SHARE_FILES):
                yield share
                share, held = [], 0
            share.append(piece)
            held += length
    if share:
        yield share


def _pieces(source: Source) -> Iterator[tuple[Source, int]]:
    """Yield ``source``, or the stretches of it where it is long and can be cut, each with its length in bytes."""
    file = source.file
    if file is None or not isinstance(source.rows, partial):
        yield source, SHARE
        return
    if file.path is None or not (is_url(file.path) or os.path.isfile(file.path)):
        raise QuotebuilderError(
            f"{file.label}: other machines can't read standard input or a pipe; write it to a file first"
        )
    place = absolute(file.path)
    file = file._replace(path=place)
    try:
        length = size_of(place) or 0
        if length > SHARE and source.rows.func is read_json_lines and file.compression is None:
            for stretch in stretches(file, SHARE):
                rows = partial(read_stretch, file, stretch)
                yield source._replace(rows=rows, file=file, whole=False), stretch.end - stretch.start
            return
    except READING_ERRORS:
        # Reading it fails too, and says so in its place.
        length = 0
    yield source._replace(rows=partial(source.rows.func, file), file=file), length


class ShareReport(msgspec.Struct):
    """What the main process is told of a share that is done.

    ``parts`` is how many parts it has, ``repeated`` how many of its articles the dataset has that is extended; the
    others are as in `builder.building.annotated_parts.PartReport`, of all its parts.
    """

    parts: int = 0
    articles: int = 0
    repeated: int = 0
    rejected: list[Rejected] = []
    traces: list[str] = []
    corrections: CorrectionReport = msgspec.field(default_factory=CorrectionReport)

    def add(self, part: PartReport) -> None:
        """Add what is told of a part."""
        self.parts += 1
        self.articles += part.articles
        self.rejected += part.rejected
        self.traces += part.traces
        self.corrections.add(part.corrections)


class ShareFolder(msgspec.Struct, frozen=True):
    """The folder, at a path or URL that all machines reach, with what is known of each share."""

    folder: str

    def plan(self, sources: Iterable[Source | Rejected]) -> int:
        """Write down what the shares are, and return how many."""
        number = -1
        for number, share in enumerate(cut_shares(sources)):
            self._write(number, "sources", pickle.dumps(share))
        self._write("all", "count", msgspec.json.encode(number + 1))
        return number + 1

    def count(self) -> int | None:
        """Return how many shares there are; None where they are not planned yet."""
        packed = self._read("all", "count")
        return None if packed is None else msgspec.json.decode(packed, type=int)

    def sources(self, number: int) -> list[Source | Rejected]:
        """Return what is in a share. Raises OSError."""
        # From the work folder, which is the user's own.
        packed = read_bytes(self._place(number, "sources"))
        return pickle.loads(packed)  # type: ignore[no-any-return]  # nosec B301

    def begin(self, number: int) -> bool:
        """Take note that a share is begun, and by whom; tell whether it was before, by a task that did not end it."""
        before = self._read(number, "begun") is not None
        self._write(number, "begun", f"{socket.gethostname()} {os.getpid()}\n".encode())
        return before

    def end(self, number: int, report: ShareReport, claims: Claims) -> None:
        """Write down what became of a share, and its claims, unless those of the first time are there."""
        if self._read(number, "claims") is None:
            self._write(number, "claims", msgspec.msgpack.encode(claims))
        self._write(number, "report", msgspec.msgpack.encode(report))
        remove(self._place(number, "begun"))

    def report(self, number: int) -> ShareReport:
        """Return what became of a share that is done. Raises OSError."""
        return msgspec.msgpack.decode(read_bytes(self._place(number, "report")), type=ShareReport)

    def claims(self, number: int) -> Claims:
        """Return the ids of a share that is done. Raises OSError."""
        return msgspec.msgpack.decode(read_bytes(self._place(number, "claims")), type=Claims)

    def earlier(self, number: int) -> dict[int, str]:
        """Return the ids that an earlier share has too, as `Ids` takes them."""
        packed = self._read(number, "earlier")
        return {} if packed is None else msgspec.msgpack.decode(packed, type=dict[int, str])

    def set_earlier(self, number: int, earlier: dict[int, str]) -> None:
        """Write down which ids an earlier share has too."""
        self._write(number, "earlier", msgspec.msgpack.encode(earlier))

    def known(self) -> KnownArticles | None:
        """Return the articles of the dataset that is extended; None where there is none."""
        packed = self._read("all", "known")
        return (
            None if packed is None else KnownArticles(msgspec.msgpack.decode(packed, type=dict[str, bytes]))
        )

    def set_known(self, known: KnownArticles) -> None:
        """Write down the articles of the dataset that is extended."""
        self._write("all", "known", msgspec.msgpack.encode(known.texts))

    def _place(self, share: int | str, kind: str) -> str:
        return join(self.folder, f"{share:08}.{kind}" if isinstance(share, int) else f"{share}.{kind}")

    def _write(self, share: int | str, kind: str, data: bytes) -> None:
        make_folder(self.folder)
        write_whole(self._place(share, kind), data)

    def _read(self, share: int | str, kind: str) -> bytes | None:
        return read_if_there(self._place(share, kind))


def unmark(folder: str, share: int) -> None:
    """Have a share done once more; ``folder`` is that of `marks`."""
    # datatrove's executors make these marks.
    remove(join(folder, "completions", f"{share:05d}"))


def marks(folder: str) -> str:
    """Return the folder of a build's ``folder`` for clusters in which tasks leave marks and logs."""
    return join(folder, "tasks")


def forget_part(folder: str, part: int) -> None:
    """Have the share done once more that a damaged part is of, by the number of the part."""
    if part >= PARTS:
        unmark(marks(folder), part // PARTS - 1)
