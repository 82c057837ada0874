import pytest

from builder.assembly.features import CONFIGURATIONS, FREE_FORM, features


@pytest.mark.parametrize("configuration", ["articles", "quotations"])
def test_every_field_has_a_column(configuration: str) -> None:
    fields = [name for name in CONFIGURATIONS[configuration].__struct_fields__ if name != FREE_FORM]
    assert list(features(configuration)) == fields


def test_columns_are_typed() -> None:
    from datasets import ClassLabel, Value

    columns = features("quotations")
    assert columns["published"] == Value("date32")
    assert columns["confidence"] == Value("float64")
    assert columns["type"] == ClassLabel(names=["direct", "mixed", "indirect"])
    assert features("articles")["quotations"].feature["type"] == columns["type"]
    assert columns["cue"]["kind"] == Value("string")
    assert columns["outlet"]["start"] == Value("int64")
    assert features("articles")["quotations"].feature["speaker"]["entity"] == Value("string")
