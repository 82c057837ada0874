"""The content of quotations of which only a part stands between marks: where it starts and ends."""

from __future__ import annotations

import pytest

from builder.annotation.pipeline import annotate_article
from builder.schema import Article, violations


def contents(text: str) -> list[tuple[str, str]]:
    """Return type and content of every quotation with marks."""
    article = annotate_article(Article(id="a", text=text))
    assert violations(article) == []
    return [(found.type, found.text) for found in article.quotations if found.marked]


STARTS = [
    # A listener stands outside, by whatever phrase.
    ("Ida Moen told MPs the plan was “a mistake” for all.", "the plan was “a mistake” for all"),
    ("Ida Moen told host Per Vik a loss is “likely” in Vardal.", "a loss is “likely” in Vardal"),
    (
        "Ida Moen told VESTI Vardal the rules are “getting better” by the day.",
        "the rules are “getting better” by the day",
    ),
    ("Ida Moen told the court he was “very sorry” for it.", "he was “very sorry” for it"),
    ("Ida Moen assured the crowd that the hall was “safe” now.", "the hall was “safe” now"),
    ("Ida Moen assured voters she would “stay” in the town.", "she would “stay” in the town"),
    (
        "Ida Moen told Vesti's “Late Hour” that she agrees the hall is “a gift” to them.",
        "she agrees the hall is “a gift” to them",
    ),
    (
        "Ida Moen told an audience at a book fair in Vardal last week that the hall is “a gift” to them.",
        "the hall is “a gift” to them",
    ),
    (
        "Ida Moen told one man close to her that the hall is “a gift” to them.",
        "the hall is “a gift” to them",
    ),
    ("Ida Moen told a cheering crowd that the hall is “a gift” to them.", "the hall is “a gift” to them"),
    # So does a time, unless something is said of it.
    ("Ida Moen said last month that the hall was “safe” now.", "the hall was “safe” now"),
    ("Ida Moen said repeatedly “the next mayor” should choose.", "“the next mayor” should choose"),
    ("Ida Moen said last week was “hard” for all.", "last week was “hard” for all"),
    ("Ida Moen said Monday's game was “hard” for all.", "Monday's game was “hard” for all"),
    ("Ida Moen said such votes are “a game” for some.", "such votes are “a game” for some"),
    ("Ida Moen vowed not to “give up” the hall.", "not to “give up” the hall"),
    # A noun with its article is said; one that only names the feeling is not.
    (
        "Ida Moen denied the claim that the hall was “unsafe” then.",
        "the claim that the hall was “unsafe” then",
    ),
    (
        "Ida Moen expressed hope that the hall would be “a gift” to them.",
        "the hall would be “a gift” to them",
    ),
    # Words between the cue and marks that end the sentence.
    ("Ida Moen said the hall is “a gift to the town.”", "the hall is “a gift to the town.”"),
    (
        "Ida Moen added that the town had two ways to go: “Stay or leave.”",
        "the town had two ways to go: “Stay or leave.”",
    ),
    ("Ida Moen recalled the old motto: “We stay here.”", "the old motto: “We stay here.”"),
    (
        "Ida Moen defended the idea that “halls are for all.”",
        "the idea that “halls are for all.”",
    ),
    # Behind a noun that reports.
    ("Nobody minds Ida Moen's promise to be “neutral” in the vote.", "to be “neutral” in the vote"),
]


@pytest.mark.parametrize(("sentence", "content"), STARTS)
def test_where_the_content_starts(sentence: str, content: str) -> None:
    assert contents(sentence)[-1] == ("mixed", content)


ENDS = [
    ("Ida Moen said the hall was “a gift,” adding that it rained.", "the hall was “a gift,”"),
    ("Ida Moen praised the “gift” of a hall, which opened on Monday.", "the “gift” of a hall"),
    ("Ida Moen said she was “glad” of the hall, but left on Monday.", "she was “glad” of the hall"),
    (
        "Ida Moen said the rules were “soft,” but also hard to read.",
        "the rules were “soft,” but also hard to read",
    ),
    ("Ida Moen called the hall “a gift” and said it was late.", "the hall “a gift”"),
    ("Moen is calling the hall “a gift” and asking how it could burn.", "the hall “a gift”"),
    (
        "Ida Moen praised the town “for its courage” because it stayed.",
        "the town “for its courage” because it stayed",
    ),
    ("Ida Moen vowed to “stay on” in the town, leaving Per Vik alone.", "to “stay on” in the town"),
    ("Ida Moen vowed to “stay on” before she left the town.", "to “stay on”"),
    ("While Ida Moen called the hall “a gift,” Per Vik stayed away.", "the hall “a gift,”"),
    ("Although Ida Moen says the hall is “a gift,” the town is not glad.", "the hall is “a gift,”"),
    ("By calling the hall “a gift,” Ida Moen won the town.", "the hall “a gift,”"),
    (
        "The hall, called the “Gift of the North” by the town, was full, Vesti wrote.",
        "the “Gift of the North”",
    ),
    ("Ida Moen called the hall “a gift,” and its doors opened on Monday.", "the hall “a gift,”"),
    ("Ida Moen called the hall “a gift” and he left the town.", "the hall “a gift”"),
    ("Ida Moen said Per Vik was “not fit” for it, before taking it back.", "Per Vik was “not fit” for it"),
    ("Ida Moen called the hall “a gift” in a tweet on Monday.", "the hall “a gift”"),
    ("Ida Moen said the hall was “a gift.” (The town paid for it.)", "the hall was “a gift.”"),
    # One cue, several stretches.
    (
        "Ida Moen said the hall was “a gift,” while the church “is late” again.",
        "the hall was “a gift,” while the church “is late” again",
    ),
]


@pytest.mark.parametrize(("sentence", "content"), ENDS)
def test_where_the_content_ends(sentence: str, content: str) -> None:
    assert contents(sentence)[0] == ("mixed", content)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Moen told Vesti: “We stay here.”",
        "Ida Moen told reporters in Vardal, “We stay here.”",
        "Ida Moen said of the hall: “We stay here.”",
        "Ida Moen said on Monday in Vardal: “We stay here.”",
        "Ida Moen shouted “We stay here!” and left.",
        "Ida Moen said “We stay here,” which nobody heard.",
        "Ida Moen said “We stay here” as she left.",
        "In Vardal on Monday, Ida Moen said, “We stay here.”",
        "When asked why, Ida Moen said, “We stay here.”",
        "That said, “we stay here,” Ida Moen added.",
    ],
)
def test_what_only_tells_of_the_telling_is_no_content(sentence: str) -> None:
    ((kind, content),) = contents(sentence)
    assert kind == "direct"
    assert content.lower().startswith("we stay here")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The hall, Ida Moen said, should not be “a toy” of the town.",
            [("mixed", "The hall should not be “a toy” of the town")],
        ),
        (
            "In cases of flood, Ida Moen said, “the hall is closed.”",
            [("mixed", "In cases of flood “the hall is closed.”")],
        ),
        (
            "The old hall, open since May, “is a gift to us,” Ida Moen said.",
            [("mixed", "The old hall, open since May, “is a gift to us,”")],
        ),
        (
            "Per Vik admitted that the vote was lost, which, Ida Moen said, “we all saw coming” for weeks.",
            [("mixed", "“we all saw coming” for weeks")],
        ),
    ],
)
def test_content_around_its_cue(text: str, found: list[tuple[str, str]]) -> None:
    assert contents(text)[-1:] == found


def test_a_mixed_quotation_goes_on_behind_its_cue() -> None:
    text = "The hall is “a gift,” Ida Moen said. “We stay here.”"
    assert contents(text) == [("mixed", "The hall is “a gift,” We stay here.")]


def test_two_cues_have_two_contents() -> None:
    text = "Ida Moen called the hall “a gift” and said the church was “late” again."
    assert contents(text) == [("mixed", "the hall “a gift”"), ("mixed", "the church was “late” again")]
