"""Which body a description stands for: "the ministry", "the newspaper", "the company"."""

from __future__ import annotations

from bisect import bisect_left

from builder.annotation.coreference.descriptions.described import (
    ARTICLES,
    DEFINITE,
    INDEFINITE,
    Described,
)
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.entities.people import People
from builder.annotation.coreference.names.name import Name, plain
from builder.annotation.lexicon import (
    CAPITAL,
    COMMA,
    POSSESSIVE_MARK,
)  # fmt: skip
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before


class DescribedBodies:
    """Finds which bodies the descriptions of one article stand for."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.stream = people.stream
        self._plain = people.stream.lexicon.referring["plain"] | ARTICLES
        self._bodies: dict[str, Described] = {}

    def body(self, phrase: Phrase, new: Described) -> Known | Described | None:
        """Return the body that the description goes back to: "the ministry", "the newspaper"."""
        lows = self.stream.lows
        if lows[phrase.first] not in DEFINITE:
            return None
        names = self.people.names
        end = bisect_left(names, phrase.first, key=lambda pair: pair[0].first)
        kinds = self.stream.lexicon.outlet_kinds.get(new.head, ())
        called = self.stream.lexicon.called
        # "the Moen administration" is no other administration.
        told = {
            plain(self.stream.words[at])
            for at in range(phrase.first + 1, phrase.head)
            if self.stream.flags[at] & CAPITAL
        }
        told.update(plain(word) for word in self.stream.words[phrase.head + 1 : phrase.last])
        for name, known in reversed(names[max(0, end - 60) : end]):
            if known.kind != "organization" or not told.issubset(known.words):
                continue
            if new.head in known.words or (kinds and self._outlet_kind(name) in kinds):
                return known
            if new.head in called.get(known.words[-1], ()) or new.head in called.get(known.words[0], ()):
                return known
        if phrase.last == phrase.head + 1 and phrase.head - phrase.first == 1:
            fuller = self._fuller(phrase, new.head)
            if fuller is not None:
                return fuller
        return None

    def shortened(self, phrase: Phrase) -> Known | None:
        """Return the body that goes by the last word of its name, or a party without "Party": "Rovers", "Labour"."""
        word = self.stream.lows[phrase.first]
        if phrase.last - phrase.first > 1 or not self.stream.flags[phrase.first] & CAPITAL:
            return None
        names = self.people.names
        end = bisect_left(names, phrase.first, key=lambda pair: pair[0].first)
        for _, known in reversed(names[max(0, end - 60) : end]):
            if known.kind == "organization" and (known.words[-1] == word or known.words == (word, "party")):
                return known
        return None

    def apposed(self, phrase: Phrase) -> Known | None:
        """Return the body that an apposition is about: "Brask Sails, a company that"."""
        comma = phrase.first - 1
        if (
            comma < 1
            or not self.stream.flags[comma] & COMMA
            or self.stream.lows[phrase.first] not in INDEFINITE
        ):
            return None
        pair = self.people.of_unit.get(comma - 1)
        if pair is None or pair[1].kind not in ("organization", "unknown"):
            return None
        pair[1].kind = "organization"
        return pair[1]

    def may_be_named(self, phrase: Phrase, new: Described) -> bool:
        """Say whether "the company" can be a body named right before."""
        return (
            self.stream.lows[phrase.head] == new.head
            and new.head in self.stream.lexicon.referring["body"]
            and phrase.last == phrase.head + 1
            and self.stream.lows[phrase.first] in DEFINITE
            and (
                new.head in self.stream.lexicon.referring["trading"]
                or new.words <= {new.head, *self._plain, "same"}
            )
            and not any(
                self.stream.flags[at] & (CAPITAL | POSSESSIVE_MARK)
                for at in range(phrase.first + 1, phrase.head)
            )
        )

    def is_outlet(self, name: Name) -> bool:
        """Say whether the name is that of a known paper, broadcaster or agency."""
        return bool(self._outlet_kind(name))

    def is_other(self, name: Name, noun: str) -> bool:
        """Say whether the name ends with another kind of body than the noun: "the Moen Centre" is no department."""
        last = self.stream.lows[name.last - 1]
        lexicon = self.stream.lexicon
        if last == noun or last not in lexicon.organization_nouns or noun in lexicon.referring["trading"]:
            return False
        return {last, noun} != {"center", "centre"} and noun != "school"

    def _outlet_kind(self, name: Name) -> str:
        words = tuple(self.stream.words[name.first : name.last])
        lexicon = self.stream.lexicon
        outlet = lexicon.outlets.get(words) or lexicon.outlets.get(("The", *words))
        if outlet is not None:
            return outlet[1]
        return "paper" if lexicon.outlet_nouns.get(words[-1]) == "name" else ""

    def _fuller(self, phrase: Phrase, noun: str) -> Known | Described | None:
        """Return what an earlier mention calls the body: "Norway's foreign ministry" for "the ministry".

        Where the mention is the apposition of a name, the body of that name.
        """
        lows = self.stream.lows
        at = phrase.first
        for _ in range(4):
            at = _before(lows, noun, at)
            if at < 0:
                return None
            fuller = phrase_before(self.stream, at + 1, max(0, at - 8))
            if fuller is None or fuller.head != at:
                continue
            if noun == "government" and lows[fuller.first] in INDEFINITE:
                # "a Harbour government would": not the one there is
                continue
            named = self.apposed(fuller)
            if named is not None:
                return named
            first = fuller.first + (lows[fuller.first] in ARTICLES)
            if at - first >= 1 and self.stream.has(CAPITAL, first, at):
                name = " ".join(self.stream.string(first, at + 1).split())
                known = self._bodies.get(name)
                if known is None:
                    known = self._bodies[name] = Described(name, "organization", noun)
                return known
        return None


def _before(lows: list[str], word: str, end: int) -> int:
    """Return the last place of ``word`` before ``end``, at most 400 units back, or -1."""
    before = lows[max(0, end - 399) : end]
    before.reverse()
    return end - 1 - before.index(word) if word in before else -1
