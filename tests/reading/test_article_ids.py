"""Ids that are stated, made, and claimed twice."""

from __future__ import annotations

import json


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
