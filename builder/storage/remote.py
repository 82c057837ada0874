"""What `fsspec` does with URLs, and what goes wrong there, in words."""

from __future__ import annotations

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from builder.errors import QuotebuilderError
from builder.storage.urls import cleaned, protocol, without_secrets

_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs", "http": "http", "https": "http"}
"""The extra of ours that has what a protocol needs."""
_LOGIN = {
    "s3": "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    "s3a": "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    "gs": "log in: gcloud auth application-default login",
    "gcs": "log in: gcloud auth application-default login",
    "hf": "log in: hf auth login",
}
_NO_CREDENTIALS = (
    "NoCredentialsError",
    "PartialCredentialsError",
    "DefaultCredentialsError",
    "LocalTokenNotFoundError",
)

_READ_AT_ONCE = 1 << 20


def filesystem(url: str) -> tuple[Any, str]:
    """Return the `fsspec` file system of ``url``, and the path in it. Raises QuotebuilderError where there is none."""
    import fsspec

    try:
        with remote_errors(url):
            return fsspec.core.url_to_fs(url)  # type: ignore[no-any-return]
    except OSError as error:
        raise QuotebuilderError(f"{cleaned(url)}: {error.strerror}") from error


@contextmanager
def remote_errors(url: str) -> Iterator[None]:
    """Turn whatever a client of a storage raises into an OSError whose words have no secrets.

    Its ``errno`` is ENOENT for what is not there, EACCES for what is not allowed, else EIO.
    """
    try:
        yield
    except (QuotebuilderError, MemoryError):
        raise
    except ImportError as error:
        raise QuotebuilderError(f"{cleaned(url)}: {_missing_package(url, error)}") from error
    except Exception as error:
        raise OSError(_number(url, error), _words(url, error), cleaned(url)) from error


def open_remote(url: str) -> io.BufferedReader:
    """Open the file at ``url`` for reading.

    Raises, now or while it is read, OSError where it is not there or not allowed, and QuotebuilderError where the
    connection fails: what is in the file is then not known, and nothing should be made of half of it.
    """
    return io.BufferedReader(_RemoteFile(url), _READ_AT_ONCE)


class _RemoteFile(io.RawIOBase):
    def __init__(self, url: str) -> None:
        self._url = url
        with _reading(url):
            fs, path = filesystem(url)
            self._file = fs.open(path, "rb")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def readinto(self, buffer: Any) -> int:
        with _reading(self._url):
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with _reading(self._url):
            return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def close(self) -> None:
        if not self.closed:
            self._file.close()
            super().close()


def has_folders(url: str) -> bool:
    """Tell whether a file can only be written in a folder that is there; an object store has none."""
    return protocol(url) in (
        "file",
        "local",
        "sftp",
        "ssh",
        "ftp",
        "smb",
        "hdfs",
        "viewfs",
        "webhdfs",
        "dbfs",
    )


def make_parents(fs: Any, url: str, path: str) -> None:
    """Make the folder that ``path`` is in, where there are such things."""
    if has_folders(url):
        fs.makedirs(fs._parent(path), exist_ok=True)


@contextmanager
def _reading(url: str) -> Iterator[None]:
    try:
        with remote_errors(url):
            yield
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EACCES):
            raise
        raise QuotebuilderError(
            f"{cleaned(url)}: cannot be read: {error.strerror}; give the same command again"
        ) from error


def _number(url: str, error: Exception) -> int:
    if isinstance(error, FileNotFoundError) and not _is_refused(url, error):
        return errno.ENOENT
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status == 404:
        return errno.ENOENT
    if isinstance(error, PermissionError) or type(error).__name__ in _NO_CREDENTIALS or status in (401, 403):
        return errno.EACCES
    number = getattr(error, "errno", None)
    # Disk full, say, of a file system that is mounted.
    return number if isinstance(number, int) and isinstance(error, OSError) else errno.EIO


def _words(url: str, error: Exception) -> str:
    kind = protocol(url)
    if type(error).__name__ in _NO_CREDENTIALS:
        return f"no credentials for {kind}://; {_LOGIN.get(kind, 'log in')}"
    if isinstance(error, NotImplementedError):
        return f"{kind}:// cannot do that; it may be for reading alone"
    if isinstance(error, ValueError) and "rotocol not known" in str(error):
        return f"{kind}:// is not known; fsspec knows s3://, gs://, hf://, https:// and others"
    if _is_refused(url, error):
        return f"cannot be had ({without_secrets(str(error.__cause__))})"
    said = getattr(error, "strerror", None) or next(iter(str(error).strip().splitlines()), "")
    said = without_secrets(said or type(error).__name__)
    if isinstance(error, FileNotFoundError):
        # Often the path alone.
        return said if " " in said else "no such file or folder"
    if isinstance(error, PermissionError):
        return f"access is denied ({said})"
    return said


def _is_refused(url: str, error: Exception) -> bool:
    """Tell whether a server could not be asked, or said no: for `fsspec` that is as if there were no such file."""
    cause = error.__cause__
    web = protocol(url) in ("http", "https")
    return web and isinstance(error, FileNotFoundError) and not isinstance(cause, FileNotFoundError | None)


def _missing_package(url: str, error: ImportError) -> str:
    extra = _EXTRAS.get(protocol(url))
    if extra is not None:
        return (
            f"{protocol(url)}:// needs a package that is not installed: pip install 'quotebuilder[{extra}]'"
        )
    return f"{protocol(url)}:// needs a package that is not installed ({error})"
