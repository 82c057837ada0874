"""The report without a browser: which articles it shows, its policy, its bytes, the command."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import builder
from builder.assembly.card import TITLE
from builder.cli import run
from builder.errors import QuotebuilderError
from builder.schema import Article
from builder.viewing.report import Sample, draw, report_page
from builder.viewing.report.page import SCRIPTS, STYLES
from builder.viewing.web.assembling import asset
from builder.viewing.web.records import browser_record

SAYING = "“We row at dawn,” said Ilse Marrow, the coxswain. "


def articles(sizes):
    """Make articles with so many quotations each."""
    texts = [{"id": f"a{n}", "text": SAYING * size or "It rained."} for n, size in enumerate(sizes)]
    found = list(builder.annotate(texts))
    assert [len(article.quotations) for article in found] == list(sizes)
    return found


def drawn(made, **how):
    """Draw a sample of articles none of which is left out."""
    return draw(made, "x", on_reject=pytest.fail, **how)


def embedded(page):
    data = re.search(r'<script type="application/gzip" id="data">([A-Za-z0-9+/=]+)</script>', page)[1]
    return json.loads(gzip.decompress(b64decode(data)))


def test_all_articles_in_their_order_where_they_fit():
    kept = drawn(articles([2, 0, 3]), quotations=5)
    assert kept.complete
    assert [article["id"] for article in embedded(report_page(kept, "x"))] == ["a0", "a1", "a2"]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(12)), st.integers(1, 30), st.integers(0, 3))
def test_the_sample_fits_and_does_not_depend_on_the_order(order, quotations, seed):
    made = articles([n % 4 for n in range(12)])
    one = drawn(made, quotations=quotations, seed=seed)
    other = drawn([made[n] for n in order], quotations=quotations, seed=seed)
    assert one.kept_quotations <= quotations or one.kept_articles == 1
    assert sorted(one.records()) == sorted(other.records())
    assert (other.articles, other.quotations) == (12, 18)


def test_the_seed_decides_which_articles_are_drawn_and_all_are_drawn_by_some():
    made = articles([1] * 8)
    chosen = [
        {json.loads(record)["id"] for record in drawn(made, quotations=3, seed=seed).records()}
        for seed in range(20)
    ]
    assert {len(ids) for ids in chosen} == {3}
    assert len({frozenset(ids) for ids in chosen}) > 5
    assert set.union(*chosen) == {article.id for article in made}


def test_a_sample_is_stated():
    said = report_page(drawn(articles([3, 3, 3]), quotations=4, seed=7), "x")
    assert "3 quotations in 1 article, a random sample of the 9 quotations in 3 articles (seed 7)" in said


def test_the_same_articles_give_the_same_bytes():
    pages = {report_page(drawn(articles([2, 1])), "x") for _ in range(2)}
    assert len(pages) == 1


def test_faulty_and_repeated_articles_are_left_out_and_named():
    good, faulty = articles([1, 1])
    faulty.quotations[0].spans[0] = msgspec.structs.replace(faulty.quotations[0].spans[0], end=10_000)
    rejected = []
    sample = draw([good, faulty, good], "paper.jsonl", on_reject=rejected.append)
    assert sample.kept_articles == 1
    assert [str(one) for one in rejected] == [
        "paper.jsonl: article 'a1' is left out: quotations[0].spans[0]: "
        "[1, 10000) is not a stretch of the text (0 to 49)",
        "paper.jsonl: article 'a0' is left out: id: is that of an earlier article",
    ]
    with pytest.raises(QuotebuilderError, match="no article to report on"):
        draw([], "paper.jsonl", on_reject=pytest.fail)


@pytest.mark.parametrize("before", ["", "é", "🛶", "🛶🛶 é\U0001f3fb "])
def test_offsets_count_utf16_units_in_the_browser(before):
    (article,) = builder.annotate(f"{before}\n\n{SAYING}🛶 They won.")
    record = browser_record(article)
    units = article.text.encode("utf-16-le")

    def words(span):
        return units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le")

    (quotation,) = record["quotations"]
    assert [words(span) for span in quotation["spans"]] == ["We row at dawn,"]
    assert words(quotation["speaker"]) == "Ilse Marrow"
    assert words(quotation["cue"]) == "said"
    assert [words(mention) for mention in record["speakers"][0]["mentions"]] == ["Ilse Marrow"]


def test_the_policy_lets_nothing_in():
    page = report_page(drawn(articles([1])), "x")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1].replace(
        "&#39;", "'"
    )
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert (
        rules["default-src"]
        == rules["base-uri"]
        == rules["form-action"]
        == rules["trusted-types"]
        == "'none'"
    )
    assert " ".join(rules) == (
        "default-src script-src style-src base-uri form-action require-trusted-types-for trusted-types"
    )
    for kind, files in (("script-src", SCRIPTS), ("style-src", STYLES)):
        sources = rules[kind].split(" ")
        assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", source) for source in sources)
        assert len(sources) == len(files) + (kind == "style-src")


@pytest.mark.parametrize(("package", "name"), [*SCRIPTS, *STYLES])
def test_no_script_or_style_ends_its_own_element(package, name):
    assert not re.search(r"</(script|style)|<!--", asset(package, name), re.I)


def test_the_command(tmp_path, capfd):
    lines = b"".join(msgspec.json.encode(article) + b"\n" for article in articles([2, 1]))
    source, target = tmp_path / "harbour.jsonl", tmp_path / "page.html"
    source.write_bytes(lines)
    assert run(["report", str(source), "-o", str(target)]) == 0
    assert capfd.readouterr().err == f"{target}: 3 quotations in 2 articles\n"
    assert "<bdi>harbour.jsonl</bdi>" in target.read_text()
    assert run(["report", str(source), "-o", "-", "--quotations", "2", "-q"]) == 0
    assert capfd.readouterr().out.startswith("<!doctype html>")
    assert run(["report", str(source), "-o", str(source)]) == 1
    assert source.read_bytes() == lines
    assert "is an input too" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bad.jsonl", '{"id": "a", "text": "x"}\n{"id": 1}\n', "bad.jsonl:2: not an annotated article"),
        ("empty.jsonl", "", "empty.jsonl: no article to report on"),
    ],
)
def test_the_command_on_bad_input(tmp_path, capfd, name, content, said):
    (tmp_path / name).write_text(content)
    assert run(["report", str(tmp_path / name), "-o", str(tmp_path / "page.html")]) == 1
    assert said in capfd.readouterr().err
    assert not (tmp_path / "page.html").exists()


def test_an_article_of_the_contract_comes_back_whole():
    (article,) = articles([2])
    record = embedded(report_page(drawn([article]), "x"))[0]
    assert msgspec.convert(record, Article) == article


def test_the_vendored_libraries_are_the_ones_named():
    vendor = Path(builder.__file__).parent / "viewing" / "report" / "vendor"
    named = dict(re.findall(r"^\| `(\S+)` .*`([0-9a-f]{64})` \|$", (vendor / "README.md").read_text(), re.M))
    there = {file.name: sha256(file.read_bytes()).hexdigest() for file in vendor.glob("*.js")}
    assert named == there


def test_generate_writes_the_report_anew(tmp_path):
    for words in ("pier", "quay"):
        text = f"“The {words} stays open,” said Mara Quill, the harbour master."
        (tmp_path / "in.jsonl").write_text(json.dumps({"id": words, "text": text}) + "\n")
        arguments = [str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out"), "-q", "--workers", "1"]
        assert run(["generate", *arguments]) == 0
        page = (tmp_path / "out" / "report.html").read_text()
        assert [article["id"] for article in embedded(page)] == [words]
        assert run(["report", str(tmp_path / "out"), "-o", str(tmp_path / "again.html"), "-q"]) == 0
        again = (tmp_path / "again.html").read_text()
        assert page == again.replace("<bdi>out</bdi>", f"<bdi>{TITLE}</bdi>").replace(
            "<title>out –", f"<title>{TITLE} –"
        )


def test_lines_and_articles_are_sampled_alike():
    made = articles([n % 3 for n in range(9)])
    by_line = Sample(5, seed=2)
    for article in made:
        by_line.add_line(article.id, msgspec.json.encode(article), len(article.quotations))
    whole = drawn(made, quotations=5, seed=2)
    assert (by_line.records(), by_line.quotations) == (whole.records(), whole.quotations)


def test_the_page_of_the_report_names_every_filter():
    table = (Path(__file__).parents[2] / "docs" / "report.md").read_text().partition("| parameter |")[2]
    cells = re.findall(r"^\| (`.*?) \|", table, re.M)
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    filters = (
        asset("builder.viewing.report", "filters.js").partition("const FILTERS = {")[2].partition("\n};")[0]
    )
    assert sorted(named) == sorted(re.findall(r"^  (\w+): \{", filters, re.M))
