"""Finding and reading the files of a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from builder.errors import JSON_ERRORS, QuotebuilderError, Rejected
from builder.reading.corpora.gold import OnReject

Document = TypeVar("Document", bound=msgspec.Struct)


def find(path: Path, pattern: str) -> list[Path]:
    """Return ``path`` if it is a file, else the files below it that match ``pattern``, sorted.

    Raises QuotebuilderError where ``path`` does not exist or nothing matches.
    """
    if path.is_file():
        return [path]
    if not path.exists():
        raise QuotebuilderError(f"{path}: there is no such file or folder")
    files = sorted(file for file in path.rglob(pattern) if file.is_file())
    if not files:
        raise QuotebuilderError(
            f"{path}: no {pattern} in this folder or below; is it the corpus' own layout?"
        )
    return files


def name_of(file: Path, root: Path) -> str:
    """Return the path of ``file`` relative to ``root``, or its name where ``root`` is the file itself."""
    return file.name if file == root else file.relative_to(root).as_posix()


def read(file: Path, on_reject: OnReject) -> str | None:
    """Return the text of ``file``, its line ends as they are; None, reported, where that is not possible."""
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        on_reject(Rejected(str(file), None, f"file is not UTF-8: {error}"))
    except OSError as error:
        on_reject(Rejected(str(file), None, f"file can't be read: {error.strerror or error}"))
    return None


def read_documents(path: Path, kind: type[Document], on_reject: OnReject) -> Iterator[tuple[Path, Document]]:
    """Yield each ``.json`` file at or below ``path`` with the document of type ``kind`` in it.

    Files that can't be read, or have another form, are reported. Raises QuotebuilderError as `find` does.
    """
    for file in find(path, "*.json"):
        content = read(file, on_reject)
        if content is None:
            continue
        try:
            document = msgspec.json.decode(content, type=kind)
        except JSON_ERRORS as error:
            on_reject(Rejected(str(file), None, f"file of an unknown form: {error}"))
            continue
        yield file, document
