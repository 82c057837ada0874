"""Quotebuilder: who said what in the news, for whom and to whom, as a dataset."""

__version__ = "0.1.0"
