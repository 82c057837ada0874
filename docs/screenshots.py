"""Pictures of the pages, made from seeds/ in Chromium: `make screenshots`.

    python docs/screenshots.py FOLDER

FOLDER gets every page, light and dark, at 360 and 1280 pixels, to look at; docs/images/ those that the README shows.
The fonts are those of the machine: Noto Sans and Noto Serif for the pictures that are in git.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from builder.cli import run

IMAGES = Path(__file__).parent / "images"
ARTICLE = "023_port-strike-busan"
WORDS = "Bananas concentrate"
PAGES = {
    "overview": "view=overview",
    "quotations": "view=quotations&linked=outlet",
    "article": f"view=article&article={ARTICLE}",
}


def main() -> None:
    """Take all pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as driver:
        dataset, written = f"{work}/seeds", Path(work, "report.html")
        for command in (["generate", "seeds", "-o", dataset], ["report", dataset, "-o", str(written)]):
            if run([*command, "-q"]):
                sys.exit(1)
        report = written.as_uri()
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            for width in (360, 1280):
                for name, state in PAGES.items():
                    page = opened(browser, f"{report}#{state}", width, 900, scheme)
                    whole = name == "overview"
                    page.screenshot(path=folder / f"{name}-{scheme}-{width}.png", full_page=whole)
            page = opened(browser, f"{report}#{PAGES['article']}", 1120, 430, scheme)
            number = page.locator("[aria-pressed=true]")
            number.evaluate("one => scrollBy(0, one.getBoundingClientRect().top - 300)")
            page.wait_for_timeout(100)
            page.screenshot(path=IMAGES / f"article-{scheme}.png")
        review(browser, dataset, folder)
        browser.close()


def review(browser: Browser, dataset: str, folder: Path) -> None:
    """Take pictures of the review: a quotation, its speaker to be chosen, its ends to be moved."""
    command = [sys.executable, "-m", "builder", "review", dataset, "--no-browser", "--order", "random"]
    with subprocess.Popen([*command, "--reviewer", "Ada"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        for scheme in ("light", "dark"):
            for width in (360, 1280):
                page = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, device_scale_factor=1.25
                )
                page.goto(address)
                page.wait_for_selector("#work:not([hidden])")
                for name, key in (("review", None), ("review-speaker", "s"), ("review-extent", "e")):
                    if key is not None:
                        page.keyboard.press(key)
                    page.wait_for_timeout(150)
                    page.screenshot(path=folder / f"{name}-{scheme}-{width}.png")
                    page.keyboard.press("Escape")
        server.terminate()


def opened(browser: Browser, address: str, width: int, height: int, scheme: str) -> Page:
    """Open the report in a window of its own; in an article, select the quotation with `WORDS`."""
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=1.25
    )
    page.goto(address)
    page.wait_for_selector("#wait", state="detached")
    if "article=" in address:
        page.get_by_text(WORDS).first.click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(800)  # The plots out of view are drawn when there is time.
    return page


if __name__ == "__main__":
    main()
