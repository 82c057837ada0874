"""What the page asks for: JSON with offsets as JavaScript counts them, made into decisions on the text."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from builder.corrections.decisions import (
    Accept,
    AffiliationIs,
    AnyDecision,
    Complete,
    ExtentIs,
    Missed,
    NoQuotation,
    OutletIs,
    SaidAffiliation,
    SaidOutlet,
    SaidSpeaker,
    SpeakerIs,
    text_digest,
)
from builder.schema import Article, Medium, Quotation, Span, SpeakerKind, content
from builder.viewing.web.records import code_point

_Said = TypeVar("_Said", SaidSpeaker, SaidAffiliation, SaidOutlet)
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of the text, in UTF-16 code units."""

    start: Annotated[int, msgspec.Meta(ge=0)]
    end: Annotated[int, msgspec.Meta(ge=1)]


class AskedSpeaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name, a place that mentions the speaker, or both."""

    name: Words | None = None
    kind: SpeakerKind | None = None
    place: Place | None = None


class AskedAffiliation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body, a role, or both."""

    name: Words | None = None
    role: Words | None = None
    place: Place | None = None


class AskedOutlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An outlet, a medium, or both."""

    name: Words | None = None
    medium: Medium | None = None
    place: Place | None = None


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reviewer decides: ``decision`` as in a file of corrections, and what goes with it."""

    decision: Literal[
        "accept", "missed", "speaker", "extent", "not-a-quotation", "affiliation", "outlet", "complete"
    ]
    speaker: AskedSpeaker | None = None
    affiliation: AskedAffiliation | None = None
    outlet: AskedOutlet | None = None
    spans: Annotated[list[Place], msgspec.Meta(max_length=100)] = []


class AskedError(Exception):
    """What is asked for can't be; the message says why."""


def decided(asked: Asked, article: Article, quotation: Quotation | None) -> AnyDecision:
    """Return the decision on ``quotation`` of ``article``, as the reviewer sees it. Raises AskedError."""
    text = article.text
    common: dict[str, Any] = {"article": article.id, "text_sha256": text_digest(text)}
    if asked.decision == "complete":
        return Complete(**common)
    if asked.decision == "missed":
        spans = _spans(text, asked.spans)
        return Missed(**common, spans=spans, text=content(text, spans), speaker=_speaker(text, asked.speaker))
    if quotation is None:
        raise AskedError("There is no quotation here.")
    on: dict[str, Any] = {**common, "spans": quotation.spans, "text": quotation.text}
    match asked.decision:
        case "accept":
            return Accept(
                **on,
                speaker=_as_said(quotation.speaker, SaidSpeaker),
                affiliation=_as_said(quotation.affiliation, SaidAffiliation),
                outlet=_as_said(quotation.outlet, SaidOutlet),
                cue=quotation.cue,
            )
        case "speaker":
            return SpeakerIs(**on, speaker=_speaker(text, asked.speaker))
        case "extent":
            return ExtentIs(**on, new_spans=_spans(text, asked.spans))
        case "affiliation":
            return AffiliationIs(**on, affiliation=_affiliation(text, asked.affiliation))
        case "outlet":
            return OutletIs(**on, outlet=_outlet(text, asked.outlet))
        case _:
            return NoQuotation(**on)


def _as_said(link: msgspec.Struct | None, form: type[_Said]) -> _Said | None:
    if link is None:
        return None
    values = msgspec.to_builtins(link)
    values.pop("entity", None)
    return msgspec.convert(values, form)


def _span(text: str, place: Place) -> Span:
    span = Span(code_point(text, place.start), code_point(text, place.end))
    if not span.start < span.end <= len(text):
        raise AskedError("That is no stretch of the text.")
    return span


def _spans(text: str, places: list[Place]) -> list[Span]:
    spans = sorted(_span(text, place) for place in places)
    if not spans:
        raise AskedError("Select the words of the quotation first.")
    if any(after.start < before.end for before, after in pairwise(spans)):
        raise AskedError("The parts of the quotation overlap.")
    return spans


def _at(text: str, place: Place | None) -> tuple[int | None, int | None]:
    return (None, None) if place is None else ((span := _span(text, place)).start, span.end)


def _speaker(text: str, asked: AskedSpeaker | None) -> SaidSpeaker | None:
    if asked is None:
        return None
    if asked.name is None and asked.place is None:
        raise AskedError("A speaker needs a name or a place.")
    start, end = _at(text, asked.place)
    return SaidSpeaker(asked.name, asked.kind, None if start is None else text[start:end], start, end)


def _affiliation(text: str, asked: AskedAffiliation | None) -> SaidAffiliation | None:
    if asked is None:
        return None
    if asked.name is None and asked.role is None:
        raise AskedError("An affiliation needs a name or a role.")
    return SaidAffiliation(asked.name, asked.role, *_at(text, asked.place))


def _outlet(text: str, asked: AskedOutlet | None) -> SaidOutlet | None:
    if asked is None:
        return None
    if asked.name is None and asked.medium is None:
        raise AskedError("An outlet needs a name or a medium.")
    return SaidOutlet(asked.name, asked.medium, *_at(text, asked.place))
