"""Writing a dataset folder: shards, rejected records, build.json and card."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from builder.assembly.build import Build, CorrectionCounts, Licences
from builder.assembly.card import card, lengths_plot
from builder.assembly.counts import Counts, Sample, best
from builder.assembly.folder import BUILD_FILE, CARD_FILE, MAKER, PLOT_FILE, REJECTED_FILE, writing_errors
from builder.assembly.grouping.groups import GroupCounts
from builder.assembly.rows import ArticleRows
from builder.assembly.shards import ShardForm, Shards, open_shards
from builder.assembly.splits import NAMES
from builder.assembly.statistics import StatisticsCounter
from builder.errors import Rejected
from builder.schema import QuotationRow
from builder.storage import is_file, join, read_bytes


class DatasetWriter:
    """Takes the rows of one article after the other; memory does not grow with their number.

    ``samples`` are the rows that show best what was found, one an article at most.
    """

    def __init__(
        self, output: str | os.PathLike[str], folder: Path, form: ShardForm, files: ExitStack
    ) -> None:
        self.samples: list[Sample] = []
        self._output, self._folder, self._form, self._files = os.fspath(output), folder, form, files
        self._shards: dict[tuple[str, str], Shards] = {}
        self._counts: dict[str, Counts] = {}
        self._statistics = StatisticsCounter()
        self._rejected = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self._counts

    def write(self, rows: ArticleRows) -> None:
        """Add the rows of one article to its split. Raises QuotebuilderError where the disk refuses."""
        with writing_errors(self._output):
            self._of("articles", rows.split).write(rows.article, 1)
            if rows.quotations:
                self._of("quotations", rows.split).write(rows.quotations, rows.counts.quotations)
        self._counts.setdefault(rows.split, Counts()).add(rows.counts)
        self._statistics.add(rows.facts)
        if rows.sample is not None:
            self.samples = best([*self.samples, rows.sample])

    def write_rejected(self, records: Iterable[Rejected]) -> None:
        """Add records that could not be used. Raises QuotebuilderError where the disk refuses."""
        lines = [_rejected_line(record) for record in records]
        if lines:
            with writing_errors(self._output), (self._folder / REJECTED_FILE).open("ab") as file:
                file.writelines(lines)
        self._rejected += len(lines)

    def finish(
        self,
        *,
        version: str,
        options: dict[str, Any],
        inputs: list[dict[str, Any]],
        texts_sha256: str,
        left_out: int = 0,
        corrections: CorrectionCounts | None = None,
        groups: GroupCounts | None = None,
        notes: list[str] | None = None,
        licences: Licences | None = None,
    ) -> Build:
        """Close the shards, write build.json and the card, and return what build.json says.

        What people wrote into the card of the output that is replaced stays.
        Raises QuotebuilderError where the disk refuses.
        """
        with writing_errors(self._output):
            files = {
                name: shard for shards in self._shards.values() for name, shard in shards.close().items()
            }
            build = Build(
                maker=MAKER,
                version=version,
                options=options,
                inputs=inputs,
                texts_sha256=texts_sha256,
                rejected=self._rejected,
                left_out=left_out,
                corrections=corrections or CorrectionCounts(),
                counts={split: self._counts[split] for split in NAMES if split in self._counts},
                groups=groups or GroupCounts(),
                notes=notes or [],
                licences=licences or Licences(),
                statistics=self._statistics.result(),
                files={name: files[name] for name in sorted(files)},
            )
            said = msgspec.json.format(msgspec.json.encode(build), indent=2)
            (self._folder / BUILD_FILE).write_bytes(said + b"\n")
            former = join(self._output, CARD_FILE)
            edited = (
                read_bytes(former).decode("utf-8", "replace").replace("\r\n", "\n")
                if is_file(former)
                else None
            )
            (self._folder / CARD_FILE).write_bytes(card(build, self._best_row(), edited).encode())
            (self._folder / PLOT_FILE).write_bytes(lengths_plot(build.statistics))
        return build

    def _best_row(self) -> QuotationRow | None:
        return self.samples[0].row if self.samples else None

    def _of(self, configuration: str, split: str) -> Shards:
        shards = self._shards.get((configuration, split))
        if shards is None:
            shards = open_shards(self._folder, configuration, split, self._form)
            self._shards[configuration, split] = shards
            self._files.callback(shards.abandon)
        return shards


@contextmanager
def dataset_writer(
    output: str | os.PathLike[str], folder: Path, form: ShardForm | None = None
) -> Iterator[DatasetWriter]:
    """Yield a writer that fills ``folder``, which is to take the place of ``output``, a path or URL.

    The block must end with ``finish``.
    """
    with ExitStack() as files:
        yield DatasetWriter(output, folder, form or ShardForm(), files)


def _rejected_line(record: Rejected) -> bytes:
    said = {
        "file": record.file,
        "line": record.line,
        "reason": record.reason,
        "record": None if record.record is None else msgspec.Raw(record.record.encode()),
    }
    return msgspec.json.encode(said) + b"\n"
