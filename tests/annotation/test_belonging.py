"""Bodies that clauses, openings and the words around a name tell of, away from the name, and those they do not."""

from __future__ import annotations

import pytest
from test_affiliations import SAYS, affiliations, told


@pytest.mark.parametrize(
    ("lead", "role", "body"),
    [
        # How somebody came into a body.
        ("Jo Doe was re-elected mayor of Oslo last week.", "mayor", "Oslo"),
        ("Jo Doe, a Methodist, was elected mayor of Selwick in May.", "mayor", "Selwick"),
        ("Jo Doe was appointed to the Vellin Port Authority in March.", None, "Vellin Port Authority"),
        ("Voters elected Jo Doe to a full term on the Vellin Court.", None, "Vellin Court"),
        ("Jo Doe won a seat on the Vellin City Council.", None, "Vellin City Council"),
        ("Jo Doe took over at Quellmark in March.", None, "Quellmark"),
        ("Jo Doe signed for the Vellin Rowing Club in March.", None, "Vellin Rowing Club"),
        ("Quellmark hired Jo Doe last year.", None, "Quellmark"),
        ("Quellmark named Jo Doe chief executive last year.", "chief executive", "Quellmark"),
        ("Quellmark has appointed Jo Doe, a former miner, as its director.", "director", "Quellmark"),
        ("President Ann Vik appointed Jo Doe as director.", "director", None),
        ("Jo Doe was named by the Vellin Courier in May.", None, None),
        ("Jo Doe was elected to the House in May.", None, None),
        ("Jo Doe moved to Norway in May.", None, None),
        ("Jo Doe joined the Vellin Navy in 1938.", None, None),
        ("Jo Doe left the guild in May for Quellmark Bank.", None, "Quellmark Bank"),
        ("Jo Doe left the guild in May for Norway.", None, None),
        # What somebody does, is doing and has done.
        ("Jo Doe sits on the Bolt Council.", None, "Bolt Council"),
        ("Jo Doe, who covers banks for the Courier, came late.", None, "Courier"),
        ("Jo Doe, who follows Norwegian ships for Quellmark, came late.", None, "Quellmark"),
        ("Jo Doe, an analyst who tracks ships for Vik Bank, came late.", "analyst", "Vik Bank"),
        ("Jo Doe, who follows the tide for a living, came late.", None, None),
        ("Jo Doe, who monitors the river for Atlantic eels, came late.", None, None),
        ("Jo Doe, who is studying law at Bolt College, came late.", None, "Bolt College"),
        ("Jo Doe, who helps mend nets at Bolt College, came late.", None, "Bolt College"),
        ("Jo Doe, who has been running Quellmark since May, came late.", None, "Quellmark"),
        ("Jo Doe has served as director of Quellmark since May.", "director", "Quellmark"),
        ("Jo Doe, 34, is a nurse at Bolt College.", "nurse", "Bolt College"),
        ("Jo Doe, who came by boat, is a nurse at Bolt College.", "nurse", "Bolt College"),
        ("Jo Doe runs a firm called Quellmark.", None, "Quellmark"),
        ("Jo Doe runs a bakery, Quellmark, in Oslo.", None, "Quellmark"),
        ("Jo Doe, who appears at Bolt Theatre in May, came late.", None, None),
        ("Jo Doe is not a member of the Harbour Party.", None, None),
        ("Jo Doe is a master of the long pause.", None, None),
        ("Jo Doe, who rides for Norway, came late.", None, "Norway"),
        ("Jo Doe (Oslo) came late.", None, None),
        ("Jo Doe now teaches at Bolt College.", None, "Bolt College"),
        ("Jo Doe is currently teaching at Bolt College.", None, "Bolt College"),
        ("Jo Doe is leading Vik by ten points.", None, None),
        ("Jo Doe, a mother of two, works at Bolt College.", None, "Bolt College"),
        ("Jo Doe is best known as the founder of Quellmark.", "founder", "Quellmark"),
        # What a comma sets off.
        ("Ship analyst Jo Doe, of Brask Vellin, came late.", "Ship analyst", "Brask Vellin"),
        ("The broker Jo Doe, with Quellmark, came late.", "broker", "Quellmark"),
        ("Another analyst, Jo Doe, at Brask Vellin, came late.", "analyst", "Brask Vellin"),
        ("The dealer Jo Doe, of Vellin, came late.", "dealer", None),
        ("The dealer Jo Doe, with Ida Moen, came late.", "dealer", None),
        ("The baker Jo Doe, of Brask Vellin, came late.", "baker", None),
        ("Jo Doe, as head of Quellmark, came late.", "head", "Quellmark"),
        ("Jo Doe, recently named head of Quellmark, came late.", "head", "Quellmark"),
        ("Jo Doe, the newly elected head of Quellmark, came late.", "head", "Quellmark"),
        ("Jo Doe, acting political director of Quellmark, came late.", "acting political director", "Quellmark"),
        ("Jo Doe, currently with Quellmark, came late.", None, "Quellmark"),
        ("Jo Doe, in her first year as director of Quellmark, came late.", "director", "Quellmark"),
        ("Jo Doe, Labour's shadow minister for bread, came late.", "shadow minister for bread", "Labour"),
        ("Justice Jo Doe chairman of the Bakers' Union came late.", "chairman", "Bakers' Union"),
        ("It may be a Jo Doe supporter of the Bakers' Union.", None, None),
        # What is somebody's own.
        ("Jo Doe's company, Quellmark, built the road.", None, "Quellmark"),
        ("Jo Doe and her Quellmark group built the road.", None, "Quellmark group"),
        ("Jo Doe, whose firm Quellmark built the road, came late.", None, "Quellmark"),
        ("Jo Doe's Norway company built the road.", None, None),
        # Two people told of together.
        ("Jo Doe and Ann Moe, who are both on the Harbour Committee, came.", None, "Harbour Committee"),
        ("Jo Doe and Ann Moe, both of Bolt College, came late.", None, "Bolt College"),
        ("Jo Doe and Ann Moe, founders of Quellmark, came late.", "founder", "Quellmark"),
        ("Jo Doe and Ann Moe, directors of Quellmark say, came late.", None, None),
        # Behind a name with a title, where a comma is left out.
        ("Dr. Jo Doe, head of the Vellin Guild said so.", "head", "Vellin Guild"),
        ("It was late, Jo Doe, head of the Vellin Guild told Vik.", "head", "Vellin Guild"),
        ("It was Ann Moe, Jo Doe, head of the Vellin Guild told Vik.", None, None),
        # One of several.
        ("It was Jo Doe, another of the Vellin Guild's advisers.", "advisers", "Vellin Guild"),
        ("It was Jo Doe, another of the same kind.", None, None),
        # Who works in a body, not in a place or a trade.
        ("Jo Doe, who works in the Vellin research unit, came.", None, "Vellin research unit"),
        ("Jo Doe, who works in Hollywood, came.", None, None),
        ("Jo Doe, who works in IT, came.", None, None),
        ("It rained on Doe's union, the Vellin Guild, and Jo Doe came.", None, "Vellin Guild"),
        # Who leads a body, and who its head is.
        ("Quellmark, which is led by Jo Doe, closed.", None, "Quellmark"),
        ("Quellmark was founded by Jo Doe.", None, "Quellmark"),
        ("Quellmark, led by Dr. Jo Doe, closed.", None, "Quellmark"),
        ("Quellmark was led by Jo Doe.", None, None),
        ("The Vellin Port committee met. Jo Doe, who chairs the committee, came.", None, "Vellin Port committee"),
        ("Quellmark's chief executive is Jo Doe.", "chief executive", "Quellmark"),
    ],
)  # fmt: skip
def test_clauses(lead: str, role: str | None, body: str | None) -> None:
    assert told(lead + SAYS.format("Doe")) == (role, body)


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        # What opens a sentence before a name.
        ("Now the chancellor of Bolt College, Jo Doe said it rained.", "chancellor", "Bolt College"),
        ("A professor at Bolt College, Jo Doe said it rained.", "professor", "Bolt College"),
        ("In her role as head of Quellmark, Jo Doe said it rained.", "head", "Quellmark"),
        ("Once the head of Quellmark, Jo Doe said it rained.", "head", None),
        ("The head of Quellmark, Jo Doe said, will go.", None, None),
        ("In a letter to the head of Quellmark, Jo Doe said it rained.", None, None),
        ("At Quellmark Bank, director Jo Doe said it rained.", "director", "Quellmark Bank"),
        # What a pronoun is said to be.
        ("Jo Doe came late. She teaches at Bolt College. “No,” Doe said.", None, "Bolt College"),
        ("Jo Doe came late. She is the head of Quellmark. “No,” Doe said.", "head", "Quellmark"),
        ("Jo Doe came late. At 34, she teaches at Bolt College. “No,” Doe said.", None, "Bolt College"),
        ("Jo Doe came late. Now a professor at Bolt College, she rests. “No,” Doe said.", "professor", "Bolt College"),
        ("Jo Doe came late. Vik says, and she is the head of Quellmark. “No,” Doe said.", None, None),
        ("Jo Doe came late. She left Quellmark in May. “No,” Doe said.", None, None),
        # The party that a sentence tells by the way.
        ("Jo Doe urged fellow Republicans to wait. “No,” Doe said.", None, "Republican"),
        ("Jo Doe and other Democratic leaders met. “No,” Doe said.", None, "Democratic"),
        ("Jo Doe has upset members of her own Harbour Party. “No,” Doe said.", None, "Harbour Party"),
        ("Jo Doe is seeking the Republican nomination. “No,” Doe said.", None, "Republican"),
        ("If Jo Doe seeks the Republican nomination, Vik will go. “No,” Doe said.", None, None),
        ("Jo Doe said Vik is seeking the Republican nomination. “No,” Doe said.", None, None),
        ("Jo Doe blamed all candidates seeking the Republican nomination. “No,” Doe said.", None, None),
        ("Jo Doe attacked Vik and her Republican colleagues. “No,” Doe said.", None, None),
        # The company that a report opens with, for its chiefs.
        ("Quellmark Plc lost. / Rain. / Quellmark Plc shut. / Hail. / “No,” said group chief operating officer Jo Doe.",
         "group chief operating officer", "Quellmark Plc"),
        ("Quellmark Plc lost. / “No,” said the head of a rival, Jo Doe.", "head", None),
        ("Quellmark Plc lost. / “No,” Chief Executive Jo Doe said.", "Chief Executive", "Quellmark Plc"),
        ("Quellmark Plc lost. / “No,” Chairman Jo Doe said.", "Chairman", "Quellmark Plc"),
        ("Quellmark Plc lost. / “No,” President Jo Doe said.", "President", None),
        ("Quellmark Plc lost. / “No,” Chancellor of the Exchequer Jo Doe said.", "Chancellor of the Exchequer", None),
    ],
)  # fmt: skip
def test_away_from_the_name(text: str, role: str | None, body: str | None) -> None:
    assert told(text.replace(" / ", "\n\n")) == (role, body)


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("“No,” said a trader who works at Quellmark Bank.", "trader", "Quellmark Bank"),
        ("The trader, from Quellmark Bank, said “no”.", "trader", "Quellmark Bank"),
        ("A team of researchers from Bolt College said “no”.", "Bolt College", "Bolt College"),
        ("Daler Mines, the mining arm of Quellmark Group, said “no”.", "Daler Mines", "Quellmark Group"),
        ("Quellmark Group subsidiary Daler Mines said “no”.", "Daler Mines", "Quellmark Group"),
        ("Daler Mines, owned by Quellmark Group, said “no”.", "Daler Mines", "Quellmark Group"),
        ("Daler Mines, owned by Ida Moen, said “no”.", "Daler Mines", None),
        ("Daler Mines, a rival of Quellmark Group, said “no”.", "Daler Mines", None),
        ("Moen's campaign said “no”.", "campaign", None),
    ],
)
def test_unnamed_people_and_bodies(text: str, name: str, body: str | None) -> None:
    found = affiliations(text, name)
    assert (found[0].name if found else None) == body
