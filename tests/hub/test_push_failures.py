"""What stands in a push's way: it says so in a line, and leaves nothing half done."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_hub import FakeHub, Fault, Request
from runner import Result, Runner

Build = Callable[..., Path]

WITHOUT_WAITING = "import huggingface_hub.utils._http as http; http.time.sleep = lambda seconds: None"
"""The client waits seconds between its attempts; here it need not."""
IMPATIENT = f"{WITHOUT_WAITING}; from builder.hub import connection; connection.ANSWER_SECONDS = 0.2"
NOBODY_THERE = "import huggingface_hub; huggingface_hub.constants.ENDPOINT = 'http://127.0.0.1:9'"
LOGGED_OUT = "import huggingface_hub.constants as c; c.HF_TOKEN_PATH = '/nowhere'"


def failed(result: Result) -> str:
    """Return the message of a push that failed as it should: with one line of error after the steps."""
    assert result.status == 1
    assert result.out == ""
    *steps, error = result.err.splitlines()
    assert all(step.endswith(" ...") for step in steps)
    assert error.startswith("quotebuilder: error: ")
    return error.removeprefix("quotebuilder: error: ")


# The user and the name


def test_without_a_token_nothing_is_asked(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    build(tmp_path / "made")
    error = failed(quotebuilder("push", "made", "mara/quotes", token=None, code=LOGGED_OUT))
    assert error == "no token for the Hub: log in with: hf auth login (or set HF_TOKEN)"
    assert hub.requests == []


@pytest.mark.parametrize(
    ("name", "token", "said"),
    [
        ("mara/quotes", "hf_nobody", "mara/quotes: the Hub does not accept the token; log in with"),
        (
            "otto/quotes",
            "hf_mara",
            "no permission to do that: You don't have the rights to create a dataset under",
        ),
        ("otto/taken", "hf_mara", "no permission to do that: Forbidden: pass `create_pr=1`"),
        ("otto/hidden", "hf_mara", "no permission to do that: You don't have the rights"),
        ("mara/quotes/may", "hf_mara", "cannot be the name of a dataset on the Hub, such as owner/name"),
        ("mara/my quotes", "hf_mara", "cannot be the name of a dataset on the Hub"),
        ("https://huggingface.co/mara", "hf_mara", "cannot be the name of a dataset on the Hub"),
        ("mara/photos", "hf_mara", "holds files, such as cat.jpg, but no dataset made by quotebuilder"),
        ("mara/other", "hf_mara", "mara/other/build.json: not written by quotebuilder generate"),
    ],
)
def test_names_that_cannot_be_pushed_to(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path, name: str, token: str, said: str
) -> None:
    build(tmp_path / "made")
    hub.create("otto/taken")
    hub.create("otto/hidden", private=True)
    hub.create("mara/photos", {"cat.jpg": b"meow"})
    hub.create("mara/other", {"build.json": b'{"maker": "somebody"}'})
    before = {one: repository.files() for one, repository in hub.repositories.items()}
    assert said in failed(quotebuilder("push", "made", name, token=token))
    assert {one: repository.files() for one, repository in hub.repositories.items()} == before


def test_a_pull_request_needs_a_dataset(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    build(tmp_path / "made")
    assert "no such dataset on the Hub" in failed(quotebuilder("push", "made", "mara/quotes", "--create-pr"))
    assert hub.repositories == {}


# The folder


def spoil_shard(folder: Path) -> None:
    shard = folder / "data/articles/test-00000-of-00001.jsonl"
    shard.write_bytes(shard.read_bytes().replace(b"pier", b"quay"))


def spoil_row(folder: Path) -> None:
    """Spoil a row and its checksum, as somebody does who writes build.json too."""
    import hashlib

    name = "data/articles/train-00000-of-00001.jsonl"
    lines = (folder / name).read_bytes().splitlines(keepends=True)
    row = json.loads(lines[1])
    row["quotations"][0]["spans"][0]["end"] += 1
    lines[1] = json.dumps(row).encode() + b"\n"
    (folder / name).write_bytes(b"".join(lines))
    build = json.loads((folder / "build.json").read_bytes())
    build["files"][name]["sha256"] = hashlib.sha256(b"".join(lines)).hexdigest()
    (folder / "build.json").write_text(json.dumps(build))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (spoil_shard, "made: data/articles/test-00000-of-00001.jsonl: has "),
        (spoil_row, "made: data/articles/train-00000-of-00001.jsonl"),
        (
            lambda made: (made / "data/articles/test-00000-of-00001.jsonl").unlink(),
            "test-00000-of-00001.jsonl: listed in build.json, but missing",
        ),
        (
            lambda made: (made / "data" / "draft.jsonl").write_text(""),
            "data/draft.jsonl: not listed in build.json",
        ),
        (lambda made: (made / "README.md").unlink(), "made: README.md: missing"),
        (lambda made: (made / "build.json").unlink(), "made: not a dataset folder"),
        (lambda made: (made / "build.json").write_text("[]"), "made/build.json: not written by quotebuilder"),
        (lambda made: made.rename(made.with_name("away")), "made: not a dataset folder"),
    ],
)
def test_a_folder_that_is_not_as_built_is_not_pushed(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(build(tmp_path / "made"))
    assert said in failed(quotebuilder("push", "made", "mara/quotes"))
    assert hub.requests == []


# The Hub

REFUSALS = [
    (
        "POST .*/commit/",
        413,
        {},
        "the Hub finds this too large (413): out of order; build with shards of 10 MB to 50 GB",
    ),
    (
        "POST .*/commit/",
        429,
        {"Retry-After": "40"},
        "too many requests for the Hub (429); try again in 40 seconds",
    ),
    ("POST .*/commit/", 503, {}, "the Hub has trouble (503): out of order; try again later"),
    ("POST .*/commit/", 400, {}, "the Hub refuses (400): out of order"),
    ("POST .*/preupload/", 500, {}, "the Hub has trouble (500)"),
    ("POST .*/preupload/", 429, {}, "too many requests for the Hub (429); try again later"),
    ("PUT /storage", 502, {}, "the Hub has trouble (502)"),
    ("PUT /storage", 413, {}, "the Hub finds this too large (413)"),
    ("POST .*/objects/batch", 403, {}, "the token has no permission to do that: out of order"),
    ("GET .*/tree/", 504, {}, "the Hub has trouble (504)"),
    ("GET .*/refs", 500, {}, "the Hub has trouble (500)"),
    ("GET /api/datasets/mara/quotes$", 503, {}, "the Hub has trouble (503)"),
]


@pytest.mark.parametrize(("where", "status", "headers", "said"), REFUSALS)
def test_what_the_hub_refuses(
    hub: FakeHub,
    quotebuilder: Runner,
    build: Build,
    tmp_path: Path,
    where: str,
    status: int,
    headers: dict[str, str],
    said: str,
) -> None:
    hub.large_from = 4_000
    build(tmp_path / "made")
    hub.create("mara/quotes", {"LICENSE": b"free"})
    hub.faults = [Fault(where, status, headers)]
    error = failed(quotebuilder("push", "made", "mara/quotes", code=WITHOUT_WAITING))
    assert error.startswith(f"mara/quotes: {said}")
    assert set(hub.repositories["mara/quotes"].files()) == {"LICENSE", ".gitattributes"}
    if where.startswith("POST"):
        assert error.endswith("This push has changed nothing")


def test_a_repository_that_cannot_be_made(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    build(tmp_path / "made")
    hub.faults = [Fault("POST /api/repos/create", 500)]
    assert "the Hub has trouble (500)" in failed(quotebuilder("push", "made", "mara/quotes"))
    hub.faults = [Fault("POST .*/commit/", 500)]
    assert failed(quotebuilder("push", "made", "mara/quotes")).endswith(
        "The dataset was created, and is still empty"
    )
    hub.faults = []
    assert quotebuilder("push", "made", "mara/quotes").status == 0


def test_a_hub_that_comes_back_is_waited_for(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    hub.large_from = 4_000
    build(tmp_path / "made")
    hub.faults = [Fault("PUT /storage", 503, times=2)]
    assert quotebuilder("push", "made", "mara/quotes", code=WITHOUT_WAITING).status == 0


def test_nobody_is_there(hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path) -> None:
    build(tmp_path / "made")
    error = failed(quotebuilder("push", "made", "mara/quotes", code=NOBODY_THERE))
    assert error.startswith("mara/quotes: the Hub cannot be reached (")
    offline = "huggingface_hub.constants.HF_HUB_OFFLINE = True"
    error = failed(quotebuilder("push", "made", "mara/quotes", code=offline))
    assert error == "mara/quotes: the Hub may not be asked while HF_HUB_OFFLINE is set"


@pytest.mark.parametrize("where", ["GET .*/refs", "POST .*/preupload/"])
def test_a_hub_that_is_too_slow(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path, where: str
) -> None:
    build(tmp_path / "made")
    hub.create("mara/quotes")
    hub.faults = [Fault(where, delay=0.5)]
    error = failed(quotebuilder("push", "made", "mara/quotes", code=IMPATIENT))
    assert error.startswith("mara/quotes: the Hub does not answer in time; try again later")


def test_an_answer_that_is_lost(hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path) -> None:
    folder = build(tmp_path / "made")
    hub.faults = [Fault("POST .*/commit/", lose=True)]
    assert quotebuilder("push", "made", "mara/quotes").status == 0
    first = hub.repositories["mara/quotes"].branches["main"]
    build(folder, word="quay")
    hub.faults = [Fault("POST .*/commit/", lose=True), Fault("GET .*/revision/main", 503)]
    error = failed(quotebuilder("push", "made", "mara/quotes"))
    assert error.startswith("mara/quotes: the Hub broke the connection off (")
    assert error.endswith("Whether the commit was made is not known; it was made as a whole or not at all")
    assert hub.repositories["mara/quotes"].branches["main"] != first
    hub.faults = []
    assert "no commit was made" in quotebuilder("push", "made", "mara/quotes").out


# Others


def test_somebody_else_was_quicker(hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path) -> None:
    build(tmp_path / "made")
    repository = hub.create("mara/quotes")

    def change(request: Request) -> None:
        if "/commit/" in request.path:
            repository.put({"LICENSE": b"free"})

    hub.before = change
    error = failed(quotebuilder("push", "made", "mara/quotes"))
    assert error.startswith(
        "mara/quotes: somebody else has changed the dataset meanwhile; look at it, then push again"
    )
    assert set(repository.files()) == {"LICENSE", ".gitattributes"}


def test_a_file_that_the_hub_would_leave_out(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    build(tmp_path / "made")
    hub.create("mara/quotes", {".gitignore": b"build.json\n"})
    error = failed(quotebuilder("push", "made", "mara/quotes"))
    assert error.startswith("mara/quotes: its .gitignore names build.json, so the Hub would leave that out")
    assert set(hub.repositories["mara/quotes"].files()) == {".gitignore", ".gitattributes"}


def test_what_comes_back_is_compared_row_by_row(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path
) -> None:
    folder = build(tmp_path / "made")
    shard = folder / "data/quotations/train-00000-of-00001.jsonl"
    lines = shard.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"Quill", b"Quilt")
    hub.faults = [Fault("GET .*/resolve/.*/data/quotations/train", 200, body=b"".join(lines))]
    error = failed(quotebuilder("push", "made", "mara/quotes", "--tag", "v1", read_back=True))
    head = hub.repositories["mara/quotes"].branches["main"]
    assert error == (
        f"mara/quotes at commit {head}: what the Hub gives back is not what is in the folder: "
        "quotations/train: row 3 is another"
    )
    assert hub.repositories["mara/quotes"].tags == {}


@pytest.mark.parametrize(
    ("where", "left"), [("GET .*/resolve/.*jsonl", "not yet compared"), ("POST .*/tag", "without the tag")]
)
def test_a_push_that_fails_at_its_end_says_where_things_stand(
    hub: FakeHub, quotebuilder: Runner, build: Build, tmp_path: Path, where: str, left: str
) -> None:
    build(tmp_path / "made")
    hub.faults = [Fault(where, 500)]
    error = failed(
        quotebuilder("push", "made", "mara/quotes", "--tag", "v1", code=WITHOUT_WAITING, read_back=True)
    )
    head = hub.repositories["mara/quotes"].branches["main"]
    assert f"the Hub has trouble (500): out of order; try again later. It is at commit {head}" in error
    assert left in error
    hub.faults = []
    assert quotebuilder("push", "made", "mara/quotes", "--tag", "v1").status == 0
    assert hub.repositories["mara/quotes"].tags == {"v1": head}
