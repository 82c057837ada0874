"""Building a dataset folder, in phases: parts are annotated, grouped and placed over all of them, and assembled.

The first phase takes nearly all of the time. What it has done is kept beside the output until the build is
complete, so that one that was stopped goes on from there.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from builder import __version__
from builder.annotation.pipeline import AnnotationOptions
from builder.assembly.build import Build, Licences
from builder.assembly.folder import REPORT_FILE, replacing, writing_errors
from builder.assembly.placing import SplitBy
from builder.assembly.shards import ShardForm
from builder.assembly.splits import NAMES, Splits
from builder.building.annotated_parts import annotate_parts
from builder.building.assembling import assemble_parts, place_parts
from builder.building.inputs import files_in
from builder.building.parts import Journal, Part, PartStore, cut
from builder.building.rejects import MAX_ARTICLE_CHARS, RejectedError, Rejects, bounded
from builder.errors import QuotebuilderError, Rejected
from builder.schema import Article, QuotationRow

log = logging.getLogger(__name__)

Read = Callable[[Callable[[Rejected], None]], Iterator[Article]]
"""Reads the articles, and calls its argument with each record that becomes none."""


class BuildOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a dataset is built. ``inputs`` (what is read) and ``reading`` (how) are for build.json."""

    annotation: AnnotationOptions
    inputs: list[dict[str, Any]]
    reading: dict[str, Any]
    splits: Splits
    split_by: SplitBy = "random"
    deduplicate: bool = False
    form: ShardForm = ShardForm()
    licences: Licences = Licences()
    max_article_chars: int = MAX_ARTICLE_CHARS

    def made(self) -> dict[str, Any]:
        """Return what the annotated parts depend on, by the names of the command line."""
        return {
            "version": __version__,
            "inputs": self.inputs,
            **self.reading,
            **msgspec.to_builtins(self.annotation),
            # Where a folder of word lists is plays no part.
            "lexicon": files_in(self.annotation.lexicon),
            "max_article_chars": self.max_article_chars,
        }

    def said(self) -> dict[str, Any]:
        """Return the options as build.json says them."""
        made = self.made()
        del made["version"], made["inputs"]
        return {
            "split": dict(zip(NAMES, self.splits.shares, strict=True)),
            "split_by": self.split_by,
            "deduplicate": self.deduplicate,
            "format": self.form.format,
            "shard_size": self.form.size,
            **made,
        }


def build_dataset(
    read: Read,
    output: Path,
    options: BuildOptions,
    *,
    workers: int,
    rejects: Rejects,
    restart: bool = False,
    on_articles: Callable[[int], None] = lambda _: None,
    on_note: Callable[[str], None] = lambda _: None,
) -> tuple[Build, list[QuotationRow]]:
    """Annotate what ``read`` gives and write it as the dataset folder ``output``, replacing what was built there.

    A build of the same that was stopped goes on where it was, unless ``restart``. ``rejects`` is called with the
    records that could not be used, ``on_articles`` with the number of articles that were annotated since it was
    called last, ``on_note`` with what the user should know meanwhile.

    Returns what build.json says, and the three rows that show it best. Raises QuotebuilderError, with the
    old output untouched, where no article could be used, where ``output`` is not ours or can't be written, and
    where an unfinished build there is of something else; KeyboardInterrupt with a word on how to go on.
    """
    work = output.resolve().with_name(f".{output.resolve().name}.build")
    store = PartStore(str(work / "parts"))
    building = _Building(options, output, store, workers, rejects, on_articles, on_note)
    keeping = True
    with replacing(output, keeps=lambda: keeping and store.any()) as new, writing_errors(output):
        try:
            resumed = building.begin(Journal(work / "journal.json"), restart=restart)
            parts, texts_sha256 = building.annotate(read, apart=resumed)
            return building.assemble(parts, texts_sha256, new)
        except _NothingError:
            keeping = False
            raise QuotebuilderError("no article to build a dataset from") from None
        except RejectedError:
            # The input has to change now, and then the parts no longer fit.
            keeping = False
            raise
        except KeyboardInterrupt:
            if store.any():
                way_on = "what is done is kept; give the same command again to go on"
                raise KeyboardInterrupt(way_on) from None
            raise


class _NothingError(Exception):
    pass


class _Building(NamedTuple):
    """A build under way: what its phases have in common."""

    options: BuildOptions
    output: Path
    store: PartStore
    workers: int
    rejects: Rejects
    on_articles: Callable[[int], None]
    on_note: Callable[[str], None]

    def begin(self, journal: Journal, *, restart: bool) -> bool:
        """Make the work folder ready; return whether a build of the same was begun there and did not end in order."""
        made = self.options.made()
        different = None if restart else journal.differences(made)
        if different and self.store.any():
            raise QuotebuilderError(
                f"{self.output}: an unfinished build there has other {', '.join(different)}; give the command as it"
                " was to go on with it, or --restart to begin anew"
            )
        resumed = different == []
        if not resumed:
            shutil.rmtree(self.store.folder, ignore_errors=True)
            journal.write(made)
        Path(self.store.folder).mkdir(exist_ok=True)
        if self.store.any():
            self.on_note(f"{self.output}: going on with an unfinished build; --restart begins anew")
        return resumed

    def annotate(self, read: Read, *, apart: bool) -> tuple[int, str]:
        """Annotate everything; return the number of parts, and the digest of all texts."""
        digest = hashlib.sha256()

        def read_bounded(on_reject: Callable[[Rejected], None]) -> Iterator[Article]:
            def reject(record: Rejected) -> None:
                self.rejects(record)
                on_reject(record)

            return bounded(read(reject), self.options.max_article_chars, reject)

        def parts() -> Iterator[Part]:
            for part in cut(read_bounded):
                for article in part.articles:
                    digest.update(article.text.encode("utf-8", "surrogatepass"))
                yield part

        number = 0
        changed = False
        for report in annotate_parts(
            parts(), self.store, self.options.annotation, workers=self.workers, apart=apart
        ):
            if report.changed and not changed:
                changed = True
                self.on_note(
                    f"{self.output}: the input has changed since that build was begun; what has is done again"
                )
            for trace in report.traces:
                log.info("%s", trace)
            for failed in report.failed:
                self.rejects(failed)
            self.on_articles(report.articles)
            number += 1
        return number, digest.hexdigest()

    def assemble(self, parts: int, texts_sha256: str, new: Path) -> tuple[Build, list[QuotationRow]]:
        """Group and place what is in the first ``parts`` parts, and write it as a dataset to the folder ``new``."""
        from builder.assembly.card import TITLE
        from builder.assembly.writing import dataset_writer
        from builder.viewing.report import Sample, report_page

        options, store = self.options, self.store
        placement = place_parts(
            store, parts, options.splits, options.split_by, deduplicate=options.deduplicate
        )
        shown = Sample()
        with dataset_writer(self.output, new, options.form) as writer:
            for number in range(parts):
                writer.write_rejected(store.known(number).rejected)
            for rows in assemble_parts(store, placement.parts, workers=self.workers):
                for one in rows:
                    writer.write(one)
                    shown.add_line(one.article, one.counts.quotations)
            if writer.empty:
                raise _NothingError
            build = writer.finish(
                version=__version__,
                options=options.said(),
                inputs=options.inputs,
                texts_sha256=texts_sha256,
                left_out=placement.left_out,
                groups=placement.groups,
                notes=placement.notes,
                licences=options.licences,
            )
        (new / REPORT_FILE).write_text(report_page(shown, TITLE), encoding="utf-8")
        return build, [sample.row for sample in writer.samples]
