"""The checksums of files."""

from __future__ import annotations

import hashlib
import os

from builder.storage import open_reading


def sha256(path: str | os.PathLike[str]) -> str:
    """Return the SHA-256 of the content of a file, at a path or URL, in hexadecimal digits. Raises OSError."""
    digest = hashlib.sha256()
    with open_reading(os.fspath(path)) as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
