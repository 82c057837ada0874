"""Large files that came by the Xet protocol.

hf_xet, the client's own library, has a storage that is a folder (``local://FOLDER``). The Hub names such a folder to
the client, and reads there what was uploaded, by the same library.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

TOKEN, EXPIRES = "xet", 4_102_444_800


def connection(folder: Path) -> dict[str, object]:
    """Return what the Hub tells a client that asks for a token."""
    return {"accessToken": TOKEN, "exp": EXPIRES, "casUrl": f"local://{folder}"}


def fetch(folder: Path, sha256: str) -> bytes | None:
    """Return the content with this checksum, None if it was not uploaded."""
    import hf_xet

    uploaded = (one for shard in folder.rglob("*.mdb") for one in _files(shard.read_bytes()))
    for name, size, checksum in uploaded:
        if checksum == sha256:
            with tempfile.TemporaryDirectory() as copy:
                # The client still has the storage open, and locks it.
                copytree(folder, copy, dirs_exist_ok=True)
                group = hf_xet.XetSession().new_download_stream_group(
                    endpoint=f"local://{copy}", token=TOKEN, token_expiry_unix_secs=EXPIRES
                )
                return b"".join(map(bytes, group.download_stream(hf_xet.XetFileInfo(name, size))))
    return None


def _files(shard: bytes) -> Iterator[tuple[str, int, str | None]]:
    """Yield name, size and SHA-256 of the files that a shard lists.

    A shard is a header of 48 bytes and a row of records of 48 bytes: for each file its name, flags and the
    number of its segments; the segments; as many verifications, if the highest flag is set; the SHA-256, if
    the second is. A name of ones ends the list.
    """
    at = 48
    while shard[at : at + 32] != b"\xff" * 32:
        name = _hexadecimal(shard[at : at + 32])
        flags, segments = struct.unpack_from("<II", shard, at + 32)
        at += 48
        size = sum(struct.unpack_from("<I", shard, at + 48 * n + 36)[0] for n in range(segments))
        at += 48 * segments * (1 + (flags >> 31))
        checksum = None
        if flags >> 30 & 1:
            checksum = _hexadecimal(shard[at : at + 32])
            at += 48
        yield name, size, checksum


def _hexadecimal(name: bytes) -> str:
    return "".join(f"{word:016x}" for word in struct.unpack("<4Q", name))
