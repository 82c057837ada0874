"""HTML pages: the article in them, and what the page says of its title, date, publisher, author, address."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib.util import find_spec

from builder.errors import Rejected
from builder.reading.files import InputFile, read_file
from builder.reading.records import Row

MISSING_EXTRA = 'reading HTML needs an extra package: pip install "quotebuilder[html]"'


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
        import trafilatura
    except ImportError as error:  # it is there, but something that it needs is not
        return Rejected(label, None, f"{MISSING_EXTRA} ({error})")
    # It logs each page that it finds nothing in; we say so ourselves.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
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
