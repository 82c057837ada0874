"""An evaluation as Markdown, for a README, an issue or a paper's appendix."""

from __future__ import annotations

from builder.evaluation.rendering.tables import about, tables
from builder.evaluation.results import Evaluation


def to_markdown(evaluation: Evaluation, details: bool = False) -> str:
    """Return the tables as GitHub-flavoured Markdown; ``details`` adds breakdowns and calibration."""
    blocks = []
    for table in tables(evaluation, details):
        lines = [_row(table.columns), _row(["---", *("---:" for _ in table.columns[1:])], escape=False)]
        lines += map(_row, table.rows)
        blocks += [f"### {_escaped(table.title)}", "\n".join(lines), *map(_escaped, table.notes)]
    blocks.append("\n".join(f"- {_escaped(line)}" for line in about(evaluation)))
    return "\n\n".join(blocks) + "\n"


def _row(cells: list[str], escape: bool = True) -> str:
    return "| " + " | ".join(_escaped(cell) if escape else cell for cell in cells) + " |"


def _escaped(cell: str) -> str:
    for mark in "\\|*_`<[":
        cell = cell.replace(mark, f"\\{mark}")
    return " ".join(cell.split())
