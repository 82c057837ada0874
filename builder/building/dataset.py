"""Building a dataset folder, in phases: parts are annotated, grouped and placed over all of them, and assembled.

The first phase takes nearly all of the time. What it has done is kept beside the output until the build is
complete, or in a work folder that was asked for, so that one that was stopped goes on from there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from builder import __version__
from builder.assembly.build import Build
from builder.assembly.folder import REPORT_FILE, writing_errors
from builder.assembly.replacing import replacing, work_folder
from builder.building.assembling import assemble_parts, place_parts
from builder.building.extending import open_extended
from builder.building.options import BuildOptions
from builder.building.parts import DamagedError, PartStore
from builder.building.placements import placements_file
from builder.building.rejects import RejectedError, Rejects
from builder.building.whole_input import Annotated, Read, WholeInput
from builder.building.work_folder import WorkFolder
from builder.cluster.shares import forget_part
from builder.corrections.reading import read_corrections
from builder.errors import QuotebuilderError
from builder.hub.folder import hub_folder
from builder.running import run
from builder.schema import QuotationRow
from builder.storage import printable, read_ahead

if TYPE_CHECKING:
    from builder.cluster.annotating import Cluster


def build_dataset(
    read: Read,
    output: str | os.PathLike[str],
    options: BuildOptions,
    *,
    workers: int,
    rejects: Rejects,
    work: str | None = None,
    extend: str | None = None,
    cluster: Cluster | None = None,
    restart: bool = False,
    on_articles: Callable[[int], None] = lambda _: None,
    on_note: Callable[[str], None] = lambda _: None,
) -> tuple[Build, list[QuotationRow]]:
    """Annotate what ``read`` gives and write it as the dataset folder ``output``, replacing what was built there.

    ``output`` is a path or URL, and so is ``work``, the folder for what is done so far (default: beside ``output`` or,
    where that is a URL, in the current folder).
    ``extend`` is the folder of a dataset, or its id on the Hub, whose rows come first, each in the split it is in.
    On a ``cluster``, its tasks read and annotate the new articles, rather than this process and its workers.
    A build of the same that was stopped goes on where it was, unless ``restart``. ``rejects`` is called with the
    records that could not be used, ``on_articles`` with the number of articles that were annotated since it was
    called last, ``on_note`` with what the user should know meanwhile.

    Returns what build.json says, and the three rows that show it best. Raises QuotebuilderError, with the
    old output untouched, where no article could be used, where ``output`` is not ours or can't be written, and
    where an unfinished build there is of something else; KeyboardInterrupt with a word on how to go on.
    """
    place = os.fspath(output)
    corrections = read_corrections(options.corrections)
    done = WorkFolder(work or str(work_folder(place)))
    store = done.parts
    keeping = True

    def keeps() -> bool:
        return keeping and (store.any() or done.shares_begun())

    with ExitStack() as opened:
        if work is not None:
            opened.enter_context(done.held(keeps=keeps))
        new = opened.enter_context(replacing(place, keeps=keeps, folder=hub_folder(place)))
        opened.enter_context(writing_errors(place))
        try:
            if extend is not None:
                # Not before: a build that was killed may have left the folder, if it is the output, half replaced.
                options = msgspec.structs.replace(options, extended=open_extended(extend))
            building = _Building(options, printable(place), store, workers, on_note)
            resumed = building.begin(done, "local" if cluster is None else "cluster", restart=restart)
            whole = WholeInput(
                options, corrections, building.output, store, workers, rejects, on_articles, on_note
            )
            if cluster is None:
                annotated = whole.annotate(read, apart=resumed)
            else:
                annotated = whole.annotate_on(cluster, done.shares)
            return building.assemble(annotated, new)
        except DamagedError as error:
            if cluster is not None:
                forget_part(done.shares, error.number)
            raise
        except _NothingError:
            keeping = False
            raise QuotebuilderError("no article to build a dataset from") from None
        except RejectedError:
            # The input has to change now, and then the parts no longer fit.
            keeping = False
            raise
        except KeyboardInterrupt as interrupt:
            if store.any() and not interrupt.args:
                way_on = "what is done is kept; give the same command again to go on"
                raise KeyboardInterrupt(way_on) from None
            raise


MANY_PARTS = 50
"""From how many parts on they are placed in a process of its own, which takes the memory of all keys with it."""


class _NothingError(Exception):
    pass


class _Building(NamedTuple):
    """A build under way: how it begins, and its later phases."""

    options: BuildOptions
    output: str
    store: PartStore
    workers: int
    on_note: Callable[[str], None]

    def begin(self, work: WorkFolder, engine: str, *, restart: bool) -> bool:
        """Make the work folder ready; return whether a build of the same was begun there and did not end in order.

        Of one machine and of clusters, one can't go on where the other was.
        """
        made = {**self.options.made(), "engine": engine}
        different = None if restart else work.journal.differences(made)
        if different and self.store.any():
            raise QuotebuilderError(
                f"{self.output}: an unfinished build there has other {', '.join(different)}; give the command as it"
                " was to go on with it, or --restart to begin anew"
            )
        resumed = different == []
        if not resumed:
            work.clear()
            work.journal.write(made)
        self.store.make()
        if self.store.any():
            self.on_note(f"{self.output}: going on with an unfinished build; --restart begins anew")
        return resumed

    def assemble(self, annotated: Annotated, new: Path) -> tuple[Build, list[QuotationRow]]:
        """Group and place what was annotated, and write it as a dataset to the folder ``new``."""
        from builder.assembly.card import TITLE
        from builder.assembly.writing import dataset_writer
        from builder.viewing.report import Sample, report_page

        options, store, parts = self.options, self.store, annotated.parts
        shown = Sample()
        with (
            placements_file(store.folder) as file,
            dataset_writer(self.output, new, options.form) as writer,
        ):
            placing = partial(
                place_parts,
                store,
                file=file,
                splits=options.splits,
                by=options.split_by,
                deduplicate=options.deduplicate,
            )
            [placement] = run(placing, [parts], apart=len(parts) >= MANY_PARTS)
            for known in read_ahead(store.known, parts, store.folder):
                writer.write_rejected(known.rejected)
            for part in assemble_parts(store, placement.parts, workers=self.workers):
                for rows in part:
                    writer.write(rows)
                    shown.add_line(rows.id, rows.article, rows.counts.quotations)
            if writer.empty:
                raise _NothingError
            build = writer.finish(
                version=__version__,
                options=options.said(),
                inputs=options.all_inputs(),
                texts_sha256=placement.texts_sha256,
                left_out=placement.left_out,
                corrections=annotated.corrections,
                groups=placement.groups,
                notes=placement.notes,
                licences=options.all_licences(),
            )
        (new / REPORT_FILE).write_text(report_page(shown, TITLE), encoding="utf-8")
        return build, [sample.row for sample in writer.samples]
