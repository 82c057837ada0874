"""The cheap check that what is written keeps the data contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from builder.schema import Article, violations

_decoder = msgspec.json.Decoder(Article)


class ContractError(Exception):
    """An annotated article does not keep the data contract: a fault of ours, not of the article's writer."""


def checked_json(article: Article) -> bytes:
    """Return ``article`` as one line of JSON, without line break, after checking what was written.

    The line is read back, which checks the types, and `builder.schema.violations` checks the rest. Raises
    ContractError, which says the field, where the article does not keep the contract.
    """
    for said in nameless_or_undated(article):
        raise ContractError(said)
    try:
        line = msgspec.json.encode(article)
    except UnicodeEncodeError as error:
        raise ContractError("holds half of a surrogate pair, which no UTF-8 file can hold") from error
    try:
        found = violations(_decoder.decode(line))
    except msgspec.ValidationError as error:
        raise ContractError(str(error)) from error
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise ContractError(found[0] + more)
    return line


def nameless_or_undated(article: Article) -> Iterator[str]:
    """Say what is wrong with the id and the date of an article; of the rest `violations` does."""
    if not article.id:
        yield "id: empty"
    if article.published is not None and not _is_day(article.published):
        yield f"published: {article.published!r} is not a date like 2023-11-02"


def _is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
