"""From articles to annotated articles and to a dataset folder: reading, annotation and assembly joined."""

from __future__ import annotations

import glob
import hashlib
import logging
import os
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar

import msgspec

from builder import __version__
from builder.annotation.lexicon import load_lexicon
from builder.annotation.parse.trained import load_pipeline
from builder.annotation.pipeline import AnnotationOptions, annotate_article
from builder.assembly.build import Build
from builder.assembly.counts import Counts, count
from builder.assembly.rows import ArticleRows, article_rows
from builder.assembly.splits import NAMES, Splits
from builder.assembly.validation import ContractError, checked_json
from builder.errors import QuotebuilderError, Rejected
from builder.reading.sources import STANDARD_INPUT, expand
from builder.running import run
from builder.schema import Article, QuotationRow

log = logging.getLogger(__name__)
Result = TypeVar("Result")


class Rejects:
    """Takes the records that could not be used: counts them and hands them to ``report``.

    With ``strict``, the first is raised as a QuotebuilderError instead.
    """

    def __init__(self, report: Callable[[Rejected], None], *, strict: bool = False) -> None:
        self.count = 0
        self._report, self._strict = report, strict

    def __call__(self, record: Rejected) -> None:
        """Take one record."""
        self.count += 1
        if self._strict:
            raise QuotebuilderError(str(record))
        self._report(record)


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


def build_dataset(
    articles: Iterable[Article],
    output: Path,
    *,
    splits: Splits,
    annotation: AnnotationOptions,
    inputs: list[dict[str, Any]],
    reading: dict[str, Any],
    workers: int,
    rejects: Rejects,
    on_article: Callable[[], None] = lambda: None,
) -> tuple[Build, list[QuotationRow]]:
    """Annotate ``articles`` and write them as the dataset folder ``output``, replacing what was built there.

    ``inputs`` (what is read) and ``reading`` (how) are written down in build.json. ``rejects`` is the one
    that ``articles`` reports to. ``on_article`` is called as each article is written.

    Returns what build.json says, and the three rows that show it best. Raises QuotebuilderError, with the
    old output untouched, where no article could be used, or ``output`` is not ours or can't be written.
    """
    from builder.assembly.writing import dataset_writer

    digest = hashlib.sha256()

    def digested() -> Iterator[Article]:
        for article in articles:
            digest.update(article.text.encode("utf-8", "surrogatepass"))
            yield article

    work = partial(_rows, options=annotation, splits=splits)
    with dataset_writer(output) as writer:
        for rows in _each(work, digested(), workers, rejects):
            writer.write(rows)
            on_article()
        if writer.empty:
            raise QuotebuilderError("no article to build a dataset from")
        build = writer.finish(
            version=__version__,
            options={
                "split": dict(zip(NAMES, splits.shares, strict=True)),
                **reading,
                **msgspec.to_builtins(annotation),
                "lexicon": _files_in(annotation.lexicon),
            },
            inputs=inputs,
            texts_sha256=digest.hexdigest(),
            rejected=rejects.count,
        )
    return build, [sample.row for sample in writer.samples]


def describe(inputs: Iterable[str | os.PathLike[str]], split: str | None = None) -> list[dict[str, Any]]:
    """Say for build.json what ``inputs`` are: files with size and SHA-256, and what is no file by name.

    A file goes by its path as given or, where that is absolute, below the folder that it was found in.
    Raises QuotebuilderError as reading the inputs does.
    """
    described: list[dict[str, Any]] = []
    for one in [os.fspath(written) for written in inputs]:
        if one == STANDARD_INPUT or not (os.path.exists(one) or glob.has_magic(one)):
            described.append({"name": one})
            continue
        above = os.path.dirname(os.path.normpath(one)) if os.path.isabs(one) else None
        for source in expand([one], split):
            if isinstance(source, Rejected):
                continue
            name = source.label if above is None else os.path.relpath(source.label, above)
            described.append({"name": name, **_fingerprint(source.label)})
    return described


def _files_in(folder: str | None) -> list[dict[str, Any]] | None:
    """Say what is in a folder of word lists: where it is plays no part, so that is not said."""
    if folder is None:
        return None
    return [{"name": name, **_fingerprint(os.path.join(folder, name))} for name in sorted(os.listdir(folder))]


def _fingerprint(path: str) -> dict[str, Any]:
    if not os.path.isfile(path):
        return {}
    try:
        with open(path, "rb") as file:
            return {"bytes": os.path.getsize(path), "sha256": _sha256(file)}
    except OSError:
        # Reading it fails too, and reports that.
        return {}


def _sha256(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


class _Outcome(msgspec.Struct, Generic[Result]):
    """What became of one article: a result, or why there is none and where in our code it happened."""

    result: Result | None = None
    rejected: Rejected | None = None
    trace: str = ""


def _each(
    work: Callable[[Article], Result], articles: Iterable[Article], workers: int, rejects: Rejects
) -> Iterator[Result]:
    attempt = partial(_attempt, work)
    start, done = time.monotonic(), 0
    for outcome in run(attempt, articles, workers=workers, size=lambda article: len(article.text)):
        if outcome.rejected is not None:
            log.info("%s", outcome.trace)
            rejects(outcome.rejected)
        elif outcome.result is not None:
            done += 1
            yield outcome.result
    log.info("%d articles in %.1f seconds, on %d processes at most", done, time.monotonic() - start, workers)


def _attempt(work: Callable[[Article], Result], article: Article) -> _Outcome[Result]:
    """Do ``work``, or say why it can't be done: one bad article never stops the others."""
    try:
        return _Outcome(result=work(article))
    except ContractError as error:
        reason = f"the annotation breaks the data contract ({error}); please report this"
        trace = traceback.format_exc()
    except Exception as error:
        reason = f"the annotation failed ({type(error).__name__}: {error}); please report this"
        trace = traceback.format_exc()
    return _Outcome(rejected=rejection(article, reason), trace=trace)


def rejection(article: Article, reason: str) -> Rejected:
    """Return the record that ``article`` was read from as rejected for ``reason``."""
    source = article.source or article.id
    file, _, line = source.rpartition(":")
    if file and line.isdecimal():
        return Rejected(file, int(line), reason)
    return Rejected(source, None, reason)


def _line(article: Article, options: AnnotationOptions) -> Line:
    article = annotate_article(article, options=options)
    return Line(checked_json(article) + b"\n", count(article))


def _rows(article: Article, options: AnnotationOptions, splits: Splits) -> ArticleRows:
    return article_rows(annotate_article(article, options=options), splits)
