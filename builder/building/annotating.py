"""Annotating articles one after the other; one that can't be annotated never stops the rest."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Generic, TypeVar

import msgspec

from builder.annotation.lexicon import load_lexicon
from builder.annotation.parse.trained import load_pipeline
from builder.annotation.pipeline import AnnotationOptions, annotate_article
from builder.assembly.counts import Counts, count
from builder.assembly.validation import ContractError, checked_json
from builder.building.rejects import Rejects, rejection
from builder.errors import Rejected
from builder.running import run
from builder.schema import Article

log = logging.getLogger(__name__)
Result = TypeVar("Result")


class Line(msgspec.Struct):
    """An annotated article as a line of JSON, with its line break, and its numbers."""

    json: bytes
    counts: Counts


def annotation_options(
    *, double_apostrophes: bool, lexicon: str | None, spacy_model: str | None
) -> AnnotationOptions:
    """Return the options of annotation, once ``lexicon`` and ``spacy_model`` are read: faults come before all work.

    Raises QuotebuilderError where a file or line of ``lexicon`` is no entry of a word list, and where there is no
    spaCy pipeline with a parser called ``spacy_model``.
    """
    load_lexicon(lexicon)
    if spacy_model is not None:
        load_pipeline(spacy_model)
    return AnnotationOptions(double_apostrophes=double_apostrophes, lexicon=lexicon, spacy_model=spacy_model)


def annotated(
    articles: Iterable[Article], options: AnnotationOptions, *, workers: int, rejects: Rejects
) -> Iterator[Article]:
    """Yield every article of ``articles`` annotated, in order; those that fail go to ``rejects``."""
    return _each(partial(annotate_article, options=options), articles, workers, rejects)


def annotated_lines(
    articles: Iterable[Article], options: AnnotationOptions, *, workers: int, rejects: Rejects
) -> Iterator[Line]:
    """Yield every article of ``articles`` annotated and written as JSON, in order.

    Those that fail, or break the data contract, go to ``rejects``.
    """
    return _each(partial(_line, options=options), articles, workers, rejects)


class Outcome(msgspec.Struct, Generic[Result]):
    """What became of one article: a result, or why there is none and where in our code it happened."""

    result: Result | None = None
    rejected: Rejected | None = None
    trace: str = ""


def _each(
    work: Callable[[Article], Result], articles: Iterable[Article], workers: int, rejects: Rejects
) -> Iterator[Result]:
    trying: Callable[[Article], Outcome[Result]] = partial(attempt, work)
    start, done = time.monotonic(), 0
    outcomes: Iterator[Outcome[Result]] = run(trying, articles, workers=workers, size=characters, died=killed)
    for outcome in outcomes:
        if outcome.rejected is not None:
            log.info("%s", outcome.trace)
            rejects(outcome.rejected)
        elif outcome.result is not None:
            done += 1
            yield outcome.result
    log.info("%d articles in %.1f seconds, on %d processes at most", done, time.monotonic() - start, workers)


def attempt(work: Callable[[Article], Result], article: Article) -> Outcome[Result]:
    """Do ``work``, or say why it can't be done: one bad article never stops the others."""
    try:
        return Outcome(result=work(article))
    except ContractError as error:
        reason = f"the annotation breaks the data contract ({error}); please report this"
        trace = traceback.format_exc()
    except Exception as error:
        reason = f"the annotation failed ({type(error).__name__}: {error}); please report this"
        trace = traceback.format_exc()
    return Outcome(rejected=rejection(article, reason), trace=trace)


def killed(article: Article, how: str) -> Outcome[Result]:
    """Return the outcome for an article that the processes which annotated it did not survive."""
    reason = f"the process that annotated it was {how}, twice; often memory has run out"
    return Outcome(rejected=rejection(article, reason), trace=reason)


def characters(article: Article) -> int:
    """Return how long an article is, in code points."""
    return len(article.text)


def _line(article: Article, options: AnnotationOptions) -> Line:
    article = annotate_article(article, options=options)
    return Line(checked_json(article) + b"\n", count(article))
