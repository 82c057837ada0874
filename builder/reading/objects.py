"""Articles given as Python objects: strings, mappings, `Article`s."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from builder.errors import Rejected
from builder.reading.ids import Ids, content_digest
from builder.reading.records import Mapper, Row
from builder.schema import Article

LABEL = "articles"
"""What such articles say they come from: the first has the ``source`` ``articles:1``."""


def articles_from(
    items: Iterable[str | Mapping[str, Any] | Article],
    *,
    columns: Mapping[str, str] | None = None,
    unique: bool,
    on_reject: Callable[[Rejected], None],
) -> Iterator[Article]:
    """Yield an article for every string (its text), mapping (a record) and `Article` of ``items``, in order.

    ``columns`` maps fields to the mappings' keys, where these are not known. Where an id is missing, a digest
    of title and text becomes it; with ``unique``, an item whose id was there before goes to ``on_reject``, as
    do items that are no article. An `Article` is taken as it is, its quotations left out.
    """
    mapper, ids = Mapper(columns), Ids()
    for number, item in enumerate(items, 1):
        article = _article(item, number, mapper)
        if isinstance(article, Article):
            article.id = article.id or content_digest(article)
            duplicate = ids.settle(article, LABEL, number, None) if unique else None
            if duplicate is None:
                yield article
            else:
                on_reject(Rejected(LABEL, number, duplicate))
        else:
            on_reject(article)


def _article(item: object, number: int, mapper: Mapper) -> Article | Rejected:
    if isinstance(item, Article):
        article = msgspec.structs.replace(item, quotations=[], speakers=[])
        try:
            article.id = article.id or content_digest(article)
        except UnicodeEncodeError:
            return Rejected(
                LABEL, number, "the text has half of a surrogate pair; decode it again from its origin"
            )
        return article
    if isinstance(item, str):
        return _given_words.article(Row(number, {"text": item}), LABEL)
    if isinstance(item, Mapping):
        return mapper.article(Row(number, item), LABEL)
    return Rejected(
        LABEL,
        number,
        f"an object of type {type(item).__name__} is no article; give a string, a mapping or an Article",
    )


_given_words = Mapper()
