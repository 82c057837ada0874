"""The review in a browser on an article that means harm."""

from __future__ import annotations

import msgspec
import pytest
from browsing import until
from test_report_hostile import LONG, NAME, hostile
from test_review_page import SHOWN, Server, at_work

FOREIGN = (
    "img, iframe, object, embed, b, i, u, main h1, main script, main style, [onclick], [onerror], [onload]"
)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_hostile_article_breaks_nothing_and_runs_nothing(open_page, tmp_path, width):
    article = hostile()
    path = tmp_path / "<b>hostile.jsonl"
    path.write_bytes(msgspec.json.encode(article) + b"\n")
    server = Server(
        path, "--store", str(tmp_path / "review.sqlite"), "--reviewer", "<img src=x onerror=alert(1)>"
    )
    try:
        page = at_work(open_page, server.address, width=width)

        def check():
            assert page.evaluate("foreign => document.querySelectorAll(foreign).length", FOREIGN) == 0
            assert page.evaluate("globalThis.ran") is None
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

        assert page.evaluate("review.shown.element.textContent") == article.text
        assert LONG in article.text
        check()
        for key in ("s", "a", "o", "c", "e"):
            page.keyboard.press(key)
            check()
            page.keyboard.press("Escape")
        page.keyboard.press("s")
        page.keyboard.type(NAME[:12])
        check()
        page.keyboard.press("Enter")
        until(page, SHOWN)
        page.keyboard.press("c")
        page.keyboard.type("</p><script>globalThis.ran = 'note'</script>")
        page.keyboard.press("Enter")
        until(page, "review.view.note !== ''")
        check()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="All is decided").wait_for()
        check()
    finally:
        server.kill()
