"""The values of a record, as fields of an article have them; what cannot be one rules the whole record out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from builder.reading.ids import CONTROL

MAX_ID, MAX_WORDS = 1_000, 10_000
"""The longest id and the longest other field, in code points: every quotation of an article repeats them."""


class UnusableRecordError(Exception):
    """A record that can be no article; the message is the reason."""


def _clean(name: str, value: str) -> str:
    """Return ``value`` with a line feed as its only line end, without byte order mark and null bytes.

    Null bytes carry nothing and break readers of the output, so they are dropped. A lone surrogate stands
    for a character that was lost before, and cannot be written as UTF-8: it rules the record out.
    """
    if not value.isascii():
        value = value.removeprefix("\ufeff")
        try:
            value.encode()
        except UnicodeEncodeError as error:
            code = f"\\u{ord(value[error.start]):04x}"
            where = f"{name!r} has a lone surrogate ({code}) at character {error.start}"
            raise UnusableRecordError(f"{where}; write the record again from its origin, as UTF-8") from None
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return value.replace("\0", "")


def kind_of_value(value: object) -> str:
    """Name the kind of a JSON value, for messages."""
    kinds = {
        type(None): "null",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value), f"a {type(value).__name__}")


def check_length(name: str, value: str, longest: int) -> None:
    """Raise UnusableRecordError where the ``value`` of the column ``name`` has more than ``longest`` code points."""
    if len(value) > longest:
        raise UnusableRecordError(
            f"{name!r} has {len(value):,} characters, more than {longest:,}; is the text in this column?"
            " name it: --columns text=COLUMN"
        )


def _missing(value: object) -> bool:
    return value is None or value != value  # NaN, and pandas' NaT


def text_of(name: str, value: object) -> str | None:
    """Return the text of an article, None for none. Raises UnusableRecordError for what is no string."""
    if _missing(value):
        return None
    if not isinstance(value, str):
        raise UnusableRecordError(f"{name!r} has {kind_of_value(value)} where the text should be a string")
    return _clean(name, value).strip() or None


def words_of(name: str, value: object) -> str | None:
    """Return a field that is one line of words; lists are joined by commas, objects give their name.

    Raises UnusableRecordError where it can't be written as UTF-8.
    """
    if isinstance(value, str):
        return " ".join(_clean(name, value).split()) or None
    if isinstance(value, bool) or _missing(value):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int):
        return _digits(name, value)
    if isinstance(value, float):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = value.get("name")
        return words_of(name, inner) if isinstance(inner, str) else None
    if isinstance(value, (list, tuple)):
        return (
            ", ".join(filter(None, (words_of(name, one) for one in value if isinstance(one, (str, Mapping)))))
            or None
        )
    return None


def _digits(name: str, value: int) -> str:
    try:
        return str(value)
    except ValueError:  # Python writes no more than 4300 digits, as the time for it is quadratic.
        raise UnusableRecordError(f"{name!r} has a number of too many digits; write it as a string") from None


def id_of(name: str, value: object) -> str | None:
    """Return the id of an article, None for none. Raises UnusableRecordError for what can't be one."""
    if _missing(value):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _digits(name, value)
    if not isinstance(value, str):
        raise UnusableRecordError(
            f"{name!r} has {kind_of_value(value)} where the id should be a string or a whole number"
        )
    made = value.removeprefix("\ufeff").strip()
    check_length(name, made, MAX_ID)
    if CONTROL.search(made):
        raise UnusableRecordError(f"the id {made!r} has a control character or line break; take it out")
    _clean(name, made)
    return made or None
