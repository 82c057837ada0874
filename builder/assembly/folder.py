"""What is in a dataset folder, and what is none of ours."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager

from builder.errors import QuotebuilderError
from builder.storage import entries, join, printable, read_bytes

BUILD_FILE = "build.json"
REJECTED_FILE = "rejected.jsonl"
REPORT_FILE = "report.html"
CARD_FILE = "README.md"
PLOT_FILE = "lengths.png"
MAKER = "quotebuilder"
DATA = "data"
"""The folder in it for the files of rows."""
WRITTEN = (BUILD_FILE, REJECTED_FILE, CARD_FILE, PLOT_FILE, REPORT_FILE, DATA)
"""What a build writes, and the next one replaces. Whatever else is in the folder stays there."""


def refuse_foreign(folder: str) -> None:
    """Raise QuotebuilderError where the folder, a path or URL, has files but no dataset of ours in it."""
    if all(entry.name.startswith(".") for entry in entries(folder)):
        return
    try:
        made_by = json.loads(read_bytes(join(folder, BUILD_FILE)))["maker"]
    except (FileNotFoundError, ValueError, LookupError, TypeError):
        made_by = None
    if made_by != MAKER:
        raise QuotebuilderError(
            f"{printable(folder)}: holds files, but no dataset made by quotebuilder, so nothing there is overwritten;"
            " give another folder, or empty this one"
        )


@contextmanager
def writing_errors(output: str | os.PathLike[str]) -> Iterator[None]:
    """Turn the system's errors (disk full, no permission) into a QuotebuilderError that names ``output``."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        place = f": {error.filename}" if error.filename else ""
        raise QuotebuilderError(
            f"{printable(os.fspath(output))}: cannot write the dataset ({reason}{place}); what was there before is"
            " untouched, and the same command goes on from here"
        ) from error
