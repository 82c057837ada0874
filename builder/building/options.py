"""How a dataset is built, as its journal and its build.json say it."""

from __future__ import annotations

from typing import Any

import msgspec

from builder import __version__
from builder.annotation.pipeline import AnnotationOptions
from builder.assembly.build import Licences
from builder.assembly.placing import SplitBy
from builder.assembly.shards import ShardForm
from builder.assembly.splits import NAMES, Splits
from builder.building.extending import Extended
from builder.building.inputs import describe, files_in
from builder.building.rejects import MAX_ARTICLE_CHARS


class BuildOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a dataset is built. ``inputs`` (what is read) and ``reading`` (how) are for build.json.

    ``corrections`` are the files with decisions of people to apply, ``extended`` is the dataset to add to.
    """

    annotation: AnnotationOptions
    inputs: list[dict[str, Any]]
    reading: dict[str, Any]
    corrections: tuple[str, ...] = ()
    extended: Extended | None = None
    splits: Splits
    split_by: SplitBy = "random"
    deduplicate: bool = False
    form: ShardForm = ShardForm()
    licences: Licences = Licences()
    max_article_chars: int = MAX_ARTICLE_CHARS

    def made(self) -> dict[str, Any]:
        """Return what the annotated parts depend on, by the names of the command line."""
        return {
            "version": __version__,
            "inputs": self.inputs,
            **self.reading,
            **msgspec.to_builtins(self.annotation),
            # Where a folder of word lists is plays no part.
            "lexicon": files_in(self.annotation.lexicon),
            "corrections": describe(self.corrections),
            "extend": None if self.extended is None else self.extended.said(),
            "max_article_chars": self.max_article_chars,
        }

    def all_inputs(self) -> list[dict[str, Any]]:
        """Return what the rows come from, those of the extended dataset too."""
        before = [] if self.extended is None else self.extended.inputs
        return [*before, *(one for one in self.inputs if one not in before)]

    def all_licences(self) -> Licences:
        """Return the licences that were given, now or of the extended dataset."""
        if self.extended is None:
            return self.licences
        before = self.extended.licences
        return Licences(self.licences.dataset or before.dataset, {**before.sources, **self.licences.sources})

    def said(self) -> dict[str, Any]:
        """Return the options as build.json says them."""
        made = self.made()
        del made["version"], made["inputs"]
        return {
            "split": dict(zip(NAMES, self.splits.shares, strict=True)),
            "split_by": self.split_by,
            "deduplicate": self.deduplicate,
            "format": self.form.format,
            "shard_size": self.form.size,
            **made,
        }
