"""The form of a correction: one decision of a person, a JSON object a line, its kind in ``decision``.

A decision names its article by id and by the digest of its text, and its quotation by the place of the words and
by the words: ids of quotations and of entities change with the rules, the text does not.
"""

from __future__ import annotations

import hashlib

import msgspec

from builder.schema import Cue, Medium, Span, SpeakerKind


class SaidSpeaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who a person says the speaker is: a ``name``, the place of a mention, or both.

    ``kind`` is needed for somebody the rules do not know as a speaker. ``mention`` are the words at ``start``, to
    be checked. ``entity`` is not read: it is there so that the ``speaker`` of a row can be given as it stands.
    """

    name: str | None = None
    kind: SpeakerKind | None = None
    mention: str | None = None
    start: int | None = None
    end: int | None = None
    entity: str | None = None


class SaidAffiliation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body, the role there, or both; the place of its words where the nearest of them is not meant."""

    name: str | None = None
    role: str | None = None
    start: int | None = None
    end: int | None = None


class SaidOutlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The outlet, the medium, or both; the place of its words where these are not the name, nearest by."""

    name: str | None = None
    medium: Medium | None = None
    start: int | None = None
    end: int | None = None


class Decision(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="decision", tag="", forbid_unknown_fields=True
):
    """What every decision has: the article, by id and SHA-256 of its text in UTF-8, and a ``note`` for people."""

    article: str
    text_sha256: str
    note: str | None = None


class OnQuotation(Decision, frozen=True, kw_only=True):
    """A decision on the quotation at ``spans``: those of its content, or of a stretch in it. ``text`` are the words."""

    spans: list[Span]
    text: str


class Accept(OnQuotation, frozen=True, kw_only=True, tag="accept"):
    """The quotation is right as it says here, extent and links: so it stays, whatever the rules find later."""

    speaker: SaidSpeaker | None
    affiliation: SaidAffiliation | None
    outlet: SaidOutlet | None
    cue: Cue | msgspec.UnsetType | None = msgspec.UNSET


class Missed(OnQuotation, frozen=True, kw_only=True, tag="missed"):
    """There is a quotation that was not found. What is not said of it is left to the rules, should they find it."""

    speaker: SaidSpeaker | None
    affiliation: SaidAffiliation | msgspec.UnsetType | None = msgspec.UNSET
    outlet: SaidOutlet | msgspec.UnsetType | None = msgspec.UNSET
    cue: Cue | msgspec.UnsetType | None = msgspec.UNSET


class SpeakerIs(OnQuotation, frozen=True, kw_only=True, tag="speaker"):
    """The speaker is another, or nobody."""

    speaker: SaidSpeaker | None


class ExtentIs(OnQuotation, frozen=True, kw_only=True, tag="extent"):
    """The content is what stands at ``new_spans``."""

    new_spans: list[Span]


class NoQuotation(OnQuotation, frozen=True, kw_only=True, tag="not-a-quotation"):
    """There is no quotation."""


class AffiliationIs(OnQuotation, frozen=True, kw_only=True, tag="affiliation"):
    """The affiliation, or the role, is another, or none is said."""

    affiliation: SaidAffiliation | None


class OutletIs(OnQuotation, frozen=True, kw_only=True, tag="outlet"):
    """The outlet, or the medium, is another, or none is said."""

    outlet: SaidOutlet | None


class Complete(Decision, frozen=True, kw_only=True, tag="complete"):
    """All of the article was reviewed: it has the quotations that were decided on, and no other."""


AnyDecision = Accept | Missed | SpeakerIs | ExtentIs | NoQuotation | AffiliationIs | OutletIs | Complete


class Placed(msgspec.Struct, frozen=True):
    """A decision with its number among all, from 0, and the file and line (from 1) it was read from."""

    number: int
    file: str
    line: int
    decision: AnyDecision


def text_digest(text: str) -> str:
    """Return the digest by which a decision knows an article's text: SHA-256 in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
