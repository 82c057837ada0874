"""Every construction of the rules' page finds its own example."""

from __future__ import annotations

import pytest

from builder.annotation.indirect.constructions import CONSTRUCTIONS, Construction
from builder.annotation.pipeline import annotate_article
from builder.schema import Article


@pytest.mark.parametrize("construction", CONSTRUCTIONS, ids=lambda construction: construction.name)
def test_a_construction_is_found_in_its_example(construction: Construction) -> None:
    found = annotate_article(Article(id="a", text=construction.example)).quotations
    assert [(quotation.type, quotation.rule) for quotation in found] == [("indirect", construction.name)]
    assert found[0].speaker is not None


@pytest.mark.parametrize("text", ["The hall was full.", "Ida Moen opened the hall.", "The claim was long."])
def test_nothing_is_reported(text: str) -> None:
    assert annotate_article(Article(id="a", text=text)).quotations == []
