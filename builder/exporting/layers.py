"""The annotation of an article on spaCy's tokens, in layers: a group of spans for each kind of annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from builder.schema import Article, Quotation

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

LAYERS = ("quotations", "cues", "speakers", "affiliations", "outlets")


class Place(NamedTuple):
    """A stretch of the text with its layer, its label there, its quotation and, for a speaker, the entity."""

    layer: str
    label: str
    start: int
    end: int
    quotation: str
    entity: str = ""


class Tokenizer:
    """Makes spaCy documents with the blank tokenizer of each article's language."""

    def __init__(self) -> None:
        self._languages: dict[str, Language] = {}

    def doc(self, article: Article) -> Doc:
        """Return the tokens of an article; English where it names no language."""
        code = (article.language or "en").partition("-")[0].lower()
        if code not in self._languages:
            self._languages[code] = _blank(code)
        return self._languages[code].make_doc(article.text)


def places(quotation: Quotation) -> list[Place]:
    """Return every stretch that ``quotation`` points to."""
    name = quotation.id
    found = [Place("quotations", quotation.type, span.start, span.end, name) for span in quotation.spans]
    if (cue := quotation.cue) is not None:
        found.append(Place("cues", cue.kind, cue.start, cue.end, name))
    if (speaker := quotation.speaker) is not None:
        found.append(Place("speakers", speaker.kind, speaker.start, speaker.end, name, speaker.entity))
    if (affiliation := quotation.affiliation) is not None:
        label = "role" if affiliation.name is None else "name"
        found.append(Place("affiliations", label, affiliation.start, affiliation.end, name))
    if (outlet := quotation.outlet) is not None:
        found.append(Place("outlets", outlet.medium or "name", outlet.start, outlet.end, name))
    return found


def token_span(doc: Doc, place: Place) -> Span | None:
    """Return the tokens that ``place`` touches; None where it touches white space only."""
    span: Span | None = doc.char_span(
        place.start,
        place.end,
        label=place.label,
        kb_id=place.entity,
        span_id=place.quotation,
        alignment_mode="expand",
    )
    return span


def _blank(code: str) -> Language:
    import spacy

    try:
        language = spacy.blank(code)
    except ImportError:
        language = spacy.blank("xx")
    language.max_length = 10**10
    return language
