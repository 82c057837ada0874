"""What an article says of its speakers: the bodies they belong to and their roles there."""

from __future__ import annotations

from builder.annotation.coreference import Referent
from builder.annotation.tokens import Stream
from builder.schema import Affiliation


def affiliations_of(stream: Stream, referent: Referent) -> list[Affiliation]:
    """Return the affiliations that the article states for ``referent``, the most specific first."""
    return []
