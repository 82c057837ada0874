"""The repository that a folder is pushed to: what is there, what a push changes, and the commit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from builder.assembly.folder import BUILD_FILE
from builder.assembly.manifest import Manifest, read_manifest
from builder.errors import QuotebuilderError
from builder.hub.connection import FIRST_ANSWER_SECONDS, KIND, Hub, refused
from builder.hub.contents import Changes, changes, dataset_files, refuse_foreign

if TYPE_CHECKING:
    from huggingface_hub.hf_api import RepoFile

MAIN = "main"
_NOTHING_DONE = ". This push has changed nothing"


class Target(NamedTuple):
    """Where a push goes: a branch, its head, what a push changes there. No head where no repository is."""

    branch: str
    head: str | None
    new_branch: bool
    changes: Changes


class Repository:
    """A repository on the Hub, as a push of a folder finds and changes it."""

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

    def proposed(self) -> tuple[str, str] | None:
        """Return commit and URL of an open pull request that changes to just this, if there is one."""
        opened = self._api.get_repo_discussions(
            self._name, repo_type=KIND, discussion_type="pull_request", discussion_status="open"
        )
        for one in opened:
            head = str(self._api.dataset_info(self._name, revision=one.git_reference).sha)
            if not self._changes(head, self._files_at(head)):
                return head, one.url
        return None

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
