"""What goes into a build, as build.json says it: files with their checksums."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from typing import Any

from builder.checksums import sha256
from builder.errors import Rejected
from builder.reading.sources import STANDARD_INPUT, expand
from builder.storage import fingerprint, is_url


def describe(inputs: Iterable[str | os.PathLike[str]], split: str | None = None) -> list[dict[str, Any]]:
    """Say for build.json what ``inputs`` are: files with size and SHA-256, and what is no file by name.

    A file goes by its path as given or, where that is absolute, below the folder that it was found in; one at a URL by
    that without secrets, with the size and the checksum or tag that the storage has of it.
    Raises QuotebuilderError as reading the inputs does.
    """
    described: list[dict[str, Any]] = []
    for one in [os.fspath(written) for written in inputs]:
        if not is_url(one) and (one == STANDARD_INPUT or not (os.path.exists(one) or glob.has_magic(one))):
            described.append({"name": one})
            continue
        above = None if is_url(one) or not os.path.isabs(one) else os.path.dirname(os.path.normpath(one))
        for source in expand([one], split):
            if isinstance(source, Rejected):
                continue
            place = (source.file and source.file.path) or source.label
            name = source.label if above is None else os.path.relpath(source.label, above)
            described.append({"name": name, **_fingerprint(place)})
    return described


def files_in(folder: str | None) -> list[dict[str, Any]] | None:
    """Say what is in a folder of word lists: where it is plays no part, so that is not said."""
    if folder is None:
        return None
    return [{"name": name, **_fingerprint(os.path.join(folder, name))} for name in sorted(os.listdir(folder))]


def _fingerprint(path: str) -> dict[str, Any]:
    try:
        if is_url(path):
            return fingerprint(path)
        if not os.path.isfile(path):
            return {}
        return {"bytes": os.path.getsize(path), "sha256": sha256(path)}
    except OSError:
        # Reading it fails too, and reports that.
        return {}
