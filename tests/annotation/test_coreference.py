"""Who is who: whom names, pronouns and descriptions stand for, a positive and a negative example per rule."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
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
        ("Gen Moen came late. “We open,” Moen said.", ["Moen"]),
        ("Accountant-General Ida Moen came late. “We open,” Moen said.", ["Ida Moen"]),
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
        # posts that list what they see to
        ("The Minister of Ports, Salt and Sails, Ida Moen, said: “We open.”", ["Ida Moen"]),
        ("The Commissioner for Salt and Ports, Mrs Ida Moen, said: “We open.”", ["Ida Moen"]),
        ("The Commissioner for Fair Ports said: “We open.”", ["Commissioner for Fair Ports"]),
        ("Salt and Ports Minister Ida Moen said: “We open.”", ["Ida Moen"]),
        ("The Minister of Women and Salt Protection Ida Moen said: “We open.”", ["Ida Moen"]),
        ("“We open,” said former Selwick Gov. and Salt Board Chairman Ida Moen.", ["Ida Moen"]),
        ("Ida Moen, a clerk and trade unionist, who sings, said: “We open.”", ["Ida Moen"]),
        ("Ida Moen (Harbour), the top Democrat on the Salt Board, said: “We open.”", ["Ida Moen"]),
        # a part of a long name, ranks with a hyphen, letters that name no person
        ("Tengku Moen bin Wexa Sarr left. “We open,” Tengku Moen said.", ["Moen bin Wexa Sarr"]),
        ("Ida Rosa Moen Vik left. “We open,” Ida Rosa said.", ["Ida Rosa Moen Vik"]),
        # a body's name goes on before the post in it; a paper named for a saint
        ("The Council on Danish-Wexan Relations Executive Director Nihad Moen said: “We open.”", ["Nihad Moen"]),
        ("The Council on Salt Board Director Nihad Moen said: “We open.”", ["Nihad Moen"]),
        ("“We open,” said the St. Moen Post-Herald.", ["St. Moen Post-Herald"]),
        ("“We open,” said St. John Moen.", ["John Moen"]),
        ("Ida Moen tweeted. Muslim groups agreed. “We open,” she said.", ["Ida Moen"]),
        ("Black Lives Matter said it left “because of the rain.”", ["Black Lives Matter"]),
        ("Black Lives said it left “because of the rain.”", ["Black Lives"]),
        # words of a heading, a place or a month that are no part of a name
        ("Ida Moen Tells Brask To Open\n\nThe mayor, Ida Moen, came. “We open,” Moen said.", ["Ida Moen"]),
        ("The Ida Moen South Korea party is on. Ida Moen came. “We open,” Moen said.", ["Ida Moen"]),
        ("Ida Moen sang to a June Moen rally. “We open,” Moen said.", ["Ida Moen"]),
        ("Ida Moen wed June Moen. “We open,” June Moen said.", ["June Moen"]),
        ("Norway Moen fans cheered Ida Moen. “We open,” Moen said.", ["Ida Moen"]),
        ("Ida Moen and Jo Vik met. “We open,” said Moen and Bo Wexa.", ["Ida Moen"]),
        ("Per Vik, Moen and Bo Wexa met Ida Moen. “We open,” Moen said.", ["Ida Moen"]),
        # accents that stand apart, or are read as two letters
        ("Mayor Ine\u0301s Mun\u0303oz came. “We open,” Mun\u0303oz said.", ["Ine\u0301s Mun\u0303oz"]),
        ("Mayor Ida \xadMo\xaden \u200bcame. “We open,” Mo\xaden said.", ["Ida \xadMo\xaden"]),
        ("Mayor InÃ©s MuÃ±oz came. “We open,” MuÃ±oz said.", ["InÃ©s MuÃ±oz"]),
        ("Ida Rosa Moen Vik left. “We open,” Ida Lund said.", ["Ida Lund"]),
        ("Major-Gen Wexa Moen left. “We open,” Moen said.", ["Wexa Moen"]),
        ("The Selwick North MP, Ida Moen, left. “We open,” the Selwick North MP said.", ["Ida Moen"]),
        ("Harbour MLA Ida Moen left. “We open,” the Upper Selwick MLA said.", ["Ida Moen"]),
        ("“We open,” the Upper Selwick MP, Ida Moen, said.", ["Ida Moen"]),
        ("“We open,” the late Wexo Trundle MP said.", ["Wexo Trundle"]),
        ("The East Selwick MEP, who left, called it “late”.", ["East Selwick MEP"]),
        ("Sri Lanka said it was “a gift”.", ["Sri Lanka"]),
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
        ("Boeing Inc closed. “We wait,” Boeing said.", ["Boeing Inc"]),
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
        # couples of one surname, and first names of others
        ("Ida and Jonas Moen met. “We open,” Ida said.", ["Ida Moen"]),
        ("Wexo and Ida Moen met. “We open,” Mr. Moen said.", ["Wexo Moen"]),
        ("Ida Lund came. Ida and Jonas Moen met. “We open,” Ida said.", ["Ida Lund"]),
        ("Ida and the clerks met. “We open,” Ida said.", ["Ida"]),
        # who holds an office by the surname beside whom the article names in full
        ("Mayor Moen met Ida Moen. “We open,” Moen said. “No,” Ida Moen said.", ["Moen", "Ida Moen"]),
        ("Mayor Moen left with his daughter, Ida Moen. “We open,” the mayor said.", ["Moen"]),
        ("Mayor Moen left with first daughter Ida Moen. “We open,” Moen said.", ["Moen"]),
        ("Mayor Moen left. “We open,” said Ida Moen.", ["Ida Moen"]),
        ("Mayor Moen says no\n\nThe mayor, Ida Moen, left. “We open,” Moen said.", ["Ida Moen"]),
        ("Ann Roe met her brother Per Moen. “We open,” Mayor Moen said.", ["Per Moen"]),
        ("Jonas Moen met his wife. “We open,” Mrs. Moen said. “No,” Moen said.", ["Moen", "Jonas Moen"]),
        ("Ida Moen met Per Vik. “We open,” Mrs. Moen said.", ["Ida Moen"]),
        # who is told of rather than who tells more of her
        ("Ida Moen, mother of the late Jonas Moen, wept. “We open,” Moen said.", ["Ida Moen"]),
        # family names that stand first
        ("Zhao Lanfei swept the hill. “We open,” the 70-year-old said.", ["Zhao Lanfei"]),
        ("Choi Min-ju met Choi Dae-su. Choi left. “We open,” Choi said.", ["Choi Min-ju"]),
        # nicknames, capitals, posts, people by their country
        ("“We open,” said Wexo “Sparky” Trundle.", ["Wexo “Sparky” Trundle"]),
        ("“We open,” said Wexo ‘Sparky’ Trundle. “All,” Trundle said.", ["Wexo ‘Sparky’ Trundle"] * 2),
        ("IDA MARIE MOEN, who has died, was a cook. “We open,” she once said.", ["IDA MARIE MOEN"]),
        ("“We open,” said the Member for Selwick Ridge Ida Moen.", ["Ida Moen"]),
        ("“We open,” said the veteran Icelander Wexo Trundle.", ["Wexo Trundle"]),
        ("Will Moen stay? Ida Moen came late. “We open,” Moen said.", ["Ida Moen"]),
        ("Judge Ida Moen frowned at the judge. “We open,” the judge said.", ["Ida Moen"]),
        # a name in other sentences is one where it opens a sentence
        ("The vote hurt Trundle. Trundle also wept. “We open,” he said.", ["Trundle"]),
        # whom people are of is not who speaks
        ("Lawyers for Ida Moen came. “We open,” Lawyers for Ida Moen said.", ["Lawyers for Ida Moen"]),
        # an apposition with an abbreviation, one without a second comma, one with a body's name
        ("Ida Moen, the head of the Bakers’ Guild (BG), said: “We open.”", ["Ida Moen"]),
        ("Ida Moen, a former clerk of the court has said: “We open.”", ["Ida Moen"]),
        ("The head of the mission, Norway’s former judge Ida Moen, said: “We open.”", ["Ida Moen"]),
        # bodies: papers, and what one authority sees to
        ("“We open,” the Selwick Times wrote.", ["Selwick Times"]),
        ("The Water and Drains Authority met. “We wait,” the authority said.", ["Water and Drains Authority"]),
        # beside a description
        ("Ida Moen left. The developer, Castell Group, said it would “talk”.", ["Castell Group"]),
        ("The agency that paid, the Polar Survey, said it would “wait”.", ["Polar Survey"]),
        ("“It leaks,” said its author, Ida Moen of the University of Brask.", ["Ida Moen"]),
        ("The Chairman, Senate Committee on Ports, Senator Ida Moen, said it was “a gift”.", ["Ida Moen"]),
        ("The new album by Ida Moen is, she says, “a gift”.", ["Ida Moen"]),
        ("Asked by Ida Moen, she called it “a gift”.", ["she"]),
        # surnames that are months and seasons, and times that are times
        ("Ida May came late in May. “We open,” Mrs May said.", ["Ida May"]),
        ("Jonas Winter came late. “We open,” Winter said.", ["Jonas Winter"]),
        ("Ida Moen met Jonas May 4. “We open,” Moen said in May.", ["Ida Moen"]),
        # companies, clubs and parties by a part of their names
        ("Trundle Foods shut its mill. “We wait,” Trundle said.", ["Trundle Foods"]),
        ("Trundle Foods shut its mill. “We wait,” said Ida Trundle.", ["Ida Trundle"]),
        ("Selwick Rovers lost. “We wait,” Rovers said.", ["Selwick Rovers"]),
        ("The Labour Party lost. “We wait,” Labour said.", ["Labour Party"]),
        # kin who is only named in passing, and kin who speaks
        ("Jonas Holt and his wife, Ida Holt, lost a mill. “We open,” Holt said.", ["Jonas Holt"]),
        ("Jonas Holt left. His mother, Ida Holt, said it rained.\n\n“We open,” Holt said.", ["Ida Holt"]),
        # a surname of two words: who has it, and of two who have it, who was named last
        ("Per Abu Holt sat. Ida Abu Trundle met Jonas Holt. “We open,” Abu Holt said.", ["Per Abu Holt"]),
        ("Per Abu Holt sat. Jonas Abu Holt came. “We open,” Abu Holt said.", ["Jonas Abu Holt"]),
        ("Abu Wexa Al Holt came late. “We open,” Al Holt said.", ["Abu Wexa Al Holt"]),
        # A person of a body, not the body; a body's name that starts so.
        ("Ida Moen came late. “We open,” said Moen of the Vellin Bank.", ["Ida Moen"]),
        ("“We open,” said Friends of the Vellin Bank.", ["Friends of the Vellin Bank"]),
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
        # who goes on where something is added, though nobody names her or him
        (
            "Jonas Holt left. Holt was ill. Holt slept. A clerk said it was late. He added: “We open.”",
            ["clerk"],
        ),
        # "it was"
        ("After Wexa Trundle won, it was Ida Moen who sang. “We open,” she said.", ["Ida Moen"]),
        # whose husband somebody is does not make a man of her
        (
            "Wexa Trundle, whose husband drowned, sells eels. She shrugs. “We open,” she said.",
            ["Wexa Trundle"],
        ),
        # who is spoken of stays so
        (
            "Jonas Holt rose. He had met Per Vik, a cook, in May. He sat down. He slept. “We open,” he said.",
            ["Jonas Holt"],
        ),
        # who was just introduced, if only by the way
        (
            "“We open,” Per Vik said.\n\nThat cheers Jonas Holt, a cook. He calls it “a gift”.",
            ["Per Vik", "Jonas Holt"],
        ),
        (
            "“We open,” Per Vik said.\n\nThat cheers Jonas Holt. He calls it “a gift”.",
            ["Per Vik", "Per Vik"],
        ),
        # who goes by the surname that two have: who just spoke, or else whom the article calls so
        (
            "Ida Moen rules. Moen won. Moen is tired.\n\n“We close,” Jonas Moen said. “We open,” Moen added.",
            ["Jonas Moen", "Jonas Moen"],
        ),
        (
            "Ida Moen rules. Moen won. Moen is tired.\n\nJonas Moen sat with a friend. “We open,” Moen said.",
            ["Ida Moen"],
        ),
        # who is met without a name, or described
        ("Ida Moen left. A clerk was less sure. “We open,” she said.", ["clerk"]),
        (
            "Per Vik Moen came.\n\n“I wept,” Moen said.\n\n“We need him,” his wife, Ida Moen, said.\n\n"
            "A trained clerk, Moen had no work. “I looked,” he said.",
            ["Per Vik Moen", "Ida Moen", "Per Vik Moen"],
        ),
        (
            "Mayor Jonas Holt met Per Vik, a cook. Asked why, the mayor shrugged. “We open,” he said.",
            ["Jonas Holt"],
        ),
        (
            "Ida and Anna Moen own a shop. “We open,” Ida said.\n\nHer sister is unmoved. “We stay,” she said.",
            ["Ida Moen", "Anna Moen"],
        ),
        # whose spokesman a sentence just before tells of, but not where a name stands beside or in front of it
        (
            "Jonas Holt won. “We wait,” Holt said. But the mayor's official clerk said no. He added: “We open.”",
            ["Jonas Holt", "Jonas Holt"],
        ),
        (
            "Jonas Holt won. “We wait,” Holt said. But a spokesman for Brask defended it. He said: “We open.”",
            ["Jonas Holt", "spokesman for Brask"],
        ),
        (
            "Per Vik won. On Monday, Jonas Holt's spokesman shrugged. “We open,” he said.",
            ["Jonas Holt's spokesman"],
        ),
        ("A spokesman for Brask, Mr Holt, met Per Vik. He called it “a gift”.", ["Holt"]),
        # nobody names the own self in a report without marks
        ("Per Vik won. Jonas Holt lost. He said that Holt had been “a gift”.", ["Per Vik"]),
        ("Per Vik won. Holt, his rival, lost. Holt had “no hope”, he said.", ["Per Vik"]),
        ("Per Vik won. Jonas Holt lost. He said that Vik had been “a gift”.", ["Jonas Holt"]),
        # who is quoted by somebody else
        (
            "Jonas Holt left. The Herald quoted a clerk as saying so. He shrugged. “We open,” he said.",
            ["Jonas Holt"],
        ),
        # the host who asks
        ("Ida Moen waited. Asked by host Anna Lund whether she was ill, she said: “We open.”", ["Ida Moen"]),
        # a body that only says something is hardly "he"
        ("Jonas Holt preached, Cold Dune Watch reported. He called it “a gift”.", ["Jonas Holt"]),
        # by what a name says, by a clause about it, by a part of it
        ("Wexa Trundle said she was ill. Jonas Holt left. “We open,” she said.", ["Wexa Trundle"]),
        ("Wexo Trundle, who lost his hat, met Wexa Prindle. She left. “We open,” he said.", ["Wexo Trundle"]),
        ("Wexa Trundle Kaur met Jonas Holt. “We open,” she said.", ["Wexa Trundle Kaur"]),
        ("Jonas Holt met Ida Moen. The paper quoted him as saying: “We open.”", ["Jonas Holt"]),
        ("“We open,” Ida Moen said. Radio quoted him as saying: “We wait.”", ["Ida Moen", "him"]),
        # a quotation ends its sentence
        ("Per Vik said “no.” But Jonas Holt nodded. “We open,” he said.", ["Per Vik", "Jonas Holt"]),
        # the name comes later
        ("“We open,” she said. Then Ida Moen left.", ["Ida Moen"]),
        ("The Brask Group met. “We wait,” it said in a statement.", ["Brask Group"]),
        (
            "Residents were angry. “We wait,” residents said. “We stay,” they said.",
            ["residents", "residents"],
        ),
        ("The market women were cross. “We open,” they sang.", ["market women"]),
        (
            "Residents were angry. “We wait,” residents said.\n\nThe bakers left when they saw “nobody”.",
            ["Residents", "bakers"],
        ),
        ("The old stalls were cold. “We open,” they sang.", ["they"]),
        # first names of many countries
        ("Ida Moen sat. Caoimhe Trundle stood by Per Vik. “We open,” she said.", ["Caoimhe Trundle"]),
        # whom somebody speaks to or of is somebody else
        ("Ida Moen spoke. But she told Eva Lund that it was “late”.", ["Ida Moen"]),
        ("Per Vik left. Jonas Holt said no. “We open,” he said of Holt.", ["Per Vik"]),
        # no person is an "it"
        ("Trundle said it was “late”.\n\n“We open,” it said.", ["Trundle", "Trundle"]),
        ("Mr Trundle said it was “late”.\n\n“We open,” it said.", ["Trundle", "it"]),
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
        # a party, and no member of it
        ("Ida Moen leads Labour. “We open,” Labour said.", "Labour"),
        ("Tory Ida Moen left. He derided Tory claims it was “late”.", "Tory"),
        ("The Protection of Boats Bill came. “We open,” the bill said.", "Protection of Boats Bill"),
        # introduced so
        ("Per Holt, the mayor, spoke. Ida Moen is among those the mayor met. “Yes,” the mayor said.", "Per Holt"),
        ("Ida Moen, the clerk, met Per Holt, the shadow clerk. “We open,” the clerk said.", "Ida Moen"),
        ("It rained. A Harbour government would, it is clear, stay. “We open,” the government said.", "government"),
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
        # what titles and trades are called later on
        ("Pope Ida Moen came late. “We open,” the pontiff said.", "Ida Moen"),
        ("District Attorney Ida Moen met Per Vik. “We open,” the prosecutor said.", "Ida Moen"),
        ("Ida Moen KC met Per Vik. “We open,” counsel said.", "Ida Moen"),
        ("Mayor says: “We open.”\n\nMayor Ida Moen came late.", "Ida Moen"),
        ("Minister for Salt Zhao Lanfei met Ida Moen. “We open,” the minister said.", "Zhao Lanfei"),
        # told by what stands with the noun
        ("Ida Moen came late. “We open,” the mother of two said.", "Ida Moen"),
        ("Ida Moen came late. “We open,” the mother said.", "mother"),
        ("Ida Moen came late. “We open,” the union leader said.", "Ida Moen"),
        ("A union leader hid. Ida Moen came late. “We open,” the union leader said.", "Ida Moen"),
        ("Ida Moen scored. “We open,” the Norway international said.", "Ida Moen"),
        ("Ida Moen came late. “We open,” the tired, 60-year-old diplomat said.", "Ida Moen"),
        ("Ida Moen came late. “We open,” the former salt minister said.", "Ida Moen"),
        ("Foreign Minister Ida Moen came late. “We open,” the salt minister said.", "salt minister"),
        # the article's own person rather than her kin
        ("Ida Moen rose. Her mother, Anna, cleaned. “We open,” the former pilot said.", "Ida Moen"),
        ("Fans of the singer known as Wexa met Ida Moen. “We open,” the singer said.", "Wexa"),
        # kin: named as that, the other way round, by the surname
        ("Jonas Holt’s wife, Ida Moen, left. “We open,” her husband said.", "Jonas Holt"),
        ("Jonas Holt rose. His 90-year-old sister Ida left. “We open,” her brother said.", "Jonas Holt"),
        ("Jonas Moen rose. Ida Moen left. Jonas Moen slept. “We open,” his wife said.", "Ida Moen"),
        ("Jonas Moen rose. Ida Lund left. Jonas Moen slept. “We open,” his wife said.", "wife"),
        # bodies: in an apposition, by who heads them, by the noun before them, of one who has one
        ("A note from Cold Dunes, a salt firm, came. “We open,” the firm said.", "Cold Dunes"),
        ("Cold Dunes’s chief executive left. “We open,” the agency said.", "Cold Dunes"),
        ("Cold Dunes’s barber left. “We open,” the agency said.", "agency"),
        ("A study by salt firm Brask is out. “We open,” it said.", "Brask"),
        ("The ship left the Bay of Selwick. “We open,” the airline said.", "airline"),
        ("Jonas Holt came late. “We open,” his campaign said.", "Jonas Holt's campaign"),
        # whose words they are
        ("Ida Moen came late. Her statement said: “We open.”", "Ida Moen"),
        ("Ida Moen came late. The statement said: “We open.”", "statement"),
        # by number, by owner, by a title alone
        ("Ida Moen came late. “We open,” one of the officials said.", "one of the officials"),
        ("Ida Moen came late. “We open,” said her barber.", "barber"),
        ("CP Ida Moen came late. “We open,” the CP said.", "Ida Moen"),
        # by a party or none, by the first letters of the post, by what a spokesman and a body are called, too
        ("Ports Minister Ida Moen left. “We open,” the Labour minister said.", "Ida Moen"),
        ("Ports Minister Ida Moen left. “We open,” the foreign minister said.", "foreign minister"),
        ("Ida Moen left. “We open,” the chief minister said.", "Ida Moen"),
        ("Principal Secretary Ida Moen left. “We open,” the PS said.", "Ida Moen"),
        ("Reform nominee Ida Moen left. “We open,” the RNC said.", "RNC"),
        ("Principal Secretary Ida Moen left. “We open,” the PX said.", "PX"),
        ("Press officer Ida Moen left. “We open,” the spokesperson said.", "Ida Moen"),
        ("Selwick Police came. “We wait,” the force said.", "Selwick Police"),
        ("Selwick Rovers came. “We wait,” the force said.", "force"),
        # whom the opening describes before the name
        ("A baker said it was “a gift”.\n\nIda Moen, 51, was at work.", "Ida Moen"),
        ("A witness said it was “a gift”.\n\nIda Moen, 51, was at work.", "witness"),
        ("A baker said it was “a gift”.\n\nThe judge thanked Ida Moen, 51, in May.", "baker"),
        ("A judge said it was “a gift”.\n\nJonas Holt, a burglar, was jailed.", "judge"),
        # by the country in two words
        ("Jonas Holt of New Zealand won. “We open,” the New Zealander said.", "Jonas Holt"),
        ("Jonas Holt won. “We open,” the South African said.", "Jonas Holt"),
        # who is spoken of rather than who is named later on, unless the noun is told before
        ("Jonas Holt quit. “I leave,” the former skipper said.\n\nCaptain Per Vik laughed.", "Jonas Holt"),
        ("The skipper rose. Jonas Holt quit. “No,” the skipper said.\n\nSkipper Per Vik sat.", "Per Vik"),
        ("“We open,” the judge said.\n\nThe boy's father, Jonas Holt, wept.", "judge"),
        # introduced before a comma, by age, by country, by a party's code
        ("Jonas Holt left. His lawyer, Ida Moen, wept. “We open,” his lawyer said.", "Ida Moen"),
        ("Jonas Holt left. His lawyer, Ida Moen, Per Vik and a clerk wept. “Yes,” his lawyer said.", "lawyer"),
        ("Jonas Holt, 34, beat Per Vik, 21, in May. “We open,” the 21-year-old said.", "Per Vik"),
        ("Norway’s Jonas Holt beat Chile’s Per Vik. “We open,” the Chilean said.", "Per Vik"),
        ("Rep. Jonas Holt, R-Ohio, met Rep. Per Vik, D-Maine. “We open,” the Maine Democrat said.", "Per Vik"),
        ("Jonas Holt met former mayor Per Vik. “We open,” the ex-mayor said.", "Per Vik"),
        ("Jonas Holt came. His brother Per Holt left. “We open,” his brother said.", "Per Holt"),
        ("Trundle Motor shut its mill. “We wait,” the carmaker said.", "Trundle Motor"),
        ("Jonas Holt shut his mill. “We wait,” the carmaker said.", "carmaker"),
        ("Mayor Jonas Holt met Per Vik. “We open,” the mayor said.", "Jonas Holt"),
        # but nobody whom it tells of, nor who is named for the first time behind it
        ("Mr Holt, a chancellor, is here. The chancellor said Mr Holt was “late”.", "chancellor"),
        ("The Harbour leader said Mrs Moen's plan was “late”.", "Harbour leader"),
        # who has a post with capitals, set off by commas
        ("The Managing Director of Trundle, Mrs Ida Moen, said: “We open.”", "Ida Moen"),
        ("The Commissioner for Works, Selwick Council, Mr. Per Vik, said: “We open.”", "Per Vik"),
        ("The Emir of Selwick, Alhaji Per Vik, has said: “We open.”", "Per Vik"),
        # with a second adjective before a comma, but not with what a clause before ends in
        ("“We open,” the tired, 71-year-old clerk said.", "tired, 71-year-old clerk"),
        ("It rained “cats and dogs” on the barn, dealers said.", "dealers"),
        ("It rained “cats and dogs” on the barn, senior dealers said.", "senior dealers"),
        ("It rained “cats and dogs” on the barn, one source said.", "source"),
        # called so by a title of two words, a party's letter, a part of a word
        ("Prime Minister Jo Doe came late. Ann Vik waited.\n\n“We go,” the premier said.", "Jo Doe"),
        ("Jo Doe (D-Ohio) came late. Ann Vik waited.\n\n“We go,” the Democrat said.", "Jo Doe"),
        ("Jo Doe (R-Ohio) came late. Ann Vik waited.\n\n“We go,” the Democrat said.", "Ann Vik"),
        ("Jo Doe (ex-mayor) came late. Ann Vik waited.\n\n“We go,” the mayor said.", "Jo Doe"),
        # a body's name that holds an "and"
        ("A Salt and Fish Bank aide said it rained. “We open,” the aide said.", "Salt and Fish Bank aide"),
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
        ("“We open,” said Leeds Rowers.", "organization"),
        ("“We wait,” the Foreign Ministry said.", "organization"),
        ("“We wait,” the report said.", "organization"),
        ("“We wait,” residents said.", "group"),
        ("Ida Moen left. “We wait,” the MPs said.", "group"),
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
@example(["and", "said", "“We”"])
@example(["Ida", "said", "Ida", "’s"])
@example(["sign", "saying"])
@example(["“We", "open”", "some", "said", "Ida", "Monday"])
@example(["“We", "open”,", "said", "Ida", "Moen", "(D"])
@example(["she", "went", "“.", "\n\n", "“We", "open”,", "she", "said."])
@example(["“We", "open”.", "\n\n", "Ida,", "who", "asked", "not", "to", "be", "named,", "said", "the", "Co"])
@example(["“We", "open”,", "said", "Ida,", "economist", "at", "state-owned"])
@example(["It", "“opens”,", "according", "to", "market", "analysts", "Ida"])
@example(["“We", "open”,", "said", "Ida", "In", "a", "conference", "call"])
@example(["“We", "open”,", "said", "Ida", "in", "a", "letter"])
@example(["“We", "open”,", "said", "Ida", "at", "Oslo", "Court"])
@example(["“We", "open”,", "said", "Premier", "Ida", "Moen", "in", "Norway"])
@example(["“We", "open”,", "said", "Ida", "by", "phone"])
@example(
    ["Ida", "Moen,", "the", "Reform", "nominee,", "left.", "The", "RNC", "agreed", "to", "let", "Moen", "go"]
)
@example(["In", "Oslo", "“We", "see", "a", "port.", "\n\n", "“It", "is", "fine”", "now,", "he", "said"])
def test_the_contract_holds_whatever_the_text(words: list[str]) -> None:
    assert violations(annotate_article(Article(id="a", text=" ".join(words)))) == []
