"""The files of a dataset folder against what build.json says of them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from builder.assembly.build import Shard
from builder.assembly.features import CONFIGURATIONS
from builder.assembly.folder import BUILD_FILE, DATA
from builder.checksums import sha256
from builder.validation.report import Report


def check_files(place: Path, files: dict[str, Shard], report: Report) -> dict[str, Shard]:
    """Check that the files of build.json are there, whole and unchanged, and that ``data`` has no others.

    Returns those whose rows can be read.
    """
    readable = {}
    for name, shard in sorted(files.items()):
        if not _belongs(name, shard):
            report.add(BUILD_FILE, None, f"files[{name!r}]", "no file of a configuration's split below data/")
            continue
        path = place / name
        if not path.is_file():
            report.add(name, None, "", "listed in build.json, but missing")
            continue
        readable[name] = shard
        if (size := path.stat().st_size) != shard.bytes:
            report.add(name, None, "", f"has {size:,} bytes, not the {shard.bytes:,} that build.json says")
        elif sha256(path) != shard.sha256:
            report.add(name, None, "", "has another SHA-256 than build.json says: changed since the build")
    for path in sorted((place / DATA).rglob("*")):
        name = path.relative_to(place).as_posix()
        if path.is_file() and name not in files:
            report.add(name, None, "", "not listed in build.json")
    return readable


def _belongs(name: str, shard: Shard) -> bool:
    path = PurePosixPath(name)
    return (
        shard.configuration in CONFIGURATIONS
        and path.parent == PurePosixPath(DATA, shard.configuration)
        and path.name.startswith(f"{shard.split}-")
        and path.suffix in (".jsonl", ".parquet")
    )
