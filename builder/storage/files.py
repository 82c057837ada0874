"""What is done with files wherever they are: looked for, listed, read, written whole, removed.

Every function takes a path or a URL. Errors are OSErrors; QuotebuilderError where a URL cannot be used at all, or the
connection fails while reading.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
from contextlib import suppress
from typing import Any, BinaryIO, NamedTuple, cast

from builder.storage.remote import filesystem, has_folders, make_parents, open_remote, remote_errors
from builder.storage.urls import is_url, join, protocol

_forgetting = threading.Lock()


class Entry(NamedTuple):
    """What is in a folder: ``name`` is its name there, ``place`` its path or URL."""

    name: str
    place: str
    is_folder: bool
    is_file: bool


def is_file(place: str) -> bool:
    """Tell whether there is a file at ``place``. Raises OSError where a storage does not say."""
    return _kind(place) == "file" if is_url(place) else os.path.isfile(place)


def is_folder(place: str) -> bool:
    """Tell whether there is a folder at ``place``. Raises OSError where a storage does not say."""
    return _kind(place) == "directory" if is_url(place) else os.path.isdir(place)


def exists(place: str) -> bool:
    """Tell whether there is anything at ``place`` now. Raises OSError where a storage does not say."""
    if not is_url(place):
        return os.path.exists(place)
    _asked_anew(place)
    return _kind(place) is not None


def entries(folder: str) -> list[Entry]:
    """Return what is in ``folder``, in the order of names; links to folders are neither file nor folder."""
    if not is_url(folder):
        with os.scandir(folder) as found:
            here = [
                Entry(one.name, one.path, one.is_dir(follow_symlinks=False), _is_regular(one))
                for one in found
            ]
        return sorted(here)
    fs, path = _asked_anew(folder)
    there: list[Entry] = []
    with remote_errors(folder):
        for info in fs.ls(path, detail=True):
            name = str(info["name"]).rstrip("/").rpartition("/")[2]
            # Some stores keep an empty object that stands for the folder itself.
            if str(info["name"]).strip("/") != path.strip("/"):
                kind = info["type"]
                there.append(Entry(name, join(folder, name), kind == "directory", kind == "file"))
    return sorted(there)


def matches(pattern: str) -> list[str]:
    """Return the files whose URLs match the glob ``pattern``, in the order of their names, folder by folder."""
    fs, path = filesystem(pattern)
    with remote_errors(pattern):
        found = fs.glob(path, detail=True)
    names = (str(name) for name, info in found.items() if info["type"] == "file")
    files = sorted(names, key=lambda name: name.split("/"))
    return [_url(pattern, fs, name) for name in files]


def size_of(place: str) -> int | None:
    """Return how many bytes the file at ``place`` has; None where there is none, or its storage does not say."""
    if is_url(place):
        size = (_info(place) or {}).get("size")
        return None if size is None else int(size)
    try:
        return os.path.getsize(place)
    except FileNotFoundError:
        return None


def open_reading(place: str) -> BinaryIO:
    """Open the file at ``place`` for reading bytes."""
    if is_url(place):
        return cast(BinaryIO, open_remote(place))
    return open(place, "rb")


def read_bytes(place: str) -> bytes:
    """Return what is in the file at ``place`` now."""
    if not is_url(place):
        with open(place, "rb") as file:
            return file.read()
    fs, path = _asked_anew(place)
    with remote_errors(place):
        return bytes(fs.cat_file(path))


def read_if_there(place: str) -> bytes | None:
    """Return what is in the file at ``place``, None where there is none."""
    try:
        return read_bytes(place)
    except FileNotFoundError:
        return None


def make_folder(place: str) -> None:
    """Make the folder at ``place`` if it is not there, and where there are such things: at a URL, writing makes it."""
    if not is_url(place):
        os.makedirs(place, exist_ok=True)


def write_whole(place: str, data: bytes) -> None:
    """Write a file that is there whole or not at all, even if the power fails; what was there before is replaced.

    At a URL that is the storage's to keep: object stores do, with each object.
    """
    if is_url(place):
        fs, path = filesystem(place)
        with remote_errors(place):
            make_parents(fs, place, path)
            fs.pipe_file(path, data)
        return
    # Two machines may write the same, where one was taken for dead.
    unfinished = f"{place}.{socket.gethostname()}-{os.getpid()}.unfinished"
    with open(unfinished, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, place)


def remove(place: str) -> None:
    """Remove the file at ``place``, if there is one."""
    with suppress(FileNotFoundError):
        if not is_url(place):
            os.unlink(place)
            return
        fs, path = filesystem(place)
        with remote_errors(place):
            fs.rm_file(path)


def remove_from(folder: str, names: list[str]) -> None:
    """Remove files of ``folder``, which are there: at a URL, many at a time."""
    if not is_url(folder):
        for name in names:
            os.unlink(os.path.join(folder, name))
    elif names:
        fs, path = filesystem(folder)
        with remote_errors(folder):
            fs.rm([f"{path.rstrip('/')}/{name}" for name in names])


def remove_empty(folder: str) -> None:
    """Remove the folder at a URL if it is empty, where there are such things: an object store has none."""
    fs, path = filesystem(folder)
    with suppress(OSError), remote_errors(folder):
        if has_folders(folder):
            fs.rmdir(path)


def probe(url: str) -> None:
    """Raise, before any work is done, what writing a file to ``url`` would raise in the end."""
    beside = f"{url}.unfinished"
    if protocol(url) == "hf":
        # Each write there is a commit.
        filesystem(url)
        return
    write_whole(beside, b"")
    remove(beside)


def remove_all(folder: str) -> None:
    """Remove the folder and everything in it, if it is there."""
    if not is_url(folder):
        shutil.rmtree(folder, ignore_errors=True)
        return
    fs, path = _asked_anew(folder)
    with suppress(FileNotFoundError), remote_errors(folder):
        fs.rm(path, recursive=True)


def fingerprint(url: str) -> dict[str, Any]:
    """Return what a storage says of the content of a file without reading it: its size, and a checksum or tag."""
    info = _info(url) or {}
    known: dict[str, Any] = {}
    if info.get("size") is not None:
        known["bytes"] = int(info["size"])
    for name in ("sha256", "md5Hash", "ETag", "etag", "content_md5", "blob_id"):
        if info.get(name):
            known["tag"] = str(info[name]).strip('"')
            break
    return known


def why_missing(url: str) -> str:
    """Say why there is nothing at ``url``."""
    fs, path = filesystem(url)
    try:
        with remote_errors(url):
            fs.info(path)
    except OSError as error:
        return error.strerror or str(error)
    return "no such file or folder"


def _asked_anew(url: str) -> tuple[Any, str]:
    """As `filesystem`, which forgets what it has listed there: others may have written there since."""
    fs, path = filesystem(url)
    # Of two threads that forget the same, some clients let one fail.
    with remote_errors(url), _forgetting:
        fs.invalidate_cache(path)
    return fs, path


def _url(like: str, fs: Any, path: str) -> str:
    """Return the URL of ``path`` in the file system ``fs``, written as the URL ``like`` is."""
    inside = str(fs._strip_protocol(like)).lstrip("/")
    if like.endswith(inside):
        return like.removesuffix(inside) + path.lstrip("/")
    return str(fs.unstrip_protocol(path))


def _kind(url: str) -> str | None:
    info = _info(url)
    return None if info is None else str(info["type"])


def _info(url: str) -> dict[str, Any] | None:
    fs, path = filesystem(url)
    try:
        with remote_errors(url):
            return dict(fs.info(path))
    except FileNotFoundError:
        return None


def _is_regular(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False
