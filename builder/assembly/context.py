"""The paragraphs that a quotation stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from builder.schema import Span

REACH = 2000
"""How far the context goes beyond a quotation, in code points, before and after: a paragraph can be as long
as the article, and its quotations as many, so without a bound the rows would grow with the square of it."""


def context(text: str, within: list[Span], start: int, end: int) -> Span:
    """Return the stretch of the paragraphs ``within`` ``text`` that ``[start, end)`` stands in.

    Where it would go more than `REACH` code points beyond ``[start, end)``, it is cut there, at white space
    if there is any.
    """
    first = bisect_right(within, start, key=lambda span: span.start) - 1
    last = bisect_left(within, end, key=lambda span: span.end)
    left = min(start, within[first].start) if first >= 0 else start
    right = max(end, within[last].end) if last < len(within) else end
    if start - left > REACH:
        left = start - REACH
        cut = text.find(" ", left, start)
        left = left if cut < 0 else cut + 1
    if right - end > REACH:
        right = end + REACH
        cut = text.rfind(" ", end, right)
        right = right if cut < 0 else cut
    return Span(left, right)
