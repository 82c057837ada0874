"""What decisions have made of an article and of each of its quotations."""

from __future__ import annotations

from collections.abc import Sequence

from builder.corrections.applying import apply_corrections
from builder.corrections.decisions import (
    Accept,
    AnyDecision,
    Complete,
    ExtentIs,
    Missed,
    NoQuotation,
    Placed,
    text_digest,
)
from builder.corrections.matching import SAME, similarity
from builder.review.items import Item, key_of, spans_of
from builder.review.store import Event
from builder.schema import Article, Quotation


def on_text(article: Article, events: Sequence[Event]) -> list[Event]:
    """Return ``events`` without the decisions on another text than ``article`` has."""
    digest = text_digest(article.text)
    return [
        event for event in events if (decision := event.decision) is None or decision.text_sha256 == digest
    ]


def corrected(article: Article, events: Sequence[Event], *, double_apostrophes: bool = False) -> Article:
    """Return ``article`` as a build with these decisions has it, but with what nobody has decided on still there."""
    return apply_corrections(
        article, placed(decisions_of(events)), double_apostrophes=double_apostrophes
    ).article


def decisions_of(events: Sequence[Event]) -> list[AnyDecision]:
    """Return the decisions among ``events``, in their order."""
    return [decision for event in events if (decision := event.decision) is not None]


def placed(decisions: Sequence[AnyDecision]) -> list[Placed]:
    """Return decisions numbered as `apply_corrections` takes them.

    `Complete` is not among them: it would take out of view what is still open.
    """
    return [
        Placed(number, "", number + 1, decision)
        for number, decision in enumerate(one for one in decisions if not isinstance(one, Complete))
    ]


def found_as(article: Article, item: Item) -> Quotation | None:
    """Return the quotation that ``item`` is in the dataset."""
    return next((one for one in article.quotations if key_of(one.spans) == item.key), None)


def seen_as(corrected: Article, item: Item, events: Sequence[Event]) -> Quotation | None:
    """Return the quotation that ``item`` has become in the article as corrected; None where there is none any more."""
    spans = spans_of(item.key)
    for event in events:
        decision = event.decision
        if event.item == item and isinstance(decision, ExtentIs):
            spans = decision.new_spans
    best = max(corrected.quotations, key=lambda one: similarity(one.spans, spans), default=None)
    if best is None or similarity(best.spans, spans) < SAME or state_of(item, events) == "not-a-quotation":
        return None
    return best


def state_of(item: Item, events: Sequence[Event]) -> str:
    """Return what was decided on ``item``: open, corrected, accepted or not-a-quotation."""
    state = "open"
    for event in events:
        if event.item == item:
            match event.decision:
                case None | Complete():
                    pass
                case NoQuotation():
                    state = "not-a-quotation"
                case Accept() | Missed():
                    state = "accepted"
                case _ if state != "accepted":
                    state = "corrected"
    return state
