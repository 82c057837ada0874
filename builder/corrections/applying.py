"""Applying decisions to an annotated article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from builder.corrections.decisions import (
    Accept,
    AffiliationIs,
    Complete,
    Decision,
    ExtentIs,
    Missed,
    NoQuotation,
    OnQuotation,
    OutletIs,
    Placed,
    SaidSpeaker,
    SpeakerIs,
    text_digest,
)
from builder.corrections.drafts import Draft, Drafts, settle_affiliations
from builder.corrections.links import NotApplicableError, affiliation_of, checked_cue, outlet_of
from builder.corrections.matching import Marks
from builder.corrections.speakers import Speakers
from builder.schema import Affiliation, Article, Quotation, Span, Speaker, content

RULE = "correction"
"""What ``rule`` says of a quotation whose speaker, or which itself, a person has given."""


class Corrected(msgspec.Struct):
    """What decisions made of an article, and which of them did not apply: the number of each, with the reason.

    ``left_out`` is how many quotations nobody decided on are gone, as the article is complete without them, or as
    they have words of one that a person has cut otherwise.
    """

    article: Article
    unapplied: list[tuple[int, str]] = []
    left_out: int = 0


def apply_corrections(
    article: Article, decisions: Sequence[Placed], *, double_apostrophes: bool = False
) -> Corrected:
    """Return ``article``, as annotated, corrected by ``decisions``, of which a later one wins over an earlier.

    ``double_apostrophes``: two apostrophes are quotation marks. The result keeps the data contract, and
    ``article`` stays as it is. A decision that does not apply changes nothing.
    """
    if not decisions:
        return Corrected(article)
    work = _Correcting(article, Marks(article.text, double_apostrophes=double_apostrophes))
    digest = text_digest(article.text)
    unapplied = []
    for placed in decisions:
        try:
            if placed.decision.text_sha256 != digest:
                raise NotApplicableError(
                    f"the text of article {article.id!r} is not the one that was corrected"
                )
            work.take(placed.decision)
        except NotApplicableError as problem:
            unapplied.append((placed.number, str(problem)))
    result = work.result()
    result.unapplied = unapplied
    return result


class _Correcting:
    """An article under correction."""

    def __init__(self, article: Article, marks: Marks) -> None:
        self._article, self._text, self._marks = article, article.text, marks
        self._speakers = Speakers(article)
        # Of an article of an earlier build, what was decided then stays so.
        self._drafts = Drafts(
            Draft(msgspec.structs.replace(one), [one.spans], decided=one.verified)
            for one in article.quotations
        )
        self._complete = article.verified
        self._does: dict[type[Decision], Callable[..., None]] = {
            Accept: self._accept,
            Missed: self._accept,
            SpeakerIs: self._speaker_is,
            ExtentIs: self._extent_is,
            NoQuotation: self._no_quotation,
            AffiliationIs: self._affiliation_is,
            OutletIs: self._outlet_is,
        }

    def take(self, decision: Decision) -> None:
        """Apply one decision. Raises NotApplicableError, with nothing changed, where it does not fit."""
        if isinstance(decision, Complete):
            self._complete = True
            return
        assert isinstance(decision, OnQuotation)
        self._check_extent(decision.spans)
        words = content(self._text, decision.spans)
        if words != decision.text:
            raise NotApplicableError(f"at its spans the text says {words!r}, not {decision.text!r}")
        self._does[type(decision)](decision)

    def result(self) -> Corrected:
        """Return the article as corrected."""
        kept = [one for one in self._drafts if not one.removed]
        known = len(kept)
        kept = [one for one in kept if one.decided or not (self._complete or self._drafts.cut_otherwise(one))]
        settle_affiliations(kept, self._speakers)
        quotations = [draft.quotation for draft in kept]
        quotations.sort(key=lambda one: one.spans[0])
        entities = {entity.id: entity for entity in self._speakers.entities}
        for n, quotation in enumerate(quotations, 1):
            quotation.id = f"{self._article.id}/{n}"
            if (speaker := quotation.speaker) is not None:
                kind = entities[speaker.entity].kind
                quotation.speaker = msgspec.structs.replace(speaker, kind=kind)
        speaking = {one.speaker.entity for one in quotations if one.speaker is not None}
        article = msgspec.structs.replace(
            self._article,
            quotations=quotations,
            speakers=[entity for entity in self._speakers.entities if entity.id in speaking],
            verified=self._complete,
        )
        return Corrected(article, left_out=known - len(kept))

    def _check_extent(self, spans: Sequence[Span]) -> None:
        if spans[-1].end > len(self._text):
            raise NotApplicableError(f"its spans go beyond the end of the text, at {len(self._text)}")

    def _found(self, decision: OnQuotation) -> Draft:
        draft = self._drafts.find(decision.spans)
        if draft is None:
            raise NotApplicableError("no quotation is found there any more")
        return draft

    def _accept(self, decision: Accept | Missed) -> None:
        spans = decision.spans
        draft = self._drafts.same(spans)
        current = None if draft is None else draft.quotation
        if current is None or current.spans != spans:
            spans = self._inside(spans)
        affiliation = None if current is None else current.affiliation
        affiliated = not isinstance(decision.affiliation, msgspec.UnsetType)
        if not isinstance(decision.affiliation, msgspec.UnsetType):
            affiliation = affiliation_of(self._text, decision.affiliation, spans)
        outlet = None if current is None else current.outlet
        if not isinstance(decision.outlet, msgspec.UnsetType):
            outlet = outlet_of(self._text, decision.outlet, spans)
        cue = None if current is None else current.cue
        if not isinstance(decision.cue, msgspec.UnsetType):
            cue = checked_cue(self._text, decision.cue)
        speaker = self._speaker(decision.speaker, spans, None if current is None else current.speaker)
        if draft is None:
            quotation = Quotation("", "indirect", "", [], [], None, None, None, None, 1.0, RULE)
            draft = Draft(quotation, [])
            self._drafts.append(draft)
        self._decide(draft)
        self._cut(draft, decision.spans, spans)
        self._give_speaker(draft, speaker)
        if affiliated:
            self._give_affiliation(draft, affiliation)
        draft.quotation.outlet, draft.quotation.cue = outlet, cue

    def _speaker_is(self, decision: SpeakerIs) -> None:
        draft = self._found(decision)
        speaker = self._speaker(decision.speaker, draft.quotation.spans, draft.quotation.speaker)
        self._decide(draft)
        self._give_speaker(draft, speaker)

    def _extent_is(self, decision: ExtentIs) -> None:
        draft = self._found(decision)
        self._check_extent(decision.new_spans)
        spans = self._inside(decision.new_spans)
        self._decide(draft)
        self._cut(draft, decision.spans, spans)

    def _no_quotation(self, decision: NoQuotation) -> None:
        draft = self._drafts.find(decision.spans)
        # Where the rules no longer find it, there is nothing left to do.
        if draft is not None:
            draft.decided = draft.removed = True

    def _affiliation_is(self, decision: AffiliationIs) -> None:
        draft = self._found(decision)
        affiliation = affiliation_of(self._text, decision.affiliation, draft.quotation.spans)
        self._decide(draft)
        self._give_affiliation(draft, affiliation)

    def _outlet_is(self, decision: OutletIs) -> None:
        draft = self._found(decision)
        outlet = outlet_of(self._text, decision.outlet, draft.quotation.spans)
        self._decide(draft)
        draft.quotation.outlet = outlet

    def _inside(self, spans: list[Span]) -> list[Span]:
        inside = self._marks.inside(spans)
        if not inside:
            raise NotApplicableError("there are no words at its spans")
        return inside

    def _speaker(
        self, said: SaidSpeaker | None, spans: Sequence[Span], current: Speaker | None
    ) -> Speaker | None:
        return None if said is None else self._speakers.find(said, spans, current)

    def _decide(self, draft: Draft) -> None:
        draft.decided, draft.removed = True, False
        draft.quotation.verified = True

    def _cut(self, draft: Draft, named: list[Span], spans: list[Span]) -> None:
        """Let the content be at ``spans``; from now on the quotation goes by these and by those it was ``named`` by."""
        quotation = draft.quotation
        draft.known = [*(draft.known if draft.claimed else []), named, spans]
        draft.claimed = True
        if spans != quotation.spans:
            draft.recut = True
            quotation.spans, quotation.text = list(spans), content(self._text, spans)
            quotation.type, quotation.marked = self._marks.type_of(spans)

    def _give_speaker(self, draft: Draft, speaker: Speaker | None) -> None:
        quotation, former = draft.quotation, draft.quotation.speaker
        if _who(speaker) != _who(former):
            quotation.rule, quotation.confidence = RULE, 1.0
        quotation.speaker = speaker
        moved = (former and former.entity) != (speaker and speaker.entity)
        if moved and not draft.affiliated:
            of = self._speakers.get(speaker.entity).affiliations if speaker is not None else []
            quotation.affiliation = of[0] if of else None

    def _give_affiliation(self, draft: Draft, affiliation: Affiliation | None) -> None:
        quotation = draft.quotation
        if quotation.affiliation is not None and quotation.speaker is not None:
            draft.former.append((quotation.speaker.entity, quotation.affiliation))
        draft.affiliated = True
        quotation.affiliation = affiliation


def _who(speaker: Speaker | None) -> tuple[str, int, int] | None:
    return None if speaker is None else (speaker.name, speaker.start, speaker.end)
