"""Tokenized text is read as it was written, and what is found stands in the text as it came."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from spacy.tokens import Doc
from spacy.vocab import Vocab

from builder.annotation.pipeline import annotate_article, kept_out
from builder.annotation.untokenized import is_tokenized, untokenized
from builder.schema import Article, Span, violations

TOKENS = "`` '' ` ' \" “ ” ( ) -LRB- -RRB- , . : ? ! 's n't 're $ 5 % - / @-@ \\/ \\ We stay said Ida Moen U.S. \n \n\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("`` We stay , '' said Ms. Moen -LRB- D-Ohio -RRB- .", "“We stay,” said Ms. Moen (D-Ohio)."),
        ('" We stay , " said Moen . " Here . "', '"We stay," said Moen. "Here."'),
        ('Moen : " We stay .\n\n" And we go , " she said .', 'Moen: "We stay.\n\n"And we go," she said.'),
        ("'' We stay , '' said Moen . '' Here . ''", "''We stay,'' said Moen. ''Here.''"),
        ("“ We stay , ” said Moen ( D-Ohio ) .", "“We stay,” said Moen (D-Ohio)."),
        ("They called it `` a ` gift ' to us . ''", "They called it “a ‘gift' to us.”"),
        ("Moen 's aides do n't go , the workers ' wo n't .", "Moen's aides don't go, the workers' won't."),
        ("It 's we who 'll go , and they 're here .", "It's we who'll go, and they're here."),
        ("It cost C$ 5 , or 3 % , at 10 : 30 .", "It cost C$5, or 3%, at 10: 30."),
        ("They left the U.S. .\nIt rained .", "They left the U.S. .\nIt rained."),
        ("Sen . Moen of the U.S . Board left .", "Sen. Moen of the U.S. Board left."),
        ("It rained ... and rained . . .", "It rained ... and rained..."),
        ("The well @-@ known 1 @,@ 000 left .", "The well-known 1,000 left."),
        ("Ferries and\\/or barges left .", "Ferries and/or barges left."),
        ("A well - known 12 - year - old left .", "A well-known 12-year-old left."),
        # dashes
        ("OSLO - Ida Moen left - and she knew - with a well - known poet .",
         "OSLO - Ida Moen left - and she knew - with a well-known poet."),
        ("Moen - mayor since May - met a well-known poet .", "Moen - mayor since May - met a well-known poet."),
        # nothing to do
        ("“We stay,” said Moen (D-Ohio).", "“We stay,” said Moen (D-Ohio)."),
        ("Moen's boat, in the '90s, sank.", "Moen's boat, in the '90s, sank."),
    ],
)  # fmt: skip
def test_text_as_it_was_written(text: str, written: str) -> None:
    assert untokenized(text).text == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We stay , she said .", True),
        ("Moen left .\n\nVik stayed .", True),
        ("Mr. Moen of Acme Corp. left , and Vik stayed .", True),
        ("We stay, she said.", False),
        ("We stay , she said. Moen left, and Vik stayed.", False),
        ("She said ... nothing. It cost .5 crowns.", False),
        ("", False),
    ],
)
def test_most_stops_stand_apart(text: str, expected: bool) -> None:
    assert is_tokenized(text) is expected


PAIRS = [
    (
        "`` We stay , '' said Sen. Ida Moen -LRB- D-Ohio -RRB- , and Moen 's aides do n't know .",
        "“We stay,” said Sen. Ida Moen (D-Ohio), and Moen's aides don't know.",
    ),
    (
        '" We stay , " Hobb \'s analyst Jo Vik told the Sailor \'s Herald in the U.S. . " And we are here . "',
        '"We stay," Hobb\'s analyst Jo Vik told the Sailor\'s Herald in the U.S. . "And we are here."',
    ),
    (
        "The harbour is closed , said Ada Brisk , a self - described planner at the Vellin Port Office .",
        "The harbour is closed, said Ada Brisk, a self-described planner at the Vellin Port Office.",
    ),
    (
        "The governor 's spokeswoman , Ida Vik , called the plan `` a gift '' on Twitter .",
        "The governor's spokeswoman, Ida Vik, called the plan “a gift” on Twitter.",
    ),
]


@pytest.mark.parametrize(("tokens", "written"), PAIRS)
def test_the_same_is_found_as_in_written_text(tokens: str, written: str) -> None:
    found, plain = (annotate_article(Article(id="a", text=text)) for text in (tokens, written))
    assert found.text == tokens
    assert violations(found) == []
    assert found.quotations
    for one, other in zip(found.quotations, plain.quotations, strict=True):
        assert (one.type, one.rule, one.confidence) == (other.type, other.rule, other.confidence)
        assert [untokenized(tokens[span.start : span.end]).text for span in one.spans] == [
            written[span.start : span.end] for span in other.spans
        ]
        assert (one.cue and one.cue.lemma) == (other.cue and other.cue.lemma)
        for left, right in (
            (one.speaker, other.speaker),
            (one.outlet, other.outlet),
            (one.affiliation, other.affiliation),
        ):
            assert (left and left.name) == (right and right.name)
    assert [entity.name for entity in found.speakers] == [entity.name for entity in plain.speakers]


def test_slices_are_as_in_the_text_and_names_as_written() -> None:
    text = "`` We stay , '' Hobb 's analyst Jo Vik told the Sailor 's Herald ."
    (found,) = annotate_article(Article(id="a", text=text, publisher="Sailor's Herald")).quotations
    assert found.text == "We stay ,"
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.mention) == ("Jo Vik", "Jo Vik")
    assert found.outlet is not None
    assert found.outlet.name == "Sailor's Herald"
    assert text[found.outlet.start : found.outlet.end].endswith("Sailor 's Herald")


def test_wrapped_lines_of_tokens_are_read() -> None:
    quiet = "The harbour of Vellin was quiet on Monday , and the cranes stood there . " * 4
    said = "`` We wait , '' said Ida Vik , a planner at the Vellin Port Office ."
    text = textwrap.fill(quiet + said, 60)
    (found,) = annotate_article(Article(id="a", text=text)).quotations
    assert found.affiliation is not None
    assert found.affiliation.name == "Vellin Port Office"
    assert text[found.affiliation.start : found.affiliation.end] == "Vellin Port\nOffice"


def test_what_is_kept_out_stands_in_the_text_as_it_came() -> None:
    text = "Ida `` Sparky '' Moen , who left , saw a `` Go Home '' sign ."
    found = kept_out(Article(id="a", text=text))
    assert [text[one.span.start : one.span.end] for one in found] == ["Sparky", "Go Home"]


def test_a_headline_is_tokenized_or_not() -> None:
    text = "Mayor Moen 's plan : Hall is `` a gift ''\n\nIt rained in Vellin , and nobody came ."
    article = Article(id="a", text=text, title="Mayor Moen 's plan : Hall is `` a gift ''")
    written = replace(article, title="Mayor Moen's plan: Hall is “a gift”")
    assert annotate_article(article).quotations == annotate_article(written).quotations


def test_a_parse_of_the_tokens_is_read() -> None:
    table = (
        "The/DET/det/1 plan/NOUN/nsubj:pass/3 was/AUX/aux:pass/3 praised/VERB/ROOT/3 by/ADP/case/7 "
        "Vik/PROPN/nmod:poss/7 's/PART/case/5 brother/NOUN/obl:agent/3 in/ADP/case/9 Selwick/PROPN/obl/3 "
        "./PUNCT/punct/3"
    )
    words, classes, labels, heads = zip(*(word.rsplit("/", 3) for word in table.split(" ")), strict=True)
    spaces = [True] * (len(words) - 1) + [False]
    doc = Doc(
        Vocab(), list(words), spaces=spaces, pos=list(classes), deps=list(labels), heads=list(map(int, heads))
    )
    (found,) = annotate_article(Article(id="a", text=doc.text), doc=doc).quotations
    assert found.speaker is not None
    assert (found.rule, found.speaker.mention) == ("passive-subject", "Vik 's brother in Selwick")


@given(st.lists(st.sampled_from(TOKENS.split(" ")), max_size=40).map(" ".join))
def test_every_character_has_its_place(text: str) -> None:
    written = untokenized(text)
    before = 0
    for at in range(len(written.text)):
        span = written.span(at, at + 1)
        assert before <= span.start < span.end
        assert span.end - span.start > 1 or written.text[at] in (text[span.start], *"“”‘()-/")
        assert written.place(span.start) == at
        before = span.end
    if written.text:
        assert written.span(0, len(written.text)) == Span(
            written.span(0, 1).start, written.span(len(written.text) - 1, len(written.text)).end
        )
    places = [written.place(offset) for offset in range(len(text))]
    assert places == sorted(places)
    assert all(0 <= place <= len(written.text) for place in places)
