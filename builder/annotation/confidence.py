"""Confidence: how often each rule was right on gold, kept as data.

``confidence.json`` holds, for every type and rule, how many of its quotations were right and how many there were;
``python benchmarks/accuracy.py GOLD --write-confidence`` measures it anew.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

import msgspec

from builder.schema import QuotationType

FILE = "confidence.json"
_PRIOR = 4.0


class Tally(msgspec.Struct, frozen=True):
    """How many of a rule's quotations of one type stood for a gold one with the right speaker, of how many."""

    right: int
    total: int


class Measurement(msgspec.Struct, frozen=True):
    """What was measured: on how many gold articles, and the tallies by type and rule."""

    articles: int
    tallies: dict[QuotationType, dict[str, Tally]]


@lru_cache(maxsize=1)
def measurement() -> Measurement:
    """Return the measurement that comes with the package."""
    data = (resources.files(__package__) / FILE).read_bytes()
    return msgspec.json.decode(data, type=Measurement)


@cache
def confidence(kind: QuotationType, rule: str) -> float:
    """Return how often ``rule`` was right on quotations of type ``kind``, from 0 to 1, to two digits.

    A rule that was measured seldom, or never, leans towards what all rules of the type together reach.
    """
    return _confidences().get((kind, rule)) or _confidences()[kind, ""]


@lru_cache(maxsize=1)
def _confidences() -> dict[tuple[QuotationType, str], float]:
    found: dict[tuple[QuotationType, str], float] = {}
    for kind, tallies in measurement().tallies.items():
        total = sum(tally.total for tally in tallies.values())
        mean = sum(tally.right for tally in tallies.values()) / total if total else 0.5
        found[kind, ""] = round(mean, 2)
        for rule, tally in tallies.items():
            found[kind, rule] = round((tally.right + _PRIOR * mean) / (tally.total + _PRIOR), 2)
    return found
