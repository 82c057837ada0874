"""The quotation marks around a stretch of a text, for formats whose contents include them."""

from __future__ import annotations

from builder.schema import Quotation, Span

_OPENING = frozenset("“„‟«»\"＂‘‚'‹›")
_CLOSING = frozenset("”“«»\"＂’‘'‹›")


def with_marks(text: str, quotation: Quotation) -> list[Span]:
    """Return the spans of ``quotation``, those that stand between quotation marks with their marks."""
    marked = set(quotation.marked)
    return [_widened(text, span) if span in marked else span for span in quotation.spans]


def _widened(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    if text.startswith("``", max(0, start - 2)) and start >= 2:
        start -= 2
    elif text[start - 1 : start] in _OPENING:
        start -= 1
    if text.startswith("''", end):
        end += 2
    elif text[end : end + 1] in _CLOSING:
        end += 1
    return Span(start, end)
