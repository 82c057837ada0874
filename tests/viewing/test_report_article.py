"""The article view in a browser: its text, what lights up, what is printed."""

from __future__ import annotations

from browsing import TOMB, go, opened, report_of

import builder


def test_pointing_lights_what_is_linked_and_draws_the_links(open_page, report, articles):
    page = opened(open_page, report, f"view=article&article={TOMB}")
    article = next(article for article in articles if article.id == TOMB)
    number = next(
        n for n, q in enumerate(article.quotations, 1) if q.type == "direct" and q.speaker and q.cue
    )
    quotation = article.quotations[number - 1]

    def lit(kind):
        return page.evaluate(
            f"[...document.querySelectorAll('.lit-{kind}')].map(one => one.textContent).join('')"
        )

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
        "🛶 “We row at dawn,” said Ilse Marrow, the coxswain.\n\n\n  “Not   I,”\tshe\nsaid.  🛶🛶 “Nor he,” she added.",
        "“سنبحر عند الفجر,” said Ilse Marrow. “We\u202e sail\u2066 late,” she said.\n\nמחר נצא לים, she said.",
    ]
    kept = list(builder.annotate([{"id": f"t{n}", "text": text} for n, text in enumerate(texts)]))
    page = opened(open_page, report_of([*articles[:3], *kept], tmp_path / "r.html"))
    for article in [*articles[:3], *kept]:
        go(page, f"view=article&article={article.id}")
        assert page.evaluate("report.reading.view.element.textContent") == article.text
        wrong = page.evaluate(
            """[...document.querySelectorAll(".piece")].filter(piece =>
               !report.reading.view.article.text.startsWith(piece.textContent, Number(piece.dataset.start))).length"""
        )
        assert wrong == 0
        shown = page.evaluate(
            """report.reading.view.article.quotations.map((_, i) => report.reading.view.marks.filter(mark =>
               mark.kind === "content" && mark.numbers.includes(i + 1)).map(mark =>
               mark.pieces.map(piece => piece.textContent).join("")).join(" "))"""
        )
        # White space between paragraphs is in the text, but in no piece.
        assert [" ".join(one.split()) for one in shown] == [
            " ".join(q.text.split()) for q in article.quotations
        ]


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
