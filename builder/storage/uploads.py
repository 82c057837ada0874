"""From this machine to a URL, and within a storage."""

from __future__ import annotations

from collections.abc import Iterable

from builder.storage.remote import filesystem, make_parents, remote_errors


def upload(path: str, url: str) -> None:
    """Copy the file at ``path``, of this machine, to ``url``. Raises OSError where that fails."""
    fs, there = filesystem(url)
    with remote_errors(url):
        make_parents(fs, url, there)
        fs.put_file(path, there)


def copy_within(places: Iterable[tuple[str, str]]) -> None:
    """Have a storage copy files, of which the URLs are given, to other URLs there; several at a time where it can.

    Raises OSError where that fails.
    """
    pairs = list(places)
    if not pairs:
        return
    fs, _ = filesystem(pairs[0][0])
    paths = [(fs._strip_protocol(source), fs._strip_protocol(target)) for source, target in pairs]
    with remote_errors(pairs[0][1]):
        for (_, url), (_, target) in zip(pairs, paths, strict=True):
            make_parents(fs, url, target)
        fs.copy([source for source, _ in paths], [target for _, target in paths], on_error="raise")


def sizes_below(url: str) -> dict[str, int]:
    """Return the sizes of all files in the folder at ``url``, by their paths in it. Raises OSError."""
    fs, path = filesystem(url)
    with remote_errors(url):
        fs.invalidate_cache(path)
        found = fs.find(path, detail=True)
    start = len(path.strip("/")) + 1
    return {str(name).strip("/")[start:]: int(info["size"]) for name, info in found.items()}
