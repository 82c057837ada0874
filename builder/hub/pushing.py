"""From a dataset folder to a dataset on the Hub, in one commit."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from builder.assembly.folder import BUILD_FILE
from builder.errors import QuotebuilderError
from builder.hub.comparing import compare
from builder.hub.connection import (
    FIRST_ANSWER_SECONDS,
    KIND,
    Hub,
    check_name,
    connected,
    refused,
    require_token,
)
from builder.hub.contents import (
    Changes,
    Manifest,
    changes,
    checked_folder,
    dataset_files,
    read_manifest,
    refuse_foreign,
)

if TYPE_CHECKING:
    from huggingface_hub.hf_api import RepoFile

MAIN = "main"
_NOTHING_DONE = ". This push has changed nothing"


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


class Target(NamedTuple):
    """Where a push goes: a branch, its head, what a push changes there. No head where no repository is."""

    branch: str
    head: str | None
    new_branch: bool
    changes: Changes


class Push:
    """One push: what goes where, and the client to do it with."""

    def __init__(self, hub: Hub, folder: Path, manifest: Manifest, name: str, revision: str | None) -> None:
        self._hub, self._api, self._name = hub, hub.api, name
        self._manifest = manifest
        self._revision = revision or MAIN
        self._files = dataset_files(folder, manifest)

    def target(self, *, private: bool, tag: str | None, create_pr: bool) -> Target:
        """Look what is there; raises QuotebuilderError for what a push must not do."""
        from huggingface_hub.errors import RepositoryNotFoundError

        try:
            info = self._api.dataset_info(self._name, timeout=FIRST_ANSWER_SECONDS)
        except RepositoryNotFoundError:
            if create_pr or self._revision.startswith("refs/"):
                raise
            return Target(
                self._revision, None, self._revision != MAIN, changes(self._files, self._manifest, {}, None)
            )
        if private and not info.private:
            raise QuotebuilderError(
                f"{self._name}: is there already and public, so --private is not to be had by pushing;"
                " make it private in its settings"
            )
        return self._in_repository(tag, create_pr=create_pr)

    def _in_repository(self, tag: str | None, *, create_pr: bool) -> Target:
        pulls = self._revision.startswith("refs/pr/")
        refs = self._api.list_repo_refs(self._name, repo_type=KIND, include_pull_requests=pulls)
        heads = {ref.name: ref.target_commit for ref in refs.branches}
        heads.update({ref.ref: ref.target_commit for ref in refs.pull_requests or []})
        tags = {ref.name: ref.target_commit for ref in refs.tags}
        if self._revision in tags or re.fullmatch("[0-9a-f]{40}", self._revision):
            raise QuotebuilderError(
                f"{self._name}: {self._revision} is no branch, and only these can be pushed to"
            )
        known = self._revision in heads
        if not known and (create_pr or self._revision.startswith("refs/")):
            raise QuotebuilderError(f"{self._name}: has no {self._revision} to change")
        head = heads[self._revision if known else MAIN]
        there = self._files_at(head)
        refuse_foreign(self._name, there)
        found = self._changes(head, there)
        if tag in tags and (found or tags[tag] != head):
            raise QuotebuilderError(f"{self._name}: has a tag {tag} already, at another commit; give another")
        return Target(self._revision, head, not known, found)

    def _files_at(self, commit: str) -> dict[str, RepoFile]:
        from huggingface_hub.hf_api import RepoFile

        tree = self._api.list_repo_tree(self._name, repo_type=KIND, revision=commit, recursive=True)
        return {entry.path: entry for entry in tree if isinstance(entry, RepoFile)}

    def _changes(self, commit: str, there: dict[str, RepoFile]) -> Changes:
        former = None
        if BUILD_FILE in there:
            written = self._api.hf_hub_download(self._name, BUILD_FILE, repo_type=KIND, revision=commit)
            former = read_manifest(Path(written).read_bytes(), f"{self._name}/{BUILD_FILE}")
        return changes(self._files, self._manifest, there, former)

    def prepare(self, target: Target, *, private: bool, tag: str | None) -> Target:
        """Create the repository and the branch where they are missing; return what is there then."""
        self._hub.left_behind = _NOTHING_DONE
        if target.head is None:
            # exist_ok: somebody may have been quicker, so what is there is looked at again.
            self._api.create_repo(self._name, repo_type=KIND, private=private or None, exist_ok=True)
            self._hub.left_behind = ". The dataset was created, and is still empty"
            target = self._in_repository(tag, create_pr=False)
        if target.new_branch:
            self._api.create_branch(
                self._name, repo_type=KIND, branch=target.branch, revision=target.head, exist_ok=True
            )
        return target

    def commit(self, target: Target, message: str, *, create_pr: bool) -> tuple[str, str | None]:
        """Make the commit; return its id and the URL of the pull request, if there is one."""
        from huggingface_hub import CommitOperationAdd, CommitOperationDelete

        additions = [CommitOperationAdd(path, str(self._files[path])) for path in target.changes.uploads]
        deletions = [CommitOperationDelete(path, is_folder=False) for path in target.changes.deletions]
        where: dict[str, Any] = {"repo_type": KIND, "revision": target.branch, "create_pr": create_pr}
        self._api.preupload_lfs_files(self._name, additions, free_memory=False, **where)
        for addition in additions:
            # The client would leave it out without a word.
            if addition._should_ignore:
                raise QuotebuilderError(
                    f"{self._name}: its .gitignore names {addition.path_in_repo}, so the Hub would leave that"
                    " out; change it there. Nothing was pushed"
                )
        try:
            made = self._api.create_commit(
                self._name,
                [*additions, *deletions],
                commit_message=message,
                parent_commit=target.head,
                **where,
            )
        except Exception as error:
            if refused(error):
                raise
            # The answer may have been lost on the way here, not the commit.
            landed = self._landed(target, create_pr=create_pr)
            if landed is None:
                raise
            return landed, None
        return made.oid, made.pr_url

    def _landed(self, target: Target, *, create_pr: bool) -> str | None:
        """Return the new commit if it was made all the same, None if the branch is as it was."""
        known = self._hub.left_behind
        self._hub.left_behind = (
            ". Whether the commit was made is not known; it was made as a whole or not at all"
        )
        if create_pr:
            return None
        try:
            info = self._api.dataset_info(self._name, revision=target.branch, timeout=FIRST_ANSWER_SECONDS)
            head = str(info.sha)
            made = head != target.head and not self._changes(head, self._files_at(head))
        except Exception:
            return None
        self._hub.left_behind = known
        return head if made else None


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
        one = Push(hub, place, manifest, name, revision)
        target = one.target(private=private, tag=tag, create_pr=create_pr)
        created = target.head is None
        if dry_run:
            return Pushed(name, url, target.head, created, target.changes)
        target = one.prepare(target, private=private, tag=tag)
        commit, page = target.head, None
        if target.changes:
            on_step(f"uploading {len(target.changes.uploads)} files")
            commit, page = one.commit(target, message or _message(manifest), create_pr=create_pr)
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
    articles = sum(counts.articles for counts in manifest.counts.values())
    quotations = sum(counts.quotations for counts in manifest.counts.values())
    return f"{quotations:,} quotations from {articles:,} articles, built by quotebuilder {manifest.version}"
