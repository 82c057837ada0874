"""An evaluation as a whole: what must hold whatever the predictions are."""

from __future__ import annotations

import random
import warnings
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_gold import Row, empty, gold, many, spoilt

from builder.evaluation import evaluate, measure
from builder.evaluation.metrics import TASKS
from builder.evaluation.results import Evaluation
from builder.schema import Article, Quotation, Span

FAST = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def figures(evaluation: Evaluation, system: str) -> Row:
    plain = evaluation.to_dict()
    return {key: plain["systems"][system][key] for key in ("scores", "breakdown", "calibration")}


@pytest.mark.parametrize("task", TASKS)
def test_gold_scores_one_on_everything(task: str) -> None:
    evaluation = evaluate(gold(), gold(), task=task, samples=20)
    result = evaluation["system"]
    assert result.scores
    for score in result.scores.values():
        assert {figure.value for figure in (*score.micro.values(), *score.macro.values())} == {1.0}, (
            score.metric
        )
        assert score.right == score.gold
    assert all(share.value == 1.0 for group in result.breakdown for share in group.shares.values())
    assert list(evaluation.mistakes()) == []


@given(st.integers(0, 10_000), st.integers(1, 4))
@FAST
def test_gold_scores_one_on_any_gold(seed: int, copies: int) -> None:
    # Spoilt gold is gold with gaps and overlaps that nobody thought of.
    made = spoilt(many(gold(), copies), seed)
    if any(article["quotations"] for article in made):
        scores = evaluate(made, made, samples=0)["system"].scores.values()
        assert {figure.value for score in scores for figure in score.micro.values()} == {1.0}


def test_an_empty_system_scores_zero_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        evaluation = evaluate(gold(), {"empty": empty(gold()), "gold": gold()}, samples=50)
    for score in evaluation["empty"].scores.values():
        assert {figure.value for figure in score.micro.values()} == {0.0}, score.metric
    assert {kind for mistake in evaluation.mistakes("empty") for kind in mistake.kinds} == {"missed"}
    assert evaluation["empty"].calibration is None


@given(st.integers(0, 10_000))
@FAST
def test_the_order_of_articles_and_quotations_changes_no_digit(seed: int) -> None:
    generator = random.Random(seed)
    target, predictions = many(gold(), 3), spoilt(many(gold(), 3), seed)
    before = evaluate(target, predictions, samples=50)
    for rows in (target, predictions):
        generator.shuffle(rows)
        for row in rows:
            generator.shuffle(row["quotations"])
    after = evaluate(target, predictions, samples=50)
    assert figures(before, "system") == figures(after, "system")


@given(st.integers(0, 10_000))
@FAST
def test_swapping_two_systems_flips_the_sign_and_keeps_p(seed: int) -> None:
    target = many(gold(), 4)
    a, b = spoilt(target, seed, 0.2), spoilt(target, seed + 1, 0.4)
    there = evaluate(target, {"a": a, "b": b}, samples=80).tests
    back = evaluate(target, {"b": b, "a": a}, samples=80).tests
    for one, other in zip(there, back, strict=True):
        assert one.metric == other.metric
        assert one.p == other.p
        assert one.p_adjusted == other.p_adjusted
        assert one.difference.value == -other.difference.value
        assert one.difference.low == pytest.approx(-other.difference.high, abs=1e-9)


def test_a_better_system_is_told_from_a_worse_one() -> None:
    target = many(gold(), 12)
    evaluation = evaluate(
        target, {"good": spoilt(target, 1, 0.1), "bad": spoilt(target, 2, 0.5)}, samples=2000
    )
    test = next(test for test in evaluation.tests if test.metric == "quotation_partial")
    assert test.difference.value is not None and test.difference.value > 0.1  # noqa: PT018
    assert test.p < test.p_adjusted < 0.05
    same = evaluate(target, {"one": spoilt(target, 1), "two": spoilt(target, 1)}, samples=50)
    assert {test.p for test in same.tests} == {1.0}


def test_articles_dicts_and_a_mix_of_both_are_taken() -> None:
    text = "“Go,” said Ada."
    quotation = Quotation(
        "a/1", "direct", "Go,", [Span(1, 4)], [Span(1, 4)], None, None, None, None, 0.5, "by-hand"
    )
    article = Article("a", text, quotations=[quotation])
    row = {"id": "a", "quotations": [{"spans": [{"start": 1, "end": 4}]}]}
    for prediction in (article, row):
        assert measure("quotation_strict", [article], [prediction]).headline.value == 1.0


def test_only_spans_are_needed() -> None:
    bare = [{"id": a["id"], "quotations": [{"spans": q["spans"]} for q in a["quotations"]]} for a in gold()]
    scores = evaluate(gold(), bare, samples=0)["system"].scores
    assert scores["quotation_strict"].headline.value == 1.0
    assert scores["quotation_strict_direct"].headline.value == 1.0  # by the marks around it
    assert scores["speaker_name"].headline.value == 0.0


def test_marks_and_spaces_at_the_edges_are_no_difference() -> None:
    wide = deepcopy(gold())
    for quotation in wide[0]["quotations"][:1]:
        for span in quotation["spans"]:
            span["start"] -= 1
            span["end"] += 1
        del quotation["text"], quotation["marked"]
    assert measure("quotation_strict", gold(), wide).headline.value == 1.0


def test_parts_can_be_compared_on_their_own() -> None:
    apart = deepcopy(gold())
    first, *rest = apart[0]["quotations"]
    halves = []
    for span in first["spans"]:
        half = deepcopy(first) | {"spans": [span], "marked": [span]}
        del half["text"]
        halves.append(half)
    apart[0]["quotations"] = [*halves, *rest]
    whole = evaluate(gold(), apart, samples=0)["system"].scores["quotation_strict"].headline.value
    parts = (
        evaluate(gold(), apart, samples=0, unit="part")["system"].scores["quotation_strict"].headline.value
    )
    assert whole is not None and whole < 1.0  # noqa: PT018
    assert parts == 1.0


def test_what_the_gold_has_nothing_of_is_not_scored() -> None:
    target = deepcopy(gold())
    for article in target:
        for quotation in article["quotations"]:
            quotation["outlet"] = None
    evaluation = evaluate(target, gold(), samples=0)
    assert {"outlet", "medium"} <= set(evaluation.unscored)
    assert "outlet" not in evaluation["system"].scores
    assert not any("outlet" in kind for mistake in evaluation.mistakes() for kind in mistake.kinds)


def test_one_metric_alone_is_the_same_figure() -> None:
    predictions = spoilt(gold(), 5)
    whole = evaluate(gold(), predictions, samples=0)["system"].scores
    for name, score in whole.items():
        assert measure(name, gold(), predictions) == score


def test_a_given_quotation_takes_the_answer_that_overlaps_it_most() -> None:
    target = gold()[:1]
    span = target[0]["quotations"][2]["spans"][0]
    speaker = target[0]["quotations"][2]["speaker"]
    wide = {"spans": [{"start": span["start"] - 30, "end": span["end"]}], "speaker": {"name": "Wrong"}}
    near = {"spans": [{"start": span["start"] + 5, "end": span["end"]}], "speaker": speaker}
    scores = evaluate(target, [{"id": "pier", "quotations": [wide, near]}], task="attribution", samples=0)[
        "system"
    ].scores
    # Of three gold quotations the first has no answer; the second and third overlap both, the wide one less.
    assert scores["speaker_name"].micro["recall"].value == pytest.approx(1 / 3)
