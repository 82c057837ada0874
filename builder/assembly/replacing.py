"""A dataset folder that is replaced as a whole: the old one stays until the new one is complete.

Everything happens in a work folder beside the output, ``.NAME.build``: ``new`` is filled, then the output is
renamed to ``old`` there and ``new`` takes its place. A build that was killed leaves the work folder behind;
the next one finds it, puts the old output back if it was just being replaced, and clears up. What else is in the
work folder (the parts that are done) stays for it to go on with.

An output at a URL has its work folder in the current folder, and is replaced as `uploading` says.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from builder.assembly.folder import WRITTEN, refuse_foreign, writing_errors
from builder.assembly.uploading import RemoteFolder
from builder.errors import QuotebuilderError
from builder.storage import cleaned, is_url, last_name
from builder.storage.holding import held


def work_folder(output: str | os.PathLike[str]) -> Path:
    """Return where the dataset at ``output`` is made: in a folder beside it or, for a URL, in the current folder."""
    place = os.fspath(output)
    if is_url(place):
        digest = hashlib.sha256(cleaned(place).rstrip("/").encode()).hexdigest()[:8]
        return Path.cwd() / f".{last_name(place)}-{digest}.build"
    resolved = Path(place).resolve()
    return resolved.with_name(f".{resolved.name}.build")


@contextmanager
def replacing(
    output: str | os.PathLike[str],
    *,
    keeps: Callable[[], bool] = lambda: False,
    folder: Folder | None = None,
) -> Iterator[Path]:
    """Yield an empty folder to fill, which takes the place of ``output``, a path or URL, when the block ends well.

    ``folder`` is what is replaced then, if it is something else than a folder of files.
    When it ends with an exception, ``output`` is as it was, and so is what else is in the work folder, which is
    the parent of the one to fill, if ``keeps()``. Raises QuotebuilderError where ``output`` is something else
    than a dataset of Quotebuilder's own making, is being built already, or can't be written.
    """
    place = os.fspath(output)
    work = work_folder(place)
    new = work / "new"
    if folder is None:
        folder = RemoteFolder(place) if is_url(place) else _LocalFolder(Path(place).resolve(), work / "old")
    with ExitStack() as holding:
        with writing_errors(place):
            work.mkdir(parents=True, exist_ok=True)
            holding.enter_context(held(str(work), place))
        try:
            with writing_errors(place):
                holding.enter_context(folder.held())
                folder.recover()
                folder.refuse_foreign()
                if new.exists():
                    shutil.rmtree(new)
                new.mkdir()
            yield new
            with writing_errors(place):
                folder.take(new)
        except BaseException:
            shutil.rmtree(new if keeps() else work, ignore_errors=True)
            raise
        else:
            shutil.rmtree(work, ignore_errors=True)


class Folder(Protocol):
    """A dataset folder that is to be replaced."""

    def held(self) -> AbstractContextManager[object]:
        """Keep other builds away from it."""

    def recover(self) -> None:
        """Undo, or bring to its end, what a killed build left."""

    def refuse_foreign(self) -> None:
        """Raise QuotebuilderError where it is something else than a dataset of our making."""

    def take(self, new: Path) -> None:
        """Put what is in ``new`` in its place."""


class _LocalFolder:
    """A folder of this machine; it is put at ``old`` for the moment in which it is replaced."""

    def __init__(self, output: Path, old: Path) -> None:
        self._output, self._old = output, old

    def held(self) -> AbstractContextManager[object]:
        # The work folder is, and belongs to it alone.
        return nullcontext()

    def recover(self) -> None:
        if not self._old.exists():
            return
        if self._output.exists():
            _carry_over(self._old, self._output)
        else:
            self._old.rename(self._output)
        if self._old.exists():
            shutil.rmtree(self._old)

    def refuse_foreign(self) -> None:
        if not self._output.exists():
            return
        if not self._output.is_dir():
            raise QuotebuilderError(f"{self._output}: is a file; give a folder for the dataset")
        refuse_foreign(str(self._output))

    def take(self, new: Path) -> None:
        if self._output.exists():
            self._output.rename(self._old)
        try:
            new.rename(self._output)
        except OSError:
            if self._old.exists():
                self._old.rename(self._output)
            raise
        if self._old.exists():
            _carry_over(self._old, self._output)


def _carry_over(old: Path, output: Path) -> None:
    for entry in old.iterdir():
        if entry.name not in WRITTEN and not (output / entry.name).exists():
            entry.rename(output / entry.name)
