"""Citron's annotation format (BBC R&D): a JSON file a document, to train and evaluate Citron on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from builder.conversion import ConversionReport, file_name, new_folder
from builder.errors import Rejected
from builder.exporting.enclosing import with_marks
from builder.schema import Article, Cue, Entity, Quotation, Span, Speaker


def write(articles: Iterable[Article], output: Path, report: ConversionReport) -> None:
    """Write the folder ``output`` with a file an article.

    Citron requires a cue and a source: a quotation without one of them is left out and reported. Contents
    include their quotation marks, as in Citron's own data. The article's id and what is known of it stand
    beside ``text``, where Citron does not look.
    """
    encode = msgspec.json.Encoder().encode
    with new_folder(output) as folder:
        for article in articles:
            document = msgspec.json.format(encode(_document(article, report)), indent=2)
            (folder / f"{file_name(article.id)}.json").write_bytes(document + b"\n")


def _document(article: Article, report: ConversionReport) -> dict[str, Any]:
    entities = {entity.id: entity for entity in article.speakers}
    known = {
        column: value
        for column in ("id", "title", "publisher", "author", "published", "url", "language")
        if (value := getattr(article, column)) is not None
    }
    quotes = []
    for quotation in article.quotations:
        cue, speaker = quotation.cue, quotation.speaker
        if cue is None or speaker is None:
            lacking = "cue" if cue is None else "speaker"
            where = article.source or article.id
            report.problem(
                Rejected(where, None, f"quotation without a {lacking}, which Citron requires: {quotation.id}")
            )
        else:
            quotes.append(_quote(quotation, cue, speaker, entities, article.text))
    groups = [
        [_place(span, article.text) for span in entity.mentions]
        for entity in article.speakers
        if len(entity.mentions) > 1
    ]
    return {**known, "text": article.text, "quotes": quotes, "coreference_groups": groups}


def _quote(
    quotation: Quotation, cue: Cue, speaker: Speaker, entities: dict[str, Entity], text: str
) -> dict[str, Any]:
    named = [
        span
        for span in entities[speaker.entity].mentions
        if text[span.start : span.end] == speaker.name and span.start != speaker.start
    ]
    return {
        "id": quotation.id,
        "cue": _place(Span(cue.start, cue.end), text),
        "sources": [_place(Span(speaker.start, speaker.end), text)],
        "contents": [_place(span, text) for span in with_marks(text, quotation)],
        "coreferences": [] if speaker.mention == speaker.name else [_place(span, text) for span in named[:1]],
        "confidence": quotation.confidence,
    }


def _place(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
