from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.annotation.pipeline import AnnotationOptions
from builder.assembly.counts import Counts
from builder.assembly.grouping.keys import Keys, keys_of
from builder.building import annotated_parts, parts
from builder.building.parts import AnnotatedPart, Journal, Part, PartStore, cut
from builder.corrections.report import CorrectionReport
from builder.errors import QuotebuilderError, Rejected
from builder.schema import Article


def reading(items: list[Article | Rejected]) -> Callable[[Callable[[Rejected], None]], Iterator[Article]]:
    def read(on_reject: Callable[[Rejected], None]) -> Iterator[Article]:
        for item in items:
            if isinstance(item, Rejected):
                on_reject(item)
            else:
                yield item

    return read


def test_parts_end_where_there_is_enough_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 10)
    articles = [Article(id=str(n), text="abcd") for n in range(7)]
    bad = Rejected("a.jsonl", 3, "no text")
    found = list(cut(reading([*articles[:4], bad, *articles[4:], bad])))
    assert [[article.id for article in part.articles] for part in found] == [
        ["0", "1", "2"],
        ["3", "4", "5"],
        ["6"],
    ]
    assert [len(part.rejected) for part in found] == [0, 1, 1]
    assert [part.number for part in found] == [0, 1, 2]


def test_many_small_things_make_a_part_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART_ITEMS", 3)
    found = list(cut(reading([Article(id=str(n), text="a") for n in range(7)])))
    assert [len(part.articles) for part in found] == [3, 3, 1]


def test_records_that_are_none_are_a_part_alone() -> None:
    (part,) = cut(reading([Rejected("a.jsonl", 1, "no text")]))
    assert (part.articles, len(part.rejected)) == ([], 1)
    assert list(cut(reading([]))) == []


def test_a_part_is_known_again_by_everything_in_it() -> None:
    def digest(**known: str) -> bytes:
        (part,) = cut(reading([Article(id="a", text="Rain.", **known)]))
        return part.digest

    assert digest() == digest()
    assert len({digest(), digest(title="T"), digest(publisher="T"), digest(source="x:1")}) == 4


def test_rejected_records_keep_the_order_of_the_input_wherever_parts_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = annotated_parts.annotate_article

    def failing(article: Article, options: AnnotationOptions) -> Article:
        if "fails" in article.text:
            raise ValueError
        return whole(article, options=options)

    monkeypatch.setattr(annotated_parts, "annotate_article", failing)
    bad = [Rejected("a.jsonl", n, "no text") for n in range(4)]
    texts = ["One.", "This fails.", "Two.", "This fails too.", "Three."]
    good = [Article(id=str(n), text=text, source=f"a.jsonl:{10 + n}") for n, text in enumerate(texts)]
    items = [bad[0], good[0], good[1], bad[1], good[2], bad[2], good[3], good[4], bad[3]]
    for length in (1, 12, 1000):
        monkeypatch.setattr(parts, "PART", length)
        store = PartStore(str(tmp_path))
        how = annotated_parts.Annotating(AnnotationOptions())
        told = [*annotated_parts.annotate_parts(cut(reading(items)), store, how, workers=1, apart=False)]
        lines = [record.line for report in told for record in report.rejected]
        assert lines == [0, 11, 1, 2, 13, 3]
        assert lines == [record.line for n in range(len(told)) for record in store.known(n).rejected]


@pytest.fixture
def store(tmp_path: Path) -> PartStore:
    return PartStore(str(tmp_path))


def annotated(number: int) -> tuple[AnnotatedPart, Keys]:
    article = Article(id="a", text="Rain fell on the pier.")
    return AnnotatedPart(number, b"digest", Counts(articles=1), [], CorrectionReport()), keys_of([article])


def test_a_part_comes_back(store: PartStore) -> None:
    assert not store.any()
    assert store.read(4) is None
    part, keys = annotated(4)
    store.write(part, keys, b'{"id": "a"}\n')
    assert store.any()
    assert store.read(4) == store.known(4) == part
    assert store.lines(part) == b'{"id": "a"}\n'
    assert store.keys(part) == keys


@pytest.mark.parametrize("ending", ["part", "jsonl", "keys"])
@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "gone"])
def test_damage_is_found(store: PartStore, tmp_path: Path, ending: str, damage: str) -> None:
    store.write(*annotated(0), b'{"id": "a"}\n')
    path = tmp_path / f"00000000.{ending}"
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes({"cut": data[:-1], "changed": data[:-1] + b"?", "empty": b""}[damage])
    part = store.read(0)
    assert part is None or not store.whole(part)
    if ending == "part":
        with pytest.raises(QuotebuilderError, match="give the same command again"):
            store.known(0)


def test_the_journal_names_what_differs(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path / "journal.json"))
    made = {"version": "1", "inputs": [{"name": "a"}], "columns": None}
    assert journal.differences(made) is None
    journal.write(made)
    assert journal.differences(made) == []
    assert journal.differences({**made, "version": "2", "lexicon": []}) == ["lexicon", "version"]
    (tmp_path / "journal.json").write_text("{")
    assert journal.differences(made) == ["its journal"]


def test_a_part_goes_to_another_process_whole() -> None:
    import pickle

    part = Part(
        3, [Article(id="a", text="Łódź “x”", extra={"n": 1})], [(1, Rejected("f", None, "r", "{}"))], 8, b"d"
    )
    assert pickle.loads(pickle.dumps(part)) == part
