"""Class labels come by their names, at any depth."""

from __future__ import annotations

from typing import Any

import pytest
from datasets import ClassLabel, Features, Value

from builder.reading.labels import named

KIND = ClassLabel(names=["direct", "mixed"])
FEATURES = Features({"type": KIND, "n": Value("int64"), "inner": [{"type": KIND, "n": Value("int64")}]})


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"type": 1, "n": 1}, {"type": "mixed", "n": 1}),
        ({"type": None, "n": 0}, {"type": None, "n": 0}),
        ({"type": -1}, {"type": None}),
        ({"inner": [{"type": 0, "n": 0}]}, {"inner": [{"type": "direct", "n": 0}]}),
        ({"inner": None, "other": [1]}, {"inner": None, "other": [1]}),
    ],
)
def test_labels_have_names(row: dict[str, Any], expected: dict[str, Any]) -> None:
    assert named(row, FEATURES) == expected


def test_without_features_a_row_stays_as_it_is() -> None:
    assert named({"type": 1}, None) == {"type": 1}
