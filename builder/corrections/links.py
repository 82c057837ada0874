"""From what a person says of affiliation, outlet and cue to the links of the data contract."""

from __future__ import annotations

from collections.abc import Sequence

from builder.corrections.decisions import SaidAffiliation, SaidOutlet
from builder.corrections.matching import nearest
from builder.schema import Affiliation, Cue, Outlet, Span


class NotApplicableError(Exception):
    """A decision does not fit the article; the message says why."""


def affiliation_of(text: str, said: SaidAffiliation | None, spans: Sequence[Span]) -> Affiliation | None:
    """Return the affiliation of the quotation at ``spans``. Raises NotApplicableError where its words are not there."""
    if said is None:
        return None
    words = said.name or said.role or ""
    place = stretch(text, said.start, said.end) or nearest(text, words, spans)
    if place is None:
        raise NotApplicableError(f"the article nowhere says {words!r}")
    check_words(text, place, words)
    return Affiliation(said.name, said.role, place.start, place.end)


def outlet_of(text: str, said: SaidOutlet | None, spans: Sequence[Span]) -> Outlet | None:
    """Return the outlet of the quotation at ``spans``. Raises NotApplicableError where its words are not there."""
    if said is None:
        return None
    place = stretch(text, said.start, said.end)
    if place is None and said.name:
        place = nearest(text, said.name, spans)
    if place is None:
        what = f"the article nowhere says {said.name!r}" if said.name else "a medium alone has no place"
        raise NotApplicableError(f"{what}; give start and end of the words that stand for the outlet")
    return Outlet(said.name, said.medium, place.start, place.end)


def checked_cue(text: str, cue: Cue | None) -> Cue | None:
    """Return ``cue``. Raises NotApplicableError where its words are not there."""
    if cue is not None:
        place = stretch(text, cue.start, cue.end)
        assert place is not None
        check_words(text, place, cue.text)
    return cue


def stretch(text: str, start: int | None, end: int | None) -> Span | None:
    """Return the place at ``start`` and ``end``, if given. Raises NotApplicableError outside of ``text``."""
    if start is None or end is None:
        return None
    if not 0 <= start < end <= len(text):
        raise NotApplicableError(f"[{start}, {end}) is not a stretch of the text (0 to {len(text)})")
    return Span(start, end)


def check_words(text: str, place: Span, words: str) -> None:
    """Raise NotApplicableError unless ``words`` stand at ``place``."""
    found = text[place.start : place.end]
    if found != words:
        raise NotApplicableError(f"at [{place.start}, {place.end}) the text says {found!r}, not {words!r}")
