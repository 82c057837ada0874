"""Accuracy of the annotator on gold attributions: every figure, by rule and kind, and the errors to read.

    python benchmarks/accuracy.py ../shared/gold/tune.jsonl --links ../shared/gold/links-tune.jsonl
    python benchmarks/accuracy.py ../shared/gold/tune.jsonl --links ../shared/gold/links-tune.jsonl --html errors.html
    python benchmarks/accuracy.py ../shared/gold/tune.jsonl --write-confidence
    python benchmarks/accuracy.py ../shared/gold/check.jsonl --links ../shared/gold/links-check.jsonl --write-accuracy

The gold is in the form of PolNeAR attributions (docs/metrics.md says what is counted). ``--write-confidence`` measures
how often each rule is right, writes that into the package, and with it the rules' page, docs/rules.md. ``--textacy``
sets textacy's baseline beside, on the spaCy pipeline it names, where textacy is installed. ``--parse`` has the rules
use a spaCy pipeline's parse; what ``--write-confidence`` then adds are the rules that need it. ``--write-accuracy``
keeps the figures for the card of datasets.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
from rules_page import rules_page

from builder.annotation.confidence import FILE, Measurement, Tally
from builder.annotation.pipeline import AnnotationOptions, annotate_article
from builder.assembly.card.accuracy import FILE as ACCURACY_FILE
from builder.assembly.card.accuracy import Accuracy, Figure
from builder.evaluation import evaluate
from builder.evaluation.annotations import as_annotated
from builder.evaluation.gold import read_gold
from builder.evaluation.judgements import Judgements
from builder.evaluation.protocols import make_protocol
from builder.evaluation.rendering.page import to_page
from builder.evaluation.rendering.terminal import print_tables
from builder.evaluation.results import Evaluation
from builder.evaluation.systems.base import SystemOptions
from builder.schema import Article, QuotationType

ROOT = Path(__file__).parents[1]


@click.command(help=__doc__.split("\n\n")[0])
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--links", type=click.Path(exists=True, dir_okay=False), help="JSONL of the links of attributions."
)
@click.option(
    "--html", type=click.Path(dir_okay=False, writable=True), help="Write the page with the errors here."
)
@click.option(
    "--errors", type=click.Path(dir_okay=False, writable=True), help="Write the errors as JSONL here."
)
@click.option(
    "--textacy", "textacy_model", metavar="MODEL", help="Compare with textacy on this spaCy pipeline."
)
@click.option("--parse", "parse_model", metavar="MODEL", help="Let this spaCy pipeline parse the articles.")
@click.option("--write-confidence", is_flag=True, help="Keep what is measured as the rules' confidence.")
@click.option("--write-accuracy", is_flag=True, help="Keep the figures for the card of datasets.")
def main(
    gold: str,
    links: str | None,
    html: str | None,
    errors: str | None,
    textacy_model: str | None,
    parse_model: str | None,
    write_confidence: bool,
    write_accuracy: bool,
) -> None:
    if write_confidence:
        measured = measure(gold)
        if parse_model:
            measured = with_others(measured, measure(gold, parse_model))
        data = msgspec.json.format(msgspec.json.encode(measured), indent=1)
        (ROOT / "builder" / "annotation" / FILE).write_bytes(data + b"\n")
        (ROOT / "docs" / "rules.md").write_text(rules_page(measured), encoding="utf-8")
        rules = sum(len(tallies) for tallies in measured.tallies.values())
        click.echo(f"measured {rules} rules on {measured.articles} articles")
        return
    parsing = AnnotationOptions(spacy_model=parse_model)

    def rules(articles: list[Article]) -> Iterator[Article]:
        return (annotate_article(article, parsing) for article in articles)

    systems: dict[str, object] = {"rules": rules}
    if textacy_model:
        systems["textacy"] = "textacy"
    options = SystemOptions(spacy_model=textacy_model)
    found = evaluate(gold, systems, protocol="polnear", links=links, options=options)
    print_tables(found, sys.stdout, details=True)
    if write_accuracy:
        data = msgspec.json.format(msgspec.json.encode(card_figures(found)), indent=1)
        (ROOT / "builder" / "assembly" / "card" / ACCURACY_FILE).write_bytes(data + b"\n")
    if html:
        Path(html).write_text(to_page(found), encoding="utf-8")
    if errors:
        Path(errors).write_bytes(b"".join(found.mistake_lines()))


def card_figures(found: Evaluation) -> Accuracy:
    """Return the figures of the rules as a card shows them."""
    scores = found["rules"].scores.values()
    estimates = [(score, score.headline) for score in scores]
    return Accuracy(
        gold="held-out US news articles of 2015-16 (PolNeAR)",
        articles=found.articles,
        command="python benchmarks/accuracy.py GOLD --links LINKS",
        figures=[
            Figure(score.title, *(round(100 * x, 1) for x in (got.value, got.low, got.high)), int(score.gold))
            for score, got in estimates
            if got.value is not None and got.low is not None and got.high is not None
        ],
    )


def measure(gold: str, parse_model: str | None = None) -> Measurement:
    """Return how often each rule is right on ``gold``: found, and linked to the right mention."""
    options = AnnotationOptions(spacy_model=parse_model)
    protocol = make_protocol("polnear", "extraction", 0.5, "quotation")
    articles = read_gold(gold, protocol).articles
    comparisons = [
        protocol.compare(article, as_annotated(annotate_article(article.article, options), article.id))
        for article in articles
    ]
    tallies: dict[QuotationType, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for view, _ in protocol.judged:
        judged = Judgements([views[view] for views in comparisons])
        for unit, right in zip(
            judged.predicted.units, judged.right_predicted("speaker_mention"), strict=True
        ):
            tally = tallies[unit.type][unit.rule or ""]
            tally[0] += int(right)
            tally[1] += 1
    return Measurement(
        len(articles),
        {
            kind: {rule: Tally(*tally) for rule, tally in sorted(rules.items())}
            for kind, rules in sorted(tallies.items())
        },
    )


def with_others(measured: Measurement, other: Measurement) -> Measurement:
    """Return ``measured`` with those rules of ``other`` that it has not."""
    return Measurement(
        measured.articles,
        {
            kind: dict(sorted({**other.tallies[kind], **rules}.items()))
            for kind, rules in measured.tallies.items()
        },
    )


if __name__ == "__main__":
    main()
