"""An article as a stream of units: the words outside quotation marks, and each marked stretch as one unit.

What stands between marks is somebody's words; the rules read around it. So a stretch is a single opaque unit
and the sentence `"...," she said.` is five of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from itertools import accumulate, compress
from operator import add
from typing import TYPE_CHECKING

from builder.annotation.lexicon import (
    CALENDAR,
    CAPITAL,
    CLOSE,
    COMMA,
    CUE,
    DASH,
    END,
    NUMBER,
    OPEN,
    QUOTE,
    SEMICOLON,
    UPPER,
    Lexicon,
)
from builder.annotation.marks import Stretch
from builder.annotation.shapes import SHAPES, table_of
from builder.schema import Span

if TYPE_CHECKING:
    from builder.annotation.parse.syntax import Syntax

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Messrs|Dr|Drs|Dra|Prof|Engr|Eng|Smt|Adv|Arch|Barr|Pst|Msgr|Ven|Ch|Ma|Rev|Fr|Sr|Jr|St|Ste|Mt|Ft|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Gen|Col|Maj|Capt|Cpl|"
    "Sgt|Adm|Cmdr|Brig|Det|Insp|Supt|Hon|Pres|Atty|Sec|Treas|Amb|Asst|Assoc|Ald|Cllr|Inc|Corp|Co|Ltd|Bros|Cos|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|No|Nos|vs|v|etc|"
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    "Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Ph\\.D|a\\.m|p\\.m|i\\.e|e\\.g"
)
_TOKEN = re.compile(
    # A token with the space behind it: every other character is part of one, so the lengths tell where each starts.
    # The looks ahead, and the first alternatives, which are what most words and marks are, only save time.
    r"(?=\S)(?:[A-Z]?[a-z]+(?=[ ,\n])|[,;:?!()“”\"]|\.(?!\.)|[a-z]{4,}(?=\.\s)|(?:[A-Z]-)?(?:[^\W\d_]\.){2,}"
    rf"|\b(?=[A-Zaeipv])(?:[A-Z]-)?(?:{_ABBREVIATIONS})\.(?=\s+\S|[,;:)’'”\"])|\b[A-Z]\.(?=\s+[A-Z])"
    r"|[@#]?\w+(?:(?:[-&/‑]|['’‘](?!(?:[sS]|ve|re|ll|d|m)\b)-?|(?<=\d)[.,:](?=\d)|\.(?=[a-z]{2,3}\b))\w+)*"
    r"|['’‘](?:[sS]|ve|re|ll|d|m)\b|''|``|-{2,}|\.{2,}|[^\w\s])\s*"
)


_WRAPPED = 100
_DATELINE = CAPITAL | COMMA | NUMBER | OPEN | CLOSE | CALENDAR
_SENTENCE_START = CAPITAL | QUOTE | NUMBER | OPEN | DASH


def _add_tokens(text: str, start: int, end: int, words: list[str], starts: list[int]) -> None:
    """Add the tokens of ``text[start:end]`` to ``words``, and where each starts to ``starts``."""
    while start < end and text[start].isspace():
        start += 1
    tokens = _TOKEN.findall(text, start, end)
    if tokens:
        words += map(str.rstrip, tokens)
        starts += accumulate(map(len, tokens[:-1]), initial=start)


class Stream:
    """Units of one article in parallel lists: ``words``, ``lows`` (lower case), ``flags``, ``starts``, ``ends``.

    ``paragraphs`` are unit ranges ``[first, last)``; ``stretch`` gives the index in ``stretches`` of a unit that
    is one, by unit number; ``shapes`` is a byte a unit, made of its flags (shapes.py); ``syntax`` the parse of a
    trained pipeline, where there is one; ``own_outlets`` the outlets that only this article knows, like its
    publisher, by the first word of their names.
    """

    __slots__ = (
        "_sentences",
        "ends",
        "flags",
        "lexicon",
        "lows",
        "own_outlets",
        "paragraphs",
        "shapes",
        "starts",
        "stretch",
        "stretches",
        "syntax",
        "text",
        "unit_of",
        "words",
    )

    def __init__(
        self, text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch], lexicon: Lexicon
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.stretches = stretches
        self.syntax: Syntax | None = None
        self.own_outlets: dict[str, list[tuple[str, str]]] = {}
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self.stretch: dict[int, int] = {}
        self.unit_of: list[int] = []
        self.paragraphs: list[tuple[int, int]] = []
        words: list[str] = []
        starts: list[int] = []
        marked_ends: dict[int, int] = {}
        number = 0
        for paragraph in paragraphs:
            first = len(words)
            at = paragraph.start
            while number < len(stretches) and stretches[number].outer_start < paragraph.end:
                stretch = stretches[number]
                _add_tokens(text, at, stretch.outer_start, words, starts)
                unit = len(words)
                self.stretch[unit] = number
                self.unit_of.append(unit)
                marked_ends[unit] = stretch.outer_end
                words.append("“”")
                starts.append(stretch.outer_start)
                at = stretch.outer_end
                number += 1
            _add_tokens(text, at, paragraph.end, words, starts)
            self.paragraphs.append((first, len(words)))
        self.words = words
        self.starts = starts
        self.ends = list(map(add, starts, map(len, words)))
        self.lows = list(map(lexicon.lows.__getitem__, words))
        self.flags = list(map(lexicon.__getitem__, words))
        for unit, end in marked_ends.items():
            self.ends[unit] = end
            self.flags[unit] = QUOTE
        self.shapes = bytes(map(SHAPES.__getitem__, self.flags))

    def has(self, mask: int, first: int, last: int) -> bool:
        """Say whether one of the units ``[first, last)`` has one of the flags in ``mask``."""
        return any(map(mask.__and__, self.flags[first:last]))

    def having(self, mask: int, first: int, last: int) -> list[int]:
        """Return the units of ``[first, last)`` that have one of the flags in ``mask``."""
        table = table_of(mask)
        if table is None:
            return list(compress(range(first, last), map(mask.__and__, self.flags[first:last])))
        return list(compress(range(first, last), self.shapes[first:last].translate(table)))

    def of_kind(self, mask: int) -> bytes:
        """Return a byte a unit, 1 for those that have one of the flags in ``mask``, which shapes.py must know."""
        table = table_of(mask)
        assert table is not None
        return self.shapes.translate(table)

    def sentences_of(self, paragraph: int) -> list[tuple[int, int]]:
        """Return the sentences of a paragraph, by its number, as unit ranges."""
        found = self._sentences.get(paragraph)
        if found is None:
            found = self._sentences[paragraph] = self.sentences(*self.paragraphs[paragraph])
        return found

    def sentences(self, first: int, last: int) -> list[tuple[int, int]]:
        """Split the units ``[first, last)`` of a paragraph into sentences, as unit ranges."""
        flags = self.flags
        found: list[tuple[int, int]] = []
        start = after = self._after_dateline(first, last)
        lines = self._line_starts(first, last)
        stops = self.having(END | SEMICOLON | QUOTE, start, last)
        for unit in sorted({*stops, *lines}) if lines else stops:
            if unit < after:
                continue
            flag = flags[unit]
            if unit in lines and unit > start:
                found.append((start, unit))
                start = unit
            if flag & (END | SEMICOLON):
                stop = unit + 1
                while stop < last and flags[stop] & (END | CLOSE):
                    stop += 1
                if flag & SEMICOLON or stop >= last or flags[stop] & _SENTENCE_START:
                    found.append((start, stop))
                    start = stop
                after = stop
            elif flag & QUOTE and unit + 1 < last and self._closes(unit, start, last):
                found.append((start, unit + 1))
                start = unit + 1
        if start < last:
            found.append((start, last))
        return found

    def _line_starts(self, first: int, last: int) -> Set[int]:
        """Return the units where a line of the paragraph starts that is one by itself, as under a headline.

        Lines of a text that is wrapped to a width are none.
        """
        if first >= last:
            return frozenset()
        starts: list[int] = []
        line = self.text.find("\n", self.starts[first], self.starts[last - 1])
        while line >= 0:
            unit = bisect_right(self.starts, line)
            # A line break within a stretch or before a small letter starts no line.
            opens = self.flags[unit] & (CAPITAL | QUOTE)
            if opens and self.text.find("\n", self.ends[unit - 1], self.starts[unit]) >= 0:
                starts.append(unit)
            line = self.text.find("\n", self.starts[unit], self.starts[last - 1])
        if not starts:
            return frozenset()
        edges = [self.starts[unit] for unit in starts] + [self.ends[last - 1]]
        begin = self.starts[first]
        widths = [end - start for start, end in zip([begin, *edges], edges, strict=False)]
        wrapped = len(widths) > 2 and max(widths) < _WRAPPED
        return frozenset() if wrapped else frozenset(starts)

    def _after_dateline(self, first: int, last: int) -> int:
        """Return where the text of a paragraph starts: behind "OSLO, June 3 (Wire) --", if it opens with one.

        A place in small letters needs a date or a bracket behind it: "Oslo (Wire) -".
        """
        flags = self.flags
        if first >= last or not flags[first] & CAPITAL:
            return first
        at = first + 1
        while at < min(last, first + 14) and flags[at] & _DATELINE and not flags[at] & DASH:
            at += 1
        if at + 1 >= last or not flags[at] & DASH:
            return first
        dated = flags[at - 1] & CLOSE or (flags[at - 1] & NUMBER and flags[at - 2] & CALENDAR)
        return at + 1 if flags[first] & UPPER or dated else first

    def _closes(self, unit: int, start: int, last: int) -> bool:
        """Say whether the sentence ends with the marked stretch at ``unit``."""
        last_mark = self.stretches[self.stretch[unit]].last_character
        following = self.flags[unit + 1]
        if last_mark in ".…":
            return bool(following & (CAPITAL | QUOTE)) and not self._says(unit + 1, last)
        if last_mark in "?!":
            if following & QUOTE:
                return True
            # `"Go!" Smith said` goes on; `She cried "Go!" The crowd rose.` does not.
            return bool(following & CAPITAL) and unit > start
        return False

    def _says(self, first: int, last: int) -> bool:
        """Say whether a sentence of a name and a cue starts at ``first``, as in `"We stay." Moen said`."""
        flags = self.flags
        for unit in range(first + 1, min(first + 4, last)):
            if flags[unit] & CUE:
                return unit + 1 >= last or bool(flags[unit + 1] & END)
        return False

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the units ``[first, last)``."""
        return Span(self.starts[first], self.ends[last - 1])

    def string(self, first: int, last: int) -> str:
        """Return the text of the units ``[first, last)``."""
        return self.text[self.starts[first] : self.ends[last - 1]]
