"""The report in a real browser: views, address, filters, keyboard, accessibility, and articles that mean harm."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import pytest
from browsing import until

import builder
from builder.reading import read_articles
from builder.schema import Affiliation, Article, Cue, Entity, Outlet, Quotation, Span, Speaker, violations
from builder.viewing.report import draw, report_page


TOMB = "017_tomb-of-the-scribe"
LINES = [f"“Boat {n} is in,” said Ilse Marrow, the coxswain." for n in range(3_000)]


def written(path, articles, name="harbour"):
    path.write_text(report_page(draw(articles, name, on_reject=pytest.fail), name), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def articles():
    return list(builder.annotate(read_articles(["seeds"], on_reject=pytest.fail)))


@pytest.fixture(scope="module")
def report(articles, tmp_path_factory):
    return written(tmp_path_factory.mktemp("report") / "report.html", articles)


def go(page, state):
    """Go to a state of the report by its address, and wait until it is there."""
    page.evaluate("state => { location.hash = state }", state)
    until(page, "state => globalThis.report && location.hash === '#' + state && report.shown === location.hash", state)


def opened(open_page, address, state="", **how):
    page = open_page(f"{address}#{state}", **how)
    until(page, "globalThis.report !== undefined")
    return page


def test_from_plot_to_quotations_to_article_and_back(open_page, report, articles):
    page = opened(open_page, report)
    speakers = Counter(
        q.speaker.name for article in articles for q in article.quotations if q.speaker and q.speaker.kind != "unnamed"
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
    assert page.get_by_role("status").inner_text().startswith("All ")
    page.go_back()
    assert page.get_by_role("status").inner_text().startswith(f"{most} of ")


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
    assert page.evaluate("location.hash") == "#view=quotations&words=bridge++CLOSE&type=indirect&confidence=0.5.."
    shown = page.evaluate("report.found.map(row => row.text.toLowerCase())")
    assert shown
    assert all("bridge" in page.evaluate("row => searchable(report.found[row])", n) for n in range(len(shown)))
    page.get_by_role("combobox", name="Speaker", exact=True).fill("council")
    assert page.evaluate("[...document.querySelectorAll('#speakers option')].every(one => /council/i.test(one.value))")
    page.reload()
    until(page, "globalThis.report !== undefined")
    assert page.get_by_role("searchbox").input_value() == "bridge  CLOSE"
    assert page.get_by_role("combobox", name="Type").input_value() == "indirect"
    page.get_by_role("link", name="Remove all filters").click()
    assert page.get_by_role("searchbox").input_value() == ""
    page.get_by_label("Search").fill("no such words at all")
    assert page.locator("#none").is_visible()
    page.get_by_role("link", name="Overview").click()
    assert page.locator("figure").first.inner_text().endswith("Nothing to draw here.")


def test_every_part_of_every_plot_leads_to_what_it_counts(open_page, report):
    page = opened(open_page, report)
    until(page, "document.querySelectorAll('figure svg').length === PLOTS.length")
    links = page.evaluate("[...document.querySelectorAll('figure a')].map(a => [a.ariaLabel, a.getAttribute('href')])")
    assert len(links) > 80
    for label, address in links:
        count = int(label.rsplit(": ", 1)[1].split()[0].replace(",", ""))
        found = page.evaluate("hash => filtered(report.rows, readState(hash).filters).length", address)
        assert (label, found) == (label, count)


def test_pointing_lights_what_is_linked_and_draws_the_links(open_page, report, articles):
    page = opened(open_page, report, f"view=article&article={TOMB}")
    article = next(article for article in articles if article.id == TOMB)
    number = next(n for n, q in enumerate(article.quotations, 1) if q.type == "direct" and q.speaker and q.cue)
    quotation = article.quotations[number - 1]

    def lit(kind):
        return page.evaluate(f"[...document.querySelectorAll('.lit-{kind}')].map(one => one.textContent).join('')")

    assert page.locator(".links path").count() == 0
    for start in (quotation.cue.start, quotation.speaker.start, quotation.spans[0].start):
        page.mouse.move(2, 2)
        assert page.locator(".has-lit").count() == 0
        page.locator(f".piece[data-start='{start}']").hover()
        assert (lit("cue"), lit("speaker")) == (quotation.cue.text, quotation.speaker.mention)
        assert lit("content").replace(" ", "") == quotation.text.replace(" ", "")
        assert page.locator(".links path").count() == 2
    page.mouse.move(2, 2)
    page.locator(f".number[data-n='{number}']").focus()
    assert lit("cue") == quotation.cue.text
    page.keyboard.press("Enter")
    assert f"quotation={number}" in page.url
    assert quotation.speaker.name in page.locator("aside.facts").inner_text()
    page.locator("#article-heading").click()
    assert lit("cue") == quotation.cue.text  # What is selected stays lit.


def test_the_text_is_as_it_was_and_every_piece_knows_its_place(open_page, articles, tmp_path):
    texts = [
        "🛶 “We row at dawn,” said Ilse Marrow, the coxswain.\n\n\n  “Not   I,”\tshe\nsaid.  🛶🛶 “Nor he,” Marrow added.",
        "“سنبحر عند الفجر,” said Ilse Marrow. “We\u202e sail\u2066 late,” she said.\n\nמחר נצא לים, she said.",
    ]
    kept = list(builder.annotate([{"id": f"t{n}", "text": text} for n, text in enumerate(texts)]))
    page = opened(open_page, written(tmp_path / "r.html", [*articles[:3], *kept]))
    for article in [*articles[:3], *kept]:
        go(page, f"view=article&article={article.id}")
        assert page.evaluate("report.view.element.textContent") == article.text
        wrong = page.evaluate(
            """[...document.querySelectorAll(".piece")].filter(piece =>
               !report.view.article.text.startsWith(piece.textContent, Number(piece.dataset.start))).length"""
        )
        assert wrong == 0
        shown = page.evaluate(
            """report.view.article.quotations.map((_, i) => report.view.marks.filter(mark =>
               mark.kind === "content" && mark.numbers.includes(i + 1)).map(mark =>
               mark.pieces.map(piece => piece.textContent).join("")).join(" "))"""
        )
        # White space between paragraphs is in the text, but in no piece.
        assert [" ".join(one.split()) for one in shown] == [" ".join(q.text.split()) for q in article.quotations]


def test_only_rows_in_view_are_in_the_page_and_the_keys_reach_all(open_page, tmp_path):
    made = list(builder.annotate([{"id": f"a{n}", "text": "\n\n".join(LINES[n : n + 100])} for n in range(0, 3000, 100)]))
    page = opened(open_page, written(tmp_path / "r.html", made), "view=quotations")
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
    box = page.evaluate("(({ top, bottom }) => [top, bottom, innerHeight])(document.activeElement.getBoundingClientRect())")
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
    assert page.get_by_role("status").inner_text().startswith(label.rsplit(": ", 1)[1].split()[0])
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
    assert "quotation=1" in page.url
    page.keyboard.press("Escape")
    page.wait_for_selector("#list a")


VIEWS = ["view=overview", "view=quotations", "view=quotations&words=zzz&type=direct", f"view=article&article={TOMB}&quotation=2", "view=article&article=nix"]  # fmt: skip


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
        """csvOf([["=1+1", "+1"], ['a "b", c\\nd', "-x"], ["@y", "plain"]].map(([text, speaker]) => (
           { quotation: { id: "i" }, article: { id: "a" }, text, speaker, confidence: -0.5 })))"""
    )
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["text"], row["speaker"]) for row in rows] == [("'=1+1", "'+1"), ('a "b", c\nd', "'-x"), ("'@y", "plain")]
    assert rows[0]["confidence"] == "-0.5"


def test_printing_shows_the_article_with_its_facts(open_page, report, articles):
    page = opened(open_page, report, f"view=article&article={TOMB}&quotation=2")
    page.emulate_media(media="print")
    assert not page.locator("aside.facts").is_visible()
    assert not page.locator("nav").is_visible()
    article = next(article for article in articles if article.id == TOMB)
    assert page.locator(".notes li").count() == len(article.quotations)
    assert page.locator(".notes li").first.is_visible()
    go(page, "view=quotations")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    total = sum(len(article.quotations) for article in articles)
    assert page.locator("#list li a").count() == min(total, 500)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#list li").count() < 60


EVIL = "<img src=x onerror=\"globalThis.ran='name'\"><b onclick=alert(1)>Mallory</b>"
MARKUP = (
    "</script><script>globalThis.ran = 'text'</script><!--<script>\n\n",
    "<style>* { display: none !important }</style>\"'><svg onload=globalThis.ran=1> {{ 7 * 7 }} ${7 * 7} \u2028\u2029\n\n",
    "\u202eturned around\u2066 and \u2067on\n\n",
    "w" * 100_000,
)


def hostile():
    """Make an article every string of which means harm, with a quotation whose links are all such strings."""
    text, spans = "", []
    for words in [*MARKUP[:3], "“", "</p><p onmouseover=alert(2)>I \u202eam", "” said ", EVIL, " of ", "Evil & <i>Sons</i>", " to ", "The <u>Paper</u>", ". ", MARKUP[3]]:  # fmt: skip
        spans.append(Span(len(text), len(text) + len(words)))
        text += words
    content, speaker, body, outlet = spans[4], spans[6], spans[8], spans[10]
    said = text.index("said")
    name = "../?#&%41 <b>'\""
    affiliation = Affiliation("Evil & <i>Sons</i>", "<script>role</script>", body.start, body.end)
    article = Article(
        id=name, text=text, title="<h1 onclick=alert(3)>Title</h1></title><script>globalThis.ran = 'title'</script>",
        publisher="</option></select><script>globalThis.ran = 'publisher'</script>", author="\u202e<a href=x>author</a>",
        published="2024-02-30", url="javascript:globalThis.ran='url'", language='"><script>globalThis.ran=2</script>', source="<iframe src=https://example.org>",
        quotations=[Quotation(
            id=f"{name}/1", type="direct", text=text[content.start:content.end], spans=[content], marked=[content],
            cue=Cue("said", "</dd><script>globalThis.ran = 'cue'</script>", "say", said, said + 4),
            speaker=Speaker("</a>", EVIL, "person", EVIL, speaker.start, speaker.end), affiliation=affiliation,
            outlet=Outlet("The <u>Paper</u>", "told", outlet.start, outlet.end), confidence=0.5, rule="<rule onclick=alert(4)>",
        )],
        speakers=[Entity("</a>", EVIL, "person", [speaker], [affiliation])],
    )  # fmt: skip
    assert violations(article) == []
    return article


@pytest.mark.parametrize("width", [360, 1280])
def test_a_hostile_article_breaks_nothing_and_runs_nothing(open_page, articles, tmp_path, width):
    article = hostile()
    name = "</title><script>globalThis.ran = 'dataset'</script>"
    page = opened(open_page, written(tmp_path / "r.html", [article, *articles[:2]], name), width=width)
    own = "img, iframe, object, embed, main script, main style, [onclick], [onerror], [onload], [onmouseover], b[onclick], i, u, main h1"
    until(page, "document.querySelectorAll('figure svg').length >= 8")
    assert page.locator("h1").inner_text() == name
    for state in ("view=overview", "view=quotations", "article"):
        if state == "article":
            page.locator("#list a").first.click()
            page.wait_for_selector("aside.facts dl")
            assert page.evaluate("report.view.element.textContent") == article.text
            assert page.locator("#article-heading").inner_text() == article.title
            assert page.locator("aside.facts dd").first.inner_text().startswith(EVIL)
            assert page.get_by_role("link", name="javascript:").count() == 0
            page.locator(".piece.speaker").dispatch_event("pointerover")
            page.locator(".piece.speaker").dispatch_event("click")
        else:
            go(page, state)
        foreign = page.evaluate("own => [...document.querySelectorAll(own)].filter(one => !one.closest('svg, style')).map(one => one.outerHTML)", own)
        assert [one for one in foreign if not one.startswith("<style>")] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
    for address in page.evaluate("[...document.querySelectorAll('a')].map(one => one.getAttribute('href'))"):
        assert address is None or address.startswith("#")
    assert page.evaluate("globalThis.ran") is None


@pytest.mark.parametrize("state", ["view=article&article=__proto__&quotation=1", f"view=article&article={TOMB}&quotation=999", "view=<img src=x onerror=globalThis.ran=1>", "speaker=%3Cscript%3E&view=quotations", "%E0%A4%A", "view=article&quotation=-1", "confidence=x..y&length=..&published=a..b"])  # fmt: skip
def test_an_address_that_is_wrong_breaks_nothing(open_page, report, state):
    page = opened(open_page, report, state)
    page.get_by_role("navigation").get_by_role("link", name="Quotations").click()
    page.wait_for_selector("#quotations:not([hidden])")
    assert page.evaluate("globalThis.ran") is None


def test_injected_script_does_not_run_and_strings_are_no_markup(open_page, report):
    page = opened(open_page, report)
    done = page.evaluate(
        """() => {
          const attempts = {
            script: () => { const one = document.createElement("script"); one.textContent = "globalThis.ran = 1"; document.body.append(one); },
            markup: () => { document.body.innerHTML = "<img src=x onerror='globalThis.ran = 2'>"; },
            handler: () => { document.body.setAttribute("onclick", "globalThis.ran = 3"); document.body.click(); },
          };
          return Object.fromEntries(Object.entries(attempts).map(([name, attempt]) => {
            try { attempt(); return [name, "let through"]; } catch (error) { return [name, error.name]; }
          }));
        }"""
    )
    assert done["script"] == done["markup"] == "TypeError"
    assert page.evaluate("globalThis.ran") is None
    open_page.complaints.clear()  # The browser's own words about what it refused.


def test_no_article_and_no_quotation(open_page, tmp_path):
    page = opened(open_page, written(tmp_path / "r.html", list(builder.annotate([{"id": "dull", "text": "It rained."}]))))
    assert "0 quotations in 1 article" in page.locator("header").inner_text()
    go(page, "view=quotations")
    assert page.locator("#none").is_visible()
    go(page, "view=article&article=dull")
    assert "No quotation was found in this article." in page.locator("aside.facts").inner_text()


def test_data_that_do_not_unpack_are_said_so(open_page, report, tmp_path):
    page = (tmp_path / "r.html")
    html = builder_page(report)
    page.write_text(html.replace('id="data">H4sI', 'id="data">AAAA'), encoding="utf-8")
    shown = open_page(page.as_uri())
    until(shown, "document.getElementById('wait').textContent.startsWith('The articles cannot be unpacked')")


def builder_page(address):
    from pathlib import Path
    from urllib.parse import urlparse

    return Path(urlparse(address).path).read_text(encoding="utf-8")
