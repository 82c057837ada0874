"""The kinds of systems, each run for real."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_gold import Row, empty, gold

from builder.errors import QuotebuilderError
from builder.evaluation import SystemOptions, evaluate
from builder.evaluation.systems import make_systems, name_systems

MODEL = Path(__file__).parents[3] / "shared" / "models" / "en_news_sm"
NONE = SystemOptions()


def headline(gold_rows: list[Row], system: object, metric: str, **options: object) -> float:
    scores = evaluate(gold_rows, {"it": system}, samples=0, **options)["it"].scores  # type: ignore[arg-type]
    return scores[metric].headline.value or 0.0


def test_the_rules_find_and_link() -> None:
    assert headline(gold(), "rules", "quotation_partial") > 0.6
    assert headline(gold(), "rules", "speaker_name", task="attribution") > 0.5
    assert headline(gold(), "rules", "role", task="links") > 0.5


def test_the_rules_are_timed_and_files_are_not(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in gold()))
    evaluation = evaluate(gold(), {"rules": "rules", "file": path}, samples=0)
    assert evaluation["rules"].seconds is not None
    assert evaluation["file"].seconds is None


def test_a_function_may_change_what_it_gets() -> None:
    def greedy(articles: list[Row]) -> list[object]:
        for article in articles:
            article.text = article.text  # type: ignore[attr-defined]
            article.quotations.append(1)  # type: ignore[attr-defined]
        return list(empty(gold()))

    target = gold()
    evaluation = evaluate(target, {"greedy": greedy, "again": greedy}, samples=0)
    assert evaluation["again"].scores["quotation_strict"].headline.value == 0.0


def test_a_function_named_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my_quotes_model.py").write_text(
        "class Model:\n"
        "    @staticmethod\n"
        "    def predict(articles):\n"
        "        for article in articles:\n"
        "            at = article.text.find('We found rust,')\n"
        "            found = [{'spans': [{'start': at, 'end': at + 14}]}] if at >= 0 else []\n"
        "            yield {'id': article.id, 'quotations': found}\n"
        "number = 3\n"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert headline(gold(), "my_quotes_model:Model.predict", "quotation_partial") == 2 * 1 / (1 + 7)
    for spec, message in [
        ("my_quotes_model:Model.guess", "no 'Model.guess' in my_quotes_model"),
        ("my_quotes_model:number", "is not callable"),
        ("no_such_module_here:predict", "no module 'no_such_module_here'"),
    ]:
        with pytest.raises(QuotebuilderError, match=message):
            evaluate(gold(), spec)
    with pytest.raises(QuotebuilderError, match="returned int, not articles"):
        evaluate(gold(), lambda articles: 3)  # type: ignore[arg-type, return-value]


def test_a_pipeline_with_our_component(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("quotations", name="ours")
    nlp.to_disk(tmp_path / "pipeline")
    ours = headline(gold(), tmp_path / "pipeline", "speaker_mention")
    assert ours == headline(gold(), "rules", "speaker_mention") > 0.5


def test_a_pipeline_that_sets_a_span_group(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "sc"})
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "DIRECT", "pattern": "We found rust,", "id": "1"},
            {"label": "DIRECT", "pattern": "It runs deep.", "id": "1"},
            {"label": "CUE", "pattern": "said Mara"[:4], "id": "1"},
            {"label": "SPEAKER", "pattern": "Mara Quill", "id": "1"},
            {"label": "Quote", "pattern": "Never again."},
        ]
    )
    nlp.to_disk(tmp_path / "ruled")
    assert headline(gold()[:1], tmp_path / "ruled", "quotation_strict_direct") == 1.0
    assert headline(gold()[:1], tmp_path / "ruled", "speaker_mention") == 0.5
    assert headline(gold()[:2], tmp_path / "ruled", "quotation_strict") == pytest.approx(
        2 * 2 / (2 + 6), abs=0.2
    )


def test_pipelines_that_are_none_are_refused(tmp_path: Path) -> None:
    import spacy

    with pytest.raises(QuotebuilderError, match="not a spaCy pipeline that loads"):
        evaluate(gold(), tmp_path)
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(QuotebuilderError, match=r"sets neither doc._.quotations nor doc.spans"):
        evaluate(gold(), tmp_path / "blank")


@pytest.mark.skipif(not MODEL.exists(), reason="the pipeline in ../shared is not there")
def test_textacy_on_a_pipeline() -> None:
    pytest.importorskip("textacy")
    pytest.importorskip("spacy_lookups_data")
    rows = gold()
    rows[0]["text"] += " “A mark too many."
    options = SystemOptions(spacy_model=str(MODEL))
    evaluation = evaluate(rows, "textacy", samples=0, options=options)
    result = evaluation["textacy"]
    assert result.scores["quotation_strict_direct"].right >= 1
    assert result.scores["speaker_mention"].right >= 1
    assert result.notes["articles read by paragraph"] == 1
    assert "spaCy's rules" in str(result.notes["lemmas"])


def test_textacy_needs_a_pipeline() -> None:
    with pytest.raises(QuotebuilderError, match="--spacy-model"):
        evaluate(gold(), "textacy")


def test_names_of_systems(tmp_path: Path) -> None:
    path = tmp_path / "run.final.jsonl"
    path.write_text("")
    assert list(name_systems([str(path), "rules", f"mine={path}"], NONE)) == ["run", "rules", "mine"]
    with pytest.raises(QuotebuilderError, match="two systems are called 'rules'"):
        name_systems(["rules", "rules"], NONE)
    with pytest.raises(
        QuotebuilderError, match="no such file, and no system of that name; a system is rules"
    ):
        make_systems("rulez", NONE)
