"""An article as a stream of units: the words outside quotation marks, and each marked stretch as one unit.

What stands between marks is somebody's words; the rules read around it. So a stretch is a single opaque unit
and the sentence `"...," she said.` is five of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, compress
from operator import add, itemgetter
from sys import intern
from typing import TYPE_CHECKING
from unicodedata import normalize

from builder.annotation.lexicon import QUOTE, REMEMBERED, Lexicon
from builder.annotation.marks import Stretch
from builder.annotation.own_names import NAMED, is_own_name, own_names
from builder.annotation.sentences import STOPS, split, split_paragraphs
from builder.annotation.shapes import SHAPES, table_of
from builder.schema import Span

if TYPE_CHECKING:
    from builder.annotation.parse.syntax import Syntax

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Messrs|Dr|Drs|Dra|Prof|Engr|Eng|Smt|Adv|Arch|Barr|Pst|Msgr|Ven|Ch|Ma|Rev|Fr|Sr|Jr|St|Ste|Mt|Ft|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Gen|Col|Maj|Capt|Cpl|"
    "Sgt|Adm|Cmdr|Brig|Det|Insp|Supt|Hon|Pres|Atty|Sec|Treas|Amb|Asst|Assoc|Ald|Cllr|Inc|Corp|Co|Ltd|Bros|Cos|"
    "Addl|Adj|Bro|Cde|Cdr|Comdt|Comr|Const|Coun|Cst|Dep|Kapt|Ltc|Pol|Rt|Snr|Bhd|Dept|Govt|Pte|Pty|Pvt|Sdn|Univ|Alta|Sask|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|No|Nos|vs|v|etc|"
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    "Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Ph\\.D|a\\.m|p\\.m|i\\.e|e\\.g"
)
_UNSEEN = "\xad\u200b\u2060\ufeff"
"""Characters that nobody sees: soft hyphens, spaces of no width, byte order marks."""
_TOKEN = re.compile(
    # A token with the space behind it: every other character is part of one, so the lengths tell where each starts.
    # The first line, which has what most words and marks are, and the looks ahead only save time. A word has at most
    # 50 parts ("a-b-c"): the pattern keeps its place at each, and with a million of them that is slow.
    r"(?:[A-Za-z0-9]+ |[,;:?!()“”\"]|\.(?!\.)|[a-z][a-z]{3,}(?=\.(?!\S))|[A-Za-z]+(?=[,\n]|['’]s )|['’]s "
    r"|(?=\w[-.])(?:[A-Z]-)?(?:(?:[^\W\d_]\.){2,50}(?:-[a-z]{3,})?|W\.Va\.)"
    rf"|\b(?=[A-Zaeipv])(?:[A-Z][a-z]*-)?(?:{_ABBREVIATIONS})\.(?=\s+\S|[,;:)’'”\"])|\b[A-Z]\.(?=\s+(?:[A-Z]|\([A-Z][a-z]+\)\s[A-Z]))"
    r"|[@#]?\w+(?:(?:[-&/‑]|['’‘](?!(?:[sS]|ve|re|ll|d|m)\b)-?|(?<=\d)[.,:](?=\d)|\.(?=[a-z]{2,3}\b|[A-Z]{1,3}[)>])|[\xad\u200b])\w+"
    # A letter and its accent apart, and "Ã±", a letter of two bytes read as two characters.
    r"|[\u0300-\u036f]+\w*|(?<=[ÂÃ\u0302\u0303])[\x80-\xbf]\w*){0,50}"
    rf"|['’‘](?:[sS]|ve|re|ll|d|m)\b|''|``|-{{2,}}|\.{{2,}}|[^\w\s])[\s{_UNSEEN}]*"
)

_CLOSING = re.compile(
    # An abbreviation that ends its sentence, for a word follows that opens one: "in the U.S. He".
    r"\.(?:(?<=\.[A-Za-z]\.)|(?<=\b(?:Inc|Ltd|etc)\.)|(?<=\b(?:Jr|Sr|Co)\.)|(?<=\bCorp\.))[^\S\n]+"
    r"(?=(?:He|She|It|They|We|The|This|That|These|Those|There|But|And|While|When|After|Since|Although|However|His|Her"
    r"|Its|Their)\s)"
)

_BLANK = re.compile(rf"[\s{_UNSEEN}]+\Z")
_WITHOUT_UNSEEN = dict.fromkeys(map(ord, _UNSEEN))
_tokens_in = _TOKEN.findall
_MARKED_UNIT = re.compile(b"\1")
"""A unit that a table of shapes.py marks; there are few of them, which a search finds faster than a loop in C."""
_START = re.Match.start
_WORD, _LOW, _FLAGS, _SHAPE = itemgetter(0), itemgetter(1), itemgetter(2), itemgetter(3)
_STRETCH = SHAPES[QUOTE]
_MARKED = "“”"
"""The word of a stretch."""


def _is_nickname(text: str, stretch: Stretch) -> bool:
    """Say whether the stretch behind a stop is within a name: `Ida E. "Sparky" Moen`, not `Plan B. "Yes," she said`."""
    first, last = stretch.outer_start, stretch.outer_end
    return (
        text[first - 4 : first - 3] == " "
        and text[first - 3].isupper()
        and text[first - 5].isalpha()
        and text[stretch.start : stretch.end].isalpha()
        and text[stretch.start].isupper()
        and text[last : last + 1] == " "
        and text[last + 1 : last + 2].isupper()
    )


class _Tokens(dict[str, tuple[str, str, int, int]]):
    """Every token, with the space behind it, as its word, the word in lower case, and the word's flags and shape.

    So one look-up tells all of a token, and a word is one string in all articles: it is hashed and compared fast.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, token: str) -> tuple[str, str, int, int]:
        if len(self) >= REMEMBERED:
            # Both at once: words that one of them still had would keep the memory of the others from being used again.
            self.clear()
            self._lexicon.clear()
        word = plain = intern(token.rstrip())
        if not word.isascii():
            word = intern(_BLANK.sub("", word) or word)
            # As the word lists have it: "é" of two characters, a soft hyphen.
            plain = normalize("NFC", word.translate(_WITHOUT_UNSEEN)) or word
        flags = self._lexicon[plain]
        known = self[token] = (word, intern(plain.lower()), flags, SHAPES[flags])
        return known


def _starts(tokens: list[str], gaps: list[tuple[int, int]], first: int) -> list[int]:
    """Return where each of the ``tokens`` starts, the first of them at ``first``."""
    widths = list(map(len, tokens))
    for unit, gap in gaps:
        widths[unit] += gap
    widths.pop()
    return list(accumulate(widths, initial=first))


class Stream:
    """Units of one article in parallel lists: ``words``, ``lows`` (lower case), ``flags``, ``starts``, ``ends``.

    ``paragraphs`` are unit ranges ``[first, last)``; ``stretch`` gives the index in ``stretches`` of a unit that
    is one, by unit number, ``unit_of`` the units of the stretches; ``shapes`` is a byte a unit, made of its flags
    (shapes.py); ``vocabulary`` are the different words, as written, ``closing`` the abbreviations that end their
    sentence, ``own_names`` the words that are names in this article alone; ``syntax`` is the parse of a trained
    pipeline, where there is one; ``own_outlets`` are the outlets that only this article knows, like its publisher,
    with those of the list, by the first word of their names.
    """

    __slots__ = (
        "_sentences",
        "closing",
        "ends",
        "flags",
        "lexicon",
        "lows",
        "own_names",
        "own_outlets",
        "paragraphs",
        "shapes",
        "starts",
        "stretch",
        "stretches",
        "syntax",
        "text",
        "unit_of",
        "vocabulary",
        "words",
    )

    def __init__(
        self, text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch], lexicon: Lexicon
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.stretches = stretches
        self.syntax: Syntax | None = None
        self.own_outlets: Mapping[str, tuple[list[tuple[str, str]], tuple[str, ...]]] = {}
        self._sentences: list[list[tuple[int, int]]] | None = None
        self.stretch: dict[int, int] = {}
        self.paragraphs: list[tuple[int, int]] = []
        tokens: list[str] = []
        gaps: list[tuple[int, int]] = []  # units with more behind them than their token shows, and how much
        marked_ends: dict[int, int] = {}
        number = before = first = 0
        opening = stretches[0].outer_start if stretches else len(text)
        for paragraph in paragraphs:
            at, end = paragraph.start, paragraph.end
            if first:
                gaps.append((first - 1, at - before))
            while opening < end:
                if at < opening:
                    tokens += _tokens_in(text, at, opening)
                    if text.startswith(". ", opening - 2) and _is_nickname(text, stretches[number]):
                        # The initial's stop.
                        stop = tokens.pop()
                        tokens[-1] += stop
                unit = len(tokens)
                self.stretch[unit] = number
                marked_ends[unit] = at = stretches[number].outer_end
                while at < end and text[at].isspace():
                    at += 1
                tokens.append(_MARKED)
                gaps.append((unit, at - opening - len(_MARKED)))
                number += 1
                opening = stretches[number].outer_start if number < len(stretches) else len(text)
            if at < end:
                tokens += _tokens_in(text, at, end)
            before = end
            last = len(tokens)
            self.paragraphs.append((first, last))
            first = last
        self.unit_of = list(self.stretch)
        if lexicon.tokens is None:
            lexicon.tokens = _Tokens(lexicon)
        known = list(map(lexicon.tokens.__getitem__, tokens))
        self.words: list[str] = list(map(_WORD, known))
        self.lows: list[str] = list(map(_LOW, known))
        self.flags: list[int] = list(map(_FLAGS, known))
        self.starts = starts = _starts(tokens, gaps, paragraphs[0].start) if tokens else []
        self.ends = list(map(add, starts, map(len, self.words)))
        shapes = bytearray(map(_SHAPE, known))
        for unit, end in marked_ends.items():
            self.ends[unit] = end
            self.flags[unit] = QUOTE
            shapes[unit] = _STRETCH
        closing = (bisect_right(starts, match.start()) - 1 for match in _CLOSING.finditer(text))
        self.closing = [unit for unit in closing if unit >= 0 and not self.flags[unit] & QUOTE]
        self.vocabulary = frozenset(self.words)
        self.own_names = own_names(text, self.vocabulary, lexicon)
        if self.own_names:
            for unit, word in enumerate(self.words):
                if word in self.own_names and is_own_name(self.words, self.flags, unit):
                    self.flags[unit] = NAMED
                    shapes[unit] = SHAPES[NAMED]
        self.shapes = bytes(shapes)

    def has(self, mask: int, first: int, last: int) -> bool:
        """Say whether one of the units ``[first, last)`` has one of the flags in ``mask``."""
        for flag in self.flags[first:last]:  # noqa: SIM110  # any() of a generator takes longer
            if flag & mask:
                return True
        return False

    def ends_in_comma(self, unit: int) -> bool:
        """Say whether the comma behind the stretch at ``unit`` stands inside of its marks: `"We stay," she said`."""
        return self.stretches[self.stretch[unit]].last_character == ","

    def has_stretch(self, first: int, last: int) -> bool:
        """Say whether one of the units ``[first, last)`` is a stretch."""
        number = bisect_left(self.unit_of, first)
        return number < len(self.unit_of) and self.unit_of[number] < last

    def stretches_in(self, first: int, last: int) -> list[int]:
        """Return which of the units ``[first, last)`` are stretches."""
        return self.unit_of[bisect_left(self.unit_of, first) : bisect_left(self.unit_of, last)]

    def having(self, mask: int, first: int, last: int) -> list[int]:
        """Return the units of ``[first, last)`` that have one of the flags in ``mask``."""
        table = table_of(mask)
        if table is None:
            return list(compress(range(first, last), map(mask.__and__, self.flags[first:last])))
        marked = map(_START, _MARKED_UNIT.finditer(self.shapes[first:last].translate(table)))
        return [first + at for at in marked] if first else list(marked)

    def split_paragraphs(self) -> list[list[tuple[int, int]]]:
        """Return the sentences of every paragraph, as unit ranges."""
        if self._sentences is None:
            self._sentences = split_paragraphs(self)
        return self._sentences

    def sentences_of(self, paragraph: int) -> list[tuple[int, int]]:
        """Return the sentences of a paragraph, by its number, as unit ranges."""
        return self.split_paragraphs()[paragraph]

    def sentences(self, first: int, last: int) -> list[tuple[int, int]]:
        """Split the units ``[first, last)`` of a paragraph into sentences, as unit ranges."""
        return split(self, first, last, self.having(STOPS, first, last))

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the units ``[first, last)``."""
        return Span(self.starts[first], self.ends[last - 1])

    def string(self, first: int, last: int) -> str:
        """Return the text of the units ``[first, last)``."""
        return self.text[self.starts[first] : self.ends[last - 1]]
