"""How far the name of a body reaches, what stands in chains before a name, and who writes or is told of elsewhere."""

from __future__ import annotations

import pytest
from test_affiliations import SAYS, told

from builder.annotation.pipeline import annotate_article
from builder.schema import Article


@pytest.mark.parametrize(
    ("lead", "body"),
    [
        # What a body sees to, joined by "and", commas or both.
        (
            "Jo Doe, head of the Vellin Bread Defence and Salt Fund, came.",
            "Vellin Bread Defence and Salt Fund",
        ),
        ("Jo Doe, head of the Vellin Bread Bank and Salt Fund, came.", "Vellin Bread Bank"),
        ("Jo Doe, head of Norway's Salt and Fish Institute, came.", "Salt and Fish Institute"),
        ("Jo Doe, head of the Council on Bread and Salt Matters, came.", "Council on Bread and Salt Matters"),
        (
            "Jo Doe, head of the Department for Bread, Salt and Fish, came.",
            "Department for Bread, Salt and Fish",
        ),
        (
            "Jo Doe, head of the Department of Bread, Salt, and Fish, came.",
            "Department of Bread, Salt, and Fish",
        ),
        ("Jo Doe, head of the Department for Bread, Ida Moen and others came.", "Department for Bread"),
        ("Jo Doe, head of the Institute for Salt and Prevention, came.", "Institute for Salt and Prevention"),
        ("The House Salt and Fish Committee head Jo Doe came.", "House Salt and Fish Committee"),
        # Articles, possessives, numbers and signs in a name.
        ("The Committee for a Better Vellin head Jo Doe came.", "Committee for a Better Vellin"),
        ("The mayor of the Vellin head Jo Doe came.", "Vellin"),
        ("Jo Doe, head of Bakers for a Better Vellin, came.", "Bakers for a Better Vellin"),
        (
            "The Vellin Securities and Exchange Commission head Jo Doe came.",
            "Vellin Securities and Exchange Commission",
        ),
        ("Jo Doe, head of Our Vellin, came.", "Our Vellin"),
        ("Jo Doe, head of our Vellin branch, came.", "Vellin branch"),
        ("Bakers Against Din head Jo Doe came.", "Bakers Against Din"),
        ("The 1st Battalion head Jo Doe came.", "1st Battalion"),
        ("In 2014 Battalion head Jo Doe came.", "Battalion"),
        ("Vik & Moen head Jo Doe came.", "Vik & Moen"),
        ("University of Brelland at Selwick head Jo Doe came.", "University of Brelland at Selwick"),
        ("Jo Doe, head of the AI safety organisation Vellin Collective, came.", "Vellin Collective"),
        ("On Monday Vellin Herald head Jo Doe came.", "Vellin Herald"),
        # The body of a kind, named in full before.
        ("The Vellin Chamber of Salt met. Jo Doe, head of the chamber, came.", "Vellin Chamber of Salt"),
        ("Jo Doe, head of the Institute for Near Oslo Policy, came.", "Institute for Near Oslo Policy"),
        ("Jo Doe, head of staff for Oslo Mayor Ida Moen, came.", "Ida Moen"),
        # What a body sees to, where nothing but the words tells.
        ("Food and Drug Office head Jo Doe came.", "Food and Drug Office"),
        ("Then Food and Drug Office head Jo Doe came.", "Food and Drug Office"),
        (
            "The Vellin Securities and Salt Commission head Jo Doe came.",
            "Vellin Securities and Salt Commission",
        ),
        ("The Community and Salt Union's head, Jo Doe, came.", "Community and Salt Union"),
        ("The Senate and Salt Office head Jo Doe came.", "Salt Office"),
        # Firms named for their partners, and what ends their names behind "and".
        ("Jo Doe, head of Moen, Vik, Strand & Dahl, came.", "Moen, Vik, Strand & Dahl"),
        ("Jo Doe, Vik & Dahl's head, came.", "Vik & Dahl"),
        ("Moen Vik and Co. head Jo Doe came.", "Moen Vik and Co."),
        ("Jo Doe, head of Moen Vik and Sons, came.", "Moen Vik and Sons"),
        ("Jo Doe, head of Moen Vik and Ida Strand, came.", "Moen Vik"),
        ("Jo Doe, head of the law firm of Vik & Dahl, came.", "Vik & Dahl"),
        # Where the sentence ends with the name.
        ("The last to come was Jo Doe, head of Moen Corp. He came late.", "Moen Corp."),
        ("The last to come was Jo Doe, head of Vellin Salt Inc. The hall was full.", "Vellin Salt Inc."),
        ("Jo Doe, head of Woman's Health, came.", "Woman's Health"),
        ("Jo Doe, head of the radical Bakers' Union, came.", "Bakers' Union"),
        ("Jo Doe, head of a lobby group, the Vellin Guild, came.", "Vellin Guild"),
        ("Jo Doe, head of 4Bakers, came.", "4Bakers"),
        # What a firm does, without an article, and where a sentence starts.
        ("Jo Doe, head of polling firm Quellmark, came.", "Quellmark"),
        ("Jo Doe, head of betting giant Quellmark, came.", "Quellmark"),
        ("Polling firm Quellmark's head Jo Doe came.", "Quellmark"),
        # A compound before the name of a body.
        ("Jo Doe, head of newly-formed Quellmark, came.", "Quellmark"),
    ],
)
def test_how_far_a_body_reaches(lead: str, body: str) -> None:
    assert told(lead + SAYS.format("Doe")) == ("head", body)


@pytest.mark.parametrize(
    ("lead", "role", "body"),
    [
        # Parties before who seeks an office, with another title behind or a former post before.
        ("Republican presidential hopeful Sen. Jo Doe came.", "Sen.", "Republican"),
        ("Republican Presidential hopeful Jo Doe came.", "Presidential hopeful", "Republican"),
        ("Former mayor and Labour candidate Jo Doe came.", "candidate", "Labour"),
        ("Jo Doe, the Labour MP for Vellin South, came.", "MP", "Labour"),
        ("Jo Doe, the MP for Vellin South, came.", "MP", "Vellin South"),
        ("Vellin Harbour Party Chairman Jo Doe came.", "Chairman", "Vellin Harbour Party"),
        ("The party met. Party Chairman Jo Doe came.", "Party Chairman", None),
        # Fields and portfolios between a role and a name.
        ("Quellmark head of global salt markets Jo Doe came.", "head of global salt markets", "Quellmark"),
        ("Quellmark's head of UK pensions Jo Doe came.", "head of UK pensions", "Quellmark"),
        ("Vik is a critic of embattled Jo Doe.", None, None),
        ("The Commissioner for Bread and Salt, Mr Jo Doe, came.", "Commissioner for Bread and Salt", None),
        ("A secretary for Mr. Vik, Jo Doe, came.", "secretary", "Vik"),
        ("Quellmark chief European economist Jo Doe came.", "chief European economist", "Quellmark"),
        ("Then senior Norwegian official Jo Doe came.", "official", "Norwegian"),
        # Whose somebody is, behind words of another kind.
        ("Jo Doe, Moen's Latino bread director, came.", "bread director", "Moen"),
        ("Jo Doe, Moen's friend and adviser, came.", "adviser", "Moen"),
        ("Jo Doe, Moen's brother and fellow comedian, came.", "comedian", None),
        # What only opens a sentence, or is a field, is no employer.
        ("Dairy farmer Jo Doe came.", "Dairy farmer", None),
        ("Saffron farmer Jo Doe came.", "farmer", None),
        ("Quellmark driver Jo Doe came. Moen drives for Quellmark.", "driver", "Quellmark"),
        ("Quellmark analyst Jo Doe came.", "analyst", "Quellmark"),
        ("Quellmark interim chief Jo Doe came.", "interim chief", "Quellmark"),
        ("Then NFL legend Jo Doe came.", "legend", None),
        ("Then AI expert Jo Doe came.", "expert", None),
        ("Independent analyst Jo Doe came.", "analyst", None),
        ("Jo Doe, a teacher at a high school, came.", "teacher", None),
        ("Jo Doe, a spokesman for police in Vellin, came.", "spokesman", "police"),
        ("The actor-turned-mayor Jo Doe came.", "actor-turned-mayor", None),
    ],
)
def test_chains_before_a_name(lead: str, role: str | None, body: str | None) -> None:
    assert told(lead + SAYS.format("Doe")) == (role, body)


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ('"I met Quellmark head Jo Doe there," Ida Moen said.\n\n"We met," Doe said.', "head", "Quellmark"),
        ('"I met Jo Doe there," Ida Moen said.\n\n"We met," Doe said.', None, None),
        (
            'Mayor Jo Doe sat. "I met Quellmark head Jo Doe," Ida Moen said.\n\n"We met," Doe said.',
            "Mayor",
            None,
        ),
        # Not all who write in a paper are its own.
        ('"We are done," wrote Jo Doe in the Selwick Herald.', None, None),
        ('"We are done," wrote Jo Doe in an op-ed in the Selwick Herald.', None, None),
        ('"We are done," baker Jo Doe wrote in the Selwick Herald.', "baker", None),
        # What calls somebody back tells a role last; who is to become something is another.
        ("Contender Jo Doe came. The professor told all to go. “So,” Doe said.", "Contender", None),
        ("Jo Doe came. The professor told all to go. “So,” Doe said.", "professor", None),
        (
            "Doe sat. If Moen does not become the Republican nominee, he said he will go. “So,” Doe said.",
            None,
            None,
        ),
        # A judge is no department.
        ("Then judge Jo Doe said “no”.\n\nThe Department of Justice was late.", "judge", None),
        # Whom somebody works with is no body.
        ("Jo Doe is working with Harbour Chair Ida Moen on it. “So,” Doe said.", None, None),
    ],
)
def test_what_is_told_elsewhere(text: str, role: str | None, body: str | None) -> None:
    assert told(text) == (role, body)


def test_name_behind_a_portfolio_that_no_list_has() -> None:
    text = "Commissioner for Works Oke Doe came." + SAYS.format("Doe")
    assert told(text, "Oke Doe") == ("Commissioner for Works", None)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("The Institute for Salt Control and Prevention", "Institute for Salt Control and Prevention"),
        ("The Institute for Salt and Moen", "Moen"),
    ],
)
def test_body_speaks_by_its_whole_name(subject: str, name: str) -> None:
    article = annotate_article(Article(id="1", text=f"{subject} said: “It is so.”"))
    assert [speaker.name for speaker in article.speakers] == [name]
