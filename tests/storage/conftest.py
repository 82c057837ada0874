"""A storage in memory, and a folder to fill others from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.building import parts


def text(n: int) -> str:
    own = " ".join(f"case{n}x{place}" for place in range(12))
    return f"{own}. “We wait for boat {n},” said Petra Lund, a spokeswoman for Ormsay Ferries."


@pytest.fixture
def memory() -> Iterator[Any]:
    """Return the file system of ``memory://``, empty."""
    import fsspec

    fs = fsspec.filesystem("memory")
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]
    yield fs
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in: its in.jsonl has several parts of articles, and a record that is none."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parts, "PART", 400)
    rows = [json.dumps({"id": f"n{n}", "text": text(n)}) for n in range(12)]
    Path("in.jsonl").write_text("\n".join([*rows[:5], '{"title": "no text"}', *rows[5:]]) + "\n")
    return tmp_path


@pytest.fixture
def here() -> Callable[[Any], Any]:
    """Return what has `annotate_parts` go on in this process, since another one has another ``memory://``."""
    return lambda whole: lambda *arguments, **options: whole(*arguments, **{**options, "apart": False})


@pytest.fixture
def local() -> Callable[[str], dict[str, bytes]]:
    """Return what reads all files of a folder."""

    def read(folder: str) -> dict[str, bytes]:
        paths = [path for path in sorted(Path(folder).rglob("*")) if path.is_file()]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

    return read


@pytest.fixture
def remote() -> Callable[[Any, str], dict[str, bytes]]:
    """Return what reads all files below a path of a file system."""

    def read(fs: Any, path: str) -> dict[str, bytes]:
        fs.invalidate_cache()
        return {name.split(f"{path}/", 1)[1]: fs.cat_file(name) for name in sorted(fs.find(path))}

    return read
