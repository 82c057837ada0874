"""The later phases of a build: groups and splits over all parts, then the rows of each part."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from builder.assembly.grouping.groups import GroupCounts, Groups, largest
from builder.assembly.grouping.keys import Keys
from builder.assembly.grouping.shared_quotations import articles_of
from builder.assembly.grouping.table import KeyTable
from builder.assembly.keeping import kept_articles, representatives, torn_articles
from builder.assembly.placing import SplitBy, place
from builder.assembly.rows import ArticleRows, article_rows
from builder.assembly.splits import NAMES, Splits
from builder.building.parts import PART, PartStore
from builder.running import run
from builder.schema import Article
from builder.storage import is_url, read_ahead

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class PlacedPart(msgspec.Struct):
    """Where the articles of a part go, in their order.

    ``places`` are those in `builder.assembly.splits.NAMES`, -1 for an article that is left out. The groups are
    given where they are not named after the article, or the quotation, itself: ``duplicate_groups`` by the
    number of the article in the part, ``quotation_groups`` by that of the quotation in the part, from 0.
    """

    number: int
    places: list[int]
    duplicate_groups: dict[int, str]
    quotation_groups: dict[int, str]

    def packed(self) -> bytes:
        """Return all that in a few bytes: there is one of every part at a time, and ids are much alike."""
        return zlib.compress(msgspec.msgpack.encode(self), level=1)


def unpacked(packed: bytes) -> PlacedPart:
    """Return what was `PlacedPart.packed`."""
    return msgspec.msgpack.decode(zlib.decompress(packed), type=PlacedPart)


class Placement(msgspec.Struct):
    """Where everything goes: by part, each packed, with the numbers of the groups and what could not be as asked for.

    ``texts_sha256`` is the SHA-256 of the digests of all texts, one after the other.
    """

    parts: list[bytes]
    groups: GroupCounts
    left_out: int
    notes: list[str]
    texts_sha256: str


def place_parts(
    store: PartStore, parts: Sequence[int], splits: Splits, by: SplitBy, *, deduplicate: bool
) -> Placement:
    """Group the articles and quotations of the ``parts``, by number, of ``store``, and choose their splits.

    With ``deduplicate``, one of each group of near-duplicates is kept. Raises QuotebuilderError where a part has
    been damaged.
    """
    import numpy as np

    sizes: list[int] = []
    there = array("b")

    def keys() -> Iterator[Keys]:
        for part, found in read_ahead(store.known_keys, parts, store.folder):
            sizes.append(len(found))
            there.extend([-1 if part.place is None else part.place] * len(found))
            yield found

    table = KeyTable(keys(), None if is_url(store.folder) else store.folder)
    texts = sha256(table.digests.tobytes()).hexdigest()
    fixed = np.frombuffer(there, np.int8)
    groups = Groups(table)
    torn = torn_articles(groups, fixed)
    if torn.any():
        table.mute(torn)
        groups = Groups(table)
    kept = kept_articles(table, groups, fixed) if deduplicate else np.ones(len(table), bool)
    kept &= ~torn
    places, notes = place(table, groups, splits, by, kept, fixed)
    if torn.any():
        notes.append(
            f"left out of the new articles: {np.count_nonzero(torn):,}, tied to articles of the dataset that was"
            " extended which are in different splits"
        )
    places = np.where(kept, places, -1).astype(np.int8)
    article_groups = representatives(groups.duplicates, table, kept)
    quotation_groups = _quotation_representatives(table, groups, kept)
    counts = groups.counts()
    counts.largest = largest(groups.together[kept]) if deduplicate else counts.largest
    placed: list[bytes] = []
    first = 0
    for number, size in zip(parts, sizes, strict=True):
        last = first + size
        quotations = range(*table.first_quotation[[first, last]].tolist())
        placed.append(
            PlacedPart(
                number,
                places[first:last].tolist(),
                {
                    n - first: table.ids[article_groups[n]]
                    for n in _others(article_groups, range(first, last))
                },
                {
                    n - quotations.start: _quotation_id(table, int(quotation_groups[n]))
                    for n in _others(quotation_groups, quotations)
                },
            ).packed()
        )
        first = last
    return Placement(placed, counts, int(np.count_nonzero(~kept)), notes, texts)


def assemble_parts(store: PartStore, placed: Sequence[bytes], *, workers: int) -> Iterator[list[ArticleRows]]:
    """Yield the rows of each part of ``placed``, in order; these are packed.

    Raises QuotebuilderError where a part has been damaged.
    """
    return run(partial(assemble_part, store=store), placed, workers=workers, size=lambda _: PART)


def assemble_part(packed: bytes, *, store: PartStore) -> list[ArticleRows]:
    """Return the rows of one part. Raises QuotebuilderError where it has been damaged."""
    placed = unpacked(packed)
    lines = store.lines(store.known(placed.number))
    if lines is None:
        raise store.damaged(placed.number)
    decoder = msgspec.json.Decoder(Article)
    rows: list[ArticleRows] = []
    number = 0
    for n, (line, split) in enumerate(zip(lines.splitlines(), placed.places, strict=True)):
        article = decoder.decode(line)
        article.duplicate_group = placed.duplicate_groups.get(n, article.id)
        for quotation in article.quotations:
            quotation.quotation_group = placed.quotation_groups.get(number, quotation.id)
            number += 1
        if split >= 0:
            rows.append(article_rows(article, NAMES[split]))
    return rows


def _quotation_representatives(table: KeyTable, groups: Groups, kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each quotation the one its group is named after: the first in an article that is kept."""
    import numpy as np

    roots = groups.quotations
    standing = np.arange(len(roots))
    if len(roots) and not kept.all():
        dropped = ~kept[articles_of(standing, table)]
        order = np.lexsort((dropped, roots))
        firsts = order[np.unique(roots[order], return_index=True)[1]]
        standing[roots[firsts]] = firsts
    return standing[roots]


def _quotation_id(table: KeyTable, number: int) -> str:
    import numpy as np

    article = int(articles_of(np.array([number]), table)[0])
    return f"{table.ids[article]}/{number - int(table.first_quotation[article]) + 1}"


def _others(representatives: NDArray[np.int64], numbers: range) -> list[int]:
    """Return those of ``numbers`` that are not represented by themselves."""
    import numpy as np

    own = np.arange(numbers.start, numbers.stop)
    return (own[representatives[own] != own]).tolist()  # type: ignore[no-any-return]
