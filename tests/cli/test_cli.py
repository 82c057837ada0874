"""The command line end to end: what people give, good and bad, and what they get."""

import errno
import io
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pyarrow
import pytest

from builder import running
from builder.cli import run
from builder.schema import Article, violations

STORY = (
    "The ferry to Ormsay is late again.\n\n“We have one engine and two islands,” said Petra Lund, "
    "a spokeswoman for Ormsay Ferries.\n"
)
TABLE_TALK = "“Nobody asked the farmers,” Tomas Ekwall told the Dalby Gazette on Friday."


def apart(n: int) -> str:
    """Return a text that is like no other but for its quotation."""
    return f"{' '.join(f'case{n}x{place}' for place in range(30))}. {TABLE_TALK}"


class Result(NamedTuple):
    """What a run of the command gave."""

    status: int
    out: str
    err: str

    @property
    def articles(self) -> list[Article]:
        """Return the articles on standard output, each checked against the contract."""
        articles = [msgspec.json.decode(line, type=Article) for line in self.out.splitlines()]
        assert [violations(article) for article in articles] == [[]] * len(articles)
        return articles


@pytest.fixture
def quotebuilder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Result]:
    """Return a function that runs the command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Result:
        status = run(list(arguments))
        captured = capfdbinary.readouterr()
        return Result(status, captured.out.decode(), captured.err.decode())

    return call


def write_jsonl(path: str, rows: list[object]) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


# What comes out


def test_annotate_gives_articles_in_input_order(quotebuilder: Callable[..., Result]) -> None:
    write_jsonl("in.jsonl", [{"id": f"n{n}", "text": f"Number {n}. {TABLE_TALK}"} for n in range(20)])
    Path("story.txt").write_text("date 2024-05-06 " + STORY)
    result = quotebuilder("annotate", "in.jsonl", "story.txt")
    assert result.status == 0
    assert [article.id for article in result.articles] == [*(f"n{n}" for n in range(20)), "story"]
    assert result.articles[-1].published == "2024-05-06"
    assert all(article.quotations for article in result.articles)
    assert result.err.startswith("21 articles, ")


def test_quiet_says_nothing(quotebuilder: Callable[..., Result]) -> None:
    Path("story.txt").write_text(STORY)
    assert quotebuilder("annotate", "-q", "story.txt").err == ""
    result = quotebuilder("generate", "-q", "story.txt", "-o", "out")
    assert (result.status, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"])
def test_annotate_writes_a_file_the_same_each_time(quotebuilder: Callable[..., Result], name: str) -> None:
    Path("story.txt").write_text(STORY)
    expected = quotebuilder("annotate", "story.txt").out
    assert quotebuilder("annotate", "story.txt", "-o", name).out == ""
    first = Path(name).read_bytes()
    time.sleep(0.01)
    quotebuilder("annotate", "story.txt", "-o", name)
    assert Path(name).read_bytes() == first
    codec = {".gz": "gzip", "zst": "zstd"}.get(name[-3:])
    with pyarrow.input_stream(name, compression=codec) as file:
        assert file.read().decode() == expected


def test_standard_input(quotebuilder: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps({"text": TABLE_TALK}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    result = quotebuilder("annotate", "-")
    assert result.status == 0
    assert result.articles[0].text == TABLE_TALK


def test_columns_are_named(quotebuilder: Callable[..., Result]) -> None:
    write_jsonl("in.jsonl", [{"copy": TABLE_TALK, "paper": "Dalby Gazette"}])
    result = quotebuilder("annotate", "in.jsonl", "--columns", "text=copy, publisher=paper")
    assert (result.articles[0].text, result.articles[0].publisher) == (TABLE_TALK, "Dalby Gazette")


def test_double_apostrophes_are_marks_when_asked(quotebuilder: Callable[..., Result]) -> None:
    text = "''Nobody asked the farmers,'' Tomas Ekwall said on Friday."
    Path("story.txt").write_text(text)
    asked = quotebuilder("annotate", "story.txt", "--double-apostrophes")
    assert [quotation.text for quotation in asked.articles[0].quotations] == ["Nobody asked the farmers,"]


def test_generate_builds_a_dataset(quotebuilder: Callable[..., Result]) -> None:
    import datasets

    write_jsonl("in.jsonl", [{"text": apart(n)} for n in range(50)])
    result = quotebuilder("generate", "in.jsonl", "-o", "out", "--split", "0.5/0.25/0.25")
    assert result.status == 0
    assert result.out.startswith("out: 50 articles, 50 quotations (50 direct, 0 mixed, 0 indirect)\n")
    loaded = datasets.load_dataset("out", "quotations", cache_dir="cache")
    assert sum(split.num_rows for split in loaded.values()) == 50
    assert set(loaded) == {"train", "validation", "test"}
    said = json.loads(Path("out/build.json").read_text())
    assert said["inputs"][0]["name"] == "in.jsonl"
    assert len(said["inputs"][0]["sha256"]) == 64
    assert said["options"] == {
        "split": {"train": "1/2", "validation": "1/4", "test": "1/4"},
        "split_by": "random",
        "deduplicate": False,
        "format": "jsonl",
        "shard_size": 500_000_000,
        "columns": None,
        "input_split": None,
        "double_apostrophes": False,
        "lexicon": None,
        "spacy_model": None,
        "corrections": [],
        "extend": None,
        "max_article_chars": 10_000_000,
    }
    assert str(Path.cwd()) not in Path("out/build.json").read_text()


def test_every_command_takes_a_dataset_in_parquet(quotebuilder: Callable[..., Result]) -> None:
    write_jsonl("in.jsonl", [{"id": f"n{n}", "text": apart(n), "date": "2024-05-06"} for n in range(9)])
    for form in ("jsonl", "parquet"):
        arguments = ["-o", form, "--format", form, "--split", "0/0/1", "-q"]
        assert quotebuilder("generate", "in.jsonl", *arguments).status == 0
    assert (
        quotebuilder("show", "parquet", "--id", "n4").out == quotebuilder("show", "jsonl", "--id", "n4").out
    )
    for command in (["export", "conll"], ["annotate"], ["evaluate", "--samples", "0"]):
        extra = ["rules"] if command[0] == "evaluate" else []
        found = [
            quotebuilder(*command, form, *extra, "-o" if not extra else "--errors", f"{form}.out")
            for form in ("jsonl", "parquet")
        ]
        assert [one.status for one in found] == [0, 0], found
        if command != ["annotate"]:
            assert Path("jsonl.out").read_bytes() == Path("parquet.out").read_bytes()


def test_word_lists_of_ones_own_are_written_down(quotebuilder: Callable[..., Result], tmp_path: Path) -> None:
    Path("story.txt").write_text(STORY)
    Path("lists").mkdir()
    Path("lists/calendar.txt").write_text("Harvestmonth\n")
    lists = tmp_path / "lists"
    assert quotebuilder("generate", "story.txt", "-o", "out", "--lexicon", str(lists)).status == 0
    said = Path("out/build.json").read_text()
    (written,) = json.loads(said)["options"]["lexicon"]
    assert (written["name"], written["bytes"]) == ("calendar.txt", 13)
    assert str(tmp_path) not in said


@pytest.mark.parametrize("command", [["annotate"], ["generate", "-o", "out"], ["show"]])
def test_a_fault_in_the_word_lists_is_told_before_all_work(
    quotebuilder: Callable[..., Result], command: list[str]
) -> None:
    Path("story.txt").write_text(STORY)
    Path("lists").mkdir()
    Path("lists/cues.txt").write_text("# mine\nyammer say qt\n")
    result = quotebuilder(*command, "story.txt", "--lexicon", "lists")
    assert (result.status, result.out, Path("out").exists()) == (1, "", False)
    assert result.err.startswith(
        "quotebuilder: error: lists/cues.txt:2: a line here has the columns verb, kind"
    )
    assert result.err.count("\n") == 1


def everything(folder: str) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def test_the_same_bytes_whatever_the_workers(
    quotebuilder: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "HEAD", 1000)
    rows: list[object] = [{"text": f"Number {n}. {TABLE_TALK}"} for n in range(600)]
    write_jsonl("in.jsonl", [*rows[:300], {"text": ""}, *rows[300:]])
    outputs = []
    for workers in ("1", "2", "3"):
        result = quotebuilder("generate", "in.jsonl", "-o", "out", "--workers", workers)
        assert "in.jsonl:301: " in result.err
        outputs.append(
            (everything("out"), result.out, quotebuilder("annotate", "in.jsonl", "--workers", workers).out)
        )
    assert outputs[0] == outputs[1] == outputs[2]


def test_adding_articles_moves_none(quotebuilder: Callable[..., Result]) -> None:
    def places() -> dict[str, str]:
        found = {}
        for path in Path("out/data/articles").iterdir():
            for line in path.read_text().splitlines():
                found[json.loads(line)["text"]] = path.name
        return found

    write_jsonl("in.jsonl", [{"id": n, "text": apart(n)} for n in range(100)])
    quotebuilder("generate", "in.jsonl", "-o", "out")
    before = places()
    write_jsonl("more.jsonl", [{"id": 999 - n, "text": apart(n)} for n in range(150)])
    quotebuilder("generate", "more.jsonl", "-o", "out")
    after = places()
    assert len(after) == 150
    assert before.items() <= after.items()


def test_show_draws_the_first_article_or_the_one_asked_for(quotebuilder: Callable[..., Result]) -> None:
    write_jsonl("in.jsonl", [{"id": "a", "text": "Rain fell."}, {"id": "b", "text": TABLE_TALK}])
    assert "No quotation found." in quotebuilder("show", "in.jsonl").out
    result = quotebuilder("show", "in.jsonl", "--id", "b")
    assert "[1: Nobody asked the farmers,]" in result.out
    missing = quotebuilder("show", "in.jsonl", "--id", "c")
    assert (missing.status, missing.out) == (1, "")
    assert missing.err == "quotebuilder: error: in.jsonl: no article with the id 'c' to show\n"


# What goes wrong

BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty.jsonl": (b"", "empty.jsonl: no text"),
    "not-json.jsonl": (b'{"text": "Fine."}\n{"text": \n', "not-json.jsonl:2: "),
    "no-text.jsonl": (b'{"title": "T"}\n', "no-text.jsonl:1: no column with the text"),
    "surrogate.jsonl": (b'{"text": "\\ud83d lonely"}\n', "surrogate.jsonl:1: 'text' has a lone surrogate"),
    "twice.jsonl": (b'{"id": 1, "text": "1."}\n{"id": 1, "text": "2."}\n', "twice.jsonl:2: duplicate id"),
    "latin.txt": (b"caf\xe9 \x81 and more \xff\n", "latin.txt: not valid UTF-8"),
    "blank.txt": (b" \n\n", "blank.txt: no text"),
}
"""Files with one bad record each, and what is said of it."""


@pytest.mark.parametrize("command", ["annotate", "generate"])
@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_input_is_reported_and_the_rest_goes_on(
    quotebuilder: Callable[..., Result], name: str, command: str
) -> None:
    data, said = BAD_FILES[name]
    Path(name).write_bytes(data)
    Path("story.txt").write_text(STORY)
    result = quotebuilder(command, name, "story.txt", *(["-o", "out"] if command == "generate" else []))
    assert result.status == 0
    assert result.err.startswith(said)
    assert "1 record rejected" in result.err + result.out


@pytest.mark.parametrize("name", BAD_FILES)
def test_strict_stops_at_the_first_bad_record(quotebuilder: Callable[..., Result], name: str) -> None:
    Path(name).write_bytes(BAD_FILES[name][0])
    Path("a.txt").write_text(STORY)
    Path("z.txt").write_text(STORY + "More.")
    result = quotebuilder("annotate", "--strict", "a.txt", name, "z.txt")
    assert result.status == 1
    assert result.err.startswith("quotebuilder: error: " + name)
    assert result.err.count("\n") == 1
    assert "a" in [article.id for article in result.articles]
    assert "z" not in [article.id for article in result.articles]


def test_strict_leaves_the_old_dataset(quotebuilder: Callable[..., Result]) -> None:
    Path("a.txt").write_text(STORY)
    quotebuilder("generate", "a.txt", "-o", "out")
    before = everything("out")
    Path("bad.jsonl").write_text("{")
    assert quotebuilder("generate", "--strict", "a.txt", "bad.jsonl", "-o", "out").status == 1
    assert everything("out") == before


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffWords of a “mark” first.".encode(), "Words of a “mark” first."),
        (b"Line one.\r\nLine two.\r\n", "Line one.\nLine two."),
        (b"Null\x00 bytes.", "Null bytes."),
        (b'"' * 2000, '"' * 2000),
        (b"No quotations at all.", "No quotations at all."),
    ],
    ids=["BOM", "CRLF", "null bytes", "all marks", "no quotations"],
)
def test_odd_input_is_handled(quotebuilder: Callable[..., Result], data: bytes, text: str) -> None:
    Path("odd.txt").write_bytes(data)
    result = quotebuilder("annotate", "odd.txt")
    assert (result.status, result.articles[0].text) == (0, text)
    assert quotebuilder("generate", "odd.txt", "-o", "out").status == 0


def test_a_long_article_has_short_rows(quotebuilder: Callable[..., Result]) -> None:
    rain = "Rain fell on the pier, and nobody said a word about it. " * 2_000
    Path("big.txt").write_text(STORY.replace("\n\n", " ") + rain + STORY)
    result = quotebuilder("generate", "big.txt", "-o", "out", "--split", "1/0/0")
    assert result.status == 0
    rows = Path("out/data/quotations/train-00000-of-00001.jsonl").read_text().splitlines()
    texts = [json.loads(row)["text"] for row in rows]
    assert texts.count("We have one engine and two islands,") == 2
    assert max(map(len, rows)) < 10_000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["annotate", "nowhere.txt"], "nowhere.txt: no such file"),
        (["annotate", "folder"], "folder: no articles in this folder"),
        (["annotate", "*.csv"], "*.csv: no file"),
        (["annotate", "empty.jsonl"], "no article to annotate"),
        (["generate", "empty.jsonl", "-o", "out"], "no article to build a dataset from"),
        (["show", "empty.jsonl"], "empty.jsonl: no article to show"),
        (["annotate", "story.txt", "-o", "story.txt"], "is an input too"),
        (["annotate", "story.txt", "-o", "no/such/folder.jsonl"], "cannot be written"),
        (["annotate", "story.txt", "-o", "folder"], "folder: cannot be written (Is a directory)"),
        (["generate", "story.txt", "-o", "story.txt"], "story.txt: is a file"),
        (["annotate", "story.txt", "--columns", "color=x"], "no field is called 'color'"),
        (["generate", "story.txt", "-o", "."], "no dataset made by quotebuilder"),
    ],
)
def test_errors_are_one_clear_line(
    quotebuilder: Callable[..., Result], arguments: list[str], said: str
) -> None:
    Path("folder").mkdir()
    Path("empty.jsonl").write_text("")
    Path("story.txt").write_text(STORY)
    result = quotebuilder(*arguments)
    assert result.status == 1
    *rejected, last = result.err.splitlines()
    assert last.startswith("quotebuilder: error: ")
    assert said in last
    assert rejected == (["empty.jsonl: no text: there is no record in it"] if "empty" in arguments[1] else [])
    assert Path("story.txt").read_text() == STORY


@pytest.mark.parametrize(
    "arguments",
    [
        ["annotate"],
        ["annotate", "--no-such-option", "x"],
        ["no-such-command"],
        ["generate", "x"],
        ["generate", "x", "-o", "out", "--split", "0.5/0.5"],
        ["annotate", "x", "--workers", "0"],
        ["annotate", "x", "--columns", "text"],
    ],
)
def test_wrong_usage_has_status_2(quotebuilder: Callable[..., Result], arguments: list[str]) -> None:
    result = quotebuilder(*arguments)
    assert result.status == 2
    assert result.err.startswith("quotebuilder: error: ")
    assert result.err.count("\n") == 1


def test_unreadable_and_unwritable_places(quotebuilder: Callable[..., Result]) -> None:
    Path("locked.txt").write_text(STORY)
    Path("locked.txt").chmod(0)
    if os.access("locked.txt", os.R_OK):
        pytest.skip("runs with the right to read and write everything, as root does")
    Path("story.txt").write_text(STORY)
    assert "locked.txt: cannot be read" in quotebuilder("annotate", "locked.txt", "story.txt").err
    Path("wall").mkdir()
    Path("wall").chmod(0o500)
    result = quotebuilder("generate", "story.txt", "-o", "wall/out")
    assert (result.status, result.err.count("\n")) == (1, 1)
    assert "Permission denied" in result.err


def test_no_article_and_no_name_of_a_file_steers_the_terminal(quotebuilder: Callable[..., Result]) -> None:
    evil = "\x1b]0;x\x07\x9b31m\u202e\u061c"
    name = f"in{evil}"
    text = f"“We stay{evil} here,” said Petra{evil} Lund of Ormsay{evil} Ferries. “{evil}” It is a “ferry{evil}” then."
    rows: list[object] = [
        {field: f"{field}{evil}" for field in ("title", "publisher", "author", "url", "language")}
    ]
    write_jsonl(
        f"{name}.jsonl",
        [{**rows[0], "id": "a\u202e", "text": text}, {"text": 5}, {"id": evil, "text": "a"}, 5],
    )  # type: ignore[dict-item]
    commands = [
        ("generate", f"{name}.jsonl", "-o", name),
        ("show", f"{name}.jsonl", "--all"),
        ("show", f"{name}.jsonl", "--id", evil),
        ("annotate", f"{name}.jsonl", "-v", "-o", f"{name}.out.jsonl"),
        ("annotate", f"{evil}.jsonl"),
        ("validate", name),
        ("report", name, "-o", f"{name}.html"),
        ("export", "conll", name, "-v", "-o", f"{name}.conll"),
        ("export", "brat", name, "-o", f"{name}/brat"),
        ("evaluate", f"{name}.out.jsonl", "rules", "-q"),
        ("evaluate", f"{name}.out.jsonl", "rules", "-q", "--markdown"),
        ("push", evil, "owner/name", "--dry-run"),
        ("import", "polnear", evil, "-o", "x"),
    ]
    status = {}
    for command in commands:
        result = quotebuilder(*command)
        status[command[0]] = result.status
        said = result.out + result.err
        assert said
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u061c]", said), command
    assert {name for name, number in status.items() if number} == {"annotate", "show", "push", "import"}
    assert sorted(path.name for path in Path(name, "brat").iterdir() if path.suffix == ".ann") == [
        "a=E2=80=AE.ann"
    ]


def test_an_article_that_breaks_the_annotator_is_rejected(
    quotebuilder: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from builder.building import annotating

    whole = annotating.annotate_article

    def fragile(article: Article, options: object) -> Article:
        if article.id == "b":
            raise RecursionError("too deep")
        return whole(article)

    monkeypatch.setattr(annotating, "annotate_article", fragile)
    write_jsonl("in.jsonl", [{"id": name, "text": f"{name} {STORY}"} for name in "abc"])
    result = quotebuilder("annotate", "in.jsonl", "--workers", "1")
    assert result.status == 0
    assert [article.id for article in result.articles] == ["a", "c"]
    assert "in.jsonl:2: the annotation failed (RecursionError: too deep)" in result.err
    assert quotebuilder("annotate", "in.jsonl", "--strict", "--workers", "1").status == 1
    assert caplog.text == ""
    quotebuilder("annotate", "in.jsonl", "--verbose", "--workers", "1")
    assert 'raise RecursionError("too deep")' in caplog.text
    assert "2 articles in " in caplog.text


# In a process of its own


def command(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "builder", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


@pytest.fixture
def long_input(tmp_path: Path) -> Path:
    path = tmp_path / "long.jsonl"
    with path.open("w") as file:
        file.writelines(json.dumps({"text": f"Number {n}. {STORY * 20}"}) + "\n" for n in range(3000))
    return path


def test_a_closed_pipe_ends_quietly(long_input: Path) -> None:
    process = command("annotate", str(long_input), "--workers", "1")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(timeout=20) == 1


def wait_for_a_part(tmp_path: Path) -> None:
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob(".out.build/parts/*.part")) and time.monotonic() < deadline:
        time.sleep(0.02)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_build_that_is_stopped_says_how_to_go_on(
    quotebuilder: Callable[..., Result], long_input: Path, tmp_path: Path, workers: str, sign: signal.Signals
) -> None:
    process = command("generate", str(long_input), "-o", str(tmp_path / "out"), "--workers", workers)
    wait_for_a_part(tmp_path)
    process.send_signal(sign)
    start = time.monotonic()
    _, err = process.communicate(timeout=20)
    assert time.monotonic() - start < 3
    said = b"quotebuilder: interrupted; what is done is kept; give the same command again to go on"
    assert (process.returncode, err.strip()) == (130, said)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.build", "long.jsonl"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_annotate_with_one_line(long_input: Path, tmp_path: Path, workers: str) -> None:
    output = tmp_path / "out.jsonl"
    process = command("annotate", str(long_input), "-o", str(output), "--workers", workers)
    deadline = time.monotonic() + 30
    while not (output.exists() and output.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    start = time.monotonic()
    _, err = process.communicate(timeout=20)
    assert time.monotonic() - start < 3
    assert (process.returncode, err.strip()) == (130, b"quotebuilder: interrupted")


def small_disk() -> None:
    """Let the process write no file longer than 100 kB: what a full disk looks like, short of having one."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_leaves_the_old_dataset(
    quotebuilder: Callable[..., Result], long_input: Path, tmp_path: Path
) -> None:
    Path("story.txt").write_text(STORY)
    quotebuilder("generate", "story.txt", "-o", "out")
    before = everything("out")
    process = command("generate", str(long_input), "-o", "out", preexec_fn=small_disk, cwd=tmp_path)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.decode().startswith("quotebuilder: error: out: cannot write the dataset")
    assert os.strerror(errno.EFBIG) in err.decode()
    assert err.count(b"\n") == 1
    assert everything("out") == before
    assert {path.name for path in tmp_path.iterdir()} <= {"long.jsonl", "out", "story.txt", ".out.build"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_ends_annotate_with_an_error(quotebuilder: Callable[..., Result], tmp_path: Path) -> None:
    Path("story.txt").write_text(STORY)
    result = quotebuilder("annotate", "story.txt", "-o", "/dev/full")
    assert result.status == 1
    assert result.err == (
        "quotebuilder: error: /dev/full: cannot be written (No space left on device); "
        "rows already there are kept\n"
    )
    with open("/dev/full", "wb") as full:
        process = subprocess.Popen(
            [sys.executable, "-m", "builder", "annotate", str(tmp_path / "story.txt")],
            stdout=full,
            stderr=subprocess.PIPE,
        )
        _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert err == b"quotebuilder: error: standard output: cannot be written (No space left on device)\n"


def test_help_is_quick_and_has_examples() -> None:
    code = (
        "import sys; from builder.cli import run; run(['--help']); "
        "heavy = {'datasets', 'pyarrow', 'spacy', 'trafilatura', 'rich', 'numpy'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.parametrize("name", ["annotate", "generate", "show"])
def test_every_command_has_an_example(quotebuilder: Callable[..., Result], name: str) -> None:
    result = quotebuilder(name, "--help")
    assert result.status == 0
    assert f"Example: quotebuilder {name} " in result.out


def test_version(quotebuilder: Callable[..., Result]) -> None:
    from builder import __version__

    assert quotebuilder("--version").out == f"quotebuilder {__version__}\n"
