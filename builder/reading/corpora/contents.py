"""From the content as a corpus annotates it to the spans, marked stretches and type of the data contract."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from builder.reading.corpora.marks import CLOSING, OPENING, overlapping, stretches
from builder.schema import QuotationType, Span

_WORD = re.compile(r"\w")
_BEFORE = frozenset(OPENING + "‘‚'`‹›")
_AFTER = frozenset(CLOSING + "’‘'‹›")
_PAIRED = {"‘": "’", "‚": "‘’", "'": "'", "‹": "›", "›": "‹"}


class Content(msgspec.Struct, frozen=True):
    """A quotation's content: ``type``, ``spans`` and ``marked`` as in `builder.schema.Quotation`.

    ``bare`` tells that the corpus calls the quotation direct though no mark stands beside it in the text.
    """

    type: QuotationType
    spans: list[Span]
    marked: list[Span]
    bare: bool = False


class Contents:
    """Reads the contents of one article off its text.

    ``parts`` are the contents of all its quotations: words of a quotation within another one's words stand
    between that other one's marks, not between their own.
    """

    def __init__(self, text: str, parts: Iterable[list[Span]]) -> None:
        self._text = text
        self._stretches = stretches(text)
        self._taken = self._covered(sorted(span for spans in parts for span in spans))

    def derived(self, parts: list[Span]) -> Content | None:
        """Return the content at ``parts`` with the type that the marks in the text give it.

        Direct where every word stands between marks: the spans are then what stands between them. Mixed
        where some do, indirect where none does. None where there is no word at ``parts``.
        """
        spans: list[Span] = []
        marked: list[Span] = []
        direct = True
        for part in self._joined(parts):
            own = self._marked(part)
            marked += own
            if own and not self._words_outside(part, own):
                spans += own
            else:
                spans.append(part if own else self._strip(part, OPENING + CLOSING))
                direct = False
        if not spans:
            return None
        if direct:
            return Content("direct", spans, marked)
        return Content("mixed" if marked else "indirect", spans, marked)

    def direct(self, parts: list[Span]) -> Content | None:
        """Return the content at ``parts`` of a quotation that the corpus says is direct.

        Enclosing marks are left out, also where a long quotation repeats them at the beginning of a line.
        None where there is no word at ``parts``.
        """
        spans: list[Span] = []
        bare = True
        for part in self._joined(parts):
            inner = self._unenclosed(part)
            before = self._text[max(0, inner.start - 3) : inner.start].rstrip()[-1:]
            after = self._text[inner.end : inner.end + 3].lstrip()[:1]
            bare = bare and before not in _BEFORE and after not in _AFTER
            spans += self._lines(inner, before) if before in _BEFORE else [inner]
        return Content("direct", spans, list(spans), bare) if spans else None

    def _joined(self, parts: list[Span]) -> list[Span]:
        """Return ``parts`` in text order, those only white space apart as one, wordless ones not."""
        joined: list[Span] = []
        for part in sorted(parts):
            if joined and (part.start < joined[-1].end or self._goes_on(joined[-1], part)):
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, part.end))
            else:
                joined.append(part)
        return [self._strip(part) for part in joined if self._has_word(part.start, part.end)]

    def _goes_on(self, before: Span, part: Span) -> bool:
        """Tell whether only white space parts two stretches, and no marks that close and open."""
        between = self._text[before.end : part.start]
        marks = self._text[before.end - 1] in CLOSING and self._text[part.start] in OPENING
        return not marks and (not between or between.isspace())

    def _marked(self, part: Span) -> list[Span]:
        """Return the stretches of ``part`` between marks that are its own."""
        text = self._text
        closing = _PAIRED.get(text[part.start])
        inner = Span(part.start + 1, part.end - 1)
        if closing is not None and text[inner.end] in closing and not self._ends_within(inner, closing):
            return [self._strip(inner)]
        own = []
        for stretch in overlapping(self._stretches, part.start, part.end):
            start, end = max(stretch.start, part.start), min(stretch.end, part.end)
            if self._has_word(start, end) and (
                stretch not in self._taken or not self._words_outside(stretch, [Span(start, end)])
            ):
                own.append(self._strip(Span(start, end)))
        return own

    def _ends_within(self, inner: Span, closing: str) -> bool:
        """Tell whether single marks close within ``inner`` already: then they do not enclose it."""
        return any(
            not self._text[match.end() : match.end() + 1].isalnum()
            for match in re.compile(f"[{closing}]").finditer(self._text, inner.start, inner.end)
        )

    def _covered(self, parts: list[Span]) -> set[Span]:
        """Return the stretches all of whose words stand in one of ``parts``, which are in text order."""
        covered: set[Span] = set()
        reach = position = 0
        for stretch in self._stretches:
            words = self._words(stretch)
            while position < len(parts) and parts[position].start <= words.start:
                reach = max(reach, parts[position].end)
                position += 1
            if reach >= words.end:
                covered.add(stretch)
        return covered

    def _words(self, span: Span) -> Span:
        """Return ``span`` from its first word character to its last."""
        first = _WORD.search(self._text, span.start, span.end)
        if first is None:
            return span
        end = span.end
        while not _WORD.match(self._text[end - 1]):
            end -= 1
        return Span(first.start(), end)

    def _words_outside(self, part: Span, inner: list[Span]) -> bool:
        """Tell whether ``part`` has a word outside the stretches ``inner``, which are in text order."""
        at = part.start
        for span in inner:
            if self._has_word(at, span.start):
                return True
            at = span.end
        return self._has_word(at, part.end)

    def _has_word(self, start: int, end: int) -> bool:
        return start < end and _WORD.search(self._text, start, end) is not None

    def _strip(self, span: Span, marks: str = "") -> Span:
        """Return ``span`` without white space, and without the characters ``marks``, at its ends."""
        start, end = span.start, span.end
        while start < end and (self._text[start].isspace() or self._text[start] in marks):
            start += 1
        while start < end and (self._text[end - 1].isspace() or self._text[end - 1] in marks):
            end -= 1
        return Span(start, end)

    def _unenclosed(self, part: Span) -> Span:
        text, start, end = self._text, part.start, part.end
        singly = text[start] in _PAIRED
        if text.startswith("``", start):
            start += 2
        elif (
            text[start] in OPENING
            or text[start] in "‘‚"
            or (singly and text[end - 1] in _PAIRED[text[start]])
        ):
            start += 1
        if text.endswith("''", start, end):
            end -= 2
        elif text[end - 1] in CLOSING or (
            text[end - 1] in "’'›‹" and (singly or not text[end - 2].isalnum())
        ):
            end -= 1
        return self._strip(Span(start, end))

    def _lines(self, part: Span, mark: str) -> list[Span]:
        """Return ``part`` in pieces, parted where ``mark`` stands again at the beginning of a line."""
        pieces = []
        start = part.start
        for match in re.compile(rf"\n\s*{re.escape(mark)}").finditer(self._text, part.start, part.end):
            pieces.append(Span(start, match.start()))
            start = match.end()
        pieces.append(Span(start, part.end))
        return [self._strip(piece) for piece in pieces if self._has_word(piece.start, piece.end)]
