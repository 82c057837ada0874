"""Dataset folders of our own making: the shards of their `articles` configuration, by split."""

from __future__ import annotations

import os
import re

from builder.errors import QuotebuilderError

_SHARD = re.compile(r"(?P<split>.+?)(?:-\d{5}-of-\d{5})?\.(?:jsonl|parquet)")
_SPLITS = ("train", "validation", "test")


def is_dataset_folder(folder: str) -> bool:
    """Tell whether ``folder`` is a built dataset: it has ``build.json`` and article shards."""
    return os.path.isfile(os.path.join(folder, "build.json")) and bool(_shards(folder))


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
            raise QuotebuilderError(f"{folder}: no split {split!r}; the splits are {', '.join(there)}")
        shards = [(name, path) for name, path in shards if name == split]
    order = {name: place for place, name in enumerate(_SPLITS)}
    shards.sort(key=lambda shard: (order.get(shard[0], len(order)), shard))
    return [path for _, path in shards]


def _shards(folder: str) -> list[tuple[str, str]]:
    articles = os.path.join(folder, "data", "articles")
    try:
        names = os.listdir(articles)
    except OSError:
        return []
    found = ((name, _SHARD.fullmatch(name)) for name in names)
    return [(shard["split"], os.path.join(articles, name)) for name, shard in found if shard]
