"""Files, folders, globs and what can be meant by a name."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from builder.errors import QuotebuilderError, Rejected
from builder.reading import read_articles
from builder.reading.sources import expand


@pytest.fixture
def folder(tmp_path):
    names = [
        "b.txt",
        "a/z.txt",
        "a/b/c.TXT",
        "a.txt",
        "c.jsonl",
        "notes.md",
        ".hidden.txt",
        ".git/x.txt",
        "d.txt.bak",
    ]
    for name in names:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"id": "c", "text": "Row."}' if name == "c.jsonl" else f"Article {name}.")
    return tmp_path / "in"


def labels(*inputs, **options):
    return [
        os.path.relpath(one.label if not isinstance(one, Rejected) else one.file)
        for one in expand(inputs, **options)
    ]


def test_folders_in_order_without_what_is_hidden_or_unknown(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert labels(folder) == ["a/b/c.TXT", "a/z.txt", "a.txt", "b.txt", "c.jsonl"]
    assert labels("b.txt", "a") == ["b.txt", "a/b/c.TXT", "a/z.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("**/*.txt", ["a/z.txt", "a.txt", "b.txt"]),
        ("[bc].*", ["b.txt", "c.jsonl"]),
        ("*", ["a.txt", "b.txt", "c.jsonl"]),
    ],
)
def test_globs(folder, monkeypatch, pattern, found):
    monkeypatch.chdir(folder)
    assert labels(pattern) == found


def test_a_file_whose_name_looks_like_a_glob(tmp_path, read):
    (tmp_path / "a[1].txt").write_text("One.")
    [article], _ = read(tmp_path / "a[1].txt")
    assert article.id == "a[1]"


def test_the_source_is_the_path_as_given(folder, monkeypatch, read):
    monkeypatch.chdir(folder.parent)
    articles, _ = read("in/./a.txt", Path("in/c.jsonl"))
    assert [article.source for article in articles] == ["in/./a.txt", "in/c.jsonl:1"]
    assert read("in/a")[0][0].source == "in/a/b/c.TXT"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "missing.txt: no such file or folder"),
        ("missing/a.jsonl", "missing/a.jsonl: no such file or folder"),
        ("./missing", "./missing: no such file or folder"),
        ("missing", "missing: no such file or folder"),
        ("", "'': no such file or folder"),
        ("link.txt", "link.txt: no such file or folder; it is a link to nothing"),
        ("loop.txt", "loop.txt: no such file or folder; it is a link to nothing"),
        ("notes.md", "notes.md: of an unknown kind; names end in one of .txt .text .jsonl"),
        ("*.xml", "*.xml: no file of a known kind matches; they end in .txt .text"),
        ("*.md", "*.md: no file of a known kind matches"),
        (".git", None),
        ("empty", "empty: no articles in this folder; files end in .txt .text"),
        ("odd", "odd: no articles in this folder"),
    ],
)
def test_inputs_that_cannot_be_meant(folder, monkeypatch, name, reason):
    monkeypatch.chdir(folder)
    Path("link.txt").symlink_to("nowhere.txt")
    Path("loop.txt").symlink_to("loop.txt")
    Path("empty/.cache").mkdir(parents=True)
    Path("odd").mkdir()
    Path("odd/notes.md").write_text("No article.")
    if reason is None:  # a hidden folder, named, is meant
        assert labels(name) == [".git/x.txt"]
        return
    with pytest.raises(QuotebuilderError, match=f"^{re.escape(reason)}"):
        read_articles(["a.txt", name], on_reject=pytest.fail)


def test_no_inputs():
    with pytest.raises(QuotebuilderError, match="no input is given"):
        read_articles([], on_reject=pytest.fail)


def test_standard_input_twice():
    with pytest.raises(QuotebuilderError, match="can be read once only"):
        read_articles(["-", "-"], on_reject=pytest.fail)


def test_one_path_instead_of_a_list(folder):
    assert [article.id for article in read_articles(str(folder / "a.txt"), on_reject=pytest.fail)] == ["a"]


def test_links_pipes_and_devices_in_a_folder(folder, read):
    (folder / "a" / "up").symlink_to(folder)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "link.txt").symlink_to(folder / ".hidden.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    articles, rejected = read(folder)
    assert [article.id for article in articles] == ["c", "z", "a", "b", "link"]
    assert rejected == [f"{folder}/c.jsonl:1: duplicate id 'c' (first at {folder}/a/b/c.TXT)"]


def test_a_name_that_is_not_utf8(tmp_path, read):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"One.")
    [article], _ = read(tmp_path)
    assert (article.id, article.source) == ("caf\\xe9", f"{tmp_path}/caf\\xe9.txt")
    assert read(os.fsdecode(path))[0] == [article]


def test_without_permission(folder, read):
    (folder / "a").chmod(0)
    (folder / "b.txt").chmod(0)
    if os.access(folder / "b.txt", os.R_OK):
        pytest.skip("this user reads everything")
    try:
        articles, rejected = read(folder)
        assert [article.id for article in articles] == ["a", "c"]
        assert rejected == [
            f"{folder}/a: cannot be listed: Permission denied",
            f"{folder}/b.txt: cannot be read: Permission denied",
        ]
        with pytest.raises(QuotebuilderError, match="permission denied"):
            read(folder / "b.txt")
    finally:
        (folder / "a").chmod(0o700)


@pytest.fixture
def built(tmp_path):
    articles = tmp_path / "output" / "data" / "articles"
    articles.mkdir(parents=True)
    (tmp_path / "output" / "build.json").write_text("{}")
    (tmp_path / "output" / "data" / "quotations").mkdir()
    for split in ("test", "train", "validation"):
        for shard in (1, 0):
            row = {
                "id": f"{split}{shard}",
                "text": "One.",
                "source": "s.txt",
                "quotations": [],
                "speakers": [],
            }
            (articles / f"{split}-0000{shard}-of-00002.jsonl").write_text(json.dumps(row))
            (tmp_path / "output" / "data" / "quotations" / f"{split}-0000{shard}-of-00002.jsonl").write_text(
                "{}"
            )
    return tmp_path / "output"


def test_a_dataset_folder(built, read):
    articles, rejected = read(built)
    assert [article.id for article in articles] == [
        "train0",
        "train1",
        "validation0",
        "validation1",
        "test0",
        "test1",
    ]
    assert {article.source for article in articles} == {"s.txt"}
    assert rejected == []
    assert read(built.parent)[0] == articles
    assert [article.id for article in read(built, split="test")[0]] == ["test0", "test1"]


def test_splits_that_are_not_there(built, folder):
    for given, reason in [
        (built, "no split 'dev'; the splits are test, train, validation"),
        (folder, "not a dataset that quotebuilder built"),
        (folder / "a.txt", "has no splits to choose 'dev' from"),
        ("-", "has no splits to choose 'dev' from"),
    ]:
        with pytest.raises(QuotebuilderError, match=reason):
            read_articles([given], split="dev", on_reject=pytest.fail)


def test_importing_is_light():
    heavy = "datasets trafilatura frontmatter yaml dateutil pyarrow pandas huggingface_hub"
    code = f"import sys, builder.reading; print([name for name in '{heavy}'.split() if name in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )
