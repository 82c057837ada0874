"""An S3 server on loopback, and one in memory whose operations can be made to fail."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.building import parts

CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": "/nowhere",
    "AWS_SHARED_CREDENTIALS_FILE": "/nowhere",
}


def text(n: int) -> str:
    own = " ".join(f"case{n}x{place}" for place in range(12))
    return f"{own}. “We wait for boat {n},” said Petra Lund, a spokeswoman for Ormsay Ferries."


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of an S3 server."""
    server = pytest.importorskip("moto.server", reason="needs moto, s3fs, flask-cors")
    pytest.importorskip("s3fs")
    logging.getLogger("werkzeug").setLevel("ERROR")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Return the file system of a server on which there is an empty bucket, ``news``."""
    import s3fs

    for name, value in {**CREDENTIALS, "AWS_ENDPOINT_URL": server}.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    fs = s3fs.S3FileSystem()
    if fs.exists("news"):
        fs.rm("news", recursive=True)
    fs.mkdir("news")
    yield fs
    s3fs.S3FileSystem.clear_instance_cache()


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
