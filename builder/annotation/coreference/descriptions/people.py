"""Which person a description stands for: "the former minister", "the Selwick senator"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from builder.annotation.coreference.descriptions.contradictions import contradicts
from builder.annotation.coreference.descriptions.described import (
    ARTICLES,
    DEFINITE,
    Described,
    is_nameless,
    is_party,
)
from builder.annotation.coreference.descriptions.introductions import MOST, Introductions
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.names.name import Name
from builder.annotation.coreference.names.titles import is_role
from builder.annotation.lexicon import (
    CAPITAL,
    COMMA,
    CONJUNCTION,
    LOWER,
    NATIONALITY,
    NUMBER,
    PLACE,
    POSSESSIVE,
    POSSESSIVE_MARK,
    QUANTITY,
    ROLE,
    Lexicon,
)  # fmt: skip
from builder.annotation.sentence.phrases import Phrase

_SMALL = frozenset(("of", "the", "for", "and", "to", "a", "an", ","))
_LONGEST_INITIALS = 4
"""How many letters a post has at most that is called by its initials."""
_FEW = 4
"""How many names of somebody are looked at for a noun for several before them."""
_RUNS = frozenset(("runs", "heads", "leads", "directs", "chairs"))
"""What somebody does who has a post, whatever it is called."""


class DescribedPeople:
    """Finds which persons the descriptions of one article stand for."""

    def __init__(self, introductions: Introductions) -> None:
        self.introductions = introductions
        self.people = introductions.people
        self.stream = introductions.stream
        self._plain = self.stream.lexicon.referring["plain"] | ARTICLES

    def person(self, phrase: Phrase, new: Described) -> Known | None:
        """Return the named person whom the article introduces with the words of the description."""
        opener = self.stream.lows[phrase.first]
        owned = bool(self.stream.flags[phrase.first] & POSSESSIVE)
        if opener not in DEFINITE and not owned and phrase.last - phrase.first > 1:
            # "counsel asked", "chairman says"
            return None
        found = 0
        alone = opener in ("his", "her") and self.stream.lexicon.roles.get((new.head,), ("",))[0] != "person"
        best: Known | None = None
        best_score = 0.0
        content = new.words - self._plain
        places = {place for word in content if (place := self._place_of(word))}
        content |= places
        lexicon = self.stream.lexicon
        for position in self._introduced(new.head):
            known = self.people.known[position]
            words = self.introductions.words_of(position)
            if (new.head == "president" and "vice" in words and "vice" not in content) or (
                "shadow" in words and "shadow" not in content
            ):
                # "the chancellor" is not the shadow chancellor.
                continue
            gender = self.introductions.gender(known)
            if gender and new.gender and gender != new.gender:
                continue
            if contradicts(self.introductions, position, phrase, placed=False):
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
            if before == 0 and phrase.first > self.introductions.opening and not owned:
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

    def _introduced(self, head: str) -> list[int]:
        """Return the numbers of the people introduced by the noun, or so that it can call them.

        "The ex-mayor" by "mayor", "the 42-year-old" by the age, "the Chilean" by Chile.
        """
        found = self.introductions.by_noun(head.removeprefix("ex-"))
        if not found and not is_nameless(self.stream, head):
            # "the host" of "hosts Ida Moen and Jonas Vik"
            lows, known = self.stream.lows, self.people.known
            found = [
                position
                for position in self.introductions.by_noun(head + "s")
                if any(lows[name.first - 1] == head + "s" for name in known[position].names[:_FEW])
            ]
        if not found:
            other = head.partition("-year-old")[0]
            if other == head:
                other = self._place_of(head)
            found = self.introductions.by_noun(other) if other else []
        return found

    def by_initials(self, at: int) -> Known | None:
        """Return the person whose post the capitals at the unit ``at`` are the first letters of.

        "the PS" of "Principal Secretary Ida Moen".
        """
        stream = self.stream
        letters = stream.lows[at]
        if not 1 < len(letters) <= _LONGEST_INITIALS or at == 0 or stream.lows[at - 1] != "the":
            return None
        for known in self.people.known[:MOST]:
            if known.kind == "person" and known.names and known.names[0].first < at:
                words = [
                    part
                    for word in self.introductions.told_of(known.number)
                    for part in word.split("-")
                    if part not in _SMALL
                ]
                begins = "".join([word[:1] or " " for word in words])
                found = begins.find(letters)
                if found >= 0 and self._is_title(words[found : found + len(letters)]):
                    return known
        return None

    def _is_title(self, words: list[str]) -> bool:
        """Say whether the words open or end with a role: "principal secretary", not "Reform nominee came"."""
        return any(is_role(word, self.stream.lexicon) for word in (words[0], words[-1]))

    def _place_of(self, word: str) -> str:
        """Return the place of a nationality, in small letters, or nothing: "chile" of "chilean"."""
        return self.stream.lexicon.nationalities.get(word.capitalize(), "").lower()

    def says_all(self, known: Known, new: Described) -> bool:
        """Say whether the article introduces the person with every word of the description."""
        words = self.introductions.words_of(known.number)
        missing = {
            word
            for word in new.words - self._plain - words
            if not (place := self._place_of(word)) or place not in words
        }
        return not missing or (
            new.words - self._plain == {new.head} and known.number in self._introduced(new.head)
        )

    def may_be_known(self, phrase: Phrase, new: Described) -> bool:
        """Say whether "the tycoon" can be somebody named before whom no description calls so."""
        flags, lexicon = self.stream.flags, self.stream.lexicon
        told = phrase.head - phrase.first > 1 or self._counts_children(phrase)
        return (
            self.stream.lows[phrase.first] in ("the", "this")
            and (
                phrase.last == phrase.head + 1
                or bool(flags[phrase.head + 1] & CONJUNCTION)
                or self._counts_children(phrase)
            )
            and (
                not is_nameless(self.stream, new.head) or (told and new.head in lexicon.referring["telling"])
            )
            and (
                not flags[phrase.head] & CAPITAL
                or bool(flags[phrase.head] & NATIONALITY)
                or is_party(self.stream, new.head)
                or (self.stream.words[phrase.head],) in self.stream.lexicon.titles
            )
            and not self.stream.has(POSSESSIVE_MARK, phrase.first, phrase.head)
        )

    def _counts_children(self, phrase: Phrase) -> bool:
        """Say whether the description tells of how many somebody is the parent: "the mother of two"."""
        stream, behind = self.stream, phrase.head + 1
        return (
            phrase.last == behind + 2
            and stream.lows[behind] == "of"
            and bool(stream.flags[behind + 1] & (NUMBER | QUANTITY))
        )

    def has_room(self, number: int, *, runs: bool = False) -> bool:
        """Say whether the article gives somebody no role beside which another could not stand.

        Who ``runs`` for a post may have a trade.
        """
        lexicon = self.stream.lexicon
        words = self.introductions.words_of(number)
        if words & _RUNS:
            return False
        return bool(words & lexicon.describing["former"]) or not any(
            (word,) in lexicon.roles
            and word not in lexicon.describing["seeking"]
            and not is_party(self.stream, word)
            and not (runs and lexicon.roles[(word,)][0] not in ("post", "office"))
            for word in words
        )

    def can_be(self, known: Known, new: Described) -> bool:
        """Say whether the posts that the article gives to somebody leave room for the description's."""
        lexicon = self.stream.lexicon
        words = self.introductions.words_of(known.number)
        if new.head == "minister" and not _plain_post(new.words - self._plain, lexicon) <= words | {
            "minister"
        }:
            return self.has_room(known.number)
        if lexicon.roles.get((new.head,), ("",))[0] != "post" or new.head in lexicon.referring["hopeful"]:
            return True
        if "former" in new.words or new.head in self.introductions.words_of(known.number):
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
        if new.head in self.introductions.words_of(found.number):
            return True
        lexicon = self.stream.lexicon
        head = self.stream.words[phrase.head]
        if (head,) in lexicon.titles and head.istitle():
            # "the Selwick Premier" is whoever has the title.
            return False
        missing = new.words - self._plain - self.introductions.words_of(known.number)
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


def _plain_post(words: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Return the words of a description without places, nationalities and parties: "foreign minister"."""
    return {
        word
        for word in words
        if not lexicon[word.title()] & (PLACE | NATIONALITY) and word.title() not in lexicon.parties
    }


def _first(name: Name) -> int:
    return name.first
