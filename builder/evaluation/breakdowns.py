"""Figures by kind: what sorts of quotations a system finds and links, and which of its rules are right.

Gold quotations are grouped by type, position of the cue, kind of speaker mention and publisher; the share
is of the gold ones that have the aspect, from end to end. Predicted quotations are grouped by rule; there
"found" is the share that stand for a gold quotation, and the other aspects are shares of the found ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from builder.evaluation.comparison import GoldArticle
from builder.evaluation.judgements import Column, Judgements, Side
from builder.evaluation.names import words
from builder.evaluation.protocols.base import Judged
from builder.evaluation.tallies import Array
from builder.evaluation.units import LINKS, Unit

# (dimension, value, aspect)
Cell = tuple[str, str, str]
# (articles, 2): the right ones, and all.
Groups = dict[Cell, Array]

_PRONOUNS = frozenset(
    """
    i you he she it we they me him her us them his hers their theirs who whom whose one this these
    those that himself herself themselves everyone somebody someone others
    """.split()  # noqa: SIM905
)
_MOST_VALUES = 40


def mention_kind(unit: Unit, text: str) -> str:
    """Tell how the text refers to a gold quotation's speaker: name, pronoun, description or none."""
    if not unit.source:
        return "none"
    start, end = unit.source[0]
    mention = text[start:end].split()
    if len(mention) == 1 and mention[0].lower().strip(".,;:’'") in _PRONOUNS:
        return "pronoun"
    named = set(words(unit.origin.speaker.name)) if unit.origin.speaker and unit.origin.speaker.name else None
    capitals = [word for word in mention if word[:1].isupper() and word.lower() not in ("the", "a", "an")]
    if named is None:
        return "name" if capitals else "description"
    return "name" if any(named.intersection(words(word)) for word in capitals) else "description"


def cue_position(unit: Unit) -> str:
    """Tell where a gold quotation's cue stands: before, inside (between its parts) or after it, or none."""
    if unit.cue is None:
        return "none"
    if unit.cue[1] <= unit.start:
        return "before"
    return "after" if unit.cue[0] >= unit.end else "inside"


def breakdown(judged: Mapping[str, Judgements], views: Sequence[Judged]) -> Groups:
    """Count the groups of all articles; values beyond a dimension's 40 most frequent are "other"."""
    found: Groups = {}
    for view, aspects in views:
        judgements = judged[view]
        gold, predicted = judgements.gold, judgements.predicted
        shown = [name for name in aspects if name in _SHOWN] or list(LINKS)
        described = [_described(comparison.article, view) for comparison in judgements.comparisons]
        cells = {aspect: (judgements.right_gold(aspect), gold.has(aspect)) for aspect in shown}
        for n, dimension in enumerate(_DIMENSIONS):
            _add(found, gold, dimension, [unit[n] for article in described for unit in article], cells)
        cells = {
            aspect: (
                judgements.right_predicted(aspect),
                predicted.has(aspect) if aspect == "found" else judgements.sought(aspect),
            )
            for aspect in shown
        }
        _add(found, predicted, "rule", [unit.rule for unit in predicted.units], cells)
    return found


_SHOWN = ("found", "speaker_mention", "speaker_name")
_DIMENSIONS = ("type", "cue position", "speaker mention", "publisher")


def _described(article: GoldArticle, view: str) -> list[tuple[str, str, str, str]]:
    """Return the values of the gold units of a view, once for all systems."""
    kept = article.descriptions.get(view)
    if kept is None:
        publisher = article.article.publisher or "none"
        kept = article.descriptions[view] = [
            (unit.type, cue_position(unit), mention_kind(unit, article.text), publisher)
            for unit in article.units[view]
        ]
    return kept


def _add(
    groups: Groups,
    side: Side,
    dimension: str,
    values: Sequence[str | None],
    cells: Mapping[str, tuple[Column, Column]],
) -> None:
    """Add units to the groups of their values; ``cells`` says for each aspect who is right and who counts."""
    sizes = Counter(values)
    sizes.pop(None, None)
    common = sorted(sizes, key=lambda value: (-sizes[value], value or ""))
    number = {value: min(n, _MOST_VALUES) for n, value in enumerate(common)}
    numbers = np.array([number.get(value, -1) for value in values], dtype=np.int64)
    for n, value in enumerate([*common[:_MOST_VALUES], "other"][: len(common)]):
        chosen = numbers == n
        for aspect, (right, counted) in cells.items():
            if (chosen & counted).any():
                cell = np.stack([side.total(chosen & counted & right), side.total(chosen & counted)], axis=1)
                key = (dimension, value or "", aspect)
                groups[key] = groups[key] + cell if key in groups else cell
