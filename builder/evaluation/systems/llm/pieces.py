"""Long articles in overlapping pieces that begin and end with paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.evaluation.units import Stretch

_PARAGRAPH_END = re.compile(r"\n\s*")


def cut(text: str, size: int) -> list[Stretch]:
    """Cut ``text`` into pieces of at most ``size`` code points, each a quarter of that into its neighbour.

    A piece begins and ends at a line break where there is one in reach, or else wherever it must.
    """
    if len(text) <= size:
        return [(0, len(text))]
    breaks = [match.end() for match in _PARAGRAPH_END.finditer(text)]
    pieces: list[Stretch] = []
    start = 0
    while start + size < len(text):
        # At least half a piece long, so that the next one, a quarter back, still begins further on.
        end = max((b for b in breaks if start + size // 2 < b <= start + size), default=start + size)
        pieces.append((start, end))
        back = end - size // 4
        start = min((b for b in breaks if back <= b < end), default=back)
    return [*pieces, (start, len(text))]


def home(pieces: Sequence[Stretch], span: Stretch) -> int:
    """Return which piece has the most text on both sides of ``span``."""
    return max(range(len(pieces)), key=lambda n: (min(span[0] - pieces[n][0], pieces[n][1] - span[1]), -n))
