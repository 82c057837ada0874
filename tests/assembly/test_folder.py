import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.assembly.replacing import replacing
from builder.errors import QuotebuilderError


def build(output: Path, words: str) -> None:
    with replacing(output) as folder:
        (folder / "build.json").write_text(json.dumps({"maker": "quotebuilder"}))
        (folder / "README.md").write_text(words)


def everything(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    build(tmp_path / "a" / "b", "one")
    assert (tmp_path / "a" / "b" / "README.md").read_text() == "one"
    assert os.listdir(tmp_path / "a") == ["b"]


def test_a_build_replaces_the_one_before_and_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / ".gitignore").write_text("*")
    build(output, "one")
    (output / "data").mkdir()
    (output / "data" / "stale.jsonl").write_text("")
    (output / "NOTES.txt").write_text("mine")
    build(output, "two")
    files = everything(output)
    assert files.pop("build.json")
    assert files == {".gitignore": "*", "NOTES.txt": "mine", "README.md": "two"}
    assert os.listdir(tmp_path) == ["out"]


def test_a_failed_build_leaves_the_old_one(tmp_path: Path) -> None:
    output = tmp_path / "out"
    build(output, "one")
    before = everything(output)
    with pytest.raises(ZeroDivisionError), replacing(output) as folder:
        (folder / "README.md").write_text(str(1 / 0))
    assert everything(output) == before
    assert os.listdir(tmp_path) == ["out"]


def test_a_folder_that_cannot_take_its_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    build(output, "one")
    before = everything(output)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise PermissionError(13, "Permission denied", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(QuotebuilderError, match="Permission denied"):
        build(output, "two")
    assert everything(output) == before


@pytest.mark.parametrize("said", [None, "{}", "[]", "not json", '{"maker": "somebody"}'])
def test_what_is_no_dataset_of_ours_is_refused(tmp_path: Path, said: str | None) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    if said is not None:
        (tmp_path / "build.json").write_text(said)
    before = everything(tmp_path)
    with pytest.raises(QuotebuilderError, match="no dataset made by quotebuilder"):
        build(tmp_path, "one")
    assert everything(tmp_path) == before


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(QuotebuilderError, match="is a file"):
        build(tmp_path / "out", "one")
    assert (tmp_path / "out").read_text() == "a file"


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with replacing(tmp_path / "out") as folder:
        with pytest.raises(QuotebuilderError, match="another build"):
            build(tmp_path / "out", "two")
        (folder / "README.md").write_text("one")
    assert everything(tmp_path / "out") == {"README.md": "one"}


def kill_while(tmp_path: Path, moment: str) -> None:
    """Run a build in another process that is killed at ``moment``, a line of code."""
    code = f"""
import json, os, signal
from pathlib import Path
from builder.assembly import replacing
die = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
{moment}
with replacing.replacing(Path("out")) as new:
    (new / "build.json").write_text(json.dumps({{"maker": "quotebuilder"}}))
    (new / "README.md").write_text("killed")
    if die_inside: die()
"""
    killed = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert killed.returncode == -9


BETWEEN = """
die_inside = False
rename = Path.rename
Path.rename = lambda path, target: die() if path.name == "new" else rename(path, target)
"""


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("die_inside = True", "one"),
        # Between the two renames nothing is at the place, until the next build puts the old one back.
        (BETWEEN, None),
        ("die_inside = False; replacing._carry_over = die", "killed"),
    ],
    ids=["while building", "between the renames", "before files are carried over"],
)
def test_a_killed_build_is_mended_by_the_next(tmp_path: Path, moment: str, left: str | None) -> None:
    output = tmp_path / "out"
    build(output, "one")
    (output / ".gitignore").write_text("*")
    kill_while(tmp_path, moment)
    assert (output.exists() and (output / "README.md").read_text()) == (left or False)
    with pytest.raises(ZeroDivisionError), replacing(output):
        raise ZeroDivisionError  # even a build that fails mends what was left
    files = everything(output)
    assert files["README.md"] == left or left is None
    assert files[".gitignore"] == "*"
    assert os.listdir(tmp_path) == ["out"]
    build(output, "two")
    assert everything(output)["README.md"] == "two"
