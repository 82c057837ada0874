"""Results as tables, Markdown, JSON, a page and a model card."""

from __future__ import annotations

import base64
import io
import json
import re
from hashlib import sha256
from html.parser import HTMLParser

import pytest
import yaml
from made_gold import empty, gold, many, spoilt, tagged

from builder.errors import QuotebuilderError
from builder.evaluation import Evaluation, evaluate
from builder.evaluation.rendering.markdown import to_markdown
from builder.evaluation.rendering.model_card import to_model_index
from builder.evaluation.rendering.page import MOST, to_page
from builder.evaluation.rendering.tables import signed
from builder.evaluation.rendering.terminal import print_tables
from builder.evaluation.results import Estimate


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    target = many(gold(), 5)
    for article in target:
        article["publisher"] = "<script>alert('paper')</script>"
    return evaluate(target, {"mine": spoilt(target, 1), "b|s": spoilt(target, 2)}, samples=60)


def printed(evaluation: Evaluation, details: bool = False) -> str:
    out = io.StringIO()
    print_tables(evaluation, out, details)
    return out.getvalue()


def test_the_terminal_shows_figures_tests_and_how_they_were_made(evaluation: Evaluation) -> None:
    text = printed(evaluation)
    score = evaluation["mine"].scores["speaker_name"].headline
    assert re.search(rf"Speaker name +│ +{100 * (score.value or 0):.1f} \[", text)
    assert "mine minus b|s" in text
    assert "one of several comparisons" in text
    assert "15 articles with 35 gold quotations" in text
    assert "by publisher" not in text
    assert "by publisher" in printed(evaluation, details=True)


def test_one_system_has_precision_and_recall() -> None:
    text = printed(evaluate(gold(), gold(), samples=0))
    assert re.search(r"Quotation \(strict\) +│ +100.0 │ +100.0 │ +100.0 │ +100.0 │ +7 │ +7", text)


def test_markdown_tables_have_as_many_cells_as_columns(evaluation: Evaluation) -> None:
    for block in to_markdown(evaluation, details=True).split("\n\n"):
        if block.startswith("|"):
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1
    assert "b\\|s" in to_markdown(evaluation)
    assert "<script>" not in to_markdown(evaluation, details=True).replace("\\<script>", "")


def test_json_has_it_all(evaluation: Evaluation) -> None:
    plain = json.loads(evaluation.to_json())
    assert plain == json.loads(json.dumps(evaluation.to_dict()))
    score = plain["systems"]["mine"]["scores"]["cue"]
    assert set(score["micro"]["f1"]) == {"value", "low", "high"}
    assert plain["tests"][0].keys() == {"first", "second", "metric", "difference", "p", "p_adjusted"}
    lines = [json.loads(line) for line in evaluation.mistake_lines()]
    assert len(lines) == len(list(evaluation.mistakes()))
    assert {line["system"] for line in lines} == {"mine", "b|s"}


class Page(HTMLParser):
    """What a page is made of: its elements, and whether each is closed."""

    void = frozenset(("meta", "input", "br", "line", "circle", "path"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.void:
            assert self.open.pop() == tag


def test_the_page_is_whole_and_loads_nothing(evaluation: Evaluation) -> None:
    html = to_page(evaluation)
    page = Page(html)
    assert page.open == []
    assert not [attrs for _, attrs in page.elements if "src" in attrs]
    ids = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    assert {(attrs["href"] or "")[1:] for tag, attrs in page.elements if "href" in attrs} <= ids
    assert "://" not in html
    policy = next(attrs["content"] or "" for _, attrs in page.elements if "http-equiv" in attrs)
    (script,) = re.findall("<script>(.*?)</script>", html, re.DOTALL)
    assert f"script-src 'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'" in policy
    scores = evaluation["mine"].scores
    assert sum(tag == "circle" for tag, _ in page.elements) == 2 * len(scores) + sum(
        len(system.calibration.bins) for system in evaluation.systems.values() if system.calibration
    )


def test_the_page_runs_nothing_that_an_article_or_a_name_brings() -> None:
    bad = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>\" onclick=\"alert(3)"
    hostile = tagged(
        "pier" + bad, f"“<c1>Rust {bad} here,</c1>” <k1>said {bad}</k1> <s1>Mara {bad} Quill</s1>."
    )
    hostile["publisher"] = bad
    hostile["quotations"][0]["speaker"]["name"] = bad
    hostile["quotations"][0]["affiliation"] = {"name": bad, "role": bad, "start": 0, "end": 3}
    mild = tagged("bells", "“<c1>Rust,</c1>” <k1>said</k1> <s1>Tam Oduya</s1>.")
    pages = [
        Page(to_page(evaluate([hostile, mild], {name: empty([hostile, mild])}, samples=20)))
        for name in ("mine", bad)
    ]
    assert pages[0].elements.count(("script", {})) == 1
    for page in pages:
        assert [tag for tag, _ in page.elements] == [tag for tag, _ in pages[0].elements]
        assert not [
            tag for tag, attrs in page.elements if tag == "img" or {"onclick", "onerror"} & set(attrs)
        ]


def test_a_difference_of_nothing_has_no_minus() -> None:
    assert signed(Estimate(-0.0, -0.0001, 0.012)) == "+0.0 [+0.0, +1.2]"
    assert signed(Estimate(-0.012, -0.02, None)) == "-1.2"


def test_the_page_has_the_mistakes_with_their_kinds(evaluation: Evaluation) -> None:
    page = Page(to_page(evaluation))
    cards = [attrs for _, attrs in page.elements if attrs.get("class") == "card"]
    mistakes = list(evaluation.mistakes())
    assert len(mistakes) < MOST
    assert [(card["data-system"], card["data-kinds"]) for card in cards] == [
        (mistake.system, "|".join(mistake.kinds)) for mistake in mistakes
    ]
    boxes = {attrs["value"] for _, attrs in page.elements if attrs.get("name") == "kind"}
    assert boxes == {kind for mistake in mistakes for kind in mistake.kinds}


def test_the_page_limits_each_kind() -> None:
    target = many(gold(), 30)
    empty = [{"id": article["id"], "quotations": []} for article in target]
    html = to_page(evaluate(target, empty, samples=0))
    assert html.count('class="card"') == MOST
    assert "missed (210)" in html


def test_the_model_card_block_is_read_back_by_the_hub(evaluation: Evaluation) -> None:
    from huggingface_hub import ModelCard

    block = to_model_index(evaluation, "mine", "saltmere/quotes-base")
    results = ModelCard(block + "# A model\n").data.eval_results
    assert results is not None
    by_name = {result.metric_name: result for result in results}
    score = evaluation["mine"].scores["speaker_name"]
    assert by_name["Speaker name"].metric_value == round(score.headline.value or 0.0, 4)
    assert by_name["Speaker name"].metric_args["overlap"] == 0.5
    assert yaml.safe_load(block.strip("-\n"))["model-index"][0]["name"] == "saltmere/quotes-base"
    with pytest.raises(QuotebuilderError, match="no system 'yours'"):
        to_model_index(evaluation, "yours")
