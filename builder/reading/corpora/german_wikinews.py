"""German Wikinews articles with direct, indirect, free indirect and reported speech, writing and thought.

Petersen-Frey, Biemann: Dataset of Quotation Attribution in German News Articles, LREC-COLING 2024. A JSON
file an article: ``originalText`` and ``annotations``, each with ``quote``, ``speaker``, ``cue``, ``frame``
and ``addressee`` at ``charBegin`` to ``charEnd``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from builder.errors import Rejected
from builder.reading.corpora.files import name_of, read_documents
from builder.reading.corpora.gold import GoldQuotation, OnReject, assemble, same_words
from builder.schema import Article, CueKind, Span

ASSUMED = ["cue.lemma", "speaker.entity", "speaker.name", "speaker.kind"]
_NAME = re.compile(r"(\d+) - (.*) \((\d{4}-\d\d-\d\d)\)", re.DOTALL)
_CUE_KINDS: dict[str, CueKind] = {"S": "say", "W": "write", "T": "think"}


class _Place(msgspec.Struct, rename="camel"):
    char_begin: int
    char_end: int


class _Part(msgspec.Struct):
    spans: list[_Place] = []
    text: str = ""

    def places(self) -> list[Span]:
        return [Span(place.char_begin, place.char_end) for place in self.spans]


class _Annotation(msgspec.Struct, rename="camel"):
    id: int
    quote: _Part
    type: str
    medium: str = ""
    speaker: _Part = msgspec.field(default_factory=_Part)
    cue: _Part = msgspec.field(default_factory=_Part)
    frame: _Part = msgspec.field(default_factory=_Part)
    addressee: _Part = msgspec.field(default_factory=_Part)
    is_nested: bool = False
    has_nested: bool = False


class _Document(msgspec.Struct, rename="camel"):
    document_name: str
    original_text: str
    annotations: list[_Annotation]


def articles(path: Path, on_reject: OnReject, *, annotator: str | None = None) -> Iterator[Article]:
    """Yield an article for every ``.json`` file below ``path``, or for that one file."""
    for file, document in read_documents(path, _Document, on_reject):
        article = Article(
            id=document.document_name, text=document.original_text, publisher="Wikinews", language="de"
        )
        article.source = name_of(file, path)
        if (match := _NAME.fullmatch(document.document_name)) is not None:
            article.id, article.title, article.published = match.groups()
        quotations = [
            gold
            for annotation in document.annotations
            if (gold := _quotation(annotation, article, str(file), on_reject)) is not None
        ]
        done = assemble(
            article,
            quotations,
            corpus="german-wikinews",
            assumed=ASSUMED,
            file=str(file),
            on_reject=on_reject,
        )
        if done is not None:
            yield done


def _quotation(
    annotation: _Annotation, article: Article, file: str, on_reject: OnReject
) -> GoldQuotation | None:
    where = f"annotation {annotation.id}"

    def places(part: _Part, role: str) -> list[Span] | None:
        spans = part.places()
        found = "".join(article.text[max(0, span.start) : span.end] for span in spans)
        if same_words(found, part.text):
            return spans
        on_reject(Rejected(file, None, f"{role} whose text is not at its offsets: {where} in {article.id}"))
        return None

    content = places(annotation.quote, "quotation")
    if content is None:
        return None
    extra: dict[str, Any] = {"id": annotation.id, "type": annotation.type, "medium": annotation.medium}
    roles = {"cue": annotation.cue, "speaker": annotation.speaker}
    found = {role: places(part, role) or [] for role, part in roles.items()}
    for role, spans in found.items():
        if len(spans) > 1:
            extra[role] = msgspec.to_builtins(spans)
    for role, part in (("frame", annotation.frame), ("addressee", annotation.addressee)):
        if others := places(part, role):
            extra[role] = msgspec.to_builtins(others)
    if annotation.is_nested:
        extra["nested"] = True
    if annotation.has_nested:
        extra["has_nested"] = True
    return GoldQuotation(
        where,
        content,
        direct=annotation.type == "Direct",
        cue=next(iter(found["cue"]), None),
        cue_kind=_CUE_KINDS.get(annotation.medium[:1], "other"),
        mention=next(iter(found["speaker"]), None),
        extra=extra,
    )
