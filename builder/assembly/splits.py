"""Which split an article belongs to, decided by its text alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from fractions import Fraction

import msgspec

from builder.errors import QuotebuilderError

NAMES = ("train", "validation", "test")
_SCALE = 2**64


class Splits(msgspec.Struct, frozen=True):
    """The shares of train, validation and test, as bounds on the number line of hashes.

    ``shares`` are exact fractions in writing ("4/5"), so that build.json and the card can say them.
    """

    shares: tuple[str, str, str]
    bounds: tuple[int, int, int]

    def of(self, text: str) -> str:
        """Return the name of the split that an article with this ``text`` belongs to.

        The first 8 bytes of the text's SHA-256 are a point between 0 and 1; the split is the share it falls
        in. Ids, order and the other articles play no part, so adding articles never moves one.
        """
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        point = int.from_bytes(digest[:8], "big")
        return next(name for name, bound in zip(NAMES, self.bounds, strict=True) if point < bound)


def parse_splits(shares: str | Sequence[float]) -> Splits:
    """Read the shares of train, validation and test: ``"0.8/0.1/0.1"`` or ``(0.8, 0.1, 0.1)``.

    Raises QuotebuilderError unless these are three numbers from 0 to 1 whose sum is 1.
    """
    parts = shares.split("/") if isinstance(shares, str) else [str(share) for share in shares]
    wrong = QuotebuilderError(
        f"cannot split by {'/'.join(parts)!r}: give the shares of train, validation and test, "
        "three numbers whose sum is 1, such as 0.8/0.1/0.1"
    )
    try:
        exact = [Fraction(part.strip()) for part in parts]
    except (ValueError, ZeroDivisionError):
        raise wrong from None
    if len(exact) != len(NAMES) or min(exact) < 0 or sum(exact) != 1:
        raise wrong
    train, validation, test = (str(share) for share in exact)
    first = int(exact[0] * _SCALE)
    second = int((exact[0] + exact[1]) * _SCALE)
    return Splits(shares=(train, validation, test), bounds=(first, second, _SCALE))
