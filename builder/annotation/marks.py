"""Quotation marks: which open, which close, which are none, and the stretches between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

import msgspec

from builder.schema import Span

_DOUBLES = {**{mark: mark for mark in '“”"«»„‟‹›'}, "''": "''(?!')", "``": "``"}
"""Double marks, and the pattern of each."""
_DOUBLE = {mark: re.compile(pattern) for mark, pattern in _DOUBLES.items()}
_SINGLE = re.compile("[‘’']")
_EACH_SINGLE = [(mark, re.compile(mark)) for mark in "‘’'"]
_CLOSERS = {
    "“": "”\"“''", "”": "”\"“", '"': "\"”“''", "„": "“”\"‟", "‟": "”\"", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "``": "''\"”", "''": "''\"”",
}  # fmt: skip
# What may be an opening single mark: it stands in front of a word, behind what `_Singles` lets one stand behind.
_OPENING_SINGLE = [re.compile(rf"{mark}(?<![^\s(\[{{—–\-/].)(?=\S)") for mark in "‘'"]
_BEFORE_OPENING = " \t\n\xa0([{—–-/‘'’“\"«"
_STRAIGHT = ('"', "''")
"""Double marks that open and close alike."""
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|bout|n|round|\d\ds?)\b", re.IGNORECASE)
_SENTENCE_MARKS = ",.?!…—–:;)"
_HEADLINE = 200
"""How many characters a headline may have."""
_SPACED = 600
"""How many characters a quotation may have whose opening mark stands between spaces or letters."""


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
    where the article uses them as its first marks (British style), and in a headline; within double marks they
    are nested and pass unseen. Time is linear in the text.
    """
    style = _Doubles(text)
    doubles = _pair(text, paragraphs, style)
    if style.apostrophes or not _has(_SURE_SINGLE, text, 0, len(text)) or not _opens_outside(text, doubles):
        # Pairs of apostrophes are the first marks there, and single ones are nested.
        return _headline(text, paragraphs, doubles)
    singles = _pair(text, paragraphs, _Singles())
    first = _outside(singles, doubles)
    second = _outside(doubles, singles)
    if len(first) <= 2 * len(second):
        return _headline(text, paragraphs, doubles)
    apart = [stretch for stretch in second if stretch.closed]
    return sorted(singles + apart, key=attrgetter("start")) if apart else singles


def _opens_outside(text: str, doubles: Sequence[Stretch]) -> bool:
    """Say whether what may be an opening single mark stands in none of the stretches between double marks."""
    at = 0
    for stretch in doubles:
        if _has(_OPENING_SINGLE, text, at, stretch.outer_start):
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
    """Add to ``doubles`` what stands between single marks in the headline: a first paragraph that is no sentence."""
    if len(paragraphs) < 2:
        return doubles
    first = paragraphs[0]
    if first.end - first.start > _HEADLINE or text[first.start : first.end].rstrip("'’\"”")[-1:] in (
        *".?!…:",
    ):
        return doubles
    if doubles and doubles[0].start < first.end:
        return doubles
    return [stretch for stretch in _pair(text, paragraphs[:1], _Singles()) if stretch.closed] + doubles


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


class _Open(msgspec.Struct, frozen=True, gc=False):
    mark: str
    start: int
    inner: int
    sure: bool


class _Doubles:
    """Double marks of every script, told apart by shape and by what stands around them."""

    def __init__(self, text: str) -> None:
        # Most texts have one or two of the marks: a search for these alone is faster, and one for a single character
        # many times as fast as that for two.
        marks = [mark for mark in _DOUBLES if mark[0] in text and (len(mark) == 1 or mark in text)]
        self.apostrophes = "''" in marks
        self.each = [(mark, _DOUBLE[mark]) for mark in marks]
        self.pattern = _any_of("".join(marks))

    def opens(self, text: str, at: int, mark: str, first: int, last: int) -> _Open | None:
        after_at = at + len(mark)
        if mark in ("“", "„", "``", "«", "‹"):
            return _Open(mark, at, after_at, True)
        before = text[at - 1] if at > first else " "
        after = text[after_at] if after_at < last else " "
        free = before in _BEFORE_OPENING
        if mark == "‟":
            return _Open(mark, at, after_at, free)
        if after.isspace():
            return _Open(mark, at, after_at, False) if free and _is_closed(text, at, mark, last) else None
        if mark in ("”", "»", "›"):
            return _Open(mark, at, after_at, False) if free else None
        if before.isalpha() and after.isalpha() and _is_closed(text, at, mark, last):
            # `spoke of"joint work."`
            return _Open(mark, at, after_at, False)
        if before.isalnum() or (not free and before not in ",.:;?!"):
            return None
        return _Open(mark, at, after_at, at == first or (before == " " and _introduces(text, at, first)))

    def closes(self, text: str, at: int, mark: str, opened: _Open, first: int, last: int) -> bool:
        if mark not in _CLOSERS[opened.mark]:
            return False
        if mark == "“" and opened.mark in '“”"':
            # An opening shape closes only where it stands like a closing mark.
            before, after = text[at - 1], text[at + 1] if at + 1 < last else " "
            return not before.isspace() and not after.isalnum()
        return True

    def reopens(self, text: str, at: int, mark: str, opened: _Open, first: int, last: int) -> bool:
        """Say whether a straight mark looks so much like an opening one that the former was stray."""
        if at == first:
            return False
        after_at = at + len(mark)
        after = text[after_at] if after_at < last else " "
        return (
            text[at - 1] in " \n\t([" and (after.isalnum() or after in "'‘[") and not _lone(text, opened, at)
        )


class _Singles:
    """Single marks as first marks, told from apostrophes."""

    each = _EACH_SINGLE
    pattern = _SINGLE

    def opens(self, text: str, at: int, mark: str, first: int, last: int) -> _Open | None:
        before = text[at - 1] if at > first else " "
        after = text[at + 1] if at + 1 < last else " "
        if before not in " \t\n\xa0([{—–-/" or after.isspace() or not (after.isalnum() or after in '“"[…£$€'):
            return None
        if mark != "‘" and _ELIDED.match(text, at + 1):
            return None
        return _Open(mark, at, at + 1, mark == "‘" or at == first)

    def closes(self, text: str, at: int, mark: str, opened: _Open, first: int, last: int) -> bool:
        if mark == "‘":
            return False
        after = text[at + 1] if at + 1 < last else " "
        before = text[at - 1]
        if after.isalnum() or before.isspace():
            return False
        if before in _SENTENCE_MARKS or after in _SENTENCE_MARKS or at + 1 == last:
            return True
        # "the workers' rights", "goin' home": an apostrophe if a sure close follows before the next opening.
        if before not in "sSnxz":
            return True
        for match in _SINGLE.finditer(text, at + 1, min(last, at + 400)):
            place = match.start()
            if self.opens(text, place, match.group(), first, last):
                return True
            if text[place - 1] in ",.?!…" and not (place + 1 < last and text[place + 1].isalnum()):
                return False
        return True

    def reopens(self, text: str, at: int, mark: str, opened: _Open, first: int, last: int) -> bool:
        return False


def _introduces(text: str, at: int, first: int) -> bool:
    """Say whether a comma or colon stands before the mark at ``at``, as it does before a quotation."""
    return text[max(first, at - 2) : at].strip().endswith((",", ":"))


def _is_closed(text: str, at: int, mark: str, last: int) -> bool:
    """Say whether the mark behind a straight one between spaces, or letters, stands like a closing one: `" We. "`."""
    closing = text.find(mark, at + 1, min(last, at + _SPACED)) if mark == '"' else -1
    return closing > 0 and (closing + 1 == last or not text[closing + 1].isalnum())


def _lone(text: str, opened: _Open, at: int) -> bool:
    """Say whether the open mark is followed by so little that ``at`` may still close it (`" word "`)."""
    return text[opened.inner : opened.inner + 1].isspace() and at - opened.inner < 100


@cache
def _any_of(marks: str) -> re.Pattern[str] | None:
    """Return the pattern of the double marks that ``marks`` has, or None where it has none."""
    patterns = [pattern for mark, pattern in _DOUBLES.items() if mark in marks]
    return re.compile("|".join(patterns)) if patterns else None


def _pair(text: str, paragraphs: Sequence[Span], style: _Doubles | _Singles) -> list[Stretch]:
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
        opened: _Open | None = None
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
            if mark in _STRAIGHT and style.reopens(text, at, mark, opened, first, last):
                if _runs_on(text, opened, at, first):
                    _close(text, opened, at, at, continues, False, found)
                opened = style.opens(text, at, mark, first, last) or opened
                continues = False
                continue
            if style.closes(text, at, mark, opened, first, last):
                depth -= 1
                if depth == 0:
                    _close(text, opened, at, at + len(mark), continues, True, found)
                    opened = None
                    carried = False
            elif (
                mark == opened.mark
                and mark in "“„«‹"
                and _nests(text, at + len(mark), last, opened, style.pattern)
            ):
                depth += 1
        if opened is None:
            carried = False
        elif opened.sure or _taken_up(text, paragraphs, number + 1, opened):
            _close(text, opened, last, last, continues, False, found)
            carried = True
        else:
            carried = False
    return found


def _runs_on(text: str, opened: _Open, at: int, first: int) -> bool:
    """Say whether the quotation opened before goes on at ``at``, in what was a new paragraph: `"We go. "We must."`."""
    before = text[max(first, opened.start - 2) : opened.start].strip()
    behind = text[max(opened.inner, at - 3) : at].strip()
    starts = opened.start == first or before.endswith((".", "?", "!", ":", ",", '"'))
    return starts and behind.endswith((".", "?", "!")) and text[opened.inner : opened.inner + 1].isupper()


def _taken_up(text: str, paragraphs: Sequence[Span], number: int, opened: _Open) -> bool:
    """Say whether the quotation goes on in the paragraph ``number``: it opens with the same mark."""
    if number >= len(paragraphs):
        return False
    start = paragraphs[number].start
    return text[opened.start - 1 : opened.start] == " " and text.startswith(opened.mark, start)


def _nests(text: str, at: int, last: int, opened: _Open, pattern: re.Pattern[str]) -> bool:
    """Say whether two closing marks follow before the next opening one, as after a nested opening."""
    closers = _CLOSERS[opened.mark]
    seen = 0
    for match in pattern.finditer(text, at, min(last, at + 2000)):
        if match.group() == opened.mark:
            return False
        if match.group() in closers:
            seen += 1
            if seen == 2:
                return True
    return False


def _close(
    text: str, opened: _Open, end: int, outer_end: int, continues: bool, closed: bool, found: list[Stretch]
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


# An opening single mark, and a closing one after a sentence mark or before one, not far behind.
_SURE_SINGLE = [
    re.compile(
        # The mark comes before what must stand before it, so that the search leaps from mark to mark.
        rf"{mark}(?<![^\s(\[—–].)(?=\w)[^‘\n]{{2,600}}?(?:(?<=[,.?!…])[’'](?!\w)|(?<=\w)[’'](?=[,.?!;:)]))"
    )
    for mark in "‘'"
]
