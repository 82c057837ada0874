"""Input that means harm: it is rejected with its reason, costs little, and the rest goes on."""

from __future__ import annotations

import bz2
import gzip
import importlib.util
import json
import lzma
import time
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from builder.errors import QuotebuilderError
from builder.reading import files, read_annotated

RECORD = b'{"id": "a", "text": "We stay."}\n'
LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{after}: &{after} [*{before}, *{before}, *{before}, *{before}]\n"
    for before, after in zip("abcdefghijklmnopqrstuvw", "bcdefghijklmnopqrstuvwx", strict=True)
)
HUGE = "f" * 6000

needs_html = pytest.mark.skipif(
    importlib.util.find_spec("trafilatura") is None, reason="the extra html is not installed"
)


@pytest.fixture(autouse=True)
def quickly():
    start = time.process_time()
    yield
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (LAUGHS, "it has an alias, *a, in line 3; write the value itself"),
        (f"{LAUGHS}title: *x", "it has an alias, *a, in line 3; write the value itself"),
        ("author: &a [*a]", "it has an alias, *a, in line 2; write the value itself"),
        ("a: !!python/object/apply:os.getcwd []", "could not determine a constructor for the tag"),
        ("a: !!python/name:os.getcwd", "could not determine a constructor for the tag"),
        (f"id: 0x{HUGE}", "'id' has a number of too many digits; write it as a string"),
        (f"author: 0x{HUGE}", "'author' has a number of too many digits; write it as a string"),
    ],
)
def test_front_matter(tmp_path, read, block, reason):
    (tmp_path / "a.txt").write_text(f"---\n{block}\n---\nWe stay.")
    (tmp_path / "b.txt").write_text("We go.")
    [article], [said] = read(tmp_path)
    assert article.text == "We go."
    assert reason in said


def test_numbers_without_end_are_no_dates_and_can_be_kept(tmp_path, read):
    (tmp_path / "a.txt").write_text(f"---\ndate: 0x{HUGE}\n---\nWe stay.")
    (tmp_path / "b.txt").write_text(f"---\nmood: 0x{HUGE}\n---\n")
    [article], [said] = read(tmp_path)
    assert (article.published, said) == (None, f"{tmp_path}/b.txt: no text")


def test_front_matter_beyond_the_bound_is_text(tmp_path, read):
    block = "- a\n" * 20_000
    (tmp_path / "a.txt").write_text(f"---\ntitle: [\n{block}\n---\nWe stay.")
    [article], [] = read(tmp_path)
    assert article.text.startswith("---\ntitle: [")


@pytest.mark.parametrize(
    ("name", "begin", "unit"),
    [
        ("a.txt.gz", b"", b"a"),
        ("a.jsonl.gz", RECORD, b"{" * 997 + b"\n"),
        ("a.jsonl.gz", RECORD, b"a"),
        ("a.json.gz", b"[", b"[],"),
        ("a.csv.gz", b"id,text\n1,We stay.\n", b"1,\n"),
        ("a.csv.gz", b'id,text\n1,"', b"a"),
        ("a.tsv.gz", b"id\ttext\n1\tWe stay.\n", b"2\t\n"),
        ("a.parquet.gz", b"PAR1", b"\0"),
    ],
)
def test_a_decompression_bomb(tmp_path, read, monkeypatch, name, begin, unit):
    monkeypatch.setattr(files, "MAX_RECORD_BYTES", 2**20)
    path = tmp_path / name
    path.write_bytes(gzip.compress(begin + unit * (6 * 2**20 // len(unit))))
    assert 2**20 + files.MAX_RATIO * path.stat().st_size < 6 * 2**20
    articles, rejected = read(path)
    assert len(articles) <= 1
    assert any(
        "unpacks to more than 300 times its size" in one or "longer than" in one for one in rejected[-2:]
    )


@pytest.mark.parametrize(
    ("pack", "kind"),
    [(gzip.compress, "gzip"), (bz2.compress, "bzip2"), (lzma.compress, "xz")],
)
@pytest.mark.parametrize("ending", ["txt", "jsonl", "json", "csv", "tsv", "html", "jsonl.gz"])
def test_what_is_packed_in_secret_stays_packed(tmp_path, read, pack, kind, ending):
    path = tmp_path / f"a.{ending}"
    packed = pack(RECORD)
    path.write_bytes(gzip.compress(packed) if ending.endswith(".gz") else packed)
    articles, [reason] = read(path)
    assert articles == []
    assert f"compressed ({kind}), and not named so; unpack it first" in reason


def test_a_zip_is_no_text(tmp_path, read):
    with zipfile.ZipFile(tmp_path / "a.txt", "w") as archive:
        archive.writestr("../../escaped.txt", "We stay.")
    articles, [reason] = read(tmp_path / "a.txt")
    assert articles == []
    assert "compressed (zip)" in reason
    assert sorted(tmp_path.parent.rglob("escaped.txt")) == []


def bomb(path, rows, letters):
    """Write a Parquet file in which a row is a number: the text that all rows have is there once."""
    words = pa.DictionaryArray.from_arrays(
        pa.array([0] * rows, pa.int32()), pa.array(["We stay. " * letters])
    )
    pq.write_table(
        pa.table({"text": words}), path, compression="zstd", row_group_size=rows, store_schema=False
    )


def test_a_parquet_file_that_unpacks_to_gigabytes(tmp_path, read, monkeypatch):
    monkeypatch.setattr(files, "MAX_RECORD_BYTES", 2**22)
    bomb(tmp_path / "a.parquet", rows=20_000, letters=10_000)
    assert (tmp_path / "a.parquet").stat().st_size < 1000
    usual, counting = pa.default_memory_pool(), pa.proxy_memory_pool(pa.default_memory_pool())
    pa.set_memory_pool(counting)
    try:
        articles, rejected = read(tmp_path / "a.parquet")
    finally:
        pa.set_memory_pool(usual)
    assert len(articles) == 1
    assert "unpacks to more than 300 times its size" in rejected[-1]
    assert 0 < counting.max_memory() < 100 * 2**20


def test_a_parquet_file_whose_one_value_is_all(tmp_path, read, monkeypatch):
    monkeypatch.setattr(files, "MAX_RECORD_BYTES", 2**20)
    bomb(tmp_path / "a.parquet", rows=1, letters=500_000)
    articles, [reason] = read(tmp_path / "a.parquet")
    assert articles == []
    assert "unpacks to more than 300 times its size" in reason
    with pytest.raises(QuotebuilderError, match="unpacks to more than 300"):
        list(read_annotated(tmp_path / "a.parquet"))


@pytest.mark.parametrize(
    "line",
    [
        b'{"text": "We go.", "x": ' + b"[" * 900 + b"]" * 900 + b"}",
        b'{"text": 5, "x": ' + b"[" * 900 + b"]" * 900 + b"}",
        b'{"text": "We go.", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"x": ' * 100_000,
        b'{"id": 1' + b"0" * 5000 + b', "text": "We go."}',
        b'{"id": 1e999, "text": "We go."}',
        b'{"id": -Infinity, "title": NaN, "text": "We go."}',
        b'{"text": "\\ud800"}',
        b'{"id": "\\u0000a", "text": "We go."}',
        b'{"text": "\\u0000"}',
    ],
)
def test_json_that_is_deep_huge_or_odd(tmp_path, read, line):
    (tmp_path / "a.jsonl").write_bytes(line + b"\n" + RECORD)
    articles, rejected = read(tmp_path / "a.jsonl")
    assert articles[-1].text == "We stay."
    assert len(articles) + len(rejected) == 2


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (
            {"id": "a" * 1001, "text": "We stay."},
            "'id' has 1,001 characters, more than 1,000; is the text in this",
        ),
        ({"title": "a " * 6000, "text": "We stay."}, "'title' has 11,999 characters, more than 10,000"),
        ({"author": ["a" * 6000, "b" * 6000], "text": "We stay."}, "'author' has 12,002 characters"),
        ({"a" * 1_000_000: "We stay."}, "no column with the text; the columns are 'aaa"),
    ],
)
def test_what_every_quotation_would_repeat(tmp_path, read, record, reason):
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(record)}\n")
    articles, [said] = read(tmp_path / "a.jsonl")
    assert articles == []
    assert reason in said
    assert len(said) < 3000


@needs_html
@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{n}=1" for n in range(100_000)),
        " ".join(f"a{n}" for n in range(100_000)),
        "/".join(f"a{n}=''" for n in range(100_000)),
        "".join(f'\na{n} = ">"' for n in range(100_000)),
        '" ' + " ".join(f"a{n}=1" for n in range(100_000)) + '"',
    ],
    ids=["values", "names", "slashes", "marks", "stray mark"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_tag_that_takes_hours(tmp_path, read, attributes, encoding):
    (tmp_path / "a.html").write_bytes(f"<html><body><p {attributes}>We stay.</p>".encode(encoding))
    articles, [reason] = read(tmp_path / "a.html")
    assert articles == []
    assert "a tag in it has more than 1,000 attributes" in reason


@needs_html
@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        ("<!DOCTYPE html [<!ENTITY who SYSTEM 'file:///etc/passwd'>]>", "&who;"),
        ("<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>", "&b;"),
        ("", "<div>" * 20_000),
        ("", "<img alt='" + "a b=c " * 20_000 + "'>"),
        ("", '<img src="data:image/png;base64,' + "QUJD=" * 20_000 + '">'),
    ],
    ids=["external entity", "entities", "deep", "words in marks", "data"],
)
def test_a_page_that_is_odd(tmp_path, read, hostile, said):
    words = "<p>The council of Bellhaven put off its vote on the new harbour wall on Thursday night.</p>" * 3
    (tmp_path / "a.html").write_text(f"{hostile}<html><body><article>{words}<p>{said}</p></article>")
    articles, rejected = read(tmp_path / "a.html")
    assert len(articles) + len(rejected) == 1
    assert "attributes" not in "".join(rejected)
    assert not any("root:" in one.text or "haha" in one.text for one in articles)
