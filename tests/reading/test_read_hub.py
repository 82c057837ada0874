"""Datasets on the Hub, which a small server plays for a process of our own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlparse

import pytest

from builder.reading.hub import HubId, parse_hub_id

SHA = "0123456789abcdef0123456789abcdef01234567"
CARD = """---
configs:
- config_name: short
  default: true
  data_files: [{split: train, path: short/train.jsonl}, {split: test, path: short/test.jsonl}]
- config_name: long
  data_files: [{split: train, path: long/train.jsonl}]
---
"""
FILES = {
    "README.md": CARD.encode(),
    "short/train.jsonl": b'{"article": "One.", "outlet": "The Gazette"}\n{"article": ""}\n',
    "short/test.jsonl": b'{"article": "Two.", "outlet": "The Courier"}\n',
    "long/train.jsonl": b'{"article": "Three.", "outlet": "The Courier"}\n',
}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("owner/name", ("owner/name", None, None)),
        ("owner/na.me-2@v1.0", ("owner/na.me-2", None, "v1.0")),
        ("owner/name@refs/pr/1", ("owner/name", None, "refs/pr/1")),
        ("owner/name:long", ("owner/name", "long", None)),
        ("owner/name:long@v1", ("owner/name", "long", "v1")),
        ("owner/name@v1:long", ("owner/name", "long", "v1")),
        ("name", None),
        ("a/b/c", None),
        ("./name", None),
        ("../name", None),
        ("/owner/name", None),
        ("owner/", None),
        ("owner/*", None),
        ("owner/name:a:b", None),
        ("owner/name:a@v1:b", None),
        ("s3://bucket/name", None),
    ],
)
def test_ids(written, found):
    assert parse_hub_id(written) == (HubId(*found) if found else None)


class Hub(BaseHTTPRequestHandler):
    """The calls that reading a dataset makes."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, body, status=200, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def entries(self):
        return [
            {"type": "file", "path": path, "size": len(data), "oid": hashlib.sha1(data).hexdigest()}
            for path, data in FILES.items()
        ]

    def do_POST(self):
        wanted = self.rfile.read(int(self.headers["Content-Length"])).decode()
        found = [entry for entry in self.entries() if entry["path"] in unquote(wanted)]
        self.answer(json.dumps(found).encode(), Content_Type="application/json")

    def do_GET(self):
        path = unquote(urlparse(self.path).path)
        if "/bellhaven/news" not in path:
            self.answer(b"{}", 401, X_Error_Code="RepoNotFound", X_Error_Message="Repository not found")
        elif "/revision/" in path and not path.endswith((SHA, "/main")):
            self.answer(b"{}", 404, X_Error_Code="RevisionNotFound", X_Error_Message="Revision not found")
        elif "/resolve/" in path:
            data = FILES.get(path.split("/resolve/")[1].split("/", 1)[1])
            if data is None:
                self.answer(b"", 404, X_Error_Code="EntryNotFound", X_Error_Message="Entry not found")
                return
            etag = f'"{hashlib.sha1(data).hexdigest()}"'
            self.answer(data, ETag=etag, X_Repo_Commit=SHA)
        elif "/tree/" in path:
            under = path.partition("/tree/")[2].partition("/")[2]
            found = [entry for entry in self.entries() if entry["path"].startswith(under)]
            self.answer(json.dumps(found).encode(), Content_Type="application/json")
        elif path.startswith("/api/datasets/bellhaven/news"):
            info = {
                "id": "bellhaven/news",
                "sha": SHA,
                "private": False,
                "gated": False,
                "disabled": False,
                "downloads": 0,
                "likes": 0,
                "tags": [],
                "siblings": [{"rfilename": name} for name in FILES],
            }
            self.answer(json.dumps(info).encode(), Content_Type="application/json")
        else:
            self.answer(b"{}", 404)

    do_HEAD = do_GET  # noqa: N815


@pytest.fixture(scope="module")
def endpoint():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


SCRIPT = """
import json, sys
from builder.errors import QuotebuilderError
from builder.reading import read_articles
for given, split in json.loads(sys.argv[1]):
    rejected = []
    try:
        articles = read_articles([given], split=split, on_reject=rejected.append)
        found = [[article.text, article.publisher, article.source] for article in articles]
    except QuotebuilderError as error:
        found = str(error)
    print(json.dumps([found, [str(one) for one in rejected]]))
"""


def read_there(endpoint, folder, *inputs):
    kept = {
        name: value for name, value in os.environ.items() if not name.upper().startswith(("HF_", "HUGGING"))
    }
    environment = {**kept, "HF_ENDPOINT": endpoint, "HF_HOME": str(folder / "home"), "NO_PROXY": "127.0.0.1"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(inputs)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


ONE = ["One.", "The Gazette", "bellhaven/news/train:1"]
TWO = ["Two.", "The Courier", "bellhaven/news/test:1"]


def test_datasets_configurations_splits_and_errors(endpoint, tmp_path):
    (tmp_path / "bellhaven").mkdir()
    (tmp_path / "bellhaven" / "paper").write_text("A path of the name wins.")
    cases = [
        ("bellhaven/news", None),
        ("bellhaven/news", "test"),
        (f"bellhaven/news:long@{SHA}", None),
        ("bellhaven/news", "dev"),
        ("bellhaven/news:wide", None),
        ("bellhaven/news@v9", None),
        ("bellhaven/weather", None),
        ("bellhaven/paper", None),
    ]
    whole, test, long, dev, wide, v9, weather, paper = read_there(endpoint, tmp_path, *cases)
    assert whole == [[ONE, TWO], ["bellhaven/news/train:2: no text"]]
    assert test == [[TWO], []]
    assert long == [[["Three.", "The Courier", f"bellhaven/news:long@{SHA}/train:1"]], []]
    assert dev[0].startswith("bellhaven/news: cannot be loaded: ")
    assert wide[0].startswith("bellhaven/news: cannot be loaded: ")
    assert v9[0] == "bellhaven/news: the dataset has no revision 'v9'"
    assert weather[0].startswith(
        "bellhaven/weather: no such file or folder here, and no such dataset on the Hub"
    )
    assert paper[0].startswith("bellhaven/paper: of an unknown kind")


def test_the_hub_is_out_of_reach(tmp_path):
    [[reason, _]] = read_there("http://127.0.0.1:9", tmp_path, ("bellhaven/news", None))
    assert reason.startswith("bellhaven/news: no such file or folder here, and the Hub cannot be reached (")
