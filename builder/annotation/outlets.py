"""The outlet that words were given to, and the medium."""

from __future__ import annotations

from builder.annotation.grouping import Found
from builder.annotation.tokens import Stream
from builder.schema import Outlet


def outlets_of(stream: Stream, found: list[Found], publisher: str | None) -> list[Outlet | None]:
    """Return the outlet of each quotation, in the order given, or None where the text says nothing of one."""
    return [None] * len(found)
