"""The paper of an author of whom an article says nothing else: "wrote | Jo Doe | in the Brask Herald"."""

from __future__ import annotations

import re

from builder.schema import Affiliation, Entity, Outlet

_GUEST = re.compile(
    r"\b(?:book|memoirs?|autobiography|novel|op-ed|opinion|essay|letter|letters|website|blog)\b|[\[\"“‘']$",
    re.I,
)
"""What is by authors of their own, or by guests, before the name of where it stands."""
_BEFORE = 50
"""How many characters before the name of an outlet are looked through for such words."""


def paper_of(text: str, speaker: Entity, outlet: Outlet) -> list[Affiliation]:
    """Return the publication that ``speaker``, a person without affiliations, writes for; nothing if it tells none.

    ``outlet`` is the publication where one of the speaker's quotations stands. Staff write articles; who wrote a
    book, an op-ed or a letter belongs to no paper.
    """
    if (
        outlet.name is None
        or speaker.kind != "person"
        or " " not in speaker.name
        or speaker.name == outlet.name
    ):
        return []
    if _GUEST.search(text[max(0, outlet.start - _BEFORE) : outlet.start].rstrip()):
        return []
    return [Affiliation(outlet.name, None, outlet.start, outlet.end)]
