"""Text from articles and files made safe for a terminal."""

from __future__ import annotations

import re

# Control characters but for line break and tab (C0, DEL, C1: escape sequences start with one), line and
# paragraph separators, marks that turn the direction of text around, tags that hide a text, halves of surrogate pairs.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u206f\ud800-\udfff"
    "\ufff9-\ufffb\U000e0001]"
)


def printable(text: str) -> str:
    """Return ``text``, as long as before, with every character that could steer a terminal replaced.

    ASCII controls become their pictures (``␛``), the others ``�``. Line breaks and tabs stay.
    """
    return _UNSAFE.sub(_picture, text)


def printable_line(text: str) -> str:
    """Return ``text`` on one line, with every character that could steer a terminal replaced."""
    return printable(text.replace("\n", "␊").replace("\t", " "))


def shortened(text: str, length: int) -> str:
    """Return ``text`` on one line and of at most ``length`` characters, words in its middle left out."""
    line = printable_line(" ".join(text.split()))
    if len(line) <= length:
        return line
    last = line[-(length // 3) :]
    last = last[last.find(" ") + 1 :]
    first = line[: length - len(last) - 3]
    cut = first.rfind(" ")
    return f"{first[:cut] if cut > 0 else first} … {last}"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
