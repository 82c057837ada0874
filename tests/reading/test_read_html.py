"""HTML pages: the article and what the page says of it."""

from __future__ import annotations

import gzip
import importlib.util
import sys

import pytest

from builder.errors import QuotebuilderError
from builder.reading import read_articles

trafilatura = pytest.importorskip("trafilatura", reason="the extra html is not installed")

PARAGRAPHS = [
    "The council of Bellhaven put off its vote on the new harbour wall on Thursday, after three hours.",
    "“We need more time,” said Ona Trellick, who chairs the council. “Nobody has read the report.”",
    "The vote is now set for March, when the council meets again – in the old café by the quay.",
]


def page(head="", paragraphs=PARAGRAPHS, html="<html>"):
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html>{html}<head><meta charset='utf-8'>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav><article>{body}</article>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


HEAD = """
<title>Harbour vote delayed - The Bellhaven Gazette</title>
<meta property="og:site_name" content="The Bellhaven Gazette">
<meta property="og:title" content="Harbour vote delayed">
<meta name="author" content="Mara Quillon">
<meta property="article:published_time" content="2023-11-02T10:00:00+02:00">
<meta property="article:modified_time" content="2023-12-24T10:00:00+02:00">
<link rel="canonical" href="https://gazette.example/harbour">
"""


@pytest.mark.parametrize("name", ["harbour.html", "harbour.htm", "harbour.XHTML", "harbour.html.gz"])
def test_a_page_says_what_it_is(tmp_path, read, name):
    data = page(HEAD, html="<html lang='en-GB'>").encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    [article], rejected = read(tmp_path / name)
    assert rejected == []
    assert article.text.split("\n") == PARAGRAPHS
    assert (article.id, article.title, article.publisher) == (
        "harbour",
        "Harbour vote delayed",
        "The Bellhaven Gazette",
    )
    assert (article.author, article.published, article.language) == ("Mara Quillon", "2023-11-02", "en-GB")
    assert (article.url, article.source) == ("https://gazette.example/harbour", str(tmp_path / name))


def test_what_the_page_does_not_say_is_null(tmp_path, read):
    (tmp_path / "a.html").write_text(page('<link rel="canonical" href="https://gazette.example/harbour">'))
    [article], _ = read(tmp_path / "a.html")
    assert (article.title, article.publisher, article.author) == (None, None, None)
    assert (article.published, article.language) == (None, None)
    assert article.url == "https://gazette.example/harbour"


def test_json_ld(tmp_path, read):
    linked = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour vote delayed",'
        ' "datePublished": "2023-11-02T08:00:00Z", "author": {"@type": "Person", "name": "Ib Strand"},'
        ' "publisher": {"@type": "Organization", "name": "Bellhaven Courier"}}'
    )
    (tmp_path / "a.html").write_text(page(f'<script type="application/ld+json">{linked}</script>'))
    [article], _ = read(tmp_path / "a.html")
    assert (article.author, article.published) == ("Ib Strand", "2023-11-02")
    assert article.publisher == "Bellhaven Courier"


def test_another_encoding(tmp_path, read):
    text = page().replace("utf-8", "windows-1252")
    (tmp_path / "a.html").write_bytes(text.encode("cp1252"))
    [article], _ = read(tmp_path / "a.html")
    assert article.text.split("\n") == PARAGRAPHS


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"no page",
        b"\0\xff\xfe",
        b"<" * 9999,
    ],
)
def test_pages_without_an_article(tmp_path, read, data, capfd):
    path = tmp_path / "a.html"
    path.write_bytes(data)
    assert read(path) == ([], [f"{path}: no text: no article is found in the page"])
    assert capfd.readouterr() == ("", "")


def test_without_the_extra(tmp_path, read, monkeypatch):
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.txt").write_text("One.")
    found = importlib.util.find_spec
    monkeypatch.delitem(sys.modules, "trafilatura")
    monkeypatch.setattr(
        "builder.reading.html.find_spec", lambda name: None if name == "trafilatura" else found(name)
    )
    mend = 'reading HTML needs an extra package: pip install "quotebuilder[html]"'
    articles, rejected = read(tmp_path)
    assert [article.id for article in articles] == ["b"]
    assert rejected == [f"{tmp_path}/a.html: {mend}"]
    with pytest.raises(QuotebuilderError) as caught:
        read_articles([tmp_path / "b.txt", tmp_path / "a.html"], on_reject=pytest.fail)
    assert str(caught.value) == f"{tmp_path}/a.html: {mend}"
