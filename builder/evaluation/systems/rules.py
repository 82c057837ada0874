"""Our own annotator as a system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.evaluation.annotations import (
    AnnotatedAffiliation,
    AnnotatedArticle,
    AnnotatedOutlet,
    AnnotatedQuotation,
    AnnotatedSpeaker,
)
from builder.evaluation.systems.base import System
from builder.schema import Affiliation, Article, Quotation, Span, Speaker


class RulesSystem(System):
    """The rules of `builder.annotation`. They find quotations themselves, also where gold ones are given.

    For the task "links" they say what they know of the given speaker, whoever they think said the words.
    """

    def __init__(self, workers: int = 1) -> None:
        super().__init__()
        self.workers = workers

    def predict(self, articles: Sequence[Article], task: str) -> Iterator[object]:
        """Yield each article annotated by the rules."""
        from builder.annotation.pipeline import annotate_article
        from builder.running import run

        annotated = run(
            annotate_article, articles, workers=self.workers, size=lambda article: len(article.text)
        )
        for given, found in zip(articles, annotated, strict=True):
            yield _links(given, found) if task == "links" else found


def _links(given: Article, annotated: Article) -> AnnotatedArticle:
    """Answer for each given quotation with its speaker's affiliation and its own outlet."""
    return AnnotatedArticle(
        id=given.id,
        quotations=[
            AnnotatedQuotation(
                spans=quotation.spans,
                speaker=AnnotatedSpeaker(quotation.speaker.name) if quotation.speaker else None,
                affiliation=_affiliation(quotation, annotated),
                outlet=_outlet(quotation, annotated),
            )
            for quotation in given.quotations
        ],
    )


def _affiliation(quotation: Quotation, annotated: Article) -> AnnotatedAffiliation | None:
    said = _same_words(quotation, annotated)
    if said and said.speaker and quotation.speaker and _meet(said.speaker, quotation.speaker):
        found: Affiliation | None = said.affiliation
    else:
        speaker = quotation.speaker
        entity = next(
            (
                entity
                for entity in annotated.speakers
                if speaker
                and (
                    entity.name == speaker.name or any(_meet(mention, speaker) for mention in entity.mentions)
                )
            ),
            None,
        )
        found = entity.affiliations[0] if entity and entity.affiliations else None
    return AnnotatedAffiliation(found.name, found.role) if found else None


def _outlet(quotation: Quotation, annotated: Article) -> AnnotatedOutlet | None:
    said = _same_words(quotation, annotated)
    return AnnotatedOutlet(said.outlet.name, said.outlet.medium) if said and said.outlet else None


def _same_words(quotation: Quotation, annotated: Article) -> Quotation | None:
    """Return the quotation of ``annotated`` that shares the most characters with ``quotation``."""

    def both(other: Quotation) -> int:
        return sum(
            max(0, min(a.end, b.end) - max(a.start, b.start)) for a in quotation.spans for b in other.spans
        )

    best = max(annotated.quotations, key=both, default=None)
    return best if best is not None and both(best) else None


def _meet(a: Span | Speaker, b: Speaker) -> bool:
    return max(a.start, b.start) < min(a.end, b.end)
