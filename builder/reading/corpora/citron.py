"""Citron's annotation format (BBC R&D): a JSON file a document, with ``text`` and ``quotes``.

A quote has a ``cue``, ``sources``, ``contents`` and ``coreferences`` (mentions of the sources' names), each a
span with ``start``, ``end`` and ``text``; ``coreference_groups`` join the mentions of one entity. PARC 3.0
comes this way too: Citron's own ``parc_extractor.py`` writes it so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from builder.conversion import id_of_file
from builder.errors import Rejected
from builder.reading.corpora.files import name_of, read_documents
from builder.reading.corpora.gold import PRONOUNS, GoldQuotation, OnReject, assemble, same_words
from builder.schema import Article, Span

ASSUMED = ["type", "cue.lemma", "cue.kind", "speaker.name", "speaker.kind"]


class _Place(msgspec.Struct, frozen=True):
    start: int
    end: int
    text: str


class _Quote(msgspec.Struct):
    contents: list[_Place]
    cue: _Place | None = None
    sources: list[_Place] = []
    coreferences: list[_Place] | None = None
    confidence: float | str | None = None
    id: str | int | None = None


class _Document(msgspec.Struct):
    text: str
    quotes: list[_Quote] = []
    coreference_groups: list[list[_Place]] | None = None
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def articles(path: Path, on_reject: OnReject, *, annotator: str | None = None) -> Iterator[Article]:
    """Yield an article for every ``.json`` file below ``path``, or for that one file.

    Without an ``id`` of its own a document is named after its file.
    """
    for file, document in read_documents(path, _Document, on_reject):
        name = name_of(file, path)
        article = Article(
            id=document.id or id_of_file(name.removesuffix(".json")), text=document.text, source=name
        )
        for column in ("title", "publisher", "author", "published", "url", "language"):
            setattr(article, column, getattr(document, column))
        entities = _Entities(document, str(file), on_reject)
        quotations = [
            gold
            for number, quote in enumerate(document.quotes, 1)
            if (gold := _quotation(number, quote, document, entities, str(file), on_reject)) is not None
        ]
        done = assemble(
            article,
            quotations,
            corpus="citron",
            assumed=ASSUMED,
            file=str(file),
            on_reject=on_reject,
            mentions=entities.mentions,
        )
        if done is not None:
            yield done


def _quotation(
    number: int, quote: _Quote, document: _Document, entities: _Entities, file: str, on_reject: OnReject
) -> GoldQuotation | None:
    where = f"quote {number if quote.id is None else quote.id}"

    def spans(role: str, places: list[_Place]) -> list[Span]:
        right = [place for place in places if _stands(place, document.text)]
        for place in places:
            if place not in right:
                reason = f"{role} whose text is not at its offsets: {where}, {place.text[:60]!r}"
                on_reject(Rejected(file, None, reason))
        return [Span(place.start, place.end) for place in right]

    contents = spans("content", quote.contents)
    if not contents or len(contents) < len(quote.contents):
        on_reject(Rejected(file, None, f"quotation without its content: {where}"))
        return None
    cue = spans("cue", [quote.cue] if quote.cue is not None else [])
    sources = spans("source", quote.sources)
    named = spans("coreference", quote.coreferences or [])
    gold = GoldQuotation(where, contents, cue=cue[0] if cue else None)
    extra: dict[str, Any] = {}
    if quote.id is not None:
        extra["id"] = quote.id
    if len(sources) > 1:
        extra["sources"] = msgspec.to_builtins(sources)
    if named:
        extra["coreferences"] = msgspec.to_builtins(named)
    if sources:
        gold.mention = sources[0]
        gold.speaker, gold.name = entities.of([sources[0], *named])
    if quote.confidence is not None:
        try:
            # Citron itself writes it as a string.
            gold.confidence = float(quote.confidence)
        except ValueError:
            gold.confidence = -1.0
        if not 0.0 <= gold.confidence <= 1.0:
            extra["confidence"], gold.confidence = quote.confidence, 1.0
            on_reject(Rejected(file, None, f"confidence that is not between 0 and 1: {where}"))
    gold.extra = extra
    return gold


class _Entities:
    """The entities of a document: its coreference groups, and what the quotes join beyond them."""

    def __init__(self, document: _Document, file: str, on_reject: OnReject) -> None:
        self._text = document.text
        self._group: dict[Span, str] = {}
        self.mentions: dict[str, list[Span]] = {}
        for number, places in enumerate(document.coreference_groups or [], 1):
            key = f"group {number}"
            for place in places:
                if _stands(place, self._text):
                    self._add(key, Span(place.start, place.end))
                else:
                    reason = f"mention whose text is not at its offsets: {key}, {place.text[:60]!r}"
                    on_reject(Rejected(file, None, reason))

    def of(self, mentions: list[Span]) -> tuple[str | None, str | None]:
        """Return the id and the name of the entity that one of ``mentions`` belongs to; it takes in the rest.

        The name is the longest mention that is a name, else the longest that is no pronoun.
        """
        known = next((self._group[span] for span in mentions if span in self._group), None)
        if known is None and len(mentions) == 1:
            return None, None
        key = known or f"quoted {mentions[-1].start}"
        for span in mentions:
            if span not in self._group:
                self._add(key, span)
        words = [" ".join(self._text[span.start : span.end].split()) for span in self.mentions[key]]
        return key, max(
            words, key=lambda name: (name.casefold() not in PRONOUNS, name[:1].isupper(), len(name))
        )

    def _add(self, key: str, span: Span) -> None:
        self._group[span] = key
        self.mentions.setdefault(key, []).append(span)


def _stands(place: _Place, text: str) -> bool:
    return 0 <= place.start < place.end <= len(text) and same_words(text[place.start : place.end], place.text)
