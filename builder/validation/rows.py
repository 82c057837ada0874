"""The rows of both configurations: each by itself, and against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from builder.assembly.counts import Counts, count
from builder.assembly.features import FREE_FORM, file_schema
from builder.assembly.rows import quotation_rows
from builder.assembly.statistics import StatisticsCounter, facts_of
from builder.assembly.validation import nameless_or_undated
from builder.errors import JSON_ERRORS, QuotebuilderError
from builder.reading.files import MAX_RECORD_BYTES, ExplodingError, numbered_lines
from builder.reading.parquet import parquet_rows
from builder.schema import Article, QuotationRow, violations
from builder.validation.leakage import Leakage
from builder.validation.report import Report

Row = TypeVar("Row", Article, QuotationRow)


class Placed(NamedTuple):
    """A row with the file and the number of it there, from 1."""

    file: str
    number: int
    values: dict[str, Any]


class Rows:
    """Checks the rows of a dataset, split by split; articles that are sound are handed to ``leakage``."""

    def __init__(self, place: Path, report: Report, leakage: Leakage) -> None:
        self._place, self._report, self._leakage = place, report, leakage
        self.statistics = StatisticsCounter()
        self._ids: set[bytes] = set()

    def check_split(self, split: str, articles: list[str], quotations: list[str]) -> Counts:
        """Check the files of a split, and return the numbers of what is in them."""
        counts = Counts()
        rows = self._typed(quotations, QuotationRow)
        for placed, article in self._typed(articles, Article):
            self._report.articles += 1
            for sentence in _unsound(article):
                self._report.add_sentence(placed.file, placed.number, sentence)
            self._check_id(placed, article.id)
            counts.add(count(article))
            self.statistics.add(facts_of(article))
            self._leakage.add(split, placed.file, placed.number, article)
            for expected in quotation_rows(article):
                row = next(rows, None)
                if row is None:
                    self._report.add(
                        placed.file, placed.number, "quotations", f"{expected.id!r} has no row of its own"
                    )
                    break
                self._compare(row[0], row[1], expected)
        for placed, left in rows:
            self._report.quotations += 1
            self._report.add(placed.file, placed.number, "id", f"{left.id!r} is in no article of the split")
        return counts

    def _compare(self, placed: Placed, row: QuotationRow, expected: QuotationRow) -> None:
        self._report.quotations += 1
        for field in QuotationRow.__struct_fields__:
            if getattr(row, field) != getattr(expected, field):
                article = expected.article_id
                self._report.add(placed.file, placed.number, field, f"not what the article {article!r} says")
                return

    def _check_id(self, placed: Placed, written: str) -> None:
        digest = hashlib.blake2b(written.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest in self._ids:
            self._report.add(placed.file, placed.number, "id", f"{written!r} occurs twice")
        self._ids.add(digest)

    def _typed(self, files: list[str], kind: type[Row]) -> Iterator[tuple[Placed, Row]]:
        """Yield the rows of the columns and types that the contract declares; of others say what is wrong."""
        columns = [name for name in kind.__struct_fields__ if name != FREE_FORM]
        for placed in self._raw(files):
            if list(placed.values) != columns:
                for name in sorted(set(columns) ^ placed.values.keys()):
                    problem = "no such column" if name not in columns else "missing"
                    self._report.add(placed.file, placed.number, name, problem)
                if placed.values.keys() == set(columns):
                    self._report.add(placed.file, placed.number, "", "the columns are in another order")
            try:
                yield placed, msgspec.convert(placed.values, kind, strict=True)
            except msgspec.ValidationError as error:
                problem, _, field = str(error).partition(" - at `$.")
                self._report.add(placed.file, placed.number, field.rstrip("`"), problem)

    def _raw(self, files: list[str]) -> Iterator[Placed]:
        for name in files:
            try:
                yield from self._lines(name) if name.endswith(".jsonl") else self._table(name)
            except QuotebuilderError as error:
                self._report.add(name, None, "", str(error))

    def _lines(self, name: str) -> Iterator[Placed]:
        with (self._place / name).open("rb") as file:
            for number, line in numbered_lines(file):
                if line is None:
                    self._report.add(name, number, "", f"longer than {MAX_RECORD_BYTES:,} bytes")
                    continue
                try:
                    values = msgspec.json.decode(line)
                except JSON_ERRORS as error:
                    self._report.add(name, number, "", f"no JSON in UTF-8 ({error})")
                    continue
                if isinstance(values, dict):
                    yield Placed(name, number, values)
                else:
                    self._report.add(name, number, "", "no JSON object")

    def _table(self, name: str) -> Iterator[Placed]:
        from pyarrow import ArrowException, parquet

        configuration = name.split("/")[1]
        try:
            with parquet.ParquetFile(self._place / name) as table:
                if not table.schema_arrow.equals(file_schema(configuration)):
                    self._report.add(name, None, "", "has other columns or types than the contract declares")
            for number, values in enumerate(parquet_rows(self._place / name), 1):
                day = values.get("published")
                yield Placed(name, number, {**values, "published": day and str(day)})
        except ExplodingError:
            raise QuotebuilderError("unpacks to far more than its size, as no articles do") from None
        except (ArrowException, OSError) as error:
            raise QuotebuilderError(f"damaged, or not Parquet ({error})") from None


def _unsound(article: Article) -> Iterator[str]:
    """Say what of the contract an article does not keep, a sentence each, with the field first."""
    if not article.text.strip():
        yield "text: empty"
    for character, name in (("\r", "a carriage return"), ("\0", "a null character")):
        if character in article.text:
            yield f"text: holds {name}"
    yield from nameless_or_undated(article)
    yield from violations(article)
