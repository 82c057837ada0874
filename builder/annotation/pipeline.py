"""The steps of annotation in order."""

from __future__ import annotations

import msgspec

from builder.schema import Article


class AnnotationOptions(msgspec.Struct, frozen=True):
    """How to annotate."""


def annotate_article(article: Article, options: AnnotationOptions | None = None) -> Article:
    """Return ``article`` with its quotations and speakers (any it had before are replaced)."""
    return article
