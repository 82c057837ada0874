"""Articles given as Python objects."""

from __future__ import annotations

from typing import Any

import pytest

from builder.errors import QuotebuilderError, Rejected
from builder.reading.objects import articles_from
from builder.schema import Article, Entity

TEXT = "The kiln stays warm."


def read_objects(items: list[Any], **options: Any) -> tuple[list[Article], list[str]]:
    rejected: list[Rejected] = []
    articles = list(articles_from(items, unique=True, on_reject=rejected.append, **options))
    return articles, [str(record) for record in rejected]


def test_strings_mappings_and_articles_become_articles_in_order() -> None:
    mapping = {"body": f"{TEXT}\r\nAgain.", "headline": "Warm", "id": 7}
    (one, two, three), rejected = read_objects([TEXT, mapping, Article(id="mine", text=TEXT, source="a.txt")])
    assert rejected == []
    assert (one.text, len(one.id), one.source) == (TEXT, 16, "articles:1")
    assert (two.text, two.title, two.id, two.source) == (f"{TEXT}\nAgain.", "Warm", "7", "articles:2")
    assert (three.id, three.source) == ("mine", "a.txt")


def test_an_article_given_is_left_as_it_was_and_comes_without_annotations() -> None:
    given = Article(id="", text=TEXT, speakers=[Entity("x#1", "Edda Marrow", "person", [], [])])
    (article,), _ = read_objects([given])
    assert (article.speakers, len(article.id)) == ([], 16)
    assert (given.id, len(given.speakers)) == ("", 1)


def test_columns_name_the_keys() -> None:
    (article,), _ = read_objects([{"copy": TEXT}], columns={"text": "copy"})
    assert article.text == TEXT
    with pytest.raises(QuotebuilderError, match="no field is called 'color'"):
        read_objects([TEXT], columns={"color": "copy"})


def test_the_same_twice_is_a_duplicate_where_ids_must_be_unique() -> None:
    articles, rejected = read_objects([TEXT, {"text": TEXT}])
    assert rejected == [f"articles:2: duplicate id {articles[0].id!r} (first at articles:1)"]
    twice = list(articles_from([TEXT, TEXT], unique=False, on_reject=lambda record: pytest.fail(str(record))))
    assert twice[0].id == twice[1].id


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": "T"}, "articles:2: no column with the text"),
        ({"text": ""}, "articles:2: no text"),
        ("  ", "articles:2: no text"),
        (5, "articles:2: an object of type int is no article"),
        (Article(id="", text="\ud83d"), "articles:2: the text has half of a surrogate pair"),
        ("\ud83d", "articles:2: 'text' has a lone surrogate"),
    ],
)
def test_what_is_no_article_is_reported_and_the_rest_goes_on(wrong: object, said: str) -> None:
    articles, (rejected,) = read_objects([TEXT, wrong, f"{TEXT} Again."])
    assert len(articles) == 2
    assert rejected.startswith(said)
