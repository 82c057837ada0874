"""What is written with the tools that people use reads back the same."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.reading import read_articles

# Null bytes are dropped and \r becomes \n, as other tests say; a title is one line.
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0\r")
TEXTS = (
    st.text(CHARACTERS, min_size=1).map(str.strip).filter(lambda text: text and not text.startswith("\ufeff"))
)
TITLES = st.text(CHARACTERS).map(lambda title: " ".join(title.removeprefix("\ufeff").split()))
ARTICLES = st.lists(
    st.tuples(TITLES.filter(lambda title: not title.startswith("\ufeff")), TEXTS), min_size=1, max_size=5
)


def write_json_lines(path, rows):
    path.write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8", newline=""
    )


def write_json(path, rows):
    path.write_text(json.dumps(rows), encoding="utf-8")


def write_csv(path, rows, separator=","):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, ["id", "title", "text"], delimiter=separator, quoting=csv.QUOTE_NONNUMERIC
        )
        writer.writeheader()
        writer.writerows(rows)


def write_tsv(path, rows):
    write_csv(path, rows, "\t")


def write_parquet(path, rows):
    pq.write_table(pa.Table.from_pylist(rows), path)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.jsonl", write_json_lines),
        ("a.json", write_json),
        ("a.csv", write_csv),
        ("a.tsv", write_tsv),
        ("a.parquet", write_parquet),
    ],
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles=ARTICLES)
def test_round_trip(name, write, articles):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(
            path, [{"id": str(n), "title": title, "text": text} for n, (title, text) in enumerate(articles)]
        )
        found = list(read_articles([path], on_reject=pytest.fail))
    assert [(article.id, article.title or "", article.text) for article in found] == [
        (str(n), title, text) for n, (title, text) in enumerate(articles)
    ]
    assert [article.source for article in found] == [f"{path}:{n}" for n in range(1, len(articles) + 1)]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet", "a.html"])
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_give_articles_or_reasons(name, data):
    """Whatever stands in a file, it never crashes, and what comes out can be written as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        rejected = []
        articles = list(read_articles([path], on_reject=rejected.append))
    assert articles or rejected
    for article in articles:
        assert article.text.strip()
        json.dumps([article.id, article.text, article.title], ensure_ascii=False).encode()
    assert all(one.file == str(path) and "\n" not in str(one) for one in rejected)
