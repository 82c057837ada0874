"""The report in a browser for everybody: accessibility by axe, narrow and wide, light and dark."""

from __future__ import annotations

import pytest
from browsing import TOMB, go, opened, until

VIEWS = [
    "view=overview",
    "view=quotations",
    "view=quotations&words=zzz&type=direct",
    f"view=article&article={TOMB}&quotation=2",
    "view=article&article=nix",
]


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_accessible_and_never_wider_than_the_window(open_page, axe_faults, report, width, scheme):
    page = opened(open_page, report, width=width, scheme=scheme)
    until(page, "document.querySelectorAll('figure svg').length === PLOTS.length")
    for view in VIEWS:
        go(page, view)
        assert (view, axe_faults(page)) == (view, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view


def test_axe_finds_faults_where_there_are(open_page, axe_faults, report):
    page = opened(open_page, report, "view=quotations")
    page.evaluate("document.querySelector('#filters label').firstChild.remove()")
    page.evaluate("document.querySelector('#filters label input').removeAttribute('placeholder')")
    page.evaluate("document.querySelector('#count').style.color = '#ccc'")
    assert {fault.split(":")[0] for fault in axe_faults(page)} == {"label", "color-contrast"}
