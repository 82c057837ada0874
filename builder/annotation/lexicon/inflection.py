"""Regular English verb inflection, for word lists that give a lemma and its irregular forms."""

from __future__ import annotations

from typing import Literal, NamedTuple

VerbForm = Literal["base", "s", "past", "participle", "ing"]

_VOWELS = "aeiou"


class Inflection(NamedTuple):
    """One form of a verb: the string and what it can be."""

    text: str
    form: VerbForm


def inflect(lemma: str, past: str | None = None, participle: str | None = None) -> list[Inflection]:
    """Return the forms of the verb ``lemma``; ``past`` and ``participle`` where they are irregular.

    A final consonant is doubled in words of one syllable ("quip": "quipped"); for longer words the list
    gives the forms, since stress is not in the spelling.
    """
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if (
        past and past.endswith("ed") and len(past) > 4 and past[-3] == past[-4] and past[:-3] == lemma
    ) or _doubles(lemma):
        stem = lemma + lemma[-1]
    else:
        stem = lemma
    if lemma.endswith("ie"):
        ing = lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        ing = lemma[:-1] + "ing"
    else:
        ing = stem + "ing"
    if past is None:
        if lemma.endswith("e"):
            past = lemma + "d"
        elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
            past = lemma[:-1] + "ied"
        else:
            past = stem + "ed"
    return [
        Inflection(lemma, "base"),
        Inflection(third, "s"),
        Inflection(past, "past"),
        Inflection(participle or past, "participle"),
        Inflection(ing, "ing"),
    ]


def _doubles(lemma: str) -> bool:
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS:
        return False
    return lemma[-3] not in _VOWELS and sum(letter in _VOWELS for letter in lemma) == 1
