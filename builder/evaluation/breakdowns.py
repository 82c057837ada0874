"""Figures by kind: what sorts of quotations a system finds and links, and which of its rules are right.

Gold quotations are grouped by type, position of the cue, kind of speaker mention and publisher; the share
is of the gold ones that have the aspect, from end to end. Predicted quotations are grouped by rule; there
"found" is the share that stand for a gold quotation, and the other aspects are shares of the found ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from builder.evaluation.comparison import ASPECTS, Comparison
from builder.evaluation.names import words
from builder.evaluation.protocols.base import Judged
from builder.evaluation.units import LINKS, Unit

# (dimension, value, aspect) to (right ones, all)
Groups = dict[tuple[str, str, str], tuple[float, float]]

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


def breakdown(views: Mapping[str, Comparison], judged: Sequence[Judged]) -> Groups:
    """Count the groups of one article."""
    found: dict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for view, aspects in judged:
        comparison = views[view]
        shown = [name for name in aspects if name in _SHOWN] or list(LINKS)
        answers = dict(comparison.pairs)
        for i, gold in enumerate(comparison.gold):
            predicted = comparison.predicted[answers[i]] if i in answers else None
            values = list(_values(gold, comparison))
            for name in shown:
                aspect = ASPECTS[name]
                if aspect.has(gold):
                    right = predicted is not None and aspect.agree(gold, predicted)
                    for dimension, value in values:
                        cell = found[dimension, value, name]
                        cell[0] += right
                        cell[1] += 1
        stands_for = {j: i for i, j in comparison.pairs}
        for j, predicted in enumerate(comparison.predicted):
            if predicted.rule is None:
                continue
            match = comparison.gold[stands_for[j]] if j in stands_for else None
            for name in shown:
                aspect = ASPECTS[name]
                if name == "found" or (match is not None and aspect.has(match)):
                    cell = found["rule", predicted.rule, name]
                    cell[0] += match is not None and aspect.agree(match, predicted)
                    cell[1] += 1
    return {key: (right, total) for key, (right, total) in found.items()}


_SHOWN = ("found", "speaker_mention", "speaker_name")


def _values(gold: Unit, comparison: Comparison) -> Iterator[tuple[str, str]]:
    yield "type", gold.type
    yield "cue position", cue_position(gold)
    yield "speaker mention", mention_kind(gold, comparison.article.text)
    yield "publisher", comparison.article.article.publisher or "none"


def fold_rare(groups: Sequence[Groups]) -> list[Groups]:
    """Put the values of a dimension beyond the 40 most frequent ones together as "other"."""
    sizes: dict[str, Counter[str]] = defaultdict(Counter)
    for article in groups:
        for (dimension, value, _), (_, total) in article.items():
            sizes[dimension][value] += int(total)
    kept = {
        dimension: set(sorted(values, key=lambda value: (-values[value], value))[:_MOST_VALUES])
        for dimension, values in sizes.items()
    }
    folded: list[Groups] = []
    for article in groups:
        into: Groups = {}
        for (dimension, value, aspect), (right, total) in article.items():
            key = (dimension, value if value in kept[dimension] else "other", aspect)
            before = into.get(key, (0.0, 0.0))
            into[key] = (before[0] + right, before[1] + total)
        folded.append(into)
    return folded
