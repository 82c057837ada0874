"""The columns of both configurations as `datasets` declares them, taken from the data contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import msgspec
from msgspec import inspect

from builder.schema import Article, QuotationRow, QuotationType

if TYPE_CHECKING:
    import pyarrow as pa
    from datasets import Features

CONFIGURATIONS: dict[str, type[msgspec.Struct]] = {"quotations": QuotationRow, "articles": Article}
TYPES: tuple[str, ...] = get_args(QuotationType)
FREE_FORM = "extra"
"""The field of the contract that has no fixed columns, and is therefore left out of a dataset's rows."""


def features(configuration: str) -> Features:
    """Return the features of ``configuration``, ``"articles"`` or ``"quotations"``.

    They are declared in the card, so that a column that is null in a whole split has its type there too.
    ``published`` is a date: in JSON a string, but `datasets` reads a column of dates as time stamps and
    would turn it into the string ``2023-11-02 00:00:00``. A quotation's ``type`` is a class label, so that models
    get it as a number; in the files it stands by its name.
    """
    from datasets import Features, Value

    columns = _feature(inspect.type_info(CONFIGURATIONS[configuration]))
    return Features({**columns, "published": Value("date32")})


def file_schema(configuration: str) -> pa.Schema:
    """Return the columns of ``configuration`` as a Parquet file holds them: class labels by their names."""
    import pyarrow as pa

    def plain(kind: pa.DataType, feature: Any) -> pa.DataType:
        from datasets import ClassLabel

        if isinstance(feature, ClassLabel):
            return pa.string()
        if pa.types.is_struct(kind):
            return pa.struct([field.with_type(plain(field.type, feature[field.name])) for field in kind])
        if pa.types.is_list(kind):
            inner = feature[0] if isinstance(feature, list) else feature.feature
            return pa.list_(kind.value_field.with_type(plain(kind.value_type, inner)))
        return kind

    declared = features(configuration)
    return pa.schema(
        [field.with_type(plain(field.type, declared[field.name])) for field in declared.arrow_schema]
    )


def _feature(kind: inspect.Type) -> Any:
    from datasets import ClassLabel, Value

    match kind:
        case inspect.StructType(fields=fields):
            return {f.encode_name: _feature(f.type) for f in fields if f.encode_name != FREE_FORM}
        case inspect.ListType(item_type=item):
            return [_feature(item)]
        case inspect.UnionType(types=types):
            (only,) = (t for t in types if not isinstance(t, inspect.NoneType))
            return _feature(only)
        case inspect.LiteralType(values=values) if set(values) == set(TYPES):
            return ClassLabel(names=list(TYPES))
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
