"""Annotation takes time in proportion to the text, whatever stands in it."""

import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest

from builder.annotation.pipeline import annotate_article


def load() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "adversarial.py"
    spec = importlib.util.spec_from_file_location("adversarial", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ADVERSARIAL = load()


@pytest.mark.parametrize("kind", ADVERSARIAL.KINDS)
def test_time_per_byte_stays_the_same(kind: str) -> None:
    annotate_article(ADVERSARIAL.article(kind, 5_000))
    # What is quadratic takes twelve times as long a byte. Other programs that run meanwhile may take half of the time,
    # or more for a moment: then it is measured again.
    for rounds in (2, 4, 8):
        few, many = (ADVERSARIAL.microseconds_per_byte(kind, size, rounds) for size in (5_000, 60_000))
        if many < 3 * few + 0.1:
            break
    assert many < 3 * few + 0.1


def test_deep_nesting_meets_no_limit() -> None:
    for part in ("(", "“‘", "“He said that she said that ", "[“"):
        annotate_article(ADVERSARIAL.Article(id="a", text=part * 20_000))


@pytest.mark.parametrize("word", ["A-" * 40_000, "a" * 40_000])
def test_who_a_month_is_costs_no_more_for_an_endless_word(word: str) -> None:
    article = ADVERSARIAL.Article(id="a", text=f"Karen May left. {word};")
    start = time.process_time()
    annotate_article(article)
    # What is quadratic takes five seconds and more.
    assert time.process_time() - start < 2
