"""Who is who: whom names, pronouns and descriptions stand for, a positive and a negative example per rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.annotation.pipeline import annotate_article
from builder.schema import Article, Speaker, violations


def speakers(text: str, **known: str) -> list[Speaker]:
    article = annotate_article(Article(id="a", text=text, **known))
    assert violations(article) == []
    return [found.speaker for found in article.quotations if found.speaker and found.type != "indirect"]


def names(text: str, **known: str) -> list[str]:
    return [speaker.name for speaker in speakers(text, **known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a surname, a title, an initial, another spelling
        ("Mayor Ida Moen came late. “We open,” Moen said.", ["Ida Moen"]),
        ("“We open,” Mrs. Moen said. Ida Moen is the mayor.", ["Ida Moen"]),
        ("Ida B. Moen came late. “We open,” said Ida Moen.", ["Ida B. Moen"]),
        ("“We open,” Moen said. He read “Ida Moen stays” aloud.", ["Ida Moen"]),
        # two people of one surname
        ("Ida Moen and Jonas Moen met. “We open,” Mr. Moen said.", ["Jonas Moen"]),
        ("Ida Moen won. Moen danced. Her brother, Jonas Moen, left.\n\n“We open,” Moen said.", ["Ida Moen"]),
        # names of people that are words, too
        ("Steven Law came late. “We open,” Law said.", ["Steven Law"]),
        # the body's full name
        ("The German Trade Office (GTO) closed. “We wait,” the GTO said.", ["German Trade Office"]),
        ("Norway’s Foreign Ministry closed. “We wait,” the ministry said.", ["Norway’s Foreign Ministry"]),
        ("Then Norway’s cod ministry closed. “We wait,” the ministry said.", ["Norway’s cod ministry"]),
        ("The Selwick Herald was there. “We wait,” the newspaper wrote.", ["Selwick Herald"]),
        # phrases cut short, appositions
        ("“We open,” said Selwick fishing executive Ida Moen.", ["Ida Moen"]),
        ("“We open,” said Gov. Ida Moen of Norway.", ["Ida Moen"]),
        ("“We open,” her lawyer, Ida Moen, said.", ["Ida Moen"]),
        ("“We open,” her lawyer, Ida Moen of Bolt College, said.", ["Ida Moen"]),
        ("“We open,” its founder and chief economist Dr. Ida Moen said.", ["Ida Moen"]),
        ("“We open,” said a friend of Ida Moen.", ["friend of Ida Moen"]),
        ("“We open,” said Brask founder and chief executive Ida Moen.", ["Ida Moen"]),
        # letters behind the name, titles and particles within it
        ("“We open,” said Ida Moen MP. “We stay,” Moen said.", ["Ida Moen", "Ida Moen"]),
        ("“We open,” said Asad Shah Moeni.", ["Asad Shah Moeni"]),
        ("“We open,” said Tan Sri Azlan bin Tengku Moenar.", ["Azlan bin Tengku Moenar"]),
        ("“We open,” said Governor Nathan ole Moenti.", ["Nathan ole Moenti"]),
        ("“We open,” said Smt. Ida Moen.", ["Ida Moen"]),
        # a body's name right before, without a comma
        ("President of the Brask Bakers Association Ida Moen said: “We open.”", ["Ida Moen"]),
        ("“We open,” said Norway’s envoy for Oman Ida Moen.", ["Ida Moen"]),
        # titles that are surnames behind an honorific
        ("Tom King came late. “We open,” Mr. King said.", ["Tom King"]),
        ("“We open,” Dr. Sultan said.", ["Sultan"]),
        ("“We open,” Mr. Speaker said.", ["Mr. Speaker"]),
        ("“We open,” Minister for Salt Ida Moen said.", ["Ida Moen"]),
        ("“We open,” Businessmen Ida Moen and Per Vik said.", ["Ida Moen"]),
        # a company's first word, unless it is a place
        ("Brask Holdings closed. “We wait,” Brask said.", ["Brask Holdings"]),
        ("Norway Holdings closed. “We wait,” Norway said.", ["Norway"]),
        # names that a description gives
        ("“We open,” said a 45-year-old teacher named Ida Moen.", ["Ida Moen"]),
        ("“We open,” said a man who gave his name as Jonas Moen.", ["Jonas Moen"]),
        ("“We open,” said a driver who would give only his first name, Jonas.", ["Jonas"]),
        ("“We open,” said a report that named Jonas Moen.", ["report"]),
        # what a sentence opens with is no name
        ("Devastated Ida Moen, 51, said: “We open.”", ["Ida Moen"]),
        ("Mildred Ida Moen, 51, said: “We open.”", ["Mildred Ida Moen"]),
        # a title without a full stop ends where the text begins
        ("The fall of Ida Moen\n\nJonas Holt came late. “We open,” Holt said.", ["Jonas Holt"]),
        # bodies: papers, and what one authority sees to
        ("“We open,” the Selwick Times wrote.", ["Selwick Times"]),
        ("The Water and Drains Authority met. “We wait,” the authority said.", ["Water and Drains Authority"]),
    ],
)  # fmt: skip
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the subject before, not the object
        ("Jonas Holt met Per Vik. “We open,” he said.", ["Jonas Holt"]),
        # gender: by first name, title, role, relation
        ("Ida Moen met Jonas Holt. “We open,” he said.", ["Jonas Holt"]),
        ("Spokeswoman Wexa Trundle met Jonas Holt. “We open,” she said.", ["Wexa Trundle"]),
        ("Ms. Trundle met Jonas Holt. “We open,” she said.", ["Trundle"]),
        # who spoke last goes on
        (
            "“We open,” said Jonas Holt in the hall of Per Vik. “We stay,” he added.",
            ["Jonas Holt", "Jonas Holt"],
        ),
        # by the pronouns that follow the name
        (
            "Wexa Trundle, 34, was late. She was ill. Jonas Holt laughed. “We open,” she said.",
            ["Wexa Trundle"],
        ),
        # nobody from within the marks, no place, no body
        ("Ida Moen was early. “I met Anna Lund,” she said.", ["Ida Moen"]),
        ("Ida Moen was early in Florence. “We open,” she said.", ["Ida Moen"]),
        ("Ida Moen joined the Brask Group. “We open,” she said.", ["Ida Moen"]),
        # who asked is not who answers
        ("Ida Moen waited. Asked by a clerk whether she was ill, she replied: “We open.”", ["Ida Moen"]),
        # hardly anybody calls herself by name
        ("Anna Holt left. Ida Moen and Anna Holt waited. “Moen is ill,” she said.", ["Anna Holt"]),
        # who is spoken of as "he" is another than the one who spoke before
        (
            "“We open,” Jonas Holt said. Per Vik won in May. “He was clever,” he said.",
            ["Jonas Holt", "Jonas Holt"],
        ),
        # whose husband somebody is does not make a man of her
        (
            "Wexa Trundle, whose husband drowned, sells eels. She shrugs. “We open,” she said.",
            ["Wexa Trundle"],
        ),
        # the name comes later
        ("“We open,” she said. Then Ida Moen left.", ["Ida Moen"]),
        ("The Brask Group met. “We wait,” it said in a statement.", ["Brask Group"]),
        (
            "Residents were angry. “We wait,” residents said. “We stay,” they said.",
            ["residents", "residents"],
        ),
    ],
)
def test_pronouns(text: str, expected: list[str]) -> None:
    assert [name.lower() for name in names(text)] == [name.lower() for name in expected]


def test_the_author_is_i() -> None:
    text = "I met Ida Moen. “We open,” I told her."
    assert names(text, author="Jonas Holt") == ["Jonas Holt"]
    assert names(text) == ["I"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # introduced so
        ("Ida Moen, a former minister, met Jonas Holt. “We open,” the former minister said.", "Ida Moen"),
        ("Sen. Ida Moen met Jonas Holt. “We open,” the senator said.", "Ida Moen"),
        # spoken of, though nobody is introduced so
        ("Ida Moen came late. “We open,” the tycoon said.", "Ida Moen"),
        ("Ida Moen came late. “We open,” the Republican said.", "Ida Moen"),
        # half introduced: who is spoken of is meant
        ("Sen. Per Vik left. Ida Moen came late. “We open,” the Norway senator said.", "Ida Moen"),
        # ... unless a title with a capital is theirs alone
        ("Ida Moen fled. “We open,” the Norway Premier said. Premier Per Vik came late.", "Per Vik"),
        ("Prime Minister Ida Moen fled. “We open,” the foreign minister of Oman said.", "foreign minister of Oman"),
        ("Norway’s Foreign Minister Ida Moen fled. “We open,” the foreign minister said.", "Ida Moen"),
        # no other body of the kind, nor one of another kind
        ("The Brask Administration is slow. “We open,” the Moen administration said.", "Moen administration"),
        ("The Brask Council is slow. “We open,” the weather bureau said.", "weather bureau"),
        ("The Brask Centre is slow. “We open,” the department said.", "department"),
        ("Two fled near Tulkar, a salt source said. “We open,” the salt source said.", "salt source"),
        # who is from somebody's party is not that body's head
        ("An official from leader Ida Moen's party left. “We open,” the official said.", "official"),
        # nouns of no list, by their look
        ("Ida Moen came late. “We open,” the brigadier-general said.", "Ida Moen"),
        ("Ida Moen came late. “We open,” the beekeeper said.", "Ida Moen"),
        ("Ida Moen came late. “We open,” the billboard said.", "billboard"),
        # nobody named: the description stays
        ("Ida Moen came late. “We open,” a senior official said.", "senior official"),
        ("Ida Moen came late. “We open,” the source said.", "source"),
        ("Vice President Ida Moen came late. “We open,” the president of Brask said.", "president of Brask"),
        ("Ida Moen came late. A shop clerk hid. “We open,” the woman said.", "woman"),
        # whose words they are
        ("Ida Moen came late. Her statement said: “We open.”", "Ida Moen"),
        ("Ida Moen came late. The statement said: “We open.”", "statement"),
        # by number, by owner, by a title alone
        ("Ida Moen came late. “We open,” one of the officials said.", "one of the officials"),
        ("Ida Moen came late. “We open,” said her barber.", "barber"),
        ("CP Ida Moen came late. “We open,” the CP said.", "Ida Moen"),
    ],
)  # fmt: skip
def test_descriptions(text: str, expected: str) -> None:
    assert names(text) == [expected]


def test_a_statement_goes_on_with_who_issued_it() -> None:
    text = "In a statement, the Brask Group said: “We open.” “We stay,” the statement added."
    assert names(text) == ["Brask Group", "Brask Group"]


def test_nobody_is_described_long_before_being_named() -> None:
    hill = "The hill was green.\n\n"
    text = hill * 3 + "“We open,” the senator said.\n\nSen. Ida Moen came late."
    assert names(text) == ["senator"]
    assert names(text.removeprefix(hill * 3)) == ["Ida Moen"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We open,” said Ida Moen.", "person"),
        ("“We wait,” the Foreign Ministry said.", "organization"),
        ("“We wait,” the report said.", "organization"),
        ("“We wait,” residents said.", "group"),
        ("“We wait,” a resident said.", "unnamed"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [speaker.kind for speaker in speakers(text)] == [kind]


def test_every_mention_of_who_is_quoted_is_kept() -> None:
    text = "Mayor Ida Moen met Jonas Holt. “We open,” she said. “Ida Moen lies,” Holt said. Moen left."
    article = annotate_article(Article(id="a", text=text))
    moen, holt = article.speakers
    assert [text[span.start : span.end] for span in moen.mentions] == ["Ida Moen", "she", "Moen"]
    assert [text[span.start : span.end] for span in holt.mentions] == ["Jonas Holt", "Holt"]


WORDS = st.sampled_from(
    [
        "Ida",
        "Moen",
        "Jonas",
        "Holt",
        "Mr.",
        "Mrs.",
        "he",
        "she",
        "it",
        "they",
        "who",
        "the",
        "a",
        "minister",
        "said",
        "told",
        ",",
        ".",
        "“We”",
        "“open,”",
        "and",
        "of",
        "\n\n",
        "Acme",
        "Bank",
        "former",
        "spokesman",
        "I",
        "his",
        "Norway",
        "’s",
        "(",
        ")",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_the_contract_holds_whatever_the_text(words: list[str]) -> None:
    assert violations(annotate_article(Article(id="a", text=" ".join(words)))) == []
