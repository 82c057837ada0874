"""The rows of both configurations, made from an annotated article."""

from __future__ import annotations

import msgspec

from builder.assembly.context import context
from builder.assembly.counts import Counts, Sample, best, count, sample
from builder.assembly.statistics import ArticleFacts, facts_of
from builder.paragraphs import paragraphs
from builder.schema import Article, QuotationRow


class ArticleRows(msgspec.Struct):
    """What one article adds to a dataset: its lines, ready to be written, for one split."""

    id: str
    split: str
    article: bytes
    quotations: bytes
    counts: Counts
    facts: ArticleFacts
    sample: Sample | None


def quotation_rows(article: Article) -> list[QuotationRow]:
    """Return the rows of the ``quotations`` configuration for an annotated article, in text order."""
    within = paragraphs(article.text)
    rows = []
    for quotation in article.quotations:
        around = context(article.text, within, quotation.spans[0].start, quotation.spans[-1].end)
        rows.append(
            QuotationRow(
                id=quotation.id,
                article_id=article.id,
                title=article.title,
                publisher=article.publisher,
                published=article.published,
                url=article.url,
                duplicate_group=article.duplicate_group,
                quotation_group=quotation.quotation_group,
                type=quotation.type,
                text=quotation.text,
                spans=quotation.spans,
                marked=quotation.marked,
                cue=quotation.cue,
                speaker=quotation.speaker,
                affiliation=quotation.affiliation,
                outlet=quotation.outlet,
                confidence=quotation.confidence,
                rule=quotation.rule,
                verified=quotation.verified,
                context=article.text[around.start : around.end],
                context_start=around.start,
            )
        )
    return rows


def article_rows(article: Article, split: str) -> ArticleRows:
    """Return what an annotated article, which has its groups and keeps the data contract, adds to ``split``."""
    rows = quotation_rows(article)
    samples = best([sample(row) for row in rows], 1)
    return ArticleRows(
        id=article.id,
        split=split,
        article=msgspec.json.encode(article) + b"\n",
        quotations=b"".join(msgspec.json.encode(row) + b"\n" for row in rows),
        counts=count(article),
        facts=facts_of(article),
        sample=samples[0] if samples else None,
    )
