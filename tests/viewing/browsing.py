"""What tests do with a page in a browser."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from builder.schema import Article
from builder.viewing.report import draw, report_page

TOMB = "017_tomb-of-the-scribe"
"""A sample article with quotations of all types."""


def until(page: Any, expression: str, argument: Any = None) -> None:
    """Wait until a JavaScript expression, or function of ``argument``, is true.

    Playwright's own wait_for_function evaluates strings in the page, which a Content-Security-Policy forbids.
    """
    end = time.monotonic() + 10
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"{expression} is not so after ten seconds"
        page.wait_for_timeout(20)


def report_of(articles: Iterable[Article], path: Path, name: str = "harbour") -> str:
    """Write the report on articles to a file, and return its address."""
    page = report_page(draw(articles, name, on_reject=pytest.fail), name)
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def opened(open_page: Any, address: str, state: str = "", **how: Any) -> Any:
    """Open a report in a state, and wait until it is there."""
    page = open_page(f"{address}#{state}", **how)
    until(page, "globalThis.report !== undefined")
    return page


def go(page: Any, state: str) -> None:
    """Go to a state of the report by its address, and wait until it is there."""
    page.evaluate("state => { location.hash = state }", state)
    until(page, "state => location.hash === '#' + state && report.shown === location.hash", state)
