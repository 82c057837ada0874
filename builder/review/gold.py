"""What was reviewed completely, as a dataset folder to evaluate on."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from builder import __version__
from builder.assembly.grouping.keys import text_key
from builder.assembly.replacing import replacing
from builder.assembly.rows import article_rows
from builder.assembly.writing import dataset_writer
from builder.corrections.applying import apply_corrections
from builder.corrections.decisions import Complete, Placed
from builder.errors import QuotebuilderError
from builder.review.reviewed import decisions_of, on_text
from builder.review.store import Event
from builder.schema import Article


def complete(
    articles: Iterable[Article], events: Sequence[Event], *, double_apostrophes: bool = False
) -> list[Article]:
    """Return the articles that a reviewer has called complete, corrected by what all reviewers decided."""
    work: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        work[event.item.article].append(event)
    found = []
    for article in articles:
        decisions = decisions_of(on_text(article, work.get(article.id, [])))
        if any(isinstance(decision, Complete) for decision in decisions):
            placed = [Placed(number, "", number + 1, one) for number, one in enumerate(decisions)]
            found.append(apply_corrections(article, placed, double_apostrophes=double_apostrophes).article)
    return found


def write_gold(articles: Sequence[Article], output: str | os.PathLike[str]) -> None:
    """Write ``articles`` as a dataset folder with one split, test, which `evaluate` takes without being told.

    Raises QuotebuilderError where there is none, or ``output`` is something else than such a folder.
    """
    if not articles:
        raise QuotebuilderError(
            "no article is done yet; press d on the page where all its quotations are decided"
        )
    digest = hashlib.sha256()
    with replacing(output) as new, dataset_writer(output, new) as writer:
        for article in articles:
            digest.update(text_key(article.text))
            writer.write(article_rows(_alone(article), "test"))
        writer.finish(
            version=__version__, options={"split": [0, 0, 1]}, inputs=[], texts_sha256=digest.hexdigest()
        )


def _alone(article: Article) -> Article:
    """Return ``article`` in groups of its own: those of the dataset name rows that may not be here."""
    quotations = [msgspec.structs.replace(one, quotation_group=one.id) for one in article.quotations]
    return msgspec.structs.replace(article, quotations=quotations, duplicate_group=article.id)
