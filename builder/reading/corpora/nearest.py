"""Where a speaker is named nearest to a quotation, for corpora that say who speaks but not where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from builder.reading.corpora.marks import overlapping
from builder.schema import Span

_WORD = re.compile(r"\w+")
_ARTICLES = {"The", "A", "An"}


class NameFinder:
    """Finds every place outside the quotations where one of the given names stands.

    ``names`` are each speaker's names by id; ``quoted`` the spans of all quotations, in any order. A name
    matches whatever stands between its words ("Mr Ode": "Mr. Ode"). One that begins with an article matches
    in lower case too ("The Ferryman": "the ferryman"). Time is linear in the text.
    """

    def __init__(self, text: str, names: dict[str, list[str]], quoted: list[Span]) -> None:
        by_first: dict[str, list[tuple[int, re.Pattern[str], str]]] = defaultdict(list)
        for speaker, variants in names.items():
            for name in variants:
                if not (words := _WORD.findall(name)):
                    continue
                described = words[0] in _ARTICLES and len(words) > 1
                flags = re.IGNORECASE if described else 0
                pattern = re.compile(r"\W+".join(map(re.escape, words)) + r"(?!\w)", flags)
                for first in {words[0], words[0].lower()} if described else {words[0]}:
                    by_first[first].append((len(words), pattern, speaker))
        for entries in by_first.values():
            entries.sort(key=lambda entry: -entry[0])
        self._taken = _merged(quoted)
        self._places: dict[str, list[Span]] = defaultdict(list)
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done or word.group() not in by_first:
                continue
            length = 0
            for size, pattern, speaker in by_first[word.group()]:
                if size < length:
                    break
                match = pattern.match(text, word.start())
                if match is not None and not overlapping(self._taken, match.start(), match.end()):
                    self._places[speaker].append(Span(match.start(), match.end()))
                    length, done = size, match.end()

    def nearest(self, speaker: str, quotation: Span) -> Span | None:
        """Return the place nearest to ``quotation`` that names ``speaker``.

        One after it counts only where no other quotation comes between, or where there is none before.
        """
        places = self._places.get(speaker, [])
        position = bisect_left(places, quotation)
        before = places[position - 1] if position else None
        after = places[position] if position < len(places) else None
        if before is None or after is None:
            return before or after
        closer = after.start - quotation.end < quotation.start - before.end
        return after if closer and not overlapping(self._taken, quotation.end, after.start) else before


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
