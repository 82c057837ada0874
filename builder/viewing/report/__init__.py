"""The report: a dataset to look at, as one HTML file that needs nothing else."""

from __future__ import annotations

from builder.viewing.report.page import report_page, write_report
from builder.viewing.report.sampling import QUOTATIONS, Sample

__all__ = ["QUOTATIONS", "Sample", "report_page", "write_report"]
