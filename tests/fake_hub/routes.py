"""What the Hub answers, route by route, as huggingface_hub and datasets ask.

Which routes there are and what they answer is read from the clients' source, and from what the Hub answers.
Large files come by Xet, or by the LFS protocol where the client has HF_HUB_DISABLE_XET set.
"""

from __future__ import annotations

import hashlib
import json
import re
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from fake_hub import xet
from fake_hub.repositories import Blob, Commit, Refusal, Repository

if TYPE_CHECKING:
    from fake_hub.server import FakeHub

PAGE = 4
"""How many entries a page of a tree has: few, so that clients have to turn the page."""


class Routes(BaseHTTPRequestHandler):
    """A request with its ``body`` and ``query``, and what is answered: content, status, headers."""

    hub: FakeHub
    body: bytes
    query: dict[str, str]

    def route(self, path: str) -> tuple[Any, int, dict[str, str]]:
        """Answer the request; raises Refusal."""
        for methods, pattern, name in _ROUTES:
            found = re.fullmatch(pattern, path)
            if found and self.command in methods.split():
                answer = getattr(self, name)(*(unquote(part) for part in found.groups("")))
                return answer if isinstance(answer, tuple) else (answer, 200, {})
        raise Refusal(404, f"no route for {self.command} {path}")

    # Who asks, and for what

    def _writes_to(self) -> list[str]:
        """Return the namespaces that the token may write to: none without one."""
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        if token and token not in self.hub.users:
            raise Refusal(401, "Invalid credentials in Authorization header")
        return self.hub.users.get(token, [])

    def _repository(self, name: str, *, write: bool = False) -> Repository:
        owner, mine = name.split("/")[0], self._writes_to()
        repository = self.hub.repositories.get(name)
        if repository is None or (repository.private and owner not in mine):
            raise Refusal(404 if mine else 401, "Repository not found", "RepoNotFound")
        if write and owner not in mine:
            raise Refusal(403 if mine else 401, "Forbidden: pass `create_pr=1` as a query parameter")
        return repository

    def _json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body or b"{}")
        return found

    # The routes

    def whoami(self) -> Any:
        mine = self._writes_to()
        if not mine:
            raise Refusal(401, "Invalid username or password.")
        orgs = [{"name": name, "type": "org"} for name in mine[1:]]
        return {"type": "user", "name": mine[0], "orgs": orgs, "auth": {"accessToken": {"role": "write"}}}

    def validate_card(self) -> Any:
        content = self._json()["content"]
        if not content.startswith("---\n"):
            return {"errors": [], "warnings": [{"message": "empty or missing yaml metadata in repo card"}]}
        return {"errors": [], "warnings": []}

    def create_repo(self) -> Any:
        asked, mine = self._json(), self._writes_to()
        if not mine:
            raise Refusal(401, "Invalid username or password.")
        owner = asked.get("organization") or mine[0]
        if owner not in mine:
            raise Refusal(403, f"You don't have the rights to create a dataset under the namespace {owner!r}")
        name = f"{owner}/{asked['name']}"
        told = {"url": f"{self.hub.url}/datasets/{name}", "name": name}
        if name in self.hub.repositories:
            return {**told, "error": "You already created this dataset repo"}, 409, {}
        private = asked.get("visibility") == "private" or asked.get("private", False)  # as older clients ask
        self.hub.create(name, private=private)
        return told

    def info(self, name: str, revision: str) -> Any:
        repository = self._repository(name)
        commit = repository.resolve(revision or "main")
        return {
            "id": name,
            "author": name.split("/")[0],
            "sha": commit.oid,
            "private": repository.private,
            "gated": False,
            "disabled": False,
            "downloads": 0,
            "likes": 0,
            "tags": [],
            "createdAt": "2024-01-01T00:00:00.000Z",
            "lastModified": "2024-01-01T00:00:00.000Z",
            "siblings": [{"rfilename": path} for path in sorted(commit.files)],
        }

    def refs(self, name: str) -> Any:
        repository = self._repository(name)

        def listed(kind: str, found: dict[str, str]) -> list[dict[str, str]]:
            return [{"name": n, "ref": f"refs/{kind}/{n}", "targetCommit": oid} for n, oid in found.items()]

        pulls = {str(number): pull["head"] for number, pull in repository.pulls.items()}
        return {
            "branches": listed("heads", repository.branches),
            "tags": listed("tags", repository.tags),
            "converts": [],
            "pullRequests": listed("pr", pulls),
        }

    def discussions(self, name: str) -> Any:
        opened = [
            {
                "num": number,
                "title": pull["title"],
                "status": "open",
                "isPullRequest": True,
                "createdAt": "2024-01-01T00:00:00.000Z",
                "repo": {"name": name, "type": "dataset"},
            }
            for number, pull in self._repository(name).pulls.items()
        ]
        return {"discussions": opened, "count": len(opened), "start": 0}

    def branch(self, name: str, branch: str) -> Any:
        repository = self._repository(name, write=True)
        if branch in repository.branches:
            raise Refusal(409, "Reference already exists")
        repository.branches[branch] = repository.resolve(self._json().get("startingPoint") or "main").oid
        return {}

    def tag(self, name: str, revision: str) -> Any:
        repository, tag = self._repository(name, write=True), self._json()["tag"]
        if tag in repository.tags:
            raise Refusal(409, "Tag reference exists already")
        repository.tags[tag] = repository.resolve(revision).oid
        return {}

    def tree(self, name: str, revision: str, path: str) -> Any:
        commit = self._repository(name).resolve(revision)
        entries = _entries(commit, path, recursive=self.query.get("recursive", "").lower() == "true")
        if not entries and path:
            raise Refusal(404, f"{path} does not exist on {revision!r}", "EntryNotFound")
        start = int(self.query.get("cursor", 0))
        headers = {}
        if start + PAGE < len(entries):
            rest = "&".join(f"{key}={value}" for key, value in self.query.items() if key != "cursor")
            there = f"{self.hub.url}{urlsplit(self.path).path}?{rest}&cursor={start + PAGE}"
            headers["Link"] = f'<{there}>; rel="next"'
        return entries[start : start + PAGE], 200, headers

    def paths_info(self, name: str, revision: str) -> Any:
        commit = self._repository(name).resolve(revision)
        kind = self.headers.get("Content-Type", "")
        paths = self._json()["paths"] if "json" in kind else parse_qs(self.body.decode()).get("paths", [])
        every = {entry["path"]: entry for entry in _entries(commit, "", recursive=True)}
        return [every[path] for path in paths if path in every]

    def preupload(self, name: str, revision: str) -> Any:
        pull = "create_pr" in self.query
        repository = self._repository(name, write=not pull)
        commit = repository.resolve(revision)
        told = []
        for file in self._json()["files"]:
            path = file["path"]
            large = repository.is_large(path, file["size"], commit)
            one = {
                "path": path,
                "uploadMode": "lfs" if large else "regular",
                "shouldIgnore": repository.is_ignored(path, commit),
            }
            if path in commit.files:
                there = commit.files[path]
                one["oid"] = there.sha256 if there.large else there.oid
            told.append(one)
        return {"files": told}

    def commit(self, name: str, revision: str) -> Any:
        pull = "create_pr" in self.query
        repository = self._repository(name, write=not pull)
        lines = [json.loads(line) for line in self.body.splitlines()]
        for line in lines:
            oid = line["value"].get("oid")
            if self.hub.xet is not None and line["key"] == "lfsFile" and oid not in repository.objects:
                content = xet.fetch(self.hub.xet, oid)
                if content is not None:
                    repository.objects[oid] = content
        oid, number = repository.commit(revision, lines, pull=pull)
        there = f"{self.hub.url}/datasets/{name}"
        told = {"success": True, "commitOid": oid, "commitUrl": f"{there}/commit/{oid}", "hookOutput": ""}
        if number is not None:
            told["pullRequestUrl"] = f"{there}/discussions/{number}"
        return told

    def xet_token(self, name: str, revision: str) -> Any:
        self._repository(name, write="create_pr" not in self.query)
        if self.hub.xet is None:
            raise Refusal(404, "no Xet storage here")
        told = xet.connection(self.hub.xet)
        named = {"Access_Token": "accessToken", "Token_Expiration": "exp", "Cas_Url": "casUrl"}
        return told, 200, {f"X_Xet_{name}": str(told[key]) for name, key in named.items()}

    def lfs_batch(self, name: str) -> Any:
        objects = self._repository(name).objects
        by_xet = self.hub.xet is not None and "xet" in self._json()["transfers"]
        told: list[dict[str, Any]] = []
        for asked in self._json()["objects"]:
            one = {"oid": asked["oid"], "size": asked["size"]}
            if asked["oid"] not in objects and not by_xet:
                upload = {"href": f"{self.hub.storage}/{name}/{asked['oid']}?signature=secret", "header": {}}
                one["actions"] = {"upload": upload}
            told.append(one)
        answer = {"transfer": "xet" if by_xet else "basic", "objects": told}
        return answer, 200, {"Content_Type": "application/vnd.git-lfs+json"}

    def store(self, name: str, oid: str) -> Any:
        if self.headers.get("Authorization"):
            raise Refusal(400, "the token went to the storage")
        if hashlib.sha256(self.body).hexdigest() != oid:
            raise Refusal(400, "the content does not have this checksum")
        self.hub.repositories[name].objects[oid] = self.body
        return b""

    def serve(self, name: str, oid: str) -> Any:
        if self.headers.get("Authorization"):
            raise Refusal(400, "the token went to the storage")
        data = self.hub.repositories[name].objects[oid]
        return self._ranged(data, {"ETag": f'"{oid}"'})

    def resolve(self, name: str, revision: str, path: str) -> Any:
        repository = self._repository(name)
        commit = repository.resolve(revision)
        blob = commit.files.get(path)
        known = {"X_Repo_Commit": commit.oid}
        if blob is None:
            said = {**known, "X_Error_Code": "EntryNotFound", "X_Error_Message": "Entry not found"}
            return {"error": "Entry not found"}, 404, said
        if not blob.large:
            return self._ranged(blob.data, {**known, "ETag": f'"{blob.oid}"'})
        repository.objects.setdefault(blob.sha256, blob.data)
        linked = {"X_Linked_Etag": f'"{blob.sha256}"', "X_Linked_Size": str(len(blob.data))}
        return b"", 302, {**known, **linked, "Location": f"{self.hub.storage}/{name}/{blob.sha256}"}

    def _ranged(self, data: bytes, headers: dict[str, str]) -> tuple[bytes, int, dict[str, str]]:
        headers = {**headers, "Accept_Ranges": "bytes"}
        found = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        if found is None:
            return data, 200, headers
        start, end = int(found[1]), min(int(found[2] or len(data)), len(data) - 1)
        if start >= len(data):
            return b"", 416, {**headers, "Content_Range": f"bytes */{len(data)}"}
        headers["Content_Range"] = f"bytes {start}-{end}/{len(data)}"
        return data[start : end + 1], 206, headers


def _entries(commit: Commit, under: str, *, recursive: bool) -> list[dict[str, Any]]:
    prefix = f"{under}/" if under else ""
    folders: dict[str, dict[str, Any]] = {}
    files = []
    for path, blob in sorted(commit.files.items()):
        if not path.startswith(prefix):
            continue
        parts = path.removeprefix(prefix).split("/")
        for depth in range(1, len(parts) if recursive else min(2, len(parts))):
            folder = prefix + "/".join(parts[:depth])
            oid = hashlib.sha1(folder.encode()).hexdigest()
            folders[folder] = {"type": "directory", "path": folder, "oid": oid, "size": 0}
        if recursive or len(parts) == 1:
            files.append(_entry(path, blob))
    return [*folders.values(), *files]


def _entry(path: str, blob: Blob) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": "file", "path": path, "oid": blob.oid, "size": len(blob.data)}
    if blob.large:
        entry["lfs"] = {"oid": blob.sha256, "size": len(blob.data), "pointerSize": len(blob.git)}
    return entry


_NAME = r"([\w.-]+/[\w.-]+)"
_API = rf"/api/datasets/{_NAME}"
_ROUTES = [
    ("GET", r"/api/whoami-v2", "whoami"),
    ("POST", r"/api/validate-yaml", "validate_card"),
    ("POST", r"/api/repos/create", "create_repo"),
    ("GET", rf"{_API}(?:/revision/([^/]+))?", "info"),
    ("GET", rf"{_API}/refs", "refs"),
    ("GET", rf"{_API}/discussions", "discussions"),
    ("POST", rf"{_API}/branch/([^/]+)", "branch"),
    ("POST", rf"{_API}/tag/([^/]+)", "tag"),
    ("GET", rf"{_API}/tree/([^/]+)(?:/(.+))?", "tree"),
    ("POST", rf"{_API}/paths-info/([^/]+)", "paths_info"),
    ("POST", rf"{_API}/preupload/([^/]+)", "preupload"),
    ("POST", rf"{_API}/commit/([^/]+)", "commit"),
    ("GET", rf"{_API}/xet-write-token/([^/]+)", "xet_token"),
    ("POST", rf"/datasets/{_NAME}\.git/info/lfs/objects/batch", "lfs_batch"),
    ("PUT", rf"/storage/{_NAME}/(\w+)", "store"),
    ("GET HEAD", rf"/storage/{_NAME}/(\w+)", "serve"),
    ("GET HEAD", rf"/datasets/{_NAME}/resolve/([^/]+)/(.+)", "resolve"),
]
