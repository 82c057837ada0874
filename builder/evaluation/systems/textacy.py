"""textacy's rules for direct quotations, on a spaCy pipeline: the baseline that people know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from builder.errors import QuotebuilderError
from builder.evaluation.annotations import (
    AnnotatedArticle,
    AnnotatedCue,
    AnnotatedQuotation,
    AnnotatedSpeaker,
)
from builder.evaluation.systems.base import System
from builder.evaluation.systems.spacy_pipeline import load_pipeline, read_all
from builder.evaluation.units import trimmed
from builder.schema import Article, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PARAGRAPH = re.compile(r"\S[^\n]*")


class TextacySystem(System):
    """``textacy.extract.direct_quotations``. It gives content, cue and speaker mention, and no full names.

    It gives up on a text with an odd number of quotation marks; of such an article it gets one paragraph
    after the other (``notes`` count them), so that an unclosed mark spoils no more than its own. It knows
    cues by their lemma: a pipeline that sets none gets spaCy's rules for them.
    """

    def __init__(self, spacy_model: str) -> None:
        super().__init__()
        self.spacy_model = spacy_model

    def predict(self, articles: Sequence[Article], task: str) -> Iterator[AnnotatedArticle]:
        """Yield each article with the direct quotations that textacy extracts."""
        if find_spec("textacy") is None:
            raise QuotebuilderError(
                "textacy is not installed; install it with pip install 'quotebuilder[textacy]'"
            )
        nlp = load_pipeline(self.spacy_model)
        self._lemmatize(nlp)
        uneven = 0
        for article, doc in read_all(nlp, articles):
            found = _extract(doc, 0)
            if found is None:
                uneven += 1
                found = []
                for paragraph in _PARAGRAPH.finditer(article.text):
                    span = doc.char_span(*paragraph.span(), alignment_mode="expand")
                    if span is not None:
                        found += _extract(span.as_doc(), span.start_char) or []
            self.notes["articles read by paragraph"] = uneven
            yield AnnotatedArticle(article.id, found)

    def _lemmatize(self, nlp: Language) -> None:
        if any("token.lemma" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
            return
        try:
            nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize()  # type: ignore[attr-defined]
        except ValueError as error:
            raise QuotebuilderError(
                f"{self.spacy_model}: sets no lemmas, which textacy needs; spaCy's rules for them come with "
                "pip install 'quotebuilder[textacy]'"
            ) from error
        self.notes["lemmas"] = "by spaCy's rules, as the pipeline sets none"


def _extract(doc: Doc, offset: int) -> list[AnnotatedQuotation] | None:
    """Return the quotations of a text at ``offset`` of its article; None where textacy gives up."""
    from textacy.extract.triples import direct_quotations

    try:
        triples = list(direct_quotations(doc))
    except ValueError:
        return None
    found = []
    for speaker, cue, content in triples:
        start, end = trimmed(doc.text, (content.start_char, content.end_char))
        spans = [Span(start + offset, end + offset)]
        said = AnnotatedCue(cue[0].idx + offset, cue[-1].idx + len(cue[-1]) + offset)
        by = AnnotatedSpeaker(start=speaker[0].idx + offset, end=speaker[-1].idx + len(speaker[-1]) + offset)
        found.append(AnnotatedQuotation(spans=spans, type="direct", marked=spans, cue=said, speaker=by))
    return found
