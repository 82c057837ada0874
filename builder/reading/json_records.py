"""JSON lines, read one at a time, and JSON documents: a list of records, one record, ``{"data": [...]}``."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

import msgspec

from builder.errors import JSON_ERRORS, RECORD_CHARS, Rejected
from builder.reading.files import (
    MAX_DOCUMENT_BYTES,
    MAX_RECORD_BYTES,
    READING_ERRORS,
    InputFile,
    TooLargeError,
    numbered_lines,
    open_bytes,
    read_whole,
    unreadable,
)
from builder.reading.records import Row
from builder.reading.text import parse_text
from builder.reading.values import kind_of_value

_WRAPPER = re.compile(rb'\{\s*"data"\s*:\s*(?:\[|$)')
_HEAD = 4096
_BLOCK = 2**24


class Stretch(NamedTuple):
    """Whole lines of a file: the bytes from ``start`` up to ``end``, left out; ``line`` is the number of the first."""

    start: int
    end: int
    line: int


def read_json_lines(file: InputFile) -> Iterator[Row | Rejected]:
    """Yield the records of a file with one JSON object a line; blank lines count but say nothing."""
    try:
        with open_bytes(file) as stream:
            yield from _lines(file, stream)
    except READING_ERRORS as error:
        yield unreadable(file, error)


def read_stretch(file: InputFile, stretch: Stretch) -> Iterator[Row | Rejected]:
    """Yield the records of a stretch of a file of JSON lines that is not compressed, as `read_json_lines` would."""
    try:
        with open_bytes(file) as stream:
            stream.seek(stretch.start)
            bounded = cast(BinaryIO, io.BufferedReader(_Bounded(stream, stretch.end - stretch.start), 2**20))
            yield from _lines(file, bounded, stretch.line)
    except READING_ERRORS as error:
        yield unreadable(file, error)


def stretches(file: InputFile, length: int) -> Iterator[Stretch]:
    """Cut a file of JSON lines that is not compressed, at ends of lines, in stretches of about ``length`` bytes.

    For that it is read once, as its lines have to be counted. Raises one of `READING_ERRORS`.
    """
    start = end = 0
    first = line = 1
    with open_bytes(file) as stream:
        while block := stream.read(_BLOCK):
            cut = block.find(b"\n", max(0, start + length - 1 - end)) + 1
            while cut:
                line += block.count(b"\n", 0, cut)
                yield Stretch(start, end + cut, first)
                start, first = end + cut, line
                end += cut
                block = block[cut:]
                cut = block.find(b"\n", length - 1) + 1
            line += block.count(b"\n")
            end += len(block)
    if end > start:
        yield Stretch(start, end, first)


class _Bounded(io.RawIOBase):
    """What is next in a stream, up to a number of bytes."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream, self._left = stream, length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(min(len(buffer), self._left))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


def read_json(file: InputFile) -> Iterator[Row | Rejected]:
    """Yield the records of a ``.json`` file, be it one document or, as it often is, JSON lines."""
    try:
        with open_bytes(file) as stream:
            number, head = _first_line(stream)
            begin = _unmarked(head)
            goes_on = head.endswith(b"\n") and not begin.endswith((b"}", b"]"))
            if begin and (goes_on or _is_document(begin)):
                yield from _document(file, stream, number, head)
            else:
                yield from _lines(file, stream, number, head)
    except (*READING_ERRORS, TooLargeError) as error:
        yield unreadable(file, error)


def read_stream(file: InputFile) -> Iterator[Row | Rejected]:
    """Yield the records of standard input or a pipe: JSON where it begins like it, else text, one article."""
    try:
        with open_bytes(file) as stream:
            number, head = _first_line(stream)
            begin = _unmarked(head)
            bracket = begin.startswith(b"[")
            if bracket and begin[1:].lstrip()[:1] not in (b"", b"{", b"]"):
                yield parse_text(read_whole(stream, MAX_RECORD_BYTES, head), file.label)
            elif bracket or _is_document(begin):
                yield from _document(file, stream, number, head)
            elif begin.startswith(b"{"):
                yield from _lines(file, stream, number, head)
            else:
                yield parse_text(read_whole(stream, MAX_RECORD_BYTES, head), file.label)
    except (*READING_ERRORS, TooLargeError) as error:
        yield unreadable(file, error)


def decode_json(data: bytes) -> object:
    """Decode JSON; raises ValueError with a reason, in words, where ``data`` is none.

    What msgspec refuses goes to the standard library, which takes NaN (for null) and lone surrogates (so
    that the column can be named), and says better what is wrong.
    """
    try:
        return msgspec.json.decode(data)
    except JSON_ERRORS:
        pass
    try:
        return json.loads(data)
    except UnicodeDecodeError as error:
        raise ValueError(f"not valid UTF-8 at byte {error.start}; JSON has to be UTF-8") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _first_line(stream: BinaryIO) -> tuple[int, bytes]:
    """Return the number of the first line that is not blank and its beginning; ``b""`` if there is none."""
    number = 1
    while head := stream.readline(_HEAD):
        if head.removeprefix(codecs.BOM_UTF8).strip():
            break
        number += head.endswith(b"\n")
    return number, head


def _unmarked(head: bytes) -> bytes:
    return head.removeprefix(codecs.BOM_UTF8).strip()


def _is_document(begin: bytes) -> bool:
    """Tell from the beginning of the first line whether the whole is one JSON value, not a value a line."""
    return begin == b"{" or begin.startswith(b"[") or _WRAPPER.match(begin) is not None


def _lines(file: InputFile, stream: BinaryIO, first: int = 1, head: bytes = b"") -> Iterator[Row | Rejected]:
    number = first - 1
    try:
        for number, line in numbered_lines(stream, first, head):
            if line is None:
                yield Rejected(file.label, number, f"the line is longer than {MAX_RECORD_BYTES:,} bytes")
            elif line := _unmarked(line):
                yield _record(file.label, number, line)
    except READING_ERRORS as error:
        yield unreadable(file, error, number + 1)


def _record(label: str, number: int, line: bytes) -> Row | Rejected:
    try:
        return _row(label, number, decode_json(line))
    except json.JSONDecodeError as error:
        reason = _not_json(error)
    except ValueError as error:
        reason = f"not JSON: {error}"
    return Rejected(label, number, reason).with_record(line[:RECORD_CHARS].decode("utf-8", "replace"))


def _not_json(error: json.JSONDecodeError) -> str:
    return f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"


def _row(label: str, number: int, value: object) -> Row | Rejected:
    if isinstance(value, dict):
        return Row(number, value)
    reason = f"{kind_of_value(value)} where a record, a JSON object, should be"
    return Rejected(label, number, reason).with_record(value)


def _document(file: InputFile, stream: BinaryIO, first: int, head: bytes) -> Iterator[Row | Rejected]:
    """Yield the records of a JSON document that begins with ``head`` in line ``first``, numbered from 1."""
    data = read_whole(stream, MAX_DOCUMENT_BYTES, head).removeprefix(codecs.BOM_UTF8)
    try:
        whole = decode_json(data)
    except json.JSONDecodeError as error:
        hint = "; JSON lines should be called .jsonl" if error.msg == "Extra data" else ""
        reason = _not_json(error) + hint
        yield Rejected(file.label, first - 1 + error.lineno, reason)
        return
    except ValueError as error:
        yield Rejected(file.label, None, f"not JSON: {error}")
        return
    del data
    inner = whole.get("data") if isinstance(whole, dict) else whole
    records = inner if isinstance(inner, list) else [whole]
    for number, value in enumerate(records, 1):
        yield _row(file.label, number, value)
