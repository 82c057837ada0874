"""A dataset folder at a URL, where no folder can be renamed: it is replaced in two steps.

1. The new files are uploaded to ``.build/new`` below it. The old dataset is not touched; an upload that ends too early
   leaves it as it was, and the next build uploads anew.
2. ``.build/ready.json`` says that they are complete, and which files of the old dataset go. Then build.json is removed,
   the storage copies the new files to their places, the old ones go, and the new build.json comes last. Whoever looks
   meanwhile finds no build.json, so no dataset; what ends too early here, the next build brings to its end.

What is there besides the files that a build writes, and those that the old build.json lists, stays.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from builder.assembly.folder import BUILD_FILE, WRITTEN, refuse_foreign
from builder.assembly.manifest import is_below_data
from builder.errors import QuotebuilderError
from builder.storage import (
    copy_within,
    is_file,
    join,
    printable,
    read_bytes,
    read_if_there,
    remove,
    remove_all,
    sizes_below,
    upload,
    write_whole,
)
from builder.storage.holding import held
from builder.storage.remote import filesystem

log = logging.getLogger(__name__)


class _Ready(msgspec.Struct):
    """What is to be done once everything is uploaded: ``files`` to put in their places, and those that go."""

    files: list[str]
    gone: list[str]


class _Former(msgspec.Struct):
    """What matters here of an old build.json, however old it is."""

    files: dict[str, msgspec.Raw] = {}


class RemoteFolder:
    """A dataset folder at ``url``. Raises QuotebuilderError where a package is missing that this needs."""

    def __init__(self, url: str) -> None:
        filesystem(url)
        self._url = url
        self._new = join(url, ".build", "new")
        self._ready = join(url, ".build", "ready.json")
        self._make_sure: Callable[[], None] = lambda: None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other builds away from it."""
        if any(sign in self._url for sign in "*?["):
            raise QuotebuilderError(f"{printable(self._url)}: an output cannot have * ? or [ in it")
        with held(join(self._url, ".build"), self._url) as self._make_sure:
            yield

    def recover(self) -> None:
        """Bring to its end what a build that was killed had uploaded."""
        said = read_if_there(self._ready)
        if said is None:
            return
        try:
            ready = msgspec.json.decode(said, type=_Ready)
        except msgspec.DecodeError:
            remove(self._ready)
            return
        self._put_in_place(ready)

    def refuse_foreign(self) -> None:
        """Raise QuotebuilderError where there is something else than a dataset of our making."""
        if is_file(self._url):
            raise QuotebuilderError(f"{printable(self._url)}: is a file; give a folder for the dataset")
        refuse_foreign(self._url)

    def take(self, new: Path) -> None:
        """Upload what is in the folder ``new``, and have it take the place of what is there."""
        files = {path.relative_to(new).as_posix(): path for path in sorted(new.rglob("*")) if path.is_file()}
        log.info("%s: uploading %d files", printable(self._url), len(files))
        for name, path in files.items():
            upload(str(path), join(self._new, name))
        there = sizes_below(self._new)
        for name, path in files.items():
            if there.get(name) != path.stat().st_size:
                raise OSError(errno.EIO, f"{name} has not arrived whole")
        self._make_sure()
        ready = _Ready(list(files), sorted(self._written() - files.keys()))
        write_whole(self._ready, msgspec.json.encode(ready))
        self._put_in_place(ready)

    def _written(self) -> set[str]:
        """Return the files of the dataset that is there."""
        try:
            former = msgspec.json.decode(read_bytes(join(self._url, BUILD_FILE)), type=_Former)
        except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
            return set()
        shards = set(filter(is_below_data, former.files))
        return shards | {name for name in WRITTEN if is_file(join(self._url, name))}

    def _put_in_place(self, ready: _Ready) -> None:
        try:
            remove(join(self._url, BUILD_FILE))
            others = [name for name in ready.files if name != BUILD_FILE]
            copy_within([(join(self._new, name), join(self._url, name)) for name in others])
            for name in ready.gone:
                remove(join(self._url, name))
            copy_within([(join(self._new, BUILD_FILE), join(self._url, BUILD_FILE))])
            remove(self._ready)
            remove_all(self._new)
        except OSError as error:
            raise QuotebuilderError(
                f"{printable(self._url)}: was being replaced when the storage failed ({error.strerror}); give the same"
                " command again, which brings that to its end"
            ) from error
