"""Roles and bodies: what the sentences around a speaker's name say, and what they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotation.pipeline import annotate_article
from builder.schema import Affiliation, Article, is_written

SAYS = ' "We will see in the spring," {} told a crowd.'


def told(text: str, name: str = "Doe") -> tuple[str | None, str | None]:
    """Return role and body of the first affiliation of the speaker whose name ends with ``name``."""
    found = affiliations(text, name)
    return (found[0].role, found[0].name) if found else (None, None)


def affiliations(text: str, name: str = "Doe") -> list[Affiliation]:
    article = annotate_article(Article(id="a", text=text))
    for entity in article.speakers:
        if entity.name.endswith(name):
            for affiliation in entity.affiliations:
                place = article.text[affiliation.start : affiliation.end]
                assert place == (affiliation.name or affiliation.role)
            return entity.affiliations
    raise AssertionError(f"{name} is no speaker of {[entity.name for entity in article.speakers]}")


@pytest.mark.parametrize(
    ("lead", "role", "body"),
    [
        # A role before the name, with the body before it.
        ("Quellmark spokesman Jo Doe spoke first.", "spokesman", "Quellmark"),
        ("Quellmark CEO Jo Doe spoke first.", "CEO", "Quellmark"),
        ("Then Quellmark Bank chief economist Jo Doe spoke.", "chief economist", "Quellmark Bank"),
        ("Norwegian Prime Minister Jo Doe spoke first.", "Prime Minister", "Norwegian"),
        ("Brelland Foreign Ministry spokeswoman Jo Doe spoke.", "spokeswoman", "Brelland Foreign Ministry"),
        ("Then Quellmark campaign manager Jo Doe spoke.", "campaign manager", "Quellmark"),
        ("Then Vik campaign aide Jo Doe spoke.", "aide", "Vik campaign"),
        ("Then Democratic presidential candidate Jo Doe spoke.", "presidential candidate", "Democratic"),
        ("House Speaker Jo Doe spoke first.", "House Speaker", "House"),
        ("Ohio Land Commissioner Jo Doe spoke first.", "Land Commissioner", "Ohio"),
        ("The Oslo-based pianist Jo Doe spoke first.", "pianist", None),
        ("The Norwegian novelist Jo Doe spoke first.", "novelist", None),
        # Titles alone are roles; "Mr." is none.
        ("Gov. Jo Doe spoke first.", "Gov.", None),
        ("President Jo Doe spoke first.", "President", None),
        ("Dr. Jo Doe spoke first.", None, None),
        # Modifiers belong to the role, praise and age do not.
        ("The embattled Quellmark law professor Jo Doe spoke.", "law professor", "Quellmark"),
        ("Veteran analyst Jo Doe spoke first.", "analyst", None),
        ("Federal prosecutor Jo Doe spoke first.", "Federal prosecutor", None),
        # A number where a sentence starts is no body.
        ("Two politicians named Jo Doe spoke first.", "politician", None),
        # A former post is a role without a body.
        ("Then former Quellmark chief economist Jo Doe spoke.", "former Quellmark chief economist", None),
        ("Then Labour candidate and former nurse Jo Doe spoke.", "candidate", "Labour"),
        ("Then former mayor and ex-footballer Jo Doe spoke.", "ex-footballer", None),
        ("Then Labour former minister Jo Doe spoke.", "former minister", "Labour"),
        ("Jo Doe, who was a mayor and is one of Quellmark's directors, came.", "directors", "Quellmark"),
        ("Then Quellmark spokesman the Rev. Jo Doe spoke.", "Rev.", "Quellmark"),
        # Possessives.
        ("Quellmark's Jo Doe spoke first.", None, "Quellmark"),
        ("Quellmark's chief executive, Jo Doe, spoke first.", "chief executive", "Quellmark"),
        ("Brelland's President Jo Doe spoke first.", "President", "Brelland"),
        # What a party's spokesman sees to, and the office that is spoken for.
        ("Labour's Education spokesperson Jo Doe came.", "Education spokesperson", "Labour"),
        ("Then Lib Dem Home Affairs spokesman Jo Doe came.", "Home Affairs spokesman", "Lib Dem"),
        (
            "Then Harbour Party Foreign Affairs spokesman Jo Doe came.",
            "Foreign Affairs spokesman",
            "Harbour Party",
        ),
        ("The Liberal Democrats' Treasury spokesman Jo Doe came.", "Treasury spokesman", "Liberal Democrats"),
        ("Brask's Education Department spokesman Jo Doe came.", "spokesman", "Education Department"),
        ("Then Brask Water spokesman Jo Doe came.", "spokesman", "Brask Water"),
        # A party before the name.
        ("Then Republican Jo Doe spoke.", None, "Republican"),
        # Titles that several names share, and what is joined by "and".
        ("Ohio Republican Sens. Ann Moe (R) and Jo Doe came.", "Sens.", "Republican"),
        ("Harbour Party leaders Ann Moe and Jo Doe spoke.", "leader", "Harbour Party"),
        ("Harbour Party leaders met Ann Moe and Jo Doe.", None, None),
        ("Former Quellmark lawyer and Oslo Mayor Jo Doe came.", "Mayor", None),
        ("The Republican and billionaire candidate Jo Doe came.", "candidate", "Republican"),
        # Adornments and verbs are no part of a role.
        ("Quellmark's globe-trotting director Jo Doe came.", "director", "Quellmark"),
        ("It may force Sen. Jo Doe to wait.", "Sen.", None),
        ("Quellmark's fired campaign manager Jo Doe came.", "fired campaign manager", None),
        # A beat is no body, and what is sought neither.
        ("Tidende White House correspondent Jo Doe came.", "correspondent", "Tidende"),
        ("White House hopeful Jo Doe came.", "White House hopeful", None),
        (
            "In the race for the Republican nomination, front-runner Jo Doe came.",
            "front-runner",
            "Republican",
        ),
        ("In the race for the river prize, front-runner Jo Doe came.", "front-runner", None),
        ("Assistant U.S. Attorney Jo Doe came.", "Assistant U.S. Attorney", "U.S."),
        ("Norwegian Harbour President Jo Doe came.", "President", "Norwegian Harbour"),
        ("Liberal Democrat leader Jo Doe came.", "leader", "Liberal Democrat"),
        ("Selwick Democratic Party leader Jo Doe came.", "leader", "Selwick Democratic Party"),
        # What the role itself names.
        ("Police Commissioner Jo Doe came.", "Police Commissioner", "Police"),
        ("Oslo police chief Jo Doe came.", "police chief", "Oslo police"),
        ("Supreme Court Justice Jo Doe came.", "Supreme Court Justice", "Supreme Court"),
        ("Commissioner of Police Jo Doe came.", "Commissioner of Police", "Police"),
        ("The police sent for Commissioner Jo Doe.", "Commissioner", None),
        # The department that the article names.
        ("The Labor Department met. Labor Secretary Jo Doe came.", "Labor Secretary", "Labor Department"),
        ("The ministry of fish met. Fish Minister Jo Doe came.", "Fish Minister", None),
        ("The Ministry of Fish met. Fish Minister Jo Doe came.", "Fish Minister", "Ministry of Fish"),
    ],
)
def test_before_the_name(lead: str, role: str | None, body: str | None) -> None:
    assert told(lead + SAYS.format("Doe")) == (role, body)


@pytest.mark.parametrize(
    ("lead", "role", "body"),
    [
        ("Jo Doe, a visiting fellow at Brelland Institute, left.", "visiting fellow", "Brelland Institute"),
        ("Jo Doe, the mayor of Oslo, came late.", "mayor", "Oslo"),
        ("Jo Doe, Quellmark's chief executive, came late.", "chief executive", "Quellmark"),
        ("Jo Doe, director of the Centre for Harbours, came.", "director", "Centre for Harbours"),
        (
            "Jo Doe, vice president of public policy at Quellmark, came late.",
            "vice president of public policy",
            "Quellmark",
        ),
        ("Jo Doe, 34, a nurse from Lagos, came late.", "nurse", None),
        ("Jo Doe, art and law professor at Quellmark, came late.", "art and law professor", "Quellmark"),
        ("Jo Doe, an aide in the first years and now director of Quellmark, came.", "director", "Quellmark"),
        ("Jo Doe, her brother and manager of the Quellmark mine, came late.", "manager", "Quellmark"),
        ("Jo Doe, the former mayor of Oslo, came late.", "former mayor", None),
        ("Jo Doe, the secretary of state for Norway, came late.", "secretary of state", "Norway"),
        ("Jo Doe of Quellmark came late.", None, "Quellmark"),
        ("Sen. Jo Doe of Vermont came late.", "Sen.", "Vermont"),
        ("Jo Doe of Vermont came late.", None, None),
        ("Rep. Jo Doe (D-Ohio) came late.", "Rep.", "D"),
        ("Gov. Jo Doe (R) came late.", "Gov.", "R"),
        ("Sen. Jo Doe, R-Ohio, came late.", "Sen.", "R"),
        ("Jo Doe (54) came late.", None, None),
        # Clauses.
        ("Jo Doe, who heads Quellmark, came late.", None, "Quellmark"),
        ("Jo Doe, who works for the Quellmark Group, came late.", None, "Quellmark Group"),
        ("Jo Doe, who teaches at Brelland University, came late.", None, "Brelland University"),
        ("Jo Doe, who left Quellmark, came late.", None, None),
        ("Jo Doe is the director of Quellmark.", "director", "Quellmark"),
        ("Jo Doe was named director of Quellmark.", "director", "Quellmark"),
        ("Jo Doe was the director of Quellmark.", "director", None),
        ("Much would change if Jo Doe is the director of Quellmark.", None, None),
        ("Jo Doe, head of Friends For Life of Brelland, came.", "head", "Friends For Life of Brelland"),
        (
            "Jo Doe, a teacher at the University of Brelland at Selwick, came.",
            "teacher",
            "University of Brelland at Selwick",
        ),
        ("Jo Doe, who served as mayor of Selwick when it burned, came.", "mayor", None),
        ("Nobody believes that Jo Doe is the nominee.", None, None),
        ("All came, said Jo Doe, with the Quellmark Club.", None, "Quellmark Club"),
        ("Senator Jo Doe (Quellmark Front) came.", "Senator", "Quellmark Front"),
        ("Senator Jo Doe (pictured) came.", "Senator", None),
        ("The Permanent Secretary, Ministry of Works, Mr Jo Doe, came.", "Permanent Secretary", "Ministry of Works"),
        ("The Permanent Secretary, Ida Moen, Mr Jo Doe, came.", None, None),
        ("The Lagos State Commissioner for Bread, Mr Jo Doe, came.", "Commissioner for Bread", "Lagos State"),
        ("They lag behind Jo Doe, with Al Roe, the Selwick mayor, in third place.", None, None),
        ("Jo Doe, a senior managing director of Quellmark, came.", "senior managing director", "Quellmark"),
        ("Jo Doe, a journalist visiting Quellmark, came.", "journalist", None),
        ("Jo Doe, Lead Economist at Quellmark Bank, came.", "Lead Economist", "Quellmark Bank"),
        ("Jo Doe, Baker, came.", None, None),
        ("Jo Doe, a partner in the Oslo office of Quellmark, came.", "partner", "Quellmark"),
        ("Jo Doe, head of the Bureau of Quellmark Salt, came.", "head", "Bureau of Quellmark Salt"),
    ],
)  # fmt: skip
def test_behind_the_name(lead: str, role: str | None, body: str | None) -> None:
    assert told(lead + SAYS.format("Doe")) == (role, body)


@pytest.mark.parametrize(
    ("lead", "role", "body"),
    [
        ("A spokesman for the Brelland Ministry, Jo Doe, came late.", "spokesman", "Brelland Ministry"),
        ("Then her lawyer, Jo Doe, came.", "lawyer", None),
        ("Then her father, Jo Doe, came.", None, None),
        # The name starts a clause of its own.
        ("According to the mayor of Oslo, Jo Doe was late.", None, None),
    ],
)
def test_name_in_apposition(lead: str, role: str | None, body: str | None) -> None:
    assert told(lead + SAYS.format("Doe")) == (role, body)


def test_posts_of_others_do_not_leak() -> None:
    text = (
        'Jo Doe met Quellmark spokesman Al Roe, the mayor of Oslo. "We are done," Doe said. "Yes," said Roe.'
    )
    assert told(text) == (None, None)
    assert told(text, "Roe") == ("spokesman", "Quellmark")


def test_role_and_body_from_different_places() -> None:
    text = 'Sen. Jo Doe spoke for an hour.\n\n"We are done," said Doe (D-Ohio), who then left.'
    assert told(text) == ("Sen.", "D")


def test_present_posts_come_before_former_ones() -> None:
    text = 'Jo Doe, a former mayor, was early. "We are done," said Doe, a trustee of Quellmark College.'
    assert told(text) == ("trustee", "Quellmark College")
    assert [found.role for found in affiliations(text)] == ["trustee", "former mayor"]


def test_bare_noun_stands_for_the_body_named_before() -> None:
    text = 'The Vik campaign opened ten offices. "We are many," said campaign manager Jo Doe.'
    assert told(text) == ("campaign manager", "Vik campaign")
    text = 'The Vik board met. "We are many," said campaign manager Jo Doe.'
    assert told(text) == ("campaign manager", None)


def test_chief_executive_is_of_the_company_that_is_spoken_of() -> None:
    text = 'Quellmark cut jobs. "We are many," said chief executive Jo Doe.'
    assert told(text) == ("chief executive", "Quellmark")
    text = 'Quellmark cut jobs. "We are many," said chief baker Jo Doe.'
    assert told(text) == ("chief baker", None)


def test_possessive_stands_for_whom_it_serves() -> None:
    text = 'Mr. Ole Vik stayed at home. His spokesman, Jo Doe, went. "He is tired," Doe said.'
    assert told(text) == ("spokesman", "Ole Vik")
    text = 'Mr. Ole Vik stayed at home. His doctor, Jo Doe, went. "He is tired," Doe said.'
    assert told(text) == ("doctor", None)


@pytest.mark.parametrize(
    ("text", "name", "role", "body"),
    [
        ('"We are done," said a Harbour Department clerk.', "clerk", "clerk", "Harbour Department"),
        ('"We are done," said a spokesman for the Vik campaign.', "campaign", "spokesman", "Vik campaign"),
        ('"We are done," a top Republican strategist said.', "strategist", "strategist", "Republican"),
        ('"We are done," a man said.', "man", None, None),
        ('Police said it rained. "We are done," said the spokesman.', "spokesman", "spokesman", "Police"),
        ("Vellin Hospital shut. A hospital spokesman said “no”.", "spokesman", "hospital spokesman", "Vellin Hospital"),
        ("It shut. A hospital spokesman said “no”.", "spokesman", "hospital spokesman", None),
        ('They met police. "We are done," said the spokesman.', "spokesman", "spokesman", None),
    ],
)  # fmt: skip
def test_descriptions_without_a_name(text: str, name: str, role: str | None, body: str | None) -> None:
    assert told(text, name) == (role, body)


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ('"We are done," Norway\'s Foreign Ministry said.', "Ministry", "Norway"),
        ('"We are done," the Norwegian army said.', "army", "Norwegian"),
        ('"We are done," the Democratic Harbour Committee said.', "Committee", "Democratic"),
        ('"We are done," the Quellmark Harbour Committee said.', "Committee", None),
        ('"We are done," the Labour Party said.', "Labour Party", None),
        ('"We are done," the Guild-run Health Ministry said.', "Health Ministry", "Guild"),
        ('"We are done," according to the Norwegian public broadcaster KVX.', "KVX", "Norwegian"),
        ('"We are done," according to the private broadcaster KVX.', "KVX", None),
    ],
)
def test_larger_bodies_of_bodies(text: str, name: str, body: str | None) -> None:
    assert told(text, name) == (None, body)


def test_body_that_bears_the_full_name() -> None:
    text = '"We are done," said Jo Doe. The Jo Doe Foundation stays open.'
    assert told(text) == (None, "Jo Doe Foundation")
    text = '"We are done," said Jo Doe. The Al Roe Foundation stays open.'
    assert told(text) == (None, None)


def test_definite_description_calls_back_the_person_introduced() -> None:
    text = 'Sen. Jo Doe came early. On Monday the Vermont senator left.\n\n"We are done," Doe said.'
    assert told(text) == ("Sen.", "Vermont")
    text = 'Sen. Jo Doe of Ohio came early. On Monday the Vermont senator left.\n\n"We are done," Doe said.'
    assert told(text) == ("Sen.", "Ohio")
    text = 'Mayor Jo Doe came early. On Monday the Vermont senator left.\n\n"We are done," Doe said.'
    assert told(text) == ("Mayor", None)


def test_definite_description_calls_back_the_subject() -> None:
    text = 'Jo Doe came early. The former Brelland minister sat down.\n\n"We are done," Doe said.'
    assert told(text) == ("former Brelland minister", None)
    text = 'Jo Doe came early, and Al Roe met the former Brelland minister.\n\n"We are done," Doe said.'
    assert told(text) == (None, None)


WORDS = st.sampled_from(
    """the a former of for at who is , . ( ) ' 's Jo Doe Quellmark Oslo D-Ohio spokesman mayor director and
    Norwegian Republican campaign said 34 her named Prime Minister secretary state “We”""".split()  # noqa: SIM905
)


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Then a pupil asked the Republican candidate why.", "candidate", "Republican"),
        ("Then a pupil asked the former mayor why.", "former mayor", None),
        # Somebody without a party or a former post may be anybody, and nobody asks themselves.
        ("Then a pupil asked the tall mayor why.", None, None),
        ("Then Doe asked the former mayor why.", None, None),
        # Either of two.
        ("Mia Doe came. Then a pupil asked the Republican candidate why.", None, None),
        # Whose office is of a place.
        ("Then a pupil asked the Vermont senator why.", "senator", "Vermont"),
        ("The Vermont senator sat down. He smiled.", "senator", "Vermont"),
        ("After a day in Oslo, the Vermont senator sat down. He smiled.", "senator", "Vermont"),
        ("Then he asked the Vermont senator why.", None, None),
        ("Then a pupil asked the Vermont senator, Al Roe, why.", None, None),
        # Neither whom a candidate runs with nor who is accused of something.
        ("Then a pupil asked the Republican vice-presidential candidate why.", None, None),
        ("Then a pupil accused Doe of mocking the Republican candidate.", None, None),
        # Nor who acts in the sentence, whoever else a pronoun shows to be meant, and whom the words between marks name.
        ("Then Jo Doe told a pupil that the Republican candidate lied.", None, None),
        ("Then a pupil wept. Doe played the part of the Republican candidate.", "candidate", "Republican"),
        ("“We beat Moen,” Vik said of the Republican candidate.", None, None),
        ("The plans of Al Roe, which the Vermont senator liked, failed.", None, None),
        # Nor who is of another party.
        ("Doe, a Democrat, left. Then a pupil asked the Republican candidate why.", None, "Democrat"),
        (
            "Doe, a Democrat, left. Then a pupil asked the Democratic candidate why.",
            "candidate",
            "Democratic",
        ),
    ],
)
def test_telling_description_calls_back_the_topic(text: str, role: str | None, body: str | None) -> None:
    assert told(f"Jo Doe spoke first. Doe was early. {text}{SAYS.format('Jo Doe')}") == (role, body)


def test_headline_counts_after_the_text() -> None:
    title = "Former Norway leader Doe waits"
    text = f"{title}.\n\nFormer Norwegian President Jo Doe came.{SAYS.format('Doe')}"
    article = annotate_article(Article(id="a", text=text, title=title))
    assert article.speakers[0].affiliations[0].role == "Former Norwegian President"


@pytest.mark.parametrize(
    ("title", "body"),
    [("Norway governor waits", "Norway"), ("Bakers in Norway wait", None), ("Norway governors wait", None)],
)
def test_headline_tells_whose_office_it_is(title: str, body: str | None) -> None:
    text = f"{title}\n\nGov. Jo Doe came.{SAYS.format('Doe')}"
    article = annotate_article(Article(id="a", text=text, title=title))
    assert [(a.role, a.name) for a in article.speakers[0].affiliations[:1]] == [("Gov.", body)]


@given(st.lists(WORDS, max_size=40))
def test_any_order_of_words_keeps_the_contract(words: list[str]) -> None:
    text = " ".join(words) + ' Jo Doe. "We are done," Doe said.'
    for entity in annotate_article(Article(id="a", text=text)).speakers:
        for affiliation in entity.affiliations:
            assert affiliation.name or affiliation.role
            # The words may read as tokens: "Doe 's" is "Doe's".
            assert is_written(
                text[affiliation.start : affiliation.end], affiliation.name or affiliation.role or ""
            )
