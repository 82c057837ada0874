"""The shares of train, validation and test, and which of them a point on the number line of hashes falls in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from builder.errors import QuotebuilderError

NAMES = ("train", "validation", "test")
SCALE = 2**64
"""Points are whole numbers from 0 up to this, left out."""


class Splits(msgspec.Struct, frozen=True):
    """The shares of train, validation and test, as bounds on the number line of hashes.

    ``shares`` are exact fractions in writing ("4/5"), so that build.json and the card can say them.
    """

    shares: tuple[str, str, str]
    bounds: tuple[int, int, int]

    def at(self, point: int) -> int:
        """Return the place in `NAMES` of the split whose share of the line ``point`` falls in."""
        return next(place for place, bound in enumerate(self.bounds) if point < bound)

    @property
    def weights(self) -> tuple[int, int, int]:
        """The shares as whole numbers whose sum is `SCALE`."""
        first, second, third = self.bounds
        return first, second - first, third - second


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
    first = int(exact[0] * SCALE)
    second = int((exact[0] + exact[1]) * SCALE)
    return Splits(shares=(train, validation, test), bounds=(first, second, SCALE))
