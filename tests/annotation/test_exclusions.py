"""What stands between marks and is nobody's words, beside what looks like it and is."""

from __future__ import annotations

import pytest

from builder.annotation import pipeline
from builder.annotation.attribution.exclusions import EXCLUSIONS, excluded
from builder.annotation.attribution.sieve import Link
from builder.annotation.attribution.titles import WEAK
from builder.annotation.pipeline import annotate_article
from builder.annotation.tokens import Stream
from builder.schema import Article


@pytest.fixture(autouse=True)
def first_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check in every sentence that what is taken for words at first sight is nothing that an exclusion keeps out."""

    def checked(stream: Stream, unit: int, link: Link) -> str | None:
        reason = excluded(stream, unit, link)
        if link.rule != WEAK:
            reasons = (exclusion.__name__ for exclusion in EXCLUSIONS if exclusion(stream, unit, link))
            assert reason == next(reasons, None)
        return reason

    monkeypatch.setattr(pipeline, "excluded", checked)


def found(text: str) -> list[str]:
    article = annotate_article(Article(id="a", text=text))
    return [article.text[part.start : part.end] for each in article.quotations for part in each.marked]


@pytest.mark.parametrize(
    ("kept_out", "kept"),
    [
        # nickname
        ("Ida “Sparky” Moen opened the hall.", "“Sparky is back,” Ida Moen said."),
        # title
        (
            "Ida Moen dismissed the “Arm Yourself” campaign.",
            "Ida Moen dismissed the “arm yourself” campaign.",
        ),
        ("Ida Moen praised the “Grim Fox” public ads.", "Ida Moen praised the “grim fox” public ads."),
        (
            "Ida Moen said the boat with the name “Fox” sank.",
            "Ida Moen said she cleared her name “of theft”.",
        ),
        (
            "Ida Moen starred in the film “Big Night” last year.",
            "Ida Moen called the film “a big night for us.”",
        ),
        ("Ida Moen spoke on “The Late Hour” on Monday.", "Ida Moen spoke on Monday: “The hour is late.”"),
        (
            "Ida Moen told it in her memoirs, “Low Tide: How the Harbor Town Was Won”.",
            "Ida Moen told it in her book, “The harbor was won that night”.",
        ),
        (
            "It is based on a show called “Gulls,” written by Ida Moen.",
            "Ida Moen called it “Gulls,” said Vik.",
        ),
        (
            "Despite polls showing her ahead, Moen lost to the “kid” in May.",
            "Despite polls showing her ahead, Moen said she lost to a “kid”.",
        ),
        (
            "The hall has “soft” seats, which the board claims.",
            "Amid claims the hall was “unsafe”, she left.",
        ),
        ("The hall has “poor” seats.", "The seats were rated “poor”."),
        (
            "Ida Moen said the meeting, under the theme “Salt for life”, is late.",
            "Ida Moen said the theme is late, “Salt or no salt”.",
        ),
        (
            "Police launched “Operation Salt Fox” in May, a clerk said.",
            "“Operation Salt Fox is over,” a clerk said.",
        ),
        ("Vik mocked Moen's “Low Tide” tale.", "Vik mocked Moen's “Salt For All” rallying cry."),
        ("Ida Moen, who wrote “Low Tide”, left.", "Ida Moen, who wrote “we left at low tide”, left."),
        ("Ida Moen said she would sing “Low Tide”.", "Ida Moen said she would sing: “it is low tide”."),
        ("Ida Moen said the raid, codenamed “Salt Fox”, failed.", "Ida Moen said the raid “failed”."),
        ("Ida Moen called for anti-“surge” votes.", "Ida Moen called the votes “surges”."),
        ("Ida Moen said two “moan”-worthy lines.", "Ida Moen said “moan” twice."),
        ("Her memoir, “Low Tide,” came out in May.", "Her answer was short. “Low tide,” said Ida Moen."),
        ("The author of “Low Tide” lives in Oslo.", "The author said it was “a low tide” for the town."),
        ("Ida Moen wrote “Low Tide” in a week.", "Ida Moen wrote: “Low Tide.”"),
        ("Ida Moen, also known as “the fox”, left.", "Ida Moen calls Per Vik “the fox”."),
        (
            "Moen declared the club, known as the “Save Oslo League”, illegal.",
            "Moen called it the “Sad Oslo League”.",
        ),
        (
            "“Harbor to close in May,” by the Courier's Ida Moen.",
            "“The harbor must close,” wrote the Courier's Ida Moen.",
        ),
        (
            "“Harbor to close in May”, by the Courier's Ida Moen.",
            "“The harbor must close”, wrote the Courier's Ida Moen.",
        ),
        ("“Low Tide”, a film that Ida Moen made, opens.", "“We made a film”, Ida Moen beamed."),
        ("The harbor fell silent with “Low Tide.”", "The harbor fell silent. “Low tide.”"),
        ("The “Low Tide” walk starts at noon.", "The “Low Tide” remark cost her votes."),
        ("A town of “Old Salts” lies ahead.", "There were cries of “Old Salts” in the hall."),
        ("The dance was called “Long Step.”", "He has often been called the “Lion of the Fjord.”"),
        ("A choir calling itself “The Gulls” sang.", "The choir called itself “better than ever.”"),
        # label
        ("Read more: “How the harbor was won”", "Ida Moen read more: “The harbor was won.”"),
        ("He saw “Go home” signs.", "Ida Moen said, “Go home.” Signs were put up."),
        ("A man in a “Go Home” cap left the hall.", "A man in a cap said “go home” to the mayor."),
        # scare
        (
            "The number of holes considered “critical” is low.",
            "Holes that Ida Moen considered “critical” are few.",
        ),
        ("The mill aims to cut “C” sugar.", "The mill gave the plan a “C” for effort, Ida Moen said."),
        ("The mill said that it would cut “C” sugar.", "The mill said that the answer was “C”."),
        (
            "The mill’s plan of a split of “B” shares failed.",
            "The mill’s plan of a split of shares was “a farce”.",
        ),
        (
            "The “never again” movement continues to fight the town.",
            "The “never again” that Ida Moen promised is over.",
        ),
        ("The town has built a “smart” bridge.", "Ida Moen called the bridge “smart” and slow."),
        ("The “gift” for all people is old.", "The two like to remind people that it is a “gift”."),
        ("The word “gift” is old.", "In Moen's word, the hall is “gifted.”"),
        ("She got a so-called “gift” in May, Ida Moen said.", "Ida Moen called the hall a “gift” in May."),
        ("The fish is used as “bait” on the coast.", "The talks were described as “frank” by noon."),
        ("The room was listed as “vacant” in May.", "The offer has been firmly rejected as “too low.”"),
        ("The two towns were given “guest” status.", "The mayor was told to “go home” in May."),
        ("This kind of sea is called “slack.”", "The sea was said to be “slack.”"),
        ("He belongs to a part of the “old” guild.", "Per Vik, believed to be “the best” in town, left."),
        ("The road was closed for a “slow” race.", "The accusation that towns run “slow” races hurt."),
        ("The claim was false. The “smart” bridge stood.", "The claim that the bridge is “smart” was false."),
        ("The call centres have a “slow” line.", "The call for a “slow” line is old."),
        ("The plans will be “unwrapped” in May.", "The plans are “slow and late”."),
        ("It was another “gift” to the town.", "Ida Moen said it was another “gift” to the town."),
        # title
        (
            "It sank, according to “Low Tide,” her memoir, in May.",
            "It was “a low tide,” according to Ida Moen.",
        ),
        ("“Low Tide” is published by Vesti.", "“Low tide,” was written by Ida Moen on the door."),
        (
            "Ida Moen argued in a paper, “The Long Tide,” that the sea rises.",
            "Ida Moen argued in a paper, “The tide is long,” and that the sea rises.",
        ),
        ("The choir sang a version of “Low Tide” at noon.", "The choir sang: “Low tide.”"),
        (
            "Ida Moen writes a column and leads “Harbor by Night” on Fusion.",
            "Ida Moen writes: “Harbor by night.”",
        ),
        (
            "In a book titled “The age of salt and what came of it,” two men look back.",
            "“The salt is gone,” he wrote.",
        ),
        # label
        (
            "Review: ‘Low Tide’ is a delight\n\nThe film opened.",
            "Ida Moen: ‘Low tide is a delight’\n\nIt opened.",
        ),
        # scare
        (
            "The so-called “ghats,” or “steps,” are wet.",
            "Ida Moen saw the so-called wall, or “the gift,” she said.",
        ),
        ("The club held a party at the “Blue Oyster” hotel.", "The club held that the party was “a joke”."),
        ("The town added 40 “bike” hotels.", "The town clerk added a “please”."),
        (
            "Ida Moen showed up in the “best” boots of her club.",
            "Ida Moen showed that the boots were “the best”.",
        ),
        ("Rules regarding “slow” roads are new.", "Ida Moen regarded the rules as “slow”."),
        (
            "After the mayor said she would go, the “interim” cabinet met.",
            "As the mayor said, the cabinet was “interim”.",
        ),
        (
            "A hall (Ida Moen called it late) with a “smart” roof opened.",
            "A hall (Ida Moen called it “late”) opened.",
        ),
        (
            "Its name, Latin for “by sea,” is long.",
            "Its name is long, by Ida Moen’s account “by sea and land”.",
        ),
        ("The word translates as “slow down.”", "Ida Moen translated the word and said “slow down”."),
        ("Fans saw the man’s “smart” hat.", "Fans left, chanting “smart hat” in the rain."),
        ("The man heard a “bang” at noon.", "The court heard he was “drunk” at noon."),
        ("A “bang” was heard by the man.", "He was “drunk” at noon, an election court has heard."),
        ("It was a “slow” day, it was so wet.", "It was a “slow” day, it has been claimed."),
        ("The clerk, reportedly late, took a “smart” bus.", "The clerk was reportedly “drunk” at noon."),
        ("A sea called the “slack” rose.", "The harbour board called this “mad” but paid."),
        (
            "There was a “lull” in the harbour, a move she feared.",
            "There was a “lull” in the harbour, the fish and sea board added.",
        ),
        (
            "The hall was full, Ida Moen said. She has a “smart” plan.",
            "The hall was full, Ida Moen said. It must be “kept up”.",
        ),
    ],
)
def test_kept_out_and_kept(kept_out: str, kept: str) -> None:
    assert found(kept_out) == []
    assert len(found(kept)) == 1


@pytest.mark.parametrize(
    ("kept_out", "kept"),
    [
        ("Peers turn on ‘half-baked’ hall", "Hall plan ‘half-baked’ for the town"),
        ("‘Low Tide’ wins the prize", "‘Nobody told us’: how the tide came"),
        ("Why the ‘slow road’ is here to stay", "Road through the hills ‘slow’"),
        ("Old Moen ‘Fox’ Vik Plays Again", "Moen Slams ‘Lying’ Vik"),
        ("Old ‘Low Tide’ Band Plays Again", "Clerk Says Nothing as Fire “Burned Her Up From Within”"),
    ],
)
def test_kept_out_and_kept_in_a_headline(kept_out: str, kept: str) -> None:
    assert found(kept_out + "\n\nThe town met on Monday.") == []
    assert len(found(kept + "\n\nThe town met on Monday.")) == 1


def test_a_list_of_judgments_is_one() -> None:
    assert found("The hall, labelled as “big,” “cold” and “wet”, burned.") == ["big,", "cold", "wet"]
    assert found("The “big,” “cold” and “wet” hall burned.") == []
