from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_articles import articles

from builder.conversion import file_name, id_of_file
from builder.errors import Rejected
from builder.exporting import export
from builder.reading.corpora import import_corpus
from builder.schema import Article, Quotation, violations


def facts(quotation: Quotation, text: str) -> tuple[Any, ...]:
    cue, speaker = quotation.cue, quotation.speaker
    return (
        quotation.type,
        quotation.spans,
        quotation.marked,
        cue and (cue.start, cue.end),
        speaker and (speaker.start, speaker.end),
    )


def there_and_back(format: str, corpus: str, made: list[Article]) -> dict[str, Article]:
    rejected: list[Rejected] = []
    with tempfile.TemporaryDirectory() as folder:
        export(format, made, Path(folder) / "out")
        found = {
            article.id: article for article in import_corpus(corpus, Path(folder) / "out", rejected.append)
        }
    assert rejected == []
    assert len(found) == len(made)
    return found


made = st.lists(articles(), min_size=1, max_size=3, unique_by=lambda article: article.id)


def test_made_articles_keep_the_contract() -> None:
    @given(articles())
    @settings(max_examples=50)
    def check(article: Article) -> None:
        assert violations(article) == []

    check()


@given(made)
@settings(max_examples=60, deadline=None)
def test_brat(made: list[Article]) -> None:
    found = there_and_back("brat", "polnear", made)
    for article in made:
        # brat has no place for an id but the name of the file, and some ids are too long for that.
        again = found[id_of_file(file_name(article.id))]
        assert again.text == article.text.replace("\r", " ")
        assert (again.title, again.language) == (article.title, article.language)
        expected = [facts(quotation, article.text) for quotation in article.quotations]
        assert [facts(quotation, article.text) for quotation in again.quotations] == expected


@given(made)
@settings(max_examples=60, deadline=None)
def test_citron(made: list[Article]) -> None:
    found = there_and_back("citron", "citron", made)
    for article in made:
        again = found[article.id]
        kept = [quotation for quotation in article.quotations if quotation.cue and quotation.speaker]
        assert (again.text, again.title, again.language) == (article.text, article.title, article.language)
        assert [facts(quotation, article.text) for quotation in again.quotations] == [
            facts(quotation, article.text) for quotation in kept
        ]
        assert [quotation.confidence for quotation in again.quotations] == [
            quotation.confidence for quotation in kept
        ]


@pytest.mark.parametrize(("format", "corpus"), [("brat", "polnear"), ("citron", "citron")])
def test_by_hand(format: str, corpus: str, annotate_by_hand: Callable[..., Article]) -> None:
    article = annotate_by_hand("a/b", title="The\tHull", published="2021-05-04", url="https://vellin.example")
    again = there_and_back(format, corpus, [article])["a/b"]
    assert again.title.split() == ["The", "Hull"]
    assert (again.published, again.url) == ("2021-05-04", "https://vellin.example")
    assert [facts(quotation, article.text) for quotation in again.quotations] == [
        facts(quotation, article.text) for quotation in article.quotations
    ]
    if format == "citron":
        assert [entity.name for entity in again.speakers] == ["Ada Brisk", "Critics", "Vellin Port Office"]
