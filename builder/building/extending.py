"""Adding to a dataset: its rows stay, each in its split, and of the new articles those come in that are not there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from builder.assembly.build import Licences
from builder.assembly.folder import BUILD_FILE
from builder.assembly.grouping.keys import text_key
from builder.assembly.manifest import read_manifest
from builder.assembly.splits import NAMES
from builder.building.parts import Part, cut
from builder.building.rejects import rejection
from builder.checksums import sha256
from builder.errors import QuotebuilderError, Rejected
from builder.reading.annotated import read_annotated
from builder.reading.dataset_folder import is_dataset_folder, splits_of
from builder.reading.hub import parse_hub_id
from builder.reading.sources import look_for, missing
from builder.schema import Article
from builder.storage import cleaned, join, printable, read_bytes


class Extended(msgspec.Struct, frozen=True):
    """A dataset to add to: what it is called, its folder, and the checksum of its build.json, which has all others.

    ``inputs`` and ``licences`` are those of its build.json.
    """

    name: str
    folder: str
    sha256: str
    inputs: list[dict[str, Any]]
    licences: Licences

    def said(self) -> dict[str, str]:
        """Say for build.json which dataset it is; where the folder is plays no part."""
        return {"name": self.name, "sha256": self.sha256}

    def parts(self) -> Iterator[Part]:
        """Yield its articles, annotated as they are, in parts of one split each.

        Raises QuotebuilderError for a row that is no annotated article.
        """
        first = 0
        there = splits_of(self.folder)
        for place, split in enumerate(NAMES):
            if split in there:
                for part in cut(partial(self._articles, split), first=first, place=place):
                    first = part.number + 1
                    yield part

    def _articles(self, split: str, on_reject: Callable[[Rejected], None]) -> Iterator[Article]:
        return read_annotated(self.folder, split=split)


def open_extended(written: str) -> Extended:
    """Return the dataset in the folder ``written``, a path or URL, or that with this id on the Hub, which is fetched.

    Raises QuotebuilderError where it is none, or its files are not those that its build.json lists.
    """
    folder = written
    there, _ = look_for(written)
    if not there:
        hub_id = parse_hub_id(written)
        if hub_id is None or hub_id.config is not None:
            raise missing(written)
        from builder.hub.pulling import fetch

        files, _ = fetch(hub_id.name, revision=hub_id.revision)
        folder = str(files[BUILD_FILE].parent)
    if not is_dataset_folder(folder):
        raise QuotebuilderError(
            f"{printable(written)}: no dataset to extend (no {BUILD_FILE} beside data/articles/); leave --extend out"
            " to build the first one"
        )
    called = printable(written)
    former = read_manifest(read_bytes(join(folder, BUILD_FILE)), f"{called}/{BUILD_FILE}")
    if (changed := former.changed_file(folder)) is not None:
        raise QuotebuilderError(
            f"{called}: {changed} is not what its {BUILD_FILE} says; build it again, or take it out of a backup"
            " (what people decide on rows goes into --corrections)"
        )
    name = os.path.basename(os.path.normpath(written)) if os.path.isabs(written) else cleaned(written)
    return Extended(name, folder, sha256(join(folder, BUILD_FILE)), former.inputs, former.licences)


class KnownArticles:
    """The articles of a dataset, by id and text: about 150 bytes each.

    ``texts`` has the digest of the text by the id.
    """

    def __init__(self, texts: dict[str, bytes] | None = None) -> None:
        self.repeated = 0
        self.texts = texts or {}
        self._digests = set(self.texts.values())

    def add(self, articles: Iterable[Article]) -> None:
        """Take note of articles."""
        for article in articles:
            digest = text_key(article.text)
            self.texts[article.id] = digest
            self._digests.add(digest)

    def others(self, articles: Iterable[Article], on_reject: Callable[[Rejected], None]) -> Iterator[Article]:
        """Yield those of ``articles`` that are not known; ``repeated`` counts the others.

        One with the id of a known article and another text goes to ``on_reject``: either could be meant.
        """
        for article in articles:
            digest = text_key(article.text)
            if digest in self._digests:
                self.repeated += 1
            elif article.id in self.texts:
                reason = (
                    f"the dataset that is extended has an article {article.id!r} with another text, which stays; if"
                    " this is another article, give it another id"
                )
                on_reject(rejection(article, reason))
            else:
                yield article
