"""The first phase of a build: every part of the input annotated, with what groups and splits are made from."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import msgspec

from builder.annotation.pipeline import AnnotationOptions, annotate_article
from builder.assembly.counts import Counts, count
from builder.assembly.grouping.keys import keys_of
from builder.assembly.validation import checked_json
from builder.building.annotating import Outcome, attempt, characters, killed
from builder.building.parts import AnnotatedPart, Part, PartStore
from builder.corrections.applying import apply_corrections
from builder.corrections.reading import Corrections
from builder.corrections.report import CorrectionReport
from builder.errors import Rejected
from builder.running import run
from builder.schema import Article

log = logging.getLogger(__name__)


class PartReport(msgspec.Struct):
    """What the main process is told of a part that is on the disk.

    ``articles`` is how many it has, ``rejected`` are the records and articles that it has not, ``traces`` where in our
    code annotating them failed, ``corrections`` what became of the decisions on its articles. ``changed``: the part
    was done, but of another input, and was therefore made anew.
    """

    articles: int
    rejected: list[Rejected]
    corrections: CorrectionReport
    traces: list[str] = []
    changed: bool = False


class Annotating(msgspec.Struct, frozen=True):
    """How the articles of a build are annotated, and the decisions of people that are applied then."""

    options: AnnotationOptions
    corrections: Corrections = msgspec.field(default_factory=Corrections)


class _Kept(msgspec.Struct):
    article: Article
    line: bytes
    corrections: CorrectionReport


def annotate_parts(
    parts: Iterable[Part], store: PartStore, how: Annotating, *, workers: int, apart: bool
) -> Iterator[PartReport]:
    """Annotate ``parts`` and put them in ``store``, but for those that are there already; yield a report of each.

    With ``apart``, no part is annotated in this process: what an article did to an earlier one may be why the
    build has to go on now. An article that kills the process that annotates it is reported as failed.

    Raises OSError where the disk refuses.
    """
    start = time.monotonic()
    reports = run(
        partial(annotate_part, store=store, how=how),
        parts,
        workers=workers,
        size=lambda part: part.characters,
        died=lambda part, _: _finish(part, _one_by_one(part, how), store),
        apart=apart,
    )
    yield from reports
    log.info("annotated in %.1f seconds, on %d processes at most", time.monotonic() - start, workers)


def annotate_part(part: Part, *, store: PartStore, how: Annotating) -> PartReport:
    """Annotate ``part`` and put it in ``store``, unless it is there. Raises OSError where the disk refuses."""
    there = store.read(part.number)
    changed = there is not None and there.digest != part.digest
    if there is not None and not changed and store.whole(there):
        return PartReport(there.counts.articles, there.rejected, there.corrections)
    work = _work(part, how)
    report = _finish(part, (attempt(work, article) for article in part.articles), store)
    report.changed = changed
    return report


def _one_by_one(part: Part, how: Annotating) -> Iterator[Outcome[_Kept]]:
    """Annotate ``part`` in a process that may die: the article that it dies on is found and left out."""
    trying: Callable[[Article], Outcome[_Kept]] = partial(attempt, _work(part, how))
    return run(trying, part.articles, size=characters, died=killed, apart=True)


def _work(part: Part, how: Annotating) -> Callable[[Article], _Kept]:
    return partial(_annotate, how=how, already=part.place is not None)


def _annotate(article: Article, how: Annotating, already: bool) -> _Kept:
    if not already:
        # What has no fixed columns is left out of a dataset.
        article = annotate_article(msgspec.structs.replace(article, extra=msgspec.UNSET), options=how.options)
    decisions = how.corrections.by_article.get(article.id, [])
    corrected = apply_corrections(article, decisions, double_apostrophes=how.options.double_apostrophes)
    report = CorrectionReport([one.number for one in decisions], corrected.unapplied, corrected.left_out)
    return _Kept(corrected.article, checked_json(corrected.article), report)


def _finish(part: Part, outcomes: Iterable[Outcome[_Kept]], store: PartStore) -> PartReport:
    report = PartReport(0, [], CorrectionReport())
    counts = Counts()
    lines: list[bytes] = []

    def articles() -> Iterator[Article]:
        waiting = deque(part.rejected)
        for before, outcome in enumerate(outcomes):
            while waiting and waiting[0][0] <= before:
                report.rejected.append(waiting.popleft()[1])
            if outcome.rejected is not None:
                report.rejected.append(outcome.rejected)
                report.traces.append(outcome.trace)
            elif outcome.result is not None:
                lines.append(outcome.result.line + b"\n")
                counts.add(count(outcome.result.article))
                report.corrections.add(outcome.result.corrections)
                yield outcome.result.article
        report.rejected += (record for _, record in waiting)

    # One article after the other, so that memory has to hold only what is stored of each.
    keys = keys_of(articles())
    report.articles = len(lines)
    done = AnnotatedPart(
        number=part.number,
        digest=part.digest,
        counts=counts,
        rejected=report.rejected,
        corrections=report.corrections,
        place=part.place,
    )
    store.write(done, keys, b"".join(lines))
    return report
