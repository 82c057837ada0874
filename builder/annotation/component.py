"""The annotator as a spaCy pipeline component: ``nlp.add_pipe("quotations")``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from builder.annotation.pipeline import AnnotationOptions, annotate_article
from builder.schema import Article, Entity, Quotation

_KEY = "quotebuilder"


class Annotation(msgspec.Struct):
    """What the component keeps with a `Doc`, as plain JSON, so that it travels between processes."""

    quotations: list[Quotation]
    speakers: list[Entity]


def _quotations(doc: Doc) -> list[Quotation]:
    return _annotation(doc).quotations


def _speakers(doc: Doc) -> list[Entity]:
    return _annotation(doc).speakers


def _annotation(doc: Doc) -> Annotation:
    kept = doc.user_data.get(_KEY)
    return Annotation([], []) if kept is None else msgspec.json.decode(kept, type=Annotation)


class QuotationComponent:
    """Sets ``doc._.quotations``, ``doc._.speakers`` and a span group that displacy's span style draws.

    Quotations and speakers are those of the data contract, with offsets in code points of ``doc.text``. The spans of
    the group ``spans_key`` are the parts of the quotations, labelled with their type; a part that cuts a token is
    widened to it.
    """

    def __init__(self, spans_key: str, double_apostrophes: bool) -> None:
        self.spans_key = spans_key
        self.options = AnnotationOptions(double_apostrophes=double_apostrophes)
        for name, getter in (("quotations", _quotations), ("speakers", _speakers)):
            if not Doc.has_extension(name):
                Doc.set_extension(name, getter=getter)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it; where it is parsed, and its entities are found, the rules read that too."""
        found = annotate_article(Article(id="doc", text=doc.text), self.options, doc=doc)
        doc.user_data[_KEY] = msgspec.json.encode(Annotation(found.quotations, found.speakers)).decode()
        spans = [
            doc.char_span(part.start, part.end, label=quotation.type, alignment_mode="expand")
            for quotation in found.quotations
            for part in quotation.spans
        ]
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc

    def to_disk(self, path: str | Path, exclude: Any = ()) -> None:
        """Save nothing: the pipeline's config holds all there is."""

    def from_disk(self, path: str | Path, exclude: Any = ()) -> QuotationComponent:
        """Load nothing: the pipeline's config holds all there is."""
        return self


@Language.factory(
    "quotations",
    assigns=["doc._.quotations", "doc._.speakers", "doc.spans"],
    default_config={"spans_key": "quotations", "double_apostrophes": False},
)
def make_quotations(nlp: Language, name: str, spans_key: str, double_apostrophes: bool) -> QuotationComponent:
    """Return the component for ``nlp``, an English pipeline, blank or trained."""
    return QuotationComponent(spans_key, double_apostrophes)
