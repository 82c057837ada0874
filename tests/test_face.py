"""The Python face: ``builder.annotate``, ``builder.generate`` and ``builder.evaluate``."""

import subprocess
import sys
from pathlib import Path

import pytest

import builder
from builder import Article, QuotebuilderError, Rejected
from builder.schema import violations

SAID = "“The kiln stays warm,” said Edda Marrow, a potter in Lower Quay."


def test_a_string_is_the_text_of_an_article() -> None:
    (article,) = builder.annotate(SAID)
    assert article.text == SAID
    assert article.quotations[0].text == "The kiln stays warm,"
    assert violations(article) == []


def test_strings_mappings_and_articles_come_back_in_order() -> None:
    given = [
        SAID,
        {"body": SAID + " Again.", "headline": "Warm", "id": 7},
        Article(id="mine", text=SAID, publisher="Quay Post"),
        SAID,
    ]
    articles = list(builder.annotate(given))
    assert [article.id for article in articles[1:3]] == ["7", "mine"]
    assert articles[0].id == articles[3].id
    assert (articles[1].title, articles[2].publisher) == ("Warm", "Quay Post")
    assert [article.source for article in articles[:2]] == ["articles:1", "articles:2"]
    assert all(len(article.quotations) == 1 for article in articles)


def test_articles_are_read_as_results_are() -> None:
    def endless() -> "object":
        while True:
            yield SAID

    results = builder.annotate(endless())  # type: ignore[arg-type]
    assert next(results).text == next(results).text


def test_columns_name_the_keys() -> None:
    (article,) = builder.annotate({"copy": SAID}, columns={"text": "copy"})
    assert article.text == SAID


def test_what_is_no_article_is_raised_or_reported() -> None:
    given = [SAID, {"title": "T"}, SAID]
    with pytest.raises(QuotebuilderError, match="articles:2: "):
        list(builder.annotate(given))
    rejected: list[Rejected] = []
    articles = list(builder.annotate(given, on_reject=rejected.append))
    assert len(articles) == 2
    assert [(record.file, record.line) for record in rejected] == [("articles", 2)]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what `datasets` caches out of the home folder."""
    monkeypatch.setattr("datasets.config.HF_DATASETS_CACHE", tmp_path_factory.mktemp("cache"))


def test_a_fault_in_the_word_lists_is_raised_at_once(tmp_path: Path) -> None:
    (tmp_path / "cue.txt").write_text("yammer\tsay\tqt\n")
    with pytest.raises(QuotebuilderError, match=r"cue\.txt: no word list is called that"):
        builder.annotate(SAID, lexicon=str(tmp_path))
    with pytest.raises(QuotebuilderError, match=r"cue\.txt: no word list is called that"):
        builder.generate([{"text": SAID}], tmp_path / "out", lexicon=str(tmp_path))


def test_generate_from_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.txt").write_text(SAID + " Again.")
    dataset = builder.generate(tmp_path, tmp_path / "out", split=(1, 0, 0))
    assert {name: split.num_rows for name, split in dataset.items()} == {"train": 2}
    assert dataset["train"][0]["speaker"]["name"] == "Edda Marrow"


def test_generate_from_objects(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    given = [{"text": SAID}, Article(id="mine", text=SAID + " Again."), {"text": SAID}]
    dataset = builder.generate(given, tmp_path / "out", split="0/0/1")  # type: ignore[arg-type]
    assert set(dataset["test"]["article_id"]) >= {"mine"}
    assert dataset["test"].num_rows == 2
    assert "articles:3: duplicate id" in caplog.text


def test_generate_takes_the_options_of_the_command(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def text(n: int) -> str:
        return f"{' '.join(f'case{n}x{place}' for place in range(30))}. {SAID}"

    given = [{"text": text(n), "date": f"2024-05-{n + 1:02}"} for n in range(20)]
    given += [
        {"text": text(0) + " Again.", "date": "2024-04-01"},
        {"text": text(30)},
        {"text": text(31) * 20},
    ]
    dataset = builder.generate(
        given,
        tmp_path / "out",
        split="0.5/0.25/0.25",
        split_by="published",
        deduplicate=True,
        format="parquet",
        shard_size="10KB",
        max_article_chars=2000,
    )
    assert "characters, more than 2,000" in caplog.text
    assert "1 article without a date of publication went to train" in caplog.text
    assert {split: rows.num_rows for split, rows in dataset.items()} == {
        "train": 10,
        "validation": 6,
        "test": 5,
    }
    assert None in dataset["train"]["published"]
    assert max(filter(None, dataset["train"]["published"])) < min(dataset["validation"]["published"])
    assert [str(day) for day in dataset["test"]["published"]] == [f"2024-05-{n}" for n in range(16, 21)]
    assert {path.suffix for path in (tmp_path / "out" / "data").rglob("*.*")} == {".parquet"}
    with pytest.raises(QuotebuilderError, match="such as 500MB"):
        builder.generate(given, tmp_path / "out", shard_size="large")


def test_generate_without_quotations(tmp_path: Path) -> None:
    assert builder.generate([{"text": "Rain fell."}], tmp_path / "out") == {}
    assert (tmp_path / "out" / "build.json").exists()


@pytest.mark.parametrize("inputs", ["nowhere.txt", [], [{"title": "no text"}]])
def test_generate_with_nothing_to_read(tmp_path: Path, inputs: "object") -> None:
    with pytest.raises(QuotebuilderError):
        builder.generate(inputs, tmp_path / "out", on_reject=lambda _: None)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


def test_evaluate_takes_what_annotate_gives() -> None:
    gold = list(builder.annotate([SAID, SAID + " Again."]))
    evaluation = builder.evaluate(gold, {"mine": gold[:1]}, allow_missing=True, samples=0)
    assert evaluation["mine"].scores["quotation_strict"].micro["recall"].value == 0.5


def test_import_is_quick() -> None:
    code = (
        "import sys; before = set(sys.modules); import builder; "
        "heavy = {'msgspec', 'click', 'datasets', 'spacy'} & set(sys.modules); assert not heavy, heavy; "
        "builder.Article; builder.annotate; assert 'datasets' not in sys.modules; "
        "(_,) = builder.annotate('Rain.'); "
        "heavy = {'datasets', 'pyarrow', 'spacy', 'rich', 'trafilatura'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_name_of_the_face_is_there() -> None:
    assert all(getattr(builder, name) is not None for name in builder.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        builder.nothing  # noqa: B018
