"""What matters of the build.json of a dataset made before, maybe by another version of Quotebuilder."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from builder.assembly.build import Licences, Shard
from builder.assembly.counts import Counts
from builder.assembly.folder import DATA, MAKER
from builder.checksums import sha256
from builder.errors import JSON_ERRORS, QuotebuilderError
from builder.storage import is_file, join


class Manifest(msgspec.Struct, frozen=True):
    """What a build.json says, as in `builder.assembly.build.Build`."""

    maker: str
    version: str
    files: dict[str, Shard]
    counts: dict[str, Counts]
    inputs: list[dict[str, Any]] = []
    licences: Licences = Licences()

    def changed_file(self, folder: str) -> str | None:
        """Return the first of its files that is not in ``folder``, a path or URL, or has another checksum there."""
        for name, shard in self.files.items():
            place = join(folder, name)
            if not is_file(place) or sha256(place) != shard.sha256:
                return name
        return None


def read_manifest(data: bytes, where: str) -> Manifest:
    """Return what a build.json says. Raises QuotebuilderError, naming ``where``, where it is none of our making."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except JSON_ERRORS as error:
        raise QuotebuilderError(f"{where}: not written by quotebuilder generate ({error})") from None
    if manifest.maker != MAKER or not all(map(is_below_data, manifest.files)):
        raise QuotebuilderError(f"{where}: not written by quotebuilder generate")
    return manifest


def is_below_data(name: str) -> bool:
    """Tell whether ``name`` is that of a file below the folder ``data`` of a dataset, and of nothing elsewhere."""
    return name.startswith(f"{DATA}/") and ".." not in re.split(r"[/\\]", name)
