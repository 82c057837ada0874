"""How an article introduces whom it names: the words beside the names, and the gender that they tell."""

from __future__ import annotations

from collections.abc import KeysView
from itertools import islice

from builder.annotation.coreference.descriptions.described import (
    GENDERS,
)
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.entities.people import People
from builder.annotation.coreference.mentions import start_of_phrase
from builder.annotation.coreference.names.name import Name
from builder.annotation.coreference.names.titles import is_role
from builder.annotation.lexicon import (
    AUXILIARY,
    BE,
    CAPITAL,
    CLOSE,
    COMMA,
    CUE,
    DETERMINER,
    ED,
    END,
    NEGATION,
    NUMBER,
    OPEN,
    POSSESSIVE,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    TITLE,
    VERB,
)  # fmt: skip
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.sentence.preceding import phrase_before
from builder.annotation.tokens import Stream

_ENDS = COMMA | END | QUOTE | RELATIVE
_TOLD_BEHIND = OPEN | COMMA | BE
_FROM = ("of", "from")
_CALLING = frozenset(("called", "named", "nicknamed", "as"))
OPENING = 3
"""How many paragraphs the opening of an article has."""
INTRODUCED = 4
"""How many names of somebody are looked at for the words around them; of the others only the titles count."""
_GOES_ON = DETERMINER | POSSESSIVE | ROLE | CAPITAL
"""What goes on with who somebody is behind an age: "Moen, 42, a nurse"."""
_OWN = frozenset(("he", "his", "himself", "she", "herself"))
"""Pronouns that stand for the subject of a clause rather than for somebody else in it."""
_AROUND = 24
"""How many units before a name, and behind it, the words stand at most that tell who somebody is."""
_HYPHENED = 11
"""Within how many units behind a name the parts of such a word count."""
MOST = 100
"""How many people introduced by one noun, and how many names of one, a description is compared with."""


class Introductions:
    """What the words beside the names of one article say of whom they name.

    ``opening`` is the unit where its opening ends, in which somebody may be described before being named.
    """

    def __init__(self, people: People) -> None:
        self.people = people
        self.stream = people.stream
        self._words: dict[int, dict[str, None]] = {}
        self._told: dict[int, int] = {}
        self._by_noun: dict[str, list[int]] = {}
        self._near: list[tuple[int, set[str]]] | None = None
        paragraphs = people.stream.paragraphs
        self.opening = paragraphs[min(OPENING, len(paragraphs)) - 1][1] if paragraphs else 0

    def told_of(self, position: int) -> list[str]:
        """Return those of `words_of` that stand in the article, without what somebody described so is called too."""
        words = self.words_of(position)
        return list(islice(words, self._told[position]))

    def words_of(self, position: int) -> KeysView[str]:
        """Return the words that describe the named person of that number next to any of the names, in text order."""
        found = self._words.get(position)
        if found is None:
            found = self._words[position] = {}
            names, lows, called = (
                self.people.known[position].names,
                self.stream.lows,
                self.stream.lexicon.called,
            )
            for name in names[:INTRODUCED]:
                _add_words_before(self.stream, name, found)
                _add_words_behind(self.stream, name, found)
            for name in names[INTRODUCED:MOST]:
                if name.lead < name.first:
                    found.update(dict.fromkeys(lows[name.lead : name.first]))
            self._told[position] = len(found)
            if not called.keys().isdisjoint(found):
                too = [noun for word in found if word in called for noun in called[word]]
                found.update(dict.fromkeys(too))
            together = self.stream.lexicon.called_together
            if not together.keys().isdisjoint(found):
                for last, pairs in together.items():
                    if last in found:
                        for first, nouns in pairs:
                            if first in found:
                                found.update(dict.fromkeys(nouns))
        return found.keys()

    def by_noun(self, noun: str) -> list[int]:
        """Return the numbers of the people whom the article introduces with the noun, `MOST` at most."""
        found = self._by_noun.get(noun)
        if found is None:
            if self._near is None:
                self._near = [
                    (known.number, self._words_near(known))
                    for known in self.people.known
                    if known.kind in ("person", "unknown")
                ]
            telling = self.stream.lexicon.callers.get(noun) or frozenset((noun,))
            # Most have none of the words anywhere near.
            near = [number for number, words in self._near if not telling.isdisjoint(words)]
            found = [number for number in near if noun in self.words_of(number)][:MOST]
            self._by_noun[noun] = found
        return found

    def _words_near(self, known: Known) -> set[str]:
        """Return all words so near to the names of somebody that `words_of` may have them, and more."""
        stream, near = self.stream, set[str]()
        lows = stream.lows
        for name in known.names[:INTRODUCED]:
            first, last = name.lead - _AROUND, name.last
            near.update(lows[first if first > 0 else 0 : last + _AROUND])
            behind = lows[last : last + _HYPHENED]
            if "-" in "".join(behind):
                # "(D-Ohio)"
                for word in behind:
                    near.update(word.split("-"))
        for name in known.names[INTRODUCED:MOST]:
            if name.lead < name.first:
                near.update(lows[name.lead : name.first])
        return near

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
        """Return the gender that pronouns near a name tell, nobody else named between.

        Those that open a sentence after it, go on with what it says ("Moen said she"), or stand in a clause that
        tells of it ("Moen, who lost his wife").
        """
        stream, named, flags = self.stream, self.people.of_unit, self.stream.flags
        words, lows = stream.words, stream.lows
        for name in known.names[:INTRODUCED]:
            after = name.last
            if after < len(words) and not flags[after] & (AUXILIARY | COMMA | CUE | ED | VERB):
                continue
            own = after + 1 < len(words) and bool(flags[after] & COMMA) and lows[after + 1] == "who"
            says = after + 2 < len(words) and bool(flags[after] & CUE)
            if says and (told := GENDERS.get(lows[after + 1 + (lows[after + 1] == "that")])):
                return told
            for at in range(after, min(len(words), after + 40)):
                if words[at] in ("He", "She"):
                    return GENDERS[words[at].lower()]
                if own and lows[at] in _OWN:
                    return GENDERS[lows[at]]
                own = own and not flags[at] & END
                if at in named and named[at][1] is not known and named[at][1].kind in ("person", "unknown"):
                    break
        return None


def _add_words_before(stream: Stream, name: Name, collected: dict[str, None]) -> None:
    """Add the words of the phrase that ``name`` ends, with its title."""
    first = start_of_phrase(stream, name)
    before = first - 1
    if (
        before > 1
        and stream.lows[before] in _CALLING
        and (stream.lows[before] != "as" or stream.lows[before - 1] == "known")
    ):
        # "a singer known as Ida"
        before -= stream.lows[before] == "as"
        phrase = phrase_before(stream, before, max(0, before - 8))
        if phrase is not None:
            collected.update(dict.fromkeys(stream.lows[phrase.first : phrase.last]))
    if first == name.lead and before > 0 and stream.flags[before] & COMMA and _is_apposed(stream, name):
        # "His lawyer, | Ida Moen, | asked for bail."
        phrase = phrase_before(stream, name.lead - 1, max(0, name.lead - 13))
        head = "" if phrase is None else _post_in(stream, phrase)
        if phrase is not None and (head == "counterpart" or is_role(head, stream.lexicon)):
            collected.update(dict.fromkeys(stream.lows[phrase.first : phrase.last]))
    for at in range(first, name.lead):
        if (
            stream.flags[at] & PREPOSITION
            and stream.lows[at] != "of"
            # "Minister for Salt Ida Moen"
            and not (
                stream.lows[at] == "for"
                and at + 1 < name.lead
                and all(f & CAPITAL for f in stream.flags[at + 1 : name.lead])
            )
        ):
            # "an official from | the leader Ida Moen's party" calls her no official.
            first = at + 1
    if first == name.lead and first > 0 and stream.flags[first - 1] & CAPITAL:
        # "Writer | Ida Moen", with the capital of a sentence's first word
        first -= bool(stream.flags[first - 1] & ROLE)
    if first < name.first:
        collected.update(dict.fromkeys(stream.lows[first : name.first]))


def _post_in(stream: Stream, phrase: Phrase) -> str:
    """Return the noun of the post in a phrase, or its head: "commissioner" of "the Commissioner for Fair Ports"."""
    lows, flags = stream.lows, stream.flags
    for at in range(phrase.first, phrase.head - 1):
        if flags[at] & (ROLE | TITLE) and flags[at + 1] & PREPOSITION:
            return lows[at]
    return lows[phrase.head]


def _is_apposed(stream: Stream, name: Name) -> bool:
    """Say whether the comma before a name sets it off, and it stands in no row: "the mayor, Ida Moen, Jonas Vik"."""
    flags, after = stream.flags, name.last
    if after + 1 >= len(flags):
        return False
    return bool(flags[after] & (END | QUOTE) or (flags[after] & COMMA and not flags[after + 1] & CAPITAL))


def _add_words_behind(stream: Stream, name: Name, collected: dict[str, None]) -> None:
    """Add the words of the apposition, bracket or predicate behind ``name``."""
    flags, lows = stream.flags, stream.lows
    size = len(flags)
    at = name.last
    if at + 2 >= size:
        return
    titled = stream.words[at] in stream.lexicon.letters
    if not titled and not flags[at] & _TOLD_BEHIND and lows[at] not in _FROM:
        return
    if titled:
        # "Ida Moen KC"
        collected[lows[at]] = None
        at += 1
    if flags[at] & OPEN:
        for word in lows[at + 1 : at + 5]:
            collected.update(dict.fromkeys(word.split("-")))
        while at < min(size - 1, name.last + 8) and not flags[at] & CLOSE:
            at += 1
        at += 1
    if at >= size or not (
        (flag := flags[at]) & COMMA or (flag & BE and not flag & POSSESSIVE_MARK) or lows[at] in _FROM
    ):
        return
    at += 1
    acts = lows[at : at + 1] == ["among"] or (
        lows[at : at + 1]
        and lows[at].endswith("ing")
        and lows[at] not in stream.lexicon.describing["participle"]
    )
    if acts or (flags[at - 1] & BE and (flags[at - 1] | flags[min(at, size - 1)]) & NEGATION):
        # "is running for mayor", "is among those the mayor met", "Moen, speaking as a mayor would,", "isn't the mayor"
        return
    placed = flags[name.last] & COMMA and name.lead > 0 and flags[name.lead - 1] & PREPOSITION
    end = min(size, at + 14)
    for unit in range(at, end):
        flag = flags[unit]
        if placed and flag & CUE:
            # "near Moen, a source said": whoever says it, not Moen.
            return
        # "whose husband sails"
        if (
            flag & _ENDS
            and (not flag & COMMA or not flags[unit - 1] & NUMBER)
            and (not flag & RELATIVE or lows[unit] == "whose")
        ):
            end = unit
            break
        if flag & COMMA and unit + 1 < size and not flags[unit + 1] & _GOES_ON and lows[unit + 1] != "from":
            # "Moen, 42, | beat Vik": what somebody does tells nothing of what they are.
            end = unit
            break
    if at < end and stream.words[at].partition("-")[0] in stream.lexicon.parties:
        # "Ida Moen, D-Ohio,"
        collected.update(dict.fromkeys(lows[at].split("-")))
    collected.update(dict.fromkeys(lows[at:end]))
