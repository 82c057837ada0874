from collections.abc import Callable

import msgspec
import pytest

from builder.assembly.validation import ContractError, checked_json
from builder.schema import Article, Span


def test_a_sound_article_is_written(annotate_by_hand: Callable[..., Article]) -> None:
    article = annotate_by_hand(published="2024-02-29")
    assert msgspec.json.decode(checked_json(article), type=Article) == article


def shifted(article: Article) -> None:
    article.quotations[0].spans[0] = Span(0, 3)


def mistyped(article: Article) -> None:
    article.quotations[1].type = "reported"  # type: ignore[assignment]


def renumbered(article: Article) -> None:
    article.quotations[2].id = "harbour/7"


def dated(article: Article) -> None:
    article.published = "11 February"


def dated_by_no_day(article: Article) -> None:
    article.published = "2023-02-30"


def halved(article: Article) -> None:
    article.title = "\ud83d"


def nameless(article: Article) -> None:
    article.id = ""


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        (shifted, "quotations[0].text"),
        (mistyped, "$.quotations[1].type"),
        (renumbered, "quotations[2].id"),
        (dated, "published"),
        (dated_by_no_day, "published"),
        (halved, "surrogate"),
        (nameless, "id: empty"),
    ],
)
def test_a_fault_is_named(
    annotate_by_hand: Callable[..., Article], fault: Callable[[Article], None], field: str
) -> None:
    article = annotate_by_hand()
    fault(article)
    with pytest.raises(ContractError) as error:
        checked_json(article)
    assert field in str(error.value)
