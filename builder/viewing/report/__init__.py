"""The report: a dataset to look at, as one HTML file that needs nothing else."""

from __future__ import annotations

from builder.viewing.report.page import report_page
from builder.viewing.report.sampling import QUOTATIONS, Sample, draw

__all__ = ["QUOTATIONS", "Sample", "draw", "report_page"]
