"""Every kind of corruption is found, one planted at a time."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.cli import run
from builder.validation import validate

WORDS = [
    "rope",
    "paint",
    "timber",
    "gravel",
    "lamps",
    "paper",
    "glass",
    "bread",
    "copper",
    "wool",
    "coal",
    "bricks",
    "salt",
    "maps",
    "boats",
    "nets",
    "bells",
    "wires",
    "tiles",
    "pumps",
    "chairs",
    "doors",
    "songs",
    "clocks",
    "ferries",
    "trains",
    "stamps",
    "kites",
    "drums",
    "roofs",
    "pipes",
    "carts",
]
Rows = list[dict[str, Any]]


def text_of(n: int) -> str:
    words = WORDS[n:] + WORDS[:n]
    return (
        f"“The pier needs {words[0]}, {words[3]} and {words[7]},” said Mara Quill, the harbour master.\n\n"
        f"The council has looked at {', '.join(words[::3])}. Nobody at number {n} of street {n * 7} minds {n}.\n\n"
        f"Tomas Ekwall called it “a {words[4]} of {words[9]}.”"
    )


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset folder without fault."""
    folder = tmp_path_factory.mktemp("sound")
    source = folder / "news.jsonl"
    articles = ({"id": f"n{n}", "published": "2024-05-06", "text": text_of(n)} for n in range(20))
    source.write_text("".join(json.dumps(article) + "\n" for article in articles))
    built = folder / "built"
    assert (
        run(["generate", str(source), "-o", str(built), "--split", "0.4/0.3/0.3", "--workers", "1", "-q"])
        == 0
    )
    return built


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "built"))


def shard(folder: Path, configuration: str, split: str = "train") -> Path:
    return folder / f"data/{configuration}/{split}-00000-of-00001.jsonl"


def sign(folder: Path, *files: Path) -> None:
    """Write sizes and checksums of changed files into build.json, so that these do not tell."""
    path = folder / "build.json"
    build = json.loads(path.read_text())
    for file in files:
        said = build["files"][file.relative_to(folder).as_posix()]
        said["bytes"] = file.stat().st_size
        said["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    path.write_text(json.dumps(build))


def edit(folder: Path, configuration: str, change: Callable[[Rows], None]) -> None:
    file = shard(folder, configuration)
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    change(rows)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    sign(folder, file)


def edited(configuration: str, change: Callable[[Rows], Any]) -> Callable[[Path], None]:
    return lambda folder: edit(folder, configuration, lambda rows: change(rows) and None)


def article(change: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    return edited("articles", lambda rows: change(rows[0]))


def quotation(change: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    return article(lambda row: change(row["quotations"][0]))


def build_json(change: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        said = json.loads((folder / "build.json").read_text())
        change(said)
        (folder / "build.json").write_text(json.dumps(said))

    return changed


def rewritten(
    path: Callable[[Path], Path], change: Callable[[bytes], bytes], *, signed: bool
) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        file = path(folder)
        file.write_bytes(change(file.read_bytes()))
        if signed:
            sign(folder, file)

    return changed


def card(change: Callable[[str], str]) -> Callable[[Path], None]:
    return lambda folder: (
        (folder / "README.md").write_text(change((folder / "README.md").read_text())) and None
    )


def leak(folder: Path) -> None:
    """Put a copy of an article of train, with other ids, to test: only the words tell."""
    taken = json.loads(shard(folder, "articles").read_text().splitlines()[0])
    taken["id"] = taken["duplicate_group"] = "copy"
    taken["speakers"] = []
    for number, one in enumerate(taken["quotations"], 1):
        one.update(id=f"copy/{number}", quotation_group=f"copy/{number}", speaker=None)
    file = shard(folder, "articles", "test")
    file.write_text(file.read_text() + json.dumps(taken, ensure_ascii=False) + "\n")
    sign(folder, file)


CORRUPTIONS: dict[str, tuple[Callable[[Path], Any], str]] = {
    # offsets, types, ids, nesting, overlaps
    "an offset": (quotation(lambda q: q["spans"][0].update(start=q["spans"][0]["start"] + 1)), "quotations[0].text"),
    "an end beyond the text": (quotation(lambda q: q["spans"][0].update(end=10**6)), "spans[0]"),
    "spans that overlap": (quotation(lambda q: q["spans"].append(q["spans"][0])), "overlaps"),
    "marks outside the content": (quotation(lambda q: q["marked"].append({"start": 90, "end": 95})), "marked"),
    "a cue's words": (quotation(lambda q: q["cue"].update(text="sang")), "cue"),
    "a speaker's mention": (quotation(lambda q: q["speaker"].update(start=0, end=3)), "speaker"),
    "a speaker nobody lists": (quotation(lambda q: q["speaker"].update(entity="n0#99")), "speaker.entity"),
    "an entity's name": (article(lambda row: row["speakers"][0].update(name="Moe")), "speaker"),
    "a type of no list": (quotation(lambda q: q.update(type="reported")), "Invalid enum value"),
    "a type that does not fit": (quotation(lambda q: q.update(type="indirect")), "marked"),
    "a number as text": (quotation(lambda q: q.update(confidence="0.9")), "Expected `float`"),
    "a confidence above 1": (quotation(lambda q: q.update(confidence=1.5)), "confidence"),
    "a quotation's id": (quotation(lambda q: q.update(id="n0/7")), "quotations[0].id"),
    "an id twice": (edited("articles", lambda rows: rows[1].update(id=rows[0]["id"])), "occurs twice"),
    "an empty id": (article(lambda row: row.update(id="")), "id: empty"),
    "a date": (article(lambda row: row.update(published="2024-02-31")), "published"),
    "an empty text": (article(lambda row: row.update(text=" ", quotations=[], speakers=[])), "text: empty"),
    "a carriage return": (article(lambda row: row.update(text=row["text"] + "\r")), "carriage return"),
    "a column too many": (article(lambda row: row.update(mood="sad")), "mood: no such column"),
    "a column too few": (article(lambda row: row.pop("url")), "url: missing"),
    "columns in another order": (article(lambda row: row.update(id=row.pop("id"))), "another order"),
    # both configurations
    "a row of its own": (edited("quotations", lambda rows: rows[0].update(rule="guess")), "rule: not what the article"),
    "its context": (edited("quotations", lambda rows: rows[0].update(context_start=1)), "context_start"),
    "a row missing": (edited("quotations", lambda rows: [rows.pop()]), "has no row of its own"),
    "a row too many": (edited("quotations", lambda rows: rows.append(rows[0])) , "is in no article"),
    # encodings
    "no UTF-8": (
        rewritten(lambda f: shard(f, "articles"), lambda data: data.replace(b"pier", b"p\xff\xfer", 1), signed=True),
        "no JSON in UTF-8",
    ),
    "half a line": (
        rewritten(lambda f: shard(f, "articles"), lambda data: data[: len(data) // 2], signed=True),
        "no JSON in UTF-8",
    ),
    "no object": (
        rewritten(lambda f: shard(f, "articles"), lambda data: data + b"7\n", signed=True),
        "no JSON object",
    ),
    "lists in lists without end": (
        rewritten(lambda f: shard(f, "articles"), lambda data: data + b"[" * 100_000 + b"\n", signed=True),
        "no JSON in UTF-8",
    ),
    "a build.json without end": (
        rewritten(lambda f: f / "build.json", lambda data: data[:-2] + b', "x": ' + b"[" * 100_000, signed=False),
        "not what a build writes",
    ),
    # files, checksums, counts
    "a byte": (
        rewritten(lambda f: shard(f, "articles"), lambda data: data.replace(b"pier", b"bier", 1), signed=False),
        "SHA-256",
    ),
    "a truncated file": (rewritten(lambda f: shard(f, "articles"), lambda d: d[:-9], signed=False), "bytes, not the"),
    "a missing file": (lambda folder: shard(folder, "quotations").unlink(), "missing"),
    "a stray file": (lambda folder: shard(folder, "articles", "extra").write_text(""), "not listed"),
    "a count": (build_json(lambda said: said["counts"]["train"].update(direct=1)), "counts.train"),
    "a path out of the folder": (
        build_json(lambda said: said["files"].update({"../x.jsonl": said["files"].popitem()[1]})),
        "no file of a configuration",
    ),
    "a damaged build.json": (build_json(lambda said: said.pop("counts")), "not what a build writes"),
    # splits
    "a leak": (leak, "leaks"),
    "a duplicate_group": (
        edited("articles", lambda rows: [row.update(duplicate_group="g") for row in rows[:1]]),
        "duplicate_group",
    ),
    # the card
    "no card": (lambda folder: (folder / "README.md").unlink(), "README.md: missing"),
    "a card's files": (card(lambda text: text.replace("- data/articles/test", "- data/articles/t", 1)), "configs"),
    "a card's numbers": (card(lambda text: text.replace("num_examples: ", "num_examples: 1", 1)), "dataset_info"),
    "a card without end": (card(lambda text: text.replace("configs:", f"configs: {'[' * 1200}", 1)), "cannot be read"),
    "a card's metadata": (card(lambda text: text.replace("configs:", "configs: [", 1)), "metadata cannot be read"),
}  # fmt: skip


def test_a_sound_dataset_is_sound(sound: Path) -> None:
    report = validate(sound)
    assert report.valid, report.violations
    assert (report.articles, report.quotations) == (20, 40)


@pytest.mark.parametrize(("corrupt", "expected"), CORRUPTIONS.values(), ids=CORRUPTIONS)
def test_every_corruption_is_found(folder: Path, corrupt: Callable[[Path], Any], expected: str) -> None:
    corrupt(folder)
    report = validate(folder)
    assert any(expected in str(violation) for violation in report.violations), report.violations


def test_the_command_names_file_row_and_field(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder, "articles", lambda rows: rows[1]["quotations"][0]["cue"].update(text="sang"))
    assert run(["validate", str(folder)]) == 1
    assert "data/articles/train-00000-of-00001.jsonl:2: quotations[0].cue: " in capsys.readouterr().out


def test_the_report_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["valid"] is True


def test_what_is_no_dataset_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(tmp_path)]) == 1
    assert "quotebuilder generate" in capsys.readouterr().err
