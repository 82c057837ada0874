"""What one task does: a share is read, annotated and written, on whatever machine it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from builder.annotation.pipeline import AnnotationOptions
from builder.building.annotated_parts import Annotating, annotate_parts
from builder.building.parts import PartStore, cut
from builder.building.rejects import bounded
from builder.cluster.shares import PARTS, ShareFolder, ShareReport
from builder.corrections.reading import read_corrections
from builder.errors import Rejected
from builder.reading import articles_of
from builder.reading.ids import Ids
from builder.reading.records import Mapper
from builder.schema import Article
from builder.workers import collect_seldom


class Job(msgspec.Struct, frozen=True):
    """What all tasks of a build have in common. Files and folders are by full names that all machines reach.

    ``shares`` has what is to do, ``store`` takes what is done; ``columns`` and ``longest`` say how to read, ``options``
    and ``corrections`` how to annotate.
    """

    shares: ShareFolder
    store: PartStore
    columns: Mapping[str, str] | None
    longest: int
    options: AnnotationOptions
    corrections: tuple[str, ...]


def annotate_share(job: Job, number: int) -> ShareReport:
    """Annotate a share, but for the parts that are done already, and write down what became of it.

    A task that a former one died of annotates in a process of its own, which finds the article that kills.
    Raises OSError where reading what to do, or writing, fails.
    """
    collect_seldom()
    again = job.shares.begin(number)
    ids = Ids(job.shares.earlier(number))
    known = job.shares.known()
    report = ShareReport()
    sources = job.shares.sources(number)

    def read(on_reject: Callable[[Rejected], None]) -> Iterator[Article]:
        articles = bounded(articles_of(sources, Mapper(job.columns), ids, on_reject), job.longest, on_reject)
        return articles if known is None else known.others(articles, on_reject)

    how = Annotating(job.options, read_corrections(job.corrections))
    parts = cut(read, first=(number + 1) * PARTS)
    for part in annotate_parts(parts, job.store, how, workers=1, apart=again):
        report.add(part)
    report.repeated = 0 if known is None else known.repeated
    job.shares.end(number, report, ids.claims())
    return report
