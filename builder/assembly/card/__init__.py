"""The dataset card: README.md of a dataset folder, and the plot in it."""

from builder.assembly.card.metadata import metadata
from builder.assembly.card.writing import card
from builder.assembly.card.plot import lengths_plot

__all__ = ["card", "lengths_plot", "metadata"]
