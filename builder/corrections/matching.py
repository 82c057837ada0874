"""Stretches of text compared: how a decision finds its quotation again, and what of a content is between marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from builder.annotation.marks import Stretch, find_stretches
from builder.paragraphs import paragraphs
from builder.schema import QuotationType, Span

SAME = 0.5
"""From which share of common characters on two extents are of the same quotation."""


def size(spans: Iterable[Span]) -> int:
    """Return how many characters ``spans`` have."""
    return sum(span.end - span.start for span in spans)


def common(spans: Sequence[Span], others: Sequence[Span]) -> int:
    """Return how many characters two extents, each without overlaps and in text order, have in common."""
    if not spans or not others or spans[-1].end <= others[0].start or others[-1].end <= spans[0].start:
        return 0
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in spans for b in others)


def similarity(spans: Sequence[Span], others: Sequence[Span]) -> float:
    """Return which share of the characters of two extents is in both (Jaccard's index)."""
    shared = common(spans, others)
    return shared / (size(spans) + size(others) - shared) if shared else 0.0


def nearest(text: str, words: str, spans: Sequence[Span]) -> Span | None:
    """Return where ``words`` stand in ``text`` nearest to ``spans``, outside of these if they do."""
    first, last = spans[0].start, spans[-1].end
    best: tuple[bool, int, Span] | None = None
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        place = Span(match.start(), match.end())
        distance = max(first - place.end, place.start - last, 0)
        found = (common([place], spans) > 0, distance, place)
        best = found if best is None else min(best, found)
    return None if best is None else best[2]


class Marks:
    """What stands between quotation marks in a text. Two apostrophes are marks where ``double_apostrophes``."""

    def __init__(self, text: str, *, double_apostrophes: bool) -> None:
        self._text = text
        self._stretches: list[Stretch] | None = None
        self._double_apostrophes = double_apostrophes

    def inside(self, spans: Sequence[Span]) -> list[Span]:
        """Return ``spans`` without the marks that enclose each, and without white space at their ends."""
        left = []
        for span in spans:
            start, end = self._trimmed(span.start, span.end)
            for stretch in self._between(start, end):
                if start == stretch.outer_start and end <= stretch.outer_end:
                    start = stretch.start
                if end == stretch.outer_end and start >= stretch.start:
                    end = stretch.end
            start, end = self._trimmed(start, end)
            if start < end:
                left.append(Span(start, end))
        return left

    def type_of(self, spans: Sequence[Span]) -> tuple[QuotationType, list[Span]]:
        """Return of the content at ``spans`` the type, and the stretches of it that are between marks."""
        marked = []
        for span in spans:
            for stretch in self._between(span.start, span.end):
                start, end = self._trimmed(max(stretch.start, span.start), min(stretch.end, span.end))
                if start < end:
                    marked.append(Span(start, end))
        if not marked:
            return "indirect", marked
        return "direct" if marked == list(spans) else "mixed", marked

    def _between(self, start: int, end: int) -> list[Stretch]:
        if self._stretches is None:
            found = find_stretches(self._text, paragraphs(self._text))
            self._stretches = [one for one in found if self._double_apostrophes or not one.apostrophes]
        return [one for one in self._stretches if one.outer_start < end and start < one.outer_end]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return start, end
