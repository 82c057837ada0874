"""What the article speaks of at a place: what is named near before it, best of all as the subject of a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from builder.annotation.coreference.entities.people import People
from builder.annotation.coreference.names.name import Name
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    CUE,
    DETERMINER,
    ED,
    NUMBER,
    OPEN,
    POSSESSIVE_MARK,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SUBJECT,
    VERB,
)  # fmt: skip
from builder.annotation.parse.main_clauses import leads
from builder.annotation.tokens import Stream

_AFTER_SUBJECT = AUXILIARY | VERB | CUE | ED | ADVERB | COMMA | RELATIVE | OPEN

FAR = 1500
"""How many units back nobody is spoken of any more."""
_NOT_NEAR = -20.0
"""The weight of what is farther."""
_LEADING = 1.5
"""The weight of the subject of a main clause by a trained pipeline's parse."""


class Focus:
    """Weighs the names of one article by where they stand before a unit.

    ``plain`` is `shape_of` the stream, ``shape`` has an end of sentence for each quotation that closes one, too;
    ``firsts`` are the first units of the names.
    """

    def __init__(self, people: People, shape: str) -> None:
        self.stream = people.stream
        self.plain = shape
        self.shape = _with_ends(people.stream, shape)
        self.names = people.names
        self.firsts = [name.first for name, _ in people.names]
        self._subjects: dict[int, float] = {}
        self.starts = list(map(itemgetter(0), people.stream.paragraphs))

    def paragraph(self, unit: int) -> int:
        """Return the number, from 1, of the paragraph in which the unit stands."""
        return bisect_right(self.starts, unit)

    def nearness(self, unit: int, at: int, paragraph: int, *, within: bool = True) -> float:
        """Weigh how far before the unit ``at`` of the ``paragraph`` the unit stands, in sentences and paragraphs.

        ``within`` says whether a quotation that ends a sentence counts as one.
        """
        if at - unit > FAR:
            return _NOT_NEAR
        sentences = (self.shape if within else self.plain).count(".", unit, at)
        return _nearness(sentences, paragraph - bisect_right(self.starts, unit))

    def names_before(
        self, at: int, end: int, most: int, paragraph: int, *, within: bool = True
    ) -> Iterator[tuple[int, float]]:
        """Yield the numbers of the ``most`` names before that numbered ``end``, the nearest first, with `nearness`.

        Sentences and paragraphs are counted from name to name.
        """
        shape = self.shape if within else self.plain
        sentences, behind, here = 0, at, paragraph
        firsts, starts = self.firsts, self.starts
        for position in range(end - 1, max(-1, end - most), -1):
            first = firsts[position]
            if at - first > FAR:
                yield position, _NOT_NEAR
                continue
            sentences += shape.count(".", first, behind)
            behind = first
            while starts[here - 1] > first:
                here -= 1
            yield position, _nearness(sentences, paragraph - here)

    def subject(self, position: int) -> float:
        """Weigh whether the name is the subject of its clause, best of all the first in its sentence."""
        weight = self._subjects.get(position)
        if weight is None:
            weight = self._subject(position)
            (name, known), syntax = self.names[position], self.stream.syntax
            if syntax is not None and leads(syntax, name.first, name.last):
                sure = known.kind != "unknown" or syntax.is_person(name.first, name.last)
                weight += _LEADING if sure else 0.0
            self._subjects[position] = weight
        return weight

    def _subject(self, position: int) -> float:
        name, known = self.names[position]
        flags = self.stream.flags
        before = flags[name.lead - 1] if name.lead > 0 else 0
        opens = position == 0 or not self.same_sentence(self.firsts[position - 1], name.first)
        if before & PREPOSITION:
            if self.stream.lows[name.lead - 2] == "according":
                return 1.5
            # "For Moen, a farmer, it": who the sentence is about.
            if not (opens and name.lead > 1 and self.shape[name.lead - 2] in ".q"):
                return 0.8 if known.names[0] is name and self.is_introduced(name) else -1.2
        score = 0.7 if opens else 0.0
        if before & AUXILIARY and name.lead > 1 and self.stream.lows[name.lead - 2] == "it":
            # "it was Moen who"
            score += 1.0
        after = flags[name.last] if name.last < len(flags) else 0
        if after & POSSESSIVE_MARK:
            score -= 0.5
        elif after & CUE:
            score += 1.2
        elif after & _AFTER_SUBJECT and not after & PREPOSITION:
            score += 0.8
        else:
            score -= 0.5
        if before & (CUE | VERB | PREPOSITION):
            score -= 0.6
        return score

    def is_introduced(self, name: Name) -> bool:
        """Say whether an apposition tells who is named: "signed by Ida Moen, a carpenter"."""
        flags, after = self.stream.flags, name.last
        return (
            name.last - name.first > 1
            and after + 1 < len(flags)
            and bool(flags[after] & COMMA)
            and bool(flags[after + 1] & (DETERMINER | ROLE | NUMBER) or self.stream.lows[after + 1] == "who")
        )

    def same_sentence(self, one: int, other: int, *, within: bool = True) -> bool:
        """Say whether the unit ``other`` stands in the sentence of ``one`` before it; ``within`` as in `nearness`."""
        shape = self.shape if within else self.plain
        return shape.find(".", one, other) < 0 and self.paragraph(one) == self.paragraph(other)


def _nearness(sentences: int, away: int) -> float:
    """Weigh how many ``sentences`` and paragraphs ``away`` something is."""
    return -0.8 * (sentences if sentences < 12 else 12) - 1.2 * (away if away < 8 else 8)


def _with_ends(stream: Stream, shape: str) -> str:
    """Return the shape with an end of sentence for every stretch that closes one: `He said "no." But Moen`."""
    flags = stream.flags
    ends = [
        unit
        for unit, number in stream.stretch.items()
        if unit + 1 < len(flags)
        and flags[unit + 1] & CAPITAL
        and (
            (last := stream.stretches[number].last_character) == "."
            or (
                last in "?!" and flags[unit + 1] & (DETERMINER | SUBJECT | CONJUNCTION | PREPOSITION | ADVERB)
            )
        )
    ]
    if not ends:
        return shape
    letters = bytearray(shape, "ascii")
    for unit in ends:
        letters[unit] = ord(".")
    return letters.decode("ascii")
