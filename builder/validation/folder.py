"""All that is checked of a dataset folder, in order."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from builder.assembly.build import Build, Shard
from builder.assembly.counts import Counts
from builder.assembly.folder import BUILD_FILE, MAKER, WRITTEN
from builder.assembly.splits import NAMES
from builder.errors import JSON_ERRORS, QuotebuilderError
from builder.storage import download, is_file, is_url, join, printable, sizes_below
from builder.validation.card import check_card
from builder.validation.files import check_files
from builder.validation.leakage import Leakage
from builder.validation.report import Report
from builder.validation.rows import Rows


def validate(folder: str | os.PathLike[str]) -> Report:
    """Check a dataset folder, at a path or URL, against the whole data contract, and return what was found.

    That is: build.json and the files it lists (there, with their sizes and checksums; nothing else in ``data``);
    every row of both configurations (encoding, columns, types, offsets, ids, overlaps; that both say the same); the
    counts; the splits (near-duplicates and shared quotations are looked for anew); and the card's metadata. Rows
    are read one by one; what is kept of an article are the keys that it is grouped by. What is at a URL is fetched
    first.

    Raises QuotebuilderError where ``folder`` is no dataset folder of Quotebuilder's making, or cannot be fetched.
    """
    written = os.fspath(folder)
    if not is_url(written):
        return _validate(Path(written))
    with TemporaryDirectory() as copy:
        try:
            if not is_file(join(written, BUILD_FILE)):
                raise _no_dataset(printable(written))
            download(written, copy, [name for name in sizes_below(written) if name.split("/")[0] in WRITTEN])
        except OSError as error:
            raise QuotebuilderError(f"{printable(written)}: cannot be fetched: {error.strerror}") from error
        return _validate(Path(copy))


def _validate(place: Path) -> Report:
    report = Report()
    build = _build(place, report)
    if build is None:
        return report
    readable = check_files(place, build.files, report)
    counts: dict[str, Counts] = {}
    leakage = Leakage(report)
    rows = Rows(place, report, leakage)
    for split in [*NAMES, *sorted({shard.split for shard in build.files.values()} - set(NAMES))]:
        articles, quotations = (
            _files(readable, configuration, split) for configuration in ("articles", "quotations")
        )
        if articles or quotations:
            counts[split] = rows.check_split(split, articles, quotations)
    for split in sorted(build.counts.keys() | counts.keys()):
        if build.counts.get(split) != counts.get(split):
            report.add(BUILD_FILE, None, f"counts.{split}", "not the numbers of what is in the files")
    if build.statistics != rows.statistics.result():
        report.add(BUILD_FILE, None, "statistics", "not those of what is in the files")
    leakage.check()
    check_card(place, build, report)
    return report


def _no_dataset(place: str) -> QuotebuilderError:
    return QuotebuilderError(
        f"{place}: not a dataset folder (no {BUILD_FILE}); build one: quotebuilder generate"
    )


def _files(files: dict[str, Shard], configuration: str, split: str) -> list[str]:
    return sorted(
        name for name, shard in files.items() if (shard.configuration, shard.split) == (configuration, split)
    )


def _build(place: Path, report: Report) -> Build | None:
    """Return what build.json says, or None with a violation where it says nothing that can be read."""
    path = place / BUILD_FILE
    try:
        said = path.read_bytes()
    except OSError:
        raise _no_dataset(str(place)) from None
    try:
        raw = msgspec.json.decode(said)
        if not isinstance(raw, dict) or raw.get("maker") != MAKER:
            raise QuotebuilderError(f"{path}: not written by quotebuilder generate")
        return msgspec.convert(raw, Build)
    except (msgspec.MsgspecError, *JSON_ERRORS) as error:
        report.add(BUILD_FILE, None, "", f"not what a build writes ({error})")
        return None
