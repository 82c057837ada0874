"""Names of outlets that their shape tells: call letters, addresses of sites, two words written as one."""

from __future__ import annotations

import re
from functools import lru_cache

_SHAPED = re.compile(
    # Call letters of American stations, and names that are addresses of a site.
    r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT))?"
    # ... of Australian and of Philippine ones: 4QX, dzKM.
    r"|[2-8][A-Z]{2,3}|d[wxyz][A-Z]{2,3}"
    r"|(?i:\w[\w-]*\.(?:com|org|net|info|co|news|tv|fm|io)(?:\.\w\w)?)"
    # Written together, with a capital for each half: HuffPost, MassLive.
    r"|[A-Z]\w*(?:Post|News|Live|Press|Times|Today|Mail|Wire|Radio|TV|FM|Blog|blog)"
)
_LONG = 40
"""From how many characters on a word is not worth remembering."""


def is_outlet_shaped(word: str) -> bool:
    """Say whether the shape of ``word`` is that of an outlet's name."""
    return _remembered(word) if len(word) < _LONG else _SHAPED.fullmatch(word) is not None


@lru_cache(maxsize=20_000)
def _remembered(word: str) -> bool:
    # The same words come again and again.
    return _SHAPED.fullmatch(word) is not None
