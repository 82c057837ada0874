"""The plot of the card: how long the articles and the quotations are."""

from __future__ import annotations

import io

from builder.assembly.statistics import ARTICLE_BINS, QUOTATION_BINS, Statistics, labels

_BAR, _INK = "#4c72b0", "#333333"


def lengths_plot(statistics: Statistics) -> bytes:
    """Return a PNG with the two distributions; the same numbers give the same bytes with one matplotlib."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 2.8), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    distributions = (
        ("Articles by words", ARTICLE_BINS, statistics.article_words),
        ("Quotations by words", QUOTATION_BINS, statistics.quotation_words),
    )
    for axes, (title, bins, numbers) in zip(figure.subplots(1, 2), distributions, strict=True):
        bars = axes.bar(labels(bins), numbers, color=_BAR)
        axes.bar_label(
            bars, labels=[f"{number:,}" if number else "" for number in numbers], fontsize=8, color=_INK
        )
        axes.set_title(title, fontsize=10, color=_INK, loc="left")
        axes.tick_params(axis="x", labelsize=6.5, colors=_INK, length=0)
        axes.yaxis.set_visible(False)
        axes.margins(y=0.15)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=120, metadata={"Software": None})
    return drawn.getvalue()
