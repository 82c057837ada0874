"""What can go wrong with what people give us, as clear errors: exit status 1 on the command line."""

from __future__ import annotations

import msgspec


class QuotebuilderError(Exception):
    """An error whose message a user can act on: it names the file, the line where there is one, and the mend."""


class Rejected(msgspec.Struct, frozen=True):
    """A record that could not become an article: where it stands, and why.

    ``line`` counts from 1 (a row for tables); None where the whole file is meant.
    """

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.reason}"
