"""Reading the gold: a built dataset, a dataset on the Hub, annotated articles, or attributions with links."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from builder.errors import QuotebuilderError
from builder.evaluation.annotations import AnnotatedArticle, as_annotated, by_id, check_offsets, read_rows
from builder.evaluation.comparison import GoldArticle
from builder.evaluation.protocols.base import Protocol
from builder.evaluation.protocols.contract import ContractProtocol
from builder.evaluation.protocols.polnear import PolnearArticle, PolnearLink, PolnearProtocol
from builder.reading import read_annotated
from builder.reading.dataset_folder import article_shards, splits_of
from builder.reading.hub import parse_hub_id
from builder.reading.labels import named
from builder.reading.sources import file_kind, look_for
from builder.storage import printable


class Gold(msgspec.Struct):
    """What to evaluate on: the articles, where they come from, and the split if there are splits.

    ``left_out`` are the ids of those that are no gold, as people have not verified them.
    """

    name: str
    split: str | None
    articles: list[GoldArticle]
    left_out: frozenset[str] = frozenset()

    @property
    def quotations(self) -> int:
        """How many gold units there are."""
        return sum(len(units) for article in self.articles for units in article.units.values())


def read_gold(
    source: str | Path | Iterable[object],
    protocol: Protocol,
    split: str | None = None,
    links: str | Path | None = None,
    *,
    verified: bool = False,
) -> Gold:
    """Read gold from a dataset folder, a Hub id, a JSONL file, or articles in memory.

    ``split`` (of a dataset, "test" unless said; "validation+test" for several) and ``links`` (a JSONL file,
    for the polnear protocol) go with some of these only. ``verified``: take what people have verified alone; see
    `_verified`. Raises `QuotebuilderError` where the gold is
    empty, is not in the form that ``protocol`` wants, or does not fit itself.
    """
    if isinstance(protocol, PolnearProtocol):
        if verified:
            raise QuotebuilderError("gold in the manner of PolNeAR does not say what is verified")
        return _read_polnear(source, protocol, split, links)
    assert isinstance(protocol, ContractProtocol)
    if links is not None:
        raise QuotebuilderError("links go with the polnear protocol; give --protocol polnear")
    name, rows, used = _rows(source, split)
    articles, left_out = [], set()
    for read in by_id(rows, name).values():
        article = _verified(read, protocol.task) if verified else read
        if article is None:
            left_out.add(read.id)
            continue
        if not article.text:
            raise QuotebuilderError(
                f"{name}: article {article.id!r}: field text: is absent; gold needs the text"
            )
        check_offsets(article, article.text, name)
        articles.append(protocol.gold_article(article))
    if verified and not articles:
        raise QuotebuilderError(
            f"{name if used is None else f'{name}, split {used}'}: nothing is verified; articles are by a decision"
            " `complete`, and for --task attribution and links single quotations by any (docs/corrections.md)"
        )
    return _filled(Gold(name, used, articles, frozenset(left_out)))


def _verified(article: AnnotatedArticle, task: str) -> AnnotatedArticle | None:
    """Return what of ``article`` is gold for ``task``: its verified quotations; None where there is nothing.

    Whether all quotations are found, and nothing else, can be judged only where all of the article was reviewed.
    """
    quotations = [quotation for quotation in article.quotations if quotation.verified]
    if not article.verified and (task == "extraction" or not quotations):
        return None
    return msgspec.structs.replace(article, quotations=quotations)


def _filled(gold: Gold) -> Gold:
    where = gold.name if gold.split is None else f"{gold.name}, split {gold.split}"
    if not gold.articles:
        raise QuotebuilderError(f"{where}: no articles to evaluate on")
    if not gold.quotations:
        raise QuotebuilderError(f"{where}: no article has a gold quotation, so there is nothing to find")
    return gold


def _rows(
    source: str | Path | Iterable[object], split: str | None
) -> tuple[str, Iterator[AnnotatedArticle], str | None]:
    """Return the name of the gold, its rows, and the split used."""
    if not isinstance(source, str | Path):
        _no_split(split, "articles in memory")
        return "gold", (as_annotated(article, "gold") for article in source), None
    place, name = str(source), printable(str(source))
    there, folder = look_for(place)
    if folder:
        used = split or "test"
        files = _shards(place, used)
        return name, (row for file in files for row in _shard_rows(file)), used
    hub_id = None if there or file_kind(place) is not None else parse_hub_id(place)
    if hub_id is not None:
        used = split or "test"
        rows = hub_rows(hub_id.name, used, hub_id.config or "articles", hub_id.revision)
        return name, (as_annotated(row, name) for row in rows), used
    _no_split(split, name)
    return name, read_rows(place, AnnotatedArticle, _of_polnear), None


def _shard_rows(file: str) -> Iterator[AnnotatedArticle]:
    if file.endswith(".parquet"):
        return (as_annotated(article, printable(file)) for article in read_annotated(file))
    return read_rows(file, AnnotatedArticle)


def _of_polnear(row: Mapping[str, Any]) -> str | None:
    """Say of a row that has no quotations whether it is one of the other form of gold."""
    if "attributions" in row and "quotations" not in row:
        return "has attributions, not quotations; give --protocol polnear"
    return None


def _no_split(split: str | None, name: str) -> None:
    if split is not None:
        raise QuotebuilderError(f"{name} has no splits; --split {split} goes with a dataset")


def _shards(folder: str, split: str) -> list[str]:
    """Return the article files of a built dataset's ``split``, or of several."""
    if not splits_of(folder):
        raise QuotebuilderError(
            f"{printable(folder)}: no data/articles in it; give a folder that quotebuilder generate made"
        )
    return [file for name in split.split("+") for file in article_shards(folder, name)]


def hub_rows(
    dataset: str, split: str, configuration: str = "articles", revision: str | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a split of a dataset that `datasets` can load."""
    from datasets import load_dataset

    try:
        rows = load_dataset(dataset, configuration, split=split, revision=revision)
    except Exception as error:  # The library and the network raise many kinds, all with a message for people.
        raise QuotebuilderError(f"{dataset}: cannot be loaded: {error}") from error
    for row in rows:
        yield {
            name: value.isoformat() if isinstance(value, datetime.date) else value
            for name, value in named(row, rows.features).items()
        }


def _read_polnear(
    source: str | Path | Iterable[object],
    protocol: PolnearProtocol,
    split: str | None,
    links: str | Path | None,
) -> Gold:
    if not isinstance(source, str | Path):
        raise QuotebuilderError("the polnear protocol reads its gold from a JSONL file")
    name = printable(str(source))
    _no_split(split, name)
    gold = by_id(read_rows(str(source), PolnearArticle), name)
    by_article: dict[str, dict[str, PolnearLink]] = defaultdict(dict)
    for link in read_rows(links, PolnearLink) if links is not None else ():
        if link.article not in gold:
            raise QuotebuilderError(f"{links}: article {link.article!r}: field article: not in {name}")
        if link.id not in {attribution.id for attribution in gold[link.article].attributions}:
            raise QuotebuilderError(
                f"{links}: article {link.article!r}: field id: no attribution {link.id!r}"
            )
        if not link.doubt:
            by_article[link.article][link.id] = link
    articles = []
    for article in gold.values():
        _check_polnear(article, name)
        articles.append(protocol.gold_article(article, by_article[article.id]))
    return _filled(Gold(name, None, articles))


def _check_polnear(article: PolnearArticle, name: str) -> None:
    for i, attribution in enumerate(article.attributions):
        if not attribution.content:
            raise QuotebuilderError(
                f"{name}: article {article.id!r}: field attributions[{i}].content: is empty"
            )
        for field in ("source", "cue", "content", "segments"):
            for start, end in getattr(attribution, field):
                if not 0 <= start <= end <= len(article.text):
                    raise QuotebuilderError(
                        f"{name}: article {article.id!r}: field attributions[{i}].{field}: "
                        f"[{start}, {end}) is not a stretch of the text (0 to {len(article.text)})"
                    )
