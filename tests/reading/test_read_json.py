"""JSON lines, JSON documents and standard input."""

from __future__ import annotations

import contextlib
import gzip
import io
import itertools
import json
import os
import threading
from pathlib import Path

import pytest
import zstandard

import builder.reading.files as files
import builder.reading.json_records as json_records
from builder.reading import read_articles

TUNE = Path(__file__).parents[2] / "../shared/gold/tune.jsonl"
SURROGATE_MEND = "write the record again from its origin, as UTF-8"
BAD_LINES = [
    (b"not json", "not JSON: Expecting value at column 1"),
    (b'{"text": "cut', "not JSON: Unterminated string starting at column 10"),
    (b'{"text": "a"} {"text": "b"}', "not JSON: Extra data at column 15"),
    (b'["a", "b"]', "a list where a record, a JSON object, should be"),
    (b"null", "null where a record, a JSON object, should be"),
    (b'"text"', "a string where a record, a JSON object, should be"),
    (b'{"text": "caf\xe9"}', "not JSON: not valid UTF-8 at byte 13; JSON has to be UTF-8"),
    (b"[" * 100_000, "not JSON: nested too deeply"),
    (
        b'{"text": "He left \\ud800 early."}',
        "'text' has a lone surrogate (\\ud800) at character 8; " + SURROGATE_MEND,
    ),
    (
        b'{"text": "He left.", "title": "\\udc12"}',
        "'title' has a lone surrogate (\\udc12) at character 0; " + SURROGATE_MEND,
    ),
    (b"{}", "no column with the text; the record is empty; name it: --columns text=COLUMN"),
    (
        b'{"id": 1, "words": 2}',
        "no column with the text; the columns are 'id', 'words'; name it: --columns text=COLUMN",
    ),
    (b'{"text": null}', "no text"),
    (b'{"text": " \\n"}', "no text"),
    (b'{"text": ["a"]}', "'text' has a list where the text should be a string"),
    (b'{"text": 7}', "'text' has a number where the text should be a string"),
    (b'{"text": "a", "id": ["x"]}', "'id' has a list where the id should be a string or a whole number"),
    (b'{"text": "a", "id": "x\\ny"}', "the id 'x\\ny' has a control character or line break; take it out"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES)
def test_a_bad_line_is_told_and_the_rest_goes_on(tmp_path, read, line, reason):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One."}\n\n' + line + b'\n{"text": "Two."}\n')
    articles, rejected = read(path)
    assert [(article.text, article.source) for article in articles] == [
        ("One.", f"{path}:1"),
        ("Two.", f"{path}:4"),
    ]
    assert rejected == [f"{path}:3: {reason}"]


@pytest.mark.parametrize(
    "data",
    [
        b'\xef\xbb\xbf{"text": "One."}\r\n\r\n{"text": "Two."}',
        b'\n{"text": "One.\\u0000", "title": NaN}\n{"text": "\\r\\nTwo.", "n": 1e999}\n',
    ],
)
def test_what_is_simply_handled(tmp_path, read, data):
    (tmp_path / "a.jsonl").write_bytes(data)
    articles, rejected = read(tmp_path / "a.jsonl")
    assert [article.text for article in articles] == ["One.", "Two."]
    assert rejected == []


def test_a_line_longer_than_the_bound(tmp_path, read, monkeypatch):
    monkeypatch.setattr(files, "MAX_RECORD_BYTES", 100)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n{"text": "' + "a" * 3_000_000 + '"}\n{"text": "Two."}\n')
    articles, [reason] = read(path)
    assert [(article.text, article.source) for article in articles] == [
        ("One.", f"{path}:1"),
        ("Two.", f"{path}:3"),
    ]
    assert reason.startswith(f"{path}:2: the line is longer than ")


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("zst", zstandard.compress)])
def test_compressed(tmp_path, read, ending, pack):
    data = b"".join(
        b'{"id": %d, "text": "Line %d, %s."}\n' % (n, n, os.urandom(8).hex().encode()) for n in range(5000)
    )
    whole, cut, broken = (tmp_path / f"{name}.jsonl.{ending}" for name in ("whole", "cut", "broken"))
    whole.write_bytes(pack(data) + pack(b'{"id": "last", "text": "Appended."}'))
    articles, rejected = read(whole)
    assert (len(articles), articles[-1].id, rejected) == (5001, "last", [])

    cut.write_bytes(pack(data)[:-3000])
    articles, [reason] = read(cut)
    assert 1000 < len(articles) < 5000
    assert reason == (
        f"{cut}:{len(articles) + 1}: the compressed data ends too early, the file is truncated; "
        "get a complete copy; nothing from here on is read"
    )

    broken.write_bytes(b"not compressed")
    articles, [reason] = read(broken)
    assert articles == []
    assert reason.startswith(f"{broken}:1: the {ending} data is damaged (")


def test_streams(tmp_path):
    """Of a file without an end, the first articles come at once."""
    path = tmp_path / "endless.jsonl"
    os.mkfifo(path)

    def write() -> None:
        with open(path, "wb", buffering=0) as pipe, contextlib.suppress(BrokenPipeError):
            for number in itertools.count():
                pipe.write(b'{"text": "Line %d."}\n' % number)

    writer = threading.Thread(target=write)
    writer.start()
    articles = read_articles([path], on_reject=pytest.fail)
    assert [next(articles).text for _ in range(3)] == ["Line 0.", "Line 1.", "Line 2."]
    articles.close()
    writer.join(10)
    assert not writer.is_alive()


@pytest.mark.parametrize(
    "written",
    [
        '[{"text": "One."}, {"text": "Two."}]',
        '\n\ufeff [\n {"text": "One."},\n {"text": "Two."}\n]\n',
        '{"data": [{"text": "One."}, {"text": "Two."}]}',
        '{\n  "version": 1,\n  "data": [\n{"text": "One."}, {"text": "Two."}]}',
        '{ "version": 1,\n  "data": [{"text": "One."},\n {"text": "Two."}]}',
        '{"text": "One."}\n{"text": "Two."}\n',
    ],
)
def test_json_documents(tmp_path, read, written):
    path = tmp_path / "a.json"
    path.write_text(written.replace("\n\ufeff", "\ufeff"))
    articles, rejected = read(path)
    assert [(a.text, a.source) for a in articles] == [("One.", f"{path}:1"), ("Two.", f"{path}:2")]
    assert rejected == []


def test_a_long_document_on_one_line(tmp_path, read, monkeypatch):
    monkeypatch.setattr(files, "MAX_RECORD_BYTES", 5000)
    (tmp_path / "a.json").write_text(json.dumps([{"text": f"Article {n}."} for n in range(1000)]))
    articles, rejected = read(tmp_path / "a.json")
    assert (len(articles), rejected) == (1000, [])


def test_one_record_as_a_document(tmp_path, read):
    (tmp_path / "a.json").write_text(json.dumps({"id": 7, "text": "One."}, indent=2))
    [article], rejected = read(tmp_path / "a.json")
    assert (article.id, article.text, rejected) == ("7", "One.", [])


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("[]", ": no text: there is no record in it"),
        ('[{"text": "One."},', ":1: not JSON: Expecting value at column 19"),
        ('[\n{"text": "One."}\n{"text": "Two."}]', ":3: not JSON: Expecting ',' delimiter at column 1"),
        (
            '{"a": 1,\n"b": 2}\n{"a": 1}',
            ":3: not JSON: Extra data at column 1; JSON lines should be called .jsonl",
        ),
        ('["a"]', ":1: a string where a record, a JSON object, should be"),
        ("", ": no text: there is no record in it"),
    ],
)
def test_documents_that_are_none(tmp_path, read, written, reason):
    path = tmp_path / "a.json"
    path.write_text(written)
    assert read(path) == ([], [f"{path}{reason}"])


def test_a_document_longer_than_the_bound(tmp_path, read, monkeypatch):
    monkeypatch.setattr(json_records, "MAX_DOCUMENT_BYTES", 100)
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "One."}] * 100))
    articles, [reason] = read(path)
    assert articles == []
    assert reason.startswith(f"{path}: longer than 100 bytes; split it, or write its articles as JSON lines")


@pytest.mark.parametrize(
    ("data", "texts", "rejected"),
    [
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."], []),
        (
            b'\xef\xbb\xbf\n{"text": "One."}\nx\n',
            ["One."],
            ["stdin:3: not JSON: Expecting value at column 1"],
        ),
        (
            b'{"text": "cut\n{"text": "Two."}',
            ["Two."],
            ["stdin:1: not JSON: Unterminated string starting at column 10"],
        ),
        (b' [{"text": "One."},\n{"text": "Two."}]', ["One.", "Two."], []),
        (b'{\n"text": "One."\n}', ["One."], []),
        (b"\n date 2023-11-02 The council met.\n\nIt left.", ["The council met.\n\nIt left."], []),
        (b"[Update] The council met.", ["[Update] The council met."], []),
        (b"", [], ["stdin: no text"]),
        (b" \n ", [], ["stdin: no text"]),
    ],
)
def test_standard_input(read, monkeypatch, data, texts, rejected):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    articles, reasons = read("-")
    assert [article.text for article in articles] == texts
    assert reasons == rejected


def test_text_on_standard_input_goes_by_its_content(read, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"date 2023-11-02 The council met.")))
    [article], _ = read("-")
    assert (article.published, article.source, len(article.id)) == ("2023-11-02", "stdin", 16)


@pytest.mark.skipif(not TUNE.is_file(), reason="../shared/gold is not here")
def test_shared_gold(read):
    articles, rejected = read(TUNE)
    assert (len(articles), rejected) == (720, [])
    assert all(article.publisher and article.published and article.title for article in articles)
