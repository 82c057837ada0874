"""What a description says of whom it stands for: "a senior official", "residents", "the report"."""

from __future__ import annotations

import msgspec

from builder.annotation.coreference.names.titles import is_role
from builder.annotation.lexicon import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    NATIONALITY,
    ORGANIZATION,
    PLACE,
    POSSESSIVE,
    QUANTITY,
    SOMEBODY,
    SUBJECT,
    UPPER,
    Lexicon,
)  # fmt: skip
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream
from builder.schema import SpeakerKind


class Described(msgspec.Struct, eq=False):
    """Somebody or something without a name: the description without its article, kind and head noun."""

    name: str
    kind: SpeakerKind
    head: str
    gender: str | None = None
    words: frozenset[str] = frozenset()


# Pronouns that tell a gender, with the possessives.
GENDERS = {
    "he": "m",
    "his": "m",
    "him": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "one"))
INDEFINITE = frozenset(("a", "an", "one", "another"))
_LEADING = ARTICLES | INDEFINITE
_SINGLE = INDEFINITE | {"every", "each", "someone", "somebody", "anyone", "nobody"}
"""Words that open a phrase about a single one."""
DEFINITE = frozenset(("the", "this", "that"))


def describe(stream: Stream, phrase: Phrase) -> Described:
    """Return who the description ``phrase`` introduces."""
    lexicon = stream.lexicon
    first = phrase.first
    if first < phrase.last - 1 and (stream.lows[first] in _LEADING or stream.flags[first] & POSSESSIVE):
        # "one of the sources" is told by number, "his lawyer" by the noun.
        first += stream.lows[first + 1] != "of"
    noun = singular(stream.lows[phrase.head], lexicon)
    text = " ".join(stream.string(first, phrase.last).split())
    words = frozenset(stream.lows[phrase.first : phrase.last])
    return Described(
        text, _kind(stream, phrase, noun), noun, lexicon.gender.get(noun.partition("-of-")[0]), words
    )


def _kind(stream: Stream, phrase: Phrase, noun: str) -> SpeakerKind:
    flag = stream.flags[phrase.head]
    lexicon = stream.lexicon
    if is_person(stream, phrase.head, noun):
        return "group" if is_plural(stream, phrase) else "unnamed"
    if flag & (ORGANIZATION | DOCUMENT | CUE_NOUN):
        several = lexicon.organization_nouns.get(noun) == "group" or (
            flag & ORGANIZATION and is_plural(stream, phrase)
        )
        return "group" if several else "organization"
    if is_plural(stream, phrase):
        return "group"
    if flag & SOMEBODY or _sounds_like_person(stream, phrase, noun):
        return "unnamed"
    if lexicon.parties.get(stream.words[phrase.head]) in _BODIES:
        # "Labour"
        return "organization"
    # A name that nothing else in the article explains.
    name = flag & CAPITAL and not flag & (ADVERB | SUBJECT | AUXILIARY) and phrase.last - phrase.first <= 3
    body = UPPER | PLACE | ORGANIZATION | DETERMINER
    return "person" if name and not stream.has(body, phrase.first, phrase.last) else "organization"


def is_person(stream: Stream, at: int, noun: str) -> bool:
    """Say whether the noun at the unit ``at`` calls a person, not a body or a thing."""
    return (
        is_role(noun, stream.lexicon)
        or noun.partition("-of-")[0] in stream.lexicon.gender
        or _is_native(stream, at)
        or noun.endswith(("man", "woman", "person", "ist", "-year-old"))
        or is_party(stream, noun)
        or is_nameless(stream, noun)
        # "the Norway international"
        or (noun == "international" and at > 0 and bool(stream.flags[at - 1] & (PLACE | NATIONALITY)))
        or stream.lexicon.titles.get((stream.words[at],), ("honorific",))[0] != "honorific"
    )


_MEMBERS = frozenset(("member", "code"))
_BODIES = frozenset(("name", "adjective"))
# The ends of nouns for whoever does, holds or follows something.
_PERSON_ENDS = ("er", "or", "ian", "ant", "ee", "ess", "eur", "ster")


def _sounds_like_person(stream: Stream, phrase: Phrase, noun: str) -> bool:
    """Say whether a noun of no list calls a person by its look: "the beekeeper", "the deputy CM"."""
    flag = stream.flags[phrase.head]
    if flag & CAPITAL and not flag & UPPER:
        return False
    before, describing = stream.lows[phrase.first : phrase.head], stream.lexicon.describing
    if not (describing["former"].isdisjoint(before) and describing["rank"].isdisjoint(before)):
        return True
    last = noun.rpartition("-")[2]
    return not flag & UPPER and (
        is_role(last, stream.lexicon) or (len(last) > 4 and last.endswith(_PERSON_ENDS))
    )


def _is_native(stream: Stream, at: int) -> bool:
    """Say whether the word calls a person by a place: "the Norwegian", not "the Vatican" or "the US"."""
    place = stream.lexicon.nationalities.get(stream.words[at], "")
    return (
        bool(place)
        and not stream.flags[at] & (UPPER | PLACE)
        and not f"{place} ".startswith(f"{stream.words[at]} ")
    )


def is_nameless(stream: Stream, noun: str) -> bool:
    """Say whether the noun calls those who are mostly quoted without a name."""
    return noun in stream.lexicon.referring["nameless"]


def is_party(stream: Stream, noun: str) -> bool:
    """Say whether the noun is a party's member: "Republican"."""
    return stream.lexicon.parties.get(noun.capitalize()) in _MEMBERS


def singular(noun: str, lexicon: Lexicon) -> str:
    """Return the singular of a noun that may be plural."""
    if noun in lexicon.plurals:
        return lexicon.plurals[noun]
    if noun[-1] != "s":
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    if not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


def is_plural(stream: Stream, phrase: Phrase) -> bool:
    """Say whether the phrase is about several: "residents", "many", "half of the voters"."""
    opener, first = stream.lows[phrase.first], stream.flags[phrase.first]
    if opener in _SINGLE:
        return False
    if first & (QUANTITY | SOMEBODY) and not first & DETERMINER:
        return True
    head = stream.lows[phrase.head]
    return head in ("people", "police") or singular(head, stream.lexicon) != head
