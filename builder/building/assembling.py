"""The later phases of a build: groups and splits over all parts, then the rows of each part."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from builder.assembly.grouping.groups import GroupCounts, Groups, largest
from builder.assembly.grouping.keys import Keys
from builder.assembly.grouping.shared_quotations import SharedQuotations
from builder.assembly.grouping.table import KeyTable
from builder.assembly.keeping import kept_articles, representatives, torn_articles
from builder.assembly.placing import SplitBy, place
from builder.assembly.rows import ArticleRows, article_rows
from builder.assembly.splits import NAMES, Splits
from builder.building.parts import PART, PartStore
from builder.building.placements import PlacedPart, Placements, unpacked
from builder.running import run
from builder.schema import Article
from builder.storage import is_url, read_ahead

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Placement(msgspec.Struct):
    """Where everything goes, by part, with the numbers of the groups and what could not be as asked for.

    ``texts_sha256`` is the SHA-256 of the digests of all texts, one after the other.
    """

    parts: Placements
    groups: GroupCounts
    left_out: int
    notes: list[str]
    texts_sha256: str


def place_parts(
    store: PartStore, parts: Sequence[int], file: str, splits: Splits, by: SplitBy, *, deduplicate: bool
) -> Placement:
    """Group the articles and quotations of the ``parts``, by number, of ``store``, and choose their splits.

    With ``deduplicate``, one of each group of near-duplicates is kept. Where each goes is written to ``file``, a path.
    Raises QuotebuilderError where a part has been damaged, and OSError.
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
    named = _quotation_representatives(table, groups.quotations, kept)
    counts = groups.counts()
    counts.largest = largest(groups.together[kept]) if deduplicate else counts.largest

    def placed() -> Iterator[PlacedPart]:
        first = 0
        for number, size in zip(parts, sizes, strict=True):
            last = first + size
            yield PlacedPart(
                number,
                places[first:last].tolist(),
                _duplicate_groups(table, article_groups, first, last),
                _quotation_groups(table, groups.quotations.numbers, named, first, last),
            )
            first = last

    placements = Placements(file)
    placements.write(placed())
    return Placement(placements, counts, int(np.count_nonzero(~kept)), notes, texts)


def assemble_parts(store: PartStore, placements: Placements, *, workers: int) -> Iterator[list[ArticleRows]]:
    """Yield the rows of each part of ``placements``, in order.

    Raises QuotebuilderError where a part, or where it goes, has been damaged.
    """
    return run(partial(assemble_part, store=store), placements.packed(), workers=workers, size=lambda _: PART)


def assemble_part(packed: bytes, *, store: PartStore) -> list[ArticleRows]:
    """Return the rows of one part, as `Placements` packs it. Raises QuotebuilderError where it has been damaged."""
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


def _quotation_representatives(
    table: KeyTable, shared: SharedQuotations, kept: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return for each of the ``shared`` the one its group is named after: the first in an article that is kept."""
    import numpy as np

    order = np.lexsort((~kept[table.articles_of(shared.numbers)], shared.firsts))
    _, heads, group = np.unique(shared.firsts[order], return_index=True, return_inverse=True)
    named = np.empty_like(shared.numbers)
    named[order] = shared.numbers[order[heads]][group]
    return named


def _duplicate_groups(table: KeyTable, named: NDArray[np.int64], first: int, last: int) -> dict[int, str]:
    """Return the groups that articles of ``first`` to ``last`` - 1 are ``named`` after, as `PlacedPart` has them."""
    import numpy as np

    others = np.flatnonzero(named[first:last] != np.arange(first, last))
    return {
        n: table.ids[of] for n, of in zip(others.tolist(), named[first:last][others].tolist(), strict=True)
    }


def _quotation_groups(
    table: KeyTable, numbers: NDArray[np.int64], named: NDArray[np.int64], first: int, last: int
) -> dict[int, str]:
    """Likewise those of the quotations in these articles; ``named`` is of the quotations ``numbers``."""
    import numpy as np

    start, end = table.first_quotation[[first, last]]
    here = slice(*np.searchsorted(numbers, [start, end]))
    own, of = numbers[here], named[here]
    own, of = own[own != of], of[own != of]
    articles = table.articles_of(of)
    places = of - table.first_quotation[articles] + 1
    return {
        n: f"{table.ids[article]}/{place}"
        for n, article, place in zip((own - start).tolist(), articles.tolist(), places.tolist(), strict=True)
    }
