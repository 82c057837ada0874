"""What a validation found."""

from __future__ import annotations

from collections import Counter

import msgspec

KEPT = 1_000
"""How many violations a report keeps; more are only counted."""


class Violation(msgspec.Struct, frozen=True):
    """One thing that is not as it must be.

    ``file`` is its path in the dataset folder, ``row`` counts from 1 (None where the whole file is meant),
    ``field`` names what is wrong in it as `builder.schema.violations` does ("" where it is all of it).
    """

    file: str
    row: int | None
    field: str
    problem: str

    def __str__(self) -> str:
        where = self.file if self.row is None else f"{self.file}:{self.row}"
        return f"{where}: {self.field}: {self.problem}" if self.field else f"{where}: {self.problem}"


class Report:
    """Gathers what a validation finds; memory stays flat however much that is.

    ``violations`` are the first `KEPT`, ``total`` the number of all, ``by_file`` that of each file; ``articles`` and
    ``quotations`` are the numbers of rows that were read.
    """

    def __init__(self) -> None:
        self.violations: list[Violation] = []
        self.by_file: Counter[str] = Counter()
        self.articles = 0
        self.quotations = 0

    @property
    def total(self) -> int:
        """The number of violations."""
        return self.by_file.total()

    @property
    def valid(self) -> bool:
        """Whether nothing was found."""
        return not self.by_file

    def add(self, file: str, row: int | None, field: str, problem: str) -> None:
        """Add a violation."""
        self.by_file[file] += 1
        if len(self.violations) < KEPT:
            self.violations.append(Violation(file, row, field, problem))

    def add_sentence(self, file: str, row: int | None, sentence: str) -> None:
        """Add what `builder.schema.violations` says: ``field: problem``."""
        field, _, problem = sentence.partition(": ")
        self.add(file, row, field, problem)

    def json(self) -> bytes:
        """Return the report as JSON."""
        return msgspec.json.encode(
            {
                "valid": self.valid,
                "articles": self.articles,
                "quotations": self.quotations,
                "total": self.total,
                "by_file": dict(sorted(self.by_file.items())),
                "violations": self.violations,
            }
        )
