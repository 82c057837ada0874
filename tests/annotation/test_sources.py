"""Whose a cue is: a table of sentences with the mention that stands for the source, a rule of grammar a line."""

from __future__ import annotations

import pytest

from builder.annotation.pipeline import annotate_article, kept_out
from builder.schema import Article


def mentions(text: str) -> list[str | None]:
    return [
        found.speaker and found.speaker.mention
        for found in annotate_article(Article(id="a", text=text)).quotations
        if found.type != "indirect"
    ]


# What stands before the subject or inside it.
SUBJECTS = [
    ("When the talks with Oslo ended, Ida Moen, the clerk, said it was “fine by us”.", "Ida Moen"),
    ("As Per Vik, the clerk, left, Ida Moen, the mayor, said it was “good for us”.", "Ida Moen"),
    ("When they were deemed late, Ida Moen, the mayor, called it “a shame”.", "Ida Moen"),
    ("Speaking later in Oslo, Ida Moen, who backs the plan, said it was “fine by us”.", "Ida Moen"),
    ("In an interview with Kanal 6, Ida Moen said it was “fine by us”.", "Ida Moen"),
    ("Ida Moen in a talk with Kanal 6 called it “a gift”.", "Ida Moen"),
    ("Per Vik, who, on Monday, called it “a gift”, left.", "who"),
    ("A week ago its chair, Ida Moen, described the strike as “a crime”.", "Ida Moen"),
    ("A letter from the Rowing Club obtained by the Herald says “no boat is safe”.", "A letter from the Rowing Club"),
    ("“We open,” the 64-year-old said.", "the 64-year-old"),
    ("“We open,” the two said.", "the two"),
    ("“We open,” said former clerk Ida Moen.", "Ida Moen"),
    ("“We open,” said Rep. Ida Moen, D-N.M., in Oslo.", "Ida Moen"),
    ("Scores came; 4 in 10 said it was “a gift”.", "4 in 10"),
    ("Moen and Vik, both of whom called it “a gift”, left.", "both of whom"),
    ("The drivers each called it “a trap”.", "The drivers"),
    ("Informed of it, Early called it “news to me”.", "Early"),
    ("They’ve called it “a gift”.", "They"),
    ("In the Kanal 6 poll, 31% of voters said the bridge was “a waste”.", "the Kanal 6 poll"),
]  # fmt: skip

# Shapes of a source.
PHRASES = [
    ("“We have won,” declared a jubilant Okoro to cheers.", "Okoro"),
    ("The clerk left after a statement Moen had called “a gift”.", "Moen"),
    ("A sign on the door read “closed for good”.", "A sign on the door"),
    ("It was, in the words of one clerk, “a talk of the deaf”.", "one clerk"),
    ("“No bridge is better than a bad bridge,” as she once put it.", "she"),
    ("Dubbed the “Queen of the North” by the press, the town is small.", "the press"),
]

# Participles and infinitives, whose subject stands elsewhere.
BORROWED = [
    ("Vesti quoted Ida Moen as saying it was “a gift”.", "Ida Moen"),
    ("“We open,” the paper quoted her as saying.", "her"),
    ("“We open,” Vesti on Monday cited the clerk, Ida Moen, as saying.", "Ida Moen"),
    ("Ida Moen, for her part, was quoted by Vesti as saying it was “a gift”.", "Ida Moen"),
    ("“We open,” Ida Moen was quoted as saying.", "Ida Moen"),
    ("Ida Moen quoted the report: “We open.”", "Ida Moen"),
    ("“We open,” Selwick Hall press secretary Ida Moen told clerks.", "Ida Moen"),
    ("“We open,” said Selwick Hall press secretary Ida Moen.", "Ida Moen"),
    ("After praising the bridge, which had cost a lot, Ida Moen called it “a gift”.", "Ida Moen"),
    ("Ida Moen showed the board what Per Vik wanted, calling it “a gift”.", "Ida Moen"),
    (
        "Moen went further, though in a talk on Monday she chose other words, saying it was “fine by us”.",
        "she",
    ),
    ("Moen held up a sign saying “no more rain”.", "a sign"),
    ("She sent an email to supporters saying “no more rain”.", "She"),
    ("The flood led Ida Moen to call the bridge “a risk to us all”.", "Ida Moen"),
    ("The report prompted Per Vik to shrug and call it “old news”.", "Per Vik"),
    ("It is rare for a judge to call a law “a joke”.", "a judge"),
    ("“We open,” he likes to say.", "he"),
    ("Ida Moen went back to boasting about “the best bridge of all”.", "Ida Moen"),
]

# Which of two reports a quotation belongs to.
OUTER = [
    ("Ida Moen said as Per Vik yelled: “You are late!”", "Per Vik"),
    ("Ida Moen sincerely believes, she said, that “all will be well”.", "she"),
    ("The paper said the bridge, which Ida Moen called “a gift”, was open.", "Ida Moen"),
    ("The paper said the bridge that Ida Moen had called “a gift” was open.", "The paper"),
    ("The clerk said nothing, with Ida Moen calling it “a loss”.", "Ida Moen"),
    ("After Per Vik said so, Ida Moen called the hall “a barn”.", "Ida Moen"),
    ("The move signals “the end” of the ferry, said Ida Moen.", "Ida Moen"),
    ("Ida Moen said Vik backed the ferry and that “no one will drown”.", "Ida Moen"),
    ("The town, called the “Queen of the North” by its people, is small.", "its people"),
]

# Words that are a cue there although they look like something else.
CUES = [
    ("Ida Moen even called it “a gift”.", "Ida Moen"),
    ("Ida Moen has since called it “a gift”.", "Ida Moen"),
    ("Ida Moen most recently called it “a gift”.", "Ida Moen"),
    ("Moen came home. He's called for “a new bridge”.", "He"),
    ("He referred to nothing but “a mechanism of sorts”.", "He"),
    ("Ida Moen went to Oslo and called the bridge “a gift”.", "Ida Moen"),
    ("The ad claims “we will all be rich”.", "The ad"),
    ("“Too late!” Ida Moen Tweeted on Monday.", "Ida Moen"),
]


@pytest.mark.parametrize(("text", "mention"), SUBJECTS + PHRASES + BORROWED + OUTER + CUES)
def test_the_source_of_a_cue(text: str, mention: str) -> None:
    assert [found and found.startswith(mention) for found in mentions(text)] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The clerk left, with Ida Moen calling it “a loss” and Per Vik saying it was “no loss at all”.",
            ["Ida Moen", "Per Vik"],
        ),
        (
            "“We stay,” Per Vik said after Ida Moen called the hall “a barn”.",
            ["Per Vik", "Ida Moen"],
        ),
        # A noun or an adjective, no cue.
        ("Per Vik of the many state workers “with a car of their own” left.", [None]),
        ("In another tweet, Ida Moen called it “a gift”.", ["Ida Moen"]),
        ("Ida Moen sounded a cautious note about “a gift to us all from the sea”.", [None]),
        # A clause on the words between marks is not whose they are.
        ("Moen spoke of a “gift to all of the people”, which allows for much.", ["Moen"]),
    ],
)
def test_one_source_is_not_taken_for_another(text: str, expected: list[str | None]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” said Ida Moen, one of the “big four” of the town.",
        "Ida Moen told “The View” that she stays.",
        "“Related:”",
        "Ida Moen's book is called “The Long Night”, she says.",
    ],
)
def test_what_stands_between_marks_beside_a_cue_and_is_nobodys_words(text: str) -> None:
    assert len(kept_out(Article(id="a", text=text))) == 1
