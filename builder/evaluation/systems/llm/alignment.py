"""Finding the strings a language model returned in the text they are from."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from builder.evaluation.units import MARKS, Stretch, trimmed

# Below this share of the characters (in per cent, of the string), it is not the same words.
_SAME = 90.0
_SHORTEST = 12  # Shorter strings resemble too much by chance: they must be there as they are.
_DASHES = "‐‑‒–—―−"


class Alignment:
    """The places of strings in one text: as they are, up to typography, or nearly."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain, self.places = _plain(text)

    def find(self, words: str, after: int = 0, near: int | None = None) -> Stretch | None:
        """Return where ``words`` stand, or None where they do not.

        Of several places the first at or behind ``after`` is taken (or else the first), or with ``near``
        the nearest to that offset. Spaces, capitals, marks and dashes may differ; strings of 12 and more
        characters may differ in a tenth of the rest.
        """
        plain, _ = _plain(words)
        plain = plain.strip(" '")
        if not plain:
            return None
        found = [match.start() for match in re.finditer(f"(?={re.escape(plain)})", self.plain)]
        whole = [place for place in found if self._whole(place, place + len(plain))]
        if places := whole or (found if len(plain) >= _SHORTEST else []):
            start = self._choose(places, after, near)
            return self._back(start, start + len(plain))
        if len(plain) < _SHORTEST:
            return None
        best = fuzz.partial_ratio_alignment(plain, self.plain, score_cutoff=_SAME)
        if best is None or best.dest_end - best.dest_start < len(plain) * _SAME / 100:
            return None
        return self._back(*self._to_words(best.dest_start, best.dest_end))

    def _choose(self, places: list[int], after: int, near: int | None) -> int:
        if near is not None:
            return min(places, key=lambda place: (abs(self.places[place] - near), place))
        return next((place for place in places if self.places[place] >= after), places[0])

    def _whole(self, start: int, end: int) -> bool:
        """Tell whether no word is cut at the ends."""
        return not (self.plain[start - 1 : start].isalnum() and self.plain[start].isalnum()) and not (
            self.plain[end - 1].isalnum() and self.plain[end : end + 1].isalnum()
        )

    def _to_words(self, start: int, end: int) -> Stretch:
        """Move the ends of a near match out to the ends of the words they are in."""
        while start > 0 and self.plain[start - 1].isalnum() and self.plain[start].isalnum():
            start -= 1
        while end < len(self.plain) and self.plain[end].isalnum() and self.plain[end - 1].isalnum():
            end += 1
        return start, end

    def _back(self, start: int, end: int) -> Stretch:
        """Turn a place in the plain text into one in the text itself."""
        first, last = self.places[start], self.places[end - 1]
        while last + 1 < len(self.text) and unicodedata.combining(self.text[last + 1]):
            last += 1
        return trimmed(self.text, (first, last + 1))


def _plain(text: str) -> tuple[str, list[int]]:
    """Return ``text`` in lower case with one kind of space, mark and dash, and each character's origin."""
    out: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                places.append(place)
            continue
        same = "'" if character in MARKS else "-" if character in _DASHES else character
        for part in unicodedata.normalize("NFKD", same).lower():
            if not unicodedata.combining(part):
                out.append(part)
                places.append(place)
    return "".join(out), places
