"""The report in a browser on articles, and addresses, that mean harm."""

from __future__ import annotations

import pytest
from browsing import TOMB, go, opened, report_of, until

from builder.schema import Affiliation, Article, Cue, Entity, Outlet, Quotation, Span, Speaker, violations

NAME = "<img src=x onerror=\"globalThis.ran='name'\"><b onclick=alert(1)>Mallory</b>"
BODY = "Evil & <i>Sons</i>"
PAPER = "The <u>Paper</u>"
CONTENT = "</p><p onmouseover=alert(2)>I \u202eam"
BEFORE = (
    "</script><script>globalThis.ran = 'text'</script><!--<script>\n\n"
    "<style>* { display: none !important }</style>\"'><svg onload=globalThis.ran=1>\n\n"
    "{{ 7 * 7 }} ${7 * 7} \u2028\u2029\n\n"
    "\u202eturned around\u2066 and \u2067on\n\n"
)
LONG = "w" * 100_000
ELEMENTS = (
    "img, iframe, object, embed, b:not(.figures b), i, u, main h1, main script, main style:not(.plot > style), "
    "[onclick], [onerror], [onload], [onmouseover]"
)
"""Elements and attributes that the report has none of, and the hostile article would make."""


def hostile() -> Article:
    """Make an article every string of which means harm, with a quotation whose links are all such strings."""
    text = f"{BEFORE}“{CONTENT}” said {NAME} of {BODY} to {PAPER}. {LONG}"

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    content, said, speaker, body, outlet = map(at, (CONTENT, "said", NAME, BODY, PAPER))
    article_id = "../?#&%41 <b>'\""
    affiliation = Affiliation(BODY, "<script>role</script>", body.start, body.end)
    quotation = Quotation(
        id=f"{article_id}/1",
        type="direct",
        text=CONTENT,
        spans=[content],
        marked=[content],
        cue=Cue("said", "</dd><script>globalThis.ran = 'cue'</script>", "say", said.start, said.end),
        speaker=Speaker("</a>", NAME, "person", NAME, speaker.start, speaker.end),
        affiliation=affiliation,
        outlet=Outlet(PAPER, "told", outlet.start, outlet.end),
        confidence=0.5,
        rule="<rule onclick=alert(4)>",
    )
    article = Article(
        id=article_id,
        text=text,
        title="<h1 onclick=alert(3)>Title</h1></title><script>globalThis.ran = 'title'</script>",
        publisher="</option></select><script>globalThis.ran = 'publisher'</script>",
        author="\u202e<a href=x>author</a>",
        published="2024-02-30",
        url="javascript:globalThis.ran='url'",
        language='"><script>globalThis.ran=2</script>',
        source="<iframe src=https://example.org>",
        quotations=[quotation],
        speakers=[Entity("</a>", NAME, "person", [speaker], [affiliation])],
    )
    assert violations(article) == []
    return article


@pytest.mark.parametrize("width", [360, 1280])
def test_a_hostile_article_breaks_nothing_and_runs_nothing(open_page, articles, tmp_path, width):
    article = hostile()
    dataset = "</title><script>globalThis.ran = 'dataset'</script>"
    address = report_of([article, *articles[:2]], tmp_path / "r.html", dataset)
    page = opened(open_page, address, width=width)

    def check():
        assert page.evaluate("foreign => document.querySelectorAll(foreign).length", ELEMENTS) == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("globalThis.ran") is None
        addresses = page.evaluate("[...document.querySelectorAll('a')].map(one => one.getAttribute('href'))")
        assert all(one is None or one.startswith("#") for one in addresses)

    until(page, "document.querySelectorAll('figure svg').length >= 8")
    assert page.locator("h1").inner_text() == dataset
    check()
    go(page, "view=quotations")
    check()
    page.locator("#list a").first.click()
    page.wait_for_selector("aside.facts dl")
    assert page.evaluate("report.reading.view.element.textContent") == article.text
    assert page.locator("#article-heading").inner_text() == article.title
    assert page.locator("aside.facts dd").first.inner_text().startswith(NAME)
    page.locator(".piece.speaker").dispatch_event("pointerover")
    page.locator(".piece.speaker").dispatch_event("click")
    check()


@pytest.mark.parametrize(
    "state",
    [
        "view=article&article=__proto__&quotation=1",
        f"view=article&article={TOMB}&quotation=999",
        "view=article&quotation=-1",
        "view=<img src=x onerror=globalThis.ran=1>",
        "speaker=%3Cscript%3E&view=quotations",
        "confidence=x..y&length=..&published=a..b",
        "%E0%A4%A",
    ],
)
def test_an_address_that_is_wrong_breaks_nothing(open_page, report, state):
    page = opened(open_page, report, state)
    page.get_by_role("navigation").get_by_role("link", name="Quotations").click()
    page.wait_for_selector("#quotations:not([hidden])")
    assert page.evaluate("globalThis.ran") is None


@pytest.mark.parametrize(
    ("attempt", "refused"),
    [
        ("const one = document.createElement('script'); one.textContent = 'globalThis.ran = 1'", True),
        ("document.body.innerHTML = `<img src=x onerror='globalThis.ran = 2'>`", True),
        ("document.body.setAttribute('onclick', 'globalThis.ran = 3'); document.body.click()", None),
    ],
)
def test_strings_become_neither_script_nor_markup(open_page, report, attempt, refused):
    page = opened(open_page, report)
    done = page.evaluate(f"() => {{ try {{ {attempt} }} catch (error) {{ return error.name }} }}")
    assert done == "TypeError" or refused is None
    assert page.evaluate("globalThis.ran") is None
    assert open_page.complaints  # The browser says what it refused.
    open_page.complaints.clear()
