"""An evaluation as one page that needs nothing else: figures, plots, and mistakes in context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec

from builder import __version__
from builder.evaluation.annotations import AnnotatedQuotation
from builder.evaluation.mistakes import Mistake
from builder.evaluation.rendering.tables import about, percent, tables, with_interval
from builder.evaluation.results import Evaluation
from builder.viewing.web.assembling import asset, hash_source

MOST = 100  # So many mistakes of a kind and system are shown; --errors has them all.


class Piece(msgspec.Struct):
    """A stretch of a mistake's context with the classes it is drawn in."""

    text: str
    classes: str


class Card(msgspec.Struct):
    """A mistake as the page shows it: its context in pieces, and what gold and system say, row by row."""

    mistake: Mistake
    pieces: list[Piece]
    rows: list[tuple[str, str, str]]


def to_page(evaluation: Evaluation) -> str:
    """Return the page as HTML. It loads nothing, and everything from articles in it is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("builder.evaluation.rendering", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": percent, "with_interval": with_interval}
    script = asset("builder.evaluation.rendering", "page.js")
    totals: Counter[tuple[str, str]] = Counter()
    cards = list(_cards(evaluation, totals))
    return environment.get_template("page.html.jinja").render(
        evaluation=evaluation,
        tables=list(tables(evaluation, details=True)),
        about=about(evaluation),
        groups=_plotted(evaluation),
        cards=cards,
        totals=totals,
        kinds=sorted({kind for _, kind in totals}),
        most=MOST,
        version=__version__,
        script=script,
        script_source=hash_source(script),
    )


def _plotted(evaluation: Evaluation) -> dict[str, list[tuple[str, list[Any]]]]:
    """Return for each group of metrics the metrics' titles with the systems' main figures, to be plotted."""
    groups: dict[str, list[tuple[str, list[Any]]]] = {}
    for name, score in next(iter(evaluation.systems.values())).scores.items():
        figures = [system.scores[name].headline for system in evaluation.systems.values()]
        groups.setdefault(score.group, []).append((score.title, figures))
    return groups


def _cards(evaluation: Evaluation, totals: Counter[tuple[str, str]]) -> Iterator[Card]:
    """Yield the mistakes to show, counting all of them in ``totals`` by system and kind."""
    for mistake in evaluation.mistakes():
        keys = [(mistake.system, kind) for kind in mistake.kinds]
        totals.update(keys)
        if any(totals[key] <= MOST for key in keys):
            yield Card(mistake, _pieces(mistake), _rows(mistake))


def _pieces(mistake: Mistake) -> list[Piece]:
    """Cut the context where a gold or predicted content or speaker begins or ends."""
    start, end = mistake.context_start, mistake.context_start + len(mistake.context)
    spans: list[tuple[int, int, str]] = []
    for side, quotation in (("gold", mistake.gold), ("predicted", mistake.predicted)):
        if quotation is None:
            continue
        spans += [(span.start, span.end, f"{side} content") for span in quotation.spans]
        speaker = quotation.speaker
        if speaker and speaker.start is not None and speaker.end is not None:
            spans.append((speaker.start, speaker.end, f"{side} speaker"))
    edges = sorted({start, end, *(min(max(edge, start), end) for span in spans for edge in span[:2])})
    pieces = []
    for a, b in pairwise(edges):
        classes = " ".join(kind.replace(" ", "-") for s, e, kind in spans if s <= a and b <= e)
        pieces.append(Piece(mistake.context[a - start : b - start], classes))
    return pieces


def _rows(mistake: Mistake) -> list[tuple[str, str, str]]:
    """Return (field, gold, predicted) where either says something."""
    gold, predicted = _fields(mistake.gold), _fields(mistake.predicted)
    return [
        (name, gold.get(name, ""), predicted.get(name, "")) for name in dict.fromkeys([*gold, *predicted])
    ]


def _fields(quotation: AnnotatedQuotation | None) -> dict[str, str]:
    if quotation is None:
        return {}
    speaker, affiliation, outlet = quotation.speaker, quotation.affiliation, quotation.outlet
    said = {
        "content": quotation.text,
        "type": quotation.type,
        "cue": quotation.cue.text if quotation.cue else None,
        "speaker": speaker.mention if speaker else None,
        "name": speaker.name if speaker else None,
        "affiliation": affiliation.name if affiliation else None,
        "role": affiliation.role if affiliation else None,
        "outlet": outlet.name if outlet else None,
        "medium": outlet.medium if outlet else None,
        "rule": quotation.rule,
        "confidence": None if quotation.confidence is None else f"{quotation.confidence:.2f}",
    }
    return {name: value for name, value in said.items() if value}
