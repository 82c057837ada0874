"""From a dataset folder to a dataset on the Hub, in one commit."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from builder.assembly.counts import total
from builder.assembly.manifest import Manifest
from builder.errors import QuotebuilderError
from builder.hub.comparing import compare
from builder.hub.connection import KIND, check_name, connected, require_token
from builder.hub.contents import Changes, checked_folder
from builder.hub.repository import MAIN, Repository


class Pushed(msgspec.Struct, frozen=True):
    """What a push did, or with ``dry_run`` would do.

    ``url`` is the page of the dataset at the branch, or of the pull request; ``commit`` what the branch or
    the pull request is at, None where the dry run found no repository; ``created`` whether the repository
    is new; ``changes`` what was uploaded and deleted, and if nothing, no commit was made.
    """

    name: str
    url: str
    commit: str | None
    created: bool
    changes: Changes


def push(
    folder: str | os.PathLike[str],
    repo_id: str,
    *,
    private: bool = False,
    revision: str | None = None,
    create_pr: bool = False,
    message: str | None = None,
    tag: str | None = None,
    dry_run: bool = False,
    on_step: Callable[[str], None] = lambda step: None,
) -> Pushed:
    """Publish a dataset folder on the Hugging Face Hub, as ``quotebuilder push`` does.

    The folder is checked first. Everything changes in one commit, on top of what was looked at: where
    somebody else was quicker, nothing is changed. Shards of an earlier build that the new one lacks are
    deleted; other files of the repository stay. What the Hub has is not uploaded again, and where nothing
    has changed there is no commit. In the end the dataset is read back and compared row by row.

    Args:
        folder: what `builder.generate` made.
        repo_id: ``owner/name``; without an owner, the token's. Made where there is none.
        private: make the repository private.
        revision: the branch to push to, made from main where there is none, or ``refs/pr/N``; default: main.
        create_pr: open a pull request instead of changing the branch.
        message: of the commit.
        tag: a name for the commit.
        dry_run: only say what would be done.
        on_step: called with what is being done, in words.

    Raises:
        QuotebuilderError: for a folder that is no dataset or breaks the data contract, no token, no
            permission, a name that is malformed or taken by something else, somebody else's change at the
            same time, and a Hub that fails. It says what was changed if anything was.
    """
    if tag is not None and create_pr:
        raise QuotebuilderError("a tag can't name what is only proposed: leave out --tag or --create-pr")
    check_name(repo_id)
    require_token()
    place = Path(folder)
    on_step(f"checking {place}")
    manifest = checked_folder(place)
    with connected(repo_id) as hub:
        name = repo_id if "/" in repo_id else f"{hub.api.whoami()['name']}/{repo_id}"
        url = f"{hub.api.endpoint}/datasets/{name}"
        repository = Repository(hub, place, manifest, name, revision)
        target = repository.target(private=private, tag=tag, create_pr=create_pr)
        created = target.head is None
        if dry_run:
            return Pushed(name, url, target.head, created, target.changes)
        target = repository.prepare(target, private=private, tag=tag)
        commit, page = target.head, None
        proposed = repository.proposed() if create_pr and target.changes else None
        if proposed is not None:
            commit, page = proposed
            target = target._replace(
                changes=Changes({}, [], [*target.changes.uploads, *target.changes.unchanged])
            )
        elif target.changes:
            on_step(f"uploading {len(target.changes.uploads)} files")
            commit, page = repository.commit(target, message or _message(manifest), create_pr=create_pr)
        assert commit is not None
        on_step("reading it back")
        hub.left_behind = f". It is at commit {commit}, but not yet compared with the folder; push again"
        compare(place, manifest, name, commit)
        if tag is not None:
            hub.left_behind = f". It is at commit {commit}, but without the tag; push again"
            hub.api.create_tag(name, repo_type=KIND, tag=tag, revision=commit, exist_ok=True)
    branch = f"{url}/tree/{target.branch.replace('/', '%2F')}" if target.branch != MAIN else url
    return Pushed(name, page or branch, commit, created, target.changes)


def _message(manifest: Manifest) -> str:
    whole = total(manifest.counts.values())
    return f"{whole.quotations:,} quotations from {whole.articles:,} articles, built by quotebuilder {manifest.version}"
