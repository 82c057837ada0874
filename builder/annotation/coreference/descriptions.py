"""Whom a description stands for: "the former minister", "the Selwick senator", "the ministry"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, KeysView

from builder.annotation.coreference.describing import ARTICLES, DEFINITE, GENDERS, Described, is_party
from builder.annotation.coreference.entities import Known, People, plain
from builder.annotation.coreference.mentions import start_of_phrase
from builder.annotation.coreference.names import Name
from builder.annotation.coreference.naming import is_role
from builder.annotation.lexicon import (
    AUXILIARY,
    BE,
    CAPITAL,
    CLOSE,
    COMMA,
    CONJUNCTION,
    CUE,
    ED,
    END,
    LOWER,
    NATIONALITY,
    NUMBER,
    OPEN,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    ROLE,
    VERB,
    Lexicon,
)  # fmt: skip
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before

INTRODUCED = 4
"""How many names of somebody are looked at for the words around them; of the others only the titles count."""
OPENING = 3
"""In how many paragraphs at the start somebody may be described before being named."""
MOST = 100
"""How many people introduced by one noun, and how many names of one, a description is compared with."""


class Descriptions:
    """Finds whom the descriptions of one article stand for."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.stream = people.stream
        self._plain = people.stream.lexicon.referring["plain"] | ARTICLES
        self._words: dict[int, dict[str, None]] = {}
        self._by_noun: dict[str, list[int]] = {}
        self._bodies: dict[str, Described] = {}
        paragraphs = people.stream.paragraphs
        self.opening = paragraphs[min(OPENING, len(paragraphs)) - 1][1] if paragraphs else 0

    def person(self, phrase: Phrase, new: Described) -> Known | None:
        """Return the named person whom the article introduces with the words of the description."""
        opener = self.stream.lows[phrase.first]
        owned = bool(self.stream.flags[phrase.first] & POSSESSIVE)
        if opener not in DEFINITE and not owned:
            return None
        found = 0
        alone = opener in ("his", "her") and self.stream.lexicon.roles.get((new.head,), ("",))[0] != "person"
        best: Known | None = None
        best_score = 0.0
        content = new.words - self._plain
        lexicon = self.stream.lexicon
        for position in self._introduced(new.head):
            known = self.people.known[position]
            words = self.words_of(position)
            if new.head == "president" and "vice" in words and "vice" not in content:
                continue
            gender = self.gender(known)
            if gender and new.gender and gender != new.gender:
                continue
            shared = len(content & words)
            found += 1
            if new.head == "minister" and not _plain_post(content, lexicon) <= words:
                # "the foreign minister" is not the prime minister.
                continue
            if owned and shared < 3 and opener not in words and not alone:
                continue
            before = bisect_left(known.names, phrase.first, key=_first)
            if before < len(known.names) and known.names[before].first < phrase.last:
                # "the brother of Moen" is not Moen.
                continue
            if before == 0 and phrase.first > self.opening and not owned:
                # Named later on, and not just behind the opening.
                continue
            score = 1.5 * shared
            score += (
                -1.5 if before == 0 else max(-1.2, (known.names[before - 1].first - phrase.first) * 0.004)
            )
            if best is None or score > best_score:
                best, best_score = known, score
        # "his physician" is the only physician named.
        return best if not owned or not alone or found == 1 else None

    def says_all(self, known: Known, new: Described) -> bool:
        """Say whether the article introduces the person with every word of the description."""
        return new.words - self._plain <= self.words_of(known.number)

    def may_be_known(self, phrase: Phrase, new: Described) -> bool:
        """Say whether "the tycoon" can be somebody named before whom no description calls so."""
        flags = self.stream.flags
        return (
            self.stream.lows[phrase.first] in ("the", "this")
            and (phrase.last == phrase.head + 1 or bool(flags[phrase.head + 1] & CONJUNCTION))
            and not self.is_nameless(new.head)
            and (
                not flags[phrase.head] & CAPITAL
                or bool(flags[phrase.head] & NATIONALITY)
                or is_party(self.stream, new.head)
                or (self.stream.words[phrase.head],) in self.stream.lexicon.titles
            )
            and not self.stream.has(POSSESSIVE_MARK, phrase.first, phrase.head)
        )

    def can_be(self, known: Known, new: Described) -> bool:
        """Say whether the posts that the article gives to somebody leave room for the description's."""
        lexicon = self.stream.lexicon
        words = self.words_of(known.number)
        if new.head == "minister" and not _plain_post(new.words - self._plain, lexicon) <= words | {
            "minister"
        }:
            return False
        if lexicon.roles.get((new.head,), ("",))[0] != "post" or new.head in lexicon.referring["hopeful"]:
            return True
        if "former" in new.words or new.head in self.words_of(known.number):
            return True
        return not any(
            lexicon.roles.get((word,), ("",))[0] == "post"
            for name in known.names[:20]
            for title in self.stream.lows[name.lead : name.first]
            for word in (title, *lexicon.called.get(title, ()))
        )

    def fits_better(self, found: Known, known: Known, phrase: Phrase, new: Described) -> bool:
        """Say whether who is spoken of is meant rather than ``known``, whom the description half fits.

        "The Selwick senator" is the one spoken of where the article calls that one a senator too, or nobody
        a senator from Selwick.
        """
        if new.head in self.words_of(found.number):
            return True
        lexicon = self.stream.lexicon
        head = self.stream.words[phrase.head]
        if (head,) in lexicon.titles and head.istitle():
            # "the Selwick Premier" is whoever has the title.
            return False
        missing = new.words - self._plain - self.words_of(known.number)
        return any((word.title(),) in lexicon.places for word in missing)

    def met(self, phrase: Phrase) -> bool:
        """Say whether "the woman" goes back to somebody without a name: "a middle-aged cashier"."""
        flags, lows = self.stream.flags, self.stream.lows
        for at in range(phrase.first - 1, max(1, phrase.first - 60), -1):
            if at in self.people.of_unit and self.people.of_unit[at][1].kind == "person":
                return False
            if (
                flags[at] & ROLE
                and flags[at] & LOWER
                and not flags[at + 1] & (CAPITAL | COMMA)
                and is_role(lows[at], self.stream.lexicon)
            ):
                return any(lows[unit] in ("a", "an") for unit in range(max(0, at - 3), at))
        return False

    def body(self, phrase: Phrase, new: Described) -> Known | Described | None:
        """Return the body that the description goes back to: "the ministry", "the newspaper"."""
        lows = self.stream.lows
        if lows[phrase.first] not in DEFINITE:
            return None
        names = self.people.names
        end = bisect_left(names, phrase.first, key=lambda pair: pair[0].first)
        kinds = self.stream.lexicon.outlet_kinds.get(new.head, ())
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
        if phrase.last == phrase.head + 1 and phrase.head - phrase.first == 1:
            fuller = self._fuller(phrase, new.head)
            if fuller is not None:
                return fuller
        return None

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

    def is_nameless(self, noun: str) -> bool:
        """Say whether the noun calls those who are mostly quoted without a name."""
        return noun in self.stream.lexicon.referring["nameless"]

    def _outlet_kind(self, name: Name) -> str:
        words = tuple(self.stream.words[name.first : name.last])
        lexicon = self.stream.lexicon
        outlet = lexicon.outlets.get(words) or lexicon.outlets.get(("The", *words))
        if outlet is not None:
            return outlet[1]
        return "paper" if lexicon.outlet_nouns.get(words[-1]) == "name" else ""

    def _fuller(self, phrase: Phrase, noun: str) -> Described | None:
        """Return what an earlier mention calls the body: "Norway's foreign ministry" for "the ministry"."""
        lows = self.stream.lows
        at = phrase.first
        for _ in range(4):
            at = _before(lows, noun, at)
            if at < 0:
                return None
            fuller = phrase_before(self.stream, at + 1, max(0, at - 8))
            if fuller is None or fuller.head != at:
                continue
            first = fuller.first + (lows[fuller.first] in ARTICLES)
            if at - first >= 1 and self.stream.has(CAPITAL, first, at):
                name = " ".join(self.stream.string(first, at + 1).split())
                known = self._bodies.get(name)
                if known is None:
                    known = self._bodies[name] = Described(name, "organization", noun)
                return known
        return None

    def gender(self, known: Known) -> str | None:
        """Return the gender of a named person: by name, the words beside it, the pronouns that follow."""
        if known.gender is None and not known.described:
            known.described = True
            lexicon = self.stream.lexicon
            for word in self.words_of(known.number):
                if word in lexicon.gender and (
                    is_role(word, lexicon) or word in ("mr.", "mrs.", "ms.", "man", "woman")
                ):
                    known.gender = lexicon.gender[word]
                    break
            else:
                if known.kind == "person":
                    known.gender = self._followed(known)
        return known.gender

    def _followed(self, known: Known) -> str | None:
        """Return the gender of the pronoun that opens a sentence after the name, nobody named between."""
        words, named, flags = self.stream.words, self.people.of_unit, self.stream.flags
        for name in known.names[:INTRODUCED]:
            if name.last < len(words) and not flags[name.last] & (AUXILIARY | COMMA | CUE | ED | VERB):
                continue
            for at in range(name.last, min(len(words), name.last + 40)):
                if words[at] in ("He", "She"):
                    return GENDERS[words[at].lower()]
                if at in named and named[at][1] is not known and named[at][1].kind in ("person", "unknown"):
                    break
        return None

    def _introduced(self, noun: str) -> list[int]:
        """Return the numbers of the people whom the article introduces with the noun, `MOST` at most."""
        if not self._by_noun:
            self._by_noun[""] = []
            for known in self.people.known:
                if known.kind in ("person", "unknown"):
                    for word in self.words_of(known.number):
                        self._by_noun.setdefault(word, []).append(known.number)
        return self._by_noun.get(noun, [])[:MOST]

    def words_of(self, position: int) -> KeysView[str]:
        """Return the words that describe the named person of that number next to any of the names, in text order."""
        found = self._words.get(position)
        if found is None:
            found = self._words[position] = {}
            for name in self.people.known[position].names[:INTRODUCED]:
                self._collect(name, found)
            for name in self.people.known[position].names[INTRODUCED:MOST]:
                found.update(dict.fromkeys(self.stream.lows[name.lead : name.first]))
            for word in list(found):
                found.update(dict.fromkeys(self.stream.lexicon.called.get(word, ())))
        return found.keys()

    def _collect(self, name: Name, collected: dict[str, None]) -> None:
        """Add the words before the name in its phrase, and those of the apposition or bracket behind it."""
        stream = self.stream
        flags, lows = stream.flags, stream.lows
        first = start_of_phrase(stream, name)
        for at in range(first, name.lead):
            if flags[at] & PREPOSITION and lows[at] != "of":
                # "an official from | the leader Ida Moen's party" calls her no official.
                first = at + 1
        collected.update(dict.fromkeys(lows[first : name.first]))
        at = name.last
        if at + 1 >= len(flags):
            return
        if flags[at] & OPEN:
            for word in lows[at + 1 : at + 5]:
                collected.update(dict.fromkeys(word.split("-")))
            while at < min(len(flags) - 1, name.last + 8) and not flags[at] & CLOSE:
                at += 1
            at += 1
        if at < len(flags) and (
            flags[at] & COMMA
            or (flags[at] & BE and not flags[at] & POSSESSIVE_MARK)
            or lows[at] in ("of", "from")
        ):
            at += 1
            placed = flags[name.last] & COMMA and name.lead > 0 and flags[name.lead - 1] & PREPOSITION
            told: list[str] = []
            for unit in range(at, min(len(flags), at + 14)):
                if placed and flags[unit] & CUE:
                    # "near Moen, a source said": whoever says it, not Moen.
                    return
                if flags[unit] & (END | QUOTE) or (flags[unit] & COMMA and not flags[unit - 1] & NUMBER):
                    break
                if lows[unit] == "whose":
                    # "whose husband sails"
                    break
                told.append(lows[unit])
            collected.update(dict.fromkeys(told))


def _plain_post(words: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Return the words of a description without places and nationalities: "foreign minister"."""
    return {word for word in words if not lexicon[word.title()] & (PLACE | NATIONALITY)}


def _before(lows: list[str], word: str, end: int) -> int:
    """Return the last place of ``word`` before ``end``, at most 400 units back, or -1."""
    for at in range(end - 1, max(-1, end - 400), -1):
        if lows[at] == word:
            return at
    return -1


def _first(name: Name) -> int:
    return name.first
