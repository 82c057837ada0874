"""The worked example of docs/metrics.md gives the numbers on that page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from builder.evaluation.metrics import TASKS
from builder.evaluation.protocols.polnear import METRICS
from builder.evaluation.results import Score

PAGE = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text(encoding="utf-8")
ROWS = [
    (name, cells.split(" | "))
    for name, cells in re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, re.MULTILINE)
    if "/" in cells
]


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    return names["evaluation"]["system"].scores  # type: ignore[no-any-return]


def test_every_metric_has_a_row() -> None:
    assert sorted(name for name, _ in ROWS) == sorted(metric.name for metric in TASKS["extraction"])
    assert all(f"`{metric.name}`" in PAGE for metric in METRICS)


@pytest.mark.parametrize(("name", "cells"), ROWS)
def test_the_numbers_are_so(name: str, cells: list[str], scores: dict[str, Score]) -> None:
    score = scores[name]

    def share(cell: str) -> float:
        right, total = map(float, cell.split("/"))
        return right / total if total else 0.0

    assert f"{100 * (score.headline.value or 0):.1f}" == cells[-1]
    if score.form == "accuracy":
        assert cells[0] == f"{score.right:g}/{score.gold:g}"
    else:
        assert cells[-3].endswith(f"/{score.predicted:g}")
        assert cells[-2] == f"{score.right:g}/{score.gold:g}"
        assert [score.micro[figure].value for figure in ("precision", "recall")] == pytest.approx(
            [share(cells[-3]), share(cells[-2])], abs=0.001
        )
