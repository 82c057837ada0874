"""Datasets on the Hub, read by a process of our own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import msgspec
import pytest
from fake_hub import FakeHub

import builder
from builder.reading.hub import HubId, parse_hub_id
from builder.schema import Article

CARD = """---
configs:
- config_name: short
  default: true
  data_files: [{split: train, path: short/train.jsonl}, {split: test, path: short/test.jsonl}]
- config_name: long
  data_files: [{split: train, path: long/train.jsonl}]
- config_name: articles
  data_files: [{split: train, path: data/articles/train.jsonl}]
---
"""
(ANNOTATED,) = builder.annotate({"id": "a", "text": "“We row,” said Ilse Marrow.", "published": "2024-03-04"})
FILES = {
    "README.md": CARD.encode(),
    "short/train.jsonl": b'{"article": "One.", "outlet": "The Gazette"}\n{"article": ""}\n',
    "short/test.jsonl": b'{"article": "Two.", "outlet": "The Courier"}\n',
    "data/articles/train.jsonl": msgspec.json.encode(ANNOTATED) + b"\n",
    "long/train.jsonl": b'{"article": "Three.", "outlet": "The Courier"}\n',
}


CODE = b"""import pathlib
pathlib.Path("ran").touch()
"""


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


@pytest.fixture(scope="module")
def hub():
    with FakeHub() as hub:
        hub.create("bellhaven/news", FILES)
        hub.create("bellhaven/script", {"script.py": CODE, "script/script.py": CODE, "conftest.py": CODE})
        yield hub


ANNOTATED_SCRIPT = """
import json, sys
import msgspec
from builder.errors import QuotebuilderError
from builder.reading import read_annotated
for given, split in json.loads(sys.argv[1]):
    try:
        found = msgspec.to_builtins(list(read_annotated(given, split=split)))
    except QuotebuilderError as error:
        found = str(error)
    print(json.dumps(found))
"""
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


def read_there(endpoint, folder, *inputs, script=SCRIPT):
    kept = {
        name: value for name, value in os.environ.items() if not name.upper().startswith(("HF_", "HUGGING"))
    }
    environment = {**kept, "HF_ENDPOINT": endpoint, "HF_HOME": str(folder / "home"), "NO_PROXY": "127.0.0.1"}
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(inputs)],
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


def test_datasets_configurations_splits_and_errors(hub, tmp_path):
    sha = hub.repositories["bellhaven/news"].branches["main"]
    (tmp_path / "bellhaven").mkdir()
    (tmp_path / "bellhaven" / "paper").write_text("A path of the name wins.")
    cases = [
        ("bellhaven/news", None),
        ("bellhaven/news", "test"),
        (f"bellhaven/news:long@{sha}", None),
        ("bellhaven/news", "dev"),
        ("bellhaven/news:wide", None),
        ("bellhaven/news@v9", None),
        ("bellhaven/weather", None),
        ("bellhaven/paper", None),
        ("bellhaven/script", None),
    ]
    whole, test, long, dev, wide, v9, weather, paper, code = read_there(hub.url, tmp_path, *cases)
    assert whole == [[ONE, TWO], ["bellhaven/news/train:2: no text"]]
    assert test == [[TWO], []]
    assert long == [[["Three.", "The Courier", f"bellhaven/news:long@{sha}/train:1"]], []]
    assert dev[0].startswith("bellhaven/news: cannot be loaded: ")
    assert wide[0].startswith("bellhaven/news: cannot be loaded: ")
    assert v9[0] == "bellhaven/news: the dataset has no revision 'v9'"
    assert weather[0].startswith(
        "bellhaven/weather: no such file or folder here, and no such dataset on the Hub"
    )
    assert paper[0].startswith("bellhaven/paper: of an unknown kind")
    # The code that a dataset brings is not run.
    assert code[0].startswith("bellhaven/script: cannot be loaded: ")
    assert not (tmp_path / "ran").exists()


def test_the_hub_is_out_of_reach(tmp_path):
    [[reason, _]] = read_there("http://127.0.0.1:9", tmp_path, ("bellhaven/news", None))
    assert reason.startswith("bellhaven/news: no such file or folder here, and the Hub cannot be reached (")


def test_annotated_articles_come_back(hub, tmp_path):
    cases = [("bellhaven/news", None), ("bellhaven/news:short", "test"), ("bellhaven/weather", None)]
    whole, other, weather = read_there(hub.url, tmp_path, *cases, script=ANNOTATED_SCRIPT)
    assert [msgspec.convert(one, Article) for one in whole] == [ANNOTATED]
    assert other.startswith("bellhaven/news/test:1: not an annotated article (")
    assert weather.startswith(
        "bellhaven/weather: no such file or folder here, and no such dataset on the Hub"
    )
