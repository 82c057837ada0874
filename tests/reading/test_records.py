"""Which column is which field, and what becomes of values."""

from __future__ import annotations

import math

import pytest

from builder.errors import QuotebuilderError, Rejected
from builder.reading.records import COLUMN_NAMES, Mapper, Row


def article(values, columns=None):
    return Mapper(columns).article(Row(3, values), "a.jsonl")


@pytest.mark.parametrize(
    ("field", "name"), [(field, name) for field, names in COLUMN_NAMES.items() for name in names]
)
@pytest.mark.parametrize("spell", [str, str.upper, str.title, lambda name: name.replace("_", " ")])
def test_names_that_are_recognised(field, name, spell):
    value = "2023-11-02" if field == "published" else "so it is"
    values = {"text": "One.", spell(name): value}
    if field == "text":
        del values["text"]
        values[spell(name)] = value
    assert getattr(article(values), field) == value


@pytest.mark.parametrize("name", ["texts", "description", "summary", "datum", "publishers", "identity", ""])
def test_names_that_are_not(name):
    assert article({"text": "One.", name: "x"}) == article({"text": "One."})
    assert isinstance(article({name: "x"}), Rejected)


@pytest.mark.parametrize(
    ("values", "field", "expected"),
    [
        # the surest name wins; where it is empty, the next
        ({"content": "Two.", "text": "One."}, "text", "One."),
        ({"text": " ", "body": None, "content": "Two."}, "text", "Two."),
        ({"text": "One.", "published": "lately", "date": "2023-11-02"}, "published", "2023-11-02"),
        # "source" is a publisher, but not beside one, and not in rows of our own
        ({"text": "One.", "source": "The Bellhaven Gazette"}, "publisher", "The Bellhaven Gazette"),
        ({"text": "One.", "source": "crawl-7", "publisher": "The Gazette"}, "publisher", "The Gazette"),
        ({"text": "One.", "source": "crawl-7", "publisher": None}, "publisher", None),
        ({"text": "One.", "source": "a.txt", "quotations": [], "speakers": []}, "publisher", None),
        ({"text": "One.", "source": "a.txt", "quotations": [], "speakers": []}, "source", "a.txt"),
        ({"text": "One.", "quotations": [], "speakers": []}, "source", "a.jsonl:3"),
        ({"text": "One.", "source": "The Gazette"}, "source", "a.jsonl:3"),
        # forms of values
        ({"text": "One.", "title": "  Harbour\n vote "}, "title", "Harbour vote"),
        ({"text": "One.", "title": 1984}, "title", "1984"),
        ({"text": "One.", "title": math.nan}, "title", None),
        ({"text": "One.", "title": True}, "title", None),
        ({"text": "One.", "title": ""}, "title", None),
        (
            {"text": "One.", "authors": ["Mara Quillon", " ", "Ib Strand"]},
            "author",
            "Mara Quillon, Ib Strand",
        ),
        ({"text": "One.", "author": [{"name": "Mara Quillon"}, {"@id": 1}]}, "author", "Mara Quillon"),
        ({"text": "One.", "author": []}, "author", None),
        ({"text": "One.", "source": {"id": None, "name": "The Gazette"}}, "publisher", "The Gazette"),
        ({"text": "One.", "id": 12}, "id", "12"),
        ({"text": "One.", "id": 12.0}, "id", "12"),
        ({"text": "One.", "id": " ../x "}, "id", "../x"),
        ({"text": "One.", "id": math.nan, "guid": "g"}, "id", "g"),
        ({"text": "One.", "id": None}, "id", ""),
        # the text
        ({"text": "\ufeffOne.\r\nTwo.\rThree.\0 "}, "text", "One.\nTwo.\nThree."),
        ({"text": "a\tb\u2028c\x07  d"}, "text", "a\tb\u2028c\x07  d"),
    ],
)
def test_values(values, field, expected):
    assert getattr(article(values), field) == expected


@pytest.mark.parametrize(
    ("id_", "reason"),
    [
        ("a\tb", "the id 'a\\tb' has a control character or line break; take it out"),
        ("a\0", "the id 'a\\x00' has a control character or line break; take it out"),
        (1.5, "'id' has a number where the id should be a string or a whole number"),
        (False, "'id' has true or false where the id should be a string or a whole number"),
        ({}, "'id' has an object where the id should be a string or a whole number"),
    ],
)
def test_ids_that_are_none(id_, reason):
    assert article({"text": "One.", "id": id_}) == Rejected("a.jsonl", 3, reason)


def test_columns_say_otherwise():
    values = {"story": "One.", "paper": "The Gazette", "text": "the teaser", "source": "crawl", "title": "T"}
    found = article(values, {"text": "story", "publisher": "paper"})
    assert (found.text, found.publisher, found.title) == ("One.", "The Gazette", "T")
    found = article({"title": "One.", "headline": "T"}, {"text": "title"})
    assert (found.text, found.title) == ("One.", "T")


def test_a_column_that_is_not_there():
    rejected = article({"text": "One.", "Story": "Two."}, {"text": "story"})
    assert rejected == Rejected(
        "a.jsonl", 3, "no column 'story', named for text; the columns are 'text', 'Story'"
    )
    many = article({f"c{n}": 1 for n in range(50)}, {"text": "story"})
    assert many.reason.endswith("'c19' and 30 more")


def test_columns_are_for_records_with_columns():
    found = Mapper({"text": "story"}).article(Row(None, {"text": "One."}), "a.txt")
    assert (found.text, found.source) == ("One.", "a.txt")


def test_a_field_that_is_none():
    with pytest.raises(
        QuotebuilderError, match="no field is called 'headline'; the fields are id, text, title"
    ):
        Mapper({"headline": "h"})
