from collections.abc import Callable

from builder.assembly.counts import Counts, best, count, sample
from builder.assembly.rows import quotation_rows
from builder.schema import Article


def test_counts_add_up(annotate_by_hand: Callable[..., Article]) -> None:
    counts = Counts()
    counts.add(count(annotate_by_hand()))
    counts.add(count(annotate_by_hand("other")))
    assert counts == Counts(2, 6, 2, 2, 2, speaker=6, affiliation=4, outlet=2)


def test_the_best_row_has_the_most_links(annotate_by_hand: Callable[..., Article]) -> None:
    rows = quotation_rows(annotate_by_hand())
    ranked = best([sample(row) for row in reversed(rows)])
    assert [one.row.id for one in ranked] == ["harbour/1", "harbour/3", "harbour/2"]


def test_of_equals_the_first_is_the_best(annotate_by_hand: Callable[..., Article]) -> None:
    rows = [row for name in "abcd" for row in quotation_rows(annotate_by_hand(name))[:1]]
    assert [one.row.id for one in best([sample(row) for row in rows])] == ["a/1", "b/1", "c/1"]
