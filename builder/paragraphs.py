"""Where an article's paragraphs are."""

from __future__ import annotations

import re

from builder.schema import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_BREAK = re.compile(r"\n")


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of ``text`` in order, without the white space around them.

    They are separated by blank lines, or by single line breaks where the text has no blank line.
    """
    separator = _BLANK_LINE if _BLANK_LINE.search(text) else _BREAK
    found: list[Span] = []
    start = 0
    for match in separator.finditer(text):
        _add(text, start, match.start(), found)
        start = match.end()
    _add(text, start, len(text), found)
    return found


def _add(text: str, start: int, end: int, found: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))
