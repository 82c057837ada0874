"""The first phase of a build on a cluster: shares planned, annotated by tasks, and their ids settled over all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from builder.annotation.pipeline import AnnotationOptions
from builder.building.extending import KnownArticles
from builder.building.parts import PartStore
from builder.cluster.shares import PARTS, ShareFolder, ShareReport, marks, unmark
from builder.cluster.sharing import Job
from builder.cluster.tasks import Tasks
from builder.reading.sources import expand
from builder.storage import absolute, join, read_ahead

log = logging.getLogger(__name__)


class Cluster(NamedTuple):
    """Where a build is annotated, and how the tasks read what goes into it: as `builder.reading.read_articles`."""

    tasks: Tasks
    inputs: tuple[str, ...]
    columns: Mapping[str, str] | None
    split: str | None


def annotate_shares(
    cluster: Cluster,
    folder: str,
    store: PartStore,
    options: AnnotationOptions,
    corrections: tuple[str, ...],
    *,
    longest: int,
    known: KnownArticles | None,
    on_articles: Callable[[int], None],
) -> Iterator[tuple[ShareReport, range]]:
    """Annotate the input of ``cluster``, with what is known of its shares in ``folder`` and their parts in ``store``.

    Once all is done, yields the report of each share and the numbers of its parts, in the order of the input.
    ``known`` are the articles of the dataset that is extended, ``on_articles`` is called with the numbers of articles
    annotated. Raises QuotebuilderError where a task fails, once the others are done.
    """
    folder = absolute(folder)
    shares = ShareFolder(join(folder, "shares"))
    total = shares.count()
    if total is None:
        if known is not None:
            shares.set_known(known)
        total = shares.plan(expand(cluster.inputs, cluster.split))
    lexicon = options.lexicon and absolute(options.lexicon)
    job = Job(
        shares=shares,
        store=PartStore(absolute(store.folder)),
        columns=cluster.columns,
        longest=longest,
        options=msgspec.structs.replace(options, lexicon=lexicon),
        corrections=tuple(map(absolute, corrections)),
    )
    marked = marks(folder)

    def run(told: Callable[[int], None]) -> None:
        cluster.tasks.run(job, total, marked, told)

    try:
        run(lambda share: on_articles(shares.report(share).articles))
        if _settle(shares, total, marked):
            run(lambda _: None)
    finally:
        cluster.tasks.end()
    reports = read_ahead(shares.report, range(total), folder)
    for number, report in enumerate(reports):
        first = (number + 1) * PARTS
        yield report, range(first, first + report.parts)


def _settle(shares: ShareFolder, total: int, marked: str) -> int:
    """Find the shares with ids that an earlier one has; have these done once more, and return how many they are."""
    import numpy as np

    all_claims = read_ahead(shares.claims, range(total), shares.folder)
    claims = [np.frombuffer(one.digests, "<i8") for one in all_claims]
    digests = np.concatenate(claims) if claims else np.empty(0, "<i8")
    ends = np.cumsum([len(one) for one in claims])
    order = np.argsort(digests, kind="stable")
    same = np.flatnonzero(digests[order][1:] == digests[order][:-1]) + 1
    firsts: dict[int, int] = {}
    wanted: dict[int, dict[int, int]] = {}
    for at in same.tolist():
        digest, claim = int(digests[order[at]]), int(order[at])
        first = firsts.setdefault(digest, int(order[at - 1]))
        wanted.setdefault(int(np.searchsorted(ends, claim, "right")), {})[digest] = first
    again = 0
    claims_of = lru_cache(maxsize=16)(shares.claims)
    for number, found in sorted(wanted.items()):
        earlier = {}
        for digest, claim in sorted(found.items()):
            share = int(np.searchsorted(ends, claim, "right"))
            start = 0 if share == 0 else int(ends[share - 1])
            earlier[digest] = claims_of(share).where(claim - start)
        if earlier != shares.earlier(number):
            # In this order: what ends between the two is settled again.
            unmark(marked, number)
            shares.set_earlier(number, earlier)
            again += 1
    if again:
        log.info("ids that several shares have: %d shares are done once more", again)
    return again
