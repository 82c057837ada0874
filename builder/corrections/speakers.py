"""From what a person says of a speaker to an entity of the article, known or new."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

import msgspec

from builder.corrections.decisions import SaidSpeaker
from builder.corrections.links import NotApplicableError, check_words, stretch
from builder.corrections.matching import common, nearest
from builder.schema import Article, Entity, Span, Speaker, SpeakerKind


class _Choice(NamedTuple):
    """Who a speaker is: an entity that is there or, without one, a new one of this name and kind."""

    entity: Entity | None
    name: str
    kind: SpeakerKind


class Speakers:
    """The entities of an article, which decisions add to and change."""

    def __init__(self, article: Article) -> None:
        self._article_id, self._text = article.id, article.text
        self.entities = [
            msgspec.structs.replace(one, mentions=[*one.mentions], affiliations=[*one.affiliations])
            for one in article.speakers
        ]

    def find(self, said: SaidSpeaker, spans: Sequence[Span], current: Speaker | None) -> Speaker:
        """Return the speaker of the quotation at ``spans``, who is ``current`` as yet.

        A name means the entity that has it, and else somebody new; a mention without a name the entity that it
        refers to. Where no mention is given, it is that of ``current``, if that is the same, or the one nearest to the
        quotation. Raises NotApplicableError, with nothing changed, where the article has nothing to go by.
        """
        place = stretch(self._text, said.start, said.end)
        if place is not None and said.mention is not None:
            check_words(self._text, place, said.mention)
        if place is None and said.mention is not None:
            place = nearest(self._text, said.mention, spans)
        choice = self._choose(said, place)
        if place is None:
            place = self._mention(choice, spans, current)
        entity = self._settle(choice, place)
        mention = self._text[place.start : place.end]
        return Speaker(entity.id, entity.name, entity.kind, mention, place.start, place.end)

    def get(self, entity_id: str) -> Entity:
        """Return the entity with this id."""
        return next(one for one in self.entities if one.id == entity_id)

    def _choose(self, said: SaidSpeaker, place: Span | None) -> _Choice:
        there = None if place is None else self._at(place)
        if said.name is not None:
            named = [one for one in self.entities if one.name == said.name]
            known = next((one for one in named if one.kind == said.kind), named[0] if named else None)
        else:
            known = there
        if known is not None:
            return _Choice(known, known.name, said.kind or known.kind)
        kind = said.kind or (there.kind if there is not None else None)
        if kind is None:
            who = repr(said.name) if said.name is not None else "who is mentioned there"
            raise NotApplicableError(
                f"{who} is no speaker that the rules know in this article; give the kind too"
            )
        name = said.name or (self._text[place.start : place.end] if place is not None else "")
        return _Choice(None, name, kind)

    def _at(self, place: Span) -> Entity | None:
        """Return the entity with the mention that has most characters in common with ``place``."""
        shared = [
            (max((common([one], [place]) for one in each.mentions), default=0), each)
            for each in self.entities
        ]
        most, entity = max(shared, key=lambda pair: pair[0], default=(0, None))
        return entity if most else None

    def _mention(self, choice: _Choice, spans: Sequence[Span], current: Speaker | None) -> Span:
        entity = choice.entity
        if entity is not None and current is not None and current.entity == entity.id:
            return Span(current.start, current.end)
        if entity is not None and entity.mentions:
            first, last = spans[0].start, spans[-1].end
            return min(
                entity.mentions,
                key=lambda one: (common([one], spans) > 0, max(first - one.end, one.start - last, 0), one),
            )
        place = nearest(self._text, choice.name, spans)
        if place is None:
            raise NotApplicableError(
                f"the article nowhere says {choice.name!r}; give start and end of the words that stand for the speaker"
            )
        return place

    def _settle(self, choice: _Choice, place: Span) -> Entity:
        """Make the entity, if it is new, and let the mention at ``place`` be its own alone."""
        entity = choice.entity
        if entity is None:
            entity = Entity(self._new_id(), choice.name, choice.kind, [], [])
            self.entities.append(entity)
        entity.kind = choice.kind
        for other in self.entities:
            other.mentions = [one for one in other.mentions if one != place]
        entity.mentions = sorted([*(one for one in entity.mentions if not common([one], [place])), place])
        return entity

    def _new_id(self) -> str:
        taken = {one.id for one in self.entities}
        return next(name for n in count(1) if (name := f"{self._article_id}#c{n}") not in taken)
