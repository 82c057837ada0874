"""Interviews told by whole articles: who asks in them, what they are called later, where the paper stands."""

from __future__ import annotations

import pytest
from test_outlets import OUTLETS, outlets, told

from builder.annotation.pipeline import AnnotationOptions


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> AnnotationOptions:
    folder = tmp_path_factory.mktemp("lexicon")
    (folder / "outlets.txt").write_text(OUTLETS, encoding="utf-8")
    return AnnotationOptions(lexicon=str(folder))


ASKED = [
    pytest.param(
        'Radio host Jo Vik asked Ida Moen about the pier.\n\n"It stays," Moen said.\n\n"Why?" Vik asked.\n\n'
        '"It pays," Moen answered.',
        [("broadcast", "Jo Vik")] * 3,
        id="a radio host asks",
    ),
    pytest.param(
        'Ida Moen spoke of radio host Jo Vik.\n\n"It stays," Vik said.',
        [None],
        id="what a host says anywhere",
    ),
    pytest.param(
        'Kanal 6 anchor Jo Vik interviewed Mayor Ida Moen.\n\n"It stays," Moen said.',
        [("interview", "Kanal 6")],
        id="an anchor interviews",
    ),
    pytest.param(
        'Ida Moen tweeted: "It stays."\n\nKanal 6\'s Jo Vik asked her. "Is it?" Vik asked.\n\n"It pays," Moen said.',
        [("social", "Twitter"), ("interview", "Kanal 6"), ("interview", "Kanal 6")],
        id="an answer is of its question",
    ),
    pytest.param(
        'Ida Moen told Kanal 6\'s Jo Vik that it was "old."\n\n"I would go," Vik said.\n\n"They lie," said Una Berg.',
        [("told", "Kanal 6"), ("told", "Kanal 6"), None],
        id="who speaks after the host",
    ),
    pytest.param(
        'Ida Moen clashed with Kanal 6 presenter Jo Vik over it.\n\n"It is old," Vik said.\n\n"It stays," Moen said.',
        [("interview", "Kanal 6")] * 2,
        id="a clash on the air",
    ),
    pytest.param(
        'Ida Moen clashed with Jo Vik of the Kanal 6 union over it.\n\n"It is old," Vik said.',
        [None],
        id="a clash with somebody else",
    ),
    pytest.param(
        'In an interview Monday, Kanal 6 host Jo Vik pressed Mayor Ida Moen.\n\n"It stays," Moen said.',
        [("interview", "Kanal 6")],
        id="who asks is the subject",
    ),
    pytest.param(
        'In an interview with Ida Moen, the mayor, the Kanal 6 host Jo Vik called it "old."\n\n'
        '"It stays," Moen replied.',
        [("interview", "Kanal 6")] * 2,
        id="behind a description",
    ),
    pytest.param(
        'In an interview, Ida Moen called Kanal 6 host Jo Vik "old."',
        [("interview", None)],
        id="who is only spoken of",
    ),
    pytest.param(
        'Jo Vik, host of "Late Hour," met Ida Moen.\n\nVik asked: "Why?"\n\nMoen responded: "It pays."',
        [("broadcast", "Late Hour")] * 2,
        id="a reply to the host of a programme",
    ),
    pytest.param(
        'On Kanal 6, Ida Moen called it "old."\n\nJo Vik asked, "Who says so?"\n\nMoen said, "All do."',
        [("broadcast", "Kanal 6")] * 3,
        id="somebody asks between two answers",
    ),
    pytest.param(
        'On Kanal 6, Ida Moen called it "old."\n\nJo Vik said, "It is not."\n\nMoen said, "All say so."',
        [("broadcast", "Kanal 6"), None, ("broadcast", "Kanal 6")],
        id="somebody denies it elsewhere",
    ),
    pytest.param(
        'Ida Moen was asked by Radio Skerry if the hall was old. "It stays," she said.',
        [("told", "Radio Skerry")],
        id="somebody was asked",
    ),
    pytest.param(
        'Ida Moen was asked by Kanal 6\'s moderators whether it was late.\n\n"It stays," Moen said.',
        [("speech", None)],
        id="by the moderators of a debate",
    ),
    pytest.param(
        'Ida Moen told Jo Vik on his podcast that it was "old." "It stays," she said.',
        [("broadcast", "Jo Vik")] * 2,
        id="a podcast goes by whom she told",
    ),
    pytest.param(
        'Ida Moen told her brother on his podcast: "We stay."', [("broadcast", None)], id="not by a brother"
    ),
    pytest.param(
        'Ida Moen sat down with Luma to talk about the hall. "It stays," she said.',
        [("interview", "Luma")],
        id="what one sits down with",
    ),
    pytest.param(
        'Jo Vik was there. Ida Moen sat down with Vik to talk about the hall. "It stays," she said.',
        [None],
        id="but not a person",
    ),
    pytest.param(
        'Ida Moen, who featured on Kanal 6, called it "old."', [("broadcast", "Kanal 6")], id="featured on"
    ),
]

NAMED = [
    pytest.param(
        'It is "old," Ida Moen said in an interview Monday.\n\nSitting down with Kanal 6, Moen called it "a gift."',
        [("interview", "Kanal 6")] * 2,
        id="the interview that opens an article",
    ),
    pytest.param(
        'It is "old," Ida Moen said in several interviews.\n\nSitting down with Kanal 6, Moen called it "a gift."',
        [("interview", None), ("interview", "Kanal 6")],
        id="of several nobody knows which",
    ),
    pytest.param(
        '"We stay," Ida Moen told Vesti in an interview.\n\nMoen told reporters that it was "late."\n\n'
        '"We go," Moen said in the interview.',
        [("interview", "Vesti"), ("press", None), ("interview", "Vesti")],
        id="the interview, after something else",
    ),
    pytest.param(
        '"We stay," Jo Vik said in an interview with Vesti.\n\n"We go," Ida Moen said in the interview.',
        [("interview", "Vesti"), ("interview", None)],
        id="the interview of somebody else",
    ),
    pytest.param(
        'The hall is old, according to excerpts of an interview with Vesti.\n\n"Go," Ida Moen says in the interview.',
        [("interview", "Vesti")],
        id="the only interview",
    ),
    pytest.param(
        '"We go," Ida Moen says in the new issue of Harbour Review.',
        [("interview", "Harbour Review")],
        id="in an issue",
    ),
    pytest.param(
        '"We go," Ida Moen wrote in the May issue of Harbour Review.',
        [("publication", "Harbour Review")],
        id="wrote in an issue",
    ),
    pytest.param('"We go," Ida Moen said on the issue of water.', [None], id="an issue of something else"),
    pytest.param(
        '"We go," Ida Moen tells Vesti in this week\'s cover story.', [("told", "Vesti")], id="in a story"
    ),
    pytest.param(
        'In a wide-ranging, hour-long interview, Ida Moen called it "old."',
        [("interview", None)],
        id="two adjectives",
    ),
    pytest.param(
        'In Selwick, Ida Moen, after an interview, called it "old."', [None], id="after an interview"
    ),
]

AGAIN = [
    pytest.param('"We go," Ida Moen said in a Skype interview.', [("interview", None)], id="a call"),
    pytest.param(
        'Vesti wrote of a spill. "We go," Ida Moen told the agency.', [None], id="many agencies write no news"
    ),
    pytest.param(
        '"We go," Ida Moen said in a Luma interview.', [("interview", "Luma")], id="what no list knows"
    ),
    pytest.param(
        'Ola Vik was late. "We go," Ida Moen said in a Vik interview.', [("interview", None)], id="a person"
    ),
    pytest.param(
        'Jo Vik told Vesti that it was "late." A paper ran a portrait. "We go," Ida Moen told the newspaper.',
        [("told", "Vesti"), None],
        id="an agency is no paper",
    ),
    pytest.param(
        'Ida Moen, a contestant on "Late Hour," said it was "old."', [None], id="what one is known from"
    ),
    pytest.param(
        'The Lantern ran a portrait of Ida Moen. "We go," Moen told the paper.',
        [("told", "The Lantern")],
        id="the paper named before",
    ),
    pytest.param(
        'Kanal 6 aired a film on Ida Moen. In an email to the network, Moen called it "a lie."',
        [("statement", "Kanal 6")],
        id="to the network",
    ),
    pytest.param('"We go," Ida Moen told Vesti by phone.', [("told", "Vesti")], id="by phone"),
    pytest.param('"We go," Ida Moen said by phone.', [("interview", None)], id="said by phone"),
    pytest.param(
        'The Vesti news agency told of a deal. "We go," a clerk explained to the agency.',
        [("told", "Vesti")],
        id="explained to the agency",
    ),
    pytest.param(
        'Kanal 6 aired a film on Ida Moen. "We go," Moen told the paper.', [None], id="a channel is no paper"
    ),
    pytest.param('Ida Moen works at the mill. "We go," Moen told the paper.', [None], id="no paper named"),
    pytest.param(
        'The Lantern closed in May. "We go," Ida Moen said of the paper.', [None], id="only about the paper"
    ),
    pytest.param(
        'As The Lantern\'s Jo Vik puts it, the hall is "a gift."',
        [("publication", "The Lantern")],
        id="as its writer puts it",
    ),
    pytest.param(
        'As the Post\'s Jo Vik puts it, the hall is "a gift."', [("publication", "Post")], id="of any paper"
    ),
    pytest.param(
        'The Selwick Post was there. "We go," wrote Post city editor Jo Vik.',
        [("publication", "The Selwick Post")],
        id="a name cut down",
    ),
    pytest.param('As Ida Moen\'s aide puts it, the hall is "a gift."', [None], id="as an aide puts it"),
    pytest.param(
        '"We go," Ida Moen told the Lantern-Gazette.', [("told", "Lantern-Gazette")], id="two names in one"
    ),
    pytest.param(
        '"We go," Ida Moen said on The Jo Vik Show on Monday.',
        [("broadcast", "The Jo Vik Show")],
        id="a show",
    ),
    pytest.param(
        'Speaking on the eve of the Selwick Boat Show, Ida Moen called it "old."', [None], id="a fair"
    ),
    pytest.param(
        'On Kanal 6 channel\'s "Dock Talk," Ida Moen called it "old."',
        [("broadcast", "Dock Talk")],
        id="a programme behind what its network is called",
    ),
]

SUBJECTS = [
    pytest.param(
        'The owner of a bakery that sold old bread apologized on Facebook.\n\n"We were wrong," Ida Moen wrote.',
        [("social", "Facebook")],
        id="a post that nobody else wrote",
    ),
    pytest.param(
        'Bakers at odds.\n\nJo Vik apologized on Facebook: "Sorry."\n\n"We were wrong," Ida Moen wrote.',
        [("social", "Facebook"), None],
        id="a post of somebody else",
    ),
    pytest.param(
        '"We stay," Ida Moen told Vesti.\n\nTen years ago, Moen said, the hall was "a gift."',
        [("told", "Vesti")] * 2,
        id="what was said is dated",
    ),
    pytest.param(
        '"We stay," Ida Moen told Vesti.\n\nTen years ago, Moen said, "It is a gift."',
        [("told", "Vesti"), None],
        id="the saying is dated",
    ),
    pytest.param(
        'A widow told Vesti that nobody came.\n\n"Not one," said Ida Moen, 58.',
        [("told", "Vesti")],
        id="somebody described is named",
    ),
    pytest.param(
        'A source told Vesti that nobody came.\n\n"Not one," said Ida Moen, the mayor.',
        [None],
        id="a source never is",
    ),
    pytest.param(
        'A local nurse told Vesti that nobody came.\n\n"Not one," said Ida Moen, a nurse on Quay Street.',
        [("told", "Vesti")],
        id="somebody described is named and described again",
    ),
    pytest.param(
        'A local nurse told Vesti that nobody came.\n\n"They did," said Ida Moen, a baker on Quay Street.',
        [None],
        id="somebody else is described",
    ),
    pytest.param(
        'On "Late Hour," Ida Moen called it "old." Jo Vik said on Wednesday\'s show that it was "a lie."',
        [("broadcast", "Late Hour")] * 2,
        id="another day's show",
    ),
    pytest.param(
        'A widow told Vesti that nobody came.\n\n"They did," said the mayor, Ida Moen.',
        [None],
        id="somebody else is named",
    ),
    pytest.param(
        'Moen: Hall stays.\n\n"We stay," Ida Moen told Vesti.\n\n"No," said Jo Vik.\n\n"Why," said Una Berg.\n\n'
        '"So," said Per Lie.' + "\n\nThe hall is old." * 7 + '\n\n"We go," Moen said.',
        [("told", "Vesti"), None, None, None, ("told", "Vesti")],
        id="an article comes back to its subject",
    ),
    pytest.param(
        'Ida Moen left in an interview with the Daily Vesti posted Thursday.\n\n"It is late," she told Vesti.',
        [("interview", "Vesti")],
        id="an interview told of beside her",
    ),
    pytest.param(
        'Per Vik left in an interview with the Daily Vesti posted Thursday.\n\n"It is late," Ida Moen told Vesti.',
        [("told", "Vesti")],
        id="an interview of somebody else",
    ),
    pytest.param(
        '"It stays," Ida Moen said in a statement, citing a report by Vesti.',
        [("statement", None)],
        id="a paper is cited",
    ),
    pytest.param(
        '"It stays," Ida Moen told dock workers in Brask.\n\n"Long live rain," Per Vik yelled to a crowd.',
        [("speech", None)] * 2,
        id="who hears it",
    ),
    pytest.param(
        'Ida Moen drew many to a rally on Monday.\n\nAn aide to Moen called it "late."',
        [None],
        id="an aide is not where she is",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*ASKED, *NAMED, *AGAIN, *SUBJECTS])
def test_the_telling_of_an_interview(
    text: str, expected: list[tuple[str, str | None] | None], options: AnnotationOptions
) -> None:
    assert [told(outlet) for outlet in outlets(text, options)] == expected
