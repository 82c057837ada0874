"""From bytes to text: UTF-8, or Windows-1252 where the bytes can be nothing else.

No statistics are at work. Bytes that are not UTF-8 are read as Windows-1252 when three things hold: not one
character beyond ASCII in them is valid UTF-8 (or else it is UTF-8 with an error in it), every byte is
defined in Windows-1252, and there are none of the control characters that text does not have.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple

# The five bytes that Windows-1252 leaves undefined, and the control characters that are not white space.
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d\x00-\x08\x0b\x0e-\x1f\x7f]")
# What "surrogateescape" makes of a byte that is not UTF-8, and what is well-formed beyond ASCII.
_BROKEN = re.compile("[\udc80-\udcff]")
_WELL_FORMED = re.compile("[^\x00-\x7f\udc80-\udcff]")


class Survey(NamedTuple):
    """How bytes are to be decoded: ``encoding`` as Python names it.

    ``broken_at`` is the offset, in bytes, of the first that ``encoding`` cannot decode; None if it can all.
    ``nulls`` tells whether there are null bytes.
    """

    encoding: str
    broken_at: int | None
    nulls: bool


def survey(chunks: Iterable[bytes]) -> Survey:
    """Look through ``chunks`` of bytes, in constant memory, and say how to decode them."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    windows, well_formed, nulls = True, False, False
    broken_at: int | None = None
    before = 0
    tail = b""

    def look(text: str, offset: int) -> None:
        nonlocal well_formed, broken_at
        if text.isascii():
            return
        well_formed = well_formed or _WELL_FORMED.search(text) is not None
        if broken_at is None and (broken := _BROKEN.search(text)) is not None:
            broken_at = offset + len(text[: broken.start()].encode("utf-8", "surrogateescape"))

    for chunk in chunks:
        nulls = nulls or b"\0" in chunk
        windows = windows and _NOT_WINDOWS.search(chunk) is None
        look(decoder.decode(chunk), before - len(tail))
        tail = decoder.getstate()[0]
        before += len(chunk)
    look(decoder.decode(b"", final=True), before - len(tail))
    if broken_at is not None and windows and not well_formed:
        return Survey("cp1252", None, nulls)
    return Survey("utf-8", broken_at, nulls)


def decode(data: bytes) -> str:
    """Decode the bytes of a file, without its byte order mark.

    Raises ValueError, naming the offset of the first bad byte, where they are neither UTF-8 nor Windows-1252.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = survey([data])
    if found.broken_at is not None:
        mark = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        kind = (
            "it looks like UTF-16"
            if mark
            else f"byte 0x{data[found.broken_at]:02x} at offset {found.broken_at}"
        )
        raise ValueError(f"not valid UTF-8 ({kind}); save it as UTF-8")
    return data.decode(found.encoding)
