"""A folder that is replaced as a whole: the old one stays until the new one is complete.

Everything happens in a work folder beside the output, ``.NAME.build``: ``new`` is filled, then the output is
renamed to ``old`` there and ``new`` takes its place. A build that was killed leaves the work folder behind;
the next one finds it, puts the old output back if it was just being replaced, and clears up. What else is in the
work folder (the parts that are done) stays for it to go on with.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from builder.errors import QuotebuilderError

BUILD_FILE = "build.json"
REJECTED_FILE = "rejected.jsonl"
REPORT_FILE = "report.html"
CARD_FILE = "README.md"
PLOT_FILE = "lengths.png"
MAKER = "quotebuilder"
WRITTEN = (BUILD_FILE, REJECTED_FILE, CARD_FILE, PLOT_FILE, REPORT_FILE, "data")
"""What a build writes, and the next one replaces. Whatever else is in the folder stays there."""


@contextmanager
def replacing(output: Path, *, keeps: Callable[[], bool] = lambda: False) -> Iterator[Path]:
    """Yield an empty folder to fill, which takes the place of ``output`` when the block ends well.

    When it ends with an exception, ``output`` is as it was, and so is what else is in the work folder, which is
    the parent of the one to fill, if ``keeps()``. Raises QuotebuilderError where ``output`` is something else
    than a dataset of Quotebuilder's own making, is being built already, or can't be written.
    """
    output = output.resolve()
    work = output.with_name(f".{output.name}.build")
    with writing_errors(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        work.mkdir(exist_ok=True)
        lock = FileLock(work / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise QuotebuilderError(f"{output}: another build is writing there; wait for it to end") from None
    try:
        with writing_errors(output):
            _recover(output, work)
            _refuse_foreign(output)
            (work / "new").mkdir()
        yield work / "new"
        with writing_errors(output):
            _swap(output, work)
    except BaseException:
        shutil.rmtree(work / "new" if keeps() else work, ignore_errors=True)
        raise
    else:
        shutil.rmtree(work, ignore_errors=True)
    finally:
        lock.release()


@contextmanager
def writing_errors(output: Path) -> Iterator[None]:
    """Turn the system's errors (disk full, no permission) into a QuotebuilderError that names ``output``."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        place = f": {error.filename}" if error.filename else ""
        raise QuotebuilderError(
            f"{output}: cannot write the dataset ({reason}{place}); what was there before is untouched, and the"
            " same command goes on from here"
        ) from error


def _refuse_foreign(output: Path) -> None:
    if not output.exists():
        return
    if not output.is_dir():
        raise QuotebuilderError(f"{output}: is a file; give a folder for the dataset")
    if all(entry.name.startswith(".") for entry in output.iterdir()):
        return
    try:
        made_by = json.loads((output / BUILD_FILE).read_bytes())["maker"]
    except (FileNotFoundError, ValueError, LookupError, TypeError):
        made_by = None
    if made_by != MAKER:
        raise QuotebuilderError(
            f"{output}: holds files, but no dataset made by quotebuilder, so nothing there is overwritten; "
            "give another folder, or empty this one"
        )


def _recover(output: Path, work: Path) -> None:
    """Undo, or bring to its end, what a killed build left in ``work``."""
    old = work / "old"
    if old.exists():
        if output.exists():
            _carry_over(old, output)
        else:
            old.rename(output)
    for leftover in (old, work / "new"):
        if leftover.exists():
            shutil.rmtree(leftover)


def _swap(output: Path, work: Path) -> None:
    old = work / "old"
    if output.exists():
        output.rename(old)
    try:
        (work / "new").rename(output)
    except OSError:
        if old.exists():
            old.rename(output)
        raise
    if old.exists():
        _carry_over(old, output)


def _carry_over(old: Path, output: Path) -> None:
    for entry in old.iterdir():
        if entry.name not in WRITTEN and not (output / entry.name).exists():
            entry.rename(output / entry.name)
