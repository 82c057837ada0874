"""Where an article's double quotation marks stand, and the stretches between them.

The type of an imported quotation is read off the marks in the text. That is done here and not by
`builder.annotation`, so that gold does not change when the rules that are measured on it do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container

from builder.schema import Span

OPENING = '“„‟«»"＂'
CLOSING = '”“«»"＂'
_MARK = re.compile("[“”„‟«»\"＂]|``|''")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_DEEPEST = 8
_BEFORE_OPENING = "([{—–-/‘'’"
_GUILLEMETS = {"«": "»", "»": "«"}


def stretches(text: str) -> list[Span]:
    """Return the stretches of ``text`` between double quotation marks, marks left out, in text order.

    Of nested stretches only the outermost is given. One that is not closed by the end of its paragraph ends
    there: newspapers and novels repeat the opening mark with every paragraph of a long quotation and close
    only the last. Blank lines part paragraphs; where there are none, a line break does, unless the mark is
    closed in a later line before another one opens. Straight marks open or close by what stands beside
    them, else in turns. Linear in the length of ``text``.
    """
    found: list[Span] = []
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        _pair(text, Span(start, gap.start()), False, found)
        start = gap.end()
    _pair(text, Span(start, len(text)), start == 0, found)
    return found


def overlapping(spans: list[Span], start: int, end: int) -> list[Span]:
    """Return those of ``spans`` that share a character with ``[start, end)``.

    ``spans`` are in text order and do not overlap.
    """
    first = bisect_left(spans, Span(start, start))
    if first and spans[first - 1].end > start:
        first -= 1
    last = bisect_left(spans, Span(end, end), lo=first)
    return spans[first:last]


def _pair(text: str, paragraph: Span, lines: bool, found: list[Span]) -> None:
    """Add the stretches of ``paragraph`` to ``found``; ``lines`` tells that a line may be a paragraph."""
    stack: list[str] = []
    opened = done = paragraph.start
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        depth = _closed_by(text, at, mark, stack)
        if depth is not None:
            del stack[depth:]
            if not stack:
                _add(found, opened, at)
        elif _opens(text, at, mark):
            newline = text.rfind("\n", done, at) if stack else -1
            if newline >= 0 and (lines or text[newline:at].isspace()):
                _add(found, opened, text.find("\n", done) if lines else newline)
                stack.clear()
            if not stack:
                opened = match.end()
            if len(stack) < _DEEPEST:
                stack.append(mark)
        done = match.end()
    if stack:
        newline = text.find("\n", done, paragraph.end) if lines else -1
        _add(found, opened, paragraph.end if newline < 0 else newline)


def _add(found: list[Span], start: int, end: int) -> None:
    if start < end:
        found.append(Span(start, end))


def _closed_by(text: str, at: int, mark: str, stack: list[str]) -> int | None:
    """Return the depth of the open mark that ``mark`` closes, or None where it closes none."""
    if mark in _GUILLEMETS:
        return _last(stack, _GUILLEMETS[mark])
    if mark in ("„", "‟", "``"):
        return None
    if mark == "“":
        return _last(stack, "„")
    depth = _last(stack, ("„", "‟", "“", "”", '"', "＂", "``"))
    if mark in ('"', "＂") and depth is not None and _sides(text, at) == (True, False):
        return None
    return depth


def _opens(text: str, at: int, mark: str) -> bool:
    if mark == "''":
        return False
    if mark in ("”", '"', "＂"):
        opens, closes = _sides(text, at)
        return opens or (mark != "”" and not closes)
    return True


def _last(stack: list[str], marks: Container[str]) -> int | None:
    """Return the depth of the last of ``marks`` in ``stack``; a stack is as deep as marks are nested."""
    return next((depth for depth in range(len(stack) - 1, -1, -1) if stack[depth] in marks), None)


def _sides(text: str, at: int) -> tuple[bool, bool]:
    """Tell whether what stands beside the mark at ``at`` lets it open, and lets it close."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    left = not before or before.isspace() or before in _BEFORE_OPENING
    right = not after or after.isspace() or not after.isalnum()
    return left and bool(after) and not after.isspace(), not (not before or before.isspace()) and right
