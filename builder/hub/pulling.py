"""From a dataset on the Hub back to the dataset folder it was pushed from."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from builder.assembly.folder import BUILD_FILE, writing_errors
from builder.assembly.manifest import read_manifest
from builder.assembly.replacing import replacing
from builder.errors import QuotebuilderError
from builder.hub.connection import FIRST_ANSWER_SECONDS, KIND, check_name, connected
from builder.hub.contents import PUBLISHED, dataset_files


def pull(
    repo_id: str,
    output: str | os.PathLike[str],
    *,
    revision: str | None = None,
    on_step: Callable[[str], None] = lambda step: None,
) -> str:
    """Fetch a dataset that was pushed, as ``quotebuilder pull`` does, and return the commit it was at.

    The files are those that were pushed, byte by byte. What is downloaded already (the client keeps it in
    its cache) is not downloaded again.

    Args:
        repo_id: ``owner/name``.
        output: the folder: made anew, or an earlier build, which is replaced.
        revision: a branch, tag or commit; default: main.
        on_step: called with what is being done, in words.

    Raises:
        QuotebuilderError: for a dataset that is not there, that Quotebuilder did not make or that is damaged,
            a Hub that fails, and an ``output`` that is no earlier build or can't be written. The old output
            is untouched then.
    """
    files, commit = fetch(repo_id, revision=revision, on_step=on_step)
    with replacing(output) as folder, writing_errors(output):
        for name, file in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, folder / name)
    return commit


def fetch(
    repo_id: str, *, revision: str | None = None, on_step: Callable[[str], None] = lambda step: None
) -> tuple[dict[str, Path], str]:
    """Fetch a dataset that was pushed into the client's cache.

    Returns where its files are, by path in the repository, and the commit. Raises QuotebuilderError as `pull` does.
    """
    check_name(repo_id)
    with connected(repo_id) as hub:
        info = hub.api.dataset_info(repo_id, revision=revision, timeout=FIRST_ANSWER_SECONDS)
        if BUILD_FILE not in {file.rfilename for file in info.siblings or []}:
            raise QuotebuilderError(
                f"{repo_id}: not made by quotebuilder (no {BUILD_FILE}); its articles can be read:"
                f" quotebuilder generate {repo_id} -o DIR"
            )
        on_step(f"fetching {repo_id}")
        written = hub.api.hf_hub_download(repo_id, BUILD_FILE, repo_type=KIND, revision=info.sha)
        manifest = read_manifest(Path(written).read_bytes(), f"{repo_id}/{BUILD_FILE}")
        wanted = [glob.escape(name) for name in (*PUBLISHED, *manifest.files)]
        fetched = hub.api.snapshot_download(repo_id, repo_type=KIND, revision=info.sha, allow_patterns=wanted)
    if (changed := manifest.changed_file(fetched)) is not None:
        raise QuotebuilderError(
            f"{repo_id}: {changed} is not what its {BUILD_FILE} says; was it changed by hand?"
        )
    return dataset_files(Path(fetched), manifest), str(info.sha)
