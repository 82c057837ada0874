"""The checksums of files."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from builder.storage import open_reading

if TYPE_CHECKING:
    from hashlib import _Hash


def sha256(path: str | os.PathLike[str]) -> str:
    """Return the SHA-256 of the content of a file, at a path or URL, in hexadecimal digits. Raises OSError."""
    return _digest(hashlib.sha256(), path)


def git_blob(path: str | os.PathLike[str]) -> str:
    """Return Git's own name for the content of a file of this machine, in hexadecimal digits. Raises OSError."""
    return _digest(hashlib.sha1(b"blob %d\0" % os.path.getsize(path), usedforsecurity=False), path)


def _digest(digest: _Hash, path: str | os.PathLike[str]) -> str:
    with open_reading(os.fspath(path)) as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
