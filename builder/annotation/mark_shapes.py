"""The shapes of quotation marks: which may open, which close, and which nest or stand for something else."""

from __future__ import annotations

import re
from functools import cache

import msgspec

_DOUBLES = {**{mark: mark for mark in '“”"«»„‟‹›'}, "''": "''(?!')", "``": "``", "‘‘": "‘‘", "’’": "’’"}
"""Double marks, and the pattern of each."""
_DOUBLE = {mark: re.compile(pattern) for mark, pattern in _DOUBLES.items()}
_SINGLE = re.compile("[‘’']")
_EACH_SINGLE = [(mark, re.compile(mark)) for mark in "‘’'"]
_CLOSERS = {
    "“": "”\"“''’’", "”": "”\"“", '"': "\"”“''", "„": "“”\"‟", "‟": "”\"", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "``": "''\"”", "''": "''\"”", "‘‘": "’’\"", "’’": "’’\"",
}  # fmt: skip
_BEFORE_OPENING = " \t\n\xa0([{—–-/‘'’“\"«"
ELIDED = r"(?:(?:em|til|tis|twas|twere|twould|cause|bout|neath|round|\d\ds?)\b|n(?=['’]?\s))"
"""What an apostrophe stands before: "get 'em", "the '90s", "rock 'n' roll"."""
_ELIDED = re.compile(ELIDED, re.IGNORECASE)
_CURLED = re.compile(r"(?:em|bout|tis|twas)\b|n(?=['’‘]?\s)|\d\ds\b")
"""What a curled opening mark stands before where an apostrophe is meant: "rock ‘n’ roll"."""
_NO_NOUN = re.compile(
    r"\s(?:and|as|at|but|by|for|from|in|is|of|on|or|that|to|was|were|when|while|who|with)\b"
)
"""What stands behind a closing mark, and not behind a plural possessive."""
_SENTENCE_MARKS = ",.?!…—–:;)"
_SENTENCE_ENDS = ",.?!…”\"’'"
_BEFORE_SINGLE = " \t\n\xa0([{—–-/"
_BEFORE_FIRST = f"{_BEFORE_SINGLE}',.:;?!"
_BEFORE_CURLED = f"{_BEFORE_FIRST}’”"
_BEHIND_SINGLE = '“"[…£$€(#@'
_ELLIPSES = ("...", ". . .", " …", " ...")
_BEFORE_APOSTROPHE = "sSnxz"
"""Letters that end a word before an apostrophe: "the workers' hall", "goin' home"."""
_PAIRED = {"''": '"“`', "‘‘": "", "’’": "“"}
"""Pairs that may be two marks, and the marks beside which a pair is one mark whatever it looks like."""
_APOSTROPHES = re.compile(r"''(?<![^\s(\[{—–-]..)(?=[^\s'])")
_APOSTROPHE = re.compile(r"'(?<![^\s(\[{—–-].)(?=\w)")
_FEET = re.compile(r"['’′](?<=\d.) ?\d\d?(?=[\"”])")
_MOST_NESTED = 5
"""How many quotations inside an open one are followed to the mark that closes it."""
_SPACED = 600
"""How many characters a quotation may have whose opening mark stands between spaces or letters."""


class Open(msgspec.Struct, frozen=True, gc=False):
    """A mark that opens a quotation: where it starts and where the words behind it do, and whether it surely opens."""

    mark: str
    start: int
    inner: int
    sure: bool


class Doubles:
    """Double marks of every script, told apart by shape and by what stands around them."""

    def __init__(self, text: str) -> None:
        # Most texts have one or two of the marks: a search for these alone is faster, and one for a single character
        # many times as fast as that for two.
        marks = [mark for mark in _DOUBLES if mark[0] in text and (len(mark) == 1 or mark in text)]
        # What closes may be of another shape: ``We stay,'' "We stay,''
        for mark, others in _PAIRED.items():
            if mark in marks and not is_doubled(text, mark) and not any(other in text for other in others):
                marks.remove(mark)
        self.each = [(mark, _DOUBLE[mark]) for mark in marks]
        self.pattern = _any_of("".join(marks))

    def opens(self, text: str, at: int, mark: str, first: int, last: int) -> Open | None:
        """Return the ``mark`` at ``at`` as one that opens, None if it doesn't; ``[first, last)`` is the paragraph."""
        after_at = at + len(mark)
        if mark in ("“", "„", "``", "«", "‹", "‘‘"):
            return Open(mark, at, after_at, True)
        before = text[at - 1] if at > first else " "
        after = text[after_at] if after_at < last else " "
        free = before in _BEFORE_OPENING
        if mark == "‟":
            return Open(mark, at, after_at, free)
        if after.isspace():
            return Open(mark, at, after_at, False) if free and _is_closed(text, at, mark, last) else None
        if mark in ("”", "»", "›", "’’"):
            return Open(mark, at, after_at, False) if free else None
        if before.isalpha() and after.isalpha() and _is_closed(text, at, mark, last):
            # `spoke of"joint work."`
            return Open(mark, at, after_at, False)
        if before.isalnum() or (not free and before not in ",.:;?!"):
            return None
        return Open(mark, at, after_at, at == first or (before == " " and _introduces(text, at, first)))

    def closes(self, text: str, at: int, mark: str, opened: Open, first: int, last: int) -> bool:
        """Say whether the ``mark`` at ``at`` closes what ``opened``."""
        if mark not in _CLOSERS[opened.mark]:
            return False
        if text[at - 1].isdigit() and _is_inch(text, at, mark, opened, first, last):
            return False
        if mark == "“" and opened.mark in '“”"':
            # An opening shape closes only where it stands like a closing mark.
            before, after = text[at - 1], text[at + 1] if at + 1 < last else " "
            return not before.isspace() and not after.isalnum()
        return True

    def reopens(self, text: str, at: int, mark: str, opened: Open, first: int, last: int) -> bool:
        """Say whether a mark that could close looks so much like an opening one that the former was stray."""
        if mark not in ('"', "''") or at == first:
            return False
        after_at = at + len(mark)
        after = text[after_at] if after_at < last else " "
        return (
            text[at - 1] in " \n\t([" and (after.isalnum() or after in "'‘[") and not _lone(text, opened, at)
        )

    def nests(self, text: str, at: int, mark: str, opened: Open, first: int, last: int) -> bool:
        """Say whether a mark opens a quotation inside the open one."""
        if mark == "“" and opened.mark == '"' and at > opened.inner:
            # `"He read “The Oak” to me," said Moen.`
            return text.find("”", at, last) > 0
        if mark != opened.mark or mark not in "“„«‹" or self.pattern is None:
            return False
        return _nests(text, at + len(mark), last, opened, self.pattern)


class Singles:
    """Single marks as first marks, told from apostrophes."""

    each = _EACH_SINGLE
    pattern = _SINGLE

    def opens(self, text: str, at: int, mark: str, first: int, last: int) -> Open | None:
        """Return the ``mark`` at ``at`` as one that opens, None if it doesn't; ``[first, last)`` is the paragraph.

        Nothing else is open there, so that a mark without a space before it opens too: `he said,'We stay'`.
        """
        return self._opens(text, at, mark, first, last, _BEFORE_FIRST)

    def _opens(self, text: str, at: int, mark: str, first: int, last: int, free: str) -> Open | None:
        """Return the mark as one that opens where a character of ``free``, or nothing, stands before it."""
        before = text[at - 1] if at > first else " "
        if mark == "‘":
            # No apostrophe has this shape, and nothing closes with it behind a comma.
            free = _BEFORE_CURLED
        if before not in free:
            return None
        after = text[at + 1] if at + 1 < last else " "
        if not (after.isalnum() or after in _BEHIND_SINGLE) and not text.startswith(_ELLIPSES, at + 1):
            return None
        if (_ELIDED if mark != "‘" else _CURLED).match(text, at + 1) and not _is_number(text, at, last):
            return None
        return Open(mark, at, at + 1, mark == "‘" or at == first)

    def closes(self, text: str, at: int, mark: str, opened: Open, first: int, last: int) -> bool:
        """Say whether the ``mark`` at ``at`` closes what ``opened``."""
        if self._surely_closes(text, at, mark, last):
            return True
        after = text[at + 1] if at + 1 < last else " "
        before = text[at - 1]
        if before.isspace() or (after.isalnum() and not (after.isupper() and before in ",.?!…")):
            return False
        if mark == "‘":
            # An opening shape that stands like a closing mark: `a ‘gift‘ to us`.
            return before not in _BEFORE_OPENING
        if before in _SENTENCE_MARKS or at + 1 == last:
            return True
        # "the workers' rights", "goin' home": an apostrophe if a sure close follows before the next opening, or if the
        # quotation goes on in the next paragraph.
        if before not in _BEFORE_APOSTROPHE:
            return True
        for match in _SINGLE.finditer(text, at + 1, min(last, at + _SPACED)):
            place = match.start()
            if self._opens(text, place, match.group(), first, last, _BEFORE_SINGLE):
                return True
            if self._surely_closes(text, place, match.group(), last):
                return False
        led_to = opened.start == first or text.endswith(": ", first, opened.start)
        goes_on = led_to and text[last : last + 4].lstrip().startswith(opened.mark)
        return not goes_on or _NO_NOUN.match(text, at + 1) is not None

    def _surely_closes(self, text: str, at: int, mark: str, last: int) -> bool:
        """Say whether the ``mark`` at ``at``, if anything is open, can only close it."""
        if mark == "‘":
            return False
        after = text[at + 1] if at + 1 < last else " "
        before = text[at - 1]
        if before.isspace():
            # `‘We stay, ’ said Moen`
            return after.isspace() and text[at - 2] in _SENTENCE_ENDS
        return not after.isalnum() and (
            before in ",.?!…’'"
            or after in _SENTENCE_MARKS
            or (before.isalnum() and before not in _BEFORE_APOSTROPHE)
        )

    def reopens(self, text: str, at: int, mark: str, opened: Open, first: int, last: int) -> bool:
        """Say no: what stands like an opening single mark opens a quotation inside the open one."""
        return False

    def nests(self, text: str, at: int, mark: str, opened: Open, first: int, last: int) -> bool:
        """Say whether a mark opens a quotation inside the open one: as many marks close behind it as are open then."""
        if self._opens(text, at, mark, first, last, _BEFORE_SINGLE) is None:
            return False
        depth, openings = 2, 1
        for match in _SINGLE.finditer(text, at + 1, min(last, at + _SPACED)):
            place, other = match.start(), match.group()
            if self._opens(text, place, other, first, last, _BEFORE_SINGLE):
                depth, openings = depth + 1, openings + 1
                if openings > _MOST_NESTED:
                    return False
            elif self._surely_closes(text, place, other, last):
                depth -= 1
                if depth == 0:
                    return True
        return False


def is_doubled(text: str, mark: str) -> bool:
    """Say whether pairs of single marks like ``mark`` are double ones in the text: `''We stay''`.

    But `'She said, 'We stay''` closes two quotations, and `‘‘Stay,’ he said,’` opens two.
    """
    if mark not in text:
        return False
    if mark == "''":
        pairs = len(_APOSTROPHES.findall(text))
        return 3 * pairs > len(_APOSTROPHE.findall(text))
    pairs = text.count("‘‘")
    return 3 * pairs > text.count("‘")


def _is_number(text: str, at: int, last: int) -> bool:
    """Say whether what stands behind the mark at ``at`` is a number between marks, no year: `the '47 percent'`."""
    if not text[at + 1].isdigit() or text[at + 3 : at + 4] == "s":
        return False
    if text[at + 3 : at + 4] == "%":
        return True
    closing = _SINGLE.search(text, at + 6, min(last, at + 80))
    if closing is None:
        return False
    place = closing.start()
    return text[place - 1] not in f"{_BEFORE_APOSTROPHE} " and not text[place + 1 : place + 2].isalnum()


def _is_inch(text: str, at: int, mark: str, opened: Open, first: int, last: int) -> bool:
    """Say whether the mark at ``at`` stands for inches, so that another closes: `"He is 6'2"," she said.`."""
    if _FEET.search(text, max(first, at - 4), at + 1) is None:
        return False
    closing = text.find(mark, at + 1, min(last, at + _SPACED))
    if closing < 0 or text[closing - 1].isspace():
        return False
    return mark == opened.mark or text.find(opened.mark, at + 1, closing) < 0


def _introduces(text: str, at: int, first: int) -> bool:
    """Say whether a comma or colon stands before the mark at ``at``, as it does before a quotation."""
    return text[max(first, at - 2) : at].strip().endswith((",", ":"))


def _is_closed(text: str, at: int, mark: str, last: int) -> bool:
    """Say whether the mark behind a straight one between spaces, or letters, stands like a closing one: `" We. "`."""
    closing = text.find(mark, at + 1, min(last, at + _SPACED)) if mark == '"' else -1
    return closing > 0 and (closing + 1 == last or not text[closing + 1].isalnum())


def _lone(text: str, opened: Open, at: int) -> bool:
    """Say whether the open mark is followed by so little that ``at`` may still close it (`" word "`)."""
    return text[opened.inner : opened.inner + 1].isspace() and at - opened.inner < 100


@cache
def _any_of(marks: str) -> re.Pattern[str] | None:
    """Return the pattern of the double marks that ``marks`` has, or None where it has none."""
    patterns = [pattern for mark, pattern in _DOUBLES.items() if mark in marks]
    return re.compile("|".join(patterns)) if patterns else None


def _nests(text: str, at: int, last: int, opened: Open, pattern: re.Pattern[str]) -> bool:
    """Say whether two closing marks follow before the next opening one, as after a nested opening."""
    closers = _CLOSERS[opened.mark]
    seen = 0
    for match in pattern.finditer(text, at, min(last, at + 2000)):
        if match.group() == opened.mark or (match.group() == '"' and text[match.start() - 1].isspace()):
            # The next opening: `“We go. “We must.” She left. "Then,"`
            return False
        if match.group() in closers:
            seen += 1
            if seen == 2:
                return True
    return False
