"""What was decided, as the corrections that a build applies."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from builder.review.items import Item
from builder.review.store import Event


def corrections(events: Sequence[Event]) -> list[bytes]:
    """Return the decisions among ``events`` as lines of JSON, in the order in which they were made.

    What a reviewer noted on a quotation goes with the last decision of that reviewer on it.
    """
    last: dict[tuple[str, Item], int] = {}
    notes: dict[tuple[str, Item], str] = {}
    for event in events:
        if event.kind == "decision":
            last[event.reviewer, event.item] = event.id
        elif event.kind == "note":
            notes[event.reviewer, event.item] = event.value
    lines = []
    for event in events:
        decision = event.decision
        if decision is None:
            continue
        whose = (event.reviewer, event.item)
        if last[whose] == event.id and notes.get(whose):
            decision = msgspec.structs.replace(decision, note=notes[whose])
        lines.append(msgspec.json.encode(decision) + b"\n")
    return lines
