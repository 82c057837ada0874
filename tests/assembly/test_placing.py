"""Which split an article goes to: groups stay together, shares come out, and what is held out is held out."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.assembly.grouping.groups import Groups
from builder.assembly.grouping.keys import keys_of
from builder.assembly.grouping.table import KeyTable
from builder.assembly.keeping import kept_articles
from builder.assembly.placing import SplitBy, place
from builder.assembly.splits import NAMES, parse_splits
from builder.schema import Article, Entity


def article(n: int, text: str | None = None, speakers: Sequence[str] = (), **known: Any) -> Article:
    """Return an article whose text is its own unless one is given."""
    own = " ".join(f"case{n}x{place}" for place in range(12))
    entities = [Entity(f"a{n}#{m}", name, "person", [], []) for m, name in enumerate(speakers)]
    return Article(id=f"a{n}", text=text or own, speakers=entities, **known)


def new(table: KeyTable) -> Any:
    """Say that no article of ``table`` has a split yet."""
    return np.full(len(table), -1, np.int8)


class Placed(NamedTuple):
    """Where articles went, by id, and what was said of it."""

    splits: dict[str, str]
    notes: list[str]


def placed(
    articles: list[Article], shares: str = "0.8/0.1/0.1", by: SplitBy = "random", kept: Any = None
) -> Placed:
    table = KeyTable([keys_of(articles)])
    groups = Groups(table)
    kept = np.ones(len(table), bool) if kept is None else kept
    places, notes = place(table, groups, parse_splits(shares), by, kept, new(table))
    return Placed({a.id: NAMES[n] for a, n in zip(articles, places.tolist(), strict=True)}, notes)


def test_a_text_stays_in_its_split_for_good() -> None:
    """Were the hash to change, articles of datasets published before would move."""
    articles = [article(n, text) for n, text in enumerate(("one", "two", "nine", "Łódź"))]
    assert list(placed(articles, "0.4/0.3/0.3").splits.values()) == ["validation", "train", "test", "test"]


def test_articles_fall_by_the_shares() -> None:
    counts = Counter(placed([article(n) for n in range(2000)]).splits.values())
    assert counts["train"] == pytest.approx(1600, abs=80)
    assert counts["validation"] == pytest.approx(200, abs=50)


@pytest.mark.parametrize("by", get_args(SplitBy))
def test_a_share_of_nothing_gets_nothing(by: SplitBy) -> None:
    articles = [
        article(
            n, published=f"2024-01-{1 + n % 28:02}", publisher=f"Paper {n % 9}", speakers=[f"Ann {n % 50}"]
        )
        for n in range(200)
    ]
    articles += [article(n) for n in range(200, 220)]
    for shares, expected in (
        ("0/1/0", {"validation"}),
        ("0/0.5/0.5", {"validation", "test"}),
        ("1/0/0", {"train"}),
    ):
        assert set(placed(articles, shares, by).splits.values()) == expected


@pytest.mark.parametrize("by", get_args(SplitBy))
def test_near_duplicates_are_never_parted(by: SplitBy) -> None:
    chance = random.Random(5)
    articles = []
    for n in range(150):
        days = [f"2024-0{chance.randrange(1, 10)}-10" for _ in range(2)]
        for copy in range(2):
            text = article(n).text + (" and more" if copy else "")
            known = {"published": days[copy], "publisher": f"Paper {chance.randrange(20)}"}
            articles.append(article(2 * n + copy, text, [f"Ann Lee{n}x{copy}"], **known))
    splits = placed(articles, "0.5/0.25/0.25", by).splits
    assert all(splits[f"a{2 * n}"] == splits[f"a{2 * n + 1}"] for n in range(150))


def test_adding_articles_moves_only_those_whose_group_they_join() -> None:
    before = placed([article(n) for n in range(400)], "0.5/0.25/0.25").splits
    added = [article(900 + n) for n in range(200)] + [
        article(700 + n, article(n).text + " late") for n in range(20)
    ]
    after = placed([*added, *(article(n) for n in range(400))], "0.5/0.25/0.25").splits
    moved = [name for name, split in before.items() if after[name] != split]
    assert len(moved) <= 20
    assert {int(name[1:]) for name in moved} <= set(range(20))


def test_the_newest_go_to_test() -> None:
    articles = [article(n, published=f"2024-{1 + n // 28:02}-{1 + n % 28:02}") for n in range(200)]
    random.Random(1).shuffle(articles)
    found = placed(articles, by="published")
    last: dict[str, str] = {}
    first: dict[str, str] = {}
    for one in articles:
        split = found.splits[one.id]
        assert one.published is not None
        last[split] = max(last.get(split, ""), one.published)
        first[split] = min(first.get(split, "9"), one.published)
    assert last["train"] < first["validation"] <= last["validation"] < first["test"]
    assert Counter(found.splits.values()) == {"train": 160, "validation": 20, "test": 20}
    assert found.notes == []


def test_what_time_makes_impossible_is_said() -> None:
    days = ["2024-01-01"] * 90 + ["2024-01-02"] * 10
    found = placed([article(n, published=day) for n, day in enumerate(days)], by="published")
    assert Counter(found.splits.values()) == {"train": 90, "test": 10}
    assert found.notes == [
        "the shares are train 90.0% (90) instead of 80.0%, validation 0.0% (0) instead of 10.0%, "
        "test 10.0% (10) instead of 10.0%: of 100 articles, 1 at most must be in one split; "
        "a day goes to one split, and near-duplicates and shared quotations go together"
    ]
    undated = placed(
        [article(n, published="2024-01-01" if n else None) for n in range(30)], "1/0/0", "published"
    )
    assert undated.notes == ["1 article without a date of publication went to train"]
    text = article(0).text
    tied = [article(0, published="2024-01-01"), article(500, text + " again", published="2024-12-31")]
    rest = [article(n, published=f"2024-{1 + n // 28:02}-{1 + n % 28:02}") for n in range(1, 101)]
    found = placed([*tied, *rest], by="published")
    assert found.splits["a0"] == found.splits["a500"] == "test"
    assert found.notes == ["1 article went to a later split than their day, with newer ones they are tied to"]


@pytest.mark.parametrize("by", ["publisher", "speaker"])
def test_what_is_held_out_is_in_one_split(by: SplitBy) -> None:
    chance = random.Random(2)
    names = [f"Name Number{n}" for n in range(60)]
    articles = []
    for n in range(300):
        name = chance.choice(names)
        known: dict[str, Any] = {"publisher": name} if by == "publisher" else {"speakers": [name]}
        articles.append(article(n, **known))
    found = placed(articles, "0.6/0.2/0.2", by)
    splits: dict[str, set[str]] = {}
    for one in articles:
        name = one.publisher or one.speakers[0].name
        splits.setdefault(name, set()).add(found.splits[one.id])
    assert all(len(one) == 1 for one in splits.values())
    counts = Counter(found.splits.values())
    assert (counts["train"], counts["validation"], counts["test"]) == pytest.approx((180, 60, 60), abs=5)
    assert found.notes == []


def test_what_a_hold_out_makes_impossible_is_said() -> None:
    articles = [article(n, publisher="The Courier" if n < 95 else f"Paper {n}") for n in range(100)]
    articles.append(article(100))
    found = placed(articles, by="publisher")
    assert {found.splits[f"a{n}"] for n in (*range(95), 100)} == {"train"}
    unknown, shares = found.notes
    assert unknown == "1 article without a publisher went to train, with what they are tied to"
    assert "train 95.0% (96) instead of 80.0%" in shares
    assert "95 at most must be in one split" in shares


def test_names_are_the_same_whatever_their_case() -> None:
    articles = [
        article(n, publisher=name) for n, name in enumerate(("The Courier", "the  courier", "THE COURIER."))
    ]
    assert len(set(placed(articles, "0.4/0.3/0.3", "publisher").splits.values())) == 1


def test_a_crowd_that_is_tied_together_is_said() -> None:
    text = article(0).text
    articles = [article(n, f"{text} {n}") for n in range(50)] + [article(n) for n in range(50, 100)]
    (note,) = placed(articles).notes
    assert "of 100 articles, 50 at most must be in one split" in note


def test_the_first_published_then_the_longest_is_kept() -> None:
    text = article(0).text
    articles = [
        article(0, text + " one two three"),
        article(1, text, published="2024-03-02"),
        article(2, text + " one", published="2024-03-01"),
        article(3, text + " two three", published="2024-03-01"),
        article(4),
        article(5, article(4).text),
    ]
    table = KeyTable([keys_of(articles)])
    assert kept_articles(table, Groups(table), new(table)).tolist() == [
        False,
        False,
        False,
        True,
        True,
        False,
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 4)), max_size=25),
    st.sampled_from(get_args(SplitBy)),
)
def test_every_article_has_one_place(numbers: list[tuple[int, int, int]], by: SplitBy) -> None:
    articles = [
        article(
            n,
            article(text).text,
            [f"Ann Lee{speaker}"] if speaker else [],
            publisher=f"Paper {speaker}" if speaker else None,
            published=f"2024-01-0{day}" if day else None,
        )
        for n, (text, speaker, day) in enumerate(numbers)
    ]
    splits = placed(articles, "0.5/0.25/0.25", by).splits
    assert len(splits) == len(articles)
    for one in articles:
        for other in articles:
            same = one.text == other.text or (
                by == "publisher" and one.publisher and one.publisher == other.publisher
            )
            assert not same or splits[one.id] == splits[other.id]
