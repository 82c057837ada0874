"""Quotation marks: which open, which close, which are none, and the stretches between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from builder.annotation.mark_shapes import ELIDED, Doubles, Open, Singles, is_doubled
from builder.schema import Span

# What may be an opening single mark: it stands in front of a word, behind what `Singles` lets one stand behind.
_OPENING_SINGLE = [re.compile(rf"{mark}(?<![^\s(\[{{—–\-/,:].)(?=\S)") for mark in "‘'"]
# The last line of a block between marks, with who said it.
_SIGNATURE = re.compile(
    r"\n(?<=[.?!…]\n)[—–-]* ?(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+(?:,[^.?!\n]{2,80})?\.?(?=[\"”’'])"
)
# A line that is nothing but a few words between single marks, as a heading between paragraphs.
_CROSSHEAD = [re.compile(rf"\n{mark}(?=\w)[^‘’'\"“”\n]{{3,60}}(?<=\w)[’'](?=\n)") for mark in "‘'"]
# What may be a nickname between single marks: Ida 'Sparky' Moen.
_NICKNAME = [re.compile(rf"{mark}(?<= .)[A-Z][\w-]+(?: [A-Z][\w-]+)?[’'](?= [A-Z][\w’'-])") for mark in "‘'"]
_start = attrgetter("start")
_outer_start = attrgetter("outer_start")
_HEADLINE = 200
"""How many characters a headline may have."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """The text between two marks: ``[start, end)`` without, ``[outer_start, outer_end)`` with them.

    ``continues``: it goes on from the stretch before it, in the paragraph before. ``closed`` is false where no
    mark closes it: it ends with its paragraph. ``apostrophes``: its opening mark is two apostrophes.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    continues: bool
    closed: bool
    last_character: str
    apostrophes: bool


def find_stretches(text: str, paragraphs: Sequence[Span]) -> list[Stretch]:
    """Find the outermost stretches between quotation marks, in text order.

    Takes the article's ``text`` and its paragraphs; offsets in and out are code points. Single marks count
    where the article uses them as its first marks (British style), outside double ones far more often or for more
    sentences, and in headlines; within double marks they are nested and pass unseen. Time is linear in the text.
    """
    doubles = _pair(text, paragraphs, Doubles(text))
    if (
        is_doubled(text, "''")
        or is_doubled(text, "‘‘")
        or not _has(_SURE_SINGLE, text, 0, len(text))
        or not _opens_outside(text, doubles)
    ):
        # Pairs of apostrophes are the first marks there, and single ones are nested.
        return _headline(text, paragraphs, doubles)
    singles = _pair(text, paragraphs, Singles())
    first = _outside(singles, doubles)
    second = _outside(doubles, singles)
    if len(first) <= 2 * len(second) and sum(_is_sentence(text, stretch) for stretch in first) <= len(second):
        return _headline(text, paragraphs, doubles)
    apart = [stretch for stretch in second if stretch.closed]
    return _outermost(singles + apart) if apart else singles


def _outermost(stretches: list[Stretch]) -> list[Stretch]:
    """Return the stretches that start in none of the others, in text order."""
    found: list[Stretch] = []
    for stretch in sorted(stretches, key=_outer_start):
        if not found or stretch.outer_start >= found[-1].outer_end:
            found.append(stretch)
    return found


def _is_sentence(text: str, stretch: Stretch) -> bool:
    """Say whether the stretch stands and ends like a sentence, as no title does: `She said: 'We stay.'`."""
    before = text[max(0, stretch.outer_start - 2) : stretch.outer_start]
    return stretch.last_character in ",.?!…" and (
        before[-1:] in ("", "\n") or before.rstrip()[-1:] in (",", ":")
    )


def _opens_outside(text: str, doubles: Sequence[Stretch]) -> bool:
    """Say whether what may be an opening single mark stands in none of the stretches between double marks."""
    at = 0
    for stretch in doubles:
        if _has(_OPENING_SINGLE, text, at, stretch.outer_start + 1):
            return True
        at = stretch.outer_end
    return _has(_OPENING_SINGLE, text, at, len(text))


def _has(patterns: Sequence[re.Pattern[str]], text: str, first: int, last: int) -> bool:
    """Say whether one of the ``patterns`` is found in ``[first, last)``.

    One for each mark: a search for one character is many times as fast as that for any of two.
    """
    for pattern in patterns:  # noqa: SIM110  # any() of a generator takes longer
        if pattern.search(text, first, last):
            return True
    return False


def _headline(text: str, paragraphs: Sequence[Span], doubles: list[Stretch]) -> list[Stretch]:
    """Add to ``doubles`` what stands between single marks in the headline and headings, and as a nickname."""
    found, behind = doubles, 0
    if len(paragraphs) > 1:
        found, behind = _first_line(text, paragraphs, doubles), paragraphs[0].end
    apart = _outside(sorted(_crossheads(text, behind) + _nicknames(text, behind), key=_start), found)
    return sorted(found + apart, key=_start) if apart else found


def _nicknames(text: str, first: int) -> list[Stretch]:
    """Return what stands behind ``first`` between single marks and two words with capitals: Ida 'Sparky' Moen."""
    found = []
    for pattern in _NICKNAME:
        for match in pattern.finditer(text, first):
            start, end = match.span()
            before = text[max(first, start - 20) : start].split()
            if before and before[-1][0].isupper() and before[-1][-1] not in ",:;" and len(before[-1]) > 1:
                found.append(Stretch(start + 1, end - 1, start, end, False, True, text[end - 2], False))
    return found


def _crossheads(text: str, first: int) -> list[Stretch]:
    """Return the lines behind ``first`` that are nothing but a few words between single marks."""
    found = [
        Stretch(start + 2, end - 1, start + 1, end, False, True, text[end - 2], False)
        for pattern in _CROSSHEAD
        for start, end in (match.span() for match in pattern.finditer(text, first))
    ]
    return found


def _first_line(text: str, paragraphs: Sequence[Span], doubles: list[Stretch]) -> list[Stretch]:
    """Add to ``doubles`` what stands between single marks in a first paragraph that is no sentence."""
    first = paragraphs[0]
    if first.end - first.start > _HEADLINE or text[first.start : first.end].rstrip("'’\"”")[-1:] in (
        *".?!…:",
    ):
        return doubles
    if doubles and doubles[0].start < first.end:
        return doubles
    return [stretch for stretch in _pair(text, paragraphs[:1], Singles()) if stretch.closed] + doubles


def _outside(stretches: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches that stand in none of the others; both are in text order."""
    number = 0
    found: list[Stretch] = []
    for stretch in stretches:
        while number < len(others) and others[number].outer_end <= stretch.outer_start:
            number += 1
        if number == len(others) or stretch.outer_start < others[number].outer_start:
            found.append(stretch)
    return found


def _pair(text: str, paragraphs: Sequence[Span], style: Doubles | Singles) -> list[Stretch]:
    if style.pattern is None:
        return []
    found: list[Stretch] = []
    # A search for each mark is many times as fast as one for all.
    marks = [(match.start(), mark) for mark, pattern in style.each for match in pattern.finditer(text)]
    marks.sort()
    behind = 0
    carried = False  # the paragraph before ended inside a quotation
    for number, paragraph in enumerate(paragraphs):
        first, last = paragraph.start, paragraph.end
        if behind == len(marks) or marks[behind][0] >= last:
            # Most paragraphs have none.
            carried = False
            continue
        begin, behind = behind, bisect_left(marks, (last,), behind)
        opened: Open | None = None
        depth = 0
        continues = False
        for at, mark in marks[begin:behind]:
            if opened is None:
                opened = style.opens(text, at, mark, first, last)
                if opened is not None:
                    depth = 1
                    continues = carried and at == first
                    if not continues:
                        carried = False
                continue
            if style.reopens(text, at, mark, opened, first, last):
                if _runs_on(text, opened, at, first):
                    _close(text, opened, at, at, continues, False, found)
                opened = style.opens(text, at, mark, first, last) or opened
                continues = False
                continue
            if style.closes(text, at, mark, opened, first, last):
                if at == opened.inner and text[at + len(mark) : at + len(mark) + 1].isalnum():
                    # `""We stay," she said`: one mark twice
                    opened = style.opens(text, at, mark, first, last) or opened
                    continue
                depth -= 1
                if depth == 0:
                    _close(text, opened, at, at + len(mark), continues, True, found)
                    opened = None
                    carried = False
            elif style.nests(text, at, mark, opened, first, last):
                depth += 1
            elif mark == "“" == opened.mark and opened.start == first and _runs_on(text, opened, at, first):
                _close(text, opened, at, at, continues, False, found)
                opened, continues = Open(mark, at, at + 1, True), False
        if opened is None:
            carried = False
        elif opened.sure or _taken_up(text, paragraphs, number + 1, opened):
            _close(text, opened, last, last, continues, False, found)
            carried = True
        else:
            carried = False
    return _unsigned(text, found) if _SIGNATURE.search(text) else found


def _unsigned(text: str, found: list[Stretch]) -> list[Stretch]:
    """Leave out of every stretch the signature that its last line is: `"All must stay. / Ida Moen, mayor."`."""
    stretches = []
    for stretch in found:
        line = text.rfind("\n", stretch.start, stretch.end)
        if line > 0 and _SIGNATURE.match(text, line):
            stretch = replace(stretch, end=line, outer_end=line, last_character=text[line - 1])
        stretches.append(stretch)
    return stretches


def _runs_on(text: str, opened: Open, at: int, first: int) -> bool:
    """Say whether the quotation opened before goes on at ``at``, in what was a new paragraph: `"We go. "We must."`."""
    before = text[max(first, opened.start - 2) : opened.start].strip()
    behind = text[max(opened.inner, at - 3) : at].strip()
    starts = opened.start == first or before.endswith((".", "?", "!", ":", ",", '"'))
    return starts and behind.endswith((".", "?", "!")) and text[opened.inner : opened.inner + 1].isupper()


def _taken_up(text: str, paragraphs: Sequence[Span], number: int, opened: Open) -> bool:
    """Say whether the quotation goes on in the paragraph ``number``: it opens with the same mark."""
    if number >= len(paragraphs):
        return False
    start = paragraphs[number].start
    return text[opened.start - 1 : opened.start] == " " and text.startswith(opened.mark, start)


def _close(
    text: str, opened: Open, end: int, outer_end: int, continues: bool, closed: bool, found: list[Stretch]
) -> None:
    start = opened.inner
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and (text[start].isalnum() or any(map(str.isalnum, text[start:end]))):
        last = text[end - 1]
        if last in "’'”\"»" and end - start > 1:
            last = text[end - 2]
        found.append(
            Stretch(start, end, opened.start, outer_end, continues, closed, last, opened.mark == "''")
        )


# An opening single mark, and a closing one after a sentence mark or before one, not far behind; or a closing one before
# a space, and for a straight one, behind a letter that ends no word in an apostrophe.
_SURE_SINGLE = [
    *(
        re.compile(
            # The mark comes before what must stand before it, so that the search leaps from mark to mark.
            rf"{mark}(?<![^\s(\[—–,:].)(?=[\w“\"…£$€.])[^‘\n]{{2,600}}?"
            rf"(?:(?<=[,.?!…])[’'](?!\w)|(?<=\w)[’'](?=[,.?!;:)]){closing})"
        )
        for mark, closing in (("‘", r"|(?<=\w)’(?!\S)"), ("'", r"|(?<=[^\W_sSxzo])(?<!in)'(?!\S)"))
    ),
    # a few small words between straight ones, whatever letter is the last: "spoke of 'dirty tricks' again"
    re.compile(rf"'(?<![^\s(\[—–,:].)(?=[a-z])(?!{ELIDED})[^'‘’\n]{{2,80}}?(?<=[a-z])'(?!\S)"),
]
