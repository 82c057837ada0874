"""Files of rows of bounded size, as JSON lines or Parquet."""

from __future__ import annotations

import hashlib
import io
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import msgspec

from builder.assembly.build import Shard
from builder.errors import QuotebuilderError

if TYPE_CHECKING:
    import pyarrow as pa

Format = Literal["jsonl", "parquet"]
SHARD_SIZE = 500_000_000
"""The longest file, in bytes, where nothing else is asked for; that of `datasets` too."""

_ROW_GROUP = 16_000_000
_BUFFER = 2**20
_UNITS = {"": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMG]I?B)?", re.ASCII | re.IGNORECASE)


def parse_size(size: str | int) -> int:
    """Read a number of bytes: ``500MB``, ``1.5 GiB``, ``1000000``. Raises QuotebuilderError where it is none."""
    found = _SIZE.fullmatch(str(size).strip())
    bytes_ = int(float(found[1]) * _UNITS[(found[2] or "").upper()]) if found else 0
    if bytes_ < 1:
        raise QuotebuilderError(f"cannot read {size!r} as a size; give one such as 500MB or 1GB")
    return bytes_


class ShardForm(msgspec.Struct, frozen=True):
    """How rows are written: the format, and the size in bytes beyond which a new file begins."""

    format: Format = "jsonl"
    size: int = SHARD_SIZE


class Shards(Protocol):
    """The files of one split of one configuration."""

    def write(self, lines: bytes, rows: int) -> None:
        """Add rows that are lines of JSON; those of one call may stay in one file though it gets too long."""

    def close(self) -> dict[str, Shard]:
        """Bring the files to their end, and return them by their path in the dataset folder."""

    def abandon(self) -> None:
        """Close what is open."""


def open_shards(folder: Path, configuration: str, split: str, form: ShardForm) -> Shards:
    """Return what writes the rows of ``split`` of ``configuration`` below ``folder``."""
    kind = _ParquetShards if form.format == "parquet" else _JsonLinesShards
    return kind(folder, configuration, split, form)


class _Files:
    """The files of a split: their names have the number of all, which is known at the end alone."""

    def __init__(self, folder: Path, configuration: str, split: str, form: ShardForm) -> None:
        self._folder, self._configuration, self._split, self._form = folder, configuration, split, form
        self._within = f"data/{configuration}/{split}"
        self._done: list[Shard] = []
        self._file: _HashedFile | None = None
        self._rows = 0

    def _open(self) -> _HashedFile:
        path = self._path(len(self._done))
        path.parent.mkdir(parents=True, exist_ok=True)
        return _HashedFile(path)

    def _end_file(self) -> None:
        assert self._file is not None
        self._file.close()
        self._done.append(
            Shard(
                configuration=self._configuration,
                split=self._split,
                rows=self._rows,
                bytes=self._file.tell(),
                sha256=self._file.sha256.hexdigest(),
            )
        )
        self._file, self._rows = None, 0

    def _named(self) -> dict[str, Shard]:
        named = {}
        for number, shard in enumerate(self._done):
            name = f"{self._within}-{number:05}-of-{len(self._done):05}.{self._form.format}"
            self._path(number).rename(self._folder / name)
            named[name] = shard
        return named

    def abandon(self) -> None:
        # What a full disk says to that is known by then.
        with suppress(OSError):
            if self._file is not None:
                self._file.close()

    def _path(self, number: int) -> Path:
        return self._folder / f"{self._within}-{number:05}.unfinished"


class _JsonLinesShards(_Files):
    def write(self, lines: bytes, rows: int) -> None:
        if self._file is not None and self._file.tell() + len(lines) > self._form.size:
            self._end_file()
        if self._file is None:
            self._file = self._open()
        self._file.write(lines)
        self._rows += rows

    def close(self) -> dict[str, Shard]:
        if self._file is not None:
            self._end_file()
        return self._named()


class _ParquetShards(_Files):
    """Row groups are gathered as JSON, which is about the size of the uncompressed columns."""

    def __init__(self, folder: Path, configuration: str, split: str, form: ShardForm) -> None:
        super().__init__(folder, configuration, split, form)
        self._gathered: list[bytes] = []
        self._size = self._gathered_rows = 0
        self._writer: Any = None

    def write(self, lines: bytes, rows: int) -> None:
        if self._size + len(lines) > min(_ROW_GROUP, self._form.size):
            self._write_group()
        self._gathered.append(lines)
        self._size += len(lines)
        self._gathered_rows += rows

    def close(self) -> dict[str, Shard]:
        self._write_group()
        self._end_parquet()
        return self._named()

    def _write_group(self) -> None:
        from pyarrow import parquet

        if not self._gathered:
            return
        if self._file is not None and self._file.tell() + self._size > self._form.size:
            self._end_parquet()
        table = _table(b"".join(self._gathered), self._configuration)
        if self._file is None:
            self._file = self._open()
            self._writer = parquet.ParquetWriter(self._file, table.schema, compression="zstd")
        self._writer.write_table(table)
        self._rows += self._gathered_rows
        self._gathered, self._size, self._gathered_rows = [], 0, 0

    def _end_parquet(self) -> None:
        if self._file is not None:
            self._writer.close()
            self._end_file()


def _table(lines: bytes, configuration: str) -> pa.Table:
    """Return rows that are lines of JSON as columns of the declared types."""
    import pyarrow as pa
    from pyarrow import json

    from builder.assembly.features import file_schema

    schema = file_schema(configuration)
    place = schema.get_field_index("published")
    # Arrow reads no dates from JSON, but makes them of strings.
    read = json.read_json(
        io.BytesIO(lines),
        read_options=json.ReadOptions(block_size=len(lines)),
        parse_options=json.ParseOptions(
            explicit_schema=schema.set(place, schema.field(place).with_type(pa.string())),
            unexpected_field_behavior="error",
        ),
    )
    return read.cast(schema)


class _HashedFile(io.RawIOBase):
    """A file that is written from its beginning to its end, and its SHA-256 meanwhile."""

    def __init__(self, path: Path) -> None:
        self.sha256 = hashlib.sha256()
        self._size = 0
        self._raw = path.open("wb", buffering=_BUFFER)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._raw.write(data)
        self.sha256.update(data)
        self._size += memoryview(data).nbytes
        return memoryview(data).nbytes

    def tell(self) -> int:
        return self._size

    def flush(self) -> None:
        if not self._raw.closed:
            self._raw.flush()

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
            super().close()
