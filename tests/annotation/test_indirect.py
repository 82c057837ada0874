"""What is reported without quotation marks: where it starts and ends, and whose it is."""

from __future__ import annotations

import time

import pytest

from builder.annotation.pipeline import annotate_article
from builder.schema import Article, Quotation, violations


def indirect(text: str) -> list[Quotation]:
    article = annotate_article(Article(id="a", text=text))
    assert violations(article) == []
    return [found for found in article.quotations if found.type == "indirect"]


def reports(text: str) -> list[tuple[str, str, str | None]]:
    """Return rule, content and speaker mention of every indirect quotation."""
    return [(found.rule, found.text, found.speaker and found.speaker.mention) for found in indirect(text)]


@pytest.mark.parametrize(
    ("sentence", "rule", "content"),
    [
        ("Ida Moen said that the hall was full.", "that-clause", "the hall was full"),
        ("Ida Moen said on Monday in Oslo that the hall was full.", "that-clause", "the hall was full"),
        ("Ida Moen told reporters that the hall was full.", "that-clause", "the hall was full"),
        ("Ida Moen said the hall was full.", "bare-clause", "the hall was full"),
        ("Ida Moen told him the hall was full.", "bare-clause", "the hall was full"),
        ("Ida Moen did say people left the hall.", "bare-clause", "people left the hall"),
        ("Ida Moen likes to tell people that the hall was full.", "that-clause", "the hall was full"),
        (
            "Ida Moen said about half of the halls were full.",
            "bare-clause",
            "about half of the halls were full",
        ),
        ("Ida Moen told him on Monday the hall was full.", "bare-clause", "the hall was full"),
        ("Ida Moen told Vesti in May the hall was full.", "bare-clause", "the hall was full"),
        ("Ida Moen told the guests the hall was full.", "bare-clause", "the hall was full"),
        ("Ida Moen assured voters she would stay.", "bare-clause", "she would stay"),
        ("Ida Moen told a cheering crowd that the hall was full.", "that-clause", "the hall was full"),
        ("Ida Moen said last week that the hall was full.", "that-clause", "the hall was full"),
        ("Ida Moen said last week was hard.", "bare-clause", "last week was hard"),
        ("Ida Moen expressed hope that the hall was full.", "that-clause", "the hall was full"),
        (
            "Ida Moen called on the town to open the hall.",
            "addressed-infinitive",
            "the town to open the hall",
        ),
        ("Ida Moen told the town to open the hall.", "addressed-infinitive", "to open the hall"),
        ("Ida Moen vowed not to open the hall.", "infinitive", "not to open the hall"),
        ("When asked why, Ida Moen said, the hall was full.", "clause-around", "the hall was full"),
        ("Ida Moen told farmers of the hall it was full.", "bare-clause", "farmers of the hall it was full"),
        ("Ida Moen asked whether the hall was full.", "question", "whether the hall was full"),
        ("Ida Moen promised to open the hall.", "infinitive", "to open the hall"),
        ("Ida Moen wants to open the hall.", "infinitive", "to open the hall"),
        ("Ida Moen urged him to open the hall.", "addressed-infinitive", "him to open the hall"),
        ("Ida Moen praised the new hall.", "object", "the new hall"),
        ("Ida Moen called for $3 million more.", "object", "$3 million more"),
        ("Ida Moen went on to praise the new hall.", "object", "the new hall"),
        ("Citing the cold, Ida Moen left the hall.", "object", "the cold"),
        ("Ida Moen accused him of lying about the hall.", "judgment", "him of lying about the hall"),
        ("Ida Moen called him a fool.", "naming", "him a fool"),
        ("The hall was full, Ida Moen said.", "clause-before", "The hall was full"),
        ("The hall was full, Ida Moen said Thursday.", "clause-before", "The hall was full"),
        ("The hall was full, said Ida Moen, the mayor.", "clause-before", "The hall was full"),
        ("Ida Moen and others say senior clerks left.", "bare-clause", "senior clerks left"),
        ("The hall was full, Ida Moen told The Oslo Times.", "clause-before", "The hall was full"),
        ("The hall, Ida Moen said, opens on Monday.", "clause-around", "The hall opens on Monday"),
        ("But, Ida Moen said, the hall opens on Monday.", "clause-around", "the hall opens on Monday"),
        ("As Ida Moen noted, the hall opens on Monday.", "clause-around", "the hall opens on Monday"),
        (
            "According to Ida Moen, the hall opens on Monday.",
            "according-to-clause",
            "the hall opens on Monday",
        ),
        (
            "The hall opens on Monday, according to Ida Moen.",
            "according-to-clause",
            "The hall opens on Monday",
        ),
        ("The hall, which Ida Moen says was full, stays shut.", "relative", "which was full"),
        ("Nobody trusts Ida Moen's claim that the hall was full.", "noun-clause", "the hall was full"),
        ("Ida Moen is confident that the hall opens on Monday.", "that-clause", "the hall opens on Monday"),
        ("Ida Moen is critical of the new hall.", "adjective-object", "the new hall"),
        ("Asked by Ida Moen whether the hall was full, Vik left.", "question", "whether the hall was full"),
        ("Ida Moen said there were two halls in Selwick.", "bare-clause", "there were two halls in Selwick"),
        ("Ida Moen said in a written statement that the hall was full.", "that-clause", "the hall was full"),
        ("Ida Moen told about 400 miners that the hall was full.", "that-clause", "the hall was full"),
        ("Ida Moen is convinced that the hall was full.", "that-clause", "the hall was full"),
        ("Ida Moen made the claim that the hall was full.", "noun-clause", "the hall was full"),
        ("Ida Moen called the plan a fraud.", "naming", "the plan a fraud"),
        ("Ida Moen called Wednesday for a new hall.", "object", "a new hall"),
        ("Ida Moen is considering whether to open the hall.", "question", "whether to open the hall"),
        ("The hall was full, as Ida Moen has said.", "clause-before", "The hall was full"),
        ("The hall was full, Ida Moen believes.", "clause-before", "The hall was full"),
        ("The new hall was praised by Ida Moen.", "passive-subject", "The new hall"),
        ("The hall, which was praised by Ida Moen, burned down.", "passive-subject", "which"),
        ("The hall, which Ida Moen praised, burned down.", "relative-object", "which"),
        (
            "The hall, which Ida Moen describes as a barn, burned down.",
            "relative-object",
            "which as a barn",
        ),
    ],
)
def test_each_construction_has_its_rule(sentence: str, rule: str, content: str) -> None:
    assert (rule, content, "Ida Moen") in reports(sentence)


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ('Moen said that the film "Low Tide" would open.', ['the film "Low Tide" would open']),
        ('Moen said the so-called "wall" would fall.', ['the so-called "wall" would fall']),
        ('The film "Low Tide" is off, Moen said.', ['The film "Low Tide" is off']),
        ('According to Moen, Ida "Sparky" Vik stays.', ['Ida "Sparky" Vik stays']),
        ('Moen told Kanal 6\'s "Late Hour" that she would stay.', ["she would stay"]),
        ('Moen said on Kanal 6\'s "Late Hour" that she would stay.', ["she would stay"]),
        ('Moen told "Late Hour" on Monday she would stay.', ["she would stay"]),
        ('The hall was full, Moen told Kanal 6\'s "Late Hour."', ["The hall was full"]),
        # a work alone is nothing that is said
        ('Moen praised the film "Low Tide" and left.', []),
        # words between marks are no part of an indirect quotation
        ('Moen said the wall was "a gift" to us all.', []),
    ],
)
def test_a_title_between_marks_is_part_of_a_report(sentence: str, contents: list[str]) -> None:
    assert [found.text for found in indirect(sentence)] == contents


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Ida Moen said the hall was full, but the doors stayed open.", "the hall was full"),
        ("Ida Moen said the hall was full, and she left for Oslo.", "the hall was full"),
        ("Ida Moen said the hall was full, adding that the doors stayed open.", "the hall was full"),
        ("Ida Moen said the hall was full and praised the new stage.", "the hall was full"),
        ("While Ida Moen said the hall was full, the doors stayed open.", "the hall was full"),
        ("Ida Moen, who said the hall was full, left for Oslo.", "the hall was full"),
        ("Ida Moen said that the hall was full, while the stage was empty.",
         "the hall was full, while the stage was empty"),
        ("Ida Moen said the hall was full in an interview with Vesti.", "the hall was full"),
        ("Ida Moen said the hall was full of people in a hurry.", "the hall was full of people in a hurry"),
        ("Ida Moen said the hall was full, before taking it back.", "the hall was full"),
        ("Ida Moen said the hall was full, but only until Monday.", "the hall was full, but only until Monday"),
        ("Ida Moen vowed to stay, leaving the town alone.", "to stay"),
        ("Ida Moen praised the new hall and left for Oslo.", "the new hall"),
        ("Ida Moen praised the new hall, which opens on Monday.", "the new hall"),
        ("Ida Moen praised the new hall because it was warm.", "the new hall"),
        ("Ida Moen praised the old hall and the new stage.", "the old hall and the new stage"),
        ("Ida Moen endorsed Per Vik on Monday.", "Per Vik"),
        ("Ida Moen mentioned him in every speech.", "him"),
        ("Ida Moen praised him for the new hall.", "him for the new hall"),
        ("Ida Moen vowed to stay, a promise she had made before.", "to stay"),
        ("The aides supporting Ida Moen have left.", "Ida Moen"),
        ("The aides supporting Ida Moen's plan have left.", "Ida Moen's plan"),
        ("A paper outlining how the hall could burn came out.", "how the hall could burn came out"),
        ("Ida Moen praised the work of the guild in recent years.", "the work of the guild in recent years"),
    ],
)  # fmt: skip
def test_a_report_ends_where_the_writer_goes_on(sentence: str, content: str) -> None:
    assert content in [found for _, found, _ in reports(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In Oslo, Ida Moen said.",
        "Ida Moen wrote a letter.",
        "It is clear that the hall was full.",
        "The men who want to stay left.",
        "The fact that she wants a new hall is known.",
        "The new chapel backs the plan.",
        "Ida Moen made a cake that was full of nuts.",
        "Ida Moen called the town a day later.",
        "The hall was praised by the echo.",
        "The hall in which Ida Moen spoke burned down.",
        "Ida Moen found a key.",
        "It is hard to praise the new hall.",
        "A bill that supports the plan passed.",
        "Acme Reports is a paper.",
        "The reports of the board are long.",
        "The new hall stands by the sea.",
        "Ida Moen told the miners.",
        "Ida Moen assured her voters.",
    ],
)
def test_what_is_no_report(sentence: str) -> None:
    assert reports(sentence) == []


def test_a_relative_behind_a_place_is_no_report() -> None:
    sentence = "The hall was full, Ida Moen said on Monday, in a turn that lifted the mood."
    assert reports(sentence) == [("clause-before", "The hall was full", "Ida Moen")]


def test_a_relative_leaves_the_reports_before_it() -> None:
    sentence = "Ida Moen praised the hall and the guild, which Per Vik says is full."
    assert ("object", "the hall and the guild", "Ida Moen") in reports(sentence)


@pytest.mark.parametrize(
    ("sentence", "content", "speaker"),
    [
        ("According to her, the hall was full.", "the hall was full", "her"),
        ("According to Moen's aide, the hall was full.", "the hall was full", "Moen's aide"),
        ("In polls, the mayor leads.", "the mayor leads", "polls"),
        (
            "In a Selwick Herald poll of voters, half of the town backs the hall.",
            "half of the town backs the hall",
            "a Selwick Herald poll of voters",
        ),
    ],
)
def test_sources_of_prepositions(sentence: str, content: str, speaker: str) -> None:
    assert [(text, mention) for _, text, mention in reports(sentence)] == [(content, speaker)]


def test_a_poll_elsewhere_is_no_source() -> None:
    assert reports("The mayor leads in her town, and polls are open.") == []


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ida Moen renewed her claim that the hall was full.", "Ida Moen"),
        ("Per Vik doubts her claim that the hall was full.", "Per Vik"),
        ("Her claim that the hall was full surprised nobody.", "Her"),
    ],
)
def test_whose_a_claim_is(sentence: str, speaker: str) -> None:
    assert [found.speaker and found.speaker.mention for found in indirect(sentence)] == [speaker]


def test_a_headline_leaves_a_report_its_own_words() -> None:
    text = "‘This will not do for us’\n\nMayor Ida Moen says the town should close the hall."
    found = annotate_article(Article(id="a", text=text)).quotations
    assert [quotation.text for quotation in found] == [
        "This will not do for us",
        "the town should close the hall",
    ]


def test_a_report_inside_a_report_is_part_of_it() -> None:
    (found,) = indirect("Ida Moen said that Per Vik had told her that he thinks the hall was full.")
    assert found.text == "Per Vik had told her that he thinks the hall was full"
    (found,) = indirect("Per Vik believes that the hall was full, Ida Moen said.")
    assert found.text == "Per Vik believes that the hall was full"


@pytest.mark.parametrize(
    ("sentence", "kind", "cue"),
    [
        ("Ida Moen said that the hall was full.", "say", "said"),
        ("Ida Moen did not say that the hall was full.", "say", "did not say"),
        ("Ida Moen wrote that the hall was full.", "write", "wrote"),
        ("Ida Moen believes that the hall was full.", "think", "believes"),
        ("The survey found that the hall was full.", "show", "found"),
        ("Ida Moen declined to comment on it.", "say", "declined"),
    ],
)
def test_the_cue_tells_speech_writing_thought_and_denial(sentence: str, kind: str, cue: str) -> None:
    (found,) = indirect(sentence)
    assert found.cue is not None
    assert (found.cue.kind, found.cue.text) == (kind, cue)


@pytest.mark.parametrize(
    ("headline", "content", "speaker"),
    [
        ("Mayor Says Hall Will Open In May", "Hall Will Open In May", "Mayor"),
        ("Moen: New hall will open in early May", "New hall will open in early May", "Moen"),
        ("New hall to open in early May: Moen", "New hall to open in early May", "Moen"),
        ("Experts: New hall will open in early May", "New hall will open in early May", "Experts"),
        ("Moen campaign: New hall will open in May", "New hall will open in May", "Moen campaign"),
        (
            "Report: Half of the halls are empty on Mondays",
            "Half of the halls are empty on Mondays",
            "Report",
        ),
    ],
)
def test_headlines(headline: str, content: str, speaker: str) -> None:
    found = reports(headline + "\n\nMayor Ida Moen spoke in Oslo on Monday.")
    assert (content, speaker) in [(text, mention) for _, text, mention in found]


@pytest.mark.parametrize(
    "headline",
    [
        "Correction: The hall opens on Monday and not on Sunday",
        "Oslo: The hall opens on Monday and not on Sunday",
        "Breaking: The hall opens on Monday and not on Sunday",
        "Moen: Now or never",
        "New hall to open in early May: what to know",
        "New hall to open in early May: Selwick",
    ],
)
def test_labels_that_nobody_says(headline: str) -> None:
    assert reports(headline + "\n\nMayor Ida Moen walked in Oslo on Monday.") == []


@pytest.mark.parametrize(
    "unit", ["Moen said that ", "Moen praised him, who ", "Vik, which Moen says was ", "Moen: said "]
)
def test_endless_reports_cost_linear_time(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        start = time.process_time()
        annotate_article(Article(id="a", text=text))
        return time.process_time() - start

    seconds(10)
    assert seconds(8000) < 3 * 8 * seconds(1000) + 0.2


def test_a_report_before_a_quotation_in_a_new_paragraph_keeps_its_own_words() -> None:
    text = "“We stay,” Ida Moen said. She added that it rained.\n\n“It rains all year.”"
    assert reports(text) == [("that-clause", "it rained", "She")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The hall may be sold, say town analysts.",
            [("clause-before", "The hall may be sold", "town analysts")],
        ),
        ("The hall costs less than, say ten crowns.", []),
        ("The hall and its yard have no say clerks can use.", []),
    ],
)
def test_several_who_say_so_behind_their_words(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert reports(sentence) == found
