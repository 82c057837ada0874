"""Outputs at URLs: the same bytes as on this machine, and what was there stays until they are."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.assembly.replacing import replacing
from builder.building import dataset, whole_input
from builder.cli import run
from builder.errors import QuotebuilderError
from builder.storage import entries, exists, read_bytes, write_whole

Local = Callable[[str], dict[str, bytes]]
BUILD = ["generate", "-q", "--workers", "1"]
Remote = Callable[[Any, str], dict[str, bytes]]


def test_a_dataset_at_a_url_has_the_same_bytes_and_is_replaced_whole(
    folder: Path, s3: Any, local: Local, remote: Remote, capfd: pytest.CaptureFixture[str]
) -> None:
    s3.pipe_file("news/in/in.jsonl", Path("in.jsonl").read_bytes())
    assert run([*BUILD, "s3://news/in", "-o", "out"]) == 0
    assert run([*BUILD, "s3://news/in", "-o", "s3://news/out", "--work-folder", "s3://news/work"]) == 0
    assert remote(s3, "news/out") == local("out")
    assert remote(s3, "news/work") == {}

    s3.pipe_file("news/out/NOTES.txt", b"mine")
    assert run([*BUILD, "s3://news/out", "-o", "s3://news/out", "--format", "parquet"]) == 0
    there = remote(s3, "news/out")
    assert there.pop("NOTES.txt") == b"mine"
    assert {name.replace("parquet", "jsonl") for name in there} == local("out").keys() - {"rejected.jsonl"}
    assert run(["validate", "s3://news/out"]) == 0
    assert "everything is as it must be" in capfd.readouterr().out
    assert run(["evaluate", "s3://news/out", "there=s3://news/in/in.jsonl", "--split", "train"]) == 1
    assert run(["show", "s3://news/out"]) == 0
    assert run(["report", "-q", "s3://news/out", "-o", "s3://news/report.html"]) == 0
    assert s3.exists("news/report.html")
    assert not list(folder.glob(".*.build"))
    assert run(["generate", "in.jsonl", "-o", "s3://news/in"]) == 1
    assert "no dataset made by quotebuilder" in capfd.readouterr().err
    assert run(["generate", "in.jsonl", "-o", "s3://nowhere/out"]) == 1
    assert (
        "s3://nowhere/out: cannot write the dataset (The specified bucket does not exist"
        in capfd.readouterr().err
    )


class Storage:
    """Counts what is done to ``memory://``, and fails from some moment on."""

    def __init__(self, fs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done, self.fails_at = 0, 10_000
        for name in ("pipe_file", "put_file", "cp_file", "rm_file"):
            monkeypatch.setattr(type(fs), name, self.counted(getattr(type(fs), name)))

    def counted(self, whole: Callable[..., object]) -> Callable[..., object]:
        def act(*arguments: Any, **options: Any) -> object:
            self.done += 1
            if self.done > self.fails_at:
                raise ConnectionResetError(104, "Connection reset by peer")
            return whole(*arguments, **options)

        return act


def replace(files: dict[str, str], url: str = "memory://out") -> None:
    with replacing(url) as new:
        build = {"maker": "quotebuilder", "files": {name: {} for name in files if name.startswith("data/")}}
        for name, content in {**files, "build.json": json.dumps(build)}.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(content)


def test_an_upload_that_fails_leaves_the_old_dataset_or_is_completed(
    folder: Path, memory: Any, monkeypatch: pytest.MonkeyPatch, remote: Remote
) -> None:
    shard = "data/articles/train-00000-of-0000"
    replace({f"{shard}1.jsonl": "old", "README.md": "old", "rejected.jsonl": "old"})
    memory.pipe_file("/out/data/articles/notes.txt", b"mine")
    old, before = dict(memory.store), remote(memory, "/out")
    new = {f"{shard}2.jsonl": "new", "data/articles/train-00001-of-00002.jsonl": "new", "README.md": "new"}
    storage = Storage(memory, monkeypatch)
    replace(new)
    expected, moments = remote(memory, "/out"), storage.done
    assert expected.keys() == {*new, "build.json", "data/articles/notes.txt"}
    seen = set()
    for moment in range(moments):
        memory.store.clear()
        memory.store.update(old)
        storage.done, storage.fails_at = 0, moment
        try:
            replace(new)
            failed = False
        except QuotebuilderError:
            failed = True
        left = {name: data for name, data in remote(memory, "/out").items() if not name.startswith(".build/")}
        state = "old" if left == before else "new" if left == expected else "between"
        # Whoever looks in between takes it for no dataset.
        assert (state == "between") == ("build.json" not in left)
        seen.add((failed, state))
        storage.fails_at = 10_000
        replace(new)
        assert remote(memory, "/out") == expected
    assert seen == {(True, "old"), (True, "between"), (True, "new"), (False, "new")}


def test_parts_at_a_url_are_gone_on_with(
    folder: Path,
    memory: Any,
    monkeypatch: pytest.MonkeyPatch,
    local: Local,
    remote: Remote,
    here: Callable[[Any], Any],
    capfd: pytest.CaptureFixture[str],
) -> None:
    command = ["generate", "--workers", "1", "in.jsonl", "-o", "out", "--work-folder", "memory://work"]
    assert run([*BUILD, "in.jsonl", "-o", "alone"]) == 0

    class Stopped(KeyboardInterrupt):
        pass

    def stopped(*_: object, **__: object) -> object:
        raise Stopped

    memory.pipe_file("/work/parts/NOTES.txt", b"mine")
    with monkeypatch.context() as patched:
        patched.setattr(dataset, "place_parts", stopped)
        assert run(command) == 130
    assert "give the same command again" in capfd.readouterr().err
    monkeypatch.setattr(whole_input, "annotate_parts", here(whole_input.annotate_parts))
    names = remote(memory, "/work").keys()
    assert len([name for name in names if name.endswith(".part")]) >= 3
    assert "journal.json" in names
    spoiled = "/work/parts/00000001.jsonl"
    memory.pipe_file(spoiled, memory.cat_file(spoiled)[:-9])
    assert run([*command, "--double-apostrophes"]) == 1
    assert "has other double_apostrophes" in capfd.readouterr().err
    assert run(command) == 0
    assert "going on with an unfinished build" in capfd.readouterr().err
    assert local("out") == local("alone")
    assert remote(memory, "/work") == {"parts/NOTES.txt": b"mine"}


def test_a_stream_is_written_whole_or_not_at_all(
    folder: Path, s3: Any, memory: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["annotate", "-q", "in.jsonl", "-o", "here.jsonl.gz"]) == 0
    expected = Path("here.jsonl.gz").read_bytes()
    assert run(["annotate", "-q", "in.jsonl", "-o", "s3://news/a/there.jsonl.gz"]) == 0
    assert s3.cat_file("news/a/there.jsonl.gz") == expected
    assert s3.find("news") == ["news/a/there.jsonl.gz"]

    memory.pipe_file("/there.jsonl.gz", b"old")
    assert run(["annotate", "-q", "in.jsonl", "-o", "memory://there.jsonl.gz", "--strict"]) == 1
    assert memory.cat_file("/there.jsonl.gz") == b"old"
    assert memory.find("/") == ["/there.jsonl.gz"]
    storage = Storage(memory, monkeypatch)
    storage.fails_at = 2
    capfd.readouterr()
    assert run(["annotate", "-q", "in.jsonl", "-o", "memory://there.jsonl.gz"]) == 1
    said = capfd.readouterr().err.splitlines()[-1]
    assert "cannot be written (Connection reset by peer)" in said
    kept = Path(said.rpartition("is in ")[2])
    assert kept.read_bytes() == expected
    shutil.rmtree(kept.parent)


def test_a_url_of_files_works_like_one_of_a_store(folder: Path, local: Local) -> None:
    url = f"file://{folder}/there"
    replace({"data/articles/train-00000-of-00001.jsonl": "old", "rejected.jsonl": "old"}, url)
    replace({"README.md": "new"}, url)
    assert local("there").keys() == {"README.md", "build.json"}
    assert not Path("there/.build").exists()


def test_a_storage_that_renames_and_does_not_copy_will_do(
    folder: Path, memory: Any, monkeypatch: pytest.MonkeyPatch, remote: Remote
) -> None:
    def refuse(*_: object) -> None:
        raise NotImplementedError

    def rename(fs: Any, source: str, target: str) -> None:
        fs.store[target] = fs.store.pop(source)

    monkeypatch.setattr(type(memory), "cp_file", refuse)
    monkeypatch.setattr(type(memory), "mv", rename)
    replace({"README.md": "old", "rejected.jsonl": "old"})
    replace({"README.md": "new"})
    assert remote(memory, "/out").keys() == {"README.md", "build.json"}
    assert memory.cat_file("/out/README.md") == b"new"


def test_what_others_write_is_seen_though_the_folder_was_listed(s3: Any) -> None:
    write_whole("s3://news/work/old", b"old")
    assert [entry.name for entry in entries("s3://news/work")] == ["old"]
    other = type(s3)(skip_instance_cache=True)
    other.pipe_file("news/work/old", b"older")
    other.pipe_file("news/work/new", b"new")
    other.pipe_file("news/work/parts/new", b"new")
    assert exists("s3://news/work/parts")
    assert read_bytes("s3://news/work/new") == b"new"
    assert read_bytes("s3://news/work/old") == b"older"
    assert [entry.name for entry in entries("s3://news/work")] == ["new", "old", "parts"]


def test_python_gives_the_dataset_at_a_url(folder: Path, s3: Any) -> None:
    import builder

    quotations = builder.generate("in.jsonl", "s3://news/out", on_reject=lambda record: None)
    build = json.loads(s3.cat_file("news/out/build.json"))
    assert {name: len(rows) for name, rows in quotations.items()} == {
        name: counts["quotations"] for name, counts in build["counts"].items()
    }
