"""The columns of both configurations as `datasets` declares them, taken from the data contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import inspect

from builder.schema import Article, QuotationRow

if TYPE_CHECKING:
    from datasets import Features

CONFIGURATIONS: dict[str, type[msgspec.Struct]] = {"quotations": QuotationRow, "articles": Article}
FREE_FORM = "extra"
"""The field of the contract that has no fixed columns, and is therefore left out of a dataset's rows."""


def features(configuration: str) -> Features:
    """Return the features of ``configuration``, ``"articles"`` or ``"quotations"``.

    They are declared in the card, so that a column that is null in a whole split has its type there too.
    ``published`` is a date: in JSON a string, but `datasets` reads a column of dates as time stamps and
    would turn it into the string ``2023-11-02 00:00:00``.
    """
    from datasets import Features, Value

    columns = _feature(inspect.type_info(CONFIGURATIONS[configuration]))
    return Features({**columns, "published": Value("date32")})


def _feature(kind: inspect.Type) -> Any:
    from datasets import Value

    match kind:
        case inspect.StructType(fields=fields):
            return {f.encode_name: _feature(f.type) for f in fields if f.encode_name != FREE_FORM}
        case inspect.ListType(item_type=item):
            return [_feature(item)]
        case inspect.UnionType(types=types):
            (only,) = (t for t in types if not isinstance(t, inspect.NoneType))
            return _feature(only)
        case inspect.StrType() | inspect.LiteralType():
            return Value("string")
        case inspect.BoolType():
            return Value("bool")
        case inspect.IntType():
            return Value("int64")
        case inspect.FloatType():
            return Value("float64")
        case _:
            raise TypeError(f"the data contract has no column for {kind}")
