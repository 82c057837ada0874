"""Who is who: the sources of an article's quotations, joined to the people and bodies that it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from builder.annotation.definites import called_back
from builder.annotation.descriptions import PERSONS, Described, Descriptions, describe
from builder.annotation.entities import Known, People
from builder.annotation.lexicon import CUE_NOUN, DOCUMENT, ROLE
from builder.annotation.mentions import Mention, mention_by_name, mention_of
from builder.annotation.names import find_names, shape_of
from builder.annotation.phrases import Phrase
from builder.annotation.pronouns import BODIES, GENDERS, PLURALS, Pronouns, Spoken
from builder.annotation.tokens import Stream
from builder.schema import SpeakerKind


@dataclass(slots=True)
class Referent:
    """Somebody or something that is quoted: the fullest name, the kind, and every mention in text order."""

    name: str
    kind: SpeakerKind
    mentions: list[Mention] = field(default_factory=list)


class Chosen(NamedTuple):
    """The number of a source's referent and the words that stand for it there."""

    referent: int
    mention: Mention


def resolve(
    stream: Stream, sources: list[Phrase | None], author: str | None = None
) -> tuple[list[Referent], list[Chosen | None]]:
    """Join the sources of an article's quotations to referents.

    Takes the source phrases in text order (None where a quotation has none) and the article's author. Returns the
    referents and, for each source, which of them it is and where it is mentioned.
    """
    return Resolver(stream, author).resolve(sources)


class Resolver:
    """Resolves the sources of one article in text order."""

    def __init__(self, stream: Stream, author: str | None) -> None:
        self.stream = stream
        self.author = author
        shape = shape_of(stream)
        self.people = People(stream, find_names(stream, shape))
        self.pronouns = Pronouns(self.people, shape)
        self.descriptions = Descriptions(self.people)
        self.spoken: list[Spoken] = []
        self.described: list[Described] = []

    def resolve(self, sources: list[Phrase | None]) -> tuple[list[Referent], list[Chosen | None]]:
        """Return the referents of ``sources`` and which is whose."""
        order: dict[int, int] = {}
        whos: list[Known | Described] = []
        mentions: list[list[Mention]] = []
        chosen: list[Chosen | None] = []
        for phrase in sources:
            if phrase is None:
                chosen.append(None)
                continue
            mention = self.mention(phrase)
            who = self.who(mention)
            number = order.get(id(who))
            if number is None:
                number = order[id(who)] = len(whos)
                whos.append(who)
                mentions.append([])
            mentions[number].append(mention)
            chosen.append(Chosen(number, mention))
            self.spoken.append(Spoken(mention.first, who))
        later = called_back(self.descriptions, self.pronouns)
        return [
            self._referent(who, own + later.get(id(who), [])) for who, own in zip(whos, mentions, strict=True)
        ], chosen

    def mention(self, phrase: Phrase) -> Mention:
        """Return the words that stand for somebody in the source ``phrase``."""
        pair = self.people.of_unit.get(phrase.head)
        return mention_of(self.stream, phrase, pair[0] if pair else None)

    def who(self, mention: Mention) -> Known | Described:
        """Return who ``mention`` stands for."""
        phrase = mention.phrase
        if mention.kind == "name":
            return self.people.of_unit[mention.first][1]
        if mention.kind == "relative":
            if phrase.antecedent is not None:
                return self.who(self.mention(phrase.antecedent))
            found = self.pronouns.person(mention.first, None, self.spoken)
        elif mention.kind == "pronoun":
            found = self._pronoun(mention.first)
        else:
            return self._description(phrase)
        return found or self._new(describe(self.stream, phrase))

    def _new(self, new: Described) -> Described:
        self.described.append(new)
        return new

    def _pronoun(self, at: int) -> Known | Described | None:
        word = self.stream.lows[at]
        if word in GENDERS:
            return self.pronouns.person(at, GENDERS[word], self.spoken)
        if word in BODIES:
            return self.pronouns.body(at, self.spoken)
        if word in PLURALS:
            return self.pronouns.several(at, self.spoken)
        if word in ("i", "my") and self.author:
            return self._new(Described(self.author, "person", "author", None))
        return None

    def _description(self, phrase: Phrase) -> Known | Described:
        stream = self.stream
        flag = stream.flags[phrase.head]
        if flag & (DOCUMENT | CUE_NOUN) and not flag & ROLE and stream.lows[phrase.first] in GENDERS:
            # "his response", "her statement": the words are the person's.
            found = self.pronouns.person(phrase.first, GENDERS[stream.lows[phrase.first]], self.spoken)
            if found is not None:
                return found
        new = describe(stream, phrase)
        known: Known | Described | None = None
        if new.kind == "unnamed":
            known = self.descriptions.person(phrase, new)
        elif new.kind == "organization":
            known = self.descriptions.body(phrase, new)
        if known is None and stream.lows[phrase.first] in ("the", "that", "this"):
            known = next((old for old in reversed(self.described) if old.head == new.head and old.kind == new.kind), None)
        if known is None and new.kind == "unnamed" and new.head in PERSONS and stream.lows[phrase.first] == "the":
            known = self.pronouns.person(phrase.first, new.gender, self.spoken)
        return known or self._new(new)

    def _referent(self, who: Known | Described, own: list[Mention]) -> Referent:
        if isinstance(who, Described):
            return Referent(who.name, who.kind, _in_order([], own))
        kind: SpeakerKind = "organization" if who.kind == "organization" else "person"
        name = " ".join(self.stream.string(who.first, who.last).split())
        named = [mention_by_name(self.stream, known) for known in who.names]
        return Referent(name, kind, _in_order(named, own))


def _in_order(names: list[Mention], own: list[Mention]) -> list[Mention]:
    """Return the mentions in text order, without those that overlap a name."""
    found: dict[int, Mention] = {mention.first: mention for mention in names}
    taken = {at for mention in names for at in range(mention.first, mention.last)}
    for mention in own:
        if mention.kind == "name":
            found[mention.first] = mention
        elif not any(at in taken for at in range(mention.first, mention.last)):
            taken.update(range(mention.first, mention.last))
            found[mention.first] = mention
    return [found[first] for first in sorted(found)]
