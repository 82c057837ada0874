"""JSON lines of which every one must have one form: annotated articles, corrections, predictions."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from builder.errors import JSON_ERRORS, QuotebuilderError
from builder.reading.files import (
    MAX_RECORD_BYTES,
    READING_ERRORS,
    InputFile,
    numbered_lines,
    open_bytes,
    unreadable,
)

Form = TypeVar("Form")


def typed_lines(
    file: InputFile,
    decoder: msgspec.json.Decoder[Form],
    wrong: Callable[[str, bytes, Exception], QuotebuilderError],
) -> Iterator[tuple[int, Form]]:
    """Yield what the lines of ``file`` say, with their numbers from 1; blank ones count but say nothing.

    Raises QuotebuilderError, naming file and line: where the file can't be read (on), for a line that is too long, and
    for the first that ``decoder`` refuses what ``wrong`` makes of its place, itself and the error.
    """
    number = 0
    try:
        with open_bytes(file) as stream:
            for number, line in numbered_lines(stream):
                place = f"{file.label}:{number}"
                if line is None:
                    raise QuotebuilderError(f"{place}: the line is longer than {MAX_RECORD_BYTES:,} bytes")
                if not line.strip():
                    continue
                line = line.removeprefix(codecs.BOM_UTF8)
                try:
                    said = decoder.decode(line)
                except JSON_ERRORS as error:
                    raise wrong(place, line, error) from None
                yield number, said
    except READING_ERRORS as error:
        raise QuotebuilderError(str(unreadable(file, error, number + 1 if number else None))) from None
