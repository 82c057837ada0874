"""Grouping: articles that are nearly the same, and quotations that are the same, wherever they stand."""
