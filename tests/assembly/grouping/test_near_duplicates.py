"""Which articles count as nearly the same, and which do not."""

import random

import numpy as np
import pytest

from builder.assembly.grouping.groups import Groups
from builder.assembly.grouping.keys import HASHES, keys_of, shingles
from builder.assembly.grouping.table import KeyTable
from builder.schema import Article

WORDS = [
    f"{a}{b}{c}" for a in ("ba", "do", "fi", "gu", "ke") for b in ("la", "mo", "ni", "su") for c in "rstln"
]


def story(n: int, length: int = 200) -> str:
    """Return a text of ``length`` words that has nothing to do with those of other numbers."""
    chance = random.Random(n)
    return " ".join(chance.choice(WORDS) + str(chance.randrange(50)) for _ in range(length))


def grouped(*texts: str) -> list[int]:
    """Return for each text the number of the first that it is nearly the same as."""
    parts = [keys_of([Article(id=f"a{n}", text=text)]) for n, text in enumerate(texts)]
    return Groups(KeyTable(parts)).duplicates.tolist()  # type: ignore[no-any-return]


BASE = story(1)


def edited(text: str, every: int) -> str:
    words = text.split()
    words[::every] = [f"other{n}" for n in range(len(words[::every]))]
    return " ".join(words)


@pytest.mark.parametrize(
    "text",
    [
        BASE,
        BASE.upper(),
        BASE.replace(" ", ", "),
        BASE.replace(" ", "\n\n", 5),
        f"“{BASE}”",
        edited(BASE, 20),
        edited(BASE, 10),
        " ".join(BASE.split()[:160]),
        " ".join(BASE.split()[:100]),
        " ".join(BASE.split()[40:]),
        f"{BASE} {story(2, 50)}",
        f"{story(2, 25)} {BASE} {story(3, 25)}",
    ],
    ids=[
        "same", "case", "commas", "paragraphs", "marks", "one word in twenty", "one word in ten", "cut by a fifth",
        "cut in half", "cut at the head", "boilerplate after", "boilerplate around",
    ],
)  # fmt: skip
def test_near_duplicates_are_found(text: str) -> None:
    assert grouped(story(7), BASE, story(8), text) == [0, 1, 2, 1]


@pytest.mark.parametrize(
    "text",
    [story(9), edited(BASE, 2), " ".join(BASE.split()[:40]), f"{BASE[:300]} {story(4)}", "", "Rain."],
    ids=["another", "every second word", "a fifth of it", "a paragraph of it", "empty", "one word"],
)
def test_others_are_not(text: str) -> None:
    assert grouped(BASE, text, story(8)) == [0, 1, 2]


def test_texts_of_a_word_or_none_are_the_same_only_if_they_are() -> None:
    assert grouped("Rain.", "Snow.", "rain", "", "…", "Rain fell.") == [0, 1, 0, 3, 4, 5]


def test_groups_go_by_way_of_others() -> None:
    chain = [BASE]
    for n in range(8):
        words = chain[-1].split()
        words[n * 20 : n * 20 + 20] = story(100 + n, 20).split()
        chain.append(" ".join(words))
    assert set(grouped(*chain)) == {0}
    assert grouped(chain[0], chain[-1]) == [0, 1]


def test_a_crowd_of_copies_costs_no_more_than_its_number() -> None:
    assert set(grouped(*[BASE] * 3000)) == {0}


def test_the_order_of_articles_changes_no_group() -> None:
    texts = [story(n) for n in range(10)] + [edited(story(n), 15) for n in range(10)]
    forth = grouped(*texts)
    back = grouped(*reversed(texts))
    pairs = {(a, b) for a in range(20) for b in range(20) if forth[a] == forth[b]}
    assert pairs == {(19 - a, 19 - b) for a in range(20) for b in range(20) if back[a] == back[b]}
    assert len(pairs) == 40


def test_signatures_do_not_change() -> None:
    """Were they to, groups, and with them splits, of datasets published before would."""
    keys = keys_of([Article(id="a", text="The cranes are quiet, and they will stay so.")])
    assert len(keys.signatures) == 4 * HASHES
    assert np.frombuffer(keys.signatures, "<u4")[:4].tolist() == [
        3239391474,
        3303144521,
        3275110709,
        3250315804,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cranes, the CRANES!", {"thecranes", "cranesthe"}),
        ("“One”—two…", {"onetwo"}),
        ("Łódź is far", {"łódźis", "isfar"}),
        ("Rain", {"rain"}),
        ("\ud83d half", {"\ud83dhalf"}),
    ],
)
def test_shingles_are_pairs_of_words(text: str, expected: set[str]) -> None:
    assert shingles(text) == expected
