"""What a pull fetches, and what it refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_hub import FakeHub, Fault
from runner import Runner

Build = Callable[..., Path]


@pytest.fixture
def pushed(hub: FakeHub, build: Build, tmp_path: Path) -> Path:
    """Return a dataset folder that the Hub has too, as mara/quotes."""
    folder = build(tmp_path / "made")
    hub.create("mara/quotes", files_of(folder))
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what of a folder goes to the Hub and comes from there: all but the report."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "report.html"
    }


def error_of(quotebuilder: Runner, *arguments: str, code: str = "") -> str:
    result = quotebuilder("pull", *arguments, "-o", "back", code=code)
    assert (result.status, result.out) == (1, "")
    return result.err.splitlines()[-1].removeprefix("quotebuilder: error: ")


def test_a_former_build_is_replaced_and_the_rest_stays(
    hub: FakeHub, quotebuilder: Runner, build: Build, pushed: Path, tmp_path: Path
) -> None:
    build(tmp_path / "back", articles=3)
    (tmp_path / "back" / "NOTES.txt").write_text("mine")
    hub.repositories["mara/quotes"].put({"LICENSE": b"free"})
    result = quotebuilder("pull", "mara/quotes", "-o", "back", token=None)
    head = hub.repositories["mara/quotes"].branches["main"]
    assert (result.status, result.out) == (0, f"back: mara/quotes at commit {head}\n")
    assert files_of(tmp_path / "back") == {**files_of(pushed), "NOTES.txt": b"mine"}
    assert quotebuilder("pull", "-q", "mara/quotes", "-o", "other") == (0, "", "")


def test_what_was_pulled_can_be_exported_and_pushed(hub: FakeHub, quotebuilder: Runner, pushed: Path) -> None:
    quotebuilder("pull", "mara/quotes", "-o", "back")
    assert quotebuilder("export", "conll", "back", "-o", "back.conll").status == 0
    assert "no commit was made" in quotebuilder("push", "back", "mara/quotes").out


@pytest.mark.parametrize("revision", ["may", "v1", "commit"])
def test_branches_tags_and_commits(
    hub: FakeHub, quotebuilder: Runner, build: Build, pushed: Path, tmp_path: Path, revision: str
) -> None:
    repository = hub.repositories["mara/quotes"]
    first = repository.branches["main"]
    repository.branches["may"] = repository.tags["v1"] = first
    repository.put(files_of(build(tmp_path / "next", word="quay")))
    wanted = first if revision == "commit" else revision
    assert quotebuilder("pull", "mara/quotes", "-o", "back", "--revision", wanted).status == 0
    assert files_of(tmp_path / "back") == files_of(pushed)


def test_a_private_dataset_needs_its_owner(hub: FakeHub, quotebuilder: Runner, pushed: Path) -> None:
    hub.repositories["mara/quotes"].private = True
    result = quotebuilder("pull", "mara/quotes", "-o", "back", token="hf_otto")
    assert result.status == 1
    assert "no such dataset on the Hub, or a private one that the token does not open" in result.err
    assert quotebuilder("pull", "mara/quotes", "-o", "back").status == 0


def test_what_cannot_be_pulled(hub: FakeHub, quotebuilder: Runner, pushed: Path, tmp_path: Path) -> None:
    hub.create("mara/photos", {"cat.jpg": b"meow"})
    hub.create("mara/other", {"build.json": b"{}"})
    shard = "data/articles/train-00000-of-00001.jsonl"
    hub.create("mara/edited", {**files_of(pushed), shard: b"{}\n"})
    hub.create("mara/part", {name: data for name, data in files_of(pushed).items() if name != shard})
    assert "no such dataset on the Hub" in error_of(quotebuilder, "mara/nothing")
    assert "mara/quotes: the dataset has no such revision" in error_of(
        quotebuilder, "mara/quotes", "--revision", "v9"
    )
    assert "cannot be the name" in error_of(quotebuilder, "./quotes")
    assert "mara/photos: not made by quotebuilder (no build.json)" in error_of(quotebuilder, "mara/photos")
    assert "mara/other/build.json: not written by quotebuilder" in error_of(quotebuilder, "mara/other")
    for name in ("mara/edited", "mara/part"):
        assert f"{name}: {shard} is not what its build.json says" in error_of(quotebuilder, name)
    assert not (tmp_path / "back").exists()


def test_a_build_json_cannot_lead_out_of_the_folder(
    hub: FakeHub, quotebuilder: Runner, pushed: Path, tmp_path: Path
) -> None:
    build = json.loads((pushed / "build.json").read_bytes())
    name, shard = next(iter(build["files"].items()))
    build["files"]["data/../../../made/" + name] = shard
    hub.repositories["mara/quotes"].put({"build.json": json.dumps(build).encode()})
    assert "build.json: not written by quotebuilder generate" in error_of(quotebuilder, "mara/quotes")


@pytest.mark.parametrize("where", ["GET /api/datasets/mara/quotes$", "(GET|HEAD) .*train"])
def test_a_hub_that_fails_leaves_the_old_folder(
    hub: FakeHub, quotebuilder: Runner, build: Build, pushed: Path, tmp_path: Path, where: str
) -> None:
    before = files_of(build(tmp_path / "back", articles=3))
    hub.faults = [Fault(where, 503)]
    quick = "import huggingface_hub.utils._http as http; http.time.sleep = lambda seconds: None"
    error = error_of(quotebuilder, "mara/quotes", code=quick)
    assert error.startswith("mara/quotes: the Hub has trouble (503)")
    assert files_of(tmp_path / "back") == before


def test_a_folder_that_is_no_build_is_refused(
    hub: FakeHub, quotebuilder: Runner, pushed: Path, tmp_path: Path
) -> None:
    (tmp_path / "back").mkdir()
    (tmp_path / "back" / "thesis.txt").write_text("years of work")
    assert "no dataset made by quotebuilder" in error_of(quotebuilder, "mara/quotes")
