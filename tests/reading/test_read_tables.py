"""CSV, TSV and Parquet."""

from __future__ import annotations

import datetime
import gzip
import logging
import socket
import warnings

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

PACKERS = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}


def brief(articles):
    return [(article.id, article.text, article.source.rsplit(":", 1)[1]) for article in articles]


@pytest.mark.parametrize("packed", PACKERS)
@pytest.mark.parametrize(
    ("name", "separator"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t"), ("A.CSV", ",")]
)
def test_separated_values(tmp_path, read, packed, name, separator):
    path = tmp_path / (name + packed)
    rows = [
        "id,Headline,Body,Outlet,Published At",
        '007,NA,"“Late,” he said.\r\n\r\nHe left.",null,2023-11-02',
    ]
    path.write_bytes(
        PACKERS[packed](
            "\r\n".join(rows).replace(",", separator).replace(f"Late{separator}", "Late,").encode()
        )
    )
    [article], rejected = read(path)
    assert rejected == []
    assert article.text == "“Late,” he said.\n\nHe left."
    assert (article.id, article.title, article.publisher) == ("007", "NA", "null")
    assert (article.published, article.source) == ("2023-11-02", f"{path}:1")


@pytest.mark.parametrize(
    ("data", "found", "reasons"),
    [
        # too many values: in the middle, in the first row, all over
        (
            "id,text\n1,One.\n2,Two, three, four.\n3,Three.\n",
            [("1", "One.", "1"), ("3", "Three.", "3")],
            [":2: 4 values, more than the header has columns; quote them"],
        ),
        (
            "id,text\n1,One, two.\n2,Two.\n",
            [("2", "Two.", "2")],
            [":1: more than 2 values, yet the header has 2 columns; quote them"],
        ),
        (
            "id,text\n1,One, two, three, four.\n2,Two, three.\n3,Three.",
            [("3", "Three.", "3")],
            [f":{n}: more than 2 values, yet the header has 2 columns; quote them" for n in (1, 2)],
        ),
        # too few, and empty rows, which count
        (
            "id,text,title\n1,One.\n2\n\n3,Three.\n",
            [("1", "One.", "1"), ("3", "Three.", "4")],
            [":2: no text"],
        ),
        ('text\n"One."\n\n"Two."\n\n', [("", "One.", "1"), ("", "Two.", "3")], []),
        # a mark that never closes
        (
            'id,text\n1,One.\n2,Two, 2.\n3,"Three\n4,Four.\n',
            [("1", "One.", "1")],
            [
                ":2: more than 2 values, yet the header has 2 columns; quote them",
                ':3: a " opens here and never closes; nothing after it is read',
            ],
        ),
        ('id,text\n1,"One.\n', [], [':1: a " opens here and never closes; nothing after it is read']),
        # bytes
        (b"\xef\xbb\xbfid,text\n1,One.\n", [("1", "One.", "1")], []),
        (b"id,text\n1,O\0ne.\n", [("1", "One.", "1")], []),
        (b"id,text\n1,\x93Caf\xe9\x94\n", [("1", "“Café”", "1")], []),
        (
            "id,text\n1,Café.\n".encode() + b"2,Caf\xe9.\n3,Three.\n",
            [("1", "Café.", "1"), ("3", "Three.", "3")],
            [":2: not valid UTF-8; save the file as UTF-8"],
        ),
        # the whole file
        ("", [], [": no text: the file is empty"]),
        ("\n\n", [], [": no text: the file is empty"]),
        ("id,text\n", [], [": no text: there is no record in it"]),
        (
            "\n\nid,text\n1,One.\n2,a,b,c,d\n",
            [("1", "One.", "1")],
            [":2: 5 values, more than the header has columns; quote them"],
        ),
        ("id,text,text\n1,One.,Two.\n", [], [": two columns are called 'text'; rename one"]),
        (
            '"id\nx",text\n1,One.\n2,a,b,c,d\n',
            [("", "One.", "1")],
            [":2: 5 values, more than the header has columns; quote them"],
        ),
        (
            "id,,words\n1,2,One.\n",
            [],
            [
                ":1: no column with the text; the columns are 'id', 'column 2', 'words';"
                " name it: --columns text=COLUMN"
            ],
        ),
    ],
)
def test_csv_that_is_broken_in_places(tmp_path, read, data, found, reasons):
    path = tmp_path / "a.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    articles, rejected = read(path)
    assert [
        (id_ if id_.isdigit() and len(id_) < 9 else "", text, row) for id_, text, row in brief(articles)
    ] == found
    assert rejected == [f"{path}{reason}" for reason in reasons]


def test_the_error_is_far_from_the_beginning(tmp_path, read):
    rows = [f"{n},Article {n}." for n in range(1, 2301)]
    rows[1200] = "1201,a,b,c"
    rows[1207] = '1208,"Article 1208.'
    (tmp_path / "a.csv").write_text("id,text\n" + "\n".join(rows))
    articles, reasons = read(tmp_path / "a.csv")
    assert [int(article.id) for article in articles] == [n for n in range(1, 1208) if n != 1201]
    assert all(article.source.endswith(f":{article.id}") for article in articles)
    assert [reason.split(":")[1] for reason in reasons] == ["1201", "1208"]


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ('1\t"We need time," said Ona.\n2\t"Late', ['"We need time," said Ona.', '"Late']),
        ('1\t"""We need time,"" said Ona."\n2\t"A\tB\nC"', ['"We need time," said Ona.', "A\tB\nC"]),
        ("1\tOne.\n2\tTwo.", ["One.", "Two."]),
        ('1\tOne.\n2\t"' + "a" * 200_000 + '"', ["One.", "a" * 200_000]),
    ],
)
def test_tsv_with_and_without_enclosing_marks(tmp_path, read, rows, texts):
    (tmp_path / "a.tsv").write_text(f"id\ttext\n{rows}\n")
    articles, rejected = read(tmp_path / "a.tsv")
    assert ([article.text for article in articles], rejected) == (texts, [])


@pytest.mark.parametrize("packed", PACKERS)
def test_parquet(tmp_path, read, packed):
    table = pa.table(
        {
            "id": [1, 2, None],
            "text": ["One.", None, "Three.\0"],
            "published": [datetime.datetime(2023, 11, 2, 23, 30, tzinfo=datetime.timezone.utc), None, None],
            "authors": [["Mara Quillon", "Ib Strand"], [], None],
            "source": [{"id": None, "name": "The Bellhaven Gazette"}, None, None],
        }
    )
    pq.write_table(table, tmp_path / "plain")
    path = tmp_path / f"a.parquet{packed}"
    path.write_bytes(PACKERS[packed]((tmp_path / "plain").read_bytes()))
    [first, third], rejected = read(path)
    assert (first.id, first.published, first.author) == ("1", "2023-11-02", "Mara Quillon, Ib Strand")
    assert (first.publisher, first.source) == ("The Bellhaven Gazette", f"{path}:1")
    assert (third.text, third.source, len(third.id)) == ("Three.", f"{path}:3", 16)
    assert rejected == [f"{path}:2: no text"]


@pytest.mark.parametrize("data", [b"", b"PAR1 nonsense", b"PAR1" * 100])
def test_parquet_that_is_none(tmp_path, read, data):
    path = tmp_path / "a.parquet"
    path.write_bytes(data)
    articles, [reason] = read(path)
    assert articles == []
    assert reason.startswith(f"{path}:1: damaged, or not Parquet (")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.parquet"])
@pytest.mark.parametrize("packed", [".gz", ".zst"])
def test_truncated(tmp_path, read, name, packed):
    if name == "a.parquet":
        pq.write_table(pa.table({"text": ["One."]}), tmp_path / "plain")
        data = (tmp_path / "plain").read_bytes()
    else:
        data = b"text\tid\n" + b"".join(b"Article %d.\t%d\n" % (n, n) for n in range(100))
    path = tmp_path / (name + packed)
    path.write_bytes(PACKERS[packed](data)[:-10])
    reason = "the compressed data ends too early, the file is truncated; get a complete copy"
    assert read(path) == ([], [f"{path}: {reason}"])


def test_names_that_mean_something_elsewhere(tmp_path, read):
    folder = tmp_path / "a [1]*?"
    folder.mkdir()
    (folder / "b::{c}.csv").write_text("text\nOne.\n")
    articles, rejected = read(folder / "b::{c}.csv")
    assert ([article.text for article in articles], rejected) == (["One."], [])


def test_the_network_is_not_asked(tmp_path, read, monkeypatch):
    (tmp_path / "a.csv").write_text("text\nOne.\n")
    pq.write_table(pa.table({"text": ["Two."]}), tmp_path / "b.parquet")
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: asked.append(address))
    articles, _ = read(tmp_path)
    assert ([article.text for article in articles], asked) == (["One.", "Two."], [])


def test_nothing_is_printed_or_left_switched_off(tmp_path, read, capfd):
    (tmp_path / "a.csv").write_text('id,text\n1,One.\n2,a,b,c,d\n3,"x')
    (tmp_path / "b.parquet").write_text("x")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _, reasons = read(tmp_path)
    assert len(reasons) == 3
    assert capfd.readouterr() == ("", "")
    assert not logging.getLogger("datasets.packaged_modules.csv.csv").disabled
