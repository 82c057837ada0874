"""The paper of somebody of whom an article says no more than that they write there."""

from __future__ import annotations

from builder.annotation.attribution.grouping import Found
from builder.annotation.lexicon import LOWER
from builder.annotation.outlets.naming.listed import names_outlet
from builder.annotation.tokens import Stream
from builder.schema import Affiliation, Outlet

_NEAR = 15
"""How many units beside the cue are looked through for a column or a letter."""


def paper_of(stream: Stream, quotation: Found, outlet: Outlet | None) -> Affiliation | None:
    """Return the paper in which the quotation was written: `Jo Vik wrote in The Lantern`.

    Whoever has a column or a letter there may work elsewhere, and a book is no employer.
    """
    cue = quotation.cue
    if outlet is None or outlet.name is None or outlet.medium != "publication" or cue is None:
        return None
    name = stream.text.find(outlet.name, outlet.start, outlet.end)
    if name < 0 or not names_outlet(stream, outlet.name):
        return None
    near = range(max(0, cue.first - _NEAR), min(len(stream.flags), cue.last + _NEAR))
    if cue.lemma != "write" and not any(stream.lows[unit] == "writing" for unit in near):
        return None
    if any(stream.lows[unit] in stream.lexicon.media for unit in near if stream.flags[unit] & LOWER):
        return None
    return Affiliation(outlet.name, None, name, name + len(outlet.name))
