"""Inputs at URLs: everything that is read from a path, and what goes wrong."""

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.building import whole_input
from builder.cli import run
from builder.errors import QuotebuilderError, Rejected
from builder.reading import read_annotated, read_articles
from builder.schema import Article


def read(*inputs: str) -> tuple[list[Article], list[Rejected]]:
    rejected: list[Rejected] = []
    return list(read_articles(inputs, on_reject=rejected.append)), rejected


def test_a_folder_is_read_as_one_of_this_machine_is(tmp_path: Path, s3: Any) -> None:
    import pyarrow
    from pyarrow import csv, parquet

    row = b'{"id": "%d", "text": "Rain fell."}\n'
    table = pyarrow.table({"id": ["c"], "text": ["Snow fell on the pier."]})
    here = tmp_path / "in"
    (here / "b").mkdir(parents=True)
    (here / "b" / "deep.txt").write_text("date 2024-02-03\nHail fell.")
    (here / "a.jsonl.gz").write_bytes(gzip.compress(row % 1 + row % 2))
    (here / "c.jsonl.zst").write_bytes(pyarrow.compress(row % 3, "zstd", asbytes=True))
    (here / "d.csv").write_text("id,text\n4,“Fog” fell.\n")
    csv.write_csv(table, here / "e.tsv", csv.WriteOptions(delimiter="\t"))
    parquet.write_table(table.set_column(0, "id", [["f"]]), here / "f.parquet")
    (here / "g.json").write_text('[{"id": "g", "text": "Sleet fell."}]')
    (here / "h.jsonl").write_text("not json\n")
    (here / ".hidden.txt").write_text("x")
    (here / "notes.md").write_text("x")
    s3.put(f"{here}/", "news/in/", recursive=True)

    expected, rejected = read(str(here))
    found, also_rejected = read("s3://news/in")
    assert len(expected) == 8
    assert [one.source for one in found][:3] == [
        "s3://news/in/a.jsonl.gz:1",
        "s3://news/in/a.jsonl.gz:2",
        "s3://news/in/b/deep.txt",
    ]

    def moved(articles: list[Article]) -> list[dict[str, Any]]:
        return [
            {name: getattr(one, name) for name in ("id", "text", "published")}
            | {"source": str(one.source).replace("s3://news/in", str(here))}
            for one in articles
        ]

    assert moved(found) == moved(expected)
    assert [one.line for one in also_rejected] == [one.line for one in rejected] == [1]

    assert [one.id for one in read("s3://news/in/*.jsonl*")[0]] == ["1", "2", "3"]
    assert [one.id for one in read("s3://news/in/**/d*", "s3://news/in/g.json")[0]] == ["deep", "4", "g"]


def test_a_web_address_is_read_and_its_query_is_no_ones_business(s3: Any, server: str) -> None:
    s3.pipe_file("news/in.jsonl.gz", gzip.compress(b'{"id": "a", "text": "Rain fell."}'))
    with pytest.raises(QuotebuilderError, match=r"cannot be had \(403(?!.*secret)"):
        read(f"{server}/news/in.jsonl.gz?signature=secret")
    s3.chmod("news/in.jsonl.gz", "public-read")
    (article,), rejected = read(f"{server}/news/in.jsonl.gz?signature=secret")
    assert (article.id, article.source, rejected) == ("a", f"{server}/news/in.jsonl.gz:1", [])


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("s3://nowhere/a.jsonl", "s3://nowhere/a.jsonl: The specified bucket does not exist"),
        ("s3://news/a.jsonl", "s3://news/a.jsonl: no such file or folder"),
        ("s3://news/*.jsonl", "s3://news/*.jsonl: no file of a known kind matches"),
        ("s3://news/b.bin", "s3://news/b.bin: of an unknown kind"),
        ("nosuch://news/a.jsonl", "nosuch:// is not known"),
        ("gs://news/a.jsonl", "pip install 'quotebuilder[gcs]'"),
        (
            "http://ada:secret@127.0.0.1:1/a.jsonl?token=secret",
            "http://127.0.0.1:1/a.jsonl: cannot be had (Cannot connect to host",
        ),
    ],
)
def test_what_cannot_be_read_is_said(
    s3: Any, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, url: str, said: str
) -> None:
    from fsspec.registry import known_implementations

    # As where the package is not installed.
    monkeypatch.setitem(known_implementations, "gs", {"class": "no_such_package.Any"})
    s3.pipe_file("news/b.bin", b"x")
    assert run(["annotate", url]) == 1
    err = capfd.readouterr().err
    assert said in err
    assert "secret" not in err
    if url != "s3://news/b.bin":
        with pytest.raises(QuotebuilderError, match=r"^(?!.*secret)"):
            read_annotated(url)


def test_exports_are_not_written_to_a_url(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "conll", "in.jsonl", "-o", "s3://news/out"]) == 1
    assert "s3://news/out: exports are written to this machine" in capfd.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["in.jsonl"]


def test_missing_credentials_are_said(
    s3: Any, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    s3.pipe_file("news/a.txt", b"Rain fell.")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    s3.clear_instance_cache()
    for command in (["annotate", "s3://news/a.txt"], ["generate", "in.txt", "-o", "s3://news/out"]):
        assert run(command) == 1
        assert "no credentials for s3://; set AWS_PROFILE" in capfd.readouterr().err or "in.txt" in command


def test_a_connection_that_fails_half_way_ends_the_build_and_it_goes_on_later(
    folder: Path,
    memory: Any,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    local: Callable[[str], dict[str, bytes]],
    here: Callable[[Any], Any],
) -> None:
    from builder.storage import remote

    memory.pipe_file("/in.jsonl", Path("in.jsonl").read_bytes())
    command = ["generate", "memory://in.jsonl", "--workers", "1", "-o"]
    assert run([*command, "whole"]) == 0
    whole = remote._RemoteFile.readinto
    left = 2

    def failing(self: Any, buffer: memoryview) -> int:
        nonlocal left
        left -= 1
        if left < 0:
            self._file = Broken()
        return whole(self, buffer[:600])

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise ConnectionResetError(104, "Connection reset by peer")

    with monkeypatch.context() as patched:
        patched.setattr(remote._RemoteFile, "readinto", failing)
        assert run([*command, "out"]) == 1
    said = "memory://in.jsonl: cannot be read: Connection reset by peer; give the same command again"
    assert said in capfd.readouterr().err
    assert list(Path(".out.build/parts").glob("*.part"))
    # Another process has another memory.
    monkeypatch.setattr(whole_input, "annotate_parts", here(whole_input.annotate_parts))
    assert run([*command, "out"]) == 0
    assert "going on with an unfinished build" in capfd.readouterr().err
    assert local("out") == local("whole")
    (one,) = json.loads(Path("out/build.json").read_text())["inputs"]
    assert one == {"name": "memory://in.jsonl", "bytes": len(memory.cat_file("/in.jsonl"))}
