"""From this machine to a URL, back, and within a storage."""

from __future__ import annotations

import os
from collections.abc import Iterable

from builder.errors import QuotebuilderError
from builder.storage.remote import filesystem, make_parents, remote_errors
from builder.storage.urls import join, printable


def upload(path: str, url: str) -> None:
    """Copy the file at ``path``, of this machine, to ``url``. Raises OSError where that fails."""
    fs, there = filesystem(url)
    with remote_errors(url):
        make_parents(fs, url, there)
        fs.put_file(path, there)


def download(url: str, folder: str, names: Iterable[str]) -> None:
    """Copy files below ``url``, by their paths there, to the same below ``folder``. Raises OSError where that fails."""
    fs, start = filesystem(url)
    for name in names:
        if any(part in ("", ".", "..") for part in name.split("/")):
            raise QuotebuilderError(f"{printable(join(url, name))}: no name for a file on this machine")
        path = os.path.join(folder, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with remote_errors(join(url, name)):
            fs.get_file(f"{start.rstrip('/')}/{name}", path)


def copy_within(places: Iterable[tuple[str, str]]) -> None:
    """Have a storage copy files, of which the URLs are given, to other URLs there; several at a time where it can.

    One that can only rename (SFTP) does that. Done again after it was cut off, it ends as if it had not been. Raises
    OSError where it fails.
    """
    pairs = list(places)
    if not pairs:
        return
    fs, _ = filesystem(pairs[0][0])
    paths = [(fs._strip_protocol(source), fs._strip_protocol(target)) for source, target in pairs]
    with remote_errors(pairs[0][1]):
        for (_, url), (_, target) in zip(pairs, paths, strict=True):
            make_parents(fs, url, target)
        try:
            fs.copy([source for source, _ in paths], [target for _, target in paths], on_error="raise")
        except NotImplementedError:
            for source, target in paths:
                if fs.exists(source):
                    fs.mv(source, target)


def sizes_below(url: str) -> dict[str, int]:
    """Return the sizes of all files in the folder at ``url``, by their paths in it. Raises OSError."""
    fs, path = filesystem(url)
    with remote_errors(url):
        fs.invalidate_cache(path)
        found = fs.find(path, detail=True)
    start = len(path.strip("/")) + 1
    return {str(name).strip("/")[start:]: int(info["size"]) for name, info in found.items()}
