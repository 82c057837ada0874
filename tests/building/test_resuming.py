"""A build that ends too early goes on and gives the bytes of one that was left alone."""

import json
import os
import random
import shutil
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from builder.annotation import pipeline
from builder.building import annotated_parts, dataset, whole_input
from builder.cli import run

DEADLY = """
import os, signal
from builder import running
from builder.annotation import pipeline
from builder.building import parts

parts.PART = running.HEAD = 2_000
whole = pipeline.annotate_article

def deadly(article, *arguments, **options):
    if "deadly" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(article, *arguments, **options)

pipeline.annotate_article = deadly
"""


def text(n: int) -> str:
    own = " ".join(f"case{n}x{place}" for place in range(12))
    return f"{own}. “We wait for boat {n},” said Petra Lund, a spokeswoman for Ormsay Ferries."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, in which in.jsonl has some articles and a record that is none."""
    from builder import running
    from builder.building import parts

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parts, "PART", 2_000)
    monkeypatch.setattr(running, "HEAD", 2_000)
    rows = [json.dumps({"id": f"n{n}", "text": text(n)}) for n in range(60)]
    Path("in.jsonl").write_text("\n".join([*rows[:30], '{"title": "no text"}', *rows[30:]]) + "\n")
    return tmp_path


def everything(folder: str) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def dying(moment: int) -> int:
    """Build, in a process that is killed before the ``moment``-th time it opens or renames a file of the build."""
    pid = os.fork()
    if pid == 0:
        left = moment

        def die(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in ("open", "os.rename") and ".out.build" in str(arguments[0]):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(die)
        os._exit(run(["generate", "-q", "in.jsonl", "-o", "out", "--workers", "1"]))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _here(whole: Any, *arguments: Any, **options: Any) -> Any:
    return whole(*arguments, **{**options, "apart": False})


def test_a_killed_build_goes_on_wherever_it_was_killed(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["generate", "-q", "in.jsonl", "-o", "out", "--workers", "1"]) == 0
    expected = everything("out")
    assert len(json.loads(expected["out/build.json"])["files"]) == 6
    shutil.rmtree("out")
    # Other processes take time to start; other tests have them.
    monkeypatch.setattr(whole_input, "annotate_parts", partial(_here, whole_input.annotate_parts))
    killed = 0
    for moment in random.Random(3).sample(range(2, 58), 10):
        killed += dying(moment) == -signal.SIGKILL
        parts = len(list(Path(".out.build/parts").glob("*.part")))
        capfd.readouterr()
        assert run(["generate", "in.jsonl", "-o", "out", "--workers", "1"]) == 0
        assert ("going on with an unfinished build" in capfd.readouterr().err) == (parts > 0)
        assert everything("out") == expected
        assert not Path(".out.build").exists()
        shutil.rmtree("out")
    assert killed == 10


def begun() -> None:
    """Leave a build behind that is killed with some parts done."""
    assert dying(20) == -signal.SIGKILL
    assert list(Path(".out.build/parts").glob("*.part"))


def test_what_is_done_is_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    begun()
    done = {
        path.name: path.stat().st_mtime_ns
        for path in Path(".out.build/parts").iterdir()
        if path.suffix == ".part"
    }
    seen = {}
    whole = dataset.place_parts

    def watched(*arguments: object, **options: object) -> object:
        for path in Path(".out.build/parts").iterdir():
            seen[path.name] = path.stat().st_mtime_ns
        return whole(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(dataset, "place_parts", watched)
    assert run(["generate", "-q", "in.jsonl", "-o", "out"]) == 0
    assert done.items() <= seen.items()
    assert len(seen) > 2 * len(done)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (["--double-apostrophes"], "double_apostrophes"),
        (None, "inputs"),
    ],
)
def test_a_change_is_noticed(capfd: pytest.CaptureFixture[str], change: list[str] | None, said: str) -> None:
    begun()
    if change is None:
        with Path("in.jsonl").open("a") as file:
            file.write(json.dumps({"text": text(99)}) + "\n")
    arguments = ["generate", "-q", "in.jsonl", "-o", "out", *(change or [])]
    assert run(arguments) == 1
    err = capfd.readouterr().err
    assert f"an unfinished build there has other {said}; " in err
    assert "--restart" in err
    assert Path(".out.build/parts").exists()
    assert run([*arguments, "--restart"]) == 0
    assert run(["generate", "-q", "in.jsonl", "-o", "again", *(change or [])]) == 0
    assert {path[4:]: data for path, data in everything("out").items()} == {
        path[6:]: data for path, data in everything("again").items()
    }


def test_options_of_the_later_phases_may_change() -> None:
    begun()
    assert (
        run(["generate", "-q", "in.jsonl", "-o", "out", "--format", "parquet", "--split", "0.5/0.5/0"]) == 0
    )
    assert len(list(Path("out/data").rglob("*.parquet"))) == 4


def test_articles_without_a_file_that_changed_are_done_again(caplog: pytest.LogCaptureFixture) -> None:
    import builder

    def given(word: str) -> list[dict[str, str]]:
        return [{"text": f"{word} {text(n)}"} for n in range(60)]

    class Stop(Exception):  # noqa: N818
        pass

    def broken() -> object:
        yield from given("Once")[:40]
        raise Stop

    with pytest.raises(Stop):
        builder.generate(broken(), "out")  # type: ignore[arg-type]
    caplog.set_level("INFO", "builder")
    builder.generate(given("Twice"), "out")
    assert caplog.text.count("the input has changed") == 1
    builder.generate(given("Twice"), "alone")
    assert [*everything("out").values()] == [*everything("alone").values()]


def test_damaged_parts_are_made_anew() -> None:
    assert run(["generate", "-q", "in.jsonl", "-o", "out"]) == 0
    expected = everything("out")
    shutil.rmtree("out")
    begun()
    whole = sorted(path for path in Path(".out.build/parts").iterdir() if "unfinished" not in path.name)
    whole[0].write_bytes(whole[0].read_bytes()[:-20])
    whole[3].write_bytes(b"")
    assert run(["generate", "-q", "in.jsonl", "-o", "out"]) == 0
    assert everything("out") == expected


def deadly_build(folder: Path, workers: str) -> int:
    """Build where `DEADLY` holds, here and in all workers; return the status."""
    pid = os.fork()
    if pid == 0:
        os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
        exec(DEADLY, {})
        annotated_parts.annotate_article = pipeline.annotate_article
        os._exit(run(["generate", "in.jsonl", "-o", "out", "--workers", workers]))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_article_that_kills_costs_itself_alone(
    folder: Path, workers: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """With one worker, the first attempt ends with it; the next one finds it."""
    (folder / "sitecustomize.py").write_text(DEADLY)
    deadly = (25,) if workers == "1" else (25, 41)
    rows = [{"id": f"n{n}", "text": text(n) + (" It is deadly." if n in deadly else "")} for n in range(60)]
    Path("in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    if workers == "1":
        assert deadly_build(folder, workers) == -signal.SIGKILL
    assert deadly_build(folder, workers) == 0
    named = [line for line in capfd.readouterr().err.splitlines() if "killed by SIGKILL" in line]
    assert [line.split(": ")[0] for line in named] == [f"in.jsonl:{n + 1}" for n in deadly]
    rejected = [json.loads(line) for line in Path("out/rejected.jsonl").read_text().splitlines()]
    assert [(one["file"], one["line"], one["record"]["id"]) for one in rejected] == [
        ("in.jsonl", n + 1, f"n{n}") for n in deadly
    ]
    assert sum(
        counts["articles"] for counts in json.loads(Path("out/build.json").read_text())["counts"].values()
    ) == 60 - len(deadly)


def test_two_builds_at_once_are_refused(capfd: pytest.CaptureFixture[str]) -> None:
    from filelock import FileLock

    Path(".out.build").mkdir()
    with FileLock(".out.build/lock"):
        assert run(["generate", "in.jsonl", "-o", "out"]) == 1
    assert "another build is writing there" in capfd.readouterr().err


def test_a_rejected_record_is_kept_with_its_reason(folder: Path) -> None:
    Path("bad.jsonl").write_text(
        '{"id": 1, "text": "x"}\nnot json\n{"id": 1, "text": "y"}\n[1]\n{"text": "\\ud83d"}\n'
    )
    assert run(["generate", "-q", "bad.jsonl", "in.jsonl", "-o", "out", "--max-article-chars", "150"]) == 0
    rejected = [json.loads(line) for line in Path("out/rejected.jsonl").read_text().splitlines()]
    lines = [(one["file"], one["line"], one["record"]) for one in rejected[:4]]
    assert lines == [
        ("bad.jsonl", 2, "not json"),
        ("bad.jsonl", 3, {"id": 1, "text": "y"}),
        ("bad.jsonl", 4, [1]),
        ("bad.jsonl", 5, "{'text': '\\ud83d'}"),
    ]
    assert "more than 150" in rejected[4]["reason"]
    assert rejected[4]["record"]["id"] == "n0"
