"""Dates as people write them, to ISO dates; what cannot be read for certain is None."""

from __future__ import annotations

import re
from datetime import date, datetime

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FULL_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST = 80


def iso_date(value: object) -> str | None:
    """Return ``value``, a date, datetime, string or number like 20231102, as ``YYYY-MM-DD``.

    A time of day and its zone are dropped: the date is the one written. None for what is no date, what lacks
    day, month or four-digit year, and what could be two dates ("02/03/2023").
    """
    if isinstance(value, datetime):
        return None if value != value else value.date().isoformat()  # pandas' NaT differs from itself
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if 0 <= value < 10**8 else ""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    written = value.strip()
    if compact := _COMPACT.fullmatch(written):
        return _checked(compact[1], compact[2], compact[3])
    if first := _YEAR_FIRST.match(written):
        sure = _checked(first[1], first[3], first[4])
        return sure if sure is not None and (first.end() == len(written) or _readings(written)) else None
    if not _FULL_YEAR.search(written):
        return None
    readings = _readings(written)
    return readings.pop().isoformat() if len(readings) == 1 else None


def _checked(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _readings(written: str) -> set[date]:
    """Return every date ``written`` can stand for: day or month first, missing parts filled in two ways."""
    from dateutil import parser

    found = set()
    for default in (datetime(2000, 1, 1), datetime(2001, 2, 2)):
        for day_first in (False, True):
            try:
                found.add(parser.parse(written, default=default, dayfirst=day_first, ignoretz=True).date())
            except (ValueError, OverflowError, TypeError):
                return set()
    return found
