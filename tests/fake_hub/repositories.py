"""What the Hub keeps: repositories with commits, branches, tags and pull requests, and large files apart."""

from __future__ import annotations

import base64
import fnmatch
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

GITATTRIBUTES = b"*.parquet filter=lfs diff=lfs merge=lfs -text\n*.bin filter=lfs diff=lfs merge=lfs -text\n"


class Refusal(Exception):  # noqa: N818
    """An answer other than 200: its status, and what the Hub says in the header X-Error-Code and the body."""

    def __init__(self, status: int, message: str, code: str = "") -> None:
        super().__init__(message)
        self.status, self.message, self.code = status, message, code


@dataclass(frozen=True)
class Blob:
    """The content of a file, and whether it is stored as a large file, behind a pointer in git."""

    data: bytes
    large: bool = False

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def git(self) -> bytes:
        """What git stores: the content, or the pointer to it."""
        if not self.large:
            return self.data
        size = len(self.data)
        return f"version https://git-lfs.github.com/spec/v1\noid sha256:{self.sha256}\nsize {size}\n".encode()

    @property
    def oid(self) -> str:
        return hashlib.sha1(b"blob %d\0" % len(self.git) + self.git).hexdigest()


@dataclass(frozen=True)
class Commit:
    oid: str
    parent: str | None
    title: str
    files: dict[str, Blob]


@dataclass
class Repository:
    """One dataset. Files of ``large_from`` bytes and more, and those that .gitattributes names, are large."""

    name: str
    private: bool
    large_from: int = 10_000_000
    branches: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    pulls: dict[int, dict[str, Any]] = field(default_factory=dict)
    commits: dict[str, Commit] = field(default_factory=dict)
    objects: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.branches["main"] = self._commit(None, "initial commit", {".gitattributes": Blob(GITATTRIBUTES)})

    def resolve(self, revision: str) -> Commit:
        """Return the commit that a branch, a tag, a pull request's ref or a commit's id names."""
        found = self.branches.get(revision) or self.tags.get(revision)
        if found is None and revision.startswith("refs/pr/"):
            found = self.pulls.get(int(revision.removeprefix("refs/pr/")), {}).get("head")
        commit = self.commits.get(found or revision)
        if commit is None:
            raise Refusal(404, f"Invalid rev id: {revision}", "RevisionNotFound")
        return commit

    def files(self, revision: str = "main") -> dict[str, bytes]:
        return {path: blob.data for path, blob in self.resolve(revision).files.items()}

    def put(self, files: dict[str, bytes], revision: str = "main", title: str = "by hand") -> str:
        """Commit ``files``, as somebody would on the Hub's pages, and return the commit's id."""
        head = self.resolve(revision)
        added = {path: Blob(data, self.is_large(path, data, head)) for path, data in files.items()}
        self.branches[revision] = self._commit(head.oid, title, {**head.files, **added})
        return self.branches[revision]

    def is_large(self, path: str, data: bytes | int, commit: Commit) -> bool:
        size = data if isinstance(data, int) else len(data)
        return size >= self.large_from or _matches(commit, ".gitattributes", path)

    def is_ignored(self, path: str, commit: Commit) -> bool:
        return _matches(commit, ".gitignore", path)

    def commit(self, revision: str, lines: list[dict[str, Any]], *, pull: bool) -> tuple[str, int | None]:
        """Apply the operations of a commit, all or none; return its id and the pull request's number."""
        base = self.resolve(revision)
        header, *operations = lines
        expected = header["value"].get("parentCommit")
        if not pull and revision not in self.branches and not revision.startswith("refs/pr/"):
            raise Refusal(404, f"Invalid rev id: {revision}", "RevisionNotFound")
        if expected is not None and pull:
            base = self.resolve(expected)
        elif expected is not None and not base.oid.startswith(expected):
            raise Refusal(412, "A commit has happened since. Please refresh and try again.")
        files = dict(base.files)
        for line in operations:
            self._apply(line["key"], line["value"], files)
        oid = self._commit(base.oid, header["value"]["summary"], files)
        if pull:
            number = len(self.pulls) + 1
            self.pulls[number] = {"head": oid, "title": header["value"]["summary"]}
            return oid, number
        if revision.startswith("refs/pr/"):
            self.pulls[int(revision.removeprefix("refs/pr/"))]["head"] = oid
        else:
            self.branches[revision] = oid
        return oid, None

    def _apply(self, kind: str, value: dict[str, Any], files: dict[str, Blob]) -> None:
        path = value["path"]
        if kind == "file":
            files[path] = Blob(base64.b64decode(value["content"]))
        elif kind == "lfsFile":
            if value["oid"] not in self.objects:
                raise Refusal(400, f"LFS pointer pointed to a file that does not exist: {path}")
            files[path] = Blob(self.objects[value["oid"]], large=True)
        elif kind == "deletedFile":
            if files.pop(path, None) is None:
                raise Refusal(404, "A file with this name doesn't exist", "EntryNotFound")
        else:
            raise Refusal(400, f"unknown operation {kind}")

    def _commit(self, parent: str | None, title: str, files: dict[str, Blob]) -> str:
        said = json.dumps([parent, title, {path: blob.oid for path, blob in files.items()}])
        oid = hashlib.sha1(said.encode()).hexdigest()
        self.commits[oid] = Commit(oid, parent, title, files)
        return oid


def _matches(commit: Commit, rules: str, path: str) -> bool:
    if rules not in commit.files:
        return False
    patterns = [line.split()[0] for line in commit.files[rules].data.decode().splitlines() if line.strip()]
    name = path.rsplit("/", 1)[-1]
    return any(fnmatch.fnmatch(name, pattern) or fnmatch.fnmatch(path, pattern) for pattern in patterns)
