from collections.abc import Callable

from builder.assembly.build import Build, CorrectionCounts, Licences, Shard
from builder.assembly.counts import Counts
from builder.assembly.grouping.groups import GroupCounts
from builder.assembly.rows import quotation_rows
from builder.assembly.statistics import StatisticsCounter
from builder.schema import Article
from builder.viewing.summary import found, summary


def test_what_was_found_in_one_line() -> None:
    assert found(Counts(1, 1, 1), 0) == "1 article, 1 quotation (1 direct, 0 mixed, 0 indirect)"
    assert found(Counts(1200), 1) == "1,200 articles, 0 quotations, 1 record rejected"


def test_a_build_ends_with_numbers_rows_and_what_to_do_next(
    annotate_by_hand: Callable[..., Article],
) -> None:
    counts = {"train": Counts(8, 10, 4, 3, 3, 9, 5, 1), "test": Counts(2)}
    files = {"data/articles/train-00000-of-00001.jsonl": Shard("articles", "train", 8, 1, "")}
    groups = GroupCounts(duplicate_groups=1, near_duplicates=3, quotation_groups=2, shared_quotations=5)
    notes = ["1 article without a date of publication went to train"]
    build = Build(
        maker="quotebuilder",
        version="0",
        options={},
        inputs=[],
        texts_sha256="",
        rejected=2,
        left_out=2,
        corrections=CorrectionCounts(),
        counts=counts,
        groups=groups,
        notes=notes,
        licences=Licences(),
        statistics=StatisticsCounter().result(),
        files=files,
    )
    lines = summary(build, quotation_rows(annotate_by_hand())[:1], "out").splitlines()
    assert lines[0] == "out: 10 articles, 10 quotations (4 direct, 3 mixed, 3 indirect), 2 records rejected"
    assert "  articles by split: train 8, test 2" in lines
    assert "  linked to speaker:           9 (90%)" in lines
    assert "  near-duplicates: 3 in 1 group, 2 left out" in lines
    assert "  same quotations: 5 in 2 groups" in lines
    assert f"  note: {notes[0]}" in lines
    assert "  “The cranes are quiet, They will stay so.”" in lines
    assert "    speaker: Ada Brisk, planner, Vellin Port Office" in lines
    assert "    outlet:  Vellin Courier, interview" in lines
    assert "    direct, cue “said”, rule quote-cue-name, row harbour/1" in lines
    assert "  quotebuilder show out" in lines
