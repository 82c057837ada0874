"""Annotated articles, back in full."""

from __future__ import annotations

import gzip
import io
import re

import msgspec
import pytest
from pyarrow import Table, parquet

from builder.errors import QuotebuilderError
from builder.reading import read_annotated, read_articles
from builder.schema import Article, Cue, Entity, Quotation, Span, Speaker

TEXT = "“We are late,” said Ona Trellick."
ARTICLE = Article(
    id="a",
    text=TEXT,
    title="Late",
    source="a.txt",
    quotations=[
        Quotation(
            id="a/1",
            type="direct",
            text="We are late,",
            spans=[Span(1, 13)],
            marked=[Span(1, 13)],
            cue=Cue("said", "say", "say", 15, 19),
            speaker=Speaker("e1", "Ona Trellick", "person", "Ona Trellick", 20, 32),
            affiliation=None,
            outlet=None,
            confidence=0.9,
            rule="cue-name",
        )
    ],
    speakers=[Entity("e1", "Ona Trellick", "person", [Span(20, 32)], [])],
)
LINE = msgspec.json.encode(ARTICLE)
OTHER = msgspec.structs.replace(ARTICLE, id="b")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "predictions", "a.parquet", "a.parquet.gz"])
def test_a_file(tmp_path, name):
    data = b"\xef\xbb\xbf" + LINE + b"\n\n" + LINE.replace(b'"a"', b'"b"') + b"\n"
    if ".parquet" in name:
        table, written = Table.from_pylist([*map(msgspec.to_builtins, (ARTICLE, OTHER))]), io.BytesIO()
        parquet.write_table(table, written)
        data = written.getvalue()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    first, second = read_annotated(tmp_path / name)
    assert (first, second.id) == (ARTICLE, "b")


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LINE)))
    assert list(read_annotated("-")) == [ARTICLE]


def test_a_dataset_folder(tmp_path):
    articles = tmp_path / "data" / "articles"
    articles.mkdir(parents=True)
    (tmp_path / "build.json").write_text("{}")
    for split in ("test", "train"):
        (articles / f"{split}-00000-of-00001.jsonl").write_bytes(
            LINE.replace(b'"id":"a"', b'"id":"%s"' % split.encode())
        )
    assert [article.id for article in read_annotated(tmp_path)] == ["train", "test"]
    assert [article.id for article in read_annotated(str(tmp_path), split="test")] == ["test"]
    with pytest.raises(QuotebuilderError, match="no split 'validation'; the splits are test, train"):
        read_annotated(tmp_path, split="validation")


def test_as_input_it_is_bare_again(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(LINE)
    [article] = read_articles([tmp_path / "a.jsonl"], on_reject=pytest.fail)
    assert article == Article(id="a", text=TEXT, title="Late", source="a.txt")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            b"{",
            "not an annotated article (Input data was truncated); rows are those of quotebuilder annotate",
        ),
        (b'{"text": "One."}', "not an annotated article (Object missing required field `id`)"),
        (LINE.replace(b'"direct"', b'"spoken"'), "not an annotated article (Invalid enum value 'spoken'"),
        (LINE.replace(b'"start":1,', b'"start":"1",'), "not an annotated article (Expected `int`, got `str`"),
        (LINE.replace(b"Late", b"L\xe9te"), "not an annotated article ('utf-8' codec can't decode byte"),
    ],
)
def test_a_row_that_is_none(tmp_path, line, reason):
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE + b"\n" + line + b"\n")
    articles = read_annotated(path)
    assert next(articles) == ARTICLE
    with pytest.raises(QuotebuilderError, match=re.escape(f"{path}:2: {reason}")):
        next(articles)


def test_paths_that_do_not_fit(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(LINE)
    for path, split, reason in [
        (tmp_path / "b.jsonl", None, "b.jsonl: no such file or folder"),
        (tmp_path, None, "not a dataset folder (no build.json beside data/articles/)"),
        (tmp_path / "a.jsonl", "test", "a file has no splits to choose 'test' from"),
    ]:
        with pytest.raises(QuotebuilderError, match=re.escape(reason)):
            read_annotated(path, split=split)


def test_truncated(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINE)[:-12])
    with pytest.raises(QuotebuilderError, match="the compressed data ends too early"):
        list(read_annotated(path))
