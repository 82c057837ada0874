"""What the tests that drive a browser share: Chromium, pages in it that complain, and axe."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import report_of

import builder
from builder.reading import read_articles
from builder.schema import Article

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """Start Chromium once for all tests here; it ends before other tests want an event loop."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra dev (playwright)")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open pages in windows of their own; fail where one logs an error or asks for anything but ``allowed``."""
    contexts, wrong = [], []

    def opened(address: str, *, width: int = 1280, scheme: str = "light", allowed: str = "file:///") -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((allowed, "blob:")) else wrong.append(asked.url),
        )
        page.goto(address)
        return page

    opened.complaints = wrong  # type: ignore[attr-defined]
    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def axe_faults() -> Callable[[Any], list[str]]:
    """Return a function that lists what axe-core finds wrong on a page, by the rules of WCAG 2.2 AA."""
    axe = pytest.importorskip(
        "axe_playwright_python.base", reason="needs the extra dev (axe-playwright-python)"
    )
    script = Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8")

    def faults(page: Any) -> list[str]:
        page.evaluate(script)
        found = page.evaluate(
            """tags => axe.run(document, { runOnly: tags, resultTypes: ["violations"], elementRef: false })""",
            AXE_TAGS,
        )
        return [
            f"{one['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
            for one in found["violations"]
            for node in one["nodes"][:3]
        ]

    return faults


@pytest.fixture(scope="package")
def articles() -> list[Article]:
    """Return the sample articles, annotated."""
    return list(builder.annotate(read_articles(["seeds"], on_reject=pytest.fail)))


@pytest.fixture(scope="package")
def report(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the report on the sample articles."""
    return report_of(articles, tmp_path_factory.mktemp("report") / "report.html")
