"""The dataset card: README.md of a dataset folder, and the plot in it."""

from builder.assembly.card.metadata import OF_THE_DATA, TITLE, metadata
from builder.assembly.card.plot import lengths_plot
from builder.assembly.card.writing import card, cell, with_block

__all__ = ["OF_THE_DATA", "TITLE", "card", "cell", "lengths_plot", "metadata", "with_block"]
