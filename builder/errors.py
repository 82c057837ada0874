"""What can go wrong with what people give us, as clear errors: exit status 1 on the command line."""

from __future__ import annotations

import json

import msgspec

RECORD_CHARS = 100_000
"""How much of a rejected record is kept, in code points of its JSON."""


JSON_ERRORS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding JSON with msgspec can raise: it is none, of another form, not UTF-8, or nested too deeply."""


class QuotebuilderError(Exception):
    """An error whose message a user can act on: it names the file, the line where there is one, and the mend."""


def _represented(value: object) -> str:
    try:
        return repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, or lists in lists without end
        return f"a {type(value).__name__} that cannot be written"


_REASON_CHARS = 2_000


class Rejected(msgspec.Struct, frozen=True):
    """A record that could not become an annotated article: where it stands, and why.

    ``line`` counts from 1 (a row for tables); None where the whole file is meant. ``record`` is the record as
    JSON, where there is one: a string where it is no JSON, or too long and therefore cut.
    """

    file: str
    line: int | None
    reason: str
    record: str | None = None

    def __post_init__(self) -> None:
        # It may quote what is in the record: the name of a column, say, which may be of any length.
        if len(self.reason) > _REASON_CHARS:
            msgspec.structs.force_setattr(self, "reason", f"{self.reason[:_REASON_CHARS]}…")

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.reason}"

    def with_record(self, values: object) -> Rejected:
        """Return the same with ``values`` as its record."""
        try:
            record = msgspec.json.encode(values, enc_hook=str).decode()
        except (
            UnicodeEncodeError,
            msgspec.MsgspecError,
            TypeError,
            ValueError,
            ArithmeticError,
            RecursionError,
        ):
            # Half a surrogate pair, say, which no JSON in UTF-8 can hold.
            record = json.dumps(_represented(values))
        return msgspec.structs.replace(self, record=self.cut(record))

    @staticmethod
    def cut(record: str) -> str:
        """Return a record that is JSON as it is kept: the beginning, as a string, where it is long."""
        return record if len(record) <= RECORD_CHARS else json.dumps(record[:RECORD_CHARS])
