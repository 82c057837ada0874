"""Reading a pushed dataset back, and comparing it with the folder row by row."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Any

from builder.assembly.manifest import Manifest
from builder.errors import QuotebuilderError

_BATCH = 1000


def compare(folder: Path, manifest: Manifest, name: str, commit: str) -> None:
    """Load every configuration of dataset ``name`` at ``commit`` and of ``folder``; both must say the same.

    Both are streamed with ``load_dataset``, so nothing is stored and memory stays flat. Raises
    QuotebuilderError naming configuration, split and row of the first difference, and what `datasets` and
    the client raise.
    """
    from datasets import load_dataset

    at = f"{name} at commit {commit}"
    for configuration in sorted({shard.configuration for shard in manifest.files.values()}):
        ours = load_dataset(str(folder.resolve()), configuration, streaming=True)
        theirs = load_dataset(name, configuration, revision=commit, streaming=True)
        if list(ours) != list(theirs):
            raise _differing(at, configuration, f"the splits are {', '.join(theirs)}, not {', '.join(ours)}")
        for split in ours:
            if ours[split].features != theirs[split].features:
                raise _differing(at, f"{configuration}/{split}", "the columns are others")
            row = _first_difference(ours[split], theirs[split])
            if row is not None:
                raise _differing(at, f"{configuration}/{split}", f"row {row} is another")


def _first_difference(ours: Any, theirs: Any) -> int | None:
    batches = zip_longest(*(rows.with_format("arrow").iter(_BATCH) for rows in (ours, theirs)))
    for number, (mine, other) in enumerate(batches):
        if mine is not None and other is not None and mine.equals(other):
            continue
        pairs = zip_longest(*(batch.to_pylist() if batch is not None else [] for batch in (mine, other)))
        for row, (one, two) in enumerate(pairs, number * _BATCH + 1):
            if one != two:
                return row
    return None


def _differing(at: str, place: str, what: str) -> QuotebuilderError:
    return QuotebuilderError(f"{at}: what the Hub gives back is not what is in the folder: {place}: {what}")
