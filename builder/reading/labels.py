"""Class labels in rows of `datasets`, which come as numbers, by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def named(row: Mapping[str, Any], features: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return ``row`` with the names of its class labels, wherever ``features`` have some; others stay as they are."""
    if features is None:
        return dict(row)
    return {name: _named(value, features.get(name)) for name, value in row.items()}


def _named(value: Any, feature: Any) -> Any:
    from datasets import ClassLabel

    if isinstance(feature, ClassLabel):
        return feature.int2str(value) if isinstance(value, int) and value >= 0 else None
    if isinstance(value, Mapping) and isinstance(feature, Mapping):
        return {name: _named(one, feature.get(name)) for name, one in value.items()}
    if isinstance(value, list):
        inner = feature[0] if isinstance(feature, list) else getattr(feature, "feature", None)
        return value if inner is None else [_named(one, inner) for one in value]
    return value
