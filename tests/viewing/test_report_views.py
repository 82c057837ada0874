"""The report in a browser: its views, plots and filters, the address that keeps them, the keyboard, the CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from urllib.parse import urlparse

from browsing import go, opened, report_of, until

import builder

LINES = [f"“Boat {n} is in,” said Ilse Marrow, the coxswain." for n in range(3_000)]


def test_from_plot_to_quotations_to_article_and_back(open_page, report, articles):
    page = opened(open_page, report)
    speakers = Counter(
        q.speaker.name
        for article in articles
        for q in article.quotations
        if q.speaker and q.speaker.kind != "unnamed"
    )
    name, most = min(speakers.items(), key=lambda item: (-item[1], item[0]))
    page.get_by_role("link", name=f"{name}: {most} quotations").click()
    assert page.get_by_role("status").inner_text().startswith(f"{most} of ")
    assert "speaker=" in page.url
    first = page.locator("#list a").first
    assert name in first.inner_text()
    first.click()
    assert "view=article" in page.url
    page.wait_for_selector("aside.facts dl")
    assert page.locator("aside.facts dd").first.inner_text().startswith(name)
    assert page.locator(".number[aria-pressed=true]").count() == 1
    sent = page.url
    other = opened(open_page, sent)  # The address alone leads another reader there.
    assert other.locator("aside.facts").inner_text() == page.locator("aside.facts").inner_text()
    page.go_back()
    page.wait_for_selector("#list a")
    page.get_by_role("link", name="Remove filter speaker").click()
    # The page follows its address in a moment.
    page.get_by_role("status").filter(has_text="All ").wait_for()
    assert page.get_by_role("status").inner_text().startswith("All ")
    page.go_back()
    assert page.get_by_role("status").inner_text().startswith(f"{most} of ")


def test_each_view_begins_where_it_should(open_page, report):
    page = opened(open_page, report)
    until(page, "document.querySelectorAll('figure svg').length === PLOTS.length")
    page.locator("figure a").last.click()
    far = page.evaluate("report.left")
    assert far > 500
    assert page.evaluate("scrollY") == 0
    assert page.locator("#list a").first.is_visible()
    page.go_back()
    until(page, "report.state.view === 'overview'")
    assert page.evaluate("scrollY") == far


FILTERS = {
    "type=mixed": lambda a, q: q.type == "mixed",
    "missing=affiliation": lambda a, q: q.affiliation is None,
    "linked=outlet": lambda a, q: q.outlet is not None,
    "missing=cue&type=direct": lambda a, q: q.cue is None and q.type == "direct",
    "rule=speaker-verb": lambda a, q: q.rule == "speaker-verb",
    "confidence=0.8..": lambda a, q: q.confidence >= 0.8,
    "confidence=0.5..0.8": lambda a, q: 0.5 <= q.confidence <= 0.8,
    "length=20..39": lambda a, q: 20 <= len(q.text) <= 39,
    "published=2024-01-01..2024-06-30": lambda a, q: bool(a.published) and "2024-01-01" <= a.published <= "2024-06-30",
    "publisher=Selwick+Herald": lambda a, q: a.publisher == "Selwick Herald",
    "speaker=TUCKWELL": lambda a, q: q.speaker is not None and "tuckwell" in q.speaker.name.lower(),
    "speaker=Fiachra+O+Lorcain": lambda a, q: q.speaker is not None and q.speaker.name == "Fiachra Ó Lorcáin",
    "kind=organization": lambda a, q: q.speaker is not None and q.speaker.kind == "organization",
    "outlet=Nile+Ledger": lambda a, q: q.outlet is not None and q.outlet.name == "Nile Ledger",
    "medium=statement": lambda a, q: q.outlet is not None and q.outlet.medium == "statement",
    "type=none": lambda a, q: False,
    "nonsense=1": lambda a, q: True,
}  # fmt: skip


def test_every_filter_finds_what_it_says(open_page, report, articles):
    page = opened(open_page, report, "view=quotations")
    found, expected = {}, {}
    for state, fits in FILTERS.items():
        go(page, f"view=quotations&{state}")
        found[state] = page.evaluate("report.found.map(row => row.quotation.id)")
        expected[state] = [q.id for a in articles for q in a.quotations if fits(a, q)]
    assert found == expected
    assert sum(bool(ids) for ids in found.values()) == len(FILTERS) - 1  # All but one are no empty promise.


def test_typing_and_choosing_filters_changes_the_address(open_page, report):
    page = opened(open_page, report, "view=quotations")
    page.get_by_label("Search").fill("bridge  CLOSE")
    page.get_by_label("Type").select_option("indirect")
    page.get_by_label("Confidence from").fill("0.5")
    assert (
        page.evaluate("location.hash")
        == "#view=quotations&words=bridge++CLOSE&type=indirect&confidence=0.5.."
    )
    shown = page.evaluate("report.found.map(row => row.text.toLowerCase())")
    assert shown
    assert all(
        "bridge" in page.evaluate("row => searchable(report.found[row])", n) for n in range(len(shown))
    )
    page.get_by_role("combobox", name="Speaker", exact=True).fill("council")
    assert page.evaluate(
        "[...document.querySelectorAll('#speakers option')].every(one => /council/i.test(one.value))"
    )
    page.reload()
    until(page, "globalThis.report !== undefined")
    assert page.get_by_role("searchbox").input_value() == "bridge  CLOSE"
    assert page.get_by_role("combobox", name="Type").input_value() == "indirect"
    page.get_by_role("link", name="Remove all filters").click()
    assert page.get_by_role("searchbox").input_value() == ""
    page.get_by_label("Search").fill("no such words at all")
    assert page.locator("#none").is_visible()
    page.get_by_role("link", name="Overview").click()
    until(page, "document.querySelector('figure').innerText.endsWith('Nothing to draw here.')")


def test_every_part_of_every_plot_leads_to_what_it_counts(open_page, report):
    page = opened(open_page, report)
    until(page, "document.querySelectorAll('figure svg').length === PLOTS.length")
    links = page.evaluate(
        "[...document.querySelectorAll('figure a')].map(a => [a.ariaLabel, a.getAttribute('href')])"
    )
    assert len(links) > 80
    for label, address in links:
        count = int(label.rsplit(": ", 1)[1].split()[0].replace(",", ""))
        found = page.evaluate("hash => filtered(report.rows, readState(hash).filters).length", address)
        assert (label, found) == (label, count)


def test_only_rows_in_view_are_in_the_page_and_the_keys_reach_all(open_page, tmp_path):
    made = list(
        builder.annotate(
            [{"id": f"a{n}", "text": "\n\n".join(LINES[n : n + 100])} for n in range(0, 3000, 100)]
        )
    )
    page = opened(open_page, report_of(made, tmp_path / "r.html"), "view=quotations")
    rows = page.locator("#list li")
    assert 5 < rows.count() < 40
    page.locator("#list a").first.focus()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.textContent").startswith("Boat 2999 is in,")
    assert page.evaluate("document.activeElement.closest('li').ariaPosInSet") == "3000"
    assert rows.count() < 60
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.textContent").startswith("Boat 2998 is in,")
    for _ in range(30):
        page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.textContent").startswith("Boat 2968 is in,")
    box = page.evaluate(
        "(({ top, bottom }) => [top, bottom, innerHeight])(document.activeElement.getBoundingClientRect())"
    )
    assert 0 <= box[0] < box[1] <= box[2]
    # Where the rows stand in the page is the order in which they are read out and tabbed through.
    order = page.evaluate("[...document.querySelectorAll('#list li')].map(one => Number(one.ariaPosInSet))")
    assert order == sorted(order)
    page.keyboard.press("Enter")
    page.wait_for_selector("aside.facts dl")
    page.keyboard.press("Escape")
    page.wait_for_selector("#list a")
    assert page.evaluate("document.activeElement.textContent").startswith("Boat 2968 is in,")


def test_everything_by_keyboard_alone(open_page, report):
    page = opened(open_page, report)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Skip to the content.
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('figure') !== null")
    label = page.evaluate("document.activeElement.ariaLabel")
    page.keyboard.press("Enter")
    page.wait_for_selector("#list a")
    number = label.rsplit(": ", 1)[1].split()[0]
    page.get_by_role("status").filter(has_text=number).wait_for()
    assert page.get_by_role("status").inner_text().startswith(number)
    while page.evaluate("document.activeElement.closest('#list') === null"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("aside.facts dl")
    first = page.url
    page.keyboard.press("ArrowRight")
    until(page, "first => location.href !== first", first)
    page.keyboard.press("ArrowLeft")
    until(page, "first => location.href === first", first)
    while not page.evaluate("document.activeElement.matches('.number')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    until(page, "part => location.href.includes(part)", "quotation=1")
    assert "quotation=1" in page.url
    page.keyboard.press("Escape")
    page.wait_for_selector("#list a")


def test_the_csv_has_the_rows_found(open_page, report, articles):
    page = opened(open_page, report, "view=quotations&type=direct")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    direct = [(a, q) for a in articles for q in a.quotations if q.type == "direct"]
    assert [(row["id"], row["text"], row["speaker"]) for row in rows] == [
        (q.id, q.text, q.speaker.name if q.speaker else "") for _, q in direct
    ]
    assert rows[0]["publisher"] == (direct[0][0].publisher or "")


def test_csv_cells_are_quoted_and_never_formulas(open_page, report):
    page = opened(open_page, report)
    text = page.evaluate(
        """csvOf([["=1+1", "+1"], ['a "b", c\\nd', "-x"], ["@y", "plain"], ["\\n=1", "＝1"]].map(([text, speaker]) => (
           { quotation: { id: "i" }, article: { id: "a" }, text, speaker, confidence: -0.5 })))"""
    )
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["text"], row["speaker"]) for row in rows] == [
        ("'=1+1", "'+1"),
        ('a "b", c\nd', "'-x"),
        ("'@y", "plain"),
        ("'\n=1", "'＝1"),
    ]
    assert rows[0]["confidence"] == "-0.5"


def test_no_article_and_no_quotation(open_page, tmp_path):
    page = opened(
        open_page,
        report_of(builder.annotate([{"id": "dull", "text": "It rained."}]), tmp_path / "r.html"),
    )
    assert "0 quotations in 1 article" in page.locator("header").inner_text()
    go(page, "view=quotations")
    assert page.locator("#none").is_visible()
    go(page, "view=article&article=dull")
    assert "No quotation was found in this article." in page.locator("aside.facts").inner_text()


def test_data_that_do_not_unpack_are_said_so(open_page, report, tmp_path):
    spoilt = tmp_path / "r.html"
    whole = Path(urlparse(report).path).read_text(encoding="utf-8")
    spoilt.write_text(whole.replace('id="data">H4sI', 'id="data">AAAA'), encoding="utf-8")
    page = open_page(spoilt.as_uri())
    until(page, "document.getElementById('wait').textContent.startsWith('The articles cannot be unpacked')")
