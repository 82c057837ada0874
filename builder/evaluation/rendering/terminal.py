"""An evaluation on the terminal."""

from __future__ import annotations

from typing import TextIO

from builder.evaluation.rendering.tables import about, tables
from builder.evaluation.results import Evaluation
from builder.viewing.plain import printable_line

_PLAIN_WIDTH = 160  # How wide the tables may be where the output is no terminal, in columns.


def print_tables(evaluation: Evaluation, file: TextIO, details: bool = False) -> None:
    """Print the tables of an evaluation on ``file``; with ``details`` breakdowns and calibration too.

    Nothing in the articles can steer the terminal: control characters are replaced.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=file, highlight=False, emoji=False, markup=False)
    if not console.is_terminal:
        console.width = _PLAIN_WIDTH
    for table in tables(evaluation, details):
        drawn = Table(title=Text(printable_line(table.title), style="bold"), title_justify="left")
        for n, column in enumerate(table.columns):
            drawn.add_column(Text(printable_line(column)), justify="right" if n else "left")
        for row in table.rows:
            drawn.add_row(*(Text(printable_line(cell)) for cell in row))
        console.print(drawn)
        for note in table.notes:
            console.print(Text(printable_line(note), style="dim"))
        console.print()
    for line in about(evaluation):
        console.print(Text(printable_line(line)))
