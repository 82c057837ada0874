"""What a description says that cannot be true of somebody: another party, place or body than the article gives."""

from __future__ import annotations

from collections.abc import Iterable, Set

from builder.annotation.coreference.descriptions.introductions import Introductions
from builder.annotation.lexicon import CAPITAL, Lexicon
from builder.annotation.sentence.phrases import Phrase

_LONGEST_PLACE = 3
"""How many words the name of a place in a description may have."""
_BODY = frozenset(("of", "at", "for", "from"))
_BELONGING = _BODY | {"'s", "’s"}


def contradicts(introductions: Introductions, number: int, phrase: Phrase, *, placed: bool = True) -> bool:
    """Say whether the description names another party, place or body than what the person is introduced with.

    "the Harbour nominee" is no Labour candidate, "the Ohio governor" no governor of Florida, and "the director of
    the Guild" not the director of Acme. ``number`` is that of the person; ``placed`` says whether places and bodies
    count, which also stand beside a name for other reasons.
    """
    stream = introductions.stream
    if not stream.has(CAPITAL, phrase.first + 1, phrase.last):
        return False
    words = introductions.words_of(number)
    lexicon = stream.lexicon
    said = stream.words[phrase.first + 1 : phrase.last]
    parties = _parties(said, lexicon)
    if parties:
        told = _parties(words, lexicon)
        if told and told.isdisjoint(parties):
            return True
    if not placed:
        return False
    for first in range(len(said)):
        for size in range(min(_LONGEST_PLACE, len(said) - first), 0, -1):
            place = tuple(said[first : first + size])
            if place in lexicon.places:
                if _is_elsewhere(place, words, lexicon):
                    return True
                break
    behind = phrase.head + 1
    if behind + 1 < phrase.last and stream.lows[behind] in _BODY:
        # But "the head of a large bank" may be whoever heads Acme.
        behind += stream.lows[behind + 1] == "the"
        if not stream.flags[behind + 1] & CAPITAL:
            return False
        # "the director of the Guild", who is introduced as the director of something else
        named = {stream.lows[at] for at in range(behind + 1, phrase.last) if stream.flags[at] & CAPITAL}
        return bool(named) and named.isdisjoint(words) and not words.isdisjoint(_BELONGING)
    return False


def _parties(words: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Return the names of the parties among the words, which may be in small letters."""
    names = lexicon.party_names
    found = set()
    for word in words:
        for form in (word, word.capitalize(), word.upper()):
            party = names.get(form)
            if party is not None and (len(form) > 1 or lexicon.parties[form] == "code") and word != "i":
                found.add(party)
                break
    return found


def _is_elsewhere(place: tuple[str, ...], words: Set[str], lexicon: Lexicon) -> bool:
    """Say whether the words name places of its kind, and not this one: another state, another country."""
    if all(word.lower() in words for word in place):
        return False
    places, kind = lexicon.places, lexicon.places[place]
    others = [word for word in words if kind in (places.get((word.title(),)), places.get((word.upper(),)))]
    return bool(others) and not any(_shortens(word, "".join(place)) for word in others)


def _shortens(word: str, name: str) -> bool:
    """Say whether the word can be short for the name: "fla." for "Florida", "n.h." for "New Hampshire"."""
    letters = iter(name.lower())
    return word[0] == name[0].lower() and all(letter in letters for letter in word.replace(".", ""))
