"""What a push does on the Hub."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_hub import FakeHub
from runner import Runner

Build = Callable[..., Path]

LOAD = """
import json, sys
from datasets import load_dataset
for name in sys.argv[1:]:
    for configuration in ("articles", "quotations"):
        for split, rows in load_dataset(name, configuration).items():
            print(name, configuration, split, rows.features, json.dumps(rows.to_list(), default=str), sep="\\t")
"""
FACE = """
import builder
done = builder.push("made", "mara/quotes", private=True)
print(done.name, done.created, len(done.changes.uploads), builder.pull(done.name, "back") == done.commit)
"""


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a dataset folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "report.html"
    }


def published(hub: FakeHub, name: str = "mara/quotes", revision: str = "main") -> dict[str, bytes]:
    """Return the files of a repository, without the one that the Hub puts there."""
    return {
        path: data
        for path, data in hub.repositories[name].files(revision).items()
        if path != ".gitattributes"
    }


def commits(hub: FakeHub, name: str = "mara/quotes", revision: str = "main") -> list[str]:
    """Return the titles of a branch's commits, the newest first."""
    repository, titles = hub.repositories[name], []
    commit = repository.resolve(revision)
    while commit.parent is not None:
        titles.append(commit.title)
        commit = repository.commits[commit.parent]
    return titles


def test_a_dataset_goes_to_the_hub_and_comes_back(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    hub.large_from = 4_000
    folder = build(tmp_path / "made")
    first = quotebuilder("push", "made", "mara/quotes", read_back=True)
    assert first.status == 0, first.err
    assert published(hub) == contents(folder)
    large = [
        path for path, blob in hub.repositories["mara/quotes"].resolve("main").files.items() if blob.large
    ]
    assert 0 < len(large) < len(published(hub))
    rows = quotebuilder.afresh(LOAD, "mara/quotes", "made").splitlines()
    theirs, ours = (
        [row.split("\t", 1)[1] for row in rows if row.startswith(name)] for name in ("mara", "made")
    )
    assert theirs == ours
    assert len(theirs) == 6
    assert "Mara Quill" in theirs[0]
    assert quotebuilder("pull", "mara/quotes", "-o", "back").status == 0
    assert contents(tmp_path / "back") == contents(folder)

    hub.requests.clear()
    again = quotebuilder("push", "made", "mara/quotes", read_back=True)
    assert again.status == 0
    assert "no commit was made" in again.out
    assert commits(hub) == ["40 quotations from 20 articles, built by quotebuilder 0.1.0"]
    assert not hub.requested("POST|PUT")


def test_large_files_go_by_xet(hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path) -> None:
    hub.large_from, hub.xet = 4_000, tmp_path / "xet"
    folder = build(tmp_path / "made")
    result = quotebuilder(
        "push", "made", "mara/quotes", code="huggingface_hub.constants.HF_HUB_DISABLE_XET = False"
    )
    assert result.status == 0, result.err
    assert published(hub) == contents(folder)
    assert hub.requested("xet-write-token")
    assert not hub.requested("PUT")


def test_it_prints_the_url_and_the_commit(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    build(tmp_path / "made")
    result = quotebuilder("push", "made", "mara/quotes", "--message", "First of May")
    head = hub.repositories["mara/quotes"].branches["main"]
    assert result.out.splitlines()[1:] == [f"{hub.url}/datasets/mara/quotes", f"commit {head}"]
    assert re.match(r"9 files uploaded \([\d.]+ kB\), 0 deleted, 0 unchanged; read back", result.out)
    assert commits(hub) == ["First of May"]
    assert quotebuilder("push", "-q", "made", "mara/quotes") == (0, "", "")


def test_shards_of_an_earlier_build_go_and_nothing_else(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    folder = build(tmp_path / "made")
    quotebuilder("push", "made", "mara/quotes")
    own = {"NOTES.md": b"mine", "data/mine.jsonl": b"{}\n", ".gitattributes": b"*.psd filter=lfs\n"}
    hub.repositories["mara/quotes"].put(own)
    build(folder, split="1/0/0", articles=5)
    (folder / "draft.txt").write_text("not for others")
    (folder / ".gitignore").write_text("*")
    result = quotebuilder("push", "made", "mara/quotes")
    assert result.status == 0, result.err
    assert "4 deleted" in result.out
    drafts = ("draft.txt", ".gitignore")
    pushed = {path: data for path, data in contents(folder).items() if path not in drafts}
    assert hub.repositories["mara/quotes"].files() == {**pushed, **own}


def test_parquet_takes_the_place_of_json_lines(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    folder = build(tmp_path / "made")
    quotebuilder("push", "made", "mara/quotes")
    build(folder, form="parquet")
    assert quotebuilder("push", "made", "mara/quotes", read_back=True).status == 0
    assert published(hub) == contents(folder)
    assert len(hub.requested("PUT /storage")) == 6
    assert quotebuilder("pull", "mara/quotes", "-o", "back").status == 0
    assert contents(tmp_path / "back") == contents(folder)


def test_a_build_of_another_version_is_replaced(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    folder = build(tmp_path / "made")
    shard = {
        "configuration": "articles",
        "split": "train",
        "rows": 1,
        "bytes": 3,
        "sha256": "",
        "novel": True,
    }
    old = {
        "maker": "quotebuilder",
        "version": "9.0",
        "counts": {},
        "files": {"data/articles/old.jsonl": shard},
    }
    hub.create("mara/quotes", {"build.json": json.dumps(old).encode(), "data/articles/old.jsonl": b"{}\n"})
    assert quotebuilder("push", "made", "mara/quotes").status == 0
    assert published(hub) == contents(folder)


def test_a_dry_run_changes_nothing(hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path) -> None:
    folder = build(tmp_path / "made")
    result = quotebuilder("push", "made", "mara/quotes", "--dry-run")
    assert result.status == 0
    assert result.out.startswith("would create mara/quotes\nwould upload build.json (")
    assert hub.repositories == {}
    quotebuilder("push", "made", "mara/quotes")
    build(folder, split="1/0/0")
    before = published(hub)
    hub.requests.clear()
    told = quotebuilder("push", "made", "mara/quotes", "--dry-run").out
    assert [line for line in told.splitlines() if "delete" in line] == [
        f"would delete data/{configuration}/{split}-00000-of-00001.jsonl"
        for configuration in ("articles", "quotations")
        for split in ("test", "validation")
    ]
    assert published(hub) == before
    assert not hub.requested("POST|PUT")


def test_a_name_without_owner_is_the_users(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    build(tmp_path / "made")
    assert quotebuilder("push", "made", "quotes").status == 0
    assert list(hub.repositories) == ["mara/quotes"]


def test_private_holds_for_new_repositories_only(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    build(tmp_path / "made")
    assert quotebuilder("push", "made", "bellhaven/quotes", "--private").status == 0
    assert hub.repositories["bellhaven/quotes"].private
    assert quotebuilder("push", "made", "bellhaven/quotes", "--private").status == 0
    assert quotebuilder("push", "made", "bellhaven/quotes").status == 0
    assert hub.repositories["bellhaven/quotes"].private
    hub.create("mara/open")
    result = quotebuilder("push", "made", "mara/open", "--private")
    assert result.status == 1
    assert "mara/open: is there already and public" in result.err
    assert published(hub, "mara/open") == {}


def test_python_has_the_same_functions(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    folder = build(tmp_path / "made")
    assert quotebuilder("--version", code=FACE).out.startswith("mara/quotes True 9 True\n")
    assert hub.repositories["mara/quotes"].private
    assert contents(tmp_path / "back") == contents(folder)


# Branches, pull requests, tags


def test_a_branch_is_made_from_main(hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path) -> None:
    folder = build(tmp_path / "made")
    hub.create("mara/quotes", {"LICENSE": b"free"})
    result = quotebuilder("push", "made", "mara/quotes", "--revision", "may")
    assert result.out.splitlines()[1] == f"{hub.url}/datasets/mara/quotes/tree/may"
    assert published(hub) == {"LICENSE": b"free"}
    assert published(hub, revision="may") == {"LICENSE": b"free", **contents(folder)}
    assert len(commits(hub, revision="may")) == 2
    assert "no commit" in quotebuilder("push", "made", "mara/quotes", "--revision", "may").out


def test_a_new_repository_can_begin_with_a_branch(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    folder = build(tmp_path / "made")
    assert quotebuilder("push", "made", "mara/quotes", "--revision", "may").status == 0
    assert published(hub) == {}
    assert published(hub, revision="may") == contents(folder)


def test_a_pull_request_leaves_main_as_it_is(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    hub.large_from = 4_000
    folder = build(tmp_path / "made")
    hub.create("mara/quotes")
    for said in ("9 files uploaded", "nothing to change, so no commit was made"):
        result = quotebuilder("push", "made", "mara/quotes", "--create-pr", token="hf_otto")
        assert result.status == 0, result.err
        assert result.out.startswith(said)
    assert result.out.splitlines()[1] == f"{hub.url}/datasets/mara/quotes/discussions/1"
    assert published(hub) == {}
    assert published(hub, revision="refs/pr/1") == contents(folder)
    assert len(hub.repositories["mara/quotes"].pulls) == 1
    build(folder, word="quay")
    assert quotebuilder("push", "made", "mara/quotes", "--revision", "refs/pr/1").status == 0
    assert published(hub, revision="refs/pr/1") == contents(folder)
    build(folder, word="dock")
    assert quotebuilder("push", "made", "mara/quotes", "--create-pr", token="hf_otto").status == 0
    assert len(hub.repositories["mara/quotes"].pulls) == 2


def test_a_tag_names_the_commit(hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path) -> None:
    folder = build(tmp_path / "made")
    repository = hub.create("mara/quotes")
    for _ in range(2):
        assert quotebuilder("push", "made", "mara/quotes", "--tag", "v1").status == 0
    first = repository.branches["main"]
    assert repository.tags == {"v1": first}
    build(folder, word="quay")
    result = quotebuilder("push", "made", "mara/quotes", "--tag", "v1")
    assert result.status == 1
    assert "has a tag v1 already, at another commit" in result.err
    assert repository.branches["main"] == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--revision", "v1"], "v1 is no branch"),
        (["--revision", "0123456789" * 4], "is no branch"),
        (["--revision", "refs/pr/7"], "has no refs/pr/7"),
        (["--revision", "dev", "--create-pr"], "has no dev"),
    ],
)
def test_what_is_no_branch_cannot_be_pushed_to(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path, arguments: list[str], said: str
) -> None:
    build(tmp_path / "made")
    repository = hub.create("mara/quotes")
    repository.tags["v1"] = repository.branches["main"]
    result = quotebuilder("push", "made", "mara/quotes", *arguments)
    assert (result.status, said in result.err) == (1, True), result.err
    assert not hub.requested("POST|PUT")


def test_a_tag_of_a_proposal_is_wrong_usage(hub: FakeHub, quotebuilder: Runner) -> None:
    result = quotebuilder("push", "made", "mara/quotes", "--tag", "v1", "--create-pr")
    assert result.status == 2
