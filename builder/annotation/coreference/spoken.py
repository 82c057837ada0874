"""The sources of an article that are resolved, in the order in which they speak."""

from __future__ import annotations

import msgspec

from builder.annotation.coreference.descriptions.described import Described
from builder.annotation.coreference.entities.known import Known

SPOKEN = 8
"""How many sources before a pronoun are looked at."""


class Spoken(msgspec.Struct, frozen=True, gc=False):
    """A source that is resolved: the unit where it stands and who it is."""

    unit: int
    who: Known | Described
