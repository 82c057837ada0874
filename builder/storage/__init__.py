"""Where files are: in folders of this machine, or at any URL that `fsspec` knows, such as ``s3://bucket/folder``.

A place is a path or a URL, as a string. `files` has what is done with either; what is said of it to people has no
secrets that a URL may hold (`urls.cleaned`).
"""

from builder.storage.ahead import read_ahead
from builder.storage.files import (
    Entry,
    entries,
    exists,
    fingerprint,
    is_file,
    is_folder,
    make_folder,
    matches,
    open_reading,
    probe,
    read_bytes,
    read_if_there,
    remove,
    remove_all,
    remove_from,
    size_of,
    why_missing,
    write_whole,
)
from builder.storage.transfers import copy_within, download, sizes_below, upload
from builder.storage.urls import absolute, cleaned, is_url, join, last_name, printable

__all__ = [
    "Entry",
    "absolute",
    "cleaned",
    "copy_within",
    "download",
    "entries",
    "exists",
    "fingerprint",
    "is_file",
    "is_folder",
    "is_url",
    "join",
    "last_name",
    "make_folder",
    "matches",
    "open_reading",
    "printable",
    "probe",
    "read_ahead",
    "read_bytes",
    "read_if_there",
    "remove",
    "remove_all",
    "remove_from",
    "size_of",
    "sizes_below",
    "upload",
    "why_missing",
    "write_whole",
]
