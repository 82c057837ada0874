"""HTML pages: the article in them, and what the page says of its title, date, publisher, author, address."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from importlib.util import find_spec

from builder.errors import Rejected
from builder.reading.files import InputFile, read_file
from builder.reading.records import Row
from builder.reading.streaming import in_short

MISSING_EXTRA = 'reading HTML needs an extra package: pip install "quotebuilder[html]"'


MAX_ATTRIBUTES = 1_000
"""The most attributes of a tag; the time that the parser takes is quadratic in their number."""

# An attribute as HTML has it: a name, and a value with or without marks. The lookahead, matched once more by what it
# found, keeps the expression from trying shorter ones, and so in linear time.
_ATTRIBUTE = rb"(?:(?=([\s/]*[^\s/>=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"'][^\s>]*)?)?))\1)"
_TAG = re.compile(rb"<[a-zA-Z][^\s/>]*" + _ATTRIBUTE + rb"{0,%d}" % (MAX_ATTRIBUTES + 1))
_ONE_MORE = re.compile(rb"<[a-zA-Z][^\s/>]*" + _ATTRIBUTE + rb"{%d}" % (MAX_ATTRIBUTES + 1))


def can_read_html() -> bool:
    """Tell whether trafilatura, which finds the article in a page, is installed."""
    return find_spec("trafilatura") is not None


def read_html(file: InputFile) -> Iterator[Row | Rejected]:
    """Yield the one article of a page, or why there is none; a paragraph is a line of its text.

    The publisher is the site's name as the page states it, never its host name; the date is the one of
    first publication.
    """
    if not can_read_html():
        yield Rejected(file.label, None, MISSING_EXTRA)
        return
    data = read_file(file)
    yield data if isinstance(data, Rejected) else _parse_html(data, file.label)


def _parse_html(data: bytes, label: str) -> Row | Rejected:
    try:
        import trafilatura  # noqa: F401
    except ImportError as error:  # it is there, but something that it needs is not
        return Rejected(label, None, f"{MISSING_EXTRA} ({error})")
    if _overloaded(data):
        return Rejected(
            label, None, f"a tag in it has more than {MAX_ATTRIBUTES:,} attributes; it is no page of news"
        )
    # It logs each page that it finds nothing in; we say so ourselves.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    try:
        return _found(data, label)
    except Exception as error:
        reason = f"the page cannot be taken apart ({type(error).__name__}: {in_short(error)})"
        return Rejected(label, None, reason)


def _overloaded(data: bytes) -> bool:
    """Tell whether a tag in ``data`` has more than `MAX_ATTRIBUTES`, in linear time."""
    if b"\0" in data:  # UTF-16
        data = data.replace(b"\0", b"")
    least = 2 * MAX_ATTRIBUTES
    return any(
        tag.end() - tag.start() > least and _ONE_MORE.match(tag[0]) is not None for tag in _TAG.finditer(data)
    )


def _found(data: bytes, label: str) -> Row | Rejected:
    import trafilatura

    tree = trafilatura.load_html(data)
    language = None if tree is None else tree.get("lang")
    found = None
    if tree is not None:
        found = trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    if found is None or isinstance(found, dict) or not found.text:
        return Rejected(label, None, "no text: no article is found in the page")
    stated_name = found.sitename if found.sitename != found.hostname else None
    return Row(
        None,
        {
            "text": found.text,
            "title": found.title,
            "publisher": stated_name,
            "author": found.author,
            "published": found.date,
            "url": found.url,
            "language": language,
        },
    )
