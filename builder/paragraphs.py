"""Where an article's paragraphs are, and which of its line breaks end none."""

from __future__ import annotations

import re

from builder.schema import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_BREAK = re.compile(r"\n")
_LINE = re.compile(r"(?m)^[^\S\n]*(\S[^\n]*)\n(?=[^\S\n]*(\S+))")
"""A line with another right below it, and the first word of that."""
_NARROWEST, _WIDEST = 40, 160
"""The widths in code points that lines are wrapped to; addresses and lists are narrower, paragraphs wider."""
_FEWEST = 3
"""How many lines with another below them tell of wrapping."""


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


def unwrapped(text: str) -> str:
    """Return ``text`` with blanks for the line breaks that only wrap its lines to a width; as long, so offsets hold.

    A break wraps a line if the word below would not have fitted into it. Where too many breaks have another reason,
    as those of lists, of verse or of paragraphs of a line each, all stay.
    """
    if text.count("\n") - 2 * text.count("\n\n") < _FEWEST:
        return text
    lines = [(match.start(1), match.end(1), match.end(2) - match.start(2)) for match in _LINE.finditer(text)]
    if len(lines) < _FEWEST:
        return text
    lengths = sorted(end - start for start, end, _ in lines)
    width = lengths[len(lengths) * 9 // 10]
    breaks = [end for start, end, word in lines if end - start + 1 + word > width]
    # Without blank lines the breaks end paragraphs too.
    enough = len(lines) * (9 if _BLANK_LINE.search(text) else 6) <= len(breaks) * 10
    if not (enough and _NARROWEST <= width <= _WIDEST):
        return text
    parts = [
        text[start:end] for start, end in zip([0, *(end + 1 for end in breaks)], [*breaks, None], strict=True)
    ]
    return " ".join(parts)
