"""Dataset folders of our own making, as paths or URLs: the shards of their `articles` configuration, by split."""

from __future__ import annotations

import re

from builder.errors import QuotebuilderError
from builder.storage import entries, is_file, join, printable

_SHARD = re.compile(r"(?P<split>.+?)(?:-\d{5}-of-\d{5})?\.(?:jsonl|parquet)")
_SPLITS = ("train", "validation", "test")


def is_dataset_folder(folder: str) -> bool:
    """Tell whether ``folder`` is a built dataset: it has ``build.json`` and article shards."""
    return is_file(join(folder, "build.json")) and bool(_shards(folder))


def splits_of(folder: str) -> set[str]:
    """Return the names of the splits that a built dataset has articles in."""
    return {name for name, _ in _shards(folder)}


def article_shards(folder: str, split: str | None = None) -> list[str]:
    """Return the paths of the article shards: train, validation, test, then any others, each in order.

    Raises QuotebuilderError where the dataset has no ``split``.
    """
    shards = _shards(folder)
    if split is not None:
        there = sorted({name for name, _ in shards})
        if split not in there:
            raise QuotebuilderError(
                f"{printable(folder)}: no split {split!r}; the splits are {', '.join(there)}"
            )
        shards = [(name, path) for name, path in shards if name == split]
    order = {name: place for place, name in enumerate(_SPLITS)}
    shards.sort(key=lambda shard: (order.get(shard[0], len(order)), shard))
    return [path for _, path in shards]


def _shards(folder: str) -> list[tuple[str, str]]:
    try:
        there = entries(join(folder, "data", "articles"))
    except OSError:
        return []
    found = ((entry, _SHARD.fullmatch(entry.name)) for entry in there)
    return [(shard["split"], entry.place) for entry, shard in found if shard]
