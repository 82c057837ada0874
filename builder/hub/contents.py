"""What of a folder, and of a repository, is the dataset; and what a push has to change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from builder.assembly.folder import BUILD_FILE, CARD_FILE, PLOT_FILE
from builder.assembly.manifest import Manifest, read_manifest
from builder.checksums import git_blob, sha256
from builder.errors import QuotebuilderError
from builder.validation import validate

if TYPE_CHECKING:
    from huggingface_hub.hf_api import RepoFile

PUBLISHED = (BUILD_FILE, CARD_FILE, PLOT_FILE)
"""What of a dataset folder is for others, besides the files that build.json lists."""
_OF_ANYBODY = (".gitattributes", ".gitignore", "README.md", "LICENSE", "LICENSE.md", "LICENSE.txt")
"""What a repository may hold besides a dataset of our making, and still be pushed to."""


class Changes(msgspec.Struct, frozen=True):
    """What a push changes: ``uploads`` (path in the repository, bytes), ``deletions``, and the rest."""

    uploads: dict[str, int]
    deletions: list[str]
    unchanged: list[str]

    def __bool__(self) -> bool:
        return bool(self.uploads or self.deletions)


def checked_folder(folder: Path) -> Manifest:
    """Return what build.json says of the dataset in ``folder``, after reading all of it.

    Raises QuotebuilderError naming the file, and the row and field where there are, that is missing, not what was
    built, or does not keep the data contract.
    """
    report = validate(folder)
    if not report.valid:
        more = f" (and {report.total - 1:,} more: quotebuilder validate {folder})" if report.total > 1 else ""
        raise QuotebuilderError(f"{folder}: {report.violations[0]}{more}; build again")
    return read_manifest((folder / BUILD_FILE).read_bytes(), str(folder / BUILD_FILE))


def dataset_files(folder: Path, manifest: Manifest) -> dict[str, Path]:
    """Return the files of the dataset in ``folder``, by path in the repository; others there are not its part."""
    return {name: folder / name for name in (*PUBLISHED, *sorted(manifest.files))}


def changes(
    files: Mapping[str, Path], manifest: Manifest, there: Mapping[str, RepoFile], former: Manifest | None
) -> Changes:
    """Compare ``files``, of which ``manifest`` knows the checksums, with those ``there`` in the repository.

    What the ``former`` build there wrote and the new one does not have is to be deleted, nothing else.
    """
    uploads, unchanged = {}, []
    for path, file in files.items():
        shard = manifest.files.get(path)
        if _same(file, shard.sha256 if shard else None, there.get(path)):
            unchanged.append(path)
        else:
            uploads[path] = file.stat().st_size
    left = former.files if former else {}
    deletions = sorted(path for path in left if path in there and path not in files)
    return Changes(uploads, deletions, unchanged)


def refuse_foreign(name: str, there: Mapping[str, RepoFile]) -> None:
    """Raise QuotebuilderError where a repository holds something else than a dataset of our making."""
    others = [path for path in sorted(there) if path not in _OF_ANYBODY]
    if others and BUILD_FILE not in there:
        raise QuotebuilderError(
            f"{name}: holds files, such as {others[0]}, but no dataset made by quotebuilder, so nothing there"
            " is overwritten; give another name"
        )


def _same(file: Path, checksum: str | None, there: RepoFile | None) -> bool:
    if there is None or there.size != file.stat().st_size:
        return False
    if there.lfs is not None:
        return there.lfs.sha256 == (checksum or sha256(file))
    return there.blob_id == git_blob(file)
