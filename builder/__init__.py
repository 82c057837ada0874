"""Quotebuilder: who said what in the news, for whom and to whom, as a dataset."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datasets import DatasetDict

    from builder.cluster.engines import Engine
    from builder.errors import QuotebuilderError, Rejected
    from builder.evaluation import evaluate
    from builder.hub import pull, push
    from builder.schema import Affiliation, Article, Cue, Entity, Outlet, Quotation, Span, Speaker
    from builder.validation import validate

__version__ = "0.1.0"
__all__ = [
    "Affiliation",
    "Article",
    "Cue",
    "Engine",
    "Entity",
    "Outlet",
    "Quotation",
    "QuotebuilderError",
    "Rejected",
    "Span",
    "Speaker",
    "annotate",
    "evaluate",
    "generate",
    "pull",
    "push",
    "validate",
]


def annotate(
    articles: str | Mapping[str, Any] | Article | Iterable[str | Mapping[str, Any] | Article],
    *,
    columns: Mapping[str, str] | None = None,
    double_apostrophes: bool = False,
    lexicon: str | None = None,
    spacy_model: str | None = None,
    max_article_chars: int = 10_000_000,
    workers: int = 1,
    on_reject: Callable[[Rejected], None] | None = None,
) -> Iterator[Article]:
    """Find the quotations in articles and link them.

    >>> (article,) = annotate("“The pier stays open,” said Mara Quill, the harbour master.")
    >>> article.quotations[0].speaker.name
    'Mara Quill'

    Args:
        articles: one article or an iterable of them, which is read as the result is: a string is the text of
            an article (not a path), a mapping a record with at least a text, under one of the usual names.
        columns: which key of a mapping has which field of `Article`, where the usual names do not fit:
            ``{"text": "story"}``.
        double_apostrophes: read ``''...''``, two apostrophes on each side, as quotation marks.
        lexicon: a folder with word lists of one's own, named like those of the package, to add to them.
        spacy_model: the name or folder of a trained spaCy pipeline whose parse and entities improve the rules.
        max_article_chars: articles with more code points are rejected.
        workers: how many processes to use; the result is the same. With more than one, a script needs the
            usual ``if __name__ == "__main__":``.
        on_reject: called with each item that is no article, as a `Rejected`; the rest goes on.

    Returns:
        An iterator of `Article` with ``quotations`` and ``speakers``, in the order given. Offsets are code
        points of ``Article.text``: the text given, without null bytes, carriage returns and white space
        around it.

    Raises:
        QuotebuilderError: for a ``lexicon`` whose files or lines are no word lists, and a ``spacy_model`` that
            can't be loaded; while iterating, for ``columns`` that name no field, and, where there is no
            ``on_reject``, for the first item that is no article.
    """
    from builder.building.annotating import annotated, annotation_options
    from builder.building.rejects import Rejects, bounded
    from builder.reading.objects import articles_from
    from builder.schema import Article

    options = annotation_options(
        double_apostrophes=double_apostrophes, lexicon=lexicon, spacy_model=spacy_model
    )
    rejects = Rejects(on_reject or (lambda _: None), strict=on_reject is None)
    items = [articles] if isinstance(articles, (str, Mapping, Article)) else articles
    given = articles_from(items, columns=columns, unique=False, on_reject=rejects)
    return annotated(bounded(given, max_article_chars, rejects), options, workers=workers, rejects=rejects)


def generate(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | Iterable[Mapping[str, Any] | Article],
    output: str | os.PathLike[str],
    *,
    split: str | Sequence[float] = (0.8, 0.1, 0.1),
    split_by: Literal["random", "published", "publisher", "speaker"] = "random",
    deduplicate: bool = False,
    format: Literal["jsonl", "parquet"] = "jsonl",
    shard_size: str | int = "500MB",
    corrections: Iterable[str | os.PathLike[str]] = (),
    extend: str | os.PathLike[str] | None = None,
    license: str | None = None,
    source_licenses: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    input_split: str | None = None,
    double_apostrophes: bool = False,
    lexicon: str | None = None,
    spacy_model: str | None = None,
    max_article_chars: int = 10_000_000,
    workers: int = 1,
    engine: Engine | None = None,
    work_folder: str | None = None,
    restart: bool = False,
    on_reject: Callable[[Rejected], None] | None = None,
) -> DatasetDict:
    """Annotate articles and build a dataset folder from them, as ``quotebuilder generate`` does.

    Args:
        inputs: files, folders and globs, also as URLs, or ids of datasets on the Hub; or an iterable of articles,
            mappings or `Article`s, as `annotate` takes them (but no strings: these are paths here).
        output: the folder, a path or URL: made anew, or an earlier build, which is replaced once the new one is
            complete.
        split: the shares of train, validation and test, whose sum is 1. Near-duplicates, and articles that
            share a quotation, go to the same split.
        split_by: what decides which. "random": the texts, so that adding articles moves only those that they
            are near-duplicates of, or share a quotation with; "published": the day, the newest to test;
            "publisher", "speaker": none of these is in two splits. What could not be as asked for is said in
            ``notes`` in build.json, and logged as a warning.
        deduplicate: keep one article of each group of near-duplicates.
        format: how the rows are written.
        shard_size: the longest file of rows, in bytes or as "500MB".
        corrections: files with decisions of people to apply, of which the last wins; those that do not apply go to
            ``on_reject``.
        extend: a dataset to add to, its folder or its id on the Hub: its rows stay as they are, each in its split.
            New articles that belong together with old ones go to the split of these; what has the text of one that is
            there is left out.
        license: the dataset's licence, as the Hub calls it ("cc-by-4.0"), for the card; unknown without it.
        source_licenses: likewise those that the publishers' articles are under, by publisher.
        columns: which column of the input has which field of `Article`, where the usual names do not fit.
        input_split: which split to read, of an input that is a dataset.
        double_apostrophes: read ``''...''``, two apostrophes on each side, as quotation marks.
        lexicon: a folder with word lists of one's own, named like those of the package, to add to them.
        spacy_model: the name or folder of a trained spaCy pipeline whose parse and entities improve the rules.
        max_article_chars: articles with more code points are rejected.
        workers: how many processes to use; the bytes written are the same. With more than one, a script
            needs the usual ``if __name__ == "__main__":``.
        engine: the cluster that annotates, with ``workers`` tasks at once or, where that is 1, as many as it has room
            for: ``Engine(name="ray")`` or ``Engine(name="slurm", partition="news")``; without it, this machine.
        work_folder: the folder, a path or URL, in which what is done is kept until the build is complete;
            default: beside the output or, where that is a URL, in the current folder.
        restart: begin anew rather than go on with an unfinished build.
        on_reject: called with each record that could not be used; without it they are logged as warnings. They
            are in ``rejected.jsonl`` of the folder too.

    Returns:
        The ``quotations`` configuration of the new dataset, by split (empty where nothing was found).

    Raises:
        QuotebuilderError: for inputs that do not exist, shares that do not add up, word lists or corrections with
            faults, no article at all, an ``output`` that is no earlier build or can't be written, and where an
            unfinished build there is of something else. The old output is untouched then.
    """
    import itertools
    import logging
    from pathlib import Path

    from datasets import DatasetDict, load_dataset

    from builder.assembly.build import Licences
    from builder.assembly.features import features
    from builder.assembly.shards import ShardForm, parse_size
    from builder.assembly.splits import parse_splits
    from builder.building.annotating import annotation_options
    from builder.building.dataset import build_dataset
    from builder.building.inputs import describe
    from builder.building.options import BuildOptions
    from builder.building.rejects import Rejects
    from builder.errors import QuotebuilderError
    from builder.reading import read_articles
    from builder.reading.objects import articles_from
    from builder.storage import is_url, join

    splits, form = parse_splits(split), ShardForm(format, parse_size(shard_size))
    annotation = annotation_options(
        double_apostrophes=double_apostrophes, lexicon=lexicon, spacy_model=spacy_model
    )
    log = logging.getLogger(__name__)
    items: Iterator[Any] = iter([inputs] if isinstance(inputs, (str, os.PathLike)) else inputs)
    first = list(itertools.islice(items, 1))
    cluster = None
    read: Callable[[Callable[[Rejected], None]], Iterator[Article]]
    if first and not isinstance(first[0], (str, os.PathLike)):
        if engine is not None and engine.name != "local":
            raise QuotebuilderError(
                "a cluster reads files, no articles of this process; write them to a file first"
            )
        described: list[dict[str, Any]] = [{"name": "articles"}]
        given = itertools.chain(first, items)

        def read(on_reject: Callable[[Rejected], None]) -> Iterator[Article]:
            return articles_from(given, columns=columns, unique=True, on_reject=on_reject)
    else:
        paths = [*first, *items]
        described = describe(paths, input_split)
        if engine is not None:
            at_once = None if workers == 1 else workers
            cluster = engine.cluster(tuple(map(os.fspath, paths)), columns, input_split, at_once)

        def read(on_reject: Callable[[Rejected], None]) -> Iterator[Article]:
            return read_articles(paths, columns=columns, split=input_split, on_reject=on_reject)

    build, _ = build_dataset(
        read,
        output,
        BuildOptions(
            annotation=annotation,
            inputs=described,
            reading={"columns": dict(columns) if columns else None, "input_split": input_split},
            corrections=tuple(os.fspath(path) for path in corrections),
            splits=splits,
            split_by=split_by,
            deduplicate=deduplicate,
            form=form,
            licences=Licences(license, dict(source_licenses or {})),
            max_article_chars=max_article_chars,
        ),
        workers=workers,
        rejects=Rejects(on_reject or log.warning),
        work=work_folder,
        extend=None if extend is None else os.fspath(extend),
        cluster=cluster,
        restart=restart,
        on_note=log.info,
    )
    for note in build.notes:
        log.warning("%s: %s", output, note)
    if not any(counts.quotations for counts in build.counts.values()):
        return DatasetDict()
    place = os.fspath(output)
    if is_url(place):
        files: dict[str, list[str]] = {}
        for name, shard in build.files.items():
            if shard.configuration == "quotations":
                files.setdefault(shard.split, []).append(join(place, name))
        kind = "parquet" if form.format == "parquet" else "json"
        loaded = load_dataset(kind, data_files=files, features=features("quotations"))
    else:
        loaded = load_dataset(str(Path(place).resolve()), "quotations")
    assert isinstance(loaded, DatasetDict)
    return loaded


def __getattr__(name: str) -> Any:
    """Import what is not defined here when it is first asked for, so that ``import builder`` is quick."""
    if name in ("QuotebuilderError", "Rejected"):
        from builder import errors as home
    elif name == "Engine":
        from builder.cluster import engines as home  # type: ignore[no-redef]
    elif name == "evaluate":
        from builder import evaluation as home  # type: ignore[no-redef]
    elif name in ("pull", "push"):
        from builder import hub as home  # type: ignore[no-redef]
    elif name == "validate":
        from builder import validation as home  # type: ignore[no-redef]
    elif name in __all__:
        from builder import schema as home  # type: ignore[no-redef]
    else:
        raise AttributeError(f"module 'builder' has no attribute {name!r}")
    return getattr(home, name)
