"""Ids that are stated, made, and claimed twice."""

from __future__ import annotations

import io
import json

import pyarrow
import pyarrow.json
import pytest

from builder.errors import QuotebuilderError
from builder.reading.ids import Ids
from builder.schema import Article


def test_a_duplicate_id_is_told_with_its_first_place(tmp_path, read):
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "One."}\n\n{"id": "y", "text": "Two."}\n')
    (tmp_path / "b.jsonl").write_text('{"id": "z", "text": "One."}\n{"id": "x", "text": "Three."}\n')
    (tmp_path / "x.txt").write_text("Four.")
    articles, rejected = read(tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "a.jsonl")
    assert [article.id for article in articles] == ["x", "y", "z"]
    assert rejected == [
        f"{tmp_path}/b.jsonl:2: duplicate id 'x' (first at {tmp_path}/a.jsonl:1)",
        f"{tmp_path}/a.jsonl:1: duplicate id 'x' (first at {tmp_path}/a.jsonl:1)",
        f"{tmp_path}/a.jsonl:3: duplicate id 'y' (first at {tmp_path}/a.jsonl:3)",
    ]


def test_the_disk_for_the_table_of_ids_may_be_full():
    ids = Ids()

    def settle(number: int) -> str | None:
        return ids.settle(Article(id=f"id-{number}", text="One."), "a.jsonl", number, None)

    assert [settle(number) for number in (1, 2, 1)] == [
        None,
        None,
        "duplicate id 'id-1' (first at a.jsonl:1)",
    ]
    ids._places._database.execute("PRAGMA max_page_count = 8")
    with pytest.raises(
        QuotebuilderError, match=r"do not fit into the folder for temporary files \(.*full.*TMPDIR"
    ):
        assert not any(map(settle, range(3, 10_000)))


def test_a_rejected_record_does_not_take_its_id(tmp_path, read):
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": ""}\n{"id": "x", "text": "Two."}\n')
    [article], [reason] = read(tmp_path / "a.jsonl")
    assert (article.text, reason) == ("Two.", f"{tmp_path}/a.jsonl:1: no text")


def test_rows_without_an_id_go_by_title_and_text(tmp_path, read):
    rows = [
        {"text": "One."},
        {"text": "One.", "title": "T"},
        {"text": "One.", "date": "2023-11-02"},
        {"text": "Two."},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "b.jsonl").write_text("\n" + json.dumps(rows[3]))
    articles, rejected = read(tmp_path / "a.jsonl")
    assert [(article.text, article.title) for article in articles] == [
        ("One.", None),
        ("One.", "T"),
        ("Two.", None),
    ]
    assert rejected == [
        f"{tmp_path}/a.jsonl:3: duplicate id {articles[0].id!r} (first at {tmp_path}/a.jsonl:1)"
    ]
    [other], _ = read(tmp_path / "b.jsonl")
    assert other.id == articles[2].id


def test_files_of_one_name(tmp_path, read):
    """Each folder has its index; only the same article twice is a duplicate."""
    for folder, text in (("a", "One."), ("b", "Two."), ("c", "One.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(text)
    articles, rejected = read(tmp_path)
    assert articles[0].id == "index"
    assert articles[1].id.startswith("index-")
    assert rejected == [
        f"{tmp_path}/c/index.txt: duplicate id {rejected[0].split(chr(39))[1]!r}"
        f" (first at {tmp_path}/a/index.txt)"
    ]
    assert read(tmp_path)[0] == articles


def test_a_file_name_with_a_line_break_is_no_id(tmp_path, read):
    (tmp_path / "a\nb.txt").write_text("One.")
    [article], rejected = read(tmp_path)
    assert (len(article.id), rejected) == (16, [])


@pytest.mark.parametrize(
    "stem",
    [
        "2024-05-06",
        "2024-05-06T10",
        "2024-05-06 10:11",
        "2024-05-06T10:11:12Z",
        "2024-05-06T10:11:12+02:00",
        "2024-05-06T10:11:12-0200",
    ],
)
def test_a_file_name_that_is_a_date_gets_an_id_that_stays_as_it_is(tmp_path, read, stem):
    (tmp_path / f"{stem}.txt").write_text("One.")
    [article], rejected = read(tmp_path)
    assert (article.id[:-16], rejected) == (f"{stem}-", [])
    assert type_read(stem) != pyarrow.string()
    assert type_read(article.id) == pyarrow.string()


@pytest.mark.parametrize("stem", ["2024", "2024-05", "20240506", "2024-05-06-budget", "17", "1.5", "true"])
def test_a_file_name_that_is_no_date_is_the_id(tmp_path, read, stem):
    (tmp_path / f"{stem}.txt").write_text("One.")
    [article], _ = read(tmp_path)
    assert article.id == stem
    assert type_read(stem) == pyarrow.string()


def type_read(value):
    """Return the type that a JSON column gets whose only value is the string ``value``."""
    line = json.dumps({"id": value}).encode()
    return pyarrow.json.read_json(io.BytesIO(line)).schema.field("id").type
