"""Text files: ``date 2023-11-02``, then the article; or YAML front matter, then the article; or it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.errors import Rejected
from builder.reading.dates import iso_date
from builder.reading.encoding import decode
from builder.reading.files import InputFile, read_file
from builder.reading.records import Row

# The article may go on in the line of an ISO date, as in "date 2023-11-02 The council of Bellhaven ..."
_DATE_WORD = re.compile(r"\s*date[ \t:]+(\d{4}-\d{2}-\d{2}\S*)(?!\S)", re.IGNORECASE)
MAX_FRONT_MATTER = 50_000
"""The longest front matter, in code points; lines of dashes that are further apart are part of the article."""

_DATE_LINE = re.compile(r"\s*date[ \t:]+(\S[^\n]*)", re.IGNORECASE)


def read_text(file: InputFile) -> Iterator[Row | Rejected]:
    """Yield the one article of a text file, or why there is none.

    Bytes are read as `encoding` says: UTF-8, else Windows-1252 where they can be nothing else.
    """
    data = read_file(file)
    yield data if isinstance(data, Rejected) else parse_text(data, file.label)


def parse_text(data: bytes, label: str) -> Row | Rejected:
    """Take the bytes of a text file apart into front matter, date and article; ``label`` names it."""
    try:
        text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    except ValueError as error:
        return Rejected(label, None, str(error))
    try:
        values, text = _front_matter(text)
    except ValueError as error:
        return Rejected(label, None, str(error))
    day, text = _date_line(text)
    if day is not None:
        values.setdefault("date_publish", day)  # of the names of a date the last: front matter goes first
    return Row(None, {**values, "text": text})


def _date_line(text: str) -> tuple[str | None, str]:
    """Return the ISO date that ``text`` begins with, and the text after it."""
    for form in (_DATE_WORD, _DATE_LINE):
        if (found := form.match(text)) is not None and (day := iso_date(found[1])) is not None:
            return day, text[found.end() :]
    return None, text


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    """Return the front matter of ``text`` and the text after it; raises ValueError if it is not YAML.

    Lines of dashes around something that is no mapping are part of the article.
    """
    text = text.lstrip()
    if not text.startswith("---"):
        return {}, text
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        block, rest = handler.split(text)
    except ValueError:  # the lines of dashes are one
        return {}, text
    if len(block) > MAX_FRONT_MATTER:
        return {}, text
    try:
        _refuse_aliases(block)
        loaded = handler.load(block)
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + 1}" if error.problem_mark is not None else ""
        raise ValueError(f"the front matter is not YAML: {error.problem}{line}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ValueError(f"the front matter is not YAML: {error}") from None
    return (loaded, rest) if isinstance(loaded, dict) else ({}, text)


def _refuse_aliases(block: str) -> None:
    """Raise ValueError where ``block`` has an alias: a few of them in each other are gigabytes once written out."""
    import yaml

    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1
            raise ValueError(f"it has an alias, *{event.anchor}, in line {line}; write the value itself")
