"""A spaCy pipeline on disk as a system: one with our component, or one that sets ``doc.spans``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import QuotebuilderError
from builder.evaluation.annotations import (
    AnnotatedArticle,
    AnnotatedCue,
    AnnotatedQuotation,
    AnnotatedSpeaker,
)
from builder.evaluation.systems.base import System
from builder.schema import Article, QuotationType, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

_TYPES: dict[str, QuotationType] = {"direct": "direct", "mixed": "mixed", "indirect": "indirect"}
_CONTENT = frozenset(("quotation", "quote", "content", *_TYPES))
_SPEAKER = frozenset(("speaker", "source"))
_GROUPS = ("quotations", "sc")


class SpacySystem(System):
    """A pipeline whose component ``quotations`` sets ``doc._.quotations``, or that sets a span group.

    The group is ``doc.spans["quotations"]`` or, as spaCy's span categorizer names it, ``doc.spans["sc"]``.
    Labels, in any case: quotation, quote, content, direct, mixed or indirect for contents, speaker or
    source, and cue. Spans with the same ``id_`` belong to one quotation; without ids, contents stand alone.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def predict(self, articles: Sequence[Article], task: str) -> Iterator[AnnotatedArticle | Article]:
        """Yield each article with what the pipeline says of its text."""
        nlp = load_pipeline(str(self.folder))
        for article, doc in read_all(nlp, articles):
            if "quotations" in nlp.pipe_factories.values():
                yield Article(id=article.id, text=article.text, quotations=list(doc._.quotations))
            else:
                yield AnnotatedArticle(article.id, _from_spans(doc, self.folder))


def load_pipeline(name: str) -> Language:
    """Load a spaCy pipeline by package name or folder; `QuotebuilderError` where there is none that loads."""
    import spacy

    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise QuotebuilderError(f"{name}: not a spaCy pipeline that loads: {error}") from error


def read_all(nlp: Language, articles: Sequence[Article]) -> Iterator[tuple[Article, Doc]]:
    """Yield each article with what the pipeline makes of its text, however long it is."""
    nlp.max_length = max([nlp.max_length, *(len(article.text) + 1 for article in articles)])
    return zip(articles, nlp.pipe(article.text for article in articles), strict=True)


def _from_spans(doc: Doc, folder: Path) -> list[AnnotatedQuotation]:
    group = next((name for name in _GROUPS if name in doc.spans), None)
    if group is None:
        raise QuotebuilderError(
            f"{folder}: the pipeline sets neither doc._.quotations nor doc.spans in a group called {_GROUPS}"
        )
    together: dict[object, list[DocSpan]] = defaultdict(list)
    for number, span in enumerate(doc.spans[group]):
        together[span.id_ or number].append(span)
    found = []
    for spans in together.values():
        contents = sorted(
            (s for s in spans if s.label_.lower() in _CONTENT), key=lambda span: span.start_char
        )
        if not contents:
            continue
        speaker = next((s for s in spans if s.label_.lower() in _SPEAKER), None)
        cue = next((s for s in spans if s.label_.lower() == "cue"), None)
        found.append(
            AnnotatedQuotation(
                spans=[Span(span.start_char, span.end_char) for span in contents],
                type=_TYPES.get(contents[0].label_.lower()),
                cue=AnnotatedCue(cue.start_char, cue.end_char) if cue else None,
                speaker=AnnotatedSpeaker(start=speaker.start_char, end=speaker.end_char) if speaker else None,
            )
        )
    return found
