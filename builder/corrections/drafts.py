"""The quotations of an article under correction: which one a decision is on, and what is left of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from builder.corrections.matching import SAME, common, similarity, size
from builder.corrections.speakers import Speakers
from builder.schema import Affiliation, Quotation, Span


@dataclass(slots=True)
class Draft:
    """A quotation under way.

    ``known`` are the extents that a decision may name it by: that of the rules or, once people have said what its
    extent is (``claimed``), theirs. ``recut``: the two differ.
    """

    quotation: Quotation
    known: list[list[Span]]
    decided: bool = False
    removed: bool = False
    claimed: bool = False
    recut: bool = False
    affiliated: bool = False
    former: list[tuple[str, Affiliation]] = field(default_factory=list)


class Drafts(list[Draft]):
    """The quotations in the order of the rules, then those that decisions have added."""

    def find(self, spans: list[Span]) -> Draft | None:
        """Return the quotation that ``spans`` name: of those with half of its words or more the one most like these.

        Where people have said what the extent is, it must be theirs.
        """
        least = size(spans) * SAME
        return self._most_alike(
            spans,
            lambda draft, known: known == spans if draft.claimed else common(known, spans) >= least,
        )

    def same(self, spans: list[Span]) -> Draft | None:
        """Return the quotation most like the words at ``spans``, if it has half of the characters of the two."""
        return self._most_alike(spans, lambda _, known: similarity(known, spans) >= SAME)

    def _most_alike(self, spans: list[Span], fits: Callable[[Draft, list[Span]], bool]) -> Draft | None:
        found = [
            (similarity(known, spans), -n)
            for n, draft in enumerate(self)
            for known in draft.known
            if fits(draft, known)
        ]
        return self[-max(found)[1]] if found else None

    def cut_otherwise(self, draft: Draft) -> bool:
        """Tell whether ``draft`` has the words that a person has cut in another way than the rules, and the speaker."""
        spans, speaker = draft.quotation.spans, draft.quotation.speaker
        return any(
            common(other.quotation.spans, spans) > min(size(other.quotation.spans), size(spans)) * SAME
            and (
                speaker is None
                or other.quotation.speaker is None
                or speaker.entity == other.quotation.speaker.entity
            )
            for other in self
            if other.recut and not other.removed and other is not draft
        )


def settle_affiliations(kept: Sequence[Draft], speakers: Speakers) -> None:
    """Let the entities have the affiliations that people gave them, and not those that people took from them."""
    have = {
        (one.quotation.speaker.entity, one.quotation.affiliation)
        for one in kept
        if one.quotation.speaker is not None
    }
    for draft in kept:
        for entity_id, affiliation in draft.former:
            if (entity_id, affiliation) not in have:
                entity = speakers.get(entity_id)
                entity.affiliations = [one for one in entity.affiliations if one != affiliation]
        speaker, affiliation_now = draft.quotation.speaker, draft.quotation.affiliation
        if draft.affiliated and speaker is not None and affiliation_now is not None:
            entity = speakers.get(speaker.entity)
            if affiliation_now not in entity.affiliations:
                entity.affiliations.insert(0, affiliation_now)
