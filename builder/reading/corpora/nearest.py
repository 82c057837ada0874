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
                for words in _spellings(name):
                    pattern = re.compile(r"\W+".join(map(re.escape, words)) + r"(?!\w)")
                    by_first[words[0]].append((len(words), pattern, speaker))
        for entries in by_first.values():
            entries.sort(key=lambda entry: -entry[0])
        taken = _merged(quoted)
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
                if match is not None and not overlapping(taken, match.start(), match.end()):
                    self._places[speaker].append(Span(match.start(), match.end()))
                    length, done = size, match.end()

    def nearest(self, speaker: str, quotation: Span) -> Span | None:
        """Return the place nearest to ``quotation`` that names ``speaker``, rather before it than after."""
        places = self._places.get(speaker, [])
        after = bisect_left(places, quotation)
        candidates = places[max(0, after - 1) : after + 1]
        return min(
            candidates,
            key=lambda place: max(quotation.start - place.end, place.start - quotation.end),
            default=None,
        )


def _spellings(name: str) -> list[list[str]]:
    words = re.findall(r"\w+", name)
    if not words:
        return []
    if words[0] not in _ARTICLES or len(words) == 1:
        return [words]
    lower = [word.lower() for word in words]
    return [words, [words[0], *lower[1:]], [lower[0], *words[1:]], lower]


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
