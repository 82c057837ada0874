"""The whole of an evaluation: gold and systems in, an `Evaluation` out."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from builder.errors import QuotebuilderError
from builder.evaluation.annotations import AnnotatedArticle, as_annotated, by_id, check_ids, check_offsets
from builder.evaluation.gold import Gold, read_gold
from builder.evaluation.metrics import metric as metric_called
from builder.evaluation.protocols import make_protocol
from builder.evaluation.results import Evaluation, Score
from builder.evaluation.scoring import count, find_mistakes, score, unscored
from builder.evaluation.systems import SystemLike, make_systems
from builder.evaluation.systems.base import System, SystemOptions

Progress = Callable[[str, int, int], None]


def evaluate(
    gold: str | Path | Iterable[object],
    predictions: SystemLike | Mapping[str, SystemLike],
    *,
    task: str = "extraction",
    protocol: str = "contract",
    overlap: float = 0.5,
    unit: str = "quotation",
    split: str | None = None,
    links: str | Path | None = None,
    verified: bool = False,
    allow_missing: bool = False,
    samples: int = 2000,
    seed: int = 0,
    options: SystemOptions | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """Evaluate one or more systems on a gold.

    Args:
        gold: a dataset folder, a Hub id, a JSONL file, or articles (`Article`, or dicts in the data
        contract).
        predictions: a system, or several by name: articles in memory, a JSONL file of them, a function from a
            list of articles to articles, or what the command line takes ("rules", "textacy", "llm:MODEL",
            "MODULE:CALLABLE", the folder of a spaCy pipeline).
        task: "extraction" (text in, everything out), "attribution" (gold quotations given) or "links" (their
            speakers given too).
        protocol: "contract", or "polnear" for attributions in the manner of PolNeAR.
        overlap: share of characters, above 0 and at most 1, from which on two contents are the same
        quotation.
        unit: "quotation", or "part" to compare every part of an interrupted quotation on its own.
        links: a JSONL file of the links of such attributions.
        split: of a dataset; "test" unless said, "validation+test" for several.
        verified: take as gold only what people have verified: the articles that are reviewed completely; where
            the gold quotations are given, the verified quotations of the others too.
        allow_missing: count articles without a prediction as empty instead of raising.
        samples: bootstrap samples, and shuffles of each paired test; 0 for neither intervals nor tests.
        seed: of the resampling.
        options: what some systems need to run.
        progress: called with a system's name, the articles done and all articles.

    Raises:
        QuotebuilderError: where gold or predictions cannot be read or do not fit each other; the message
            names the article and the field.
    """
    rule = make_protocol(protocol, task, overlap, unit)
    if samples < 0:
        raise QuotebuilderError(f"the number of samples {samples} is below 0")
    named = make_systems(predictions, options or SystemOptions())
    counts, missing, seconds = {}, {}, {}
    collecting = gc.isenabled()
    # Reading and counting leave no cyclic garbage, and are a third faster where nobody looks for any.
    with _collection(on=False):
        target = read_gold(gold, rule, split, links, verified=verified)
        for name, system in named.items():
            start = time.perf_counter()
            with _collection(on=collecting and system.timed):
                predicted = _predict(name, system, target, task, progress)
            seconds[name] = time.perf_counter() - start if system.timed else None
            known = {article.id: article for article in target.articles}
            missing[name] = check_ids(known, predicted, name, allow_missing)
            counts[name] = count(rule, target.articles, predicted)
        left_out = unscored(rule.metrics, list(counts.values()))
        systems, tests = score(rule, counts, left_out, samples, seed)
    for name, result in systems.items():
        result.missing, result.seconds, result.notes = missing[name], seconds[name], dict(named[name].notes)
    return Evaluation(
        gold=target.name,
        split=target.split,
        protocol=rule.name,
        settings=rule.settings | ({"verified": True} if verified else {}),
        articles=len(target.articles),
        quotations=target.quotations,
        samples=samples,
        seed=seed,
        unscored=left_out,
        systems=systems,
        tests=tests,
        find_mistakes=partial(find_mistakes, rule, counts, left_out),
    )


def measure(
    metric: str, gold: str | Path | Iterable[object], predictions: SystemLike, *, overlap: float = 0.5
) -> Score:
    """Compute one metric alone, without intervals: ``measure("speaker_name", gold, mine).headline.value``.

    Takes gold and predictions as `evaluate` does; raises `QuotebuilderError` as it does, and for a metric
    that does not exist or that the gold has nothing of.
    """
    rule = make_protocol("contract", "extraction", overlap, "quotation")
    rule.metrics = (metric_called(metric),)
    target = read_gold(gold, rule)
    ((name, system),) = make_systems(predictions, SystemOptions()).items()
    predicted = _predict(name, system, target, "extraction", None)
    check_ids({article.id: article for article in target.articles}, predicted, name, allow_missing=False)
    counts = {name: count(rule, target.articles, predicted)}
    if unscored(rule.metrics, list(counts.values())):
        raise QuotebuilderError(f"{target.name}: the gold has nothing that {metric} could be measured on")
    systems, _ = score(rule, counts, (), samples=0, seed=0)
    return systems[name].scores[metric]


@contextmanager
def _collection(on: bool) -> Iterator[None]:
    """Turn the search for cyclic garbage on or off for a while."""
    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        yield
    finally:
        (gc.enable if before else gc.disable)()


def _predict(
    name: str, system: System, gold: Gold, task: str, progress: Progress | None
) -> dict[str, AnnotatedArticle]:
    """Let a system predict; return its articles by id, checked against the gold's texts."""
    texts = {article.id: article.text for article in gold.articles}
    rows: list[AnnotatedArticle] = []
    for row in system.predict([article.article for article in gold.articles], task):
        rows.append(as_annotated(row, name))
        if progress is not None:
            progress(name, len(rows), len(texts))
    predicted = {key: row for key, row in by_id(rows, name).items() if key not in gold.left_out}
    for article in predicted.values():
        if article.id in texts:
            check_offsets(article, texts[article.id], name)
    return predicted
