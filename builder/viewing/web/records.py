"""Articles for scripts in a browser: the data contract with offsets as JavaScript counts them."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

import msgspec

from builder.schema import Article


def browser_record(article: Article) -> dict[str, Any]:
    """Return ``article`` as the scripts of our pages take it.

    The fields are those of the data contract without ``extra``. Every ``start`` and ``end`` counts UTF-16 code
    units of the text, which is how strings are indexed in JavaScript, instead of code points.
    """
    record: dict[str, Any] = msgspec.to_builtins(article)
    record.pop("extra", None)
    for quotation in record["quotations"]:
        quotation.pop("extra", None)
    text = article.text
    if not text.isascii() and max(text) > "\uffff":
        _shift(record, [place for place, character in enumerate(text, 1) if character > "\uffff"])
    return record


def _shift(value: Any, pairs: list[int]) -> None:
    """Add to every offset in ``value`` the number of surrogate pairs before it; ``pairs`` is where they end."""
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            _shift(inner, pairs)
    if isinstance(value, dict):
        for key in ("start", "end"):
            if key in value:
                value[key] += bisect_right(pairs, value[key])
