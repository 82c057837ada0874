"""What tests do with a page in a browser."""

from __future__ import annotations

import time
from typing import Any


def until(page: Any, expression: str, argument: Any = None) -> None:
    """Wait until a JavaScript expression, or function of ``argument``, is true.

    Playwright's own wait_for_function evaluates strings in the page, which a Content-Security-Policy forbids.
    """
    end = time.monotonic() + 10
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"{expression} is not so after ten seconds"
        page.wait_for_timeout(20)
