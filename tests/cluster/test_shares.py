"""Shares have everything that the whole has, once, in its order, with the same numbers of lines and the same ids."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.cluster import annotating, shares
from builder.cluster.shares import ShareFolder, ShareReport, cut_shares
from builder.errors import QuotebuilderError, Rejected
from builder.reading.files import InputFile
from builder.reading.ids import Ids
from builder.reading.json_records import read_json_lines, read_stretch, stretches
from builder.reading.sources import expand
from builder.schema import Article

LINES = st.lists(st.sampled_from([b"", b"{}", b'{"n": 1}', b'{"text": "' + b"x" * 40 + b'"}', b"no"]))


@settings(deadline=None)
@given(LINES, st.integers(1, 60), st.integers(1, 30), st.booleans())
def test_stretches_have_the_rows_of_the_file(
    lines: list[bytes], length: int, block: int, ended: bool
) -> None:
    from builder.reading import json_records

    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(json_records, "_BLOCK", block)
        path = Path(folder, "a.jsonl")
        path.write_bytes(b"\n".join(lines) + b"\n" * ended)
        file = InputFile("a.jsonl", str(path))
        cut = list(stretches(file, length))
        assert [one.start for one in cut] == [0, *(one.end for one in cut)][: len(cut)]
        assert all(one.end - one.start >= length for one in cut[:-1])
        assert [row for one in cut for row in read_stretch(file, one)] == list(read_json_lines(file))


# Of each article an id, if it states one, and the name of the file that it alone is in, if it is.
RECORDS = st.tuples(
    st.sampled_from(["", "", "a", "b"]), st.sampled_from([None, "a", "b", "c"]), st.integers(0, 1)
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(RECORDS, max_size=5), max_size=5))
def test_ids_are_those_of_the_whole(given_shares: list[list[tuple[str, str | None, int]]]) -> None:
    def settle(ids: Ids, share: int) -> list[object]:
        found: list[object] = []
        for n, (stated, stem, text) in enumerate(given_shares[share]):
            article = Article(id=stated, text=f"Text {text}.")
            line = None if stem else n + 1
            said = ids.settle(article, f"{share}-{stem and n}", line, stem)
            found.append(said or article.id)
        return found

    whole = Ids()
    expected = [settle(whole, share) for share in range(len(given_shares))]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        store = ShareFolder(folder)

        def do(share: int) -> list[object]:
            ids = Ids(store.earlier(share))
            found = settle(ids, share)
            store.end(share, ShareReport(), ids.claims())
            return found

        total = len(given_shares)
        for share in range(total):
            do(share)
        annotating._settle(store, total, folder)
        assert [do(share) for share in range(total)] == expected
        assert not annotating._settle(store, total, folder)


def test_shares_are_files_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "SHARE", 100)
    monkeypatch.setattr(shares, "SHARE_FILES", 3)
    for n, length in enumerate([60, 60, 30, 1, 1, 1, 1, 500, 1]):
        (tmp_path / f"{n}.txt").write_text("x" * length)
    monkeypatch.chdir(tmp_path)
    found = list(cut_shares(expand(["."])))
    assert [[source.label for source in share if not isinstance(source, Rejected)] for share in found] == [
        ["./0.txt"],
        ["./1.txt", "./2.txt", "./3.txt"],
        ["./4.txt", "./5.txt", "./6.txt"],
        ["./7.txt"],
        ["./8.txt"],
    ]


def test_other_machines_read_no_standard_input() -> None:
    with pytest.raises(QuotebuilderError, match="can't read standard input or a pipe; write it to a file"):
        list(cut_shares(expand(["-"])))


def test_a_damaged_part_has_its_share_done_once_more(tmp_path: Path) -> None:
    completions = tmp_path / "tasks" / "completions"
    completions.mkdir(parents=True)
    for share in range(3):
        (completions / f"{share:05}").touch()
    shares.forget_part(str(tmp_path), 12)  # of the dataset that is extended
    shares.forget_part(str(tmp_path), 2 * shares.PARTS + 3)
    assert sorted(path.name for path in completions.iterdir()) == ["00000", "00002"]
