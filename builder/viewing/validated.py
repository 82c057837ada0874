"""What a validation found, in words."""

from __future__ import annotations

from builder.validation import Report
from builder.viewing.plain import printable_line

_SHOWN = 100


def validated(report: Report, dataset: str) -> str:
    """Say what was checked, and each thing that is wrong, a line each."""
    read = f"{report.articles:,} articles and {report.quotations:,} quotations"
    if report.valid:
        return f"{dataset}: {read} checked, everything is as it must be"
    lines = [printable_line(str(violation)) for violation in report.violations[:_SHOWN]]
    if report.total > len(lines):
        lines.append(f"... and {report.total - len(lines):,} more (--json gives up to a thousand)")
    lines += [f"{printable_line(name)}: {number:,} in all" for name, number in sorted(report.by_file.items())]
    lines.append(f"{dataset}: {read} checked, {report.total:,} things are wrong")
    return "\n".join(lines)
