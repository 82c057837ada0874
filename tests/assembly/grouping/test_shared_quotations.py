"""Which quotations count as the same, and which do not."""

import pytest

from builder.annotation.pipeline import annotate_article
from builder.assembly.grouping.groups import Groups
from builder.assembly.grouping.keys import keys_of
from builder.assembly.grouping.table import KeyTable
from builder.schema import Article

LONG = "We have asked for a second ferry since the spring, and the answer was always next year"
MIDDLE = "The second ferry will come when it comes, sadly"
SHORT = "We have no comment on that"


def same(*texts: str) -> bool:
    """Tell whether the quotations of the texts are one group, and the articles therefore together."""
    articles = []
    for n, text in enumerate(texts):
        # So that the articles are no near-duplicates.
        around = " ".join(f"case{n}x{word}" for word in range(40))
        articles.append(annotate_article(Article(id=f"a{n}", text=f"{text}\n\n{around}.")))
    assert all(article.quotations for article in articles)
    groups = Groups(KeyTable([keys_of(articles)]))
    together = groups.together.tolist()
    assert (len(set(together)) == 1) == (len(groups.quotations.numbers) > 0)
    return len(set(together)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"“{LONG},” said Petra Lund.", f"At noon Lund spoke. “{LONG},” Petra Lund told the Dalby Gazette."),
        (f"“{LONG},” said Petra Lund.", f"“{LONG},” said the mayor."),
        (f"“{LONG},” said Petra Lund.", f"“{LONG}!” somebody shouted."),
        (f"“{MIDDLE},” said Petra Lund.", f"“{MIDDLE.upper()}”, Ms Lund said."),
        (f"“{LONG}. It rains. We wait,” said Petra Lund.", f"“{LONG},” said Petra Lund."),
        (f"“It rains. {LONG},” said Petra Lund.", f"“{LONG},” said Petra Lund. “We wait for it in the rain.”"),
        (
            "“We have asked for a second ferry,” said Petra Lund, “since the spring, and we will ask again.”",
            "Lund said: “We have asked for a second ferry, since the spring, and we will ask again.”",
        ),
        (f"Petra Lund said that {LONG}.", f"Petra Lund said {LONG.lower()}."),
        (f"“{LONG},” said Petra Lund.", f"Petra Lund said of the islands that “{LONG.lower()}.”"),
    ],
    ids=[
        "other words around", "another speaker, long", "no speaker, long", "the last name", "one of three sentences",
        "in another place", "with and without a break", "indirect", "between marks",
    ],
)  # fmt: skip
def test_the_same_words_are_the_same_quotation(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"“{SHORT},” said Petra Lund.", f"“{SHORT},” said Petra Lund."),
        (f"“{MIDDLE},” said Petra Lund.", f"“{MIDDLE},” said Tomas Ekwall."),
        (f"“{LONG},” said Petra Lund.", f"“{LONG.replace('second', 'third')},” said Petra Lund."),
    ],
    ids=["a commonplace", "of middle length, another speaker", "other words"],
)
def test_others_are_not(one: str, other: str) -> None:
    assert not same(one, other)


def test_words_twice_in_one_article_are_one_group() -> None:
    article = annotate_article(
        Article(id="a", text=f"“{LONG},” said Petra Lund.\n\nRain fell.\n\n“{LONG},” Lund said.")
    )
    assert len(article.quotations) == 2
    assert shared(Groups(KeyTable([keys_of([article])]))) == {0: 0, 1: 0}


def shared(groups: Groups) -> dict[int, int]:
    """Return the first that is the same of each quotation that is there twice."""
    numbers, firsts = groups.quotations
    return dict(zip(numbers.tolist(), firsts.tolist(), strict=True))


def test_parts_are_put_together_as_one_would_be() -> None:
    texts = [
        f"“{LONG},” said Petra Lund.",
        "Rain fell.",
        f"“{MIDDLE},” said Petra Lund.",
        f"“{LONG},” said Lund.",
    ]
    articles = [annotate_article(Article(id=f"a{n}", text=text)) for n, text in enumerate(texts)]
    whole = Groups(KeyTable([keys_of(articles)]))
    parts = Groups(KeyTable([keys_of(articles[:2]), keys_of([]), keys_of(articles[2:])]))
    assert shared(whole) == shared(parts) == {0: 0, 2: 0}
    assert whole.together.tolist() == parts.together.tolist() == [0, 1, 2, 0]
    assert parts.counts().shared_quotations == 2
