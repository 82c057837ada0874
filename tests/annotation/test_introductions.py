"""How articles anywhere introduce people: bodies behind long complements, examples, court, other papers and air."""

from __future__ import annotations

import pytest

from builder.annotation.lexicon import NEWS, load_lexicon
from builder.annotation.outlets.naming.listed import forget_beginnings
from builder.annotation.outlets.naming.publisher import know_publisher, names_of
from builder.annotation.pipeline import annotate_article
from builder.annotation.tokens import Stream
from builder.paragraphs import paragraphs
from builder.schema import Article, Quotation


def quoted(text: str, publisher: str | None = None) -> Quotation:
    """Return the last quotation with marks."""
    article = annotate_article(Article(id="a", text=text, publisher=publisher))
    return [found for found in article.quotations if found.type != "indirect"][-1]


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        # Complements with several fields, and nouns for bodies before the name.
        (
            "“We go,” said Jo Doe, director for fisheries and river trade studies at the Harbour Institute, a club.",
            "director",
            "Harbour Institute",
        ),
        (
            "“We go,” said Jo Doe, founding partner of the investment bank Quell Capital and author of a book.",
            "founding partner",
            "Quell Capital",
        ),
        ("“We go,” said Jo Doe, who directs the sea programme at the Oslo think tank Strada.", None, "Strada"),
        ("“We go,” said Jo Doe, who studies the sleep of eels at Bolt College.", None, "Bolt College"),
        (
            "“We go,” said Jo Doe, who heads the Senate committee on fish.",
            None,
            "Senate committee on fish",
        ),
        (
            "“We go,” said Jo Doe, who sang in a choir and is now vice chair of the Quell Guild.",
            "vice chair",
            "Quell Guild",
        ),
        ("“We go,” said Jo Doe, who belonged to a choir and is now in Oslo.", None, None),
        ("“We go,” said Jo Doe, Homes for Brelland’s executive director.", "executive director", "Homes for Brelland"),
        ("Jo Doe, Lantern’s Assistant Managing Editor, said “we go.”", "Assistant Managing Editor", "Lantern"),
        ("“We go,” said Jo Doe, a microbial evolutionist at Bolt College.", "microbial evolutionist", "Bolt College"),
        ("“We go,” said Rep. Jo Doe, a California Democrat supporting Moen.", "Rep.", "Democrat"),
        (
            "“We go,” said Jo Doe, vice president of the Harbour Women’s Club of Brelland.",
            "vice president",
            "Harbour Women’s Club of Brelland",
        ),
        ("Jo Doe, Time’s managing editor, said “we go.”", "managing editor", "Time"),
        ("Jo Doe, Tuesday’s managing editor, said “we go.”", None, None),
        # Who is one of several.
        ("Democrats like Jo Doe want more. “We go,” Doe said.", None, "Democrat"),
        ("Republican candidates such as Jo Doe want more. “We go,” Doe said.", None, "Republican"),
        ("Bakers like Jo Doe want more. “We go,” Doe said.", None, None),
        # Bodies that "its", "the company" and "the council" stand for.
        ("Seaholm Marine lost. Its managing director, Jo Doe, said: “We go.”", "managing director", "Seaholm Marine"),
        ("Ann Moen was early. Its managing director, Jo Doe, said: “We go.”", "managing director", None),
        ("Quell Bank lost. “We go,” said Jo Doe, the company’s accountant.", "accountant", "Quell Bank"),
        ("Quell Bank lost. “We go,” said Jo Doe, the village’s accountant.", "accountant", None),
        ("Selwick Council met. Councilwoman Jo Doe rose. “We go,” Doe said.", "Councilwoman", "Selwick Council"),
        ("Moen Bank met. Councilwoman Jo Doe rose. “We go,” Doe said.", "Councilwoman", None),
        # A candidate's own words in a possessive.
        (
            "Groups that want Jo Doe to run hail the Democratic nominee’s plan. “We go,” Doe said. Doe left.",
            "nominee",
            "Democratic",
        ),
    ],
)  # fmt: skip
def test_whose_they_are(text: str, role: str | None, body: str | None) -> None:
    found = quoted(text).affiliation
    assert (role, body) == (None, None) if found is None else (found.role, found.name) == (role, body)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jo Moen came early. Did she mind? “They sent flowers.”", "Jo Moen"),
        ("Sen. Ida Ruiz-Alcaraz waited. “We go,” Alcaraz said.", "Ida Ruiz-Alcaraz"),
        ("Sen. Ida Ruiz-Alcaraz waited. “We go,” Ruizman said.", "Ruizman"),
        ("A company spokesperson said by email that they “meet a wide range of people.”", "company spokesperson"),
        ("It was all “a meeting of dreams”, said by a baker.", "baker"),
        ("“We go,” said a person familiar with the talks.", "person familiar with the talks"),
        ("“We go,” said an official close to the inquiry.", "official close to the inquiry"),
        ("“We go,” said an official at the inquiry.", "official at the inquiry"),
        ("“We go,” Speaker of the House Ida Moen said.", "Ida Moen"),
        ("Brelland’s Ambassador to Norway Ida Moen said “we go.”", "Ida Moen"),
        ("MK Ida Moen (Harbour) said “we go.”", "Ida Moen"),
        ("“We go,” said Lt-Gen Ida Moen.", "Ida Moen"),
        ("“We go,” said Fadi walet Oumar.", "Fadi walet Oumar"),
        ("Ida Moen waited.\n\n“We go,” said the 73-year-old.", "Ida Moen"),
        ("Ole Moen waited.\n\nThe father-of-four said: “We go.”", "Ole Moen"),
        ("But his grandson and gatekeeper, Ole Moen, said “we go.”", "Ole Moen"),
        ("The Supreme Court on Thursday said it was “a bundle of prayers”.", "Supreme Court"),
        ("In a letter, geologist Dr. Ida Moen of Selwick Medical Center wrote that ash was “a nuisance”.", "Ida Moen"),
        # Whose name stands right behind the body or place of the post.
        ("The leader of Brask Council Ida Moen said “we go.”", "Ida Moen"),
        ("The mayor of Brask Ida Moen said “we go.” Ms Moen left.", "Ida Moen"),
        ("The head of the salt workers' union Brask Ida Moen said “we go.” Ms Moen left.", "Ida Moen"),
        ("A friend of Brask Ida Moen said “we go.” Ms Moen left.", "friend of Brask Ida Moen"),
        ("The head of Brask Lane Hospital said “we go.” Ms Lane left.", "head of Brask Lane Hospital"),
        ("The chief of KV Morgan Brask said “we go.” Brask left.", "chief of KV Morgan Brask"),
        ("Lib Dem Ida Moen said “we go.”", "Ida Moen"),
        ("A spokesman for legal affairs Ida Moen said “we go.”", "Ida Moen"),
        ("Ida Moen MP came. “We wait,” the MP for Brask and North Selby said.", "Ida Moen"),
        ("The MP for Brask and North Selby said “we wait.”", "MP for Brask and North Selby"),
        ("The Olympic champion left. Ida Moen came. “We wait,” said the 30-year-old.", "Ida Moen"),
        # One of several of whom a noun is said at once, and who is of another party than the description.
        ("Ida Moen met hosts Jo Doe and Al Roe. Moen left. “We go,” the host said.", "Jo Doe"),
        ("Republican nominee Jo Doe met Al Roe. “We go,” the Democratic nominee said.", "Democratic nominee"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, name: str) -> None:
    speaker = quoted(text).speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    ("text", "publisher", "outlet", "medium"),
    [
        ("“We go,” Moen told Selwick on Monday.", "Selwick News Agency", "Selwick", "told"),
        ("“We go,” Moen told Selwick on Monday.", None, None, None),
        ("“We go,” Moen told DFA.", "Dorn Ferry Agency", "DFA", "told"),
        ("“We go,” Moen told the Record-Gleam.", "Dorn Valley Record-Gleam", "Record-Gleam", "told"),
        ("“We go,” Moen told news agency NNQ.", None, "NNQ", "told"),
        ("“We go,” Moen told BQN Far North on Monday.", None, "BQN Far North", "told"),
        ("“We go,” Moen told NATO on Monday.", None, None, None),
        ("“We go,” Moen told 4QX.", None, "4QX", "told"),
        ("“We go,” Moen told 4x4 drivers.", None, None, None),
        ("In an interview over dzQM on Sunday, Moen said: “We go.”", None, "dzQM", "interview"),
        ("“We go,” Moen told the privately owned Radio Dorn on Monday.", None, "Radio Dorn", "told"),
        ("On RTQ Radio 1’s Noontime, Moen said “we go.”", None, "RTQ Radio 1", "broadcast"),
        (
            "Writing in the Northern Quill, Ida Moen called it “a comedy”.",
            None,
            "Northern Quill",
            "publication",
        ),
        ("Writing in the rain, Ida Moen called it “a comedy”.", None, None, None),
        ("Ida Moen told the inquiry that ships came.\n\n“We go,” Moen said.", None, None, "speech"),
        ("Ida Moen told the inquiry that ships came.\n\nOutside, Ole Vik said: “We go.”", None, None, None),
    ],
)
def test_where_they_spoke(text: str, publisher: str | None, outlet: str | None, medium: str | None) -> None:
    found = quoted(text, publisher).outlet
    assert (
        (outlet, medium) == (None, None) if found is None else (found.name, found.medium) == (outlet, medium)
    )


def test_only_what_begins_the_name_of_an_outlet_stays_flagged() -> None:
    text = "New York slept. The New York Times, the Gleam and KWXT came to New York, said the newspaper."
    stream = Stream(text, paragraphs(text), [], load_lexicon())
    know_publisher(stream, "The Selwick Gleam")
    assert stream.words[0] == "New"
    assert stream.flags[0] & NEWS
    forget_beginnings(stream)
    news = [unit for unit, flag in enumerate(stream.flags) if flag & NEWS]
    assert news == stream.having(NEWS, 0, len(stream.flags))
    assert [stream.words[unit] for unit in news] == ["New", "Times", "Gleam", "KWXT", "newspaper"]


def test_an_agency_goes_by_its_first_word_and_its_initials() -> None:
    names = {name for name, _ in names_of("Selwick News Agency (SNA)")}
    assert {"Selwick News Agency", "Selwick", "SNA", "The Agency"} <= names
    assert {name for name, _ in names_of("The Selwick Gleam")} == {"Selwick Gleam", "The Gleam"}
