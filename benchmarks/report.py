"""Size and speed of the report of 10,000 quotations from 2,000 articles, measured in Chromium.

    python benchmarks/report.py [REPORT.html]

The articles are two sample articles each, with the first five quotations, other names and dates; REPORT.html keeps
the page. Times are from a click or key to the next frame, the median of five, and the longest; needs the extra `dev`.
"""

from __future__ import annotations

import datetime
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

import builder
from builder.reading import read_articles
from builder.schema import Article
from builder.viewing.report import draw, report_page

ARTICLES, QUOTATIONS = 2_000, 10_000
VIEWS = {
    "overview, no filter": "view=overview",
    "overview, type": "view=overview&type=direct",
    "overview, publisher": "view=overview&publisher=Paper+7",
    "quotations, no filter": "view=quotations",
    "quotations, words": "view=quotations&words=bridge",
    "quotations, other words": "view=quotations&words=the+port",
    "quotations, part of a name": "view=quotations&speaker=ara",
    "quotations, type and confidence": "view=quotations&type=indirect&confidence=0.5..0.8",
    "quotations, no affiliation": "view=quotations&missing=affiliation",
    "an article": "view=article&article=article-1000&quotation=3",
}
TIMED = """hash => new Promise(done => {
  const start = performance.now();
  addEventListener("hashchange", () => requestAnimationFrame(() => {
    const channel = new MessageChannel(); // Its message comes after the frame is painted.
    channel.port1.onmessage = () => done(performance.now() - start);
    channel.port2.postMessage(0);
  }), { once: true });
  location.hash = hash;
})"""


def articles() -> Iterator[Article]:
    """Yield articles as long as news, with five quotations each."""
    samples = [
        article
        for article in builder.annotate(read_articles(["seeds"], on_reject=lambda _: None))
        if len(article.quotations) >= 5
    ]
    for n in range(ARTICLES):
        one, other = samples[n % len(samples)], samples[(n * 7 + 3) % len(samples)]
        article = msgspec.convert(msgspec.to_builtins(one), Article)
        article.id = f"article-{n}"
        article.text = f"{one.text}\n\n{other.text}"
        article.title = one.text[:60].partition("\n")[0]
        article.publisher = f"Paper {n % 40}"
        article.published = str(datetime.date(2015, 1, 1) + datetime.timedelta(days=2 * n))
        article.quotations = article.quotations[: QUOTATIONS // ARTICLES]
        names = {entity.id: f"{entity.name} {n % 60}" for entity in article.speakers}
        for entity in article.speakers:
            entity.name = names[entity.id]
        for i, quotation in enumerate(article.quotations, 1):
            quotation.id = f"{article.id}/{i}"
            if quotation.speaker is not None:
                name = names[quotation.speaker.entity]
                quotation.speaker = msgspec.structs.replace(quotation.speaker, name=name)
        yield article


def measured(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what is measured and the figure."""
    page.wait_for_selector("#wait", state="detached")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    yield "first paint", f"{painted:.0f} ms"
    ready = page.evaluate("performance.getEntriesByName('report-ready')[0].startTime")
    yield "ready to use", f"{ready:.0f} ms"
    times: dict[str, list[float]] = {name: [] for name in VIEWS}
    for _ in range(5):
        for name, state in VIEWS.items():
            times[name].append(page.evaluate(TIMED, f"#{state}"))
            page.wait_for_timeout(300)
    for name, took in times.items():
        yield name, f"{statistics.median(took):.0f} ms, at most {max(took):.0f} ms"
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    used = page.evaluate("performance.memory.usedJSHeapSize")
    yield "memory of scripts", f"{used / 1e6:.0f} MB"
    yield "elements in the page", f"{page.evaluate('document.querySelectorAll(`*`).length'):,}"


def main() -> None:
    table = Table(
        "what", "figure", title=f"The report of {QUOTATIONS:,} quotations from {ARTICLES:,} articles"
    )
    kept = list(articles())
    start = time.perf_counter()
    sample = draw(kept, "benchmark", on_reject=print)
    page = report_page(sample, "benchmark")
    table.add_row("quotations shown", f"{sample.kept_quotations:,}")
    table.add_row("characters of text", f"{sum(len(article.text) for article in kept):,}")
    table.add_row("making it", f"{time.perf_counter() - start:.1f} s")
    table.add_row("size", f"{len(page.encode()) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(sys.argv[1] if len(sys.argv) > 1 else f"{folder}/report.html").resolve()
        path.write_text(page, encoding="utf-8")
        options: dict[str, Any] = {"args": ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]}
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), **options)
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(path.as_uri())
        for row in measured(tab):
            table.add_row(*row)
        browser.close()
    Console().print(table)


if __name__ == "__main__":
    main()
