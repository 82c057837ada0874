from collections.abc import Callable

import msgspec

from builder.assembly.rows import article_rows, quotation_rows
from builder.schema import Article, Quotation, QuotationRow


def test_rows_repeat_the_article_and_give_the_context(annotate_by_hand: Callable[..., Article]) -> None:
    article = annotate_by_hand(title="Quiet cranes", publisher="Vellin Courier", published="2024-03-04")
    first, second, third = quotation_rows(article)
    assert (first.id, first.article_id, first.title) == ("harbour/1", "harbour", "Quiet cranes")
    assert (first.publisher, first.published, first.url) == ("Vellin Courier", "2024-03-04", None)
    assert first.context.startswith("“The cranes are quiet,”")
    assert first.context.endswith("“They will stay so.”")
    assert second.context == third.context
    for row in (first, second, third):
        assert article.text[row.context_start :].startswith(row.context)


def test_the_lines_are_the_rows(annotate_by_hand: Callable[..., Article]) -> None:
    article = annotate_by_hand()
    rows = article_rows(article, "train")
    assert rows.split == "train"
    assert msgspec.json.decode(rows.article, type=Article) == article
    lines = rows.quotations.splitlines()
    assert [msgspec.json.decode(line, type=QuotationRow) for line in lines] == quotation_rows(article)
    assert rows.counts.quotations == len(lines) == 3
    assert (rows.counts.direct, rows.counts.mixed, rows.counts.indirect) == (1, 1, 1)
    assert (rows.counts.speaker, rows.counts.affiliation, rows.counts.outlet) == (3, 2, 1)
    assert rows.sample is not None
    assert rows.sample.row.id == "harbour/1"


def test_the_columns_are_those_of_the_contract() -> None:
    shared = set(Quotation.__struct_fields__) - {"extra"}
    assert shared <= set(QuotationRow.__struct_fields__)
