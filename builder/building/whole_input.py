"""The first phase of a build over its whole input, on this machine or on a cluster."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from builder.assembly.build import CorrectionCounts
from builder.building.annotated_parts import Annotating, annotate_parts
from builder.building.extending import KnownArticles
from builder.building.options import BuildOptions
from builder.building.parts import Part, PartStore, cut
from builder.building.rejects import Rejects, bounded
from builder.corrections.reading import Corrections
from builder.corrections.report import CorrectionReport, unapplied
from builder.errors import Rejected
from builder.schema import Article

if TYPE_CHECKING:
    from builder.cluster.annotating import Cluster

log = logging.getLogger(__name__)

Read = Callable[[Callable[[Rejected], None]], Iterator[Article]]
"""Reads the articles, and calls its argument with each record that becomes none."""


class Annotated(NamedTuple):
    """What the first phase has done: the numbers of the parts, and what became of decisions."""

    parts: Sequence[int]
    corrections: CorrectionCounts


class WholeInput(NamedTuple):
    """What is annotated: the dataset that is extended, if there is one, then the new articles.

    Parts go to ``store``; ``output`` is what the user calls the dataset; the others are as in
    `builder.building.dataset.build_dataset`.
    """

    options: BuildOptions
    corrections: Corrections
    output: str
    store: PartStore
    workers: int
    rejects: Rejects
    on_articles: Callable[[int], None]
    on_note: Callable[[str], None]

    def annotate(self, read: Read, *, apart: bool) -> Annotated:
        """Annotate everything, and report the decisions that did not apply."""
        extended = self.options.extended
        known = KnownArticles()

        def read_new(on_reject: Callable[[Rejected], None]) -> Iterator[Article]:
            articles = bounded(read(on_reject), self.options.max_article_chars, on_reject)
            return articles if extended is None else known.others(articles, on_reject)

        def parts() -> Iterator[Part]:
            first = 0
            for part in self._extended_parts(known):
                first = part.number + 1
                yield part
            yield from cut(read_new, first=first)

        number, decided = self._annotate(parts(), apart=apart)
        return self._annotated(range(number), decided, known.repeated)

    def annotate_on(self, cluster: Cluster, shares: str) -> Annotated:
        """Annotate everything on a cluster but the dataset that is extended, whose articles are so already."""
        from builder.cluster.annotating import annotate_shares

        known = KnownArticles()
        number, decided = self._annotate(self._extended_parts(known), apart=False)
        parts = [*range(number)]
        repeated = 0
        for report, numbers in annotate_shares(
            cluster,
            shares,
            self.store,
            self.options.annotation,
            self.options.corrections,
            longest=self.options.max_article_chars,
            known=known if self.options.extended is not None else None,
            on_articles=self.on_articles,
        ):
            parts += numbers
            self._tell(report.rejected, report.traces)
            decided.add(report.corrections)
            repeated += report.repeated
        return self._annotated(parts, decided, repeated)

    def _extended_parts(self, known: KnownArticles) -> Iterator[Part]:
        """Yield the parts of the dataset that is extended, if there is one, and make their articles ``known``."""
        if self.options.extended is not None:
            for part in self.options.extended.parts():
                known.add(part.articles)
                yield part

    def _annotate(self, parts: Iterable[Part], *, apart: bool) -> tuple[int, CorrectionReport]:
        """Annotate ``parts`` on this machine; return how many they are, and what became of decisions."""
        number = 0
        changed = False
        decided = CorrectionReport()
        for report in annotate_parts(
            parts,
            self.store,
            Annotating(self.options.annotation, self.corrections),
            workers=self.workers,
            apart=apart,
        ):
            if report.changed and not changed:
                changed = True
                self.on_note(
                    f"{self.output}: the input has changed since that build was begun; what has is done again"
                )
            self._tell(report.rejected, report.traces)
            self.on_articles(report.articles)
            decided.add(report.corrections)
            number += 1
        return number, decided

    def _tell(self, rejected: Iterable[Rejected], traces: Iterable[str]) -> None:
        for trace in traces:
            log.info("%s", trace)
        for record in rejected:
            self.rejects(record)

    def _annotated(self, parts: Sequence[int], decided: CorrectionReport, repeated: int) -> Annotated:
        if repeated:
            self.on_note(f"{repeated:,} of the articles are in the dataset that is extended already")
        return Annotated(parts, self._decisions(decided))

    def _decisions(self, report: CorrectionReport) -> CorrectionCounts:
        """Report the decisions that did not apply, and count the others."""
        missed = 0
        for record in unapplied(self.corrections, report):
            missed += 1
            self.rejects(record)
        return CorrectionCounts(self.corrections.total - missed, missed, report.left_out)
