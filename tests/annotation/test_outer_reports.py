"""Whose report words stand in, where a sentence has several: the nearest verb, an outer one, or one behind them."""

from __future__ import annotations

import pytest

from builder.annotation.pipeline import annotate_article
from builder.schema import Article

# text, the mention that stands for the speaker of its one quotation
BEHIND = [
    # A verb that needs no words gives way to a report behind.
    ("Farmers could use the fund to buy “cheap land” in the valley, Per Vik said.", "Per Vik"),
    ("The council added 40 guards along the “long wall” in May, the Courier reported.", "the Courier"),
    ("Foreign firms are allowed to “give freely” in the north, according to Ida Moen.", "Ida Moen"),
    ("The two sides agreed on Monday to “a long truce” in the valley, Ida Moen said.", "Ida Moen"),
    ("The bank refused to lend “a single coin” to the mill, Ida Moen said.", "Ida Moen"),
    ("The rule forces banks to disclose “every single fee” they take, Per Vik said.", "Per Vik"),
    ("The minister will announce “a new deal” on Friday, two clerks said.", "two clerks"),
    ("The board may call the strike “a crime” by June, the union said.", "the union"),
    ("Per Vik never called the plan “a joke” in court, Ida Moen said.", "Ida Moen"),
    ("The port offers “a second chance” to many, Ida Moen said.", "Ida Moen"),
    ("All told, the funds spent ten million on “small talk” and food, according to Vesti.", "Vesti"),
    ("When Per Vik refused to “step aside”, the board began calling her, two clerks said.", "two clerks"),
    ("It is quiet, Vesti said, while the south is “on the move” again, the Courier reported.", "the Courier"),
    ("The bank failed to warn us of “a hard landing” in May, Ida Moen said.", "Ida Moen"),
    ("The firm's plan to build “a hundred ships” by May was a lie, Ida Moen said.", "Ida Moen"),
    # But what somebody said stays theirs.
    ("Per Vik called the plan “a joke” in court, Ida Moen said.", "Per Vik"),
    ("The mayor promised to “rebuild every house” by June, the Courier reported.", "The mayor"),
    ("The board said in May it was “a crime” to strike, the union said.", "The board"),
    ("The fire prompted Per Vik to say it was “a crime” to smoke, the union said.", "Per Vik"),
]
AROUND = [
    ("Ida Moen said she was glad when Per Vik called the lake “a gift” to all.", "Ida Moen"),
    ("Ida Moen was glad when Per Vik called the lake “a gift” to all.", "Per Vik"),
    ("Ida Moen said she would stay while Per Vik wants to “sell the lake” at once.", "Ida Moen"),
    ("Ida Moen said she would stay while Per Vik called the lake “a gift” to all.", "Per Vik"),
    ("Ida Moen said exports grew, while the south will see “a small decline” in May.", "Ida Moen"),
    ("According to Ida Moen, although Per Vik wants peace, his men are “out of control” now.", "Ida Moen"),
    ("Both towns, though they mock each other, want “a way out” now, Ida Moen said.", "Ida Moen"),
    ("Ida Moen said both towns, though they mock each other, want “a way out” by June.", "Ida Moen"),
    ("Nobody knows whether Per Vik ever said the deal was “a trap” for all.", "Per Vik"),
    ("Ida Moen, who clerks say asked a friend to “take care of” the guard, left.", "clerks"),
    (
        "Ida Moen said that given the rain, she was sure that the town would back “a full ban” now.",
        "Ida Moen",
    ),
]
INSERTED = [
    ("The bank, says Ida Moen, never believed in “the big dream” of the owners.", "Ida Moen"),
    ("Per Vik, Ida Moen said last week, had called the clerk “a rat” in court.", "Ida Moen"),
    ("Per Vik, who has praised the Courier, called the clerk “a rat” in court.", "Per Vik"),
    ("The man that Ida Moen says ordered him to “burn the lot” is still here.", "Ida Moen"),
    ("Per Vik, who according to Ida Moen told him to “burn the lot”, is still here.", "Ida Moen"),
    ("The letter which Ida Moen wrote called the mill “a grave” for all.", "The letter"),
    ("Ida Moen told the court Per Vik was “drunk” when he said the lake was “a puddle”.", "Ida Moen"),
]
BESIDE = [
    ("An official she spoke to said the plan was “dead on arrival” in May.", "An official"),
    ("He continued that an official she spoke to said the plan was “dead on arrival”.", "He"),
    ("A driver Ida Moen talked to called the road “a bad joke” on Monday.", "A driver"),
    ("Several miners whom the Courier spoke to called the shaft “a grave” in May.", "Several miners"),
    ("One clerk we spoke with called the rule “pure madness” on Monday.", "One clerk"),
    ("Ida Moen was asked whether Per Vik's “thieves” remark had hurt her.", "Per Vik"),
    ("Per Vik's claim, repeated by Ida Moen on Monday, that the vote was “bought” is false.", "Per Vik"),
    ("The row, which began when Per Vik called the town “a museum”, goes on.", "Per Vik"),
    ("The mill, which closed after the firm said sales were “worse than feared”, is sold.", "the firm"),
    ("Reminded that Per Vik had called the lake “a puddle”, Ida Moen laughed.", "Per Vik"),
    ("Asked about the lake, Ida Moen said it was “a puddle”, and laughed.", "Ida Moen"),
    (
        "After telling the court that she was poor, Ida Moen bought “the biggest boat” in Oslo, Per Vik said.",
        "Per Vik",
    ),
    (
        "Following a report, which found that she used “her own phone”, the firm insisted that it was open.",
        "which",
    ),
    ("Despite Ida Moen's call to leave Per Vik, “he still leads” by ten, according to Vesti.", "Vesti"),
]


@pytest.mark.parametrize(("text", "mention"), BEHIND + AROUND + INSERTED + BESIDE)
def test_whose_report_words_stand_in(text: str, mention: str) -> None:
    found = annotate_article(Article(id="a", text=text)).quotations
    (quotation,) = [one for one in found if one.type != "indirect"]
    assert quotation.speaker is not None
    assert quotation.speaker.mention == mention


# text, whether it has a report of its own
CUES = [
    ("Ida Moen gave no answer to emailed questions about the hall.", False),
    ("A clerk she spoke to denied the fire was hers.", True),
    ("All told, ten halls burned in May.", False),
]


@pytest.mark.parametrize(("text", "reports"), CUES)
def test_what_reports(text: str, reports: bool) -> None:
    assert bool(annotate_article(Article(id="a", text=text)).quotations) is reports
