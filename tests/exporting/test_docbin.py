from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from made_articles import articles
from spacy.tokens import DocBin

from builder.exporting import export
from builder.exporting.layers import Tokenizer, places, token_span
from builder.schema import Article


def test_spacy_reads_it_back(annotate_by_hand: Callable[..., Article], tmp_path: Path) -> None:
    first = annotate_by_hand("a", title="The Hull", language="en")
    export("docbin", [first, annotate_by_hand("b", language="de")], tmp_path / "out.spacy")
    one, other = DocBin().from_disk(tmp_path / "out.spacy").get_docs(spacy.blank("en").vocab)
    assert (one.text, other.text) == (first.text, first.text)
    assert one.user_data["article"]["title"] == "The Hull"
    assert other.user_data["article"]["id"] == "b"
    assert set(one.spans) == {"quotations", "cues", "speakers", "affiliations", "outlets"}
    assert [(span.text, span.label_, span.id_) for span in one.spans["quotations"]] == [
        ("The cranes are quiet,", "direct", "a/1"),
        ("They will stay so.", "direct", "a/1"),
        ("it “a toy harbour.”", "mixed", "a/2"),
        ("Fishers expect more noise", "indirect", "a/3"),
    ]
    assert [(span.text, span.label_, span.kb_id_, span.id_) for span in one.spans["speakers"]] == [
        ("Ada Brisk", "person", "s1", "a/1"),
        ("Critics", "group", "s2", "a/2"),
        ("the office", "organization", "s3", "a/3"),
    ]
    assert [(span.text, span.label_) for span in one.spans["cues"]] == [
        ("said", "say"),
        ("called", "say"),
        ("according to", "say"),
    ]
    assert [(span.text, span.label_) for span in one.spans["affiliations"]] == [
        ("Vellin Port Office", "name"),
        ("planner", "role"),
    ]
    assert [(span.text, span.label_) for span in one.spans["outlets"]] == [("Vellin Courier", "interview")]


@pytest.mark.parametrize("language", ["en", "de-AT", "xx", "not-one", None])
def test_any_language_has_tokens(
    language: str | None, annotate_by_hand: Callable[..., Article], tmp_path: Path
) -> None:
    article = annotate_by_hand("a")
    article.language = language
    assert export("docbin", [article], tmp_path / "out.spacy").articles == 1


@given(articles())
@settings(max_examples=40, deadline=None)
def test_tokens_take_in_every_annotation(article: Article) -> None:
    doc = _TOKENIZER.doc(article)
    assert doc.text == article.text
    for quotation in article.quotations:
        for place in places(quotation):
            span = token_span(doc, place)
            assert span is not None
            assert span.start_char <= place.start < place.end <= span.end_char


_TOKENIZER = Tokenizer()
