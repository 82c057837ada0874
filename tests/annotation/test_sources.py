"""Whose a cue is: a table of sentences with the mention that stands for the source, a rule of grammar a line."""

from __future__ import annotations

import pytest

from builder.annotation.pipeline import annotate_article, kept_out
from builder.schema import Article


def mentions(text: str) -> list[str | None]:
    return [
        found.speaker and found.speaker.mention
        for found in annotate_article(Article(id="a", text=text)).quotations
        if found.type != "indirect"
    ]


# What stands before the subject or inside it.
SUBJECTS = [
    ("When the talks with Oslo ended, Ida Moen, the clerk, said it was “fine by us”.", "Ida Moen"),
    ("As Per Vik, the clerk, left, Ida Moen, the mayor, said it was “good for us”.", "Ida Moen"),
    ("When they were deemed late, Ida Moen, the mayor, called it “a shame”.", "Ida Moen"),
    ("Speaking later in Oslo, Ida Moen, who backs the plan, said it was “fine by us”.", "Ida Moen"),
    ("In an interview with Kanal 6, Ida Moen said it was “fine by us”.", "Ida Moen"),
    ("Ida Moen in a talk with Kanal 6 called it “a gift”.", "Ida Moen"),
    ("Per Vik, who, on Monday, called it “a gift”, left.", "who"),
    ("A week ago its chair, Ida Moen, described the strike as “a crime”.", "Ida Moen"),
    ("A letter from the Rowing Club obtained by the Herald says “no boat is safe”.", "A letter from the Rowing Club"),
    ("“We open,” the 64-year-old said.", "the 64-year-old"),
    ("“We open,” the two said.", "the two"),
    ("“We open,” said former clerk Ida Moen.", "Ida Moen"),
    ("“We open,” said Rep. Ida Moen, D-N.M., in Oslo.", "Ida Moen"),
    ("Scores came; 4 in 10 said it was “a gift”.", "4 in 10"),
    ("Moen and Vik, both of whom called it “a gift”, left.", "both of whom"),
    ("The drivers each called it “a trap”.", "The drivers"),
    ("Informed of it, Early called it “news to me”.", "Early"),
    ("They’ve called it “a gift”.", "They"),
    ("In the Kanal 6 poll, 31% of voters said the bridge was “a waste”.", "the Kanal 6 poll"),
    ("“We open,” Chief Ida Moen with the harbour police said on Monday.", "Ida Moen"),
    ("“We open,” Ida Moen over at the Nordel Institute said.", "Ida Moen"),
    ("The mayor in a speech on Monday to the council called it “a gift”.", "The mayor"),
    ("Soon after Ida Moen called it “a gift”, it burned.", "Ida Moen"),
    ("“We open,” the identically worded letters said.", "the identically worded letters"),
    ("“We open,” one of the town's newly hired teachers said.", "one of the town's newly hired teachers"),
    ("“We open,” a tearful Moen told the crowd.", "Moen"),
    ("Plans made by “men of little wisdom” hurt us, Ida Moen, head of the Audel Society, said.", "Ida Moen"),
    ("Moen fought the bill, and Vik, who had backed it, said it was “a gift”.", "Vik"),
    ("Senator Ida Moen (R) of Oslo wrote: “We open.”", "Ida Moen"),
    ("The crowds which lined the quay shouted “Long live the queen” all day.", "The crowds"),
    ("Vellin, June 18 -- At a feast for the crew, Ida Moen rose and said: “We open.”", "Ida Moen"),
    ("Vellin (Wire) - Ida Moen called it “a gift”.", "Ida Moen"),
    # A participle with its prepositions stands between.
    ("A letter signed by Moen and 40 clerks called it “a gift”.", "A letter"),
    ("The clerk representing Moen called it “a gift”.", "The clerk"),
    ("An ad paid for by friends of Moen calls it “a gift”.", "An ad"),
    ("A woman asked for a seat and Moen called it “a gift”.", "Moen"),
    ("One of the clerks who accused Moen of theft called it “a gift”.", "One of the clerks"),
    ("Researchers at Bolt University called it “a gift”.", "Researchers at Bolt University"),
    ("A woman whose son was hurt by Vik called it “a gift”.", "A woman"),
    ("The court that convicted Moen called it “a gift”.", "The court"),
    ("People who know Moen called it “a gift”.", "People"),
    ("Many of those who voted for Moen called it “a gift”.", "Many of those"),
    ("A letter Moen sent to Vik in May called it “a gift”.", "A letter"),
    ("Her campaign called the plan “a gift”.", "Her campaign"),
    ("Sen. Ida Moen, D-Ohio, and her aides called it “a gift”.", "Ida Moen"),
    ("The hall, which – as Vik knew – calls itself “a gift”, is open.", "which"),
]  # fmt: skip

# Shapes of a source.
PHRASES = [
    ("“We have won,” declared a jubilant Okoro to cheers.", "Okoro"),
    ("The clerk left after a statement Moen had called “a gift”.", "Moen"),
    ("A sign on the door read “closed for good”.", "A sign on the door"),
    ("It was, in the words of one clerk, “a talk of the deaf”.", "one clerk"),
    ("“No bridge is better than a bad bridge,” as she once put it.", "she"),
    ("Dubbed the “Queen of the North” by the press, the town is small.", "the press"),
    ("In a move described as “bold” by Ida Moen, the town built a bridge.", "Ida Moen"),
    ("The two sides talked, in Ida Moen's word, “all night long”.", "Ida Moen"),
    ("It was “a talk of the deaf,” in the words of one clerk.", "one clerk"),
    ("“A gift to us all” was how Ida Moen put it.", "Ida Moen"),
    ("Ida Moen to Per Vik: “Do we open?”", "Ida Moen"),
    ("Here is Ida Moen in 2003: “We open.”", "Ida Moen"),
    ("It was “a good day for all of the town” and for her, in Moen's view.", "Moen"),
    # Other parts of the sentence, or the sentence before.
    ("Vik sang in the U.S. He said it was “a gift to us all”.", "He"),
    ("Vik came at 5 p.m. While Moen slept, the clerks called it “a gift”.", "the clerks"),
    ("The U.S. Boat Guild called it “a gift”.", "U.S. Boat Guild"),
    ("Outside the hall in downtown Oslo, about 50 rowers stood, chanting “Save our pier”.", "50 rowers"),
    ("The guides who survived the fall - in which two died - called it “a gift”.", "The guides"),
    ("Moen, who left when she called it “a gift”, is back.", "she"),
    ("Oslo paid a firm called Acme Media, which sells what it calls “wind in bags”.", "it"),
    ("Worse, it was “a gift to nobody at all, and I said so”, Moen wrote.", "Moen"),
    ("Letters seen by the Herald suggest that Moen had called it “a gift”.", "Letters seen by the Herald"),
    ("Moen summed up the plan as “bad,” denounced its author and left.", "Moen"),
    ("The clerks are treated badly, says a report describing “a year of fear”.", "a report"),
    ("The pills (if Vik called them so) are “a gift to us all”, Moen said.", "Moen"),
    ("“We open,” said one former campaign staffer.", "one former campaign staffer"),
    ("“We open,” said the younger Mr. Moen.", "Moen"),
    ("“We open,” said a longtime RBC data expert.", "a longtime RBC data expert"),
    ("“We open,” former Oslo envoy to Bergen Ida Moen told the Herald.", "Ida Moen"),
    ("A familiar voice praised the plan: “We open.”", "A familiar voice"),
    ("Norland's right-wing Prime Minister Ida Moen declared it “a gift”.", "Ida Moen"),
    ("The largest Norwegian union, Havn, issued a note saying it was “a gift”.", "Havn"),
    ("Moen's campaign hit back, saying it was “a gift”.", "Moen's campaign"),
    ("The nominee for the Nov. 8 vote called it “a gift”.", "The nominee for the Nov. 8 vote"),
    ("The pay is “a gift”, according to figures by Ida Moen of Bolt University.", "Ida Moen"),
    ("Moen forwards a note with the line “we open at ten on Monday”.", "Moen"),
    ("Two of the three men called it “a gift”.", "Two of the three men"),
    ("The head of the union that represents 400 clerks in Oslo called it “a gift”.", "The head of the union"),
    ("The widow of the clerk shot dead in May called it “a gift”.", "The widow of the clerk"),
    ("The board and the union called it “a gift”.", "The board and the union"),
    ("Only later did the mayor admit that it was “a gift”.", "the mayor"),
    ("It was, to quote Ida Moen, “a gift to us all”.", "Ida Moen"),
]

# Participles and infinitives, whose subject stands elsewhere.
BORROWED = [
    ("Vesti quoted Ida Moen as saying it was “a gift”.", "Ida Moen"),
    ("“We open,” the paper quoted her as saying.", "her"),
    ("“We open,” Vesti on Monday cited the clerk, Ida Moen, as saying.", "Ida Moen"),
    ("Ida Moen, for her part, was quoted by Vesti as saying it was “a gift”.", "Ida Moen"),
    ("“We open,” Ida Moen was quoted as saying.", "Ida Moen"),
    ("Ida Moen quoted the report: “We open.”", "Ida Moen"),
    ("“We open,” Selwick Hall press secretary Ida Moen told clerks.", "Ida Moen"),
    ("“We open,” said Selwick Hall press secretary Ida Moen.", "Ida Moen"),
    ("After praising the bridge, which had cost a lot, Ida Moen called it “a gift”.", "Ida Moen"),
    ("Ida Moen showed the board what Per Vik wanted, calling it “a gift”.", "Ida Moen"),
    (
        "Moen went further, though in a talk on Monday she chose other words, saying it was “fine by us”.",
        "she",
    ),
    ("Moen held up a sign saying “no more rain”.", "a sign"),
    ("She sent an email to supporters saying “no more rain”.", "She"),
    ("The flood led Ida Moen to call the bridge “a risk to us all”.", "Ida Moen"),
    ("The report prompted Per Vik to shrug and call it “old news”.", "Per Vik"),
    ("It is rare for a judge to call a law “a joke”.", "a judge"),
    ("“We open,” he likes to say.", "he"),
    ("Ida Moen went back to boasting about “the best bridge of all”.", "Ida Moen"),
    ("After saying in May that the hall “costs us nothing at all,” Ida Moen left.", "Ida Moen"),
    ("By calling the hall “a barn for all,” Ida Moen lost her voters.", "Ida Moen"),
    ("In her coat of wool, boots and a hat, she would end each talk by saying, “One more thing.”", "she"),
    ("The board met, with left-wing Mr Vik calling it “a fraud on us all”.", "Vik"),
    ("Ida Moen left her post as Minister for Public Safety in May citing “a lack of trust”.", "Ida Moen"),
    ("Ida Moen is said to have called it “a gift”.", "Ida Moen"),
    ("The Herald quoted Ida Moen as saying: “We open.”", "Ida Moen"),
    ("“We open,” the Herald quoted Ida Moen as saying.", "Ida Moen"),
    ("A poor result persuaded Moen to call it “a gift”.", "Moen"),
    ("The band got the crowd to cheer for “Queen Ida”.", "the crowd"),
    ("The board met, with Vik going on air to call it “a gift”.", "Vik"),
    (
        "Vik left after the Herald's editorial telling the council to sell its “nest of gold”.",
        "Herald",
    ),
    ("This prompted the tabloid to run a cover saying “Go home!”", "the tabloid"),
    ("The Herald published a recording of Moen saying it was “a gift”.", "Moen"),
    ("Moen was stopped by a heckler shouting “Go home!”", "a heckler"),
    ("He raised the sign -- which bore a name -- and waved it, mouthing “thank you”.", "He"),
    ("Moen opened with a call for the harbour to “stay open all night”.", "Moen"),
    ("Moen closed the talks with a plea to “put the children first”.", "Moen"),
    ("Vik signed it despite Moen warning that it was “a gift”.", "Moen"),
    ("In a turn that brought back Per Vik's old refrain, Moen pledged to oppose it “for ever”.", "Moen"),
    ("Vik shared a note Moen sent on Monday calling it “a gift”.", "Moen"),
    ("Vik was referring to a letter by Moen calling it “a gift”.", "Moen"),
    ("Vik made a speech calling it “a gift”.", "Vik"),
    ("The clerks met at the hall, calling for talks and carrying signs saying “Go home!”", "signs"),
]

# Which of two reports a quotation belongs to.
OUTER = [
    ("Ida Moen said as Per Vik yelled: “You are late!”", "Per Vik"),
    ("Ida Moen sincerely believes, she said, that “all will be well”.", "she"),
    ("The paper said the bridge, which Ida Moen called “a gift”, was open.", "Ida Moen"),
    ("The paper said the bridge that Ida Moen had called “a gift” was open.", "The paper"),
    ("The clerk said nothing, with Ida Moen calling it “a loss”.", "Ida Moen"),
    ("After Per Vik said so, Ida Moen called the hall “a barn”.", "Ida Moen"),
    ("The move signals “the end” of the ferry, said Ida Moen.", "Ida Moen"),
    ("Ida Moen said Vik backed the ferry and that “no one will drown”.", "Ida Moen"),
    ("The town, called the “Queen of the North” by its people, is small.", "its people"),
    ("Her tone, which Vik found harsh, did not change when Moen called it “a gift”.", "Moen"),
    ("If Vik signs it, she will give what Ida Moen calls “a gift”.", "Ida Moen"),
    ("The board heard Ida Moen's claim that the state had promised her “a fair trial”.", "Ida Moen"),
    ("Where the core of the town is concerned, Moen has said that “nothing will change”.", "Moen"),
    ("The tool allows us to find those who have a “bad” past, the paper said.", "the paper"),
    ("Some, born “of those who were here first,” run the land, the paper states.", "the paper"),
    ("The crowd chanted “Go home!” as Moen spoke.", "The crowd"),
    # A clause behind "after" has a subject of its own; an occasion has none.
    ("Vik attacked Moen after she called it “a gift to us”.", "she"),
    ("Vik attacked Moen after the mayor called it “a gift to us”.", "the mayor"),
    ("Moen in a speech called it “a gift to us”.", "Moen"),
    ("Ida Moen told us that, while she liked it, she found the end “a little slow”.", "Ida Moen"),
    ("Ida Moen said so, and while he liked it, Vik found the end “a little slow”.", "Vik"),
    ("Vik spent the day bragging that he “owned the town and all in it”.", "Vik"),
    ("Vik issued a stark warning that all is “lost in the town”.", "Vik"),
    ("A study by Moen and Vik found “no link at all” in it.", "A study by Moen and Vik"),
    # Who is seen or kept from speaking speaks.
    ("The tape shows Vik calling it “a gift to us”.", "Vik"),
    ("Voters heard him calling it “a gift to us”.", "him"),
    ("That did not stop Vik from calling it “a gift to us”.", "Vik"),
    ("The judge barred her from saying it was “a gift to us”.", "her"),
    ("Moen shrugged from time to time, calling it “a gift to us”.", "Moen"),
    ("Moen stopped short of calling it “a gift to us”.", "Moen"),
    ("Moen was there when Vik was caught calling it “a gift to us”.", "Vik"),
    ("Moen sued Vik for calling her “a fool”.", "Vik"),
    ("Moen praised Vik for calling it “a gift”.", "Moen"),
    ("Moen refused to let voters know it was “a gift”.", "Moen"),
    # What a source without a verb introduces is its report.
    ("According to the complaint, Vik told the clerk it was “a gift”.", "the complaint"),
    ("According to the clerk, the board wants “a gift”.", "the clerk"),
    ("According to the plan, Moen was to speak, but Vik called it “a joke”.", "Vik"),
    ("The clerk spoke to the board, which, according to Moen, wants “a gift”.", "Moen"),
    # A relative clause or an aside ends before the words.
    ("Moen said the strike, which Vik had ordered, was “a sin”.", "Moen"),
    ("Moen praised Vik, who said the bill was late, as “a man of honour”.", "Moen"),
    ("Moen said that because Vik wants power, the town will be “a swamp”.", "Moen"),
    ("Moen said that if Vik wins, voters will call it “a swamp”.", "Moen"),
    ("Moen hired Vik, who once called the town “a swamp”.", "who"),
    ("Although Moen said she was happy, Vik said it was “a swamp”.", "Vik"),
    ("Asked about the cut that Moen announced, Vik called it “a sin”.", "Vik"),
    # What is told of in the words of whoever tells it.
    ("Moen railed against what she called “a swamp”.", "Moen"),
    ("Moen won the prize for what Vik called “a gift to us all”.", "Vik"),
    ("Moen described how Vik wants to “drain the lake”.", "Moen"),
    ("Moen took the view that the hall Vik backs would be “a barn”.", "Moen"),
    ("Moen's argument is that Vik wants to “drain the lake”.", "Moen"),
    ("It is clear, according to Moen, that Vik wants to “drain the lake”.", "Moen"),
    ("Moen was angry that Vik had called it “a swamp”.", "Moen"),
    ("Moen criticised Vik's attempt to portray the town as “a swamp”.", "Moen"),
    ("Moen dismissed Vik's charge that it rained as “a joke”.", "Moen"),
    ("Moen backs a bill that Vik calls “a joke”.", "Vik"),
    ("Moen announced the cuts, a move Vik called “a joke”.", "Vik"),
    ("Moen announced the cuts after Vik called them “a joke”.", "Vik"),
    ("Moen announced the cuts, prompting Vik to call them “a joke”.", "Vik"),
    ("Moen said it was late but she felt Vik would “get there”.", "Moen"),
    ("Moen said it was late and he called it “a joke”.", "he"),
    ("The deal angered Moen, who said Vik wants to “drain the lake”.", "who"),
    # A verb shares its subject with the clause that it goes on from.
    ("Moen has denied it, but Vik shook his head, saying it was “a joke”.", "Vik"),
    ("After Moen announced the cut, Vik shook his head, saying it was “a joke”.", "Vik"),
    ("Moen met Vik, who backs the plan, and called it “a joke”.", "Moen"),
    ("Some voters voiced fury after Vik announced the cut, saying it was “a joke”.", "Some voters"),
    ("Moen was calm when he announced the cut, saying it was “a joke”.", "he"),
    ("The day ended with clerks calling it late while saying it was “a joke”.", "clerks"),
    ("The clerks rounded on the rebels accusing them of “a joke”.", "The clerks"),
    ("The clerks met rebels accusing him of “a joke”.", "rebels"),
    ("Moen, “the king of the lake”, said Vik was “a joke”.", "Moen"),
    ("Moen voted for the bill Vik wrote and called it “a joke”.", "Moen"),
    ("Moen quoted Vik as saying it was late and called it “a joke”.", "Moen"),
    ("At a rally that Moen attended, Vik rose to call it “a joke”.", "Vik"),
    ("The mayor, accused by Vik of lying, said the plan was “a joke”.", "The mayor"),
    ("Clerks cried out over what they described as “a joke” by the board.", "they"),
    ("Moen blamed the rain, and its clerk, Per Vik, went further, calling the town “a joke”.", "Per Vik"),
    ("The mayor denied the claim, while his clerk, Per Vik, hit back, calling it “a joke”.", "Per Vik"),
    ("The talks stalled on pay, a matter her rival, Per Vik, has called “a joke”.", "Per Vik"),
    ("Moen thanked the meeting, where a clerk had urged her to “open the hall”.", "a clerk"),
    ("Moen said that in the hall, where Vik was loved, it was “a joke”.", "Moen"),
    ("The plan that was to reassure the town has, according to Vik, become “a joke”.", "Vik"),
    ("The crowd held a banner reading “never again”.", "a banner"),
    ("Moen issued a statement saying it was “a joke”.", "Moen"),
    ("Clerks who followed Per Vik, 38, to the hall said it was “a joke”.", "Clerks"),
    (
        "Moen was mute, while ferry firm Brask declined to say much, beyond noting that it “reads the papers”.",
        "Brask",
    ),
    ("Her play, which this paper called “a joke”, sold well.", "this paper"),
    ("Moen campaigned on a promise to “open the hall”.", "Moen"),
    ("Moen came to power vowing to “open the hall”.", "Moen"),
    ("The hall shook at a stern warning from Moen to “sit down”.", "Moen"),
    ("The high court pulled up the town for its “lazy ways”.", "The high court"),
    ("The board cut her pay on the grounds that she lacked “a certain charm”.", "The board"),
    ("Many fear that Moen's pledge to be “neutral” will not last.", "Moen"),
    ("Moen said that clerks, some of whom had known it, had “looked away”.", "Moen"),
    ("When Vik raised it, the crowd broke into chants of “Save our pier”.", "the crowd"),
    ("As the Herald reported, the clerk “gave all he had to the town”.", "Herald"),
]

# Words that are a cue there although they look like something else.
CUES = [
    ("Ida Moen even called it “a gift”.", "Ida Moen"),
    ("Ida Moen has since called it “a gift”.", "Ida Moen"),
    ("Ida Moen most recently called it “a gift”.", "Ida Moen"),
    ("Moen came home. He's called for “a new bridge”.", "He"),
    ("He referred to nothing but “a mechanism of sorts”.", "He"),
    ("Ida Moen went to Oslo and called the bridge “a gift”.", "Ida Moen"),
    ("The ad claims “we will all be rich”.", "The ad"),
    ("The ad calls Vik “a fool for us all”.", "The ad"),
    ("The document states in its first lines that the rules are “as old as the hills”.", "The document"),
    ("Acme called its previous offer, made in May, the “final” one.", "Acme"),
    ("The talks ended with what both sides called “a good start”.", "both sides"),
    ("Head of financial reporting Ida Moen said it was “fine by us”.", "Ida Moen"),
    ("This sense of understanding has been “a great help to us,” Ida Moen said.", "Ida Moen"),
    ("“Too late!” Ida Moen Tweeted on Monday.", "Ida Moen"),
    ("Ida Moen said that, thanks to Vik, it was “a gift”.", "Ida Moen"),
    ("Ida Moen won a prize named after Vik and called it “a gift”.", "Ida Moen"),
    ("The letters, seen by the Argus, warn that it was “no gift”.", "The letters"),
    ("According to court documents, Vik called it “a gift”.", "court documents"),
    ("Ida Moen accused Vik of calling it “a gift”.", "Ida Moen"),
    ("Ida Moen insinuated that Vik wants “a gift”.", "Ida Moen"),
    ("Ida Moen in a statement called the hall “a gift”.", "Ida Moen"),
    ("Ida Moen poured scorn on the plan of Vik, calling it “a gift”.", "Ida Moen"),
]


@pytest.mark.parametrize(("text", "mention"), SUBJECTS + PHRASES + BORROWED + OUTER + CUES)
def test_the_source_of_a_cue(text: str, mention: str) -> None:
    assert [found and found.startswith(mention) for found in mentions(text)] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The clerk left, with Ida Moen calling it “a loss” and Per Vik saying it was “no loss at all”.",
            ["Ida Moen", "Per Vik"],
        ),
        (
            "“We stay,” Per Vik said after Ida Moen called the hall “a barn”.",
            ["Per Vik", "Ida Moen"],
        ),
        # Words that a clause parts.
        ("“But,” Ida Moen went on, as she faced Per Vik, “do we open on Monday?”", ["Ida Moen"]),
        ("“Fools,” Ida Moen bayed, “what do you think you are doing?”", ["Ida Moen"]),
        ("“We lost,” Ida Moen angrily and loudly railed, leaving.", ["Ida Moen"]),
        ("“We open,” the Rev. Ida Moen of the Harbour Temple boomed to us.", ["Ida Moen"]),
        # A noun or an adjective, no cue.
        ("Per Vik of the many state workers “with a car of their own” left.", [None]),
        ("In another tweet, Ida Moen called it “a gift”.", ["Ida Moen"]),
        ("The bells sounded a cautious note about “a gift to us all from the sea”.", [None]),
        # What others cry, what somebody calls the words, what somebody does behind them.
        ("Ida Moen defended it as “a gift”, prompting shouts of “Liar!”", ["Ida Moen", None]),
        ("The town called it “a gift,” a phrase Per Vik disputed.", ["The town"]),
        ("“A strike?” Ida Moen slaps the table. “It is a talk.”", ["Ida Moen"]),
        ("11.34 “Did you ever ask the board?” Ida Moen wants to know.", ["Ida Moen"]),
        ("Ida Moen called it “a gift.” “And a joke,” Per Vik quipped.", ["Ida Moen", "Per Vik"]),
        ("“A gift.” That is how Ida Moen, who runs the hall, sums it up.", ["Ida Moen"]),
        # What opens the sentence is another's, if the report behind has a content of its own.
        ("Asked about Vik's claim that it was “dead”, Moen said it was “alive”.", ["Vik", "Moen"]),
        ("A day after Vik called it “dead,” Moen said that it was “alive”.", ["Vik", "Moen"]),
        ("Moen's claim that it was “dead” was a lie, Vik said.", ["Moen"]),
        ("Calling it “dead”, Moen said it was “alive”.", ["Moen", "Moen"]),
        ("Moen called it “dead”, even as Vik insisted it was “alive”.", ["Moen", "Vik"]),
        # Who is judged in so many words is not who judges.
        ("The hall, once described as “a barn for rats”, will close.", [None]),
        ("Ida Moen, accused of “lying to the town”, left.", [None]),
        ("The hall, condemned by Ida Moen as “a barn for rats”, will close.", ["Ida Moen"]),
        ("Ida Moen, a clerk, warned of “grave losses for all”.", ["Ida Moen"]),
        ("Ida Moen was fined for “acts that put lives at risk on the quay”.", [None]),
        # One verb for two.
        ("Some called it “a gift”, others “a curse”.", ["Some", "others"]),
        ("Ida Moen called it “a gift” and Per Vik “a curse”.", ["Ida Moen", "Per Vik"]),
        ("Ida Moen called Per Vik “a fool” and Eva Lund “a thief”.", ["Ida Moen"]),
        # A clause on the words between marks is not whose they are.
        ("Moen spoke of a “gift to all of the people”, which allows for much.", ["Moen"]),
    ],
)
def test_one_source_is_not_taken_for_another(text: str, expected: list[str | None]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” said Ida Moen, one of the “big four” of the town.",
        "Ida Moen told “The View” that she stays.",
        "“Related:”",
        "Ida Moen's book is called “The Long Night”, she says.",
        "Ida Moen told “The Long Hour” that she stays.",
        "Ida Moen remembers “The Long Night” well.",
        "Ida Moen went to see “The Long Night” on Monday.",
        "Ida Moen was named “Clerk of the Year” by the Herald.",
        "The law, dubbed “Ida's Law”, passed.",
        "She cast the so-called “swing vote” in May, Ida Moen said.",
        "The town awaits the much anticipated “gift to us”.",
    ],
)
def test_what_stands_between_marks_beside_a_cue_and_is_nobodys_words(text: str) -> None:
    assert len(kept_out(Article(id="a", text=text))) == 1
