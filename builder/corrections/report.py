"""What became of decisions: in a part of a build, and in all of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from builder.corrections.reading import Corrections
from builder.errors import Rejected


class CorrectionReport(msgspec.Struct):
    """The numbers of the decisions whose article was there, and those that did not apply, with the reason.

    ``left_out`` is how many quotations that nobody decided on are gone because of decisions on others.
    """

    met: list[int] = []
    unapplied: list[tuple[int, str]] = []
    left_out: int = 0

    def add(self, other: CorrectionReport) -> None:
        """Add what became of other decisions."""
        self.met += other.met
        self.unapplied += other.unapplied
        self.left_out += other.left_out


def unapplied(corrections: Corrections, report: CorrectionReport) -> Iterator[Rejected]:
    """Yield the decisions that did not apply, as ``report`` of the whole input has it, in the order given."""
    reasons = dict(report.unapplied)
    for placed in corrections.others(set(report.met) - reasons.keys()):
        reason = reasons.get(placed.number)
        if reason is None:
            reason = f"no article {placed.decision.article!r} was annotated"
        note = f" (note: {placed.decision.note})" if placed.decision.note else ""
        yield Rejected(placed.file, placed.line, f"correction not applied: {reason}{note}")
