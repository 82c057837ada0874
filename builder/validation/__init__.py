"""Whether a dataset folder is what it claims to be: rows, files, counts and splits, recomputed, not believed."""

from builder.validation.folder import validate
from builder.validation.report import Report, Violation

__all__ = ["Report", "Violation", "validate"]
