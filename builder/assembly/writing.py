"""Writing a dataset folder: shards, build.json and card."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from builder.assembly.build import Build, Shard
from builder.assembly.card import card
from builder.assembly.counts import Counts, Sample, best
from builder.assembly.folder import BUILD_FILE, MAKER, replacing, writing_errors
from builder.assembly.rows import ArticleRows
from builder.assembly.splits import NAMES
from builder.schema import QuotationRow


class DatasetWriter:
    """Takes the rows of one article after the other; memory does not grow with their number.

    ``samples`` are the rows that show best what was found, one an article at most.
    """

    def __init__(self, output: Path, folder: Path, files: ExitStack) -> None:
        self.samples: list[Sample] = []
        self._output, self._folder, self._files = output, folder, files
        self._shards: dict[str, _OpenShard] = {}
        self._counts: dict[str, Counts] = {}

    @property
    def empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self._counts

    def write(self, rows: ArticleRows) -> None:
        """Add the rows of one article to its split. Raises QuotebuilderError where the disk refuses."""
        with writing_errors(self._output):
            self._shard("articles", rows.split).write(rows.article, 1)
            if rows.quotations:
                self._shard("quotations", rows.split).write(rows.quotations, rows.counts.quotations)
        self._counts.setdefault(rows.split, Counts()).add(rows.counts)
        if rows.sample is not None:
            self.samples = best([*self.samples, rows.sample])

    def finish(
        self,
        *,
        version: str,
        options: dict[str, Any],
        inputs: list[dict[str, Any]],
        texts_sha256: str,
        rejected: int,
    ) -> Build:
        """Close the shards, write build.json and the card, and return what build.json says.

        Raises QuotebuilderError where the disk refuses.
        """
        with writing_errors(self._output):
            build = Build(
                maker=MAKER,
                version=version,
                options=options,
                inputs=inputs,
                texts_sha256=texts_sha256,
                rejected=rejected,
                counts={split: self._counts[split] for split in NAMES if split in self._counts},
                files={name: self._shards[name].close() for name in sorted(self._shards)},
            )
            said = msgspec.json.format(msgspec.json.encode(build), indent=2)
            (self._folder / BUILD_FILE).write_bytes(said + b"\n")
            (self._folder / "README.md").write_bytes(card(build, self._best_row()).encode())
        return build

    def _best_row(self) -> QuotationRow | None:
        return self.samples[0].row if self.samples else None

    def _shard(self, configuration: str, split: str) -> _OpenShard:
        name = f"data/{configuration}/{split}-00000-of-00001.jsonl"
        if name not in self._shards:
            path = self._folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            self._shards[name] = shard = _OpenShard(path, configuration, split)
            self._files.callback(shard.abandon)
        return self._shards[name]


@contextmanager
def dataset_writer(output: Path) -> Iterator[DatasetWriter]:
    """Yield a writer of the dataset folder ``output``, which is replaced when the block ends well.

    The block must end with ``finish``. When it ends with an exception, ``output`` is as it was. Raises
    QuotebuilderError as `builder.assembly.folder.replacing` does.
    """
    with replacing(output) as folder, ExitStack() as files:
        yield DatasetWriter(output, folder, files)


class _OpenShard:
    def __init__(self, path: Path, configuration: str, split: str) -> None:
        self._file = path.open("wb")
        self._sha256 = hashlib.sha256()
        self._shard = Shard(configuration=configuration, split=split, rows=0, bytes=0, sha256="")

    def write(self, lines: bytes, rows: int) -> None:
        self._file.write(lines)
        self._sha256.update(lines)
        self._shard.rows += rows
        self._shard.bytes += len(lines)

    def close(self) -> Shard:
        self._file.close()
        self._shard.sha256 = self._sha256.hexdigest()
        return self._shard

    def abandon(self) -> None:
        """Close the file if it is open; what a full disk says to that is known by then."""
        with suppress(OSError):
            self._file.close()
