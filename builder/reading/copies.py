"""Files, or copies of them, where readers find them that cannot read in one go or unpack."""

from __future__ import annotations

import os

from builder.errors import Rejected
from builder.reading.files import READING_ERRORS, InputFile, on_disk, open_bytes, unreadable

_BLOCK = 2**20


class UnusableError(Exception):
    """The whole file cannot be read, as ``rejected`` says."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__(str(rejected))
        self.rejected = rejected


def fetched(file: InputFile, folder: str) -> InputFile:
    """Return ``file`` on this machine, with what has to be copied in ``folder``; raises `UnusableError`."""
    try:
        return on_disk(file, folder)
    except READING_ERRORS as error:
        raise UnusableError(unreadable(file, error)) from None


def placed(file: InputFile, folder: str, *, copied: bool, drop: bytes = b"") -> str:
    """Give ``file`` a name in ``folder`` that means nothing to its reader, and return its path there.

    With ``copied`` it is a copy, unpacked and without the byte ``drop``, else a link where there are links.
    Raises `UnusableError`.
    """
    assert file.path is not None
    path = os.path.join(folder, "table.csv")
    if not copied:
        link = path if file.compression is None else f"{path}.{file.compression}"
        try:
            os.symlink(os.path.abspath(file.path), link)
            return link
        except OSError:
            pass
    try:
        with open_bytes(file) as stream, open(path, "wb") as copy:
            for block in iter(lambda: stream.read(_BLOCK), b""):
                copy.write(block.replace(drop, b"") if drop else block)
    except READING_ERRORS as error:
        raise UnusableError(unreadable(file, error)) from None
    return path
