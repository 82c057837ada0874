"""What the documents say about the code is so."""

import re
from pathlib import Path

import msgspec
import pytest

from builder import schema
from builder.annotation.pipeline import annotate_article
from builder.assembly.rows import quotation_rows
from builder.reading import read_articles

ROOT = Path(__file__).parents[1]
CONTRACT = (ROOT / "docs" / "data-contract.md").read_text(encoding="utf-8")
EXAMPLE = (
    "“The cranes are quiet,” said Ada Brisk, a planner at the Vellin Port Office, in an interview with the "
    "Vellin Courier."
)
TYPES = [schema.Article, schema.Quotation, schema.Span, schema.Cue, schema.Speaker]
TYPES += [schema.Affiliation, schema.Outlet, schema.Entity]


def table(name: str) -> dict[str, list[str]]:
    """Return the rows of the table under the heading ``name``, by field."""
    section = CONTRACT.split(f"\n## {name}\n")[1].split("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line
    ]
    return {field: row for row in rows[2:] for field in re.findall(r"`(\w+)`", row[0])}


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_the_contract_names_every_field(kind: type[msgspec.Struct]) -> None:
    assert list(table(kind.__name__)) == list(kind.__struct_fields__)


def test_the_contract_names_every_column_of_quotations() -> None:
    own = set(schema.QuotationRow.__struct_fields__) - set(schema.Quotation.__struct_fields__)
    repeated = {"title", "publisher", "published", "url", "duplicate_group"}
    assert own - set(table("QuotationRow")) == repeated


@pytest.mark.parametrize(
    ("name", "field", "words"),
    [
        ("Quotation", "spans", "The cranes are quiet,"),
        ("Cue", "start", "said"),
        ("Speaker", "start", "Ada Brisk"),
        ("Affiliation", "start", "Vellin Port Office"),
        ("Outlet", "start", "Vellin Courier"),
    ],
)
def test_the_offsets_of_the_examples_are_right(name: str, field: str, words: str) -> None:
    start, end = map(int, re.findall(r"\d+", table(name)[field][-1]))
    assert EXAMPLE[start:end] == words


def test_the_example_of_the_readme_is_a_real_row() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^```json\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert block is not None
    shown = msgspec.json.decode(block[1], type=schema.QuotationRow)
    articles = read_articles([ROOT / "seeds" / f"{shown.article_id}.txt"], on_reject=print)
    rows = [row for article in articles for row in quotation_rows(annotate_article(article))]
    real = next(row for row in rows if row.text == shown.text)
    assert shown.speaker is not None
    assert real.speaker is not None
    # Groups are found over all articles; article and quotation stand alone.
    assert (shown.duplicate_group, shown.quotation_group) == (shown.article_id, shown.id)
    shown.duplicate_group = shown.quotation_group = None
    # Numbers and the rule's name change as rules are added and measured; the README need not follow.
    shown.id, shown.rule, shown.confidence = real.id, real.rule, real.confidence
    shown.speaker = msgspec.structs.replace(shown.speaker, entity=real.speaker.entity)
    assert msgspec.to_builtins(shown) == msgspec.to_builtins(real)


def test_the_values_that_a_field_can_have_are_all_named() -> None:
    for name, field, values in [
        ("Quotation", "type", schema.QuotationType),
        ("Cue", "kind", schema.CueKind),
        ("Speaker", "kind", schema.SpeakerKind),
        ("Outlet", "medium", schema.Medium),
    ]:
        named = re.findall(r"`(\w+)`", table(name)[field][1])
        assert named == list(values.__args__)
