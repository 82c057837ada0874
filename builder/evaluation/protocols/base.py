"""What a protocol of comparison is."""

from __future__ import annotations

from abc import ABC, abstractmethod

from builder.evaluation.annotations import AnnotatedArticle
from builder.evaluation.comparison import Comparison, GoldArticle
from builder.evaluation.metrics import Metric

# A view of an article that mistakes and breakdowns are taken from, and the aspects judged on it.
Judged = tuple[str, tuple[str, ...]]


class Protocol(ABC):
    """A way to compare predictions with gold.

    ``metrics`` are the figures; ``judged`` what breakdowns and mistakes look at; ``settings`` what a
    reader must know to repeat the figures.
    """

    name: str
    task: str
    metrics: tuple[Metric, ...]
    judged: tuple[Judged, ...]
    settings: dict[str, object]

    @abstractmethod
    def compare(self, gold: GoldArticle, predicted: AnnotatedArticle) -> dict[str, Comparison]:
        """Match the predicted quotations of an article with its gold ones; return a comparison a view."""
