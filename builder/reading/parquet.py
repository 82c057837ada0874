"""Reading Parquet files in bounded memory, whatever their writers meant."""

from __future__ import annotations

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any

from builder.errors import QuotebuilderError, Rejected
from builder.reading.copies import UnusableError, fetched, placed
from builder.reading.files import Allowance, ExplodingError, InputFile, unreadable
from builder.reading.records import Row
from builder.reading.streaming import in_short

ROWS_AT_ONCE = 16
"""How many rows are unpacked together. Where a column is a dictionary, a row takes no room in the file: some hundred
bytes can be a million rows of a megabyte each. So few rows cost no time to speak of."""


def parquet_rows(path: str | os.PathLike[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of the Parquet file at ``path``.

    Raises `ExplodingError` where more comes out than `Allowance` lets, pyarrow's ArrowException where it is damaged.
    """
    from pyarrow import parquet

    size = os.path.getsize(path)
    allowance = Allowance(size)
    with parquet.ParquetFile(path) as file:
        for group in range(file.metadata.num_row_groups):
            columns = file.metadata.row_group(group)
            for column in range(columns.num_columns):
                Allowance(size).take(columns.column(column).total_uncompressed_size)
        for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
            allowance.take(batch.nbytes)
            yield from batch.to_pylist()


def read_parquet(file: InputFile) -> Iterator[Row | Rejected]:
    """Yield the rows of a Parquet file; a compressed one is unpacked into a temporary file first."""
    number = 0
    try:
        with TemporaryDirectory() as folder:
            here = fetched(file, folder)
            # It is read in any order, so it cannot stay compressed.
            path = placed(here, folder, copied=here.compression is not None)
            for number, values in enumerate(parquet_rows(path), 1):
                yield Row(number, values)
    except UnusableError as error:
        yield error.rejected
    except QuotebuilderError:
        raise
    except ExplodingError as error:
        yield unreadable(file, error, number + 1)
    except Exception as error:
        reason = f"damaged, or not Parquet ({in_short(error)}); nothing from here on is read"
        yield Rejected(file.label, number + 1, reason)
