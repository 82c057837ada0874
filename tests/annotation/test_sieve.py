"""The rules that link quotations: a positive and a negative example each, and what they must not confuse."""

from __future__ import annotations

import pytest

from builder.annotation.attribution import around, beside, embedded
from builder.annotation.attribution.sieve import rule_name
from builder.annotation.pipeline import annotate_article
from builder.schema import Article, Quotation


def quotations(text: str) -> list[Quotation]:
    return [
        found for found in annotate_article(Article(id="a", text=text)).quotations if found.type != "indirect"
    ]


def linked(text: str) -> list[tuple[str, str | None]]:
    return [(found.text, found.speaker and found.speaker.mention) for found in quotations(text)]


# rule, text, the mention that stands for the speaker
POSITIVE = [
    ("verb-speaker", "“We open on Monday,” said Ida Moen.", "Ida Moen"),
    ("verb-speaker", "“We open on Monday!” shouted a man in a red coat.", "a man in a red coat"),
    ("verb-speaker", "‘We open on Monday’, said Ida Moen.", "Ida Moen"),
    ("according-to", "“The hall is open,” according to Ida Moen.", "Ida Moen"),
    ("speaker-verb", "“We open on Monday,” Ida Moen said.", "Ida Moen"),
    ("speaker-verb", "“We open on Monday,” Moen, who lives in Oslo, had told the paper earlier.", "Moen"),
    ("speaker-verb", "“We open on Monday,” the ministry also said in a statement.", "the ministry"),
    (
        "speaker-verb",
        "“We open,” Ida Moen, the mayor of Oslo, Norway, and a friend of the hall, said.",
        "Ida Moen",
    ),
    ("speaker-verb", "“We open,” Sen. Ida Moen (D-Ohio) said on Monday.", "Ida Moen"),
    ("speaker-verb", "The hall is “a gift,” Ida Moen said.", "Ida Moen"),
    ("cue-before", "Ida Moen said: “We open on Monday.”", "Ida Moen"),
    ("cue-before", "Ida Moen told reporters in Oslo on Monday, “We open.”", "Ida Moen"),
    ("cue-before", "Speaking to reporters, Ida Moen said, “We open.”", "Ida Moen"),
    ("cue-before", "Ida Moen said that “we open on Monday.”", "Ida Moen"),
    ("cue-before", "Per Vik, the clerk who keeps the keys, said: “We open.”", "Per Vik"),
    ("cue-before", "OSLO, June 3 (Wire) — Ida Moen said: “We open.”", "Ida Moen"),
    ("signature", "“We open on Monday.” — Ida Moen, mayor of Oslo", "Ida Moen"),
    ("signature", "“We open on Monday.”\n\n— Mayor Ida Moen", "Ida Moen"),
    ("signature", "“We open on Monday.” ---Ida Moen, mayor of Oslo", "Ida Moen"),
    ("any-verb", "“We open on Monday!” beamed Ida Moen.", "Ida Moen"),
    ("any-verb", "‘We open the hall on Monday’, Ida Moen beamed.", "Ida Moen"),
    ("any-verb", "“All of us must stay at home”, it read.", "it"),
    ("governing-cue", "Ida Moen said the new hall was “a gift” to the town.", "Ida Moen"),
    ("governing-cue", "Ida Moen said Per Vik had called the hall “a gift” to the town.", "Ida Moen"),
    ("governing-cue", "Ida Moen left the hall, calling it “a gift” to the town.", "Ida Moen"),
    ("cue-later", "The new hall is “a gift” to the town, Ida Moen said.", "Ida Moen"),
    ("governing-cue", "Firms fail to warn us of “bad eels” here, according to Ida Moen.", "Ida Moen"),
    ("governing-cue", "Ida Moen went on to say it was “a gift” to all.", "Ida Moen"),
    ("noun-cue", "Nobody in town trusts Ida Moen's promise of “a hall for all of us” by June.", "Ida Moen"),
    ("speaker-verb", "“We open on Monday.” Ida Moen said.", "Ida Moen"),
    ("predicate", "“We open on Monday!” came the cry from the crowd.", "the crowd"),
    ("predicate", "“Never,” came the reply.", None),
    ("cue-before", "Ida Moen says she was told: “We open.”", None),
    ("cue-before", "Ida Moen was told so and said: “We open.”", "Ida Moen"),
    ("predicate", "“We will see,” was all that the clerk would say.", "the clerk"),
    ("speaker-label", "Ida Moen: “We open on Monday.”", "Ida Moen"),
    ("speaker-label", "BRIDGES ARE SAFE - Ida Moen and Per Vik: “They hold.”", "Ida Moen"),
    ("speaker-label", "• Ida Moen, 54, retired clerk, Oslo: “We voted no.”", "Ida Moen"),
    ("speaker-label", "3. Ida Moen (Oslo): “We voted no.”", "Ida Moen"),
    ("signature", "“We open on Monday.\nIda Moen, Friends of the Sea.”", "Ida Moen"),
    ("according-to", "The hall is “a gift” in Ida Moen's words.", "Ida Moen"),
    ("cue-later", "The hall is “a gift” to us, the town and sea board said.", "the town and sea board"),
    (
        "cue-later",
        "“We open on Monday,” if it rains at all, former Vice Chair Ida Moen told Vesti.",
        "Ida Moen",
    ),
    ("governing-cue", "In Ida Moen's mind, the hall is “a gift to us”.", "Ida Moen"),
    ("lights", "If Ida Moen is to be believed, the hall is “a gift to us”.", "Ida Moen"),
    (
        "actor",
        "The port's policy prohibits “all that brings the harbor into disrepute”.",
        "The port's policy",
    ),
    ("actor", "A section of the act bars ships from “any port that has no pilot of its own”.", "A section"),
    ("actor", "Ida Moen batted the claim away as “a joke between old friends of hers”.", "Ida Moen"),
    ("actor", "Ida Moen introduced him as “a friend of the poor”.", "Ida Moen"),
    ("wording", "Ida Moen ran on the slogan “a hall for us”.", "Ida Moen"),
    ("wording", "The rowers took up a chant of “No more rain!”", "The rowers"),
    ("colon", "One wish is left to clerk Ida Moen: “We open on Monday.”", "Ida Moen"),
    ("colon", "And from Chairwoman Ida Moen: “We open on Monday.”", "Ida Moen"),
    ("colon", "Ida Moen's motto: “Go early, and stay until the end.”", "Ida Moen"),
    ("colon", "Ida Moen on clerk Per Vik: “He is a treasure.”", "Ida Moen"),
    ("predicate", "“We open on Monday,” was Ida Moen's blunt answer.", "Ida Moen"),
    ("predicate", "“A gift to the town” was the phrase used by Ida Moen.", "Ida Moen"),
    ("predicate", "“Never,” came Ida Moen's reply.", "Ida Moen"),
    ("any-verb", "“We open!” beams Ida Moen, 62, a retired clerk.", "Ida Moen"),
    ("any-verb", "“We open,” a voice-over in the film says.", "a voice-over in the film"),
    ("any-verb", "“We open,” Ida Moen, the clerk who founded hall.no said on Monday.", "Ida Moen"),
    ("any-verb", "“When do we open?” Ida Moen wanted to know.", "Ida Moen"),
    (
        "speaker-verb",
        "The plan “is a gift”, the owner of the hall, Ida Moen, told the town.",
        "Ida Moen",
    ),
    ("verb-speaker", "The hall, built in May, “is a gift,” said Ida Moen, its clerk.", "Ida Moen"),
    ("verb-speaker", "“We stay!” read one sign on the hall.", "one sign"),
    ("governing-cue", "The town left after her March comment that, “we are going to close the hall.”", "her"),
    ("wording", "Ida Moen's use of the word “traitors” drew anger.", "Ida Moen"),
    ("wording", "Cries of “Never!” rang out from the hall.", "the hall"),
    ("predicated", "Ida Moen's motto was to “open early, and stay late”.", "Ida Moen"),
    ("remark", "Ida Moen's “a hall for all” remark drew anger.", "Ida Moen"),
    ("relative", "The “hall for all of us” that Ida Moen promised is closed.", "Ida Moen"),
    ("relative", "The “bridge to nowhere”, as Ida Moen calls it, is closed.", "Ida Moen"),
    ("relative", "The “unheard-of” rules described by Ida Moen start in May.", "Ida Moen"),
    ("lights", "For Ida Moen, the hall is “a gift to all of us”.", "Ida Moen"),
    ("state", "Ida Moen was “very happy” with the hall.", "Ida Moen"),
    ("actor", "Ida Moen took no side in the row “because I want no part in it”.", "Ida Moen"),
    ("actor", "Ida Moen left the hall with a curt “good night”.", "Ida Moen"),
    ("actor", "Ida Moen blustered that nobody “wants it”.", "Ida Moen"),
    ("actor", "Ida Moen was like, “No way.”", "Ida Moen"),
    ("actor", "The ministry shredded the report as “baseless”.", "The ministry"),
    ("remark", "It drew a loud “never” from Ida Moen.", "Ida Moen"),
    ("predicate", "“Never again” has become Ida Moen's motto.", "Ida Moen"),
    ("headline", "‘We stay’: Ida Moen stands by her hall\n\nThe hall is open.", "Ida Moen"),
    ("headline", "Mayor ‘sorry’ for hall fire\n\nThe hall is open.", "Mayor"),
    ("headed", "Ida Moen: Hall is ‘a gift to the town’\n\nThe hall is open.", "Ida Moen"),
    ("sentence-before", "Per Vik asked Ida Moen about the hall. “It is open.”", "Ida Moen"),
    ("sentence-before", "Ida Moen was asked whether she would stay. “We will see.”", "Ida Moen"),
    ("sentence-before", "Ida Moen wept as she told the town of the fire. “It was all gone.”", "Ida Moen"),
    ("reported-before", "Ida Moen was asked what she would say.\n\n“I will say no.”", "Ida Moen"),
    ("sentence-before", "Ida Moen's answer? “We will see.”", "Ida Moen"),
    ("sentence-before", "One of those who stayed is Ida Moen, a clerk. “I love the hall.”", "Ida Moen"),
    ("sentence-before", "It was a hard year for Ida Moen. “The hall was closed.”", "Ida Moen"),
    (
        "in-report",
        "Ida Moen said that the hall was old. It was also “far too small for the whole town”.",
        "Ida Moen",
    ),
    ("in-report", "The hall was old, Ida Moen said in Oslo. The town should “buy it”.", "Ida Moen"),
    (
        "introduced",
        "The hall burned.\n\nIda Moen lost all she had.\n\n“There was nothing left of it.”",
        "Ida Moen",
    ),
    ("lights", "Under Norland law, a boat is lost when it is “no longer fit to put to sea”.", "Norland law"),
    ("actor", "The bill defines a clerk as “any person who writes for pay in the town”.", "The bill"),
    ("actor", "The ad targets a “town hall that keeps in place its own friends”.", "The ad"),
    ("remark", "It drew a loud “never” from Ida Moen.", "Ida Moen"),
    ("cue-later", "The hall is “a gift” to the town, as the clerks point out.", "the clerks"),
    ("cue-later", "The hall is “a gift” to the town, as described by Ida Moen.", "Ida Moen"),
    ("cue-later", "The hall is “a gift” to the town according to Ida Moen.", "Ida Moen"),
    ("cue-later", "The hall is “a gift” to the town, as Ida Moen likes to say.", "Ida Moen"),
    ("cue-later", "The hall is “a gift” to the town, to use Ida Moen's word.", "Ida Moen"),
    ("self-styled", "The firm bills itself as “a leader in salt”.", "The firm"),
    ("self-styled", "The firm has sold itself to voters as a “leader in salt”.", "The firm"),
    ("actor", "Inspectors rated the hall “far too small”.", "Inspectors"),
    ("so-said", "It rained.\n\n“We will stay here for good.” So said Ida Moen, the clerk.", "Ida Moen"),
    ("so-said", "“We will stay here for good.” That quote from clerk Ida Moen is old.", "Ida Moen"),
    ("so-said", "“We will stay here for good.” Those were the last words of Ida Moen.", "Ida Moen"),
    ("so-said", "“We will stay here for good.”\n\nThat was how Ida Moen put it on Monday.", "Ida Moen"),
    ("so-said", "“We will stay here for good.” With those words, Ida Moen left.", "Ida Moen"),
    ("so-said", "“We will stay here for good.” That was Ida Moen, the clerk.", "Ida Moen"),
    ("state", "Though the board is “confident that the hall will open soon,” Vik may leave.", "the board"),
    (
        "actor",
        "The ad hits Vik for taking “more money from all of us than ever” and claims he hid it.",
        "The ad",
    ),
    (
        "headed",
        "Poll: Moen a “gift to all voters, sailors among them”\n\nA poll came on Monday.",
        "Poll",
    ),
    ("cue-before", "Moen Says “Hall Will Not Open in May”\n\nThe hall is late.", "Moen"),
    ("cue-before", "Moen Tells Vik: “You Shut the Hall”\n\nThe hall is late.", "Moen"),
    ("governing-cue", "Moen Promises a “Quick Fix” for Hall\n\nThe hall is late.", "Moen"),
    ("speaker-verb", "“Vik Lied to Us All,” Moen Says\n\nThe hall is late.", "Moen"),
]


@pytest.mark.parametrize(("rule", "text", "mention"), POSITIVE)
def test_a_rule_links_its_example(rule: str, text: str, mention: str | None) -> None:
    (found,) = quotations(text)
    assert (found.rule, found.speaker and found.speaker.mention) == (rule, mention)


# rule, text: it must not be this rule that links the quotation
NEGATIVE = [
    ("verb-speaker", "Ida Moen, who called it “a gift,” said nothing else."),
    ("according-to", "According to Ida Moen, the hall is “a gift to us all” and open."),
    ("speaker-verb", "While Ida Moen called the hall “a gift,” Per Vik said nothing."),
    ("cue-before", "Ida Moen said the hall that Per Vik had built was “a gift” to the town."),
    ("signature", "“We open on Monday,” said Ida Moen. — The hall is new."),
    ("any-verb", "“We open on Monday,” Ida Moen said."),
    ("governing-cue", "“We open on Monday,” Ida Moen said."),
    ("cue-later", "Ida Moen said it was “a gift” to the town, and Per Vik said it was not."),
    ("noun-cue", "Ida Moen said Per Vik's promise was “a gift” to the town."),
    ("signature", "Ida Moen said the hall was “a gift to us all.” — Per Vik in Oslo"),
    ("any-verb", "“We open on Monday!” The crowd rose from its seats. “We stay open,” said Ida Moen."),
    ("speaker-label", "Ida Moen had one wish for the town: “We open on Monday.”"),
    ("wording", "Nobody liked the slogan “a hall for us all in the town”."),
    ("colon", "Ida Moen said: “We open on Monday.”"),
    ("colon", "The answer of the town was short. One word: “Never, and not in May.”"),
    ("predicate", "“Big halls do well” was in the paper, Ida Moen said."),
    ("any-verb", "The hall, which Per Vik calls “a gift”, is Ida Moen's, the town said."),
    ("wording", "Ida Moen said the words “a hall for all” twice."),
    ("predicated", "Ida Moen's rule that the hall is “a gift to us all” is new."),
    ("remark", "Ida Moen's “grand old lady of all the halls” bell rings."),
    ("relative", "The hall got “a gift of a hundred thousand” because Ida Moen said so."),
    ("lights", "For years, the hall has been “a gift to all of us”."),
    ("state", "Asked whether Ida Moen was “very happy with the hall”, Vik said yes."),
    ("actor", "The hall closed “because nobody came any more to it”."),
    ("actor", "Ida Moen bought a car that was “small and cheap and slow”, said Per Vik."),
    (
        "beat",
        "“We stay here for as long as we can.” Ida Moen's hall was empty but for the two of them and the cat.",
    ),
    ("actor", "Ida Moen was told “never to come to the hall again”."),
    ("actor", "Clerks have been rattled by “a fear that the hall will be shut by the town”."),
    ("actor", "She will also attend “a supper that the whole of the town is to pay for”."),
    ("headline", "Mayor ‘ignored warnings’ of fire\n\nThe hall burned."),
    ("repeated", "Roof ‘a gift’ to us\n\nIt rained. “The roof is new,” Ida Moen said."),
    ("headline", "‘We stay open for the whole year’: Ida Moen stands by her hall."),
    ("headed", "Budget 2010: Hall is ‘a gift to all of the town’\n\nThe budget came on Monday."),
    ("sentence-before", "The road to the hall is closed. “We stay in it for good.”"),
    (
        "in-report",
        "Ida Moen said that the hall was old. The “smart and big and new” hall is Vik's, said Eva Lund.",
    ),
    ("in-report", "Ida Moen said it rained in all of the town. It should, a “wet” Per Vik added, stop."),
    ("introduced", "The hall burned.\n\nThe roof came down.\n\n“There was nothing left of it.”"),
    ("lights", "Under the bridge, a boat is lost when it is “no longer fit to put to sea”."),
    ("remark", "The police found a red “gold card” from Ida Moen."),
    (
        "noun-cue",
        "They praised her appeal to the town, and though Vik was “very happy with it all”, he left.",
    ),
    (
        "governing-cue",
        "The explosions, known as squibs, were meant to “look in every way like the real thing they stood for”.",
    ),
    ("governing-cue", "Whenever you trade, you use “a key that nobody but you has ever seen”."),
    ("noun-cue", "Her comments have been described as “a joke to all of us in town”."),
    ("noun-cue", "Her comments were late because he made them “at the very end of it all”."),
    ("cue-later", "The hall is “a gift to all of the town”, as Ida Moen said it would be."),
    ("cue-later", "Through this “night vision of my own self” I began to see the hall."),
    ("so-said", "“We open,” Ida Moen said. “We stay for good.” With that, Per Vik left."),
    ("cue-later", "Salt was “weighed up by hand” in the town according to age."),
    ("cue-later", "The hall was “a gift to each and all of us here”, and Vik tried to use Ida Moen's words."),
    ("cue-before", "The rain would go on “for weeks and weeks on end”."),
    ("self-styled", "The firm painted the hall as “a barn for all of the town”."),
    ("actor", "The film rated for children was “a gift to all of the town”."),
    ("in-report", "Ida Moen said that it rained.\n\nQ: And was it “wet to the last of its many beams”?"),
    ("so-said", "“We will stay here for good.” The road from Oslo is closed."),
    ("so-said", "“We will stay here for good.” That was on Monday."),
    ("state", "While the board was “founded by all of the clerks in May”, Vik came late."),
    ("actor", "Ida Moen hit Vik for “more lies than all of us put together” and Per Lund said so."),
    ("headed", "Opinion: Hall “a gift to all voters, sailors among them”\n\nThe hall is late."),
    (
        "in-report",
        "Ida Moen said that it rained. Vik dressed the board down for “all of its many small lies”.",
    ),
    ("in-report", "Ida Moen said that it rained. The hall is described as “a barn for all of the town”."),
    ("any-verb", "“Since the end of the flood in May,” Ida Moen has moved to Oslo."),
]


@pytest.mark.parametrize(("rule", "text"), NEGATIVE)
def test_a_rule_leaves_others_alone(rule: str, text: str) -> None:
    found = quotations(text)
    assert found
    assert all(quotation.rule != rule for quotation in found)


# text, then the words and the mention of each quotation
AROUND = [
    (
        "“We open,” Ida Moen said. “And we stay open.”",
        [("We open, And we stay open.", "Ida Moen")],
    ),
    ("“We open,” she said, “and we stay open.”", [("We open, and we stay open.", "she")]),
    ("“It is a gift,” she said. It is “a gift to all”.", [("It is a gift, a gift to all", "she")]),
    ("“It is a gift,” she said. It is “late”.", [("It is a gift,", "she")]),
    (
        "“It is far,” Ida Moen said. They lie two days from Oslo. “It is a hard road.”",
        [("It is far, It is a hard road.", "Ida Moen")],
    ),
    (
        "Roof ‘a gift to us’ as doors open\n\nIt rained. “It is a gift to us,” Ida Moen said.",
        [("a gift to us", "Ida Moen"), ("It is a gift to us,", "Ida Moen")],
    ),
    (
        "Roof ‘a gift to us’ as doors open\n\nIt rained. “The gift was late,” Ida Moen said.",
        [("a gift to us", None), ("The gift was late,", "Ida Moen")],
    ),
    (
        "“We open,” Ida Moen said.\n\n“A gift”\n\nPer Vik said: “It is a gift.”",
        [("We open,", "Ida Moen"), ("A gift", "Per Vik"), ("It is a gift.", "Per Vik")],
    ),
    (
        "In May, when Moen told the town that it was “a gift”, a clerk, Per Vik, suggested she leave.",
        [("it was “a gift”, a clerk, Per Vik, suggested she leave", "Moen")],
    ),
    ("To a question on “the gift,” Moen said it was late.", [("the gift,", None)]),
    (
        "They never knew “whether we are paid or not?” Mr. Vik said.",
        [("They never knew “whether we are paid or not?”", "Vik")],
    ),
    (
        "That said, “we are not out of the rain yet,” Ms. Moen added.",
        [("we are not out of the rain yet,", "Moen")],
    ),
    (
        "A member of the harbor board canceled the order and called it “a farce”.",
        [("it “a farce”", "A member of the harbor board")],
    ),
    (
        "A member of the newly elected board called it “a farce”.",
        [("it “a farce”", "A member of the newly elected board")],
    ),
    (
        "Her plan was described as “a joke to us” and “a farce” by Per Vik.",
        [("as “a joke to us” and “a farce”", "Per Vik")],
    ),
    (
        "It was denounced as “a farce of a hall in a town” and was painted by Per Vik.",
        [("a farce of a hall in a town", None)],
    ),
    ("It was, as the paper put it, “a gift”.", [("a gift", "the paper")]),
    (
        "The flood saw “a hundred people” leave, Vik said.",
        [("The flood saw “a hundred people” leave", "Vik")],
    ),
    ("He called the mayor's recent comments “a farce”.", [("the mayor's recent comments “a farce”", "He")]),
    ("“We open,” wrote the influential Salt magazine.", [("We open,", "the influential Salt magazine")]),
    ("The learners saw “a hundred people” leave.", [("“a hundred people” leave", "The learners")]),
    ("It was what the Post and the Times each called “a gift”.", [("a gift", "Times")]),
    (
        "“We open,” Moen said. That makes it “a very good day for the town”.",
        [("We open, a very good day for the town", "Moen")],
    ),
    ("“We open,” Moen said. That makes it a “smart” day.", [("We open,", "Moen")]),
    (
        "“We open,” Ida Moen said. And on the rain: “We stay.”",
        [("We open,", "Ida Moen"), ("We stay.", "Ida Moen")],
    ),
    (
        "“We open,” Ida Moen said.\n\nThen, after a pause: “We stay.”",
        [("We open,", "Ida Moen"), ("We stay.", "Ida Moen")],
    ),
    (
        "“We open,” Ida Moen said. Per Vik shook his head. And then: “We do not.”",
        [("We open,", "Ida Moen"), ("We do not.", "Per Vik")],
    ),
    (
        "“We open,” Ida Moen said.\n\nAnd if it rains? “Then too.”",
        [("We open,", "Ida Moen"), ("Then too.", "Ida Moen")],
    ),
    (
        "“We open,” Ida Moen said.\n\nPer Vik, a clerk, was not so sure.\n\n“We do not.”",
        [("We open,", "Ida Moen"), ("We do not.", "Per Vik")],
    ),
    (
        "“We open,” Ida Moen said.\n\n“And we stay open all year.”",
        [("We open,", "Ida Moen"), ("And we stay open all year.", "Ida Moen")],
    ),
    (
        "“We open.\n\n“We stay open.\n\n“We never close,” Ida Moen said.",
        [("We open. We stay open. We never close,", "Ida Moen")],
    ),
    (
        "Ida Moen put it in one sentence:\n\n“We open on Monday.”",
        [("We open on Monday.", "Ida Moen")],
    ),
    (
        "“We stay open.” The rain fell. “We always did,” Ida Moen said.",
        [("We stay open.", "Ida Moen"), ("We always did,", "Ida Moen")],
    ),
    (
        "Per Vik said it was “late”.\n\n“It begs one thing, ‘Who is next?’” The vote is in May.",
        [("it was “late”", "Per Vik"), ("It begs one thing, ‘Who is next?’", "Per Vik")],
    ),
    (
        "Per Vik said it was late. “We stay open.” The rain fell. “We always did,” Ida Moen said.",
        [("We stay open.", "Per Vik"), ("We always did,", "Ida Moen")],
    ),
    (
        "Per Vik said it was late. “We stay open.” “We always did,” Ida Moen said.",
        [("We stay open.", "Ida Moen"), ("We always did,", "Ida Moen")],
    ),
    ("Ida Moen was not worried. “We open on Monday.”", [("We open on Monday.", "Ida Moen")]),
    (
        "“We open,” said Ida Moen. “We do not,” said Per Vik.",
        [("We open,", "Ida Moen"), ("We do not,", "Per Vik")],
    ),
    (
        "Ida Moen called it “a gift” and Per Vik called it “a debt” to the town.",
        [("it “a gift”", "Ida Moen"), ("it “a debt” to the town", "Per Vik")],
    ),
    (
        "“We open,” Ida Moen said. Per Vik was not so sure. “We do not.”",
        [("We open,", "Ida Moen"), ("We do not.", "Per Vik")],
    ),
    (
        "“We open,” Ida Moen said. The rain fell. “We stay open.”",
        [("We open, We stay open.", "Ida Moen")],
    ),
    (
        "“We open,” Ida Moen said. Eva Lund shook her head.\n\n“We never did.”",
        [("We open,", "Ida Moen"), ("We never did.", "Eva Lund")],
    ),
    (
        "“We open,” Ida Moen said. The clerk asked Per Vik whether it would rain.\n\n“It never rains.”",
        [("We open,", "Ida Moen"), ("It never rains.", "Per Vik")],
    ),
    (
        "“We open,” Ida Moen said, and Per Vik agreed. “We never close.”",
        [("We open,", "Ida Moen"), ("We never close.", "Per Vik")],
    ),
    (
        "“We open,” Ida Moen said.\n\nThe host wondered whether Per Vik was to blame.\n\n“He is not.”",
        [("We open,", "Ida Moen"), ("He is not.", "Ida Moen")],
    ),
    (
        "“We open,” said Per Vik. He looked away. Did he sleep? “Not a wink.”",
        [("We open,", "Per Vik"), ("Not a wink.", "he")],
    ),
    (
        "“We open,” Ida Moen said. “So we do.”\n\n— With a report from Per Vik",
        [("We open, So we do.", "Ida Moen")],
    ),
    ("“We open on Monday.”\n\nIda Moen, mayor of Oslo", [("We open on Monday.", "Ida Moen")]),
    ("“We open on Monday” (Ida Moen, mayor).", [("We open on Monday", "Ida Moen")]),
    (
        "“We open,” Ida Moen said.\n\nThe rain fell.\n\n“Too late.”",
        [("We open,", "Ida Moen"), ("Too late.", None)],
    ),
    # A body or "they" tells what "we" say; a plan does not.
    (
        "It rained\n\nThe club said the roof would fall.\n\n“It cannot wait.”",
        [("It cannot wait.", "The club")],
    ),
    ("It rained\n\nThe club said the roof would fall.\n\n“I cannot wait.”", [("I cannot wait.", None)]),
    ("It rained\n\nThe club has asked for help.\n\n“We cannot wait.”", [("We cannot wait.", "The club")]),
    ("It rained\n\nThey slept on the roof.\n\n“Our boats sank.”", [("Our boats sank.", "They")]),
    ("It rained\n\nThe club has asked for help.\n\n“It cannot wait.”", [("It cannot wait.", None)]),
    ("It rained\n\nThat does not worry Ida Moen.\n\n“We stay.”", [("We stay.", "Ida Moen")]),
    ("What does Ida Moen think of it? “A joke.”", [("A joke.", "Ida Moen")]),
    # Whoever a paper is cited for goes on, and so does who praises what another decided.
    (
        "According to the Selwick Argus, Ida Moen said it was “late”.\n\n“We cannot wait for it.”",
        [("Ida Moen said it was “late”", "Selwick Argus"), ("We cannot wait for it.", "Ida Moen")],
    ),
    (
        "According to Ida Moen, it was “late”.\n\n“We cannot wait for it.”",
        [("it was “late”", "Ida Moen"), ("We cannot wait for it.", "Ida Moen")],
    ),
    (
        "Ida Moen praised Per Vik's decision to close the hall. “It was old and cold.”",
        [("It was old and cold.", "Ida Moen")],
    ),
    # A report goes on in the next paragraph, but not where somebody is asked or a sentence of its own follows.
    (
        "Ida Moen said it rained.\n\nThe hall was also “wet to the last of its beams”.",
        [("wet to the last of its beams", "Ida Moen")],
    ),
    (
        "Ida Moen said it rained.\n\nThe town was asked about “all that was left of its beams”.",
        [("all that was left of its beams", None)],
    ),
    # What is said to be said by "it" goes on; what "it" does, does not.
    (
        "The board met.\n\n“We have no plan to close,” it said.\n\n“That is all there is to say.”",
        [("We have no plan to close,", "it"), ("That is all there is to say.", "it")],
    ),
    ("The letter is long. It said the hall was full. “All was lost there.”", [("All was lost there.", "It")]),
    ("The letter is long. It fell to the floor. “All was lost there.”", [("All was lost there.", None)]),
    # All before an inverted report is whose that is.
    ("Per Vik denied it was late, said Ida Moen. “It was on time.”", [("It was on time.", "Ida Moen")]),
    # Something is added to a sentence between marks; a heading with its author is none.
    (
        "Ida Moen took it further. “I do not think they will ever open it,” the hall that burned in May.",
        [("I do not think they will ever open it,", "Ida Moen")],
    ),
    ("Ida Moen has a job. “They do not think it will ever open,” by Per Vik.", []),
    # A headline that is nothing but words, and a heading in single marks whose words come back or do not.
    (
        "‘This will not do for us’\n\nMayor Ida Moen says the town should close the hall.",
        [("This will not do for us", "Ida Moen")],
    ),
    (
        "‘This will not do for us’\n\nClerk Per Vik furious after Mayor Ida Moen says the hall is full.",
        [("This will not do for us", None)],
    ),
    (
        "“This will not do,” Ida Moen said. “We must go.”\n\nThe clerk says the town should stay.",
        [("This will not do, We must go.", "Ida Moen")],
    ),
    ("‘This will not do for us’\n\nThe town has closed the hall.", [("This will not do for us", None)]),
    (
        "Hall closed\n\nIt rained.\n\n'Odd call'\n\nIda Moen said \"it was an odd call\" to close it.",
        [("Odd call", "Ida Moen"), ('"it was an odd call" to close it', "Ida Moen")],
    ),
    (
        "Hall closed\n\nIt rained.\n\n'Odd call'\n\nIda Moen said \"it was late\" to close it.",
        [('"it was late" to close it', "Ida Moen")],
    ),
    (
        "“We have been here for years,” said the “Low Tide” actor.",
        [("We have been here for years,", "the “Low Tide” actor")],
    ),
    # A headline's lone word, and what it is about.
    (
        "‘Cruel’ plan draws anger\n\nIda Moen called the plan “cruel”.",
        [("Cruel", "Ida Moen"), ("the plan “cruel”", "Ida Moen")],
    ),
    (
        "Harbor fire: ‘It was hell’\n\n“It was hell,” said Ida Moen.",
        [("It was hell", "Ida Moen"), ("It was hell,", "Ida Moen")],
    ),
    (
        "Harbor chief ‘to quit’\n\nThe harbor chief is “to quit”, the board said.",
        [("to quit", "the board"), ("The harbor chief is “to quit”", "the board")],
    ),
    (
        "Ida Moen said that the bridge was safe and sound.\n\n“We open on Monday.”",
        [("We open on Monday.", "Ida Moen")],
    ),
    (
        "“We open.\n\n“We stay open,” Ida Moen said.\n\n“We never close,” she said.",
        [("We open. We stay open,", "Ida Moen"), ("We never close,", "she")],
    ),
    (
        "Ida Moen said it was “late.\n\n“We stay open”, Moen said. “We do.”",
        [("it was “late.", "Ida Moen"), ("We stay open We do.", "Moen")],
    ),
    (
        '"We open," Ida Moen said. "We stay open.\n\n"It may rain," she added.',
        [("We open, We stay open.", "Ida Moen"), ("It may rain,", "she")],
    ),
    (
        "Ida Moen said: “We open.\n\n“We stay open,” Moen said.",
        [("We open.", "Ida Moen"), ("We stay open,", "Moen")],
    ),
    (
        "“We heard Ida Moen sing,” said Per Vik. “She was good,” he said.",
        [("We heard Ida Moen sing,", "Per Vik"), ("She was good,", "he")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_what_goes_on_from_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert linked(text) == expected


# What other tools got wrong, in our own words.
REPORTED = [
    (
        "“We open on Monday,” Ida Moen, a former clerk of the court who has led the hall since the flood, said.\n\n"
        "“And we stay open.”",
        ["Ida Moen", "Ida Moen"],
    ),
    ("“We open,” Ida “Sparky” Moen said.", ["Ida “Sparky” Moen"]),
    ("“We open,” Ida E. “Sparky” Moen said.", ["Ida E. “Sparky” Moen"]),
    ("“We open,” Robert E. (Rob) Moen said.", ["Robert E. (Rob) Moen"]),
    ("Ida Moen has a plan B. “We open,” she said.", ["she"]),
    ("“We open.” — Captain Ida Moen", ["Ida Moen"]),
    ("“We cheered Ida Moen,” said Per Vik. Vik stayed. “She left,” she said.", ["Per Vik", "she"]),
    (
        "“We open,” said Moen & Vik, the builders. “We do not,” a spokesman for Moen & Vik said.",
        ["Moen & Vik", "a spokesman for Moen & Vik"],
    ),
    (
        "The Oslo Bridge Company was sure. “It is so,” the company said. “We test it,” its clerk, Ida Moen, said.",
        ["the company", "Ida Moen"],
    ),
    ("The town met.\n\nAnd from Chairwoman Ida Moen:\n\n“We open on Monday.”", ["Ida Moen"]),
    ('The plank is 12" wide. "We open," said Ida Moen. "We do not," said Per Vik.', ["Ida Moen", "Per Vik"]),
    ("“We open,” said Ida Moen. “We do not,” said Per Vik, the clerk.", ["Ida Moen", "Per Vik"]),
    ("MAYOR MOEN SAYS BRIDGE IS “SAFE AND SOUND”\n\nThe mayor spoke on Monday.", ["MOEN"]),
    ("MOEN: “WE WILL OPEN ON MONDAY”\n\nThe mayor spoke on Monday.", ["MOEN"]),
    ("“We open,” said Abu Bakr al-Rashidi.", ["Abu Bakr al-Rashidi"]),
    ("“We open,” said Suryanto.", ["Suryanto"]),
    ("“We open,” said Ngozi Adé-Okoro.", ["Ngozi Adé-Okoro"]),
    ("“We open,” said Siobhan O'Hare.", ["Siobhan O'Hare"]),
    ("‘We can’t and won’t open the workers’ hall,’ said Ida Moen.", ["Ida Moen"]),
]


@pytest.mark.parametrize(("text", "mentions"), REPORTED)
def test_what_other_tools_got_wrong(text: str, mentions: list[str]) -> None:
    assert [found.speaker and found.speaker.mention for found in quotations(text)] == mentions


LONE = [
    "Mayor Moen:\n“A gift”\n\nThe mayor spoke on Monday.",
    "A row at last\n“A gift to the town”\n\nThe mayor spoke on Monday.",
    "The mayor drew a\n“loud boo from all of us in the hall”\n\nThe town met.",
    "Ida Moen sat down. 11.34 “We open the new hall on Monday.” (“And we all stay on in it.”) Per Vik left.",
    "“We open.”\n\n— Mayor Ida Moen",
    "Ida Moen was sure. “We open.” “We stay!” “So?” she asked.",
]


@pytest.mark.parametrize("text", LONE + [text for text, _ in AROUND + REPORTED])
def test_the_other_rules_link_no_stretch_without_words_around_it(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = quotations(text)
    for module in (beside, embedded):
        assert set(module.LONE) < set(module.RULES)
        monkeypatch.setattr(module, "LONE", module.RULES)
    assert quotations(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "“We open on Monday and we stay open for the whole of the year.”",
        "The town was in no doubt about the “gift that we all have paid for” in June.",
        "Give us a break. “We open on Monday and we stay open for the whole of the year.”",
    ],
)
def test_without_a_cue_the_speaker_is_null(text: str) -> None:
    (found,) = quotations(text)
    assert found.speaker is None
    assert found.rule == "unlinked"


@pytest.mark.parametrize("rule", beside.RULES + embedded.RULES + around.RULES, ids=rule_name)
def test_every_rule_tells_its_example(rule: object) -> None:
    first_line = (rule.__doc__ or "").splitlines()[0]
    assert first_line.startswith("`")
    assert "` -- " in first_line
