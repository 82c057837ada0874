"""What reviewing says of a dataset: how often each rule is right, and how far reviewers agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from builder.review.items import Item, key_of
from builder.review.reviewed import corrected, on_text, seen_as, state_of
from builder.review.store import Event
from builder.schema import Article, Quotation

NO_QUOTATION = "not a quotation"
NOBODY = "nobody"


class Precision(NamedTuple):
    """Of ``reviewed`` quotations ``right`` were right; with Wilson's 95 % interval (Wilson 1927)."""

    rule: str
    reviewed: int
    right: int
    low: float
    high: float


class Agreement(NamedTuple):
    """Krippendorff's alpha on the ``items`` that two or more have decided; None where all gave one same answer."""

    items: int
    quotation: float | None
    speaker: float | None


class Figures(NamedTuple):
    """``by_reviewer`` is how many quotations each has decided. ``overall`` and ``rules`` go by the random order alone.

    Right is a quotation that was accepted with the speaker that the rules gave, or with nobody as they did.
    """

    by_reviewer: dict[str, int]
    reviewed: int
    overall: Precision | None
    rules: list[Precision]
    agreement: Agreement


class _Judgement(NamedTuple):
    """One reviewer's last word on a quotation: its speaker's name, `NOBODY` or `NO_QUOTATION`."""

    event: int
    random: bool
    answer: str
    right: bool


def figures(
    articles: Iterable[Article], events: Sequence[Event], *, double_apostrophes: bool = False
) -> Figures:
    """Return what ``events`` say of the quotations of ``articles``, the dataset that was reviewed."""
    judged = _judged(articles, events, double_apostrophes=double_apostrophes)
    by_reviewer: Counter[str] = Counter()
    counted: dict[str, list[bool]] = defaultdict(list)
    for (_, rule), judgements in judged.items():
        by_reviewer.update(judgements.keys())
        drawn = [one for one in judgements.values() if one.random]
        if drawn:
            counted[rule].append(max(drawn).right)
    every = [right for rights in counted.values() for right in rights]
    return Figures(
        dict(sorted(by_reviewer.items())),
        len(judged),
        _precision("all", every) if every else None,
        [_precision(rule, rights) for rule, rights in sorted(counted.items())],
        _agreement([list(one.values()) for one in judged.values() if len(one) > 1]),
    )


def _judged(
    articles: Iterable[Article], events: Sequence[Event], *, double_apostrophes: bool
) -> dict[tuple[Item, str], dict[str, _Judgement]]:
    """Return by quotation and its rule what each reviewer has decided."""
    work: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        work[event.item.article][event.reviewer].append(event)
    judged: dict[tuple[Item, str], dict[str, _Judgement]] = defaultdict(dict)
    for article in articles:
        for reviewer, all_of_one in work.get(article.id, {}).items():
            own = on_text(article, all_of_one)
            current = corrected(article, own, double_apostrophes=double_apostrophes)
            for quotation in article.quotations:
                item = Item(article.id, key_of(quotation.spans))
                state = state_of(item, own)
                if state not in ("accepted", "not-a-quotation"):
                    continue
                last = [event for event in own if event.item == item and event.kind == "decision"][-1]
                seen = seen_as(current, item, own)
                answer = NO_QUOTATION if seen is None else _speaker(seen)
                judged[item, quotation.rule][reviewer] = _Judgement(
                    last.id, last.queue == "random", answer, answer == _speaker(quotation)
                )
    return judged


def _speaker(quotation: Quotation) -> str:
    return NOBODY if quotation.speaker is None else quotation.speaker.name


def _precision(rule: str, rights: list[bool]) -> Precision:
    from scipy.stats import binomtest

    interval = binomtest(sum(rights), len(rights)).proportion_ci(method="wilson")
    return Precision(rule, len(rights), sum(rights), float(interval.low), float(interval.high))


def _agreement(units: list[list[_Judgement]]) -> Agreement:
    answers = [[one.answer for one in unit] for unit in units]
    whether = [[str(answer != NO_QUOTATION) for answer in unit] for unit in answers]
    return Agreement(len(units), _alpha(whether), _alpha(answers))


def _alpha(units: list[list[str]]) -> float | None:
    """Return Krippendorff's alpha for nominal data (Krippendorff 2011) of the answers to each unit."""
    import krippendorff

    values = sorted({answer for unit in units for answer in unit})
    if len(values) < 2:
        return None
    counts = [[unit.count(value) for value in values] for unit in units]
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def lines(found: Figures) -> list[str]:
    """Return the figures as lines to print."""
    who = ", ".join(f"{name} {count}" for name, count in found.by_reviewer.items()) or "nobody"
    said = [f"{found.reviewed:,} quotations reviewed ({who})"]
    if found.overall is None:
        said.append("no estimate of precision: nothing was reviewed with --order random and no filter")
    else:
        said.append("right, as quotation and speaker, of those drawn at random; 95 % interval:")
        width = max(len(one.rule) for one in found.rules)
        said += [
            f"  {one.rule:{max(width, 3)}}  {one.right / one.reviewed:.2f}  {one.low:.2f}-{one.high:.2f}"
            f"  {one.right} of {one.reviewed}"
            for one in [found.overall, *found.rules]
        ]
    agreed = found.agreement
    if agreed.items:
        alphas = [
            f"{name} {'all the same' if alpha is None else f'{alpha:.2f}'}"
            for name, alpha in (("quotation or not", agreed.quotation), ("speaker", agreed.speaker))
        ]
        said.append(
            f"agreement on {agreed.items} that several decided, Krippendorff's alpha: {', '.join(alphas)}"
        )
    return said
