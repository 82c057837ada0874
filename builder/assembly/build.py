"""What build.json says."""

from __future__ import annotations

from typing import Any

import msgspec

from builder.assembly.counts import Counts
from builder.assembly.grouping.groups import GroupCounts
from builder.assembly.statistics import Statistics


class Shard(msgspec.Struct):
    """A file of rows in a dataset folder."""

    configuration: str
    split: str
    rows: int
    bytes: int
    sha256: str


class CorrectionCounts(msgspec.Struct):
    """How many decisions of people were applied, and how many did not apply.

    ``left_out`` quotations that nobody decided on are gone because of decisions on others.
    """

    applied: int = 0
    unapplied: int = 0
    left_out: int = 0


class Licences(msgspec.Struct, frozen=True):
    """Under which licence the dataset is, and what it was made from, by source; as the user said, None if not."""

    dataset: str | None = None
    sources: dict[str, str] = {}


class Build(msgspec.Struct):
    """What build.json says: how a dataset folder was made, and what is in it.

    Nothing in it depends on when, where and on how many processes the build ran. ``inputs`` are
    files with their checksums, or what else was read; ``texts_sha256`` is that of the `text_key`s of the articles
    that were annotated, one after the other, and so holds for inputs that are no files too. ``rejected`` records
    could not be used, ``left_out`` articles are near-duplicates of one that is there. ``counts`` has an entry a
    split, ``notes`` sentences on what could not be as asked for, ``corrections`` what became of people's decisions;
    ``statistics`` say what there is; ``files`` goes by the path in the folder.
    """

    maker: str
    version: str
    options: dict[str, Any]
    inputs: list[dict[str, Any]]
    texts_sha256: str
    rejected: int
    left_out: int
    corrections: CorrectionCounts
    counts: dict[str, Counts]
    groups: GroupCounts
    notes: list[str]
    licences: Licences
    statistics: Statistics
    files: dict[str, Shard]
