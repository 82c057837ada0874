"""The outlet and medium of a quotation: each clue with its counterexample, and what shares one telling."""

from __future__ import annotations

import time

import pytest

from builder.annotation.lexicon import Lexicon, load_lexicon
from builder.annotation.pipeline import AnnotationOptions, annotate_article
from builder.schema import Article, Outlet

KINDS = {"agency", "paper", "magazine", "broadcaster", "programme", "site", "platform", "journal", "radio"}
MEDIA = {"interview", "statement", "social", "speech", "press", "broadcast", "publication"}

# Outlets of our own, listed the way users list theirs.
OUTLETS = """\
Kanal 6	broadcaster
Vesti	agency
Late Hour	programme	Kanal 6
The Lantern	paper
Harbour Review	magazine
Radio Skerry	radio
Harbour Review Post	paper
Kanal Radio	radio
"""


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> AnnotationOptions:
    folder = tmp_path_factory.mktemp("lexicon")
    (folder / "outlets.txt").write_text(OUTLETS, encoding="utf-8")
    return AnnotationOptions(lexicon=str(folder))


def outlets(text: str, options: AnnotationOptions, publisher: str | None = None) -> list[Outlet | None]:
    article = annotate_article(Article(id="a", text=text, publisher=publisher), options)
    return [quotation.outlet for quotation in article.quotations if quotation.marked]


def told(outlet: Outlet | None) -> tuple[str | None, str | None] | None:
    return None if outlet is None else (outlet.medium, outlet.name)


HEARERS = [
    ('"We close," Ida Moen told Vesti.', ("told", "Vesti")),
    ('"We close," Ida Moen told her 90 Twitter followers.', ("social", "Twitter")),
    ('"We close," Ida Moen told her followers on Facebook.', ("social", "Facebook")),
    ('"We close," Ida Moen told her followers.', ("speech", None)),
    ('Ida Moen commented under the post: "We close."', ("social", None)),
    ('A tweet from Ida Moen read: "We close."', ("social", "Twitter")),
    ('In the documentary "Harbour Talk," Ida Moen says it is "a gift."', ("broadcast", "Harbour Talk")),
    ('Ida Moen deleted a tweet that called it "a gift."', ("social", "Twitter")),
    ('"We close," Ida Moen told the Lantern on Monday.', ("told", "Lantern")),
    ('"We close," Ida Moen told The Lantern.', ("told", "The Lantern")),
    ('"We close," Ida Moen told Kanal 6\'s Jo Vik.', ("told", "Kanal 6")),
    ('"We close," Ida Moen told Jo Vik of Kanal 6.', ("told", "Kanal 6")),
    ('"We close," Ida Moen told Kanal 6 host Jo Vik.', ("told", "Kanal 6")),
    ('Ida Moen told Today: "We close."', ("told", "Today")),
    ('Ida Moen told Norway: "We close."', None),
    ('Ida Moen told Skerry\'s Dock Tales show: "We close."', ("told", "Dock Tales")),
    ('"We close," Ida Moen told Skerry\'s official website.', ("told", "Skerry's official website")),
    ('"We close," Ida Moen told Skerry\'s mayor.', None),
    ('Ida Moen told The Lantern Labour was "late."', ("told", "The Lantern")),
    ('"We close," Ida Moen pointed out to the Vesti website.', ("told", "Vesti")),
    ('Ida Moen subscribes to the Vesti website and called it "a gift."', None),
    ('Ida Moen was quoted in The Lantern saying: "We close."', ("told", "The Lantern")),
    ('Asked by Kanal 6 reporter Jo Vik why, Ida Moen said: "We close."', ("told", "Kanal 6")),
    ('Asked by reporters of Kanal 6 why, Ida Moen said: "We close."', ("press", None)),
    ('"We close," Ida Moen told Kanal 6\'s "Late Hour."', ("told", "Late Hour")),
    ('"We close," Ida Moen told Kanal 6\'s Late Hour.', ("told", "Late Hour")),
    ('"We close," Ida Moen told Kanal 6\'s Dock Talk programme.', ("told", "Dock Talk")),
    ('"We close," Ida Moen told Kanal 6\'s Morning Call.', ("told", "Morning Call")),
    ('"We close," Ida Moen told her brother, who works for Vesti.', None),
    ('"We close," Ida Moen told the Vik family.', None),
    ('"We close," Ida Moen told police.', None),
    ('"We close," Ida Moen told reporters after the meeting.', ("press", None)),
    ('"We close," Ida Moen told a group of journalists.', ("press", None)),
    ('"We close," Ida Moen told a news conference in Selwick.', ("press", None)),
    ('"We close," Ida Moen told a cheering crowd in Selwick.', ("speech", None)),
    ('"We close," Ida Moen told her supporters.', ("speech", None)),
    ('"We close," Ida Moen told the Harbour Dialogue, a regional forum.', ("speech", None)),
    ('"We close," Ida Moen told the committee\'s chairman.', None),
    ('"We close," Ida Moen told the court in a filing.', ("statement", None)),
    ('"We close," Ida Moen confirmed to Vesti.', ("told", "Vesti")),
    ('"We close," Ida Moen said, pointing to a Vesti report.', None),
    ('Ida Moen went on to excoriate Vesti, calling it "a gift."', None),
    ('Referring to a statement by the mayor, Ida Moen said: "We close."', None),
    ('Ida Moen responded to the letter by asking for "a gift."', None),
    ('Replying to a joint statement, Ida Moen asked for "a gift."', None),
    ('During a telephone conversation, Ida Moen told the mayor the port was "a gift."', None),
    ('Skerry has told Selwick to "reflect" on its call to close.', None),
    ('"We close," Ida Moen said in a taping of "Late Hour" with Jo Vik.', ("broadcast", "Late Hour")),
    ('Asked by Kanal 6 whether she would run, Ida Moen said: "We close."', ("told", "Kanal 6")),
    ('Asked by reporters whether she would run, Ida Moen said: "We close."', ("press", None)),
    ('Asked by her brother whether she would run, Ida Moen said: "We close."', None),
    ('Speaking to reporters in Selwick, Ida Moen said the plan was "a gift."', ("press", None)),
    ('Speaking at City Hall, Ida Moen said the plan was "a gift."', ("speech", None)),
    ('Speaking in Oslo, Ida Moen said the plan was "a gift."', ("speech", None)),
    ('Speaking in the past tense, Ida Moen said the plan was "a gift."', None),
    ('"We close," Ida Moen testified.', ("speech", None)),
    ('"We close," Ida Moen testified before the commission.', ("speech", None)),
    ('"We close," Ida Moen told a Kanal 6 reporter.', ("told", "Kanal 6")),
    ('"We close," Ida Moen told Kanal 6 in a video posted on Twitter.', ("told", "Kanal 6")),
    ('"We close," Ida Moen said when asked by a reporter if she would stay.', ("press", None)),
    ('"We close," Ida Moen said in response to a question from a reporter.', ("press", None)),
    ('"We close," Ida Moen said in response to a reporter\'s question.', ("press", None)),
    ('"We close," Ida Moen said in response to a question from her brother.', None),
    ('"We close," Ida Moen insisted to reporters on Monday.', ("press", None)),
    ('"We close," Ida Moen said of the access to reporters.', None),
    ('"We close," Ida Moen informed mediapersons.', ("press", None)),
    ('"We close," Ida Moen told a radio interviewer.', ("interview", None)),
    ('"We close," Ida Moen explained to Vesti when asked.', ("told", "Vesti")),
    ('"We close," Ida Moen told MPs.', ("speech", None)),
    ('"We close," Ida Moen said as the crowd cheered.', ("speech", None)),
    ('"We close," Ida Moen said, drawing laughter.', ("speech", None)),
    ('"We close," Ida Moen said as the ship sailed.', None),
    ('"We close," Ida Moen said, drawing a map.', None),
    (
        '"We close," Ida Moen told "Dock and Friends," reminding the hosts of her vote.',
        ("told", "Dock and Friends"),
    ),
    (
        'Speaking to "Dock This Morning" Monday, Ida Moen called it "a gift."',
        ("told", "Dock This Morning"),
    ),
    ('"We close," Ida Moen told cheering supporters in Selwick.', ("speech", None)),
    ('"We close," Ida Moen told the justices.', ("speech", None)),
    ('"We close," Ida Moen told the board.', ("speech", None)),
    ('"We close," Ida Moen told the house.', ("speech", None)),
    ('"We close," Ida Moen told the White House.', None),
    ('"We close," Ida Moen told FIFA on Monday.', None),
    ('"We close," Ida Moen told the WHO.', None),
    ('"We close," Ida Moen told KXQR.', ("told", "KXQR")),
    ('Ida Moen met with reporters Monday and called the plan "a gift."', ("press", None)),
    ('Ida Moen met with voters Monday and called the plan "a gift."', None),
    ('"We close," Ida Moen joked with reporters after the match.', ("press", None)),
    ('"We close," Ida Moen joked with her brother.', None),
    ('Ida Moen refused to meet reporters and called the plan "a gift."', None),
    ('When a reporter asked about it, Ida Moen said: "We close."', ("press", None)),
    ('When a clerk asked about it, Ida Moen said: "We close."', None),
    ('Reached by phone Tuesday, Ida Moen said: "We close."', ("interview", None)),
    ('"We close," Ida Moen told radio host Jo Vik.', ("told", "Jo Vik")),
    ('"We close," Ida Moen told the radio host.', ("broadcast", None)),
    (
        '"We close," Ida Moen said in an interview with conservative radio host Jo Vik.',
        ("interview", "Jo Vik"),
    ),
    ('"We close," Ida Moen told the Selwick radio station KWXT.', ("told", "KWXT")),
    ('"We close," Ida Moen told New York radio station KWXT.', ("told", "KWXT")),
    ('"We close," Ida Moen said in a call-in to "Late Hour."', ("broadcast", "Late Hour")),
    ('"We close," Ida Moen told The Harbour Reporter.', ("told", "The Harbour Reporter")),
    ('"We close," Ida Moen said onstage.', ("speech", None)),
    ('"We close," Ida Moen told me.', ("interview", None)),
    ('"We close," Ida Moen told Us Post.', ("told", "Us Post")),
    ('"We close," Ida Moen said on 4QX.', ("broadcast", "4QX")),
    ('"We close," Ida Moen said on 4 May.', None),
    ('Giving evidence, Ida Moen said: "We close."', ("speech", None)),
    ('Fielding questions from journalists, Ida Moen said: "We close."', ("press", None)),
    ('On the radio show Jo\'s Jukebox, Ida Moen said: "We close."', ("broadcast", "Jo's Jukebox")),
    ('In a written reply, Ida Moen said: "We close."', ("statement", None)),
    ('Ida Moen wrote to the council that the pier was "a gift."', ("statement", None)),
    ('Ida Moen had written to him, saying the pier was "a gift."', ("statement", None)),
    ('"We close," Ida Moen wrote to her Twitter followers.', None),
    ('"We close," Ida Moen wrote to nobody.', None),
    ('In an interview with Luma, Ida Moen said: "We close."', ("interview", "Luma")),
    ('In an interview with The Skerryman, Ida Moen said: "We close."', ("interview", "The Skerryman")),
    ('In an interview with Sukma, the mayor, Ida Moen said: "We close."', ("interview", None)),
    ('In an interview with Jonas Vik, Ida Moen said: "We close."', ("interview", None)),
    ('"We close," Ida Moen told the Selwick Herald editorial board.', ("told", "Selwick Herald")),
    ('A statement from Moen read: "We close."', ("statement", None)),
    ('A letter from Moen lay there. "We close," Jo Vik said.', None),
    ('In her Christmas message, Ida Moen said: "We close."', ("speech", None)),
    ('Sentencing him, the judge said: "He knew."', ("speech", None)),
    ('Washing him, the nurse said: "He knew."', None),
    ('Ida Moen, defending, said: "He knew."', ("speech", None)),
    ('Ida Moen, defending her brother, said: "He knew."', None),
    ('"He knew," Ida Moen said at Selwick Crown Court.', ("speech", None)),
    ('"He knew," said Ida Moen, who sued in Selwick Crown Court.', None),
    ('"We close," Ida Moen told the Norwegian state broadcaster KVX.', ("told", "KVX")),
    ('"We close," Ida Moen was quoted as saying by the state news agency, Vesti.', ("told", "Vesti")),
    ('"We close," Ida Moen was quoted as saying by the website selwick.com.', ("told", "selwick.com")),
    ('"We close," Ida Moen told SELWICK TIMES.', None),
    ('"We close," Ida Moen told HARBOUR REVIEW POST.', ("told", "HARBOUR REVIEW POST")),
    ('"We close," Ida Moen told Kanal Radio Brellshire.', ("told", "Kanal Radio Brellshire")),
    ('"We close," Ida Moen told Kanal 6 breakfast host Jo Vik.', ("told", "Kanal 6")),
    ('Ida Moen, speaking on a point of order, called it "a gift."', ("speech", None)),
    ('Ida Moen, who was on Kanal 6 last week, said the plan was "a gift."', None),
    ('"We close," Ida Moen said to Kanal 6\'s Ida Vik.', None),
    ('The crowd booed when Ida Moen called it "a gift."', ("speech", None)),
    ('The clerk left when Ida Moen called it "a gift."', None),
    ('Jo Vik told Ida Moen, who has been campaigning in Oslo, that it was "a gift."', None),
    ('Campaigning in Oslo, Ida Moen called it "a gift."', ("speech", None)),
    ('Vesti quoted Ida Moen as saying they "close."', ("told", "Vesti")),
    ('"We close," Ida Moen was quoted by Vesti as saying.', ("told", "Vesti")),
    ('Ida Moen was quoted as saying: "We close."', None),
    ('When Kanal 6 asked about it, Ida Moen said: "We close."', ("told", "Kanal 6")),
    ('"We close," Ida Moen said after Vesti contacted her.', ("told", "Vesti")),
    ('"We close," Ida Moen said when reporters asked about it.', ("press", None)),
    ('Ida Moen said Kanal 6 asked her to come, and called it "a gift."', None),
    ('Ida Moen joined "Late Hour" on Monday and called it "a gift."', ("broadcast", "Late Hour")),
    ('Ida Moen stopped by Kanal 6\'s Late Hour and called it "a gift."', ("broadcast", "Late Hour")),
    ('Ida Moen joined Kanal 6 on Monday and called it "a gift."', None),
    ('"We close," Ida Moen told more than 300 people in a park.', ("speech", None)),
    ('"We close," Ida Moen told two people in a park.', None),
    ('"We close," Ida Moen told a packed auditorium.', ("speech", None)),
    ('Judge Ida Moen told Vik: "We close."', ("speech", None)),
    ('A clerk speaking to Vesti said: "We close."', ("told", "Vesti")),
    ('"We close," Ida Moen told Jo Vik, the host of "Late Hour."', ("told", "Late Hour")),
    ('"We close," Ida Moen told Kanal 6\'s Jo Vik on "Late Hour."', ("broadcast", "Late Hour")),
    ('"We close," Ida Moen said in a "Late Hour" interview.', ("interview", "Late Hour")),
    ('"We close," Ida Moen told the Lantern Society.', None),
    ('"We close," Ida Moen told Dawn on Monday.', ("told", "Dawn")),
    ('"We close," Ida Moen told ET of the harbour.', ("told", "ET")),
    ('"We close," Ida Moen told Dawn Vik on Monday.', None),
    ('"We close," Ida Moen said by phone.', ("interview", None)),
    ('"We close," Ida Moen told the Vesti Trust.', None),
    ('In the wake of a Vesti report, Ida Moen called it "a gift."', None),
    ('"We close," said Ida Moen, who was weighing in by phone on the vote.', None),
]

UNKNOWN = [
    ('"We close," Ida Moen told the Selwick Herald.', ("told", "Selwick Herald")),
    ('"We close," Ida Moen told the news site Borealnett.', ("told", "Borealnett")),
    ('"We close," Ida Moen told the Borealnett podcast.', ("told", "Borealnett")),
    ('"We close," Ida Moen told the Borealnett newspaper.', ("told", "Borealnett")),
    ('"We close," Ida Moen told KWXT.', ("told", "KWXT")),
    ('"We close," Ida Moen told selwick.com.', None),
    ('"We close," Ida Moen told Selwick.com.', ("told", "Selwick.com")),
    ('"We close," Ida Moen told Kveld-Posten in an interview.', ("interview", "Kveld-Posten")),
    ('"We close," Ida Moen told the Oslo daily Borealnett.', ("told", "Borealnett")),
    ('"We close," Ida Moen told the Oslo newspaper.', None),
    ('The London Daily Lighthouse wrote, "It rains."', ("publication", "London Daily Lighthouse")),
    ('"We close," Ida Moen told Acme Board.', None),
    ('"We close," Ida Moen told Berg in the hall.', None),
    ('"We close," Ida Moen told Harbour Talk 95.5 FM.', ("told", "Harbour Talk 95.5 FM")),
    ('"We close," Ida Moen said on the Frisian channel Borealnett.', ("broadcast", "Borealnett")),
    ('"We close," Ida Moen told the London Daily Lantern.', ("told", "London Daily Lantern")),
    ('"We close," Ida Moen said on Jo Vik\'s podcast.', ("broadcast", "Jo Vik's podcast")),
    ('"We close," Ida Moen said on the radio show Jo\'s Jukebox.', ("broadcast", "Jo's Jukebox")),
    ('"We close," Ida Moen said on the podcast Rambler on Tuesday.', ("broadcast", "Rambler")),
    ('"We close," Ida Moen said of the show.', None),
    ('"We close," Ida Moen told Kanal 6 affiliate KXNW.', ("told", "KXNW")),
    ('"We close," Ida Moen told Danish state television.', ("told", "Danish state television")),
    ('"We close," Ida Moen told French radio.', ("told", "French radio")),
    ('"We close," Ida Moen told French friends.', None),
    ('"We close," Ida Moen told Harbour 27.', ("told", "Harbour 27")),
    ('"We close," Ida Moen told 27 guests.', None),
    ('"We close," Ida Moen told hundreds of screaming supporters.', ("speech", None)),
    ('"We teach nothing" of it in our meetings, Ida Moen said.', None),
    ('"We close," Ida Moen wrote on an Islamic website.', ("publication", None)),
    ('"We close," Ida Moen wrote in an op-ed in The Rower.', ("publication", "The Rower")),
    ('Ida Moen complained to the Danish daily Borealnett that it was "a gift."', ("told", "Borealnett")),
    ('"We close," Ida Moen told Jo Kanal.', None),
    ('In Monday\'s episode of Quay Wardens, Ida Moen said: "We close."', ("broadcast", "Quay Wardens")),
    ('In an episode of rage, Ida Moen said: "We close."', ("broadcast", None)),
    ('"We close," Ida Moen told the High Dock podcast.', ("told", "High Dock")),
    ('"We close," Ida Moen said on Jo Vik\'s radio show.', ("broadcast", "Jo Vik's radio show")),
    ('"We close," Ida Moen wrote in a column this month in the Rower.', ("publication", "Rower")),
    ('"We close," Ida Moen wrote in an article in the Senate building.', ("publication", None)),
]

MEANS = [
    ('Ida Moen called the town\'s plan "a gift" to the harbour in a letter on Friday.', ("statement", None)),
    ('Ida Moen called the man whose plan it was "a gift" in a crowded hall.', None),
    (
        'Ida Moen was led to "rash" acts by Vik, she said in a May interview with The Lantern.',
        ("interview", "The Lantern"),
    ),
    ('"We close," Ida Moen said during her talk with Jo Vik.', None),
    ('"We close," Ida Moen said in a talk on Friday.', ("speech", None)),
    ('"We close," Ida Moen told a cabinet meeting press conference.', ("press", None)),
    ('"We close," Ida Moen told a cabinet meeting.', ("speech", None)),
    ('Asked about the meeting, Ida Moen called it "a gift."', None),
    ('Ida Moen urged them to stop briefing the press, calling it "a gift."', None),
    ('Briefing the press, Ida Moen called it "a gift."', ("press", None)),
    ('At Prime Minister\'s Questions, Ida Moen said it was "a gift."', ("speech", None)),
    ('In answer to questions, Ida Moen said it was "a gift."', None),
    ('"We close," Ida Moen said at a function in Selwick.', ("speech", None)),
    ('Ida Moen was in one of many WhatsApp groups said to be "a gift."', None),
    ('"We close," the article for The Lantern said.', ("publication", "The Lantern")),
    ('Vesti issued a report, saying that "we close."', ("publication", "Vesti")),
    ('Ida Moen issued a report, saying that "we close."', ("statement", None)),
    ('"We close," Ida Moen said in an interview.', ("interview", None)),
    ('"We close," Ida Moen said in an interview with Vesti published on Friday.', ("interview", "Vesti")),
    ('"We close," Ida Moen said in a Kanal 6 interview.', ("interview", "Kanal 6")),
    ('"We close," Ida Moen told Vesti in an interview on Monday.', ("interview", "Vesti")),
    ('In an interview with Vesti, Ida Moen said the plan was "a gift."', ("interview", "Vesti")),
    ('Ida Moen said the plan was "a gift" in an interview with Vesti.', ("interview", "Vesti")),
    ('"We close," said Ida Moen, who has not given an interview in years.', None),
    ('Ida Moen said she would call the plan "a gift" at a rally on Friday.', ("speech", None)),
    ('"We close," said Ida Moen, who will speak at a rally on Friday.', None),
    ('"We close," said Ida Moen, a plaintiff in the lawsuit.', None),
    ('"We close," Ida Moen said in a statement.', ("statement", None)),
    ('"We close," Ida Moen said in a statement to Vesti.', ("statement", "Vesti")),
    ('"We close," Ida Moen wrote in an email.', ("statement", None)),
    ('Ida Moen issued a statement saying: "We close."', ("statement", None)),
    ('"We close," the letter said.', ("statement", None)),
    ('"We close," according to the complaint.', ("statement", None)),
    ('"We close," Ida Moen said at a rally in Selwick.', ("speech", None)),
    ('"We close," Ida Moen said to loud applause.', ("speech", None)),
    ('"We close," Ida Moen said after the rally.', None),
    ('"We close," Ida Moen said at a news conference.', ("press", None)),
    ('"We close," Ida Moen said in a session with reporters.', ("press", None)),
    ('"We close," Ida Moen said at a town hall hosted by Kanal 6.', ("speech", "Kanal 6")),
    ('"We close," Ida Moen said at a Kanal 6 town hall.', ("speech", "Kanal 6")),
    ('"We close," Ida Moen said in a Kanal 6 appearance.', ("broadcast", "Kanal 6")),
    (
        "On Friday's broadcast of Kanal 6's Late Hour, Ida Moen said \"the plan is a gift.\"",
        ("broadcast", "Late Hour"),
    ),
    (
        '"We close," said Ida Moen, a clerk who has seen it, in a statement sent by her office.',
        ("statement", None),
    ),
    ('"We close," Ida Moen said, a day after she cited her brother, in a statement.', ("statement", None)),
    ('"We close," said Ida Moen, a clerk who has appeared in a film.', None),
    ('Ida Moen said the row at the rally was "a gift."', None),
    ('Ida Moen of the ruling alliance said the plan was "a gift."', None),
    ('"We close," Ida Moen said on a call with analysts.', ("speech", None)),
    ('"We close," Ida Moen said on a call with reporters.', ("press", None)),
    ('"We close," Ida Moen said in a press note.', ("statement", None)),
    ('"We close," Ida Moen said in a telephone chat with Vesti.', ("interview", "Vesti")),
    ('"We close," said Ida Moen, whom a panel sued in Selwick Circuit Court.', None),
    ('"We close," Ida Moen said at a town hall in Selwick.', ("speech", None)),
    ('"We close," Ida Moen said in exchange for silence.', None),
    ('"We close," Ida Moen will say, according to excerpts of her speech.', ("speech", None)),
    ('"We close," Ida Moen will say, according to critics of her speech.', None),
    ('"We close," Ida Moen said during a Kanal 6 panel on Monday.', ("broadcast", "Kanal 6")),
    ('"We close," Ida Moen said during a panel on Monday.', ("speech", None)),
    ('"We close," Ida Moen said in remarks on Monday.', ("speech", None)),
    ('"We close," Ida Moen said in a brief farewell speech.', ("speech", None)),
    ('"We close," Ida Moen said in a brief visit to Oslo.', None),
    ('"We close," Ida Moen said in her opening statement.', ("speech", None)),
    ('Ida Moen fired back with a statement, saying: "We close."', ("statement", None)),
    ('Ida Moen hurt him with her statement, saying: "We close."', None),
    ('Ida Moen sent a memo to Vesti explaining the plan was "a gift."', ("statement", "Vesti")),
    ('In her last interview, given in March to Vesti, Ida Moen said: "We close."', ("interview", "Vesti")),
    ('In interviews and tweets, Ida Moen has called it "a gift."', ("interview", None)),
    ('Ida Moen lost at the convention in May, in what Jo Vik called "a gift."', None),
    ('"We close," Ida Moen said of the clash at the rally.', None),
    (
        '"We close," said Ida Moen, leader of the centrist Forum group, to the Danish daily Vesti.',
        ("told", "Vesti"),
    ),
]

ON_AIR_AND_IN_PRINT = [
    ('"We close," Ida Moen said in an interview with Kanal 6 South Ohio.', ("interview", "Kanal 6 South Ohio")),
    ('"We close," Ida Moen said in an interview with Kanal 6 South Vik.', ("interview", "Kanal 6")),
    ('"We close," Ida Moen said on Kanal 6\'s Breakfast.', ("broadcast", "Breakfast")),
    ('"We close," Ida Moen said on Jo Vik\'s \'99 Harbours\' podcast.', ("broadcast", "99 Harbours")),
    ('"We close," Ida Moen told the Harbour Review magazine.', ("told", "Harbour Review")),
    ('"We close," Ida Moen told New York magazine.', ("told", "New York magazine")),
    ('"We close," Ida Moen said on Kanal 6.', ("broadcast", "Kanal 6")),
    ('"We close," Ida Moen said Sunday on Kanal 6\'s "Late Hour."', ("broadcast", "Late Hour")),
    ('"We close," Ida Moen said on the podcast "Night Shift."', ("broadcast", "Night Shift")),
    ("Friday on Kanal 6's \"Late Hour,\" Ida Moen said \"the plan is a gift.\"", ("broadcast", "Late Hour")),
    ('"We close," Ida Moen said of the attack on Kanal 6.', None),
    ('"We close," Ida Moen wrote in The Lantern.', ("publication", "The Lantern")),
    ('"We close," Ida Moen said in The Lantern.', ("publication", "The Lantern")),
    ('"We close," Ida Moen said in Selwick.', None),
    ('"We close," Ida Moen said at the start of her show.', ("broadcast", None)),
    ('"We close," Ida Moen said at the show.', None),
    ('"We close," Ida Moen said on a Norwegian TV show.', ("broadcast", None)),
    ('"We close," Ida Moen said during a conversation for Kanal 6.', ("interview", "Kanal 6")),
    ('Ida Moen, who spoke on "Late Hour," called it "a gift."', ("broadcast", "Late Hour")),
    ('Ida Moen, who joined Jo Vik on "Late Hour," called it "a gift."', ("broadcast", "Late Hour")),
    ('Ida Moen, who was in Selwick, called it "a gift."', None),
    ('Ida Moen weighed in on the report: "We close."', None),
    ('Ida Moen has not read the book. "We close," Moen said.', None),
    ('"We close," wrote Ida Moen in The Lantern.', ("publication", "The Lantern")),
    ('"We close," wrote Ida Moen, a columnist for The Lantern.', ("publication", "The Lantern")),
    ('"We close," said Ida Moen, a former columnist for The Lantern.', None),
    ('"We close," Ida Moen wrote in an op-ed for the Selwick Herald.', ("publication", "Selwick Herald")),
    ("Ida Moen, in a column published Sunday in the Selwick Herald, called the plan \"a gift.\"",
     ("publication", "Selwick Herald")),
    ('"We close," Ida Moen writes in her memoir, "Hard Winters."', ("publication", "Hard Winters")),
    ('In her book Hard Winters, Ida Moen says it was "a gift."', ("publication", "Hard Winters")),
    ("The Selwick Herald reported that the plan was \"a gift.\"", ("publication", "The Selwick Herald")),
    ("According to Vesti, the plan was \"a gift.\"", ("publication", "Vesti")),
    ('"We close," said Ida Moen, mayor of Selwick.', None),
    ('"We close," wrote Ida Moen in her memoir, Salt in the Rope (1978).', ("publication", "Salt in the Rope")),
    ('Ida Moen, in the journal Borealnett, judged it "a gift."', ("publication", "Borealnett")),
    ('"We close," Ida Moen said of the study published in the journal Borealnett.', None),
    ('"We close," Ida Moen said, according to Vesti.', (None, "Vesti")),
    ('"We close," Ida Moen said, Vesti reported.', (None, "Vesti")),
    ('"We close," Ida Moen said, according to friends.', None),
    ('"We close," Ida Moen said, according to state-run Vesti.', (None, "Vesti")),
    ('"We close," Ida Moen said, according to a report in Vesti.', (None, "Vesti")),
    ('"We close," Ida Moen said, according to a report.', None),
    ('Enter The Lantern. "They close," the paper\'s Jo Vik wrote.', ("publication", "The Lantern")),
    ('Vesti came. "We close," Ida Moen said, according to the newspaper.', (None, "Vesti")),
    ('"We close," Ida Moen said, according to the newspaper.', None),
    ('"We close," Ida Moen said, according to the Post.', (None, "Post")),
    ('"We close," Ida Moen said, and Vesti listened.', None),
    ('"We close," Ida Lantern said.', None),
    ('"We close," Ida Moen said of the vote on Kanal 6\'s "Late Hour."', ("broadcast", "Late Hour")),
    ('"We close," Ida Moen recalled in "Hard Winters."', ("publication", "Hard Winters")),
    ('"We close," Ida Moen recalled in the hall.', None),
    ("The nationalist Selwick Herald tabloid noted in an editorial that the plan was \"a gift.\"",
     ("publication", "Selwick Herald")),
    ('"We close," wrote Ida Moen, publisher of Harbourblog.', ("publication", "Harbourblog")),
    ('The Lantern\'s Jo Vik argued that it was "a gift."', ("publication", "The Lantern")),
    ('The Lantern columnist Jo Vik called it "a gift."', ("publication", "The Lantern")),
    ('The Lantern\'s Jo Vik called her mother: "We close."', ("publication", "The Lantern")),
    ('"Rain in May," by The Lantern\'s Jo Vik: "The hall is to close for good."', ("publication", "The Lantern")),
    ('RAIN IN MAY "The hall is to close for good before the winter." [Vesti.]', ("publication", "Vesti")),
    ('RAIN IN MAY "The hall is to close for good before the winter." [Jo Vik.]', None),
    ('"We close," Ida Moen said in comments carried by Vesti.', (None, "Vesti")),
    ('Ida Moen slammed the plan on Kanal 6 as "a gift."', ("broadcast", "Kanal 6")),
    ('Ida Moen took to Kanal 6 to say it was "a gift."', ("broadcast", "Kanal 6")),
    ('Ida Moen turned it on the Selwick Herald: "We close."', None),
    ('Ida Moen ran on the slogan "Hard Winters" and called it "a gift."', None),
    ('"We close," said Ida Moen, watching the debate on Kanal 6.', None),
    ('Ida Moen trashed it on Kanal 6, calling it "a gift."', ("broadcast", "Kanal 6")),
]  # fmt: skip

SOCIAL = [
    ('Ida Moen tweeted: "We close."', ("social", "Twitter")),
    ('"We close," Ida Moen wrote on Facebook.', ("social", "Facebook")),
    ('"We close," Ida Moen said on her YouTube channel.', ("social", "YouTube")),
    ('"We close," Ida Moen said in a video posted on YouTube.', ("social", "YouTube")),
    ('"We close," Ida Moen said in a tweet.', ("social", "Twitter")),
    ('"We close," Ida Moen posted on X.', ("social", "X")),
    ('Ida Moen took to Twitter, writing: "We close."', ("social", "Twitter")),
    ('Ida Moen has taken to Twitter, writing: "We close."', ("social", "Twitter")),
    ('Taking to social media on Monday, Ida Moen said: "We close."', ("social", None)),
    ('Talking to social partners on Monday, Ida Moen said: "We close."', None),
    ('Urging him to step down from his post, Ida Moen said: "We close."', None),
    ('In a post urging him to step down, Ida Moen said: "We close."', ("social", None)),
    ('At a press meet, Ida Moen said: "We close."', ("press", None)),
    ('Ida Moen told a doorstop on Monday: "We close."', ("press", None)),
    ('Ida Moen stood on the doorstep and said: "We close."', None),
    ('The poster says: "We close."', None),
    ('"We close," Ida Moen said of her followers on Twitter.', None),
    ('"We close," Ida Moen said of the tweet.', None),
    ('In a Facebook video posted on Monday, Ida Moen said: "We close."', ("social", "Facebook")),
    ('"We close," Ida Moen wrote in a LinkedIn post.', ("social", "LinkedIn")),
    ('"We close," Ida Moen said in a Selwick video.', None),
    ('"We close," Ida Moen wrote in a post.', ("social", None)),
    ('"We close," one Reddit user commented.', ("social", "Reddit")),
    ('"We close," a user said.', ("social", None)),
    ('"We close," a Selwick clerk said.', None),
    ('Her tweet said: "We close."', ("social", "Twitter")),
    ('"We close," Ida Moen said in a TikTok.', ("social", "TikTok")),
    ('Her Twitter account called it "a gift."', ("social", "Twitter")),
    ('Ida Moen responded to the news with a tweet: "We close."', ("social", "Twitter")),
    ('"We close," Ida Moen said in a statement shared via Instagram.', ("social", "Instagram")),
    ('"We close," Ida Moen said in a statement posted on her site.', ("statement", None)),
    ('"We close," Ida Moen wrote on social media platform X.', ("social", "X")),
    ('"We close," Ida Moen wrote on the microblogging site Weibo.', ("social", "Weibo")),
    ('Ida Moen claimed victory in a tweet, saying: "We close."', ("social", "Twitter")),
]


@pytest.mark.parametrize(("text", "expected"), [*HEARERS, *UNKNOWN, *MEANS, *ON_AIR_AND_IN_PRINT, *SOCIAL])
def test_a_clue_in_the_sentence(
    text: str, expected: tuple[str, str | None] | None, options: AnnotationOptions
) -> None:
    assert told(outlets(text, options)[0]) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We close," Ida Moen told the Lantern.', "Lantern"),
        ('"We close," Ida Moen told Kanal 6\'s Jo Vik.', "Kanal 6"),
        ('Ida Moen tweeted: "We close."', "tweeted"),
        ('"We close," Ida Moen said in a written statement.', "written statement"),
        ('"We close," Ida Moen told reporters.', "reporters"),
        ('"We close," Ida Moen told this newspaper.', "this newspaper"),
    ],
)
def test_the_span_is_the_words_that_stand_for_it(text: str, words: str, options: AnnotationOptions) -> None:
    [outlet] = outlets(text, options, publisher="Selwick Herald")
    assert outlet is not None
    assert text[outlet.start : outlet.end] == words


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        ('"We close," Ida Moen told this newspaper.', "Selwick Herald", ("told", "Selwick Herald")),
        ('"We close," Ida Moen told us.', "Selwick Herald", ("told", "Selwick Herald")),
        ('"We close," Ida Moen said in an interview with this newspaper.', "Selwick Herald",
         ("interview", "Selwick Herald")),
        ('"We close," Ida Moen told this newspaper.', None, None),
        ('"We close," Ida Moen told this man.', "Selwick Herald", None),
        ('"We close," Ida Moen told the Gleam.', "The Selwick Gleam", ("told", "Gleam")),
        ('"We close," Ida Moen told Selwick Gleam.', "The Selwick Gleam", ("told", "Selwick Gleam")),
        ('"We close," Ida Moen told the Gleam.', None, None),
        ('"We close," Ida Moen told gleam.', "gleam", None),
        ('"We close," Ida Moen told us.', "www.harbourreviewpost.com", ("told", "Harbour Review Post")),
        ('"We close," Ida Moen told us.', "harbour-review-post", ("told", "Harbour Review Post")),
        ('"We close," Ida Moen told us.', "selwick-gleam", ("told", "selwick-gleam")),
        ('"Why?" Ida Moen asked our correspondent.', "Selwick Herald", ("told", "Selwick Herald")),
    ],
)  # fmt: skip
def test_the_publisher_stands_for_itself(
    text: str, publisher: str | None, expected: tuple[str, str | None] | None, options: AnnotationOptions
) -> None:
    assert told(outlets(text, options, publisher)[0]) == expected


SHARED = [
    pytest.param(
        'A Selwick newspaper spoke up. The Skerry Advocate was blunt.\n\n"It is late," the newspaper admitted.',
        [("publication", "The Skerry Advocate")],
        id="the newspaper by the name that it has further on",
    ),
    pytest.param(
        'A Selwick newspaper spoke up. Jo Vik was blunt.\n\n"It is late," the newspaper admitted.',
        [None],
        id="a newspaper without a name",
    ),
    pytest.param(
        'The party hit back in a statement by its spokesman Jo Vik.\n\n"We stay," Mr Vik said.',
        [("statement", None)],
        id="a statement by its writer",
    ),
    pytest.param(
        'The party hit back in a statement. Jo Vik read it.\n\n"We stay," Mr Vik said.',
        [None],
        id="not by who reads it",
    ),
    pytest.param(
        'It emerged on day one of the trial of Ida Moen.\n\n"She paid," said the witness, Jo Vik.',
        [("speech", None)],
        id="a trial by its days",
    ),
    pytest.param(
        'It emerged a day before the trial of Ida Moen.\n\n"She paid," said the clerk, Jo Vik.',
        [None],
        id="not before the trial",
    ),
    pytest.param(
        'On Kanal 6, Ida Moen backed the plan.\n\n"No," said Jo Vik.\n\nRain fell.\n\n"It is late," Moen said.',
        [None, ("broadcast", "Kanal 6")],
        id="a programme that opens the article",
    ),
    pytest.param(
        'Ida Moen called the pier "far too long."\n\nIt is old.\n\n'
        '"It is far too long for us," Moen wrote on Facebook.',
        [("social", "Facebook")] * 2,
        id="what is quoted in full further on",
    ),
    pytest.param(
        'Ida Moen called the pier "far too old."\n\nIt is old.\n\n'
        '"It is far too long for us," Moen wrote on Facebook.',
        [None, ("social", "Facebook")],
        id="not other words",
    ),
    pytest.param(
        'Ida Moen told reporters that Vik was late.\n\n"No," Vik said.',
        [None],
        id="not whom reporters are told of",
    ),
    pytest.param(
        'Ida Moen taped her new Harbour Talks podcast.\n\n"I wept," Moen says in the episode.',
        [("broadcast", "Harbour Talks")],
        id="a bare episode by the programme before",
    ),
    pytest.param(
        'Ida Moen taped her new record.\n\n"I wept," Moen says in the episode.',
        [("broadcast", None)],
        id="no programme before",
    ),
    pytest.param(
        'At a rally on Friday, Ida Moen called it "late." She sent Jo Vik a letter demanding that he go.\n\n'
        'Rain fell.\n\n"It is over," Moen said.',
        [("speech", None)] * 2,
        id="a letter meanwhile",
    ),
    pytest.param(
        'Jo Vik has a column. In an interview with Kanal 6\'s Vik, Ida Moen spoke.\n\n'
        '"It is old," Moen told Vik.',
        [("interview", "Kanal 6")],
        id="a host by surname",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\n"We open again in May," she said.\n\n'
        '"I am tired," Moen said.',
        [("told", "Vesti")] * 3,
        id="goes on with the same speaker",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\n"We stay," said Jo Vik, a clerk.',
        [("told", "Vesti"), None],
        id="not to another speaker",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\n"We open in May," Moen said in a statement.',
        [("told", "Vesti"), ("statement", None)],
        id="a new telling ends the old one",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.' + "\n\nThe hall is old." * 9 + '\n\n"We open in May," Moen said.',
        [("told", "Vesti")] * 2,
        id="however far",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\n"We open in May," Moen said last year.',
        [("told", "Vesti"), None],
        id="not to words of another day",
    ),
    pytest.param(
        '"We close," Ida Moen said. "We stay."\n\nThe hall is old.\n\n"We open," she told Vesti.',
        [("told", "Vesti")] * 2,
        id="what leads to it belongs to it",
    ),
    pytest.param(
        '"We close," Ida Moen said.\n\n"We open," she told Vesti in March.',
        [None, ("told", "Vesti")],
        id="but for a telling of another day",
    ),
    pytest.param(
        '"We close," Ida Moen said.\n\n"We open," she told Vesti in early March.',
        [None, ("told", "Vesti")],
        id="nor of the beginning of another month",
    ),
    pytest.param(
        '"We close," Ida Moen said.' + "\n\nThe hall is old." * 9 + '\n\n"We open," she told Vesti.',
        [None, ("told", "Vesti")],
        id="nor for what is far before it",
    ),
    pytest.param(
        '"We close," Ida Moen said.\n\n"We open," she tweeted.',
        [None, ("social", "Twitter")],
        id="a post has no words before it",
    ),
    pytest.param(
        '"We close," Ida Moen told Kanal 6 host Jo Vik.\n\n"Why now?" Vik asked.',
        [("told", "Kanal 6")] * 2,
        id="the questions belong to the interview",
    ),
    pytest.param(
        "In an interview with Vesti on Monday, Ida Moen was in no mood to yield.\n\n"
        '"We close," she said.',
        [("interview", "Vesti")],
        id="stated in the sentence before",
    ),
    pytest.param(
        "Reached by Vesti, Ida Moen, a clerk, was brief.\n\n\"We close,\" Moen said.",
        [("told", "Vesti")],
        id="reached by an outlet",
    ),
    pytest.param(
        "In an interview with Vesti on Monday, Ida Moen was in no mood to yield.\n\n"
        '"We close," said Jo Vik, a clerk.',
        [None],
        id="stated of somebody else",
    ),
    pytest.param(
        '"We close," Ida Moen said in an interview with Vesti.\n\n"We stay," she said in the interview.',
        [("interview", "Vesti")] * 2,
        id="the interview has its outlet",
    ),
    pytest.param(
        'Ida Moen was interviewed by The Lantern.\n\n"We close," she told the newspaper.',
        [("interview", "The Lantern")],
        id="the newspaper named before",
    ),
    pytest.param(
        '"We close," Ida Moen told Jo Vik of Kanal 6.\n\nThe hall is old. "We stay," Moen told Vik.',
        [("told", "Kanal 6")] * 2,
        id="a host stands for the outlet",
    ),
    pytest.param(
        'Ida Moen wrote a letter to the council.\n\n"We close," Moen wrote.',
        [("statement", None)],
        id="what was written is the letter",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\n"We open in May," Moen wrote.',
        [("told", "Vesti"), None],
        id="what is written does not go on from what was spoken",
    ),
    pytest.param(
        "Ida Moen opened her campaign at a rally on Monday.\n\nThe hall was full.\n\nIt rained.\n\n"
        '"We close," Moen said.',
        [("speech", None)],
        id="the scene the article starts from",
    ),
    pytest.param(
        "Few spoke up for Moen, although her aide Jo Vik appeared on Kanal 6 to defend her.\n\n"
        '"She stays," Vik said.',
        [("broadcast", "Kanal 6")],
        id="an appearance in a clause of its own",
    ),
    pytest.param(
        'Ida Moen told Vesti the plan was "a gift." In the interview, she was brief.',
        [("interview", "Vesti")],
        id="what is called the interview later",
    ),
    pytest.param(
        'Ida Moen told Vesti the plan was "a gift." In the interview with Jo Vik, she was brief.',
        [("told", "Vesti")],
        id="but not another interview",
    ),
    pytest.param(
        'The Lantern described a city at odds.\n\n"We close," wrote Jo Vik.',
        [("publication", "The Lantern")],
        id="an article of the paper just named",
    ),
    pytest.param(
        'Ida Moen was late.\n\n"We close," the tall diplomat told Vesti.\n\n"We stay," Moen said.',
        [("told", "Vesti")] * 2,
        id="somebody described who was named before",
    ),
    pytest.param(
        'Ida Moen was late.\n\n"We close," the tall diplomat told Vesti.\n\n"We stay," Jo Vik said.',
        [("told", "Vesti"), None],
        id="but nobody who was not",
    ),
    pytest.param(
        'The Lantern described a city at odds.\n\n"We close," said Jo Vik.',
        [None],
        id="but not what somebody says",
    ),
    pytest.param(
        '"We close," Ida Moen said at a rally. She has called the plan "a gift."',
        [("speech", None), None],
        id="what somebody has said was said elsewhere",
    ),
    pytest.param(
        'Ida Moen appeared on "Late Hour."\n\nThe hall is old.\n\nSo is the pier.\n\n'
        '"We close," Moen said.',
        [("broadcast", "Late Hour")],
        id="the appearance that an article opens with",
    ),
    pytest.param(
        "The hall is old.\n\n" * 4 + 'Ida Moen appeared on "Late Hour."\n\nThe hall is old.\n\n'
        'So is the pier.\n\n"We close," Moen said.',
        [None],
        id="and one that it tells of later",
    ),
    pytest.param(
        'Ida Moen has called the plan "a gift."\n\n"We close," Moen told Vesti.',
        [("told", "Vesti")] * 2,
        id="but for the news that an article opens with",
    ),
    pytest.param(
        'Ida Moen had called the plan "a gift."\n\n"We close," Moen told Vesti.',
        [None, ("told", "Vesti")],
        id="which is not what she had said before",
    ),
    pytest.param(
        'Ida Moen told Vesti it was "a gift." On Friday, Jo Vik spoke up. In an interview with the Frisian agency, '
        'Moen said: "We close."',
        [("interview", "Vesti")] * 2,
        id="an agency called by its country",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti on Sunday.\n\nOn Friday, Moen called the plan "a gift."',
        [("told", "Vesti"), None],
        id="nor on another day of the week",
    ),
    pytest.param(
        '"We close," Ida Moen told reporters.\n\n"We wait," Moen told the children.',
        [("press", None), None],
        id="nor to hearers of its own",
    ),
    pytest.param(
        '"We close," Ida Moen told reporters.\n\n"We wait," Moen told friends.',
        [("press", None), None],
        id="friends hear in private",
    ),
    pytest.param(
        "Jo Vik was late when he spoke to reporters.\n\n\"We wait,\" said Ida Moen, a clerk.",
        [None],
        id="a pronoun is whoever was named",
    ),
    pytest.param(
        "Ida Moen was late. Now she scolded a man who interrupted her during a rally.\n\n\"We close,\" Moen said.",
        [("speech", None)],
        id="or quoted before",
    ),
    pytest.param(
        '"We close," Ida Moen said in an interview published Saturday.\n\n"We wait," she told Vesti.',
        [("interview", "Vesti"), ("interview", "Vesti")],
        id="the interview is with the outlet that was told",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\n"We wait," Jo Vik said.\n\nIn an interview with Vesti on the pier, '
        'Moen called it "a gift."',
        [("interview", "Vesti"), None, ("interview", "Vesti")],
        id="an interview, as is said of it further on",
    ),
    pytest.param(
        '"We close," Ida Moen said in an interview.' + "\n\nThe hall is old." * 9 + '\n\n"We open," Moen said.',
        [("interview", None), None],
        id="an interview without an outlet ends some day",
    ),
    pytest.param(
        '"We close," Ida Moen said.\n\n"We wait," Moen wrote in a letter.',
        [None, ("statement", None)],
        id="nothing said leads to a letter",
    ),
    pytest.param(
        'On Kanal 6\'s "Late Hour," Ida Moen said "the plan is a gift." Later on the same show, Jo Vik said it was '
        '"a theft."',
        [("broadcast", "Late Hour")] * 2,
        id="the show has its name",
    ),
    pytest.param(
        'Jo Vik liked it. On the show, Ida Moen said the plan was "a gift."',
        [("broadcast", None)],
        id="if it was named",
    ),
    pytest.param(
        "After Kanal 6's Jo Berg asked about the pier, Ida Moen replied, \"We close.\"\n\n\"Why?\" Berg asked."
        '\n\n"It rots," Moen said.',
        [("interview", "Kanal 6")] * 3,
        id="an answer to somebody of an outlet",
    ),
    pytest.param(
        'After Jo Berg asked about the pier, Ida Moen replied, "We close."',
        [None],
        id="but not to anybody",
    ),
    pytest.param(
        '"We close," Moen said.\n\nThe plan is old.\n\nIt rained.\n\nIt snowed.\n\nIt thawed.\n\n'
        "Ida Moen made the remarks at a briefing on Monday.",
        [("press", None)],
        id="where the remarks were made",
    ),
    pytest.param(
        '"We close," Moen said.\n\nThe plan is old.\n\nIt rained.\n\nIt snowed.\n\nIt thawed.\n\n'
        "Ida Moen missed a briefing on Monday.",
        [None],
        id="not where none were",
    ),
    pytest.param(
        'Ouyang Wenjing was in no mood to yield.\n\nOuyang made the remarks at a briefing.\n\n"We close," '
        "Ouyang said.",
        [("press", None)],
        id="a family name may come first",
    ),
    pytest.param(
        'A man stole a boat, a court heard.\n\n"It was empty," Jo Vik, the owner, said.\n\nOutside court, Vik '
        'said he was "relieved."',
        [("speech", None), None],
        id="in court, and out of it",
    ),
    pytest.param(
        "It rains when I meet Ida Moen, and she tells me so.\n\n\"We close,\" she says. I ask her why.\n\n"
        '"We wait," Jo Vik said.',
        [("interview", None), None],
        id="the author met her",
    ),
    pytest.param(
        "It rained on Ida Moen.\n\n\"We close,\" she says.",
        [None],
        id="there is no author in it",
    ),
    pytest.param(
        "In a debate, while others called for war, Ida Moen was mild. \"We wait,\" she said.",
        [("speech", None)],
        id="a clause before the main one",
    ),
    pytest.param(
        '"We stay," Ida Moen said.\n\nSpeaking to Vesti later, Moen said: "We close."',
        [None, ("told", "Vesti")],
        id="what is told later",
    ),
    pytest.param(
        'Reporters pressed her on it. "We close," Ida Moen said.', [("press", None)], id="the press that asks"
    ),
    pytest.param(
        'The two fought by email. "We close," Ida Moen wrote.', [("statement", None)], id="what was just named"
    ),
    pytest.param(
        'The Lantern\'s Jo Vik was there.\n\n"They close," Vik wrote.',
        [("publication", "The Lantern")],
        id="the paper of a writer",
    ),
    pytest.param(
        '"We close," Ida Moen said, though she rowed back in a tweet, arguing it was "a gift."',
        [None, ("social", "Twitter")],
        id="a second report of the sentence",
    ),
    pytest.param(
        'Ida Moen told Vesti it was "a gift." Moen said it would be "gone" in May.',
        [("told", "Vesti"), ("told", "Vesti")],
        id="a date in what was said",
    ),
    pytest.param(
        'A bench headed by Jo Vik was hearing a petition. "We close," Ida Moen said.',
        [("speech", None)],
        id="a bench that hears",
    ),
    pytest.param(
        'Ida Moen wrote in her memoir, "Hard Winters," that it was "a gift."\n\nShe left.\n\n"We stay," Moen said.',
        [("publication", "Hard Winters"), None],
        id="what is said long after a book",
    ),
    pytest.param(
        'On the radio show "Jo Vik Live," Ida Moen called it "a gift."\n\n"Who pays for it?" Jo Vik asked.',
        [("broadcast", "Jo Vik Live"), ("broadcast", "Jo Vik Live")],
        id="the host that a programme is called after",
    ),
    pytest.param(
        "Jo Vik, who hosts \"Night Shift,\" was in no doubt.\n\n\"They close,\" Vik said.",
        [("broadcast", "Night Shift")],
        id="the host of a programme",
    ),
    pytest.param(
        "Jo Vik, who hosts \"Night Shift,\" spoke on his show. \"They close,\" Vik said.",
        [("broadcast", "Night Shift")],
        id="on his show",
    ),
    pytest.param(
        'Ida Moen called into "Late Hour" on Monday. "We close," Moen said.',
        [("broadcast", "Late Hour")],
        id="who phones in",
    ),
    pytest.param(
        'Ida Moen took the stage at noon. "We close," Moen said.',
        [("speech", None)],
        id="who takes the stage",
    ),
    pytest.param(
        'Before Ida Moen took the stage she slept. "We close," Moen said.',
        [None],
        id="before she takes the stage",
    ),
    pytest.param(
        'Ida Moen told the court it was "a gift." Outside the courthouse, Jo Vik was glad. "It is over," Vik said.',
        [("speech", None), None],
        id="outside the courthouse",
    ),
    pytest.param(
        'Selwick\n\nIda Moen told reporters it was late. "We go," she said.\n\n'
        'For months, Moen had praised Vik, calling him "a friend of the whole town."',
        [("press", None), None],
        id="what somebody had done, saying",
    ),
    pytest.param(
        'Ida Moen spoke at a rally. The hall was full.\n\nShe is late.\n\nIt is dark.\n\n"We go," Moen said in Oslo.',
        [None],
        id="said elsewhere than at the rally that the article starts from",
    ),
    pytest.param(
        'Ida Moen spoke at a rally. The hall was full.\n\nShe is late.\n\nIt is dark.\n\n"We go," Moen said.',
        [("speech", None)],
        id="the rally that the article starts from",
    ),
    pytest.param(
        'Discussing the show in a Kanal 6 interview, the clerk Ida Moen was glad.\n\n"We go," Moen said.',
        [("interview", "Kanal 6")],
        id="discussing it in an interview",
    ),
    pytest.param(
        'Ida Moen gave an interview to Kanal 6 on Monday.\n\n"We go," Moen said.',
        [("interview", "Kanal 6")],
        id="who gives an interview",
    ),
    pytest.param(
        'Ida Moen gave The Lantern an interview.\n\n"We go," Moen said in the interview.',
        [("interview", "The Lantern")],
        id="who gives an outlet an interview",
    ),
    pytest.param(
        'Ida Moen sat down with Kanal 6 on Monday.\n\n"We go," Moen said.',
        [("interview", "Kanal 6")],
        id="who sits down with an outlet",
    ),
    pytest.param(
        'Kanal 6 caught up with Ida Moen on Monday. "We go," Moen said.',
        [("interview", "Kanal 6")],
        id="whom an outlet catches up with",
    ),
    pytest.param(
        'Jo Vik caught up with Ida Moen on Monday. "We go," Moen said.',
        [None],
        id="whom somebody catches up with",
    ),
    pytest.param(
        'Ida Moen wrote the report. "We go," Moen said.',
        [None],
        id="who wrote the report",
    ),
    pytest.param(
        'Two met in a debate on Monday.\n\nThe hall was full.\n\n"We go," Ida Moen said at the debate.\n\n'
        'It was late.\n\nIt was dark.\n\nIt was cold.\n\n"We mend it," Moen said.',
        [("speech", None)] * 2,
        id="the debate that the article is about",
    ),
    pytest.param(
        'Ida Moen called in a plumber on Monday. "We close," Moen said.',
        [None],
        id="whom somebody calls in",
    ),
    pytest.param(
        'Ida Moen tweeted: "We close."\n\n"It is hard," Moen said.\n\n"We mend it," she added.',
        [("social", "Twitter"), None, None],
        id="what is said later is no post",
    ),
    pytest.param(
        'Ida Moen tweeted: "We close."\n\n"We mend it," she added.',
        [("social", "Twitter")] * 2,
        id="a post goes on",
    ),
    pytest.param(
        '"They lied," Ida Moen wrote on Monday.\n\nThe hall is old.\n\n"Shame on them," she posted on Facebook.',
        [("social", "Facebook")] * 2,
        id="what somebody wrote who posts further on",
    ),
    pytest.param(
        '"They lied," Jo Vik wrote on Monday.\n\nThe hall is old.\n\n"Shame on them," Ida Moen posted on Facebook.',
        [None, ("social", "Facebook")],
        id="but not what another wrote",
    ),
    pytest.param(
        '"We close," Ida Moen posted on Facebook.\n\nThe hall is old.\n\n"It is old," Jo Vik said in a post.',
        [("social", "Facebook")] * 2,
        id="a post is on the one platform of the article",
    ),
    pytest.param(
        '"We close," Ida Moen posted on Facebook.\n\nVik tweeted at her.\n\n"It is old," Jo Vik said in a post.',
        [("social", "Facebook"), ("social", None)],
        id="but on none where there are two",
    ),
    pytest.param(
        'Ida Moen posted comments on Facebook on Monday. "Out!" Moen wrote.',
        [("social", "Facebook")],
        id="what somebody wrote where she posts",
    ),
    pytest.param(
        'Ida Moen told Vesti: "We close." "The mayor was late," Vesti reported.',
        [("told", "Vesti"), ("publication", "Vesti")],
        id="what the outlet itself says",
    ),
    pytest.param(
        'Jo Vik went to hear Ida Moen speak at a rally. "She was fine," Vik said.',
        [None],
        id="who listens at a rally",
    ),
    pytest.param(
        'Ida Moen spoke at a rally. "She was fine," Moen said.',
        [("speech", None)],
        id="who speaks at a rally",
    ),
    pytest.param(
        'Ida Moen was angry.\n\nLater, in the press room, she had calmed down. "I sleep," she said.',
        [("press", None)],
        id="she behind the place",
    ),
    pytest.param(
        'Fans took to Twitter. One wrote: "We close."\n\nAnother added: "We go."\n\n"So," Ida Moen said.',
        [("social", "Twitter"), ("social", "Twitter"), None],
        id="one of many who post",
    ),
    pytest.param(
        'On his Facebook page, Jo Vik lists his boats. One of them asked "who pays."',
        [None],
        id="one of others who do not post",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\nLater, she said: "We go."',
        [("told", "Vesti"), None],
        id="later starts anew",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\nMoen told the police she was "at sea."\n\n"I go," she told the host.',
        [("told", "Vesti"), None, ("told", "Vesti")],
        id="another hearer",
    ),
    pytest.param(
        '"We close," Ida Moen said last week on Kanal 6, though she said, "I hope to."',
        [("broadcast", "Kanal 6")] * 2,
        id="one sentence of another day",
    ),
    pytest.param(
        '"We close," Ida Moen told the Harbour Review Post.\n\n"I am out," Jo Vik told the Post.',
        [("told", "Harbour Review Post")] * 2,
        id="an outlet by its fullest name",
    ),
    pytest.param(
        'The Oslo Post and the Dorn Post came.\n\n"I am out," Jo Vik told the Post.',
        [("told", "Post")],
        id="but not by one of two",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\n"I saw it," Moen said by phone.',
        [("interview", "Vesti")] * 2,
        id="by phone with whom she told",
    ),
    pytest.param(
        'A source told Vesti: "We close."\n\nThe insider added: "We go."\n\nThe clerk said: "No."',
        [("told", "Vesti"), ("told", "Vesti"), None],
        id="a source without a name who goes on",
    ),
    pytest.param(
        'Ida Moen held a news conference on Monday.\n\n"We close," Moen said.',
        [("press", None)],
        id="a news conference that somebody holds",
    ),
    pytest.param(
        'Ida Moen saw the town that hosted the convention. "We close," Moen said.',
        [None],
        id="a convention that somebody else held",
    ),
    pytest.param(
        'At a rally on Monday, Ida Moen scolded a heckler. "Sit down," she told the man.',
        [("speech", None)],
        id="whom a speaker turns to",
    ),
    pytest.param(
        'Selwick closes its hall.\n\nThe hall is old.\n\n"We close," Ida Moen told Vesti.\n\n"No," said Jo Vik.\n\n'
        '"Why," said Una Berg.\n\n"So," said Per Lie.' + "\n\nThe hall is old." * 7
        + '\n\n"We go," Moen said.',
        [("told", "Vesti"), None, None, None, None],
        id="many others have spoken since",
    ),
    pytest.param(
        'Ida Moen took to Twitter on Monday.\n\n"We close," she said.\n\nVik met the mayor.',
        [("social", "Twitter")],
        id="a platform that somebody goes to",
    ),
    pytest.param(
        'Ida Moen, who is a star on Twitter, met Vik.\n\n"We close," she said.',
        [None],
        id="no platform that somebody is known on",
    ),
    pytest.param(
        'Ida Moen vented on Facebook.\n\n"We close," Moen wrote.\n\n"It is old," she said.\n\n"So be it," said Moen.',
        [("social", "Facebook")] * 3,
        id="a post goes on where a sentence leads to it",
    ),
    pytest.param(
        'Ida Moen tweeted: "We close."\n\nMoen has defied the mayor.\n\n"It is old," Moen said.',
        [("social", "Twitter"), None],
        id="what is said of other matters is no post",
    ),
    pytest.param(
        'Ida Moen tweeted that they close.\n\n"It is old," Moen said.\n\nMoen thinks the hall is "late."',
        [("social", "Twitter"), None],
        id="what somebody thinks is no post",
    ),
    pytest.param(
        'Ida Moen posted a video on Instagram.\n\n"We close," the caption read.',
        [("social", "Instagram")],
        id="the caption of a post",
    ),
    pytest.param(
        'Jo Vik tweeted a map.\n\n"We close," a sign read.',
        [None],
        id="a sign that is no post",
    ),
    pytest.param(
        'Ida Moen posted a note on Facebook. "We close," it read.',
        [("social", "Facebook")],
        id="it is a post",
    ),
    pytest.param(
        'Ida Moen wrote on Facebook: "We close."\n\n"Shame," one neighbor commented. "Sad," wrote another.',
        [("social", "Facebook")] * 3,
        id="those who comment on a post",
    ),
    pytest.param(
        'Clerk slams hall on Facebook\n\n"We close," Ida Moen wrote.',
        [("social", "Facebook")],
        id="a headline that names the platform",
    ),
    pytest.param(
        'Ida Moen was speaking at a town hall hosted by Kanal 6.\n\n"We close," Moen said.\n\n'
        '"We stay," Jo Vik said at the town hall.\n\n"No," Una Berg said at the last town hall.',
        [("speech", "Kanal 6"), ("speech", "Kanal 6"), ("speech", None)],
        id="the network of a town hall",
    ),
    pytest.param(
        'Ida Moen spoke at a forum hosted by Kanal 6.\n\n"We stay," Jo Vik said at a forum in Oslo.',
        [("speech", None)],
        id="another forum",
    ),
    pytest.param(
        '"We close," Ida Moen told Kanal 6\'s "Late Hour."\n\nA clip was aired on Kanal Radio.\n\n'
        '"It is old," Moen said on the program.',
        [("told", "Late Hour"), ("broadcast", "Late Hour")],
        id="the programme, not who aired it again",
    ),
    pytest.param(
        '"We close," Ida Moen told Vesti.\n\nMoen has long been a guest on Kanal 6.\n\n"It is old," she said.',
        [("told", "Vesti")] * 2,
        id="where somebody often is",
    ),
    pytest.param(
        '"We close," Ida Moen said on Kanal 6.\n\n"No," said Vik.\n\n"It is old," Moen said in the interview.',
        [("broadcast", "Kanal 6"), None, ("interview", "Kanal 6")],
        id="the interview that was aired",
    ),
    pytest.param(
        'In The Lantern, Ida Moen called it "a gift."\n\n"We close," the article said.\n\n'
        '"It is old," the economist wrote.',
        [("publication", "The Lantern")] * 3,
        id="a piece and who wrote it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_telling_is_shared(
    text: str, expected: list[tuple[str, str | None] | None], options: AnnotationOptions
) -> None:
    assert [told(outlet) for outlet in outlets(text, options)] == expected


def test_a_telling_inside_what_was_said_is_not_its_own(options: AnnotationOptions) -> None:
    text = 'Ida Moen said Jo Vik told Vesti that the plan was "a gift."'
    assert told(outlets(text, options)[0]) is None


def test_the_word_lists_hold_what_their_headers_say() -> None:
    lexicon = load_lexicon()
    assert {kind for _, kind, _ in lexicon.outlets.values()} <= KINDS
    assert {kind for _, kind, parent in lexicon.outlets.values() if parent} == {"programme"}
    assert {means.medium for entries in lexicon.media.values() for means in entries} <= MEDIA
    assert set(lexicon.audiences.values()) <= {"press", "speech", "broadcast", "interview"}


@pytest.mark.parametrize("name", ["outlets", "media", "audiences", "platforms"])
def test_no_word_is_listed_twice(name: str) -> None:
    words = [columns[0] for columns in Lexicon().rows(name)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "part",
    [
        '"We close," Ida Moen told Vesti. ',
        "in an interview with Kanal 6, ",
        "Moen told Vesti and ",
        '"We close," Ida Moen said in the interview. ',
        "In a Luma interview, Moen wrote to the agency that ",
        "Ida Moen spoke at a rally and ",
        '"So," Moen wrote on ',
    ],
)
def test_time_is_linear_whatever_the_text(part: str, options: AnnotationOptions) -> None:
    def seconds(times: int) -> float:
        text = part * times + '"We close," Ida Moen said.'
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            annotate_article(Article(id="a", text=text), options)
            best = min(best, time.process_time() - started)
        return best

    seconds(10)
    assert seconds(1200) < 4 * 3 * max(seconds(300), 0.01)
