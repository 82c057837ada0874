"""All that is checked of a dataset folder, in order."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from builder.assembly.build import Build, Shard
from builder.assembly.counts import Counts
from builder.assembly.folder import BUILD_FILE, MAKER
from builder.assembly.splits import NAMES
from builder.errors import JSON_ERRORS, QuotebuilderError
from builder.validation.card import check_card
from builder.validation.files import check_files
from builder.validation.leakage import Leakage
from builder.validation.report import Report
from builder.validation.rows import Rows


def validate(folder: str | os.PathLike[str]) -> Report:
    """Check a dataset folder against the whole data contract, and return what was found.

    That is: build.json and the files it lists (there, with their sizes and checksums; nothing else in ``data``);
    every row of both configurations (encoding, columns, types, offsets, ids, overlaps; that both say the same); the
    counts; the splits (near-duplicates and shared quotations are looked for anew); and the card's metadata. Rows
    are read one by one; what is kept of an article are the keys that it is grouped by.

    Raises QuotebuilderError where ``folder`` is no dataset folder of Quotebuilder's making.
    """
    place = Path(folder)
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
        raise QuotebuilderError(
            f"{place}: not a dataset folder (no {BUILD_FILE}); build one: quotebuilder generate"
        ) from None
    try:
        raw = msgspec.json.decode(said)
        if not isinstance(raw, dict) or raw.get("maker") != MAKER:
            raise QuotebuilderError(f"{path}: not written by quotebuilder generate")
        return msgspec.convert(raw, Build)
    except (msgspec.MsgspecError, *JSON_ERRORS) as error:
        report.add(BUILD_FILE, None, "", f"not what a build writes ({error})")
        return None
