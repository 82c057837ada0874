"""How good the rules are, measured on gold and kept as data: what a card says of its rows.

``python benchmarks/accuracy.py GOLD --links LINKS --write-accuracy`` measures it anew.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec

FILE = "accuracy.json"


class Figure(msgspec.Struct, frozen=True):
    """One figure in percent: ``name`` as in docs/metrics.md, with the interval (95 %) and how many gold units."""

    name: str
    value: float
    low: float
    high: float
    gold: int


class Accuracy(msgspec.Struct, frozen=True):
    """What was measured, on what, and the command that does."""

    gold: str
    articles: int
    command: str
    figures: list[Figure]


@lru_cache(maxsize=1)
def accuracy() -> Accuracy:
    """Return the measurement that comes with the package."""
    return msgspec.json.decode((resources.files(__package__) / FILE).read_bytes(), type=Accuracy)
